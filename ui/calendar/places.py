"""Where everything on the Kalender page stands: head, what is said of the year, the three tabs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.changing_calendar import CalendarGap, CalendarYear, apply_change
from app.rules.wording import capitalised
from ui.calendar.hours_tab import HoursTab
from ui.calendar.standards_tab import StandardsTab
from ui.calendar.year_tab import YearTab
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, Tone
from ui.parts.buttons import button
from ui.parts.fields.choices import SegmentedControl, YearStepper
from ui.parts.panels.header import PageHeader
from ui.parts.panels.message_bar import MessageBar
from ui.parts.panels.shown_stack import ShownStack

if TYPE_CHECKING:
    from ui.page import Page

YEAR, HOURS, STANDARDS = "tahun", "jam", "standar"
TABS: Final = {YEAR: "Tahun", HOURS: "Jam kerja", STANDARDS: "Standar waktu"}
_FIRST_YEAR, _LAST_YEAR = 2015, 2040


class CalendarPlaces:
    """Builds the page's widgets, and shows one of the three tabs and what is to be said above."""

    def __init__(self, page: Page, *, today: date) -> None:
        context = page.context
        self._changes = context.may(apply_change)
        self.year = YearStepper(today.year, first=_FIRST_YEAR, last=_LAST_YEAR)
        self.tabs = SegmentedControl(list(TABS.items()), name="Bagian kalender")
        self.add_button = button(
            "Tambah entri", "primary", icon="plus", shortcut="Ins", binds=False
        )
        actions = (self.tabs, self.year, self.add_button)
        # What another tab has no use for keeps its place, or the tabs would jump.
        for each in actions[1:] if self._changes else actions[1:2]:
            keeps = each.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            each.setSizePolicy(keeps)
        self.header = PageHeader(page.title, " ", actions=actions)
        self.settled_bar = MessageBar("", icon="calendar")
        self.gap_bar = MessageBar("", tone=Tone.WARN, icon="alert-triangle", action=" ")
        self.estimate_bar = MessageBar(
            "", tone=Tone.WARN, icon="calendar", action="Keputusan sudah terbit"
        )
        self.year_tab = YearTab(context, today=today)
        self.hours_tab = HoursTab(changes=self._changes)
        if not self._changes:
            self.year_tab.side.read_only()
        self.standards_tab = StandardsTab(context)
        self._stack = ShownStack()
        self._lay_out(page)

    def show_tab(self, key: str) -> None:
        """Show one of the three tabs."""
        self.tabs.set_current(key)
        tabs: dict[str, QWidget] = {
            YEAR: self.year_tab,
            HOURS: self.hours_tab,
            STANDARDS: self.standards_tab,
        }
        self._stack.setCurrentWidget(tabs[key])
        self.year.setVisible(key != STANDARDS)
        self.add_button.setVisible(key == YEAR and self._changes)

    def show_bars(
        self, book: CalendarYear | None, *, gap: CalendarGap | None, following: int
    ) -> None:
        """Say how sure a year is, or by `gap` that the `following` one is missing.

        One bar always stands there, or the year would move when another is turned to.
        """
        dated = self.tabs.current() != STANDARDS
        estimated = book is not None and book.estimated
        if book is not None:
            self._word_bars(book)
        if gap is not None:
            self.gap_bar.set_words(gap.fact, capitalised(gap.consequence))
        self.gap_bar.action_button.set_word(f"Lihat {following}")
        missing = gap is not None and book is not None and not estimated
        self.estimate_bar.setVisible(dated and estimated)
        self.gap_bar.setVisible(dated and missing)
        self.settled_bar.setVisible(dated and not estimated and not missing)

    def _word_bars(self, book: CalendarYear) -> None:
        guessed = sum(entry.estimated for entry in book.days)
        words = "Setiap tanggal yang bersandar pada tahun ini masih dapat berubah."
        if guessed:
            words = f"{guessed} entri bergaris miring menurut hitungan kalender. {words}"
        self.estimate_bar.set_words(f"perkiraan: SKB tahun {book.year} belum terbit", words)
        if book.days:
            fact = f"Hari libur dan cuti bersama {book.year} sudah ditetapkan"
            words = "Tanggal yang bersandar pada tahun ini berubah hanya bila kalendernya diubah."
        else:
            fact = f"Belum ada hari libur dan cuti bersama untuk {book.year}"
            words = "Hanya akhir pekan yang tidak dihitung."
        self.settled_bar.set_words(fact, words)

    def _lay_out(self, page: Page) -> None:
        for tab in (self.year_tab, self.hours_tab, self.standards_tab):
            self._stack.addWidget(tab)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        body.setSpacing(12)
        for bar in (self.settled_bar, self.gap_bar, self.estimate_bar):
            body.addWidget(bar)
        for bar in (self.gap_bar, self.estimate_bar):
            bar.hide()
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
