"""What a file is made of, from its bytes; what must not or cannot be read is refused."""

from __future__ import annotations

import re

from lib.doctor.encoding import MARKS, UTF_8, unmarked_utf_16
from lib.intake.archive import ZIP_STARTS, archive_word, member_names
from lib.intake.opened import Kind
from lib.intake.upload import UploadRefused

FOREIGN = {
    b"%PDF-": "a PDF document",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file (.xls, .doc) or an encrypted one; "
    "save it as .xlsx or CSV without a password",
    b"\x89PNG\r\n": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"II*\x00": "an image",
    b"MM\x00*": "an image",
    b"RIFF": "an image or a recording",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"\xcf\xfa\xed\xfe": "a program",
    b"#!/": "a program",
    b"{\\rtf": "a document (RTF); save its table as CSV",
    b"RDX": "an R data file; save its table as CSV",
    b"ARROW1": "an Arrow file; save its table as CSV",
    b"\x89HDF": "an HDF5 file; save its table as CSV",
}
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|script|style|meta|div|svg|p|iframe)\b", re.IGNORECASE
)
_XML = re.compile(r"<(?:\?xml|!doctype|!entity|workbook)", re.IGNORECASE)
_COMMENTS = re.compile(r"(?:\s*<!--(?:(?!-->).)*-->)*\s*", re.DOTALL)
_JSON_START = re.compile(r'\{\s*["}]|\[\s*(?:["{\[\]}\d-]|true|false|null)')
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1a"))

BEGINNING = 65_536
"""Bytes that tell text from other things."""

MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are no text: our choice."""


def kind_of(name: str, content: bytes) -> Kind:
    """
    Say what a file is made of.

    Raises:
        UploadRefused: it is empty, an archive other than zip, a pickle, a page, a picture,
            a program, or otherwise nothing that is read here.
    """
    if content.startswith(ZIP_STARTS):
        is_office = "[Content_Types].xml" in member_names(name, content)
        return Kind.XLSX if is_office else Kind.ZIP
    if content.startswith(b"SQLite format 3\0"):
        return Kind.SQLITE
    if content.startswith(b"PAR1") and content.endswith(b"PAR1"):
        return Kind.PARQUET
    _refuse_foreign(name, content)
    start = _beginning(name, content)
    if not start.strip() and not _beyond_blanks(content):
        raise UploadRefused(name, "the file is empty.")
    _refuse_markup(name, start)
    if _JSON_START.match(start.lstrip()):
        return _kind_of_json(content)
    return Kind.TEXT


def _refuse_foreign(name: str, content: bytes) -> None:
    if not content:
        raise UploadRefused(name, "the file is empty.")
    if is_pickle(content):
        reason = "it is a Python pickle, which could run any program; save its table as CSV."
        raise UploadRefused(name, reason)
    if word := archive_word(content):
        raise UploadRefused(name, f"it is {word}; unpack it and bring the file inside.")
    for start, word in FOREIGN.items():
        if content.startswith(start):
            raise UploadRefused(name, f"it is {word}.")


def is_pickle(content: bytes) -> bool:
    """Whether bytes begin as a pickle of protocol 2 to 5."""
    return len(content) > 2 and content[0] == 0x80 and content[1] in (2, 3, 4, 5)


def _beginning(name: str, content: bytes) -> str:
    """Read the start of a text, whatever its encoding: only ASCII matters here."""
    start = content[:BEGINNING]
    encoding = next((each for mark, each in MARKS.items() if start.startswith(mark)), None)
    if encoding is None and b"\0" in content:
        encoding = unmarked_utf_16(content)
        if encoding is None:
            raise UploadRefused(name, _nul(content))
    elif encoding == UTF_8 and b"\0" in content:
        raise UploadRefused(name, _nul(content))
    if encoding in (None, UTF_8):
        controls = len(start) - len(start.translate(None, _CONTROLS))
        if controls > MOST_CONTROLS * len(start):
            raise UploadRefused(name, "it is no text and no format that is read here.")
    return start.decode(encoding or "latin-1", errors="replace").removeprefix("\ufeff")


def _nul(content: bytes) -> str:
    place = content.index(b"\0")
    line = content.count(b"\n", 0, place) + 1
    return f"byte {place + 1:,} (in text line {line:,}) is NUL, which no text holds."


def _beyond_blanks(content: bytes) -> bool:
    return len(content) > BEGINNING and bool(content[BEGINNING:].strip())


def _refuse_markup(name: str, start: str) -> None:
    begins = _COMMENTS.match(start).end()
    if _HTML.match(start, begins):
        raise UploadRefused(name, "it is an HTML page; save its table as CSV or XLSX.")
    if _XML.match(start, begins):
        raise UploadRefused(name, "it is XML; save its table as CSV or XLSX.")


def _kind_of_json(content: bytes) -> Kind:
    """JSON lines have a whole value in the first line, and more behind it."""
    first, _, rest = content.strip().partition(b"\n")
    opened, closed = (
        (b"{", b"}") if first.lstrip(b"\xef\xbb\xbf").startswith(b"{") else (b"[", b"]")
    )
    whole = first.rstrip().endswith(closed) and rest.lstrip().startswith(opened)
    return Kind.JSON_LINES if whole else Kind.JSON
