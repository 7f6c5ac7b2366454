"""The squares of the year and the question about months that brought nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.recap import Recap
from app.rules.moments import MONTHS, MONTHS_SHORT
from app.rules.wording import sentence_list
from ui.parts.buttons import button
from ui.parts.cells.month_squares import MonthCell, MonthSquares, SquareState
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

YearMonth = tuple[int, int]
_MOST_NAMED = 3


class MonthsPanel(Panel):
    """`month_chosen` carries 1 to 12, `check_wanted` is the button below the squares."""

    month_chosen = Signal(int)
    check_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Aduan per bulan", " ")
        self.squares = MonthSquares()
        self.squares.month_chosen.connect(self.month_chosen)
        self.question = label("", "warn", wrap=True)
        self.check_button = button("Periksa dan konfirmasi", "accent")
        self.check_button.clicked.connect(self.check_wanted)
        # Until the year is read the squares only keep their places.
        self.squares.set_months([MonthCell(name, "", SquareState.FUTURE) for name in MONTHS_SHORT])
        self.question.hide()
        self.check_button.hide()
        self.add(self.squares)
        self.add(self.question)
        self.add(self.check_button)
        self.asked: tuple[YearMonth, ...] = ()

    def show_recap(
        self, recap: Recap, *, month: int, asks: bool, before: Recap | None = None
    ) -> None:
        """Show a year; `month` is the present one in it (13: it is over), `before` is asked about too."""
        self.set_title(f"Aduan {recap.year} per bulan", f"{recap.total} aduan")
        cells = [_cell(recap, at, month=month, asks=asks) for at in range(1, 13)]
        self.squares.set_months(cells)
        asked = tuple(
            (recap.year, at) for at, cell in enumerate(cells, 1) if cell.state is SquareState.ASKED
        )
        self.asked = _empty_months(before) + asked if before is not None else asked
        listed = month_words(self.asked, this_year=recap.year)
        self.question.setText(f"{listed} belum dikonfirmasi nihil." if self.asked else "")
        self.question.setVisible(bool(self.asked))
        self.check_button.setVisible(bool(self.asked))


def month_words(months: Sequence[YearMonth], *, this_year: int) -> str:
    """Return "Desember 2026 dan Januari"; more than three are only counted."""
    if len(months) > _MOST_NAMED:
        return f"{len(months)} bulan"
    named = [MONTHS[at - 1] + (f" {year}" if year != this_year else "") for year, at in months]
    return sentence_list(named)


def _empty_months(recap: Recap) -> tuple[YearMonth, ...]:
    return tuple(
        (recap.year, row.month)
        for row in recap.rows
        if not row.total and row.month not in recap.nil_confirmed
    )


def _cell(recap: Recap, at: int, *, month: int, asks: bool) -> MonthCell:
    name, full = MONTHS_SHORT[at - 1], MONTHS[at - 1]
    count = recap.rows[at - 1].total
    if at == month:
        text = str(count) if count else "–"
        return MonthCell(name, text, SquareState.RUNNING, f"{full}, bulan ini: {count} aduan")
    if count:
        return MonthCell(name, str(count), SquareState.COUNTED, f"{full}: {count} aduan")
    if at in recap.nil_confirmed:
        return MonthCell(name, "nihil", SquareState.NIL, f"{full}: nihil, sudah dikonfirmasi")
    if at < month and asks:
        return MonthCell(name, "?", SquareState.ASKED, f"{full}: belum dikonfirmasi nihil")
    return MonthCell(name, "–", SquareState.FUTURE, f"{full}: belum ada aduan")
