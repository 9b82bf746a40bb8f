"""Which cells of a record go together, as pandera checks."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pandera.pandas as pa

from lib.vocabulary import ACTS_WITHOUT_STANCE, Act, RecordType, Stance

ACTS_WITH_STANCE = [act for act in Act if act not in ACTS_WITHOUT_STANCE]


def _refuse(column: str, wrong: Callable[[pd.DataFrame], pd.Series], error: str) -> pa.Check:
    """Refuse the rows that are wrong, and lay it to one column."""
    # One failure case is enough for pandera: the rows are read from the check's output.
    return pa.Check(lambda rows: ~wrong(rows), name=column, error=error, n_failure_cases=1)


def _is(rows: pd.DataFrame, record_type: RecordType) -> pd.Series:
    return rows["record_type"] == record_type


def _takes_no_stance(rows: pd.DataFrame) -> pd.Series:
    return _is(rows, RecordType.EVENT) | rows["act"].isin(ACTS_WITHOUT_STANCE)


def _lacks_stance(rows: pd.DataFrame) -> pd.Series:
    takes_one = _is(rows, RecordType.STATEMENT) & rows["act"].isin(ACTS_WITH_STANCE)
    return takes_one & rows["stance"].isna()


def _lacks_condition(rows: pd.DataFrame) -> pd.Series:
    is_conditional = (rows["stance"] == Stance.CONDITIONAL) & ~_takes_no_stance(rows)
    return is_conditional & rows["condition"].isna()


def _has_idle_condition(rows: pd.DataFrame) -> pd.Series:
    is_plain = rows["stance"].isin([Stance.SUPPORT, Stance.UNCLEAR])
    return rows["condition"].notna() & (is_plain | _takes_no_stance(rows))


# A rule names the words it is about, never "all but": a misspelt word is one problem, not three.
RECORD_RULES = [
    _refuse(
        "issue",
        lambda rows: _is(rows, RecordType.STATEMENT) & rows["issue"].isna(),
        "a statement needs an issue.",
    ),
    _refuse(
        "act",
        lambda rows: _is(rows, RecordType.STATEMENT) & rows["act"].isna(),
        "a statement needs an act.",
    ),
    _refuse(
        "act",
        lambda rows: _is(rows, RecordType.EVENT) & rows["act"].notna(),
        "is given, but an event has no act.",
    ),
    _refuse("stance", _lacks_stance, "only the acts assess and decline have no stance."),
    _refuse(
        "stance",
        lambda rows: _takes_no_stance(rows) & rows["stance"].notna(),
        "is given, but events and the acts assess and decline have no stance.",
    ),
    _refuse("condition", _lacks_condition, "the stance conditional needs a condition."),
    _refuse(
        "condition",
        _has_idle_condition,
        "is given, but only the stances conditional and oppose have a condition.",
    ),
    _refuse(
        "event_type",
        lambda rows: _is(rows, RecordType.STATEMENT) & rows["event_type"].notna(),
        "is given, but only an event has an event type.",
    ),
]
