"""The filter in the address: read from it, spelled out in it, written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from lib.address import FILTER_PARAMETERS, from_query, to_query
from lib.choices import Choices
from lib.exceptions import AddressProblems
from lib.filters import Filters
from lib.ui.parameters import PAGE_PARAMETERS, page_problems

if TYPE_CHECKING:
    from lib.ui.frame import PageSpec


def read_filters(choices: Choices, spec: PageSpec) -> Filters:
    """
    Read the filter from the address, which alone holds it.

    Args:
        choices: what the case offers.
        spec: of the page, for the parameters that are its own.

    Raises:
        AddressProblems: naming everything in it that is not known.
    """
    asked = _address()
    wrong = page_problems(asked, spec, choices)
    problems = [problem for found in wrong.values() for problem in found]
    right = {name: values for name, values in asked.items() if name not in wrong}
    own = {name: right.pop(name) for name in spec.names if name in right}
    try:
        filters = from_query(right, choices, PAGE_PARAMETERS)
    except AddressProblems as error:
        raise AddressProblems([*problems, *error.problems], own | error.kept) from error
    if problems:
        raise AddressProblems(problems, own | _others(right) | to_query(filters, choices))
    return filters


def full_names(filters: Filters, choices: Choices, case: str | None) -> dict[str, list[str]] | None:
    """
    Spell the address out where it holds an id, an alias, or no case.

    Args:
        filters: what the address asks for.
        choices: what the case offers.
        case: the folder name of the case where there are several; else None.

    Returns:
        The parameters as they should be; None where they are so already.
    """
    asked = _address()
    query = to_query(filters, choices)
    named = case is None or asked.get("case") == [case]
    if named and all(asked.get(name, []) == query.get(name, []) for name in FILTER_PARAMETERS):
        return None
    return _others(asked) | ({} if case is None else {"case": [case]}) | query


def write_filters(filters: Filters, choices: Choices) -> None:
    """Write a filter into the address; a callback, and the next run reads it."""
    st.query_params.from_dict(_others(_address()) | to_query(filters, choices))


def _address() -> dict[str, list[str]]:
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    return {name: [value for value in values if value] for name, values in asked.items()}


def _others(asked: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: values for name, values in asked.items() if name in PAGE_PARAMETERS}
