"""The one summary of the morning: what is late, what is due, and what lies with the head."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import Status
from app.rules.wording import sentence_list
from ui.home.model import HomeEdges
from ui.notify import TrayNotice, office_is_open
from ui.parts.panels.message_bar import MessageBar
from ui.preferences import MORNING

if TYPE_CHECKING:
    from ui.page import Context


_ONCE = "Ringkasan ini muncul sekali sehari, hanya pada jam kerja."


def morning_words(rows: Sequence[ComplaintRow], office: Office, *, now: datetime) -> str:
    """Return "Pagi ini: 1 terlambat, ...", only counts; "" when nothing waits."""
    edges = HomeEdges.at(office, now)
    counts = (
        (sum(edges.is_late(row) for row in rows), "terlambat"),
        (sum(edges.is_soon(row) for row in rows), "jatuh tempo sampai besok"),
        (sum(row.status is Status.AWAITING_DISPOSITION for row in rows), "menunggu Kepala"),
    )
    said = [f"{count} {word}" for count, word in counts if count]
    when = "Pagi ini" if now.astimezone(office.zone).hour < 11 else "Hari ini"
    return f"{when}: {sentence_list(said)}." if said else ""


class MorningBar(MessageBar):
    """Shows itself once a day, on the first visit within office hours, until it is put away."""

    def __init__(self, context: Context) -> None:
        super().__init__("", _ONCE, icon="bell", can_close=True)
        self._context = context
        self._shown_on: date | None = None
        self.notice = TrayNotice(context, self)
        self.hide()

    def offer(self, rows: Sequence[ComplaintRow]) -> None:
        """Tell of these open cases if today nobody was told yet."""
        office, now = self._context.office, self._context.clock.now()
        today = now.astimezone(office.zone).date()
        words = morning_words(rows, office, now=now)
        if self._shown_on == today:
            self.setVisible(bool(words) and not self.isHidden())
            self.set_words(words, _ONCE)
            return
        self.hide()
        told = self._context.preferences.get(MORNING) == today.isoformat()
        if not words or told or not office_is_open(office, now):
            return
        self._context.preferences.set(MORNING, today.isoformat())
        self._shown_on = today
        self.set_words(words, _ONCE)
        self.show()
        self.notice.tell(words)
