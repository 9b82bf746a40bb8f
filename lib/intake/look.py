"""What is known of a file on its way into a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lib.doctor.findings import Finding, settle
from lib.intake.number_columns import carried_numbers
from lib.intake.opened import Opened
from lib.intake.questions import Question
from lib.intake.reading import Written
from lib.intake.recipe import Recipe
from lib.intake.upload import Upload


# eq=False: frames have no single answer to ==.
@dataclass(frozen=True, eq=False)
class Look:
    """What is known of a file under a recipe."""

    upload: Upload
    recipe: Recipe
    """What was decided, completed by what the file itself tells."""
    written: Written
    """What must be known before it can be opened: encoding, separator, sheet."""
    opened: Opened | None = None
    """None: something must be chosen before the file can be opened."""
    format: str = ""
    """NAME of an importer, or TABLE; "" as long as that is not known."""
    word: str = ""
    reason: str = ""
    """Why it is that format, as the end of a sentence."""
    read_as: Sequence[Finding] = ()
    """What must be known to read its cells: which format, order of dates, separators of lists."""
    decimals: Mapping[str, Finding] = field(default_factory=dict)
    """Column of numbers of an opened table -> what proves its decimal sign."""
    questions: Sequence[Question] = ()
    """What of a mapped table is still to be decided."""

    @property
    def findings(self) -> list[Finding]:
        """All that was found out, or must be asked, in the order in which it is asked."""
        numbers = carried_numbers(self.decimals, self.recipe)
        return [*self.written.findings, *self.read_as, *numbers]

    @property
    def unsettled(self) -> list[Finding]:
        """The findings that nothing proves and nobody has answered."""
        answers = self.recipe.answers
        return [
            finding
            for finding in self.findings
            if finding.is_asked and settle(finding, answers) is None
        ]

    @property
    def is_complete(self) -> bool:
        """Whether the rows can be read: nothing is left to be decided."""
        return bool(self.format) and not self.unsettled and not self.questions
