"""What is done with the months of the report's year: confirming one nil, closing one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desk.closing_months import ClosedStory, closed_month_pdf, read_closing
from app.desk.evaluating import MeetingPaper, count_meeting, meeting_pdf
from app.desk.media_rota import MediumToday, media_today
from app.desk.monitoring import count_month
from app.recap import MonthState, Recap, asked_months, closable_months, month_state, month_words
from app.rules.moments import MONTHS
from app.rules.periods import period_name
from ui.tasks import call

if TYPE_CHECKING:
    from datetime import date

    from ui.page import Page


class ReportMonths(QObject):
    """Opens the form that fits the state of a month."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self.context = page, page.context
        self._recap: Recap | None = None

    def show_recap(self, recap: Recap) -> None:
        """Know the months of another year, or the same ones as they are by now."""
        self._recap = recap

    def asked(self) -> tuple[int, ...]:
        """Return the months (1-12) that nobody confirmed nil yet."""
        return asked_months(self._recap, today=self.today()) if self._recap else ()

    def choose(self, month: int) -> None:
        """Do what is to be done with a month (1-12)."""
        if self._recap is None:
            return
        match month_state(self._recap, month, today=self.today()):
            case MonthState.NIL | MonthState.REFUTED:
                self._show_confirmed(self._recap, month)
            case MonthState.ASKED:
                self._page.ask(call(media_today), then=partial(self._ask_nil, month))
            case MonthState.COMPLETE:
                self.close(month)
            case MonthState.CLOSED | MonthState.LATER:
                work = call(read_closing, year=self._recap.year, month=month)
                self._page.ask(work, then=self._show_closed)
            case MonthState.RUNNING | MonthState.AHEAD:
                pass

    def close(self, month: int = 0) -> None:
        """Choose months to close, one of them (1-12) ticked."""
        # Imported late, as all forms are.
        from ui.report.month_forms import CloseMonthDialog

        months = closable_months(self._recap, today=self.today()) if self._recap else ()
        if self._recap is None or not months:
            if self._recap is not None:
                self.context.messages.say(_none_to_close(self._recap, today=self.today()))
            return
        year = self._recap.year
        CloseMonthDialog(
            self.context, year=year, months=months, ticked=month, parent=self._page
        ).open()

    def meet(self, month: int) -> None:
        """Write down the meeting that judges a span of the year, then look at its papers."""
        from ui.report.meeting_form import MeetingDialog

        if self._recap is None:
            return
        year = self._recap.year
        form = MeetingDialog(self.context, year=year, period=f"{month:02d}", parent=self._page)
        form.saved.connect(lambda _: self._show_meeting(year, form.chosen()))
        form.open()

    def today(self) -> date:
        """Return the day it is at the office."""
        return self.context.clock.now().astimezone(self.context.zone).date()

    def _show_closed(self, story: ClosedStory) -> None:
        from ui.report.month_forms import ClosedMonthDialog

        dialog = ClosedMonthDialog(self.context, story, parent=self._page)
        dialog.paper_wanted.connect(partial(self._show_paper, story.year, story.month))
        dialog.open()

    def _show_paper(self, year: int, month: int) -> None:
        from ui.actions.paper_dialog import PaperDialog

        wanted = {"year": year, "month": month}
        name = f"{MONTHS[month - 1]} {year}"
        PaperDialog(
            self.context,
            lambda _: call(closed_month_pdf, **wanted),
            title=f"Laporan {name} waktu ditutup",
            name=f"Laporan Pemantauan {name}",
            parent=self._page,
            then=partial(self._page.ask, call(count_month, **wanted)),
        ).open()

    def _show_meeting(self, year: int, period: str) -> None:
        from ui.actions.paper_dialog import PaperDialog

        name = f"Rapat evaluasi {period_name(year, period)}"
        PaperDialog(
            self.context,
            lambda key: call(meeting_pdf, year=year, period=period, paper=MeetingPaper(key)),
            title=name,
            name=name,
            parent=self._page,
            choices=[(each.value, each.value) for each in MeetingPaper],
            chosen=MeetingPaper.INVITATION.value,
            then=partial(self._page.ask, call(count_meeting, year=year, period=period)),
        ).open()

    def _show_confirmed(self, recap: Recap, month: int) -> None:
        from ui.actions.nil_forms import ConfirmedDialog

        late = recap.rows[month - 1].total
        wanted = (recap.year, month)
        dialog = ConfirmedDialog(
            self.context, wanted, recap.nil[month], late=late, parent=self._page
        )
        dialog.open()

    def _ask_nil(self, month: int, media: tuple[MediumToday, ...]) -> None:
        from ui.actions.nil_forms import NilDialog

        if self._recap is None:
            return
        year = self._recap.year
        months = [(year, each) for each in self.asked()]
        NilDialog(
            self.context, months=months, media=media, ticked=(year, month), parent=self._page
        ).open()


def _none_to_close(recap: Recap, *, today: date) -> str:
    """Say why no month of a year can be closed."""
    states = {at: month_state(recap, at, today=today) for at in range(1, 13)}
    for state, first in (
        (MonthState.ASKED, "konfirmasi nihil dahulu"),
        (MonthState.REFUTED, "batalkan dahulu konfirmasi nihil"),
    ):
        if left := [(recap.year, at) for at, found in states.items() if found is state]:
            named = month_words(left, this_year=recap.year)
            return f"Belum ada bulan yang dapat ditutup: {first} {named}."
    if not {MonthState.CLOSED, MonthState.LATER}.isdisjoint(states.values()):
        return f"Semua bulan {recap.year} yang sudah lewat sudah ditutup."
    return f"Belum ada bulan {recap.year} yang sudah lewat."
