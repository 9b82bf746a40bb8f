"""The same address shows the same records, and what it cannot honour is refused."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.address import FILTER_PARAMETERS, from_query, permalink, to_query
from lib.choices import FIELDS, Choices
from lib.exceptions import AddressProblems
from lib.filters import Filters

NAMES = {
    field.name: {f"{field.name}-{i}": f"{field.label} & {i}" for i in range(3)} for field in FIELDS
}
NAMES |= {
    "record_type": {"event": "Events", "statement": "Statements"},
    "actor": {"n": "Northland", "s": "Southland", "m": "The Mediator"},
}
CHOICES = Choices(
    NAMES,
    {field: {value.casefold(): value for value in values} for field, values in NAMES.items()}
    | {"actor": {"n": "n", "north": "n", "northland": "n"}},
)

DAYS = st.none() | st.dates(date(1000, 1, 1), date(2999, 12, 31))
FILTERS = st.builds(
    Filters,
    **{
        field.name: st.lists(st.sampled_from(list(NAMES[field.name])), unique=True, max_size=1).map(tuple)
        if field.name == "record_type"
        else st.lists(st.sampled_from(list(NAMES[field.name])), unique=True).map(tuple)
        for field in FIELDS
    },
    start=DAYS,
    end=DAYS,
    as_of=DAYS,
    text=st.text(min_size=0).map(str.strip),
).filter(lambda filters: not (filters.start and filters.end and filters.start > filters.end))  # fmt: skip


@given(FILTERS)
def test_an_address_gives_its_filter_back(filters):
    assert from_query(to_query(filters, CHOICES), CHOICES) == filters


@given(FILTERS.filter(lambda filters: "\x00" not in filters.text))
def test_a_permalink_survives_being_sent(filters):
    sent = permalink("matrix", "harbour", filters, CHOICES, view="How it moved")

    query = parse_qs(urlsplit(sent).query)

    assert query.pop("case") == ["harbour"]
    assert query.pop("view") == ["How it moved"]
    assert from_query(query, CHOICES) == filters


UNDERSTOOD = {
    "a name": ("Northland", "n"),
    "an id": ("n", "n"),
    "an alias": ("North", "n"),
    "a name in small letters": ("northland", "n"),
}


@pytest.mark.parametrize(("written", "meant"), UNDERSTOOD.values(), ids=UNDERSTOOD.keys())
def test_names_ids_and_aliases_are_understood(written, meant):
    assert from_query({"actor": [written]}, CHOICES).actor == (meant,)


REFUSED = {
    "a near spelling is offered": (
        {"actor": ["Nortland"]},
        "address, actor: 'Nortland' is unknown. Did you mean 'Northland'? "
        "Known: Northland, Southland, The Mediator.",
    ),
    "no guess between two parties": (
        {"actor": ["outhland"]},
        "address, actor: 'outhland' is unknown. Known: Northland, Southland, The Mediator.",
    ),
    "a day that is none": (
        {"from": ["2024-02-30"]},
        "address, from: '2024-02-30' is not a day of the years 1000 to 2999. Allowed: a day as 2026-01-29.",
    ),
    "a day out of reach": (
        {"to": ["0999-01-01"]},
        "address, to: '0999-01-01' is not a day of the years 1000 to 2999. "
        "Allowed: a day as 2026-01-29.",
    ),
    "days the wrong way round": (
        {"from": ["2024-02-01"], "to": ["2024-01-01"]},
        "address, to: 2024-01-01 lies before from, 2024-02-01.",
    ),
    "one day given twice": (
        {"from": ["2024-02-01", "2024-02-02"]},
        "address, from: given 2 times. Allowed: once.",
    ),
    "a parameter that is none": (
        {"isue": ["Northland"]},
        "address: the parameter 'isue' is unknown. Did you mean 'issue'? "
        f"Known: {', '.join(sorted(FILTER_PARAMETERS))}.",
    ),
}


@pytest.mark.parametrize(("query", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_not_known_is_refused(query, message):
    with pytest.raises(AddressProblems) as refused:
        from_query(query, CHOICES)

    assert str(refused.value) == message


def test_every_problem_is_named_and_the_rest_kept():
    with pytest.raises(AddressProblems) as refused:
        from_query(
            {"actor": ["Nobody", "North"], "to": ["soon"], "text": ["fee"], "view": ["x"]},
            CHOICES,
            others=["view"],
        )

    assert [problem.split(":")[0] for problem in refused.value.problems] == [
        "address, actor",
        "address, to",
    ]
    assert refused.value.kept == {"view": ["x"], "actor": ["Northland"], "text": ["fee"]}


def test_an_empty_value_clears_its_filter():
    assert from_query({"actor": [""], "from": [""], "text": [""]}, CHOICES) == Filters()


def test_both_kinds_restrict_nothing():
    assert from_query({"record_type": ["Events", "Statements"]}, CHOICES) == Filters()
