"""Names and sentences of other people's formats -> names, titles and notes that a case takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from lib.importers._shared import TITLE_CHARACTERS, cut, digest

LONGEST_NAME = 24
ELLIPSIS = "…"


def clean_name(text: str) -> str:
    """
    Leave out what no name may hold: spaces around it, line breaks, several spaces in a row.

    >>> clean_name(" Port\\n Authority ")
    'Port Authority'
    """
    return " ".join(text.split())


def one_spelling(names: Iterable[str]) -> dict[str, str]:
    """
    Take names that differ only in capitals as one.

    Returns:
        Each name -> the spelling it gets: the first of its spellings from A to Z.

    >>> one_spelling(["port authority", "Port Authority"])["port authority"]
    'Port Authority'
    """
    first: dict[str, str] = {}
    distinct = sorted(set(names))
    for name in distinct:
        first.setdefault(name.casefold(), name)
    return {name: first[name.casefold()] for name in distinct}


def short_names(texts: Collection[str]) -> dict[str, str]:
    """
    Give each text a name of at most 24 characters, and no name twice.

    >>> short_names(["The port should open."])
    {'The port should open.': 'The port should open.'}
    >>> list(short_names(["Fees at the port should fall", "Fees at the port should rise"]).values())
    ['Fees at…should fall', 'Fees at…should rise']
    """
    level = dict.fromkeys(texts, 0)
    while True:
        names = {text: _short(text, level[text]) for text in texts}
        uses = Counter(name.casefold() for name in names.values())
        again = [text for text in texts if uses[names[text].casefold()] > 1 and level[text] < 2]
        if not again:
            return names
        for text in again:
            level[text] += 1


def title_of(parts: Iterable[str]) -> str:
    """
    Make a title of at most 80 characters; too long, its first part is cut.

    >>> title_of(["Port Authority", "Opposes", "Lower fees"])
    'Port Authority – Opposes – Lower fees'
    """
    first, *others = parts
    rest = "".join(f" – {part}" for part in others)
    if len(rest) > TITLE_CHARACTERS // 2:
        return cut(first + rest, TITLE_CHARACTERS)
    return cut(first, TITLE_CHARACTERS - len(rest)) + rest


def noted(values: Mapping[str, object]) -> str | None:
    """
    Write what has no column of ours, in the format's own names; what is missing is left out.

    >>> noted({"section": "2", "type": "", "geo_precision": None})
    'section: 2'
    """
    return "; ".join(f"{name}: {value}" for name, value in values.items() if value) or None


def _short(text: str, level: int) -> str:
    """Shorten a text: its beginning; its beginning and end; its beginning and a hash."""
    if level == 0 or (level == 1 and len(text) <= LONGEST_NAME):
        return cut(text, LONGEST_NAME)
    if level == 1:
        return f"{_head(text, 11)}{ELLIPSIS}{_tail(text, 12)}"
    return f"{_head(text, 17)}{ELLIPSIS} {digest(text, 4)}"


def _head(text: str, most: int) -> str:
    return cut(text, most).removesuffix(ELLIPSIS)


def _tail(text: str, most: int) -> str:
    return text[-most:].partition(" ")[2] or text[-most:]
