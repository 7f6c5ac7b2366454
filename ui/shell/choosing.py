"""Lets the user choose another register: one that is there, a new one, or the sample."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Signal

from app.keeping.places import (
    REGISTER_SUFFIX,
    default_register,
    is_server,
    recent_registers,
    sample_register,
    whole_place,
)
from ui.commands import Command
from ui.look.tokens import Tone
from ui.shell.which_register import How

if TYPE_CHECKING:
    from ui.messages import Messages
    from ui.shell.window import MainWindow

GROUP: Final = "Register"
_FILTER: Final = f"Register Meja Aduan (*{REGISTER_SUFFIX});;Semua file (*)"


class Choosing(QObject):
    """`wanted` carries where the chosen register lies, and how it is to be opened (How).

    `place_now` tells where the present one lies, "" when there is none: dialogs begin there.
    """

    wanted = Signal(str, object)

    def __init__(
        self, window: MainWindow, messages: Messages, *, place_now: Callable[[], str]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._messages = messages
        self._place_now = place_now

    def commands(self) -> list[Command]:
        """Return the ways to another register."""
        return [
            Command("choose", "Pilih register lain…", self.choose, "folder", group=GROUP),
            Command("recent", "Yang pernah dibuka…", self.show_recent, "history", group=GROUP),
            Command("create", "Buat register baru…", self.create, "plus", group=GROUP),
            Command("sample", "Coba dengan data contoh", self.try_sample, "database", "", GROUP),
        ]

    def try_sample(self) -> None:
        """Open the sample register; it is made the first time."""
        self.wanted.emit(str(sample_register()), How.SAMPLE)

    def choose(self) -> None:
        """Let the user choose a register file."""
        from ui.files import choose_file

        chosen = choose_file(
            self._window, title="Pilih register", folder=self._folder(), kinds=_FILTER
        )
        if chosen is not None:
            self.wanted.emit(str(chosen), How.OPEN)

    def show_recent(self) -> None:
        """Offer the registers that were opened before, in a menu over the window's middle."""
        from PySide6.QtWidgets import QMenu

        from ui.parts.command_menu import fill_menu

        now = self._place_now()
        others = [place for place in recent_registers() if place != now]
        if not others:
            self._messages.say("Belum ada register lain yang pernah dibuka.", Tone.NEUTRAL)
            return
        menu = QMenu(self._window)
        menu.setAccessibleName("Register yang pernah dibuka")
        ways = [
            Command(place, whole_place(place), partial(self.wanted.emit, place, How.OPEN))
            for place in others
        ]
        fill_menu(menu, [ways])
        menu.aboutToHide.connect(menu.deleteLater)
        middle = self._window.mapToGlobal(self._window.rect().center())
        menu.popup(middle - QPoint(menu.sizeHint().width() // 2, 0))
        menu.setActiveAction(menu.actions()[0])

    def create(self) -> None:
        """Let the user name a new register file, then set it up."""
        from ui.files import name_file

        place = name_file(
            self._window, "Buat register baru", self._folder(), _FILTER, REGISTER_SUFFIX
        )
        if place is not None and place.exists():
            self._messages.bar(
                f"{place.name} sudah ada.",
                "Beri nama lain, atau buka lewat Pilih register lain.",
                tone=Tone.WARN,
                icon="alert-triangle",
                key="opening",
            )
        elif place is not None:
            self.wanted.emit(str(place), How.CREATE)

    def show_folder(self) -> None:
        """Show the folder of the register in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder()))

    def _folder(self) -> str:
        place = self._place_now()
        usable = place and not is_server(place)
        return str(Path(place).parent if usable else default_register().parent)
