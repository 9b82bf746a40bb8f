"""Archives are unpacked within limits; what could do harm in them is refused."""

import stat
import struct
import zipfile

import pytest

from lib.intake.archive import members
from lib.intake.upload import Limits, UploadRefused
from tests.intake.made import archive


def entry(name, mode=None):
    made = zipfile.ZipInfo("x")
    made.filename = name
    made.compress_type = zipfile.ZIP_DEFLATED
    if mode is not None:
        made.create_system = 3
        made.external_attr = mode << 16
    return made


def encrypted(content):
    """Set the flag of encryption in both headers."""
    local, central = content.index(b"PK\x03\x04"), content.index(b"PK\x01\x02")
    changed = bytearray(content)
    changed[local + 6] |= 1
    changed[central + 8] |= 1
    return bytes(changed)


def lying(content):
    """Declare a size of 1 byte in the directory."""
    central = content.index(b"PK\x01\x02")
    return content[: central + 24] + struct.pack("<I", 1) + content[central + 28 :]


def named_twice():
    with pytest.warns(UserWarning, match="Duplicate name"):
        return archive({entry("a.csv"): "1", entry("a.csv "[:5]): "2"})


def test_members_are_unpacked_and_folders_and_mac_files_passed_over():
    content = archive({"talks/": "", "talks/a.csv": "a,b", "__MACOSX/talks/._a.csv": "\0"})

    assert members("x.zip", content, Limits()) == {"talks/a.csv": b"a,b"}


REFUSED = {
    "a way up": (archive({"../a.csv": "1"}), "it holds '../a.csv', a name that leads out"),
    "a way up inside": (archive({"a/../../b": "1"}), "a name that leads out"),
    "an absolute path": (archive({entry("/etc/a"): "1"}), "it holds '/etc/a', a name"),
    "a drive": (archive({"C:a.csv": "1"}), "a name that leads out"),
    "a backslash": (archive({entry("a\\b.csv"): "1"}), "a name that leads out"),
    "a NUL in a name": (archive({entry("a.csv\0.exe"): "1"}), r"it holds 'a.csv\x00.exe'"),
    "a symlink": (archive({entry("a", stat.S_IFLNK | 0o777): "/etc/x"}), "'a' in it is a symlink"),
    "a password": (encrypted(archive({"a.csv": "1"})), "'a.csv' in it is encrypted"),
    "another packing": (archive({"a.csv": "1"}, zipfile.ZIP_LZMA), "packed in a way that is not"),
    "a zip": (archive({"a.txt": archive({"b": "1"})}), "'a.txt' in it is a zip archive; archives"),
    "gz": (archive({"a.csv": b"\x1f\x8b\x08"}), "'a.csv' in it is a gz archive"),
    "tar": (archive({"a.csv": b"x" * 257 + b"ustar"}), "'a.csv' in it is a tar archive"),
    "7z": (archive({"a.csv": b"7z\xbc\xaf\x27\x1c"}), "'a.csv' in it is a 7z archive"),
    "rar": (archive({"a.csv": b"Rar!\x1a\x07\x00"}), "'a.csv' in it is a rar archive"),
    "a bomb": (archive({"a.csv": bytes(12_000_000)}), "more than 10 MB (a zip bomb?)."),
    "a bomb of many": (
        archive({f"{number}.csv": bytes(3_000_000) for number in range(4)}),
        "more than 10 MB (a zip bomb?).",
    ),
    "a lie about the size": (lying(archive({"a.csv": "1" * 5000})), "the zip archive is broken"),
    "too many files": (archive({str(number): "" for number in range(10_001)}), "10,001 files"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_an_archive_that_could_do_harm_is_refused(content, reason):
    with pytest.raises(UploadRefused) as refused:
        members("x.zip", content, Limits())

    assert str(refused.value).startswith("x.zip was not imported: ")
    assert reason in str(refused.value)


def test_a_name_that_stands_twice_is_refused():
    with pytest.raises(UploadRefused, match=r"it holds 'a.csv' 2 times\."):
        members("x.zip", named_twice(), Limits())


def test_the_limit_counts_what_is_unpacked():
    content = archive({"a.csv": "1" * 5000})

    assert members("x.zip", content, Limits(bytes=5000))
    with pytest.raises(UploadRefused, match="unpacks to more than"):
        members("x.zip", content, Limits(bytes=4999))
