"""Opens, creates and changes registers for the window, and shows why when that fails."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal

from app.errors import EnvironmentTrouble
from app.keeping.places import default_register, remember_register, sample_register
from ui.commands import Command
from ui.look.tokens import Tone
from ui.messages import Messages
from ui.register_place import is_server
from ui.single_instance import SingleInstance, call_other
from ui.tasks import Runner
from ui.which_register import How, remembered
from ui.window import MainWindow

if TYPE_CHECKING:
    from app.clock import Clock
    from app.facts import Office
    from app.register import Register

SUFFIX: Final = ".mejaaduan"
_FILTER: Final = f"Register Meja Aduan (*{SUFFIX});;Semua file (*)"
_GROUP: Final = "Register"


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register with its office, as the first page needs them."""

    register: Register
    office: Office


def open_in_worker(location: str, how: How, clock: Clock) -> Opened | EnvironmentTrouble:
    """Open a register; the database library is loaded here, away from the window."""
    from app.desk.office_book import read_office
    from app.keeping.opening import create_register, open_register

    try:
        if how is How.CREATE:
            register = create_register(location, clock=clock)
        else:
            if how is How.SAMPLE and not Path(location).exists():
                from app.keeping.sample import create_sample

                create_sample(location).close()
            register = open_register(location, clock=clock)
        office = read_office(register)
    except EnvironmentTrouble as trouble:
        return trouble
    if not office.sample:
        remember_register(register.location)
    return Opened(register, office)


class Opening(QObject):
    """Keeps the window's one open register, and lets the user choose another.

    `ended` comes when an opening has ended, well or not.
    """

    ended = Signal()

    def __init__(
        self,
        window: MainWindow,
        *,
        runner: Runner,
        messages: Messages,
        instance: SingleInstance,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._runner = runner
        self._messages = messages
        self._instance = instance
        self._clock = clock
        self._register: Register | None = None
        self._asked = ("", How.OPEN)
        window.own_register_wanted.connect(self.open_own)
        window.sample_wanted.connect(self.open_sample)
        window.other_wanted.connect(self.choose)
        window.new_wanted.connect(self.create)

    def open(self, location: str, how: How = How.OPEN) -> None:
        """Open a register in place of the present one, which stays when this fails."""
        place = location if is_server(location) else str(Path(location).absolute())
        if not self._instance.claim(place) and call_other(place):
            self._messages.bar(
                "Register itu sudah terbuka di jendela lain.", "Jendela itu kini di depan."
            )
            return
        self._asked = (place, how)
        self._runner.run(
            lambda: open_in_worker(place, how, self._clock),
            then=self._on_ended,
            failed=self._on_crashed,
            owner=self,
        )

    def open_own(self) -> None:
        """Open the office's own register."""
        self.open(*remembered())

    def open_sample(self) -> None:
        """Open the sample register; it is made the first time."""
        self.open(str(sample_register()), How.SAMPLE)

    def retry(self) -> None:
        """Try again what failed."""
        self.open(*self._asked)

    def choose(self) -> None:
        """Let the user choose a register file."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Pilih register", self._folder(), _FILTER
        )
        if chosen:
            self.open(chosen)

    def create(self) -> None:
        """Let the user name a new register file, then create and open it."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _ = QFileDialog.getSaveFileName(
            self._window, "Buat register baru", self._folder(), _FILTER
        )
        if chosen:
            path = Path(chosen)
            self.open(str(path if path.suffix else path.with_suffix(SUFFIX)), How.CREATE)

    def show_folder(self) -> None:
        """Show the folder of the register in the system's file manager."""
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder()))

    def commands(self) -> list[Command]:
        """Return the commands about registers."""
        return [
            Command("choose", "Pilih register lain…", self.choose, "folder", group=_GROUP),
            Command("create", "Buat register baru…", self.create, "plus", group=_GROUP),
            Command("sample", "Coba dengan data contoh", self.open_sample, "database", "", _GROUP),
            Command("folder", "Buka map register", self.show_folder, "external-link", "", _GROUP),
        ]

    def close(self) -> None:
        """Close the register; call it when the runner is closed."""
        if self._register is not None:
            self._register.close()
            self._register = None

    def _folder(self) -> str:
        place = self._register.location if self._register is not None else self._asked[0]
        usable = place and not is_server(place)
        return str(Path(place).parent if usable else default_register().parent)

    def _on_ended(self, ended: Opened | EnvironmentTrouble) -> None:
        if isinstance(ended, EnvironmentTrouble):
            self._on_trouble(ended)
            return
        before, self._register = self._register, ended.register
        self._window.show_register(ended.register, ended.office)
        if before is not None:
            self._runner.run(before.close)
        self.ended.emit()

    def _on_trouble(self, trouble: EnvironmentTrouble) -> None:
        place = self._asked[0]
        if self._register is not None:
            self._instance.claim(self._register.location)
            self._instance.listen()
            self._messages.bar(
                trouble.sentence,
                f"{trouble.way_out} Register yang tadi tetap terbuka.".strip(),
                tone=Tone.DANGER,
                icon="alert-triangle",
                key="opening",
            )
            return
        retry = Command("retry", "Coba lagi", self.retry, "refresh")
        choose, create = self.commands()[:2]
        from ui.trouble_page import TroublePage

        page = TroublePage(trouble, place, [retry, choose, create])
        self._window.show_instead(page, location=place)
        if (focus := page.first_focus()) is not None:
            focus.setFocus()
        self.ended.emit()

    def _on_crashed(self, error: Exception) -> None:
        self._on_trouble(
            EnvironmentTrouble(
                "crash",
                "Register tidak dapat dibuka karena kesalahan program.",
                "Isinya tidak diubah. Salin laporan kesalahan, lalu coba lagi.",
            )
        )
