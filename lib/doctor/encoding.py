"""
In which encoding is a text written?

UTF-8 and UTF-16 prove themselves: hardly any other bytes follow their rules. Of the encodings
with one byte a character only those are left out that cannot be: a byte without a character,
a control character, Cyrillic and Latin letters in every word, signs inside words. Which language
a text is likely to be in proves nothing.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from lib.doctor.findings import Example, Finding

UTF_8 = "utf-8"
UTF_16 = {"utf-16-le": "UTF-16, low byte first", "utf-16-be": "UTF-16, high byte first"}
MARKS = {
    codecs.BOM_UTF8: UTF_8,
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
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
ISO 8859-1 is Windows-1252 without the 32 places of control characters.
"""
ENCODINGS = {UTF_8: "UTF-8", **UTF_16, **SINGLE_BYTE}

EXAMPLES = 5
ENOUGH_WORDS = 2
"""In so many different words a sign must stand between letters: one may be `Acme®Harbour`."""

_ASCII = bytes(range(128))
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_TEXT_CONTROLS = "\t\n\r\f\v\x1a"


def prove_encoding(content: bytes) -> Finding:
    """
    Say in which encoding bytes are a text.

    >>> prove_encoding("Möwe; Küste".encode("cp1252")).value
    'cp1252'
    """
    mark, encoding = _mark(content)
    if mark:
        return _proved(encoding, f"it begins with the mark of {ENCODINGS[encoding]}.")
    if b"\0" in content and (encoding := unmarked_utf_16(content)):
        return _proved(encoding, "every other byte of its plain letters is 0.")
    try:
        text = content.decode(UTF_8)
    except UnicodeDecodeError as error:
        return _prove_single_byte(content, error)
    return _proved(UTF_8, _utf_8_evidence(text))


def decode(content: bytes, encoding: str) -> str:
    """
    Read bytes in a value of `prove_encoding`; a byte order mark is passed over.

    Raises:
        UnicodeDecodeError: they are not of that encoding.
    """
    return content.decode(encoding).removeprefix("\ufeff")


def unmarked_utf_16(content: bytes) -> str | None:
    """Name the one form of UTF-16 in which bytes without a mark make sense; else None."""
    fitting = [encoding for encoding in UTF_16 if _is_text(content, encoding)]
    return fitting[0] if len(fitting) == 1 else None


def _mark(content: bytes) -> tuple[bytes, str]:
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return mark, encoding
    return b"", ""


def _is_text(content: bytes, encoding: str) -> bool:
    """Whether bytes decode to assigned characters without controls, most of them with a letter."""
    try:
        characters = set(content.decode(encoding)).difference(_TEXT_CONTROLS)
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(each) not in ("Cc", "Cn", "Co", "Cs") for each in characters)


def _utf_8_evidence(text: str) -> str:
    beyond = sum(map(len, _BEYOND_ASCII.findall(text)))
    if not beyond:
        return "it has no character beyond ASCII, and every encoding reads those alike."
    evidence = f"its {beyond:,} {_characters(beyond)} beyond ASCII are all written as UTF-8."
    twice = _encoded_twice(text)
    if not twice:
        return evidence
    written, meant = next(iter(twice.items()))
    return (
        f"{evidence} But something was encoded twice before: it holds {written!r} where {meant!r} "
        f"was meant ({len(twice)} such {'spelling' if len(twice) == 1 else 'spellings'}); "
        "this is kept as it stands."
    )


def _encoded_twice(text: str) -> dict[str, str]:
    """Find what becomes shorter if read once more: what is written -> what was meant."""
    found = {}
    for run in dict.fromkeys(_BEYOND_ASCII.findall(text)):
        for encoding in ("cp1252", "latin-1"):
            try:
                found.setdefault(run, run.encode(encoding).decode(UTF_8))
            except UnicodeError:
                continue
    return found


def _prove_single_byte(content: bytes, error: UnicodeDecodeError) -> Finding:
    words = Counter(_WORD.findall(content))
    beyond = content.translate(None, _ASCII)
    readings = {
        encoding: read
        for encoding in SINGLE_BYTE
        if (read := _read(words, beyond, encoding)) is not None
    }
    possible = _without_impossible_words(readings)
    distinct = _distinct(possible)
    why_not = f"Not UTF-8: byte {error.start + 1:,} is 0x{content[error.start]:02x}."
    count = f"{len(beyond):,} {_characters(len(beyond))} beyond ASCII"
    if _is_mostly_utf_8(content, beyond):
        evidence = (
            f"most of its {count} are written as UTF-8, but not all: it seems to be put together "
            f"from several files, or broken. {why_not}"
        )
        return _asked(evidence, words, _distinct(readings))
    if len(distinct) > 1:
        rest = f"{len(distinct)} encodings remain that read its {count} differently. {why_not}"
        return _asked(rest, words, distinct)
    value = next(iter(distinct))
    alike = "reads" if len(possible) == 1 else f"and {len(possible) - 1} like it read"
    evidence = (
        f"{SINGLE_BYTE[value]} {alike} its {count} the same, as text; "
        if len(possible) > 1
        else f"only {SINGLE_BYTE[value]} reads its {count} as text; "
    )
    return _proved(value, f"{evidence}{len(SINGLE_BYTE) - len(possible)} others cannot. {why_not}")


def _read(words: Iterable[bytes], beyond: bytes, encoding: str) -> list[str] | None:
    """Read each word; None: a byte has no character there, or is a control character."""
    try:
        characters = bytes(set(beyond)).decode(encoding)
    except UnicodeDecodeError:
        return None
    if any(unicodedata.category(each) == "Cc" for each in characters):
        return None
    return [word.decode(encoding) for word in words]


def _without_impossible_words(readings: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Leave out encodings whose words cannot be words; all of them stay if none is left."""
    possible = {
        encoding: words
        for encoding, words in readings.items()
        if not _always_mixes_scripts(words) and not _has_signs_inside_words(words)
    }
    return possible or dict(readings)


def _always_mixes_scripts(words: list[str]) -> bool:
    """
    Whether Cyrillic letters stand only next to Latin ones.

    A single word that mixes proves nothing: many a Ukrainian і was typed as a Latin i. So a
    text is out only if no word of two letters is wholly Cyrillic.
    """
    mixed = False
    for word in words:
        for part in _LETTERS.findall(word):
            cyrillic = len(_CYRILLIC.findall(part))
            if cyrillic == len(part) > 1:
                return False
            mixed = mixed or 0 < cyrillic < len(part)
    return mixed


_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def _has_signs_inside_words(words: list[str]) -> bool:
    """Whether some signs stand between letters wherever they stand, and in several words."""
    inside: Counter[str] = Counter()
    all_places: Counter[str] = Counter()
    for word in words:
        for is_run, characters in groupby(word, lambda each: each.isalpha() or _is_sign(each)):
            run = "".join(characters) if is_run else ""
            all_places.update(filter(_is_sign, run))
            inside.update(filter(_is_sign, _between_letters(run)))
    return sum(n for sign, n in inside.items() if n == all_places[sign]) >= ENOUGH_WORDS


def _between_letters(run: str) -> str:
    letters = [place for place, character in enumerate(run) if character.isalpha()]
    return run[letters[0] : letters[-1]] if letters else ""


def _is_sign(character: str) -> bool:
    """Whether a character is no part of a word; the accent of `it´s` is typed as an apostrophe."""
    if character in "‰†‡•ˆ˜":
        return True
    category = unicodedata.category(character)
    return category in ("Sm", "So", "Sc", "Sk", "No") and character not in "´`"


def _distinct(readings: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Keep the first encoding of those that read every word alike."""
    first = {tuple(words): encoding for encoding, words in reversed(readings.items())}
    return {encoding: readings[encoding] for encoding in readings if encoding in first.values()}


def _is_mostly_utf_8(content: bytes, beyond: bytes) -> bool:
    read = content.decode(UTF_8, errors="ignore")
    kept = sum(len(run.encode(UTF_8)) for run in _BEYOND_ASCII.findall(read))
    return kept * 2 > len(beyond)


def _proved(encoding: str, evidence: str) -> Finding:
    return Finding("encoding", QUESTION, encoding, evidence, ENCODINGS)


def _asked(evidence: str, words: Iterable[bytes], readings: Mapping[str, list[str]]) -> Finding:
    examples = [
        Example(
            None,
            word.decode("ascii", "backslashreplace"),
            {encoding: read[place] for encoding, read in readings.items()},
        )
        for place, word in enumerate(words)
        if len({read[place] for read in readings.values()}) > 1
    ]
    options = {encoding: ENCODINGS[encoding] for encoding in readings}
    # Longer words are easier to recognise.
    examples.sort(key=lambda example: -min(len(example.written), 40))
    return Finding("encoding", QUESTION, None, evidence, options, examples[:EXAMPLES])


QUESTION = "In which encoding is the file written?"


def _characters(count: int) -> str:
    return "character" if count == 1 else "characters"
