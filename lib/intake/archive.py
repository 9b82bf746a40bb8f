"""Zip archives: unpacked within limits, or refused; their own word on sizes counts nothing."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from lib.intake.upload import MEGABYTE, Limits, UploadRefused

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ARCHIVES = {
    **dict.fromkeys(ZIP_STARTS, "a zip archive"),
    b"\x1f\x8b": "a gz archive",
    b"BZh": "a bz2 archive",
    b"\xfd7zXZ\x00": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf\x27\x1c": "a 7z archive",
    b"Rar!\x1a\x07": "a rar archive",
}
"""First bytes -> what they are."""

CHUNK = 65_536
RATIO = 200
"""A file that unpacks to more than this times its size is a bomb: our choice; tables reach 30."""
HARMLESS = 10 * MEGABYTE
"""Below, the ratio does not matter."""
MOST_MEMBERS = 10_000
_ENTRY = b"PK\x01\x02"

_DANGEROUS_NAME = re.compile(r"[\x00-\x1f\x7f]|^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)
"""What the zipfile module raises on a damaged archive; struct.error is a ValueError of its own."""


def archive_word(content: bytes) -> str | None:
    """Name the archive that bytes are; None: they are none."""
    if content[257:262] == b"ustar":
        return "a tar archive"
    return next((word for start, word in ARCHIVES.items() if content.startswith(start)), None)


def member_names(name: str, content: bytes) -> list[str]:
    """
    Name the members of a zip archive; nothing is unpacked.

    Raises:
        UploadRefused: it is broken, or holds too many.
    """
    with _archive(name, content) as archive:
        return archive.namelist()


def members(name: str, content: bytes, limits: Limits) -> dict[str, bytes]:
    """
    Unpack an archive into memory.

    Folders, and what a Mac adds in `__MACOSX/`, are passed over.

    Raises:
        UploadRefused: it is broken, too big or a bomb, encrypted, or has a member that is a
            symlink, or whose name leads out of its folder.
    """
    with _archive(name, content) as archive:
        entries = archive.infolist()
        for entry in entries:
            _check_entry(name, entry)
        files = [each for each in entries if _is_file(each)]
        for inside, times in Counter(each.filename for each in files).items():
            if times > 1:
                raise UploadRefused(name, f"it holds {inside!r} {times} times.")
        return _unpack(name, archive, files, _most(content, limits))


@contextmanager
def _archive(name: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    # Counted before the directory is read: a million entries take half a minute.
    if (entries := content.count(_ENTRY)) > MOST_MEMBERS:
        raise UploadRefused(name, f"it holds {entries:,} files; at most {MOST_MEMBERS:,} are read.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield archive
    except _BROKEN as error:
        raise UploadRefused(name, f"the zip archive is broken: {error}.") from None


def _check_entry(name: str, entry: zipfile.ZipInfo) -> None:
    inside = entry.orig_filename
    if _DANGEROUS_NAME.search(inside):
        raise UploadRefused(name, f"it holds {inside!r}, a name that leads out of its folder.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UploadRefused(name, f"{inside!r} in it is a symlink, not a file.")
    if entry.flag_bits & 0x1:
        raise UploadRefused(name, f"{inside!r} in it is encrypted; save it without a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UploadRefused(name, f"{inside!r} in it is packed in a way that is not read here.")


def _is_file(entry: zipfile.ZipInfo) -> bool:
    return not entry.is_dir() and not entry.filename.startswith("__MACOSX/")


def _most(content: bytes, limits: Limits) -> int:
    return min(limits.bytes, max(HARMLESS, RATIO * len(content)))


def _unpack(
    name: str, archive: zipfile.ZipFile, files: list[zipfile.ZipInfo], most: int
) -> dict[str, bytes]:
    unpacked: dict[str, bytes] = {}
    left = most
    for entry in files:
        content = bytearray()
        with archive.open(entry) as packed:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    reason = f"it unpacks to more than {most / MEGABYTE:,.0f} MB (a zip bomb?)."
                    raise UploadRefused(name, reason)
                content += chunk
        unpacked[entry.filename] = bytes(content)
        if word := archive_word(unpacked[entry.filename]):
            reason = f"{entry.filename!r} in it is {word}; archives inside archives are not read."
            raise UploadRefused(name, reason)
    return unpacked
