"""A file that somebody brings -> opened: its kind, how it is written, its rows or document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from posixpath import basename
from types import MappingProxyType

from lib.doctor.dialect import prove_quoting, prove_separator
from lib.doctor.encoding import in_utf_8, prove_encoding
from lib.doctor.findings import Answers, Finding, settle
from lib.doctor.rows import Text
from lib.exceptions import DashboardError
from lib.intake.archive import members
from lib.intake.json_document import read_json, read_json_lines
from lib.intake.kinds import kind_of
from lib.intake.opened import Grid, Kind, Opened
from lib.intake.sheet import filled_sheets, read_sheet, sheet_finding
from lib.intake.text_table import read_text_table
from lib.intake.upload import MEGABYTE, Limits, Upload, UploadRefused
from lib.intake.workbook import check_workbook, error_cells

DEFAULT_LIMITS = Limits()

OWN_EXTRACT = {"datapackage.json", "records.csv"}
"""An archive with these is one of ours and stays whole."""


# eq=False: a text is compared by nobody.
@dataclass(frozen=True, eq=False)
class Written:
    """How a file is written: what is proved, and what must be chosen."""

    kind: Kind
    findings: Sequence[Finding] = ()
    """
    Of a text: `encoding`, `separator`, `quoting`; of a workbook with several filled sheets:
    `sheet`; of others nothing.
    """
    text: Text | None = None
    under: Answers = field(default_factory=dict)
    """The encoding and the separator under which the text was read to prove the rest."""


class UndecidedError(DashboardError):
    """How a file is written is not proved, and nobody has answered yet."""

    def __init__(self, name: str, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        lines = "\n".join(f"- {each.key}: {each.question} {each.evidence}" for each in findings)
        super().__init__(f"{name} cannot be read before this is chosen:\n{lines}")


def open_upload(name: str, content: bytes, limits: Limits = DEFAULT_LIMITS) -> Upload:
    """
    Take a file, or refuse it; a zip with a single file in it is unpacked.

    A gz archive is not unpacked: who brings one is asked for the file inside.

    Raises:
        UploadRefused: it is too big, dangerous, or nothing that is read here.
    """
    if len(content) > limits.bytes:
        size, most = len(content) / MEGABYTE, limits.bytes / MEGABYTE
        raise UploadRefused(name, f"it has {size:,.1f} MB; at most {most:,.1f} MB are read.")
    kind = kind_of(name, content)
    if kind is Kind.XLSX:
        check_workbook(name, content, limits)
    if kind is not Kind.ZIP:
        return Upload(name, content)
    files = members(name, content, limits)
    if set(files) >= OWN_EXTRACT:
        return Upload(name, content)
    if len(files) != 1:
        held = ", ".join(repr(each) for each in list(files)[:5]) or "nothing"
        raise UploadRefused(
            name, f"it holds {len(files)} files ({held}); bring the one with the table by itself."
        )
    inside, unpacked = next(iter(files.items()))
    kind_of(f"{name}, {basename(inside)}", unpacked)
    return Upload(basename(inside), unpacked)


def read_upload(path: Path, limits: Limits = DEFAULT_LIMITS) -> Upload:
    """
    Take a file from this machine, or refuse it; as `open_upload`.

    Raises:
        UploadRefused: it cannot be read, or is not taken.
    """
    try:
        with path.open("rb") as file:
            # No more than one byte too many: a device has no end.
            content = file.read(limits.bytes + 1)
    except OSError as error:
        raise UploadRefused(str(path), f"it cannot be read: {error.strerror}.") from None
    return open_upload(path.name, content, limits)


def prove_file(upload: Upload, answers: Answers = MappingProxyType({})) -> Written:
    """
    Say what is proved about how a file is written, and what must be chosen.

    Args:
        upload: of `open_upload`.
        answers: what was chosen; of a text the rest is proved by it.

    Returns:
        Of a text: `encoding`, `separator`, `quoting`; of a workbook with several filled sheets:
        `sheet`; of others nothing.

    Raises:
        DashboardError: an answer is unknown, or the file proves it wrong.
    """
    kind = kind_of(upload.name, upload.content)
    if kind is Kind.TEXT:
        return _prove_text(upload, answers)
    if kind is Kind.XLSX:
        sheet = sheet_finding(filled_sheets(upload.name, upload.content))
        return Written(kind, [sheet] if sheet else [])
    return Written(kind)


def _prove_text(upload: Upload, answers: Answers) -> Written:
    """Prove what is asked in turn, each with what is settled before."""
    encoding = prove_encoding(upload.content)
    # What separates cells is ASCII, which all encodings of one byte read alike.
    decoded_as = _settled_or_first(encoding, answers)
    text = _decoded(upload, decoded_as)
    separator = prove_separator(text)
    split_by = _settled_or_first(separator, answers)
    findings = [encoding, separator, prove_quoting(text, split_by)]
    return Written(Kind.TEXT, findings, text, {"encoding": decoded_as, "separator": split_by})


def _settled_or_first(finding: Finding, answers: Answers) -> str:
    return settle(finding, answers) or next(iter(finding.options))


def _decoded(upload: Upload, encoding: str) -> Text:
    try:
        text = Text(in_utf_8(upload.content, encoding))
    except UnicodeDecodeError as error:
        reason = f"byte {error.start + 1:,} is no character of {encoding}."
        raise UploadRefused(upload.name, reason) from None
    if b"\0" in text.utf_8:
        line = text.utf_8.count(b"\n", 0, text.utf_8.index(b"\0")) + 1
        raise UploadRefused(upload.name, f"text line {line:,} holds NUL, which no text holds.")
    return text


def open_file(
    upload: Upload,
    answers: Answers,
    limits: Limits = DEFAULT_LIMITS,
    written: Written | None = None,
) -> Opened:
    """
    Open a file as what it is.

    Args:
        upload: of `open_upload`.
        answers: what was chosen of `prove_file`; more may be in it.
        limits: how much is read.
        written: of `prove_file`, if that was asked before; spares proving it again.

    Raises:
        UndecidedError: something is neither proved nor answered.
        UploadRefused: it cannot be read, or breaks a limit.
        DashboardError: an answer is unknown, or the file proves it wrong.
    """
    kind = written.kind if written else kind_of(upload.name, upload.content)
    opened = Opened(upload, kind)
    if kind is Kind.TEXT:
        return replace(opened, grid=_text_grid(upload, answers, limits, written))
    if kind is Kind.XLSX:
        return replace(opened, grid=_sheet_grid(upload, answers, limits))
    if kind is Kind.JSON:
        return replace(opened, document=read_json(upload.name, upload.content))
    if kind is Kind.JSON_LINES:
        return replace(opened, document=read_json_lines(upload.name, upload.content, limits))
    return opened


def _text_grid(upload: Upload, answers: Answers, limits: Limits, written: Written | None) -> Grid:
    if written is None or not _holds_under(written, answers):
        written = _prove_text(upload, answers)
    chosen = _settled(upload.name, written.findings, answers)
    return read_text_table(
        upload.name, written.text, chosen["separator"], chosen["quoting"], limits
    )


def _holds_under(written: Written, answers: Answers) -> bool:
    """Whether the answers leave the encoding and separator under which the rest was proved."""
    return all(
        _settled_or_first(finding, answers) == written.under[finding.key]
        for finding in written.findings
        if finding.key in written.under
    )


def _sheet_grid(upload: Upload, answers: Answers, limits: Limits) -> Grid:
    sheets = filled_sheets(upload.name, upload.content)
    finding = sheet_finding(sheets)
    chosen = _settled(upload.name, [finding] if finding else [], answers)
    sheet = chosen.get("sheet", next(iter(sheets)))
    errors = error_cells(upload.name, upload.content, sheet, limits)
    return read_sheet(upload.name, sheets[sheet], errors, limits)


def _settled(name: str, findings: Sequence[Finding], answers: Answers) -> dict[str, str]:
    settled = {each.key: settle(each, answers) for each in findings}
    undecided = [each for each in findings if settled[each.key] is None]
    if undecided:
        raise UndecidedError(name, undecided)
    return {key: value for key, value in settled.items() if value is not None}
