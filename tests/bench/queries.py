"""
How long four queries take on large tables: python -m tests.bench.queries.

Through the app's layer, in SQL and pandas by hand, and on codes with numpy. Each way runs in a
process of its own, which is also where its memory is taken. Prints a section of RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median

import narwhals
import pandas as pd

from tests.bench.asked.engines import WAYS
from tests.bench.asked.layer import HELD
from tests.bench.asked.question import ACTORS, ISSUES, PAGE, QUERIES, asked_of
from tests.bench.asked.timed import timed
from tests.bench.generated_parquet import table_in
from tests.bench.results import number, table_of

SIZES = (10**4, 10**6, 10**7)
ROUNDS = 7

MUST = {"timeline": 1.5, "matrix": 2.5, "positions": 1.5, "page": 1.5}
"""Query -> what the layer may take, in times of the same by hand ..."""
SPARE = 15
"""... and milliseconds beyond."""

SECTION = """\
## Four queries on large tables

Made by `python -m tests.bench.queries`, which prints this section. {conditions}

The tables are those of `tests/bench/generated_parquet.py`. Asked are bars of the timeline, where
each actor stands on each issue (of all that is known), stances over time, and the {page} newest
records with all columns; but for the matrix of six years, {actors} actors and {issues} issues.
Milliseconds, warm: median [least] of {rounds} rounds ({few} at 10^7); "rows" says whether a way
found the same as the first. In pandas the table has only the {held} columns that are read. Memory in MB: once the table is open, and the most during the queries.

{tables}

### The layer beside the same by hand

It may take {spare} ms more than the times given.

{ratios}

### Growth

Exponents of time between two sizes: 1 is proportional to the rows.

{growth}
"""

Found = dict[int, dict[str, dict]]
"""Rows of the table -> way -> what tests.bench.asked.timed.timed found."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns its exit code: 1 where something is not as it must be."""
    asked = _parser().parse_args(arguments)
    if asked.way:
        question = asked_of(asked.path, json.loads(asked.steps))
        print(json.dumps(timed(asked.way, question, asked.rounds)))
        return 0
    load, found = os.getloadavg()[0], {}
    with _tables(asked.tables) as folder:
        for rows in asked.rows:
            found[rows] = _ask(table_in(folder, rows), asked.ways, _rounds(rows, asked.rounds))
    conditions = (
        f"{time.strftime('%Y-%m-%d', time.gmtime())}; {os.cpu_count()} cores, load average "
        f"{load:.1f} before; Python {platform.python_version()}, pandas {pd.__version__}, "
        f"narwhals {narwhals.__version__}, DuckDB {version('duckdb')}."
    )
    ratios, is_met = _ratios(found)
    print(
        SECTION.format(
            conditions=conditions,
            page=f"{PAGE:,}",
            held=len(HELD),
            actors=ACTORS,
            issues=ISSUES,
            rounds=asked.rounds,
            few=_rounds(10**7, asked.rounds),
            tables="\n\n".join(_times(rows, ways) for rows, ways in found.items()),
            spare=SPARE,
            ratios=ratios,
            growth=_growth(found),
        )
    )
    return int(not is_met)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.queries", description="Time four queries on large tables."
    )
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="sizes of the tables")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each is asked")
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=WAYS, help="ways to ask")
    parser.add_argument("--tables", type=Path, help="folder of generated tables, kept and reused")
    parser.add_argument("--way", choices=WAYS, help="ask in one way, in this process")
    parser.add_argument("--path", type=Path, help="the table of this process")
    parser.add_argument("--steps", default="{}")
    return parser


@contextmanager
def _tables(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder
    else:
        with tempfile.TemporaryDirectory() as made:
            yield Path(made)


def _rounds(rows: int, rounds: int) -> int:
    return rounds if rows < 10**7 else max(1, rounds // 2)


def _ask(path: Path, ways: Sequence[str], rounds: int) -> dict[str, dict]:
    """Ask in each way; by hand the bars are as wide as the layer chose them."""
    found, steps = {}, {}
    for way in sorted(ways, key=lambda way: not way.startswith("layer")):
        command = [sys.executable, "-m", "tests.bench.queries", "--way", way, "--path", str(path)]
        command += ["--rounds", str(rounds), "--steps", json.dumps(steps)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        found[way] = json.loads(done.stdout)
        steps = steps or found[way]["steps"]
        print(f"{time.strftime('%H:%M:%S')} {path.parent.name}, {way}", file=sys.stderr)
    return {way: found[way] for way in ways}


def _times(rows: int, ways: dict[str, dict]) -> str:
    head = [f"{rows:,} rows", *QUERIES, "rows", "opened, s", "MB open", "MB most"]
    first = next(iter(ways.values()))["queries"]
    lines = []
    for way, taken in ways.items():
        sizes = [number(taken[name]) for name in ("load", "loaded", "peak")]
        queries = taken["queries"]
        cells = [_cell(queries[query]) for query in QUERIES]
        lines.append([WAYS[way].words, *cells, _equal(queries, first), *sizes])
    return table_of(head, lines)


def _cell(query: dict) -> str:
    if "error" in query:
        return query["error"]
    return f"{number(median(query['ms']))} [{number(min(query['ms']))}]"


def _equal(queries: dict, first: dict) -> str:
    told = {
        query: (each.get("digest"), first[query].get("digest")) for query, each in queries.items()
    }
    known = {query: pair for query, pair in told.items() if None not in pair}
    differ = [query for query, (one, other) in known.items() if one != other]
    return f"**other: {', '.join(differ)}**" if differ else "same" if known else ""


def _ratios(found: Found) -> tuple[str, bool]:
    lines, is_met = [], True
    for rows, ways in found.items():
        for way, taken in ways.items():
            beside = WAYS[way].beside
            if beside in ways:
                cells = [
                    _verdict(query, taken["queries"][query], ways[beside]["queries"][query])
                    for query in QUERIES
                ]
                is_met &= not any("**" in cell for cell in cells)
                lines.append([f"{rows:,} rows, {WAYS[way].words}", *cells])
    head = ["the layer", *(f"{query}, must {MUST[query]:g}x" for query in QUERIES)]
    return table_of(head, lines), is_met


def _verdict(query: str, layer: dict, by_hand: dict) -> str:
    if "error" in layer or "error" in by_hand:
        return "**not met: error**"
    taken, limit = median(layer["ms"]), median(by_hand["ms"])
    met = "met" if taken <= MUST[query] * limit + SPARE else "**not met**"
    return f"{taken / limit:.1f}x, {met}"


def _growth(found: Found) -> str:
    sizes = list(found)
    lines = []
    for small, large in zip(sizes, sizes[1:], strict=False):
        for way in found[small]:
            both = [found[size][way]["queries"] for size in (small, large)]
            cells = [_exponent(*(each[query] for each in both), large / small) for query in QUERIES]
            lines.append([f"{small:,} to {large:,} rows, {WAYS[way].words}", *cells])
    return table_of(["between", *QUERIES], lines)


def _exponent(small: dict, large: dict, times: float) -> str:
    if "error" in small or "error" in large:
        return ""
    return f"{math.log(median(large['ms']) / median(small['ms']), times):.2f}"


if __name__ == "__main__":
    sys.exit(main())
