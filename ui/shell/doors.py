"""Leads through the doors of a register: password, set-up, recovery sheet; one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from ui.commands import Command
from ui.entrance.login_page import LoginPage
from ui.parts.panels.card import EntranceCard
from ui.preferences import LAST_LOGIN

if TYPE_CHECKING:
    from app.clock import Clock
    from app.keeping.looking import Doorway
    from app.keeping.setup import Setup
    from app.outcome import Outcome
    from ui.entrance.setup_page import SetupPage
    from ui.messages import Messages
    from ui.shell.opened import Opened
    from ui.shell.people_words import WaitingPeople
    from ui.shell.window import MainWindow
    from ui.tasks import Runner


class Doors(QObject):
    """Shows in the window what a register asks for; `opened` carries it once it is open."""

    opened = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        *,
        runner: Runner,
        messages: Messages,
        clock: Clock,
        others: Sequence[Command],
    ) -> None:
        super().__init__(window)
        self._window = window
        self.runner = runner
        self.messages = messages
        self.preferences = window.preferences
        self._clock = clock
        self._others = others

    def show_door(self, door: Doorway, *, last: str = "", locked: bool = False) -> None:
        """Show the page that a register opens by: its password, or the set-up of a first one."""
        if door.old or not door.people:
            from ui.entrance.setup_page import SetupPage

            setup = SetupPage(location=door.location, old=door.old, others=self._others)
            setup.setup_wanted.connect(partial(self._set_up, setup, door))
            self._show(setup, door)
            return
        page = LoginPage(
            door.people,
            location=door.location,
            last=last or self.preferences.get(LAST_LOGIN),
            locked=locked,
            others=self._others,
            parent=self._window.pages,
        )
        page.sign_in_wanted.connect(partial(self._sign_in, page, door))
        page.recovery_wanted.connect(partial(self._ask_for_words, door))
        self._show(page, door)

    def _show(self, page: EntranceCard, door: Doorway) -> None:
        self._window.show_instead(page, location=door.location)
        focus = getattr(page, "first_focus", lambda: None)()
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- signing in ---------------------------------------------------------------------

    def _sign_in(self, page: LoginPage, door: Doorway, login: str, password: str) -> None:
        self.preferences.set(LAST_LOGIN, login)
        first = partial(self._ask_first_password, door, login, password)
        self._try(page, door, self._opening(door, login, password), first_password=first)

    def _opening(
        self, door: Doorway, login: str, password: str, new: str = ""
    ) -> Callable[[], Opened]:
        def work() -> Opened:
            from app.keeping.opening import open_register
            from ui.shell.opened import opened

            register = open_register(
                door.location,
                login=login,
                password=password,
                new_password=new,
                clock=self._clock,
                hurried=True,
            )
            return opened(register, confirmed=door.confirmed)

        return work

    def _ask_first_password(self, door: Doorway, login: str, password: str) -> None:
        from ui.entrance.first_password_page import FirstPasswordPage

        page = FirstPasswordPage(location=door.location, login=login)
        page.back_wanted.connect(partial(self.show_door, door))
        page.chosen.connect(
            lambda new: self._try(page, door, self._opening(door, login, password, new))
        )
        self._show(page, door)

    def _show_code(self, door: Doorway, code: str) -> None:
        from ui.entrance.waiting_page import WaitingPage

        page = WaitingPage(code, location=door.location)
        page.back_wanted.connect(partial(self.show_door, door))
        self._show(page, door)

    def _ask_for_words(self, door: Doorway) -> None:
        from ui.entrance.recover_page import RecoverPage

        page = RecoverPage(door.people, location=door.location, others=self._others)
        page.back_wanted.connect(partial(self.show_door, door))

        def recover(code: str, login: str, name: str, password: str) -> None:
            def work() -> Opened:
                from app.keeping.recovering import recover as let_in
                from ui.shell.opened import opened

                register = let_in(
                    door.location,
                    code=code,
                    login=login,
                    name=name,
                    password=password,
                    clock=self._clock,
                )
                return opened(register)

            self._try(page, door, work)

        page.recover_wanted.connect(recover)
        self._show(page, door)

    # --- setting up ---------------------------------------------------------------------

    def _set_up(self, page: SetupPage, door: Doorway, setup: Setup) -> None:
        def work() -> Opened:
            from app.keeping.converting import convert_register
            from app.keeping.creating import create_register
            from ui.shell.opened import opened

            make = convert_register if door.old else create_register
            created = make(door.location, setup=setup, clock=self._clock)
            return opened(created.register, words=created.words, confirmed=False)

        self._try(page, door, work)

    def _try(
        self,
        page: EntranceCard,
        door: Doorway,
        work: Callable[[], Opened],
        *,
        first_password: Callable[[], None] | None = None,
    ) -> None:
        def then(found: Opened) -> None:
            page.forget()
            if found.confirmed:
                self._ask_for_people(found, found.waiting, door)
            elif found.words:
                from app.keeping.creating import confirm_recovery

                confirm = partial(confirm_recovery, found.register)
                self._show_words(found, door, found.words, confirm)
            else:
                self._renew_words(found, door)

        def failed(error: Exception) -> None:
            from app.keeping.signing_in import FirstPassword, WaitsForHead

            if first_password is not None and isinstance(error, FirstPassword):
                page.forget()
                first_password()
            elif isinstance(error, WaitsForHead):
                page.forget()
                self._show_code(door, error.code)
            else:
                page.show_failure(error)

        self.runner.run(work, then=then, failed=failed, owner=page)

    # --- the recovery sheet -------------------------------------------------------------

    def _renew_words(self, found: Opened, door: Doorway) -> None:
        """Make the code anew when the program ended before its words were typed back."""
        from app.keeping.recovering import propose_recovery, renew_recovery
        from app.roles import Role

        if Role.HEAD not in found.register.account.roles:
            self._end(found)
            return

        def show(words: tuple[str, ...]) -> None:
            confirm = partial(renew_recovery, found.register, words=words)
            self._show_words(found, door, words, confirm, renewed=True)

        # Who can't open every case may work on; another head must make the sheet.
        self.runner.run(
            lambda: propose_recovery(found.register),
            then=show,
            failed=lambda _: self._end(found),
            owner=self,
        )

    def _show_words(
        self,
        found: Opened,
        door: Doorway,
        words: tuple[str, ...],
        put_in_force: Callable[..., object],
        *,
        renewed: bool = False,
    ) -> None:
        from ui.entrance.recovery_page import RecoveryPage
        from ui.recovery_sheet import offer_sheet

        page = RecoveryPage(words, location=door.location)
        offer_sheet(page.panel, self, found.register, parent=page, renewed=renewed)

        def confirm(code: str) -> None:
            page.set_busy(busy=True)
            self.runner.run(
                lambda: put_in_force(code=code),
                then=lambda _: self._end(found),
                failed=page.show_failure,
                owner=page,
            )

        page.code_given.connect(confirm)
        self._show(page, door)

    # --- who works here -----------------------------------------------------------------

    def _ask_for_people(self, found: Opened, waiting: WaitingPeople, door: Doorway) -> None:
        """Show a head who waits for certification, and at the founding everybody."""
        if waiting.people:
            self._show_people(found, door, waiting)
        else:
            self._end(found)

    def _show_people(self, found: Opened, door: Doorway, waiting: WaitingPeople) -> None:
        from app.keeping.certifying import certify_accounts, refuse_accounts
        from app.keeping.founding import found_register
        from ui.entrance.people_page import PeoplePage

        page = PeoplePage(
            waiting.people,
            location=door.location,
            founding=waiting.founding,
            codes=waiting.codes,
            absent=waiting.absent,
        )

        def run(service: Callable[..., Outcome], ids: tuple[int, ...]) -> None:
            self.runner.run(
                lambda: service(found.register, account_ids=ids),
                then=lambda _: self._look_for_more(found, door),
                failed=page.show_failure,
                owner=page,
            )

        def certify(ids: tuple[int, ...]) -> None:
            codes = page.codes()
            run(found_register if waiting.founding else partial(certify_accounts, codes=codes), ids)

        page.certified.connect(certify)
        page.refused.connect(partial(run, refuse_accounts))
        page.later.connect(partial(self._end, found))
        self._show(page, door)

    def _look_for_more(self, found: Opened, door: Doorway) -> None:
        from ui.shell.opened import waiting_people

        self.runner.run(
            lambda: waiting_people(found.register, found.office),
            then=lambda waiting: self._ask_for_people(found, waiting, door),
            failed=lambda _: self._end(found),
            owner=self,
        )

    def _end(self, found: Opened) -> None:
        self.opened.emit(found)
        self.deleteLater()
