"""A table is opened once, and looked at anew where it changed."""

import json
import os
from threading import Event

import pytest

from lib.exceptions import CaseProblems, QueryCancelled, SourceProblems, SourceUnavailable
from lib.tables import opening
from lib.tables.engine import open_engine
from lib.tables.opening import OpenTable, source_name, source_title
from lib.tables.source import parse_source
from tests import table
from tests.cases import harbour

ROWS = table("""
    record_id | record_type | date       | actor       | actor_names     | side      | issue | source
    r1        | statement   | 2031-01-01 | north;south | Northland, S.   | Joint     | fees  | gazette;radio
    r2        | statement   | 2031-01-02 | north       | Northland       | Northland | fees  | gazette
    r3        | event       | 2031-01-03 | south       |                 |           |       |
""")


def write(file, rows):
    new = file.with_suffix(".new")
    rows.to_parquet(new)
    os.replace(new, file)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks" / "records.parquet"
    path.parent.mkdir()
    write(path, ROWS)
    return path


@pytest.fixture
def opened(file):
    engine = open_engine(parse_source(str(file)))
    yield OpenTable(engine)
    engine.close()


def look(opened):
    return opened.look().result()


def test_without_a_codebook_it_is_asked_from_the_table(opened):
    case, choices = look(opened)

    actors = case.actors.set_index("actor_id")
    assert dict(actors["name"]) == {"north": "Northland", "south": "south"}
    assert dict(actors["side"]) == {"north": "Northland", "south": "No side given"}
    assert list(case.issues["issue_id"]) == ["fees"]
    assert list(case.sources["source_id"]) == ["gazette", "radio"]
    assert set(case.sources["published_on"].dropna()) == {"2031-01-01"}
    assert choices.names["side"] == {"Joint": "Joint", "Northland": "Northland"}
    assert choices.names["actor"] == {"north": "Northland", "south": "south"}


def test_files_beside_the_table_say_more_and_what_they_do_not_name_is_asked(opened, file):
    given = harbour("actors").head(1).assign(actor_id="south", name="Southland")
    given.to_csv(file.parent / "actors.csv", index=False)
    case, _ = look(opened)

    assert list(case.actors["name"]) == ["Southland", "Northland"]


def test_everything_wrong_with_the_files_beside_is_named(opened, file):
    (file.parent / "actors.csv").write_text("actor_id,name\nsouth,Southland\n", "utf-8")
    (file.parent / "issues.csv").write_text("issue_id\nfees\n", "utf-8")

    with pytest.raises(CaseProblems) as refused:
        look(opened)

    assert {problem.file for problem in refused.value.problems} == {"actors.csv", "issues.csv"}


def test_title_and_rules_beside_the_table_are_taken(opened, file):
    package = {"name": "talks", "title": "The harbour talks"}
    (file.parent / "datapackage.json").write_text(json.dumps(package), "utf-8")
    (file.parent / "README.md").write_text("# Rules", "utf-8")
    case, _ = look(opened)

    assert (case.name, case.title, case.readme) == ("talks", "The harbour talks", "# Rules")


NAMES = {
    "talks/records.parquet": "talks",
    "talks/*.parquet": "talks",
    "talks/round 1.parquet": "round-1",
    "sc://host/talks.events": "talks.events",
    "postgres://host/db#public.events": "public.events",
}


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_a_table_has_a_name_for_addresses(text, name):
    assert source_name(parse_source(text)) == name
    assert source_title(parse_source(text)) == name


def test_it_is_the_same_case_while_nothing_changed(opened):
    assert look(opened)[0] is look(opened)[0]


def test_a_file_that_was_replaced_is_looked_at_anew(opened, file):
    look(opened)
    write(file, ROWS.tail(1))
    case, choices = look(opened)

    assert list(case.actors["actor_id"]) == ["south"]
    assert choices.names["actor"] == {"south": "south"}


def test_a_codebook_that_changed_is_read_again(opened, file):
    look(opened)
    harbour("actors").to_csv(file.parent / "actors.csv", index=False)

    assert "Zoë Mühlenkämper" in set(look(opened)[0].actors["name"])


def test_a_table_that_is_gone_stays_what_it_was_and_comes_back(opened, file):
    before = look(opened)
    away = file.rename(file.with_suffix(".away"))
    assert look(opened) is before

    away.rename(file)
    assert look(opened) is before


def rows_of(records):
    return len(records.columns)


def test_what_was_answered_before_it_changed_is_only_recalled(opened, file):
    first, _ = look(opened)
    first.ask("records", None, rows_of).result()
    write(file, ROWS.tail(1))
    case, _ = look(opened)

    assert case.last_answer("records", None, rows_of)
    assert case._kept(("records", None, rows_of)) is None


def test_a_table_that_was_never_there_is_said_to_be_missing(tmp_path):
    opened = OpenTable(open_engine(parse_source(str(tmp_path / "none.parquet"))))

    with pytest.raises(SourceUnavailable):
        look(opened)
    assert opened.last is None
    opened.engine.close()


def test_a_table_that_loses_a_column_is_refused(opened, file):
    look(opened)
    write(file, ROWS.drop(columns=["actor", "date"]))

    with pytest.raises(SourceProblems) as refused:
        look(opened)
    assert len(refused.value.problems) == 2


def test_looking_can_be_stopped(opened, monkeypatch):
    begun, go = Event(), Event()

    def slow(session, source, given):
        begun.set()
        go.wait(5)
        return session.table().collect()

    monkeypatch.setattr(opening, "_look", slow)
    query = opened.look()
    begun.wait(5)

    query.cancel()
    go.set()

    with pytest.raises(QueryCancelled):
        query.result()
    with pytest.raises(QueryCancelled):
        query.future.result()
    assert opened.last is None
