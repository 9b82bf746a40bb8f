"""A zip somebody brought is read without trusting what it says of itself."""

import io
import stat
import struct
import zipfile

import pytest

from lib.exceptions import UnreadableExtract
from lib.extracts import archive
from lib.extracts.archive import Archive, write_archive


def zipped(name="a.csv", content=b"a", **changed):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        info = zipfile.ZipInfo(name)
        for key, value in changed.items():
            setattr(info, key, value)
        opened.writestr(info, content)
    return out.getvalue()


PATHS = ["../a.csv", "/a.csv", "a/../../b.csv", "\\a.csv", "C:a.csv", "folder/a.csv", "folder/"]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_in_a_name_is_refused(path):
    with pytest.raises(UnreadableExtract, match="leads elsewhere|lies in a folder"):
        Archive("x.zip", zipped(path), flat=True)


@pytest.mark.parametrize("path", PATHS[:5])
def test_a_path_that_leads_elsewhere_is_refused_where_folders_are_not(path):
    with pytest.raises(UnreadableExtract, match="leads elsewhere"):
        Archive("x.xlsx", zipped(path), flat=False)


def test_a_link_is_refused():
    content = zipped(create_system=3, external_attr=(stat.S_IFLNK | 0o777) << 16)

    with pytest.raises(UnreadableExtract, match="'a.csv' is a link"):
        Archive("x.zip", content, flat=True)


def test_another_packing_is_refused():
    with pytest.raises(UnreadableExtract, match="packed in a way"):
        Archive("x.zip", zipped(compress_type=zipfile.ZIP_BZIP2), flat=True)


def test_an_encrypted_member_is_refused():
    content = bytearray(zipped())
    content[content.index(b"PK\x01\x02") + 8] |= 1

    with pytest.raises(UnreadableExtract, match="is encrypted"):
        Archive("x.zip", bytes(content), flat=True)


def test_a_name_that_stands_twice_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as opened:
        opened.writestr("a.csv", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            opened.writestr("a.csv", "2")

    with pytest.raises(UnreadableExtract, match="'a.csv' is in it twice"):
        Archive("x.zip", out.getvalue(), flat=True)


def test_too_many_members_are_refused():
    members = {f"{number}.csv": b"" for number in range(archive.MOST_MEMBERS + 1)}

    with pytest.raises(UnreadableExtract, match="201 files are in it"):
        Archive("x.zip", write_archive(members), flat=True)


def test_what_says_that_it_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)

    with pytest.raises(UnreadableExtract, match="it has 1,001 bytes, at most 1,000 can"):
        Archive("x.zip", zipped(content=b"0" * 1001), flat=True)


@pytest.mark.parametrize("declared", [10, 100_001])
def test_what_is_larger_or_smaller_than_it_says_is_refused(declared):
    """The size in the directory is what a zip says; the rest of the file is what it has."""
    content = bytearray(zipped(content=b"0" * 100_000))
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, declared)
    opened = Archive("x.zip", bytes(content), flat=True)

    with pytest.raises(UnreadableExtract, match="a.csv is (not as large|damaged)"):
        opened.read("a.csv")


def test_every_member_has_the_same_time():
    with zipfile.ZipFile(io.BytesIO(write_archive({"a": b"1", "b": b"2"}))) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
