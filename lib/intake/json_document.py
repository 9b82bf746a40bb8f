"""JSON and JSON lines -> what they say; what JSON leaves open is refused, never decided."""

from __future__ import annotations

import json
from collections import Counter
from typing import NoReturn

from lib.doctor.encoding import decode, prove_encoding
from lib.intake.upload import Limits, UploadRefused


class _Unclear(ValueError):
    """A value of which JSON's readers make different things."""


def read_json(name: str, content: bytes) -> object:
    """
    Read a JSON document.

    Raises:
        UploadRefused: it is no JSON, or holds NaN, a number too big, a name twice in one object,
            or too many levels.
    """
    return _parse(name, _text(name, content), "")


def read_json_lines(name: str, content: bytes, limits: Limits) -> list[object]:
    """
    Read one JSON value of each line; an empty line is None.

    Raises:
        UploadRefused: as of `read_json`; names the line.
    """
    lines = _text(name, content).rstrip().split("\n")
    if len(lines) > limits.rows:
        raise UploadRefused(name, f"line {limits.rows + 1:,}: at most {limits.rows:,} are read.")
    return [
        _parse(name, line, f"line {number:,}: ") if line.strip() else None
        for number, line in enumerate(lines, start=1)
    ]


def _text(name: str, content: bytes) -> str:
    encoding = prove_encoding(content).value
    if encoding is None or not encoding.startswith("utf"):
        raise UploadRefused(name, "it is JSON, but not in UTF-8 or UTF-16.")
    return decode(content, encoding)


def _parse(name: str, text: str, place: str) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_float=_float
        )
    except json.JSONDecodeError as error:
        where = place or f"line {error.lineno:,}: "
        raise UploadRefused(name, f"{where}this is not JSON: {error.msg}.") from None
    except _Unclear as error:
        raise UploadRefused(name, f"{place}{error}") from None
    except RecursionError:
        raise UploadRefused(name, f"{place}its JSON is nested too deep.") from None
    except ValueError:
        # Python refuses to read numbers of thousands of digits.
        raise UploadRefused(name, f"{place}it holds a number that is too long.") from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        (twice, _), *_ = Counter(each for each, _ in pairs).most_common(1)
        raise _Unclear(f"the name {twice!r} stands twice in one object.")
    return found


def _constant(text: str) -> NoReturn:
    raise _Unclear(f"{text} is no number that JSON knows.")


def _float(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise _Unclear(f"the number {text[:40]} is too big.")
    return number
