"""Opens, creates and changes registers for the window, and shows why when that fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.looking import Doorway, ensure_room, look_at
from app.keeping.places import REGISTER_SUFFIX, default_register, is_server, sample_register
from ui.commands import Command
from ui.look.tokens import Tone
from ui.messages import Messages
from ui.shell.single_instance import SingleInstance, call_other, in_use
from ui.shell.which_register import How, remembered
from ui.shell.window import MainWindow
from ui.tasks import Runner

if TYPE_CHECKING:
    from app.clock import Clock
    from app.register import Register
    from ui.shell.opened import Opened

_FILTER: Final = f"Register Meja Aduan (*{REGISTER_SUFFIX});;Semua file (*)"
_GROUP: Final = "Register"


def look(location: str, how: How) -> Doorway | EnvironmentTrouble:
    """Look who may open a register; a new one has nobody yet."""
    try:
        if how is How.CREATE and not (not is_server(location) and Path(location).exists()):
            ensure_room(location)
            return Doorway(location)
        if how is How.SAMPLE and not Path(location).exists():
            return Doorway(location, sample=True)
        return look_at(location)
    except EnvironmentTrouble as trouble:
        return trouble
    except UserMistake as mistake:
        return EnvironmentTrouble("name", mistake.sentence)


def open_sample_in_worker(location: str, clock: Clock) -> Opened | EnvironmentTrouble:
    """Open a sample register, which has no door; it is made the first time."""
    from app.keeping.opening import open_register
    from ui.shell.opened import opened

    try:
        if not Path(location).exists():
            from app.keeping.sample import create_sample

            create_sample(location).close()
        return opened(open_register(location, clock=clock))
    except EnvironmentTrouble as trouble:
        return trouble


class Opening(QObject):
    """Keeps the window's one open register, and lets the user choose another.

    `ended` comes when an opening has ended, well, at a locked door, or not at all; `doorless`
    when a register is about to be opened that has no door, which takes a while; `elsewhere` when
    another window has it, which was brought to the front.
    """

    ended = Signal()
    doorless = Signal()
    elsewhere = Signal()

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
        # Who locked it, and the way back to where they were: nobody else is led there.
        self._after_unlocking: tuple[str, Callable[[], object]] | None = None
        self.farewell: Callable[[Register], Callable[[], object]] = lambda _: bool
        window.own_register_wanted.connect(self.open_own)
        window.sample_wanted.connect(self.open_sample)
        window.other_wanted.connect(self.choose)
        window.new_wanted.connect(self.create)
        window.lock_wanted.connect(self.lock)
        runner.shut_out.connect(self._on_shut_out)

    def open(self, location: str, how: How = How.OPEN) -> None:
        """Open a register in place of the present one, which stays when this fails."""
        place = location if is_server(location) else str(Path(location).absolute())
        self._asked = (place, how)
        self._runner.run(
            lambda: self._claim_and_look(place, how),
            then=self._on_looked,
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

    def lock(self) -> None:
        """Lock the register: what is typed becomes drafts, then nothing of it stays here."""
        register = self._register
        if register is None or self._window.context is None:
            return
        if self._window.context.sample:
            self._messages.say("Register contoh tidak dikunci.", Tone.NEUTRAL)
            return
        from app.keeping.signing_in import sign_out

        back = self._window.way_back()
        login, place = register.account.login, register.location
        self._window.put_away()
        self._register = None
        farewell = self.farewell(register)
        self._runner.run(
            lambda: (farewell(), sign_out(register)),
            failed=lambda _: register.lock(),
            owner=self,
            lane="backup",
        )
        self._after_unlocking = (login, back)
        self._asked = (place, How.OPEN)

        self._runner.run(
            lambda: look_at(place),
            then=lambda door: self._show_door(door, last=login, locked=True),
            owner=self,
        )

    def choose(self) -> None:
        """Let the user choose a register file."""
        from ui.files import choose_file

        chosen = choose_file(
            self._window, title="Pilih register", folder=self._folder(), kinds=_FILTER
        )
        if chosen is not None:
            self.open(str(chosen))

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
            self.open(str(place), How.CREATE)

    def show_folder(self) -> None:
        """Show the folder of the register in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder()))

    def commands(self) -> list[Command]:
        """Return the commands about registers."""
        return [
            Command("lock", "Kunci register", self.lock, "lock", "Ctrl+L", _GROUP),
            *self._other_registers(),
            Command("restore", "Pulihkan dari cadangan…", self.restore, "archive", group=_GROUP),
            Command("folder", "Buka map register", self.show_folder, "external-link", "", _GROUP),
        ]

    def restore(self) -> None:
        """Let the user choose a backup and how it is opened; it takes this register's place."""
        from ui.shell.restoring import Restoring

        place = self._register.location if self._register is not None else self._asked[0]
        restoring = Restoring(
            self._window, runner=self._runner, messages=self._messages, clock=self._clock
        )
        restoring.begun.connect(self._leave_present)
        restoring.ended.connect(self.open)
        restoring.choose(place)

    def say_farewell(self) -> None:
        """Do what is still due for the open register before the program ends."""
        register = self._register
        if register is not None:
            self._runner.run(self.farewell(register), lane="backup")

    def _close(self, register: Register) -> None:
        farewell = self.farewell(register)

        def work() -> None:
            farewell()
            register.close()

        self._runner.run(work, lane="backup")

    def close(self) -> None:
        """Close the register; call it when the runner is closed."""
        if self._register is not None:
            self._register.close()
            self._register = None

    def _other_registers(self) -> list[Command]:
        return [
            Command("choose", "Pilih register lain…", self.choose, "folder", group=_GROUP),
            Command("create", "Buat register baru…", self.create, "plus", group=_GROUP),
            Command("sample", "Coba dengan data contoh", self.open_sample, "database", "", _GROUP),
        ]

    def _folder(self) -> str:
        place = self._register.location if self._register is not None else self._asked[0]
        usable = place and not is_server(place)
        return str(Path(place).parent if usable else default_register().parent)

    # --- what was found -----------------------------------------------------------------

    def _claim_and_look(self, place: str, how: How) -> Doorway | EnvironmentTrouble | None:
        """Look at a register from outside; None when another window has it and came to the front."""
        if self._instance.claim(place):
            return look(place, how)
        if call_other(place):
            return None
        # On a server only a window of the same user has it, and that one does not answer.
        return look(place, how) if is_server(place) else in_use(place)

    def _on_looked(self, found: Doorway | EnvironmentTrouble | None) -> None:
        if found is None:
            self._messages.bar(
                "Register itu sudah terbuka di jendela lain.", "Jendela itu kini di depan."
            )
            self.elsewhere.emit()
        elif isinstance(found, EnvironmentTrouble):
            self._on_trouble(found)
        elif found.sample:
            self.doorless.emit()
            # Loading the database library would keep the window from being painted.
            self._window.when_painted(partial(self._open_without_door, found.location))
        else:
            self._leave_present()
            self._show_door(found)

    def _open_without_door(self, place: str) -> None:
        def then(found: Opened | EnvironmentTrouble) -> None:
            if isinstance(found, EnvironmentTrouble):
                self._on_trouble(found)
            else:
                self._on_opened(found)

        self._runner.run(
            lambda: open_sample_in_worker(place, self._clock),
            then=then,
            failed=self._on_crashed,
            owner=self,
        )
        self._window.furnish()

    def _show_door(self, door: Doorway, *, last: str = "", locked: bool = False) -> None:
        from ui.shell.doors import Doors

        doors = Doors(
            self._window,
            runner=self._runner,
            messages=self._messages,
            clock=self._clock,
            others=self._other_registers(),
        )
        doors.opened.connect(self._on_opened)
        doors.show_door(door, last=last, locked=locked)
        self.ended.emit()

    def _leave_present(self) -> None:
        """Close the register that was open: another one's door stands in its place."""
        before, self._register = self._register, None
        self._after_unlocking = None
        if before is not None:
            self._window.put_away()
            self._close(before)

    def _on_opened(self, found: Opened) -> None:
        before, self._register = self._register, found.register
        self._window.show_register(found.register, found.office)
        if before is not None:
            self._close(before)
        left, self._after_unlocking = self._after_unlocking, None
        if left is not None and left[0] == found.register.account.login:
            left[1]()
        if found.register.cleared:
            self._messages.bar("Sudah dirapikan", " ".join(found.register.cleared), key="cleared")
        if (trouble := found.register.only_reads) is not None:
            self._messages.bar(
                f"{trouble.sentence.removesuffix('.')}; isinya hanya dapat dibaca.",
                trouble.way_out,
                tone=Tone.DANGER,
                icon="alert-triangle",
                key="only-reads",
            )
            self.ended.emit()
            return
        if found.register.warning:
            self._messages.bar(
                found.register.warning,
                "Jalankan Periksa register dan bandingkan dengan cadangan atau kertas tercetak.",
                tone=Tone.DANGER,
                icon="alert-triangle",
                key="history",
            )
        self._seal_what_waits(found.register, after=0)
        self.ended.emit()

    def _seal_what_waits(self, register: Register, *, after: int) -> None:
        """Seal cases to those entitled since, a few at a time behind the desk's own work."""
        from app.desk.sealing_cases import seal_again

        def go_on(following: int | None) -> None:
            if following is not None and self._register is register:
                self._seal_what_waits(register, after=following)

        self._runner.run(
            lambda: None if register.locked else seal_again(register, after=after),
            then=go_on,
            owner=self,
        )

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
        choose, create = self._other_registers()[:2]
        from ui.shell.trouble_page import TroublePage

        ways = [retry, choose, create]
        if not is_server(place):
            restore = Command("restore", "Pulihkan dari cadangan…", self.restore, "archive")
            ways.insert(1, restore)
        page = TroublePage(trouble, place, ways)
        self._window.show_instead(page, location=place)
        if (focus := page.first_focus()) is not None:
            focus.setFocus()
        self.ended.emit()

    def _on_shut_out(self, trouble: EnvironmentTrouble) -> None:
        """Offer to sign in again; what is typed stays on the screen until that is chosen."""
        if self._register is not None:
            self._messages.bar(
                trouble.sentence,
                trouble.way_out,
                tone=Tone.DANGER,
                icon="lock",
                action="Masuk lagi",
                on_action=self.lock,
                key=trouble.kind,
            )

    def _on_crashed(self, error: Exception) -> None:
        self._on_trouble(
            EnvironmentTrouble(
                "crash",
                "Register tidak dapat dibuka karena kesalahan program.",
                "Isinya tidak diubah. Salin laporan kesalahan, lalu coba lagi.",
            )
        )
