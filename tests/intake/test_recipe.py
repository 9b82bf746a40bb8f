"""Recipes: written, read back, and refused at the place that is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.intake.fields import FIELDS
from lib.intake.recipe import Recipe, RecipeProblems, read_recipe, write_recipe

RECIPE = Recipe(
    answers={"dates: Datum": "month"},
    shape=("Datum", "Akteur", "Haltung", "Notiz"),
    columns={"date": "Datum", "actor": "Akteur", "stance": "Haltung"},
    constants={"record_type": "statement", "source.title": "Häfen"},
    values={"actor": {"Nordland": "northland"}, "stance": {"pro": "support", "–": None}},
    actors={"northland": {"name": "Nordland", "side": "Nord", "kind": "state"}},
    ignored=("Notiz",),
    id_prefix="N-",
)

WRITTEN = """\
# How Parley reads files of this shape; our words on the left of ':', theirs on the right.
format: table
answers:
  'dates: Datum': month
shape:
- Datum
- Akteur
- Haltung
- Notiz
columns:
  date: Datum
  actor: Akteur
  stance: Haltung
constants:
  record_type: statement
  source.title: Häfen
values:
  actor:
    Nordland: northland
  stance:
    pro: support
    –: null
actors:
  northland:
    name: Nordland
    side: Nord
    kind: state
ignored:
- Notiz
id prefix: N-
"""


def problems(text):
    with pytest.raises(RecipeProblems) as refused:
        read_recipe("talks.yaml", text)
    return [str(problem) for problem in refused.value.problems]


def test_a_recipe_is_written_in_a_fixed_order():
    assert write_recipe(RECIPE) == WRITTEN


def test_a_recipe_comes_back_as_it_was():
    assert read_recipe("talks.yaml", WRITTEN) == RECIPE


def test_a_recipe_of_a_known_format_is_its_answers():
    recipe = Recipe(format="acled", answers={"dates: event_date": "day"})

    assert read_recipe("a.yaml", write_recipe(recipe)) == recipe


OLD = """
format: table
shape: [Wer, An, Wann]
columns: {actor: Wer, recipient: An, date: Wann}
list separator: '&'
"""


def test_a_separator_of_all_lists_is_that_of_each():
    assert read_recipe("talks.yaml", OLD).answers == {"list: Wer": "&", "list: An": "&"}


def test_an_empty_separator_of_all_lists_leaves_cells_whole():
    answers = read_recipe("talks.yaml", OLD.replace("&", "")).answers

    assert answers == {"list: Wer": "none", "list: An": "none"}


def test_the_answer_of_one_list_goes_before_that_of_all():
    read = read_recipe("talks.yaml", f"{OLD}answers: {{'list: An': ;}}")

    assert read.answers == {"list: Wer": "&", "list: An": ";"}


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t:#'\"-~"))


@given(
    header=st.lists(texts, min_size=1, unique=True),
    values=st.dictionaries(texts, texts | st.none()),
    field=st.sampled_from(["actor", "issue", "title"]),
)
def test_any_text_comes_back(header, values, field):
    recipe = Recipe(
        shape=tuple(header),
        columns={field: header[0]},
        values={field: values} if values else {},
        ignored=tuple(header[1:]),
    )

    assert read_recipe("x.yaml", write_recipe(recipe)) == recipe


def test_words_that_yaml_takes_for_something_else_stay_text():
    text = "format: table\nshape: [no, 2026-01-29, 1e3]\ncolumns: {title: no}\n"

    assert read_recipe("x.yaml", text).shape == ("no", "2026-01-29", "1e3")


BROKEN = {
    "an unknown part": (
        "format: table\ncolumn: {}",
        "column: 'column' is unknown. Did you mean 'columns'? Known: actors, answers, columns, "
        "constants, format, id prefix, ignored, issues, list separator, shape, values.",
    ),
    "an unknown word": (
        "format: table\nvalues: {stance: {pro: suport}}",
        "values, stance: 'pro' → 'suport' is unknown. Did you mean 'support'? "
        "Known: conditional, oppose, support, unclear.",
    ),
    "a constant that is no word": (
        "format: table\nconstants: {confidence: hig}",
        "constants, confidence: 'hig' is unknown. Did you mean 'high'? Known: high, low, medium.",
    ),
    "no format": ("answers: {}", "format: it is missing."),
    "a list for a text": ("format: [a]", "format: expected a text, found a list."),
    "a text for a list": ("format: table\nshape: a", "shape: expected a list, found 'a'."),
    "a number": (
        "format: table\nshape: [a, !!int 5]",
        "shape, no. 2: expected a text, found '5'.",
    ),
    "no names": (
        "format: table\nvalues: {stance: pro}",
        "values, stance: expected `name: value`, found 'pro'.",
    ),
    "half an actor": (
        "format: table\nactors: {n: {name: N, side: N}}",
        "actors, n, kind: it is missing.",
    ),
    "an unknown kind": (
        "format: table\nactors: {n: {name: N, side: N, kind: stat}}",
        "actors, n, kind: 'stat' is unknown. Did you mean 'state'? "
        "Known: group, organisation, person, state, unnamed.",
    ),
    "a column that is not there": (
        "format: table\nshape: [Datum]\ncolumns: {date: Datun}",
        "columns, date: 'Datun' is unknown. Did you mean 'Datum'? Known: Datum.",
    ),
    "a field twice": (
        "format: table\nshape: [a]\ncolumns: {note: a}\nconstants: {note: b}",
        "constants, note: the column 'a' is mapped to it as well.",
    ),
    "a column mapped and ignored": (
        "format: table\nshape: [a]\ncolumns: {note: a}\nignored: [a]",
        "ignored: the column 'a' is mapped as well.",
    ),
    "values of no column": (
        "format: table\nvalues: {stance: {a: support}}",
        "values, stance: no column is mapped to it.",
    ),
    "a long separator": (
        "format: table\nlist separator: 'and so on'",
        "list separator: expected at most three characters; '' where a cell holds one value.",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_said_at_its_path(name):
    text, reason = BROKEN[name]

    assert problems(text) == [f"talks.yaml, {reason}"]


def test_every_problem_is_said_at_once():
    assert len(problems("shape: a\ncolumns: {nots: a}\nids: x")) == 4


UNREADABLE = {
    "an alias": (
        "a: &x [1]\nb: *x",
        "line 1: this is not YAML that can be read: anchors (&) and aliases (*) are not taken.",
    ),
    "a key twice": (
        "format: a\nformat: b",
        "line 1: this is not YAML that can be read: a name before ':' stands twice, or is no text.",
    ),
    "a key that is no text": (
        "format: a\n~: b",
        "line 1: this is not YAML that can be read: a name before ':' stands twice, or is no text.",
    ),
    "an object": (
        "!!python/object/apply:os.system [ls]",
        "line 1: this is not YAML that can be read: could not determine a constructor for the tag "
        "'tag:yaml.org,2002:python/object/apply:os.system'.",
    ),
    "a text": ("hello", " expected `format: …` and further parts."),
    "nothing": ("", " expected `format: …` and further parts."),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_recipe_is_refused(name):
    text, reason = UNREADABLE[name]
    separator = ":" if reason.startswith(" ") else ", "

    assert problems(text) == [f"talks.yaml{separator}{reason}"]


HOSTILE = {
    "deep": "[" * 100_000,
    "long": "a" * 1_000_001,
    "control": "format: \x00",
    "laughs": "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]",
    "open": "format: 'a",
    "two": "format: a\n---\nformat: b",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_recipe_is_one_problem(name):
    assert len(problems(HOSTILE[name])) == 1


def test_every_field_can_be_mapped():
    columns = {field: field for field in FIELDS}
    recipe = Recipe(shape=tuple(FIELDS), columns=columns)

    assert read_recipe("x.yaml", write_recipe(recipe)) == recipe
