"""What the address may say besides filters: the choices that belong to one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lib.choices import Choices
from lib.exceptions import unknown_value

if TYPE_CHECKING:
    from lib.ui.frame import PageSpec

MOST_COMPARED = 3
"""Actors side by side: more would leave no room for their words."""

PAGE_PARAMETERS = (
    "case",
    "view",
    "order",
    "show",
    "compare",
    "about",
    "table",
    "record",
    "entry",
    "since",
    "until",
)
"""Parameters of the address that are not filters."""


def page_problems(
    query: Mapping[str, Sequence[str]], spec: PageSpec, choices: Choices
) -> dict[str, list[str]]:
    """
    Name every parameter that the page cannot honour, so that none is left out silently.

    Args:
        query: parameter -> values, without empty ones.
        spec: of the page.
        choices: what the case offers.

    Returns:
        Parameter -> what is wrong with it; those that are right are left out.
    """
    words = {"view": spec.views, **spec.words}
    found = {}
    for parameter in PAGE_PARAMETERS[1:]:
        written = query.get(parameter, ())
        if parameter in spec.names:
            found[parameter] = _unknown_names(parameter, written, spec.names[parameter], choices)
        elif parameter not in spec.own:
            known = words.get(parameter, ())
            unknown = [text for text in written if text not in known]
            found[parameter] = [f"address, {parameter}: {unknown_value(t, known)}" for t in unknown]
    if len(query.get("compare", ())) > MOST_COMPARED:
        problem = f"address, compare: at most {MOST_COMPARED} actors stand side by side."
        found["compare"].append(problem)
    if (times := len(query.get("about", ()))) > 1:
        found["about"].append(f"address, about: given {times} times. Allowed: once.")
    return {parameter: problems for parameter, problems in found.items() if problems}


def _unknown_names(
    parameter: str, written: Sequence[str], field: str, choices: Choices
) -> list[str]:
    problems = []
    for text in written:
        try:
            choices.value(field, text)
        except ValueError as error:
            problems.append(f"address, {parameter}: {error}")
    return problems
