"""A row of a file, as what an import would do with it is shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.desk.new_complaint import NewComplaint
from app.transfer.grid import RowMistake


class RowState(StrEnum):
    """What an import does with a row unless somebody chooses otherwise."""

    NEW = "new"
    PRESENT = "present"
    THANKS = "thanks"
    NOTHING = "nothing"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One case that a row of the file would become, or why it becomes none.

    `notes` are what was read otherwise than it stands there, `same_as` is where it stands already:
    a number of the register, or a line of the same file.
    """

    line: int
    state: RowState
    complaint: NewComplaint | None = None
    mistakes: tuple[RowMistake, ...] = ()
    notes: tuple[str, ...] = ()
    same_as: str = ""

    @property
    def takeable(self) -> bool:
        """Whether somebody may choose to bring it in, also where it would be left out."""
        return self.complaint is not None and self.state is not RowState.MISTAKEN

    @property
    def reason(self) -> str:
        """Why it isn't new, or what was read otherwise; "" when there is nothing to say."""
        said = {
            RowState.PRESENT: f"Sudah ada: {self.same_as}.",
            RowState.THANKS: "Hanya ucapan terima kasih.",
            RowState.NOTHING: "Tidak ada isinya.",
        }.get(self.state, "")
        wrong = (
            f"{mistake.column}: {mistake.reason}" if mistake.column else mistake.reason
            for mistake in self.mistakes
        )
        return " ".join(part for part in (*wrong, said, *self.notes) if part)
