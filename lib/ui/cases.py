"""Which case is open: found on disk, read once, chosen in the navigation."""

from __future__ import annotations

import argparse
import sys
from math import isfinite
from pathlib import Path
from typing import NoReturn

import streamlit as st

from lib.case import Case, CaseFolder, find_cases, read_case
from lib.choices import Choices, choices
from lib.exceptions import AddressProblems, BadOption, EngineError, NoCaseError, unknown_value
from lib.tables.engine import open_engine
from lib.tables.engine_case import PATIENCE, EngineCase
from lib.tables.opening import OpenTable, source_name, source_title
from lib.tables.source import Source, SourceKind, parse_source
from lib.ui.asking import wait_for
from lib.ui.frame import ROOT
from lib.ui.text import html, told_apart

CASE_KEY = "case"

SECRETS = "source"
"""Section of Streamlit's secrets that has user and password of a server."""


def data_folder() -> Path:
    """Read `--data DIR`, or a folder of `--source`: `streamlit run dashboard.py -- --data DIR`."""
    asked = _asked()
    source = parse_source(asked.source) if asked.source is not None else None
    return Path(source.path) if source and source.kind is SourceKind.FOLDER else asked.data


def asked_table() -> Source | None:
    """
    Read `--source SOURCE` from the command line; None: case folders are asked for.

    Raises:
        SourceProblems: it cannot be used as it is written.
    """
    text = _asked().source
    source = parse_source(text) if text is not None else None
    return None if source and source.kind is SourceKind.FOLDER else source


def is_read_only() -> bool:
    """Say whether the server was started with `--read-only`, so that nobody changes a case."""
    return _asked().read_only


class _Options(argparse.ArgumentParser):
    """Says on the page what is wrong with the command line; its own way is to end the script."""

    def error(self, message: str) -> NoReturn:
        raise BadOption(f"{message}.")


def _asked() -> argparse.Namespace:
    parser = _Options(add_help=False, allow_abbrev=False)
    parser.add_argument("--data", type=Path, default=ROOT / "data")
    parser.add_argument("--source")
    parser.add_argument("--time-limit", type=_seconds, default=PATIENCE)
    parser.add_argument("--read-only", action="store_true")
    return parser.parse_known_args(sys.argv[1:])[0]


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not (seconds > 0 and isfinite(seconds)):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return seconds


def chosen_folder(folders: list[CaseFolder]) -> CaseFolder:
    """
    Find the case that the address names, by folder name or title.

    Raises:
        NoCaseError: the data folder holds none.
        AddressProblems: the address names one that is not there.
    """
    if not folders:
        raise NoCaseError(str(data_folder()))
    asked = st.query_params.get(CASE_KEY)
    if not asked:
        return folders[0]
    for folder in folders:
        if asked in (folder.title, folder.name):
            return folder
    known = [folder.name for folder in folders]
    others = {name: st.query_params.get_all(name) for name in st.query_params if name != CASE_KEY}
    raise AddressProblems([f"address, case: {unknown_value(asked, known)}"], others)


def open_case(folder: CaseFolder) -> tuple[Case | EngineCase, Choices]:
    """
    Read a case, again whenever one of its files changes.

    Raises:
        CaseProblems: naming every problem.
        SourceProblems, SourceUnavailable: of a table in an engine.
    """
    if folder.path is None:
        return _open_table(asked_table())
    stamp = tuple(
        (path.name, path.stat().st_mtime_ns, path.stat().st_size)
        for path in sorted(folder.path.iterdir())
        if path.is_file()
    )
    return _read(str(folder.path), stamp)


@st.cache_resource(max_entries=4, show_spinner="Reading the case")
def _read(path: str, stamp: tuple) -> tuple[Case, Choices]:
    case = read_case(Path(path))
    return case, choices(case.records, case.actors, case.issues, case.sources)


def _open_table(source: Source) -> tuple[EngineCase, Choices]:
    """Look at a table, again whenever it changes; what it was before serves while it is gone."""
    table = _table(source, _asked().time_limit, *_credentials())
    try:
        return wait_for(table.engine.name, table.look())
    except EngineError:
        if table.last is None:
            raise
        return table.last  # whoever asks it for more says what is wrong, and how old this is


@st.cache_resource(max_entries=1, show_spinner=False)
def _table(source: Source, limit: float, user: str | None, password: str | None) -> OpenTable:
    return OpenTable(open_engine(source, user, password), limit)


def _credentials() -> tuple[str | None, str | None]:
    """Read user and password from the secrets of Streamlit; None: the environment has them."""
    section = st.secrets.get(SECRETS, {}) if st.secrets.load_if_toml_exists() else {}
    return section.get("user"), section.get("password")


def here(case: str) -> dict[str, list[str]]:
    """Name the case that is open, for the address of another page; {}: it is the only one."""
    return {CASE_KEY: [case]} if len(find_folders()) > 1 else {}


def find_folders() -> list[CaseFolder]:
    """List the cases of the data folder, or the one table that was asked for."""
    if source := asked_table():
        return [CaseFolder(source_name(source), source_title(source), None)]
    return find_cases(data_folder())


def pick_case(folder: CaseFolder, folders: list[CaseFolder]) -> None:
    """Say which case is open; of several, offer the others, to which its filters would not fit."""
    if len(folders) == 1:
        st.html(f"<p class='p-case'>{html(folder.title)}</p>", width="content")
        return
    titles = told_apart({each.name: each.title for each in folders})
    st.session_state[CASE_KEY] = folder.name
    st.selectbox(
        "Case",
        list(titles),
        format_func=titles.get,
        key=CASE_KEY,
        label_visibility="collapsed",
        on_change=lambda: st.query_params.from_dict({CASE_KEY: st.session_state[CASE_KEY]}),
        width=300,
    )
