"""A notice at the system tray for whoever wants it: counts only, and only in office hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from app.office import Office
from ui.commands import Command
from ui.preferences import TRAY

if TYPE_CHECKING:
    from ui.page import Context

_WORD = "Pemberitahuan di baki"
_SHOWN_MS = 20_000


def office_is_open(office: Office, now: datetime) -> bool:
    """Tell whether `now` lies in the office hours of a working day; a break is part of them."""
    local = now.astimezone(office.zone)
    hours = office.calendar.hours_on(local.date())
    return hours is not None and hours.opens <= local.time() < hours.closes


class TrayNotice(QObject):
    """Says one sentence of counts a day at the tray, if the user turned it on."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._icon: QSystemTrayIcon | None = None
        self._told_on: date | None = None

    @property
    def on(self) -> bool:
        """Whether the user wants notices."""
        return bool(self._context.preferences.get(TRAY))

    def command(self, then: Callable[[], object]) -> Command:
        """Return the command that turns notices on or off; `then` follows."""

        def turn() -> None:
            self.turn(on=not self.on)
            then()

        words = f"{_WORD}: {'matikan' if self.on else 'nyalakan'}"
        return Command("tray", words, turn, "bell", group="Jendela")

    def turn(self, *, on: bool) -> None:
        """Turn notices on or off from now on."""
        self._context.preferences.set(TRAY, int(on))
        state = "menyala" if on else "mati"
        self._context.messages.say(f"{_WORD} {state}.")
        if not on and self._icon is not None:
            self._icon.hide()

    def tell(self, sentence: str) -> bool:
        """Say a sentence without names or titles; returns whether it was said."""
        office, now = self._context.office, self._context.clock.now()
        today = now.astimezone(office.zone).date()
        if not self.on or self._told_on == today or not office_is_open(office, now):
            return False
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            look = self._context.look
            self._icon = QSystemTrayIcon(look.icons.icon("mark", look.tokens.accent, 32), self)
            self._icon.setToolTip("Meja Aduan")
        self._told_on = today
        self._icon.show()
        self._icon.showMessage("Meja Aduan", sentence, QSystemTrayIcon.MessageIcon.NoIcon)
        # The icon serves the notice alone; it goes when that was seen.
        QTimer.singleShot(_SHOWN_MS, self._icon, self._icon.hide)
        return True
