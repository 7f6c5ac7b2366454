"""Where one was when the program ended, found again by who starts it the same day."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Final

from ui.preferences import LAST_PLACE

if TYPE_CHECKING:
    from datetime import datetime

    from app.register import Register
    from ui.shell.window import MainWindow

# Forms keep drafts of their own, and what else may be left open is no place to begin at.
_NEVER: Final = ("catat", "kotak", "lembar")
# Never words that were searched for: they may be somebody's name.
_KEPT: Final = ("complaint_id", "year", "month", "tab", "section", "chip")


class Returning:
    """Keeps the page and the case; the next day begins at the first page, with what is due."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def keep(self, register: Register, now: datetime) -> None:
        """Keep where the window is, under its register and who is signed in."""
        key, wanted = self._window.pages.place()
        plain = {name: wanted[name] for name in _KEPT if isinstance(wanted.get(name), str | int)}
        place = "" if key in ("", *_NEVER) else json.dumps([_day(register, now), key, plain])
        self._window.preferences.set(LAST_PLACE, place)
        self._window.preferences.write()

    def go_back(self, register: Register, now: datetime) -> None:
        """Go to where one was, once; nowhere for another register, person or day."""
        kept = self._window.preferences.get(LAST_PLACE)
        self._window.preferences.set(LAST_PLACE, "")
        try:
            day, key, wanted = json.loads(kept)
        except ValueError:
            return
        if day == _day(register, now) and key != self._window.pages.place()[0]:
            self._window.navigate(key, **wanted)


def _day(register: Register, now: datetime) -> str:
    """Return what must be the same: the day, the place and the person, of which nothing is told."""
    about = f"{register.location}\n{register.account.login}".encode()
    return f"{now.astimezone().date()} {zlib.crc32(about):08x}"
