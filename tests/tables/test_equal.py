"""A table in an engine gives the same small tables as the same rows in memory."""

from dataclasses import asdict, dataclass, is_dataclass
from datetime import date

import pandas as pd
import pytest

from lib import evidence
from lib.analysis import (
    actors,
    agenda,
    alt_text,
    answered,
    codebook,
    compare,
    history,
    matrix,
    meetings,
    positions,
    prevailing,
    records,
    solidity,
    sources,
    standing,
    statements,
    timeline,
    timeline_bins,
)
from lib.case import Case, read_case
from lib.choices import FIELD, FIELDS, choices, option_counts
from lib.filters import Filters
from lib.frames import to_pandas
from lib.origins import Cited
from tests.bench.generated import write_generated
from tests.tables.opened import opened as opened_in
from tests.tables.opened import roughened, write_parquet

SERVERS = {"DuckDB": None, "PostgreSQL": "postgres", "Spark": "spark"}
"""Engine -> the fixture that starts it; None: it needs no server."""


@dataclass(frozen=True)
class Asked:
    """What is worked out from memory before both are asked: settings, not what is compared."""

    case: Case
    as_of: date
    whole: timeline.Window
    cells: pd.DataFrame
    meetings: pd.DataFrame
    answers: pd.Series

    @property
    def chosen(self):
        """Some actors, and some issues."""
        ids = self.case.actors["actor_id"], self.case.issues["issue_id"]
        return tuple(ids[0].iloc[:9]), tuple(ids[1].iloc[:6])


@pytest.fixture(scope="module", params=[300, 3000], ids="{:,} records".format)
def asked(request, tmp_path_factory):
    case = read_case(write_generated(tmp_path_factory.mktemp("case"), request.param))
    case = roughened(case)
    as_of = case.records["known_on"].max().date()
    rows, by_actor = case.records, case.records_by_actor
    return Asked(
        case,
        as_of,
        timeline.time_window(rows, as_of),
        standing.position_cells(by_actor, as_of.year),
        meetings.meetings(rows, as_of),
        answered.answer_counts(rows),
    )


@pytest.fixture(scope="module", params=list(SERVERS))
def opened(request, asked, tmp_path_factory):
    server = SERVERS[request.param] and request.getfixturevalue(SERVERS[request.param])
    rows = asked.case.records
    if server:
        source = server.load("records", rows)
    else:
        path = tmp_path_factory.mktemp("engine") / "records.parquet"
        source = str(write_parquet(rows, path))
    with opened_in(source, asked.case, getattr(server, "user", None)) as frames:
        yield frames


def brief(take):
    def told(rows, by_actor, asked):
        taken = take(asked.meetings, rows) if take else agenda.latest_records(rows)
        return agenda.brief_lines(taken, by_actor, asked.as_of)

    return told


def shown_rows(rows, by_actor, asked):
    newest = evidence.newest_records(rows, timeline.NAMED_ROWS)
    return timeline.timeline_rows(newest, by_actor, asked.whole)


def some_rows(rows, by_actor, asked):
    few = Filters(side=("Joint",), end=asked.whole.first).apply(rows)
    return timeline.timeline_rows(few, by_actor, asked.whole)


class Known:
    """What was known: the rows exist only while something is asked of them."""

    def __init__(self, by_actor):
        self._rows = by_actor

    def of_records_by_actor(self, compute, *settings):
        return compute(self._rows, *settings)


def with_stance(by_actor, asked):
    return positions.statements_with_stance(by_actor)


def made(of):
    return of.records, of.cells, of.cited.drop_duplicates().sort_values(["source", "via"])


def newest(found):
    return found.newest[["record_id", "latest"]], found.made.records


CASES = {
    "whole window": lambda r, a, q: timeline.time_window(r, q.as_of),
    "window asked for": lambda r, a, q: timeline.asked_window(r, q.whole, None, None),
    "lanes": lambda r, a, q: alt_text.lane_counts(r),
    "bars": lambda r, a, q: timeline_bins.timeline_bins(r, q.whole),
    "strip": lambda r, a, q: timeline_bins.strip_bins(r, q.whole),
    "newest records": lambda r, a, q: evidence.newest_records(r, 200),
    "newest records, few": lambda r, a, q: evidence.newest_records(r, 1),
    "named records": shown_rows,
    "named records, chosen in the engine": some_rows,
    "records by id": lambda r, a, q: records.in_order_of(q.meetings.head(50), r),
    "actors of records": lambda r, a, q: actors.actors_of(
        a, q.case.records["record_id"].iloc[5:90]
    )[list(actors.READ)],
    "made of": lambda r, a, q: made(evidence.made_of(r)),
    "known days": lambda r, a, q: [evidence.first_known(r), evidence.last_known(r)],
    "records by ids": lambda r, a, q: newest(
        evidence.evidence_of_ids(r, tuple(q.case.records["record_id"].iloc[3:40]), 30)
    ),
    "records of a cell": lambda r, a, q: newest(
        evidence.evidence_of_cell(a, tuple(q.chosen[0][:2]), "gebühr", 30)
    ),
    "records of a bar": lambda r, a, q: newest(
        evidence.evidence_of_bin(r, "Joint", "2000-01-01", "2099-12-31", "event", 30)
    ),
    "records of a step": lambda r, a, q: newest(
        evidence.evidence_of_step(
            a, "gebühr", "2000-01-01", "2099-12-31", "", tuple(q.chosen[0]), 30
        )
    ),
    "actors heard": lambda r, a, q: evidence.actors_heard(a),
    "answers": lambda r, a, q: answered.answer_counts(r),
    "most answered": lambda r, a, q: answered.most_answered(q.answers, r, r),
    "most answered, all of them": lambda r, a, q: answered.most_answered(q.answers, r, r, 10_000),
    "meetings": lambda r, a, q: meetings.meetings(r, q.as_of),
    "meetings shown": lambda r, a, q: meetings.shown_meetings(
        q.meetings, Filters(side=("Northland", "Joint")).apply(r)
    ),
    "coming": brief(agenda.coming_records),
    "overdue": brief(agenda.overdue_records),
    "latest": brief(None),
    "latest records": lambda r, a, q: agenda.latest_records(r, 40),
    "evidence": lambda r, a, q: solidity.evidence_counts(r),
    **{
        f"records of evidence {kind}": lambda r, a, q, kind=kind: (
            solidity.evidence_of_kind(r, kind, 30).newest
        )
        for kind in (solidity.LOW, solidity.NO_SPEECH, solidity.UNCONFIRMED)
    },
    "position cells": lambda r, a, q: standing.position_cells(a, q.as_of.year),
    "position cells, statements with a stance": lambda r, a, q: positions.positions_held(
        a, q.as_of.year
    ),
    "matrix, by what prevails": lambda r, a, q: matrix.whole_matrix(Known(a), q.as_of, True),
    "matrix, by the latest": lambda r, a, q: matrix.whole_matrix(Known(a), q.as_of, False),
    "cells shown": lambda r, a, q: standing.choose_cells(
        q.cells, evidence.spoken_cells(Filters(side=("Southland",)).apply_by_actor(a))
    ),
    "statements of cells": lambda r, a, q: (
        standing.cell_statements(a).sort_values(standing.CELL, kind="stable").reset_index(drop=True)
    ),
    "crowded": lambda r, a, q: prevailing.is_crowded(a),
    "prevailing": lambda r, a, q: prevailing.prevailing_cells(q.cells, a, q.as_of),
    "statements": lambda r, a, q: with_stance(a, q),
    "statements counted": lambda r, a, q: statements.count_statements(a, *q.chosen),
    "statements behind": lambda r, a, q: statements.count_behind(a, *q.chosen),
    "too many statements": lambda r, a, q: statements.are_too_many(a, *q.chosen),
    "sources behind": lambda r, a, q: Cited(q.case.sources, q.as_of).count(
        statements.sources_behind(a, *q.chosen)
    ),
    "shifts": lambda r, a, q: positions.shifts(with_stance(a, q)),
    "shifts, newest": lambda r, a, q: positions.shifts(with_stance(a, q), 10),
    "shifts counted": lambda r, a, q: positions.count_shifts(with_stance(a, q)),
    "movement": lambda r, a, q: positions.movement_points(with_stance(a, q), q.whole),
    "many statements": lambda r, a, q: history.is_many(statements.statements_of(a)),
    "history": lambda r, a, q: history.history(
        statements.statements_of(a), issue_columns(q), q.whole, 24
    ),
    "days of history": lambda r, a, q: ordered(statements.days_of(a, *q.chosen)),
    "window of statements": lambda r, a, q: statements.window_of(a, q.as_of),
    "window asked for of statements": lambda r, a, q: statements.asked_window_of(
        a, q.whole, (None, None), *q.chosen
    ),
    "actors compared": lambda r, a, q: compare.compare_actors(
        statements.statements_of(a), issue_columns(q), q.case.actors, q.as_of.year, q.chosen[0][:3]
    ),
    "sides compared": lambda r, a, q: compare.compare_sides(
        statements.statements_of(a), q.as_of.year, "gebühr"
    ),
    "documents": lambda r, a, q: sources.source_rows(r, q.case.sources),
    "documents counted": lambda r, a, q: Cited(q.case.sources, q.as_of).count(r),
    "issues of the codebook": lambda r, a, q: codebook.issue_entries(r, q.case.issues),
    "actors of the codebook": lambda r, a, q: codebook.actor_entries(
        a, codebook.voiced_counts(r), q.case.actors
    ),
    "choices": lambda r, a, q: asdict(choices(r, q.case.actors, q.case.issues, q.case.sources)),
    **{
        f"options of {field.name}": lambda r, a, q, field=field: option_counts(r, field, q.as_of)
        for field in FIELDS
    },
}
"""What is asked -> the answer from records, records by actor and settings."""


def issue_columns(asked):
    return matrix.issue_columns(asked.cells, asked.case.issues)


def ordered(rows):
    return rows.sort_values(list(rows.columns)).reset_index(drop=True)


@pytest.mark.parametrize("answer", CASES.values(), ids=CASES.keys())
def test_an_engine_answers_as_memory_does(answer, asked, opened):
    expected = answer(asked.case.records, asked.case.records_by_actor, asked)

    found = answer(*opened, asked)

    assert_equal(found, expected)


def assert_equal(found, expected):
    if is_dataclass(expected):
        assert type(found) is type(expected)
        for name in expected.__dataclass_fields__:
            assert_equal(getattr(found, name), getattr(expected, name))
    elif isinstance(expected, tuple):
        for one, other in zip(found, expected, strict=True):
            assert_equal(one, other)
    elif isinstance(expected, pd.DataFrame):
        pd.testing.assert_frame_equal(
            found.reset_index(drop=True), expected.reset_index(drop=True), rtol=1e-12, atol=0
        )
    elif isinstance(expected, pd.Series):
        pd.testing.assert_series_equal(found, expected)
    else:
        assert found == expected


def test_meetings_not_traced_are_those_planned(asked, opened, monkeypatch):
    rows = asked.case.records
    planned = rows[rows["status"].isin(meetings.PLANNED)].reset_index(drop=True)
    expected = meetings.meetings(planned, asked.as_of)
    monkeypatch.setattr(meetings, "MOST_STATEMENTS", 0)

    found = meetings.meetings(opened[0], asked.as_of)

    assert not meetings.are_traced(opened[0])
    assert_equal(found, expected)


FILTERS = {
    "nothing": Filters(),
    "a side": Filters(side=("Northland",)),
    "an actor in a list": Filters(actor=("NORTHLAND-0",)),
    "a word, whatever its case": Filters(text="MÖWEN"),
    "text with signs": Filters(text="%_'\"\\;"),
    "days": Filters(start=date(2030, 3, 1), end=date(2030, 5, 31)),
    "an earlier day": Filters(as_of=date(2030, 6, 1)),
    "retracted": Filters(status=("retracted",)),
    "two sources": Filters(backing=("two",), as_of=date(2030, 9, 1)),
    "one source": Filters(backing=("one",)),
    "stances": Filters(stance=("oppose", "support"), record_type=("statement",)),
}


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS.keys())
def test_a_filter_keeps_the_same_records(filters, asked, opened):
    expected = filters.apply(asked.case.records, ["record_id"])["record_id"]

    found = to_pandas(filters.apply(opened[0], ["record_id"]))["record_id"]

    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("filters", FILTERS.values(), ids=FILTERS.keys())
def test_a_filter_keeps_the_same_actors(filters, asked, opened):
    columns = ["record_id", "actor_id"]
    expected = filters.apply_by_actor(asked.case.records_by_actor, columns)

    found = to_pandas(filters.apply_by_actor(opened[1], columns))

    assert_equal(ordered(found), ordered(expected))


@pytest.mark.parametrize("field", [FIELD["side"], FIELD["issue"]], ids=lambda field: field.name)
def test_what_a_filter_leaves_is_counted_the_same(field, asked, opened):
    filters = Filters(stance=("oppose",), as_of=asked.as_of)
    expected = option_counts(filters.apply(asked.case.records), field, asked.as_of)

    found = option_counts(filters.apply(opened[0]), field, asked.as_of)

    assert_equal(found, expected)
