"""The squares of the year and the question about months that brought nothing."""

from datetime import date

from PySide6.QtCore import Signal

from app.recap import MonthState, Recap, YearMonth, asked_months, month_state, month_words
from app.rules.moments import MONTHS, MONTHS_SHORT
from ui.look.style import set_kind
from ui.parts.buttons import button
from ui.parts.cells.month_squares import MonthCell, MonthSquares
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

_ALL_CONFIRMED = "Semua bulan tanpa aduan sudah dikonfirmasi nihil."


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
        self.squares.set_months([MonthCell(name, "", MonthState.AHEAD) for name in MONTHS_SHORT])
        self.question.hide()
        self.check_button.hide()
        self.add(self.squares)
        self.add(self.question)
        self.add(self.check_button)
        self.asked: tuple[YearMonth, ...] = ()
        self._keeps_room = False

    def let_go(self) -> None:
        """Take no more room than is needed: who comes to the page has the pointer elsewhere."""
        self._keep_room(on=False)

    def _keep_room(self, *, on: bool) -> None:
        """Keep the room of a question that was answered, or what lies below would move up."""
        self._keeps_room = on
        keeps = self.check_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(on)
        self.check_button.setSizePolicy(keeps)

    def show_recap(
        self, recap: Recap, *, today: date, asks: bool, before: Recap | None = None
    ) -> None:
        """Show a year; what is to be confirmed is asked only if `asks`, of the year `before` too."""
        self.set_title(f"Aduan {recap.year} per bulan", f"{recap.total} aduan")
        cells = [_cell(recap, at, today=today, asks=asks) for at in range(1, 13)]
        self.squares.set_months(cells)
        years = [*([before] if before is not None else ()), *([recap] if asks else ())]
        self.asked = tuple((y.year, at) for y in years for at in asked_months(y, today=today))
        listed = month_words(self.asked, this_year=recap.year)
        words = f"{listed} belum dikonfirmasi nihil." if self.asked else _ALL_CONFIRMED
        self.question.setText(words)
        set_kind(self.question, "kind", "warn" if self.asked else "second")
        if self.asked:
            self._keep_room(on=True)
        self.question.setVisible(self._keeps_room)
        self.check_button.setVisible(bool(self.asked))


def _cell(recap: Recap, at: int, *, today: date, asks: bool) -> MonthCell:
    name, full = MONTHS_SHORT[at - 1], MONTHS[at - 1]
    count, state = recap.rows[at - 1].total, month_state(recap, at, today=today)
    if state is MonthState.ASKED and not asks:
        state = MonthState.AHEAD
    text, says = {
        MonthState.RUNNING: (str(count or "–"), f"{full}, bulan ini: {count} aduan"),
        MonthState.COMPLETE: (str(count), f"{full}: {count} aduan"),
        MonthState.NIL: ("nihil", f"{full}: nihil, sudah dikonfirmasi"),
        MonthState.REFUTED: (str(count), f"{full}: {count} aduan sesudah dikonfirmasi nihil"),
        MonthState.CLOSED: (str(count or "nihil"), f"{full}: {count or 'tanpa'} aduan, ditutup"),
        MonthState.LATER: (str(count), f"{full}: {count} aduan, ada susulan sesudah ditutup"),
        MonthState.ASKED: ("?", f"{full}: belum dikonfirmasi nihil"),
        MonthState.AHEAD: ("–", f"{full}: belum ada aduan"),
    }[state]
    return MonthCell(name, text, state, says)
