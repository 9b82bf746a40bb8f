"""Zip files: written the same from the same content, read without trusting them."""

from __future__ import annotations

import stat
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lib.exceptions import UnreadableExtract

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold: every member has it, so that time makes no difference."""

MOST_BYTES = 1 << 30
"""Unpacked, all members together: an extract of 200,000 records has two fifths of it."""

MOST_MEMBERS = 200


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """Write members (name -> content) in their order."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = ZipInfo(name, EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system, info.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, content)
    return out.getvalue()


class Archive:
    """A zip file somebody brought."""

    def __init__(self, name: str, content: bytes, *, flat: bool) -> None:
        """
        Open it; nothing is unpacked yet.

        Args:
            name: of the file, for messages.
            content: its bytes.
            flat: whether a member may not lie in a folder.

        Raises:
            UnreadableExtract: it is no zip, or a member is not what an extract holds.
        """
        self.name = name
        try:
            self._zip = ZipFile(BytesIO(content))
            members = self._zip.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise UnreadableExtract(name, f"the zip is damaged ({error}).") from None
        if len(members) > MOST_MEMBERS:
            raise self._refused(f"{len(members):,} files are in it, at most {MOST_MEMBERS} can be.")
        for member in members:
            if fault := _fault(member, flat):
                raise self._refused(f"in it, {member.filename!r} {fault}")
        names = [member.filename for member in members]
        twice = sorted({each for each in names if names.count(each) > 1})
        if twice:
            raise self._refused(f"{twice[0]!r} is in it twice.")
        if (declared := sum(member.file_size for member in members)) > MOST_BYTES:
            raise self._refused(f"unpacked it has {declared:,} bytes, at most {MOST_BYTES:,} can.")
        self.names = frozenset(names)
        self._left = MOST_BYTES

    def read(self, member: str) -> bytes:
        """
        Unpack a member.

        Raises:
            UnreadableExtract: it is not there, damaged, or larger than it says it is.
        """
        if member not in self.names:
            raise self._refused(f"it has no {member}.")
        declared = self._zip.getinfo(member).file_size
        try:
            with self._zip.open(member) as opened:
                content = opened.read(min(declared, self._left) + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
            raise self._refused(f"in it, {member} is damaged ({error}).") from None
        if len(content) != declared:
            raise self._refused(f"in it, {member} is not as large as the zip says.")
        self._left -= len(content)
        return content

    def _refused(self, reason: str) -> UnreadableExtract:
        return UnreadableExtract(self.name, reason)


def _fault(member: ZipInfo, flat: bool) -> str:
    """Say why a member is not taken; empty: it is."""
    # orig_filename: Python cuts a name at a NUL and turns the system's separator.
    parts = member.orig_filename.split("/")
    if ".." in parts or not parts[0] or any(sign in member.orig_filename for sign in "\\:\0"):
        return "is a path that leads elsewhere."
    if flat and len(parts) > 1:
        return "lies in a folder; the files of an extract lie side by side."
    if stat.S_IFMT(member.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is a link, not a file."
    if member.flag_bits & 0x1:
        return "is encrypted."
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "is packed in a way that is not read."
    return ""
