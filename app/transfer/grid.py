"""A file as rows of cells, whatever program wrote it, and where a row could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_ROWS = 200_000
MOST_COLUMNS = 200
UNREADABLE = "\udcfe"
"""Stands in a cell for a formula without a result, or an error such as #N/A."""
Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class RowMistake:
    """A bad cell or row: line of the file (1 is the first), heading ("" = whole row), reason."""

    line: int
    column: str
    reason: str

    @property
    def sentence(self) -> str:
        """The mistake in one sentence."""
        where = f"Baris {self.line}, kolom {self.column}" if self.column else f"Baris {self.line}"
        return f"{where}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a file as (line, cells), without those that are empty; cells are plain text.

    A moment that a spreadsheet knows is written with the year first. `mistakes` are rows whose form
    is broken, `told` what was left out or filled in, each a sentence.
    """

    rows: list[Row]
    mistakes: list[RowMistake] = field(default_factory=list)
    told: tuple[str, ...] = ()


def is_blank(cells: list[str]) -> bool:
    """Tell whether nothing that can be seen stands in a row."""
    return not any(map(_shown, cells))


def _shown(cell: str) -> bool:
    return (
        bool(cell)
        and not cell.isspace()
        and bool(cell.strip().strip("\u200b\u200c\u200d\u2060\ufeff\u00ad"))
    )
