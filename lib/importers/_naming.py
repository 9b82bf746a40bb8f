"""Names of other people's formats -> ids, short names and titles: the same for the same name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

LONGEST_ID = 40
LONGEST_NAME = 24
LONGEST_TITLE = 80
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


def ids_of(names: Collection[str]) -> dict[str, str]:
    """
    Give each name an id: its letters and digits; a hash where these do not tell it from another.

    >>> ids_of(["Port Authority"])
    {'Port Authority': 'port-authority'}
    >>> sorted(ids_of(["A/B", "A B"]).values())
    ['a-b-998d', 'a-b-fea4']
    """
    slugs = {name: _slug(name) for name in names}
    uses = Counter(slugs.values())
    return {
        # A slug that was cut always gets the hash: its like may come with the next file.
        name: f"{slug.rstrip('-') or 'name'}-{_hash(name)}"
        if uses[slug] > 1 or slug.endswith("-")
        else slug
        for name, slug in slugs.items()
    }


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


def cut(text: str, most: int) -> str:
    """
    Cut a text at a word, and show that it was cut.

    >>> cut("Fees at the port should fall", 18)
    'Fees at the port…'
    """
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0].rstrip(" ,;:.-–")
    return (words or text[: most - 1]) + ELLIPSIS


def title_of(parts: Iterable[str]) -> str:
    """
    Make a title of at most 80 characters; too long, its first part is cut.

    >>> title_of(["Port Authority", "Opposes", "Lower fees"])
    'Port Authority – Opposes – Lower fees'
    """
    first, *others = parts
    rest = "".join(f" – {part}" for part in others)
    if len(rest) > LONGEST_TITLE // 2:
        return cut(first + rest, LONGEST_TITLE)
    return cut(first, LONGEST_TITLE - len(rest)) + rest


def noted(values: Mapping[str, object]) -> str | None:
    """
    Write what has no column of ours, in the format's own names; what is missing is left out.

    >>> noted({"section": "2", "type": "", "geo_precision": None})
    'section: 2'
    """
    return "; ".join(f"{name}: {value}" for name, value in values.items() if value) or None


def _slug(name: str) -> str:
    """Letters and digits of any script, joined with `-`; one that was cut ends in `-`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    slug = re.sub(r"[\W_]+", "-", letters).strip("-")
    if len(slug) <= LONGEST_ID:
        return slug or "-"
    return slug[:LONGEST_ID].rpartition("-")[0] + "-"


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8")).hexdigest()[:4]


def _short(text: str, level: int) -> str:
    """Shorten a text: its beginning; its beginning and end; its beginning and a hash."""
    if level == 0 or (level == 1 and len(text) <= LONGEST_NAME):
        return cut(text, LONGEST_NAME)
    if level == 1:
        return f"{_head(text, 11)}{ELLIPSIS}{_tail(text, 12)}"
    return f"{_head(text, 17)}{ELLIPSIS} {_hash(text)}"


def _head(text: str, most: int) -> str:
    return cut(text, most).removesuffix(ELLIPSIS)


def _tail(text: str, most: int) -> str:
    return text[-most:].partition(" ")[2] or text[-most:]
