"""Opens, creates and changes registers for the window, and shows why when that fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import EnvironmentTrouble
from app.keeping.looking import Doorway, look_at
from app.keeping.places import is_server
from ui.commands import Command
from ui.look.tokens import Tone
from ui.messages import Messages
from ui.shell.arrival import Arrival
from ui.shell.choosing import GROUP, Choosing
from ui.shell.returning import Returning
from ui.shell.single_instance import SingleInstance, call_other, in_use
from ui.shell.which_register import How, look, remembered
from ui.shell.window import MainWindow
from ui.tasks import Runner

if TYPE_CHECKING:
    from app.clock import Clock
    from app.register import Register
    from ui.shell.opened import Opened


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
        self.page = ""
        """The key of the page that is wanted once somebody is in."""
        self._returning = Returning(window)
        self.arrival = Arrival(window, runner)
        self.farewell: Callable[[Register], Callable[[], object]] = lambda _: bool
        self.choosing = Choosing(window, messages, place_now=self._place)
        self.choosing.wanted.connect(self.open)
        window.own_register_wanted.connect(self.open_own)
        window.sample_wanted.connect(self.choosing.try_sample)
        window.other_wanted.connect(self.choosing.choose)
        window.new_wanted.connect(self.choosing.create)
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

        self.arrival.leave()
        back = self._window.way_back()
        login, place = register.account.login, register.location
        self._window.put_away()
        self._register = None
        farewell = self.farewell(register)
        self._run_last(lambda: (farewell(), sign_out(register)), failed=lambda _: register.lock())
        self._after_unlocking = (login, back)
        self._asked = (place, How.OPEN)

        self._runner.run(
            lambda: look_at(place),
            then=lambda door: self._show_door(door, last=login, locked=True),
            owner=self,
        )

    def commands(self) -> list[Command]:
        """Return the commands about registers."""
        return [
            Command("lock", "Kunci register", self.lock, "lock", "Ctrl+L", GROUP),
            *self.choosing.commands(),
            Command("restore", "Pulihkan dari cadangan…", self.restore, "archive", group=GROUP),
            Command(
                "folder", "Buka map register", self.choosing.show_folder, "external-link", "", GROUP
            ),
        ]

    def restore(self) -> None:
        """Let the user choose a backup and how it is opened; it takes this register's place."""
        from ui.shell.restoring import Restoring

        place = self._place()
        restoring = Restoring(
            self._window, runner=self._runner, messages=self._messages, clock=self._clock
        )
        restoring.begun.connect(self._leave_present)
        restoring.ended.connect(self.open)
        restoring.choose(place)

    def return_here(self) -> None:
        """Keep where one is, for who starts the program again this day."""
        if self._register is not None:
            self._returning.keep(self._register, self._clock.now())

    def say_farewell(self) -> None:
        """Do what is still due for the open register before the program ends."""
        self.arrival.leave()
        register = self._register
        if register is not None:
            self._run_last(self.farewell(register))

    def _close(self, register: Register) -> None:
        farewell = self.farewell(register)

        def work() -> None:
            farewell()
            register.close()

        self._run_last(work)

    def _run_last(
        self,
        work: Callable[[], object],
        *,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do the last work with a register in a lane of its own, as it may take long.

        What was typed waits in the register's lane to be kept, and who is out keeps nothing.
        """
        kept = Event()
        self._runner.run(kept.set)

        def after() -> None:
            kept.wait()
            work()

        self._runner.run(after, failed=failed, owner=self, lane="backup")

    def close(self) -> None:
        """Close the register; call it when the runner is closed."""
        if self._register is not None:
            self._register.close()
            self._register = None

    def _place(self) -> str:
        return self._register.location if self._register is not None else self._asked[0]

    # --- what was found -----------------------------------------------------------------

    def _claim_and_look(self, place: str, how: How) -> Doorway | EnvironmentTrouble | None:
        """Look at a register from outside; None when another window has it and came to the front."""
        if self._instance.claim(place):
            return look(place, how)
        if call_other(place, self.page):
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

        def work() -> Opened | EnvironmentTrouble:
            from ui.shell.opened import open_sample

            return open_sample(place, clock=self._clock)

        self._runner.run(
            work,
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
            others=self.choosing.commands(),
        )
        doors.opened.connect(self._on_opened)
        doors.show_door(door, last=last, locked=locked)
        self.ended.emit()

    def _leave_present(self) -> None:
        """Close the register that was open: another one's door stands in its place."""
        self.arrival.leave()
        before, self._register = self._register, None
        self._after_unlocking = None
        if before is not None:
            self._window.put_away()
            self._close(before)

    def _on_opened(self, found: Opened) -> None:
        self.arrival.leave()
        before, self._register = self._register, found.register
        self.arrival.begin(found.register)
        self._window.show_register(found.register, found.office)
        if before is not None:
            self._close(before)
        left, self._after_unlocking = self._after_unlocking, None
        wanted, self.page = self.page, ""
        if wanted:
            self._window.navigate(wanted)
        elif left is not None and left[0] == found.register.account.login:
            left[1]()
        else:
            self._returning.go_back(found.register, self._clock.now())
        if found.register.cleared:
            self._messages.bar("Sudah dirapikan", " ".join(found.register.cleared), key="cleared")
        if (before_update := found.register.updated) is not None:
            self._messages.bar(
                "Register diperbarui untuk versi program ini",
                f"Keadaan sebelumnya tersimpan sebagai {before_update.name}.",
                action="Apa yang baru",
                on_action=lambda: self._window.navigate("bantuan", chapter="baru"),
                key="updated",
            )
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
        from ui.shell.trouble_page import TroublePage

        ways = [retry, *self.choosing.commands()[:3]]
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
