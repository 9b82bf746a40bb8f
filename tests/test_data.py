"""What the shipped cases promise; nothing here writes."""

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from lib.case import read_case
from lib.vocabulary import LIST_SEPARATOR, Status
from tests.coding.reliability import FIELDS, agreement, as_table, read_trials

DATA = Path(__file__).parents[1] / "data"
CASES = {folder.name: read_case(folder) for folder in sorted(DATA.iterdir()) if folder.is_dir()}
TALKS = CASES["russia-ukraine"]

MOST_QUOTED = 20
"""Words of a source in one quote."""

each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def ids(*columns: pd.Series) -> set[str]:
    """All ids in columns of lists."""
    return {i for column in columns for cell in column.dropna() for i in cell.split(LIST_SEPARATOR)}


@each_case
def test_every_source_is_used(case):
    assert ids(case.records["source"]) == set(case.sources["source_id"])


@each_case
def test_no_actor_is_unused(case):
    columns = (case.records[name] for name in ("actor", "speaker", "recipient"))

    assert ids(*columns) == set(case.actors["actor_id"])


@each_case
def test_no_quote_is_longer_than_twenty_words(case):
    words = case.records["quote"].dropna().str.split().str.len()

    assert words.max() <= MOST_QUOTED


@each_case
def test_every_quote_was_checked(case):
    quoted = case.records["quote"].notna()

    assert (case.records["quote_checked_on"].notna() == quoted).all()


@each_case
def test_no_two_summaries_share_twelve_words_in_a_row(case):
    seen: dict[tuple[str, ...], str] = {}
    shared = [
        (record_id, seen[run])
        for record_id, summary in case.records[["record_id", "summary"]].itertuples(index=False)
        for run in runs(summary, 12)
        if seen.setdefault(run, record_id) != record_id
    ]

    assert not shared


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


@each_case
def test_nothing_is_reported_before_it_can_have_happened(case):
    published = case.sources.set_index("source_id")["published_on"]
    done = case.records[case.records["status"] != Status.SCHEDULED.value]
    last = done["source"].map(lambda cell: max(published[cell.split(LIST_SEPARATOR)]))
    early = done.loc[done["earliest"] > pd.to_datetime(last), ["record_id", "earliest"]]

    assert early.empty, early


@each_case
def test_a_record_says_where_its_words_stand(case):
    assert case.records["locator"].notna().all()
    assert case.sources["published_basis"].notna().all()


def test_the_talks_have_what_a_reader_is_promised():
    records, sources = TALKS.records, TALKS.sources

    assert len(records) >= 400
    assert (records["record_type"] == "statement").sum() >= 250
    assert len(sources) >= 120
    assert sources["publisher"].nunique() >= 30
    assert 15 <= len(TALKS.issues) <= 30
    assert 6 <= TALKS.issues["issue_group"].nunique() <= 10


def test_the_talks_are_told_over_both_years():
    years = TALKS.records["latest"].dt.year.value_counts()

    assert 700 <= years[2025] <= 1000
    assert 150 <= years[2026] <= 500


def test_the_ids_of_the_first_article_stay():
    first = TALKS.records[TALKS.records["source"].str.startswith("new-delhi-2026-01-29")]

    assert first["record_id"].tolist() == [f"RU-UA-{number:04}" for number in range(1, 29)]


def test_on_each_issue_two_sides_can_differ():
    spoken = TALKS.records_by_actor[TALKS.records_by_actor["stance"].notna()]
    sides = spoken.groupby("issue")["actor_side"].nunique()

    assert (sides.reindex(TALKS.issues["issue_id"], fill_value=0) >= 1).all()
    assert (sides >= 2).mean() > 0.9


def test_the_second_coding_is_of_a_random_sample_of_eighty_or_more():
    trials = read_trials(TALKS.folder)

    assert trials["record_id"].nunique() >= 80
    assert set(trials["field"]) == set(FIELDS)
    assert ids(trials["record_id"]) <= set(TALKS.records["record_id"])


def test_each_difference_between_the_coders_is_settled_with_a_reason():
    trials = read_trials(TALKS.folder)
    differ = trials[trials["first"] != trials["second"]]

    assert (differ["reason"] != "").all()


def test_the_readme_gives_the_agreement_as_computed():
    assert as_table(agreement(read_trials(TALKS.folder))) in TALKS.readme
