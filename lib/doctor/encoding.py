"""In which encoding is a text written? UTF-8 and UTF-16 prove themselves by their rules."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

from lib.doctor.findings import Example, Finding
from lib.doctor.single_byte import (
    SINGLE_BYTE,
    beyond_ascii,
    groups_alike,
    possible_readings,
    words_beyond_ascii,
)
from lib.doctor.utf_8 import first_fault, is_utf_8
from lib.doctor.wording import counted

UTF_8 = "utf-8"
UTF_16 = {"utf-16-le": "UTF-16, low byte first", "utf-16-be": "UTF-16, high byte first"}
ENCODINGS = {UTF_8: "UTF-8", **UTF_16, **SINGLE_BYTE}
MARKS = {
    codecs.BOM_UTF8: UTF_8,
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
QUESTION = "In which encoding is the file written?"
EXAMPLES = 5
EASY_TO_READ = 30
"""Characters; a longer example tells no more."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]+")
_ASCII_AS_SPACES = bytes([ord(" ")] * 128 + [*range(128, 256)])
_TEXT_CONTROLS = "\t\n\r\f\v\x1a"


def prove_encoding(content: bytes) -> Finding:
    """
    Say in which encoding bytes are a text.

    >>> prove_encoding("Möwe; Küste".encode("cp1252")).value
    'cp1252'
    """
    encoding = marked(content)
    if encoding and _decodes(content, encoding):
        return _proved(encoding, f"It begins with the mark of {ENCODINGS[encoding]}.")
    if b"\0" in content and (encoding := unmarked_utf_16(content)):
        return _proved(encoding, "It has no mark, but every other byte of its letters is 0.")
    if not is_utf_8(content):
        return _prove_single_byte(content)
    if content.isascii():
        why = "It has no character beyond ASCII, and the encodings read those alike."
        return _proved(UTF_8, why, SINGLE_BYTE)
    return _proved(UTF_8, _utf_8_evidence(content))


def decode(content: bytes, encoding: str) -> str:
    """
    Read bytes in a value of `prove_encoding`; a byte order mark is passed over.

    Raises:
        UnicodeDecodeError: they are not of that encoding.
    """
    return content.decode(encoding).removeprefix("\ufeff")


def in_utf_8(content: bytes, encoding: str) -> bytes:
    """
    Write bytes of a value of `prove_encoding` in UTF-8, without a byte order mark.

    Raises:
        UnicodeDecodeError: they are not of that encoding.
    """
    if encoding == UTF_8 and is_utf_8(content):
        return content.removeprefix(codecs.BOM_UTF8)
    return decode(content, encoding).encode()


def marked(content: bytes) -> str | None:
    """Name the encoding whose mark bytes begin with."""
    return next((each for mark, each in MARKS.items() if content.startswith(mark)), None)


def unmarked_utf_16(content: bytes) -> str | None:
    """Name the one form of UTF-16 in which bytes without a mark make sense; else None."""
    fitting = [encoding for encoding in UTF_16 if _makes_sense(content, encoding)]
    if len(fitting) > 1:
        # The 0 beside a plain letter is its high byte.
        low = {"utf-16-le": content[0::2], "utf-16-be": content[1::2]}
        fitting = [encoding for encoding in fitting if b"\0" not in low[encoding]]
    return fitting[0] if len(fitting) == 1 else None


def _decodes(content: bytes, encoding: str) -> bool:
    return first_fault(content, encoding) is None


def _makes_sense(content: bytes, encoding: str) -> bool:
    """Whether bytes are assigned characters without controls."""
    if not _decodes(content, encoding):
        return False
    characters = set(content.decode(encoding)).difference(_TEXT_CONTROLS)
    return all(unicodedata.category(each) not in ("Cc", "Cn", "Co", "Cs") for each in characters)


def _utf_8_evidence(content: bytes) -> str:
    # Not by a regular expression: that takes twenty times as long.
    runs = Counter(content.translate(_ASCII_AS_SPACES).split())
    beyond = {run.decode(UTF_8): times for run, times in runs.items()}
    characters = sum(len(run) * times for run, times in beyond.items())
    all_are = f"All its {characters:,} characters" if characters > 1 else "Its only character"
    are = "are" if characters > 1 else "is"
    evidence = f"{all_are} beyond ASCII {are} written as UTF-8."
    twice = _encoded_twice(beyond)
    if not twice:
        return evidence
    written, meant = next(iter(twice.items()))
    return (
        f"{evidence} But part of it was encoded twice before: it says {written!r} where {meant!r} "
        f"was meant ({counted(len(twice), 'such spelling')}). This is kept as it stands."
    )


def _encoded_twice(runs: Iterable[str]) -> dict[str, str]:
    """Find what is UTF-8 once more if written in one byte a character: written -> meant."""
    found = {}
    for run in runs:
        for encoding in ("cp1252", "latin-1"):
            try:
                found.setdefault(run, run.encode(encoding).decode(UTF_8))
            except UnicodeError:
                continue
    return found


def _prove_single_byte(content: bytes) -> Finding:
    fault = first_fault(content, UTF_8)
    readings = possible_readings(content)
    groups = groups_alike(readings)
    beyond = beyond_ascii(content)
    count = f"{counted(len(beyond), 'character')} beyond ASCII"
    why_not = f"It is not UTF-8: byte {fault + 1:,} is 0x{content[fault]:02x}."
    out = f"{len(SINGLE_BYTE) - len(readings)} of {len(SINGLE_BYTE)} others are ruled out."
    if _is_mostly_utf_8(content, beyond):
        why = (
            f"Most of its {counted(len(beyond), 'byte')} beyond ASCII are UTF-8, but not all: "
            "is it put together, or cut?"
        )
    elif len(groups) > 1:
        why = f"{len(readings)} are left, which read its {count} in {len(groups)} ways."
    else:
        value, *alike = groups[0]
        left = f"All {len(readings)} that are left read its {count} the same."
        why = f"{why_not} {out} {left if alike else f'The one that is left reads its {count}.'}"
        return _proved(value, why, alike)
    return Finding(
        key="encoding",
        question=QUESTION,
        value=None,
        evidence=f"{why_not} {out} {why}",
        options={each: SINGLE_BYTE[each] for each in readings},
        examples=_examples(words_beyond_ascii(content), readings),
    )


def _is_mostly_utf_8(content: bytes, beyond: bytes) -> bool:
    read = content.decode(UTF_8, errors="ignore")
    kept = sum(len(run.encode(UTF_8)) for run in _BEYOND_ASCII.findall(read))
    return kept * 2 > len(beyond)


def _examples(words: list[bytes], readings: dict[str, list[str]]) -> list[Example]:
    """Take words that are read differently; long ones are recognised more easily."""
    differing = [
        place
        for place, read in enumerate(zip(*readings.values(), strict=True))
        if len(set(read)) > 1 and len(words[place]) <= EASY_TO_READ
    ]
    differing.sort(key=lambda place: -len(words[place]))
    return [
        Example(
            None,
            words[place].decode("ascii", "backslashreplace"),
            {encoding: read[place] for encoding, read in readings.items()},
        )
        for place in differing[:EXAMPLES]
    ]


def _proved(encoding: str, evidence: str, alike: Collection[str] = ()) -> Finding:
    return Finding("encoding", QUESTION, encoding, evidence, ENCODINGS, alike=tuple(alike))
