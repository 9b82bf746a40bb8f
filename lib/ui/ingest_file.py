"""What a brought file is, what was proved about how it is written, and what must be chosen."""

from __future__ import annotations

import streamlit as st

from lib.doctor.findings import Example, Finding, settle
from lib.ui.ingest import Work, choose_answer
from lib.ui.text import html, label, paragraphs

PROVED, CHOSEN, OPEN, UNKNOWN = "proved", "chosen", "to be chosen", "cannot be told"


def show_file(work: Work) -> None:
    """Say what the file is and why, how it is written, and ask what it does not prove."""
    look = work.look
    st.header("What it is", anchor=False)
    if look.word:
        st.html(
            f"<p class='p-words'><b>{html(look.word)}</b>: {html(look.reason)}.</p>"
            + (_by_recipe(work) if work.recipe_name else "")
        )
    for name, problems in work.misfits.items():
        with st.expander(f"The recipe {label(name)} does not fit this file", type="compact"):
            st.markdown(paragraphs("\n".join(f"- {problem}" for problem in problems)))
    if look.findings:
        st.html(
            f"<dl class='p-doctor'>{''.join(_finding(work, each) for each in look.findings)}</dl>"
        )
    for finding in look.findings:
        if finding.value is None and finding.is_asked:
            _ask(work, finding)


def _by_recipe(work: Work) -> str:
    rest = "nothing is left to be decided but to save" if work.look.is_complete else "see below"
    return f"<p class='p-words'>Read by the recipe <b>{html(work.recipe_name)}</b>: {rest}.</p>"


def _finding(work: Work, finding: Finding) -> str:
    value = settle(finding, work.look.recipe.answers)
    if value is None:
        state, said = OPEN if finding.is_asked else UNKNOWN, "Not decided"
    else:
        state, said = PROVED if value == finding.value else CHOSEN, finding.options[value]
    is_asked = finding.value is None and finding.is_asked
    return (
        f"<dt>{html(finding.question)}</dt>"
        f"<dd><b>{html(said)}</b> <span class='p-badge'>{state}</span> "
        f"<span class='p-small'>{html(finding.evidence)}</span>"
        f"{'' if is_asked else _read_both_ways(finding)}</dd>"
    )


def _read_both_ways(finding: Finding) -> str:
    """Fold away how a few cells read, where nothing is to be chosen."""
    if not finding.examples:
        return ""
    return (
        "<details class='p-small'><summary>Cells read both ways</summary>"
        f"{_examples(finding)}</details>"
    )


def _examples(finding: Finding) -> str:
    """Show a few cells as each option would read them."""
    rows = [
        f"<li>{_place(each)}{html(each.written)}: "
        + "; ".join(
            f"{html(finding.options[value])}: <b>{html(text)}</b>"
            for value, text in each.readings.items()
        )
        + "</li>"
        for each in finding.examples
    ]
    return f"<ul class='p-lines'>{''.join(rows)}</ul>"


def _place(example: Example) -> str:
    return "" if example.line is None else f"line {example.line}: "


def _ask(work: Work, finding: Finding) -> None:
    """Ask for what the file does not prove, with a few cells as each choice would read them."""
    key = f"import_answer_{finding.key}"
    with st.container(border=True):
        st.session_state[key] = work.look.recipe.answers.get(finding.key)
        st.radio(
            label(finding.question),
            list(finding.options),
            format_func=lambda value: label(finding.options[value]),
            key=key,
            on_change=_answered,
            args=(finding.key, key),
        )
        if finding.examples:
            # Not a table: long cells make one scroll sideways, where no keyboard reaches it.
            st.html(_examples(finding))


def _answered(finding_key: str, widget: str) -> None:
    choose_answer(finding_key, st.session_state[widget])
