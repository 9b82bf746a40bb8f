"""What a file is made of is found from its bytes, and what is not read is refused."""

import pickle

import pytest

from lib.intake.kinds import kind_of
from lib.intake.opened import Kind
from lib.intake.upload import UploadRefused
from tests.intake.made import archive, workbook

KINDS = {
    "text": (b"a;b\n1;2\n", Kind.TEXT),
    "text in UTF-16": ("a;b\n1;2\n".encode("utf-16"), Kind.TEXT),
    "text in UTF-16 without mark": ("a;b\n1;2\n".encode("utf-16-le"), Kind.TEXT),
    "text that begins like JSON": (b"[id];[name]\n1;2\n", Kind.TEXT),
    "text with a bracket": (b"{port},b\n", Kind.TEXT),
    "a table with < in it": (b"a,b\n<html>,2\n", Kind.TEXT),
    "MZ as a column": (b"MZ;AB\n1;2\n", Kind.TEXT),
    "a database": (b"SQLite format 3\0" + bytes(100), Kind.SQLITE),
    "Parquet": (b"PAR1" + bytes(20) + b"PAR1", Kind.PARQUET),
    "JSON": (b' {"a": 1}', Kind.JSON),
    "JSON on several lines": (b'[\n{"a": 1},\n{"a": 2}\n]\n', Kind.JSON),
    "JSON with mark": (b'\xef\xbb\xbf[{"a": 1}]', Kind.JSON),
    "JSON lines": (b'{"a": 1}\n{"a": 2}\n', Kind.JSON_LINES),
    "JSON lines with mark": (b'\xef\xbb\xbf{"a": 1}\r\n{"a": 2}\r\n', Kind.JSON_LINES),
    "a workbook": (workbook([["a"]]), Kind.XLSX),
    "an archive": (archive({"a.csv": "a"}), Kind.ZIP),
}


@pytest.mark.parametrize(("content", "kind"), KINDS.values(), ids=KINDS)
def test_a_kind_is_found_from_content(content, kind):
    assert kind_of("file", content) == kind


REFUSED = {
    "nothing": (b"", "the file is empty."),
    "blanks": (b" \r\n\t", "the file is empty."),
    "a mark alone": (b"\xef\xbb\xbf", "the file is empty."),
    "a pickle": (pickle.dumps({"a": 1}, protocol=4), "it is a Python pickle"),
    "an old pickle": (pickle.dumps({"a": 1}, protocol=2), "it is a Python pickle"),
    "gz": (b"\x1f\x8b\x08\0", "it is a gz archive; unpack it and bring the file inside."),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\0", "it is a 7z archive"),
    "rar": (b"Rar!\x1a\x07\x01", "it is a rar archive"),
    "tar": (b"x" * 257 + b"ustar\0", "it is a tar archive"),
    "PDF": (b"%PDF-1.7", "it is a PDF document."),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Office file"),
    "an image": (b"\x89PNG\r\n\x1a\n", "it is an image."),
    "a program": (b"\x7fELF\x02", "it is a program."),
    "a script": (b"#!/bin/sh\nrm x\n", "it is a program."),
    "a page": (b"\n<!DOCTYPE HTML>\n<p>", "it is an HTML page"),
    "a page in UTF-16": ("<html><body>".encode("utf-16"), "it is an HTML page"),
    "a page behind a comment": (b"<!-- x --><html>", "it is an HTML page"),
    "a table of a page": (b"<table border=1><tr>", "it is an HTML page"),
    "XML": (b"<?xml version='1.0'?><Workbook>", "it is XML"),
    "a NUL": (b"a,b\n1,\x002\n", "byte 7 (in text line 2) is NUL, which no text holds."),
    "a NUL behind a mark": (b"\xef\xbb\xbfa,b\n1,\x002\n", "byte 10 (in text line 2) is NUL"),
    "other bytes": (bytes(range(1, 32)) * 10, "it is no text and no format that is read here."),
    "a broken zip": (
        b"PK\x03\x04" + b"x" * 50,
        "the zip archive is broken: File is not a zip file.",
    ),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_read_is_refused_by_name(content, reason):
    with pytest.raises(UploadRefused) as refused:
        kind_of("talks.csv", content)

    assert str(refused.value).startswith(f"talks.csv was not imported: {reason}")
