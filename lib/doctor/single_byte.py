"""
Encodings with one byte a character: which of them can a text be in?

All of them read almost any bytes, so only those are left out that cannot be: a byte without a
character, a control character, Cyrillic letters only next to Latin ones, signs inside words.
Which language a text is likely to be in proves nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

SINGLE_BYTE = {
    "cp1252": "Western European (Windows-1252, ISO 8859-1)",
    "iso8859-15": "Western European with euro sign (ISO 8859-15)",
    "cp1250": "Central European (Windows-1250)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8-u": "Cyrillic (KOI8-U)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "mac-roman": "Western European of old Macs (Mac Roman)",
    "cp850": "Western European of MS-DOS (code page 850)",
}
"""
In the order in which one is named for all that read a file alike.

Our choice: what spreadsheets of Europe write by default, and wrote on Macs and under MS-DOS.
ISO 8859-1 is Windows-1252 without its 27 characters from 0x80 to 0x9f.
"""

ENOUGH_WORDS = 2
"""So often must a sign stand between letters: once may be `Acme®Harbour`."""

_ASCII = bytes(range(128))
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def beyond_ascii(content: bytes) -> bytes:
    """Take the bytes of which encodings make different characters."""
    return content.translate(None, _ASCII)


def words_beyond_ascii(content: bytes) -> list[bytes]:
    """Take each different word that has such a byte, in order."""
    return list(dict.fromkeys(found.group() for found in _WORD.finditer(content)))


def possible_readings(content: bytes) -> dict[str, list[str]]:
    """
    Read the words beyond ASCII in every encoding that a text can be in.

    Returns:
        Encoding -> the words of `words_beyond_ascii`, read. At least one.
    """
    words, beyond = words_beyond_ascii(content), bytes(set(beyond_ascii(content)))
    readings = {
        encoding: [word.decode(encoding) for word in words]
        for encoding in SINGLE_BYTE
        if _has_characters_for(beyond, encoding)
    }
    possible = {
        encoding: read
        for encoding, read in readings.items()
        if not _always_mixes_scripts(read) and not _has_signs_inside_words(read)
    }
    return possible or readings


def groups_alike(readings: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Put encodings together that read every word alike."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for encoding, words in readings.items():
        groups.setdefault(tuple(words), []).append(encoding)
    return list(groups.values())


def _has_characters_for(beyond: bytes, encoding: str) -> bool:
    try:
        characters = beyond.decode(encoding)
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(each) != "Cc" for each in characters)


def _always_mixes_scripts(words: Iterable[str]) -> bool:
    """
    Whether Cyrillic letters stand only next to Latin ones.

    A single word that mixes proves nothing: many a Ukrainian і was typed as a Latin i. So an
    encoding is out only if it reads no word of two letters as wholly Cyrillic.
    """
    mixed = False
    for part in _LETTERS.findall(" ".join(words)):
        cyrillic = len(_CYRILLIC.findall(part))
        if cyrillic == len(part) > 1:
            return False
        mixed = mixed or 0 < cyrillic < len(part)
    return mixed


def _has_signs_inside_words(words: Iterable[str]) -> bool:
    """Whether some signs stand between letters wherever they stand, and more than once."""
    text = "\n".join(words)
    signs = {each for each in set(text) if _is_sign(each)}
    alone = "".join(filter(_stands_alone, signs))
    if not signs:
        return False
    sign, letter = f"[{re.escape(''.join(signs))}]", rf"[^\W\d_{re.escape(alone)}]"
    between = re.findall(f"(?<={letter}){sign}+(?={letter})", text)
    beside = re.findall(f"{sign}+(?={letter})|(?<={letter}){sign}+", text)
    inside = Counter("".join(between))
    inside |= Counter(each for each in "".join(beside) if each in alone)
    always = (n for each, n in inside.items() if n >= text.count(each))
    return sum(always) >= ENOUGH_WORDS


def _stands_alone(character: str) -> bool:
    """Whether nobody types it beside a letter: an accent without its own, a line of a frame."""
    return character in "ˆ˜¯¨¸˘˙˚˛˝ˇ" or "\u2500" <= character <= "\u259f"


def _is_sign(character: str) -> bool:
    """Whether a character is no part of a word; the accent of `it´s` is typed as an apostrophe."""
    if character in "‰†‡•" or _stands_alone(character):
        return True
    category = unicodedata.category(character)
    return category in ("Sm", "So", "Sc", "Sk", "No") and character not in "´`"
