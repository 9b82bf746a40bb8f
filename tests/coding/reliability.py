"""How far two coders agree: python -m tests.coding.reliability DIR."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd

FIELDS = ("record_type", "actor", "issue", "act", "stance", "date")
FOLDER = "reliability"
DRAWS, SEED = 2000, 1


def read_trials(folder: Path) -> pd.DataFrame:
    """
    Read the two codings of every trial.

    Returns:
        One row per trial, record and field: trial, record_id, field, first, second
        (empty text where nothing is coded), settled, reason.
    """
    files = sorted((folder / FOLDER).glob("trial-*.csv"))
    parts = [pd.read_csv(file, dtype="str").fillna("") for file in files]
    return pd.concat(
        [part.assign(trial=file.stem) for part, file in zip(parts, files, strict=True)]
    )


def agreement(trials: pd.DataFrame) -> pd.DataFrame:
    """
    Compute Krippendorff's alpha of each trial and field.

    Args:
        trials: the result of `read_trials`.

    Returns:
        One row per trial and field: trial, field, records (both codings of which
        have the field), equal, alpha, low and high (2.5th and 97.5th percentile of
        alpha over DRAWS samples of the records with replacement).

    Source:
        Nominal alpha for two coders without missing values, of the package
        `krippendorff`. A date or a list of actors is equal or not, never nearly equal.
    """
    rows = []
    for (trial, field), part in trials.groupby(["trial", "field"], sort=False):
        codes = _codes(part[["first", "second"]].to_numpy())
        draws = _bootstrap(codes)
        equal = int((codes[:, 0] == codes[:, 1]).sum())
        rows.append([trial, field, len(codes), equal, _alpha(codes), *draws])
    columns = ["trial", "field", "records", "equal", "alpha", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def _codes(values: np.ndarray) -> np.ndarray:
    """Number the values: one row per record, one column per coder."""
    return np.unique(values, return_inverse=True)[1].reshape(values.shape).astype("float64")


def _alpha(codes: np.ndarray) -> float:
    if len(np.unique(codes)) == 1:
        return 1.0  # one value everywhere: nothing to agree on by chance
    return krippendorff.alpha(reliability_data=codes.T, level_of_measurement="nominal")


def _bootstrap(codes: np.ndarray) -> tuple[float, float]:
    random = np.random.default_rng(SEED)
    samples = (codes[random.integers(0, len(codes), len(codes))] for _ in range(DRAWS))
    low, high = np.percentile([_alpha(sample) for sample in samples], [2.5, 97.5])
    return float(low), float(high)


def as_table(found: pd.DataFrame) -> str:
    """Write the result of `agreement` as it stands in a case's README."""
    lines = [
        "| trial | field | records | equal | alpha | 95 % interval |",
        "|---|---|--:|--:|--:|---|",
    ]
    lines += [
        f"| {row.trial} | {row.field} | {row.records} | {row.equal} | {row.alpha:.2f} | "
        f"{row.low:.2f} to {row.high:.2f} |"
        for row in found.itertuples()
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m tests.coding.reliability", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of a case")
    print(as_table(agreement(read_trials(parser.parse_args(arguments).folder))))


if __name__ == "__main__":
    main()
