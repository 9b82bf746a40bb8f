"""The statements of some actors on some issues: counted, and few of them read one by one."""

from __future__ import annotations

from datetime import date

import narwhals.stable.v2 as nw
import pandas as pd
from narwhals.stable.v2.typing import IntoFrame

from lib.analysis.history import history_days
from lib.analysis.timeline import Window, asked_window, time_window
from lib.evidence import SPOKEN
from lib.frames import MOST_STATEMENTS, distinct, number_of, to_pandas

Ids = tuple[str, ...]


def statements_of(
    records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = (), *, stance: bool = True
) -> nw.LazyFrame:
    """
    Choose statements without reading them: what each function here is about.

    Args:
        records_by_actor: one row per record and actor.
        actors: of these actors only; empty for all.
        issues: on these issues only; empty for all.
        stance: only those with a stance.

    Returns:
        Rows of `records_by_actor`: statements, status occurred.
    """
    frame = nw.from_native(records_by_actor).lazy().filter(*SPOKEN)
    for column, ids in (("actor_id", actors), ("issue", issues)):
        if ids:
            frame = frame.filter(nw.col(column).is_in(list(ids)))
    return frame.filter(~nw.col("stance").is_null()) if stance else frame


def count_statements(records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = ()) -> int:
    """Count the statements with a stance; one by two actors counts twice."""
    return number_of(statements_of(records_by_actor, actors, issues))


def are_too_many(records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = ()) -> bool:
    """Say whether the statements are too many to find shifts among them, or to mark each."""
    return count_statements(records_by_actor, actors, issues) > MOST_STATEMENTS


def count_behind(records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = ()) -> int:
    """
    Count the statements behind the cells of some actors and issues, each once.

    Args:
        records_by_actor: one row per record and actor.
        actors: those of the result of lib.analysis.standing.choose_cells.
        issues: likewise.

    Returns:
        As many as lib.analysis.standing.statements_behind lists.
    """
    ids = statements_of(records_by_actor, actors, issues, stance=False)
    return number_of(distinct(ids, "record_id"))


def sources_behind(
    records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = (), *, stance: bool = False
) -> pd.DataFrame:
    """
    Take what the statements behind some cells rest on, for lib.origins.Cited.

    Returns:
        One row per list of sources and outlet quoted: source, via.

    Raises:
        TooManyRows: in an engine, there are more than MOST_STATEMENTS.
    """
    chosen = statements_of(records_by_actor, actors, issues, stance=stance)
    return to_pandas(distinct(chosen, "source", "via"), MOST_STATEMENTS)


def days_of(records_by_actor: IntoFrame, actors: Ids = (), issues: Ids = ()) -> pd.DataFrame:
    """Count statements with a stance as lib.analysis.history.history_days."""
    return history_days(statements_of(records_by_actor, actors, issues))


def window_of(
    records_by_actor: IntoFrame, known: date, actors: Ids = (), issues: Ids = ()
) -> Window:
    """Choose the days to show of statements with a stance: lib.analysis.timeline.time_window."""
    return time_window(statements_of(records_by_actor, actors, issues), known)


def asked_window_of(
    records_by_actor: IntoFrame,
    whole: Window,
    asked: tuple[date | None, date | None],
    actors: Ids = (),
    issues: Ids = (),
) -> Window:
    """Choose the days asked for: lib.analysis.timeline.asked_window of statements with a stance."""
    return asked_window(statements_of(records_by_actor, actors, issues), whole, *asked)
