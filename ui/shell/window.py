"""The main window: rail, pages, messages, status line, keys and the minute tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.look.tokens import Tone
from ui.messages import Messages
from ui.preferences import GEOMETRY, Preferences
from ui.shell.frame import Frame
from ui.shell.ground import Ground
from ui.shell.held_picture import HeldPicture
from ui.shell.minute_clock import MinuteClock
from ui.tasks import Runner

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from app.clock import Clock
    from app.office import Office
    from app.register import Register
    from app.roles import Role
    from ui.commands import Command
    from ui.page import Context
    from ui.page_table import PageSpec
    from ui.shell.guide_bar import GuideBar

_WAITING_WORD_AFTER_MS: Final = 500
_SYSTEM_WAITS_S: Final = 3.0


class MainWindow(QWidget):
    """The one window of the program.

    Made and shown, it is only the rail beside one page, so that it is painted at once; `furnish`
    brings in the rest and is called by whatever needs it.

    `first_painted` comes once the window stands on the screen, `minute_passed` at each full
    minute, `rows_shown` when the shown page has put fresh rows there. `own_register_wanted`,
    `sample_wanted`, `other_wanted` and `new_wanted` ask for another register, `lock_wanted` has it
    locked, `restart_wanted` the program closed and started again.
    """

    first_painted = Signal()
    minute_passed = Signal()
    rows_shown = Signal()
    own_register_wanted = Signal()
    sample_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    lock_wanted = Signal()
    restart_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        *,
        pages: Sequence[PageSpec],
        runner: Runner,
        messages: Messages,
        preferences: Preferences,
        clock: Clock,
    ) -> None:
        super().__init__()
        self.runner = runner
        self.messages = messages
        self.preferences = preferences
        self._clock = clock
        self._context: Context | None = None
        self._ground: Ground | None = None
        self._ready: tuple[Ground, Context] | None = None
        self._painted = self._stands = False
        self._furnished = False
        self._minute = MinuteClock(clock, self)
        self._picture = HeldPicture(self)
        self._frame = Frame(self, pages)
        self.rail, self.pages = self._frame.rail, self._frame.pages
        kept = preferences.get(GEOMETRY)
        self._placed = not kept.isEmpty() and self.restoreGeometry(kept)
        self._name_window()

    def fit_screen(self, screen: QSize) -> None:
        """Fill a screen that is small, in logical pixels, unless the window lies where it was left."""
        if not self._placed:
            self._frame.fit_screen(screen)

    def furnish(self) -> None:
        """Put messages, keys and status line into the frame; the second time does nothing."""
        if self._furnished:
            return
        self._furnished = True
        from ui.shell.offered_commands import OfferedCommands

        made = self._frame.furnish(self.messages)
        self.strip, self.notices, self.undo = made.strip, made.notices, made.undo
        self.place, self.status = made.place, made.status
        self.backup_age = made.backup_age
        self._offered = OfferedCommands(self, self.pages, made.status, roles_now=self._roles)
        self._connect()

    # --- what is open ------------------------------------------------------------------

    @property
    def context(self) -> Context | None:
        """What pages work with; None while no register is open."""
        return self._context

    @property
    def guide(self) -> GuideBar:
        """The bar that leads through the window, once it is furnished."""
        return self._frame.guide()

    def when_painted(self, work: Callable[[], object]) -> None:
        """Do something at once, or after the first picture when that is awaited."""
        if self.isVisible() and not self._stands:
            self.first_painted.connect(work, Qt.ConnectionType.SingleShotConnection)
        else:
            work()

    def show_register(self, register: Register, office: Office) -> None:
        """Show a newly opened register, beginning with the first page."""
        self.furnish()
        if self._ready is None:
            self._ground = Ground(register, office)
            self._context = self._context_on(self._ground)
        else:
            (self._ground, self._context), self._ready = self._ready, None
            self._ground.register.close()
            self._ground.register, self._ground.office = register, office
        self._picture.hold()
        self.pages.begin(self._context)
        open_pages = self.pages.open_to(register.account.roles)
        self.pages.go_to(open_pages[0])
        # The page has asked for its rows: what stands around it is put right meanwhile.
        self.rail.show_only(open_pages)
        self._set_office(office)
        self.notices.clear()
        self.place.show_place(register.location)

    def get_ready(self, register: Register, office: Office) -> None:
        """Make the first page at the door, on a register in memory, for the one that follows it."""
        if self._context is not None or self._ready is not None:
            return
        ground = Ground(register, office)
        self._ready = ground, self._context_on(ground)
        self.pages.get_ready(self._ready[1])

    def _context_on(self, ground: Ground) -> Context:
        from ui.page import Context

        return Context(
            register_now=ground.register_now,
            runner=self.runner,
            messages=self.messages,
            clock=self._clock,
            preferences=self.preferences,
            navigate=self.pages.navigate,
            back=self.pages.back,
            office_now=ground.office_now,
            window_commands=self._commands_of_window,
            open_sample=self.sample_wanted.emit,
            open_other=self.other_wanted.emit,
            make_new=self.new_wanted.emit,
            lock=self.lock_wanted.emit,
        )

    def way_back(self) -> Callable[[], None]:
        """Return what leads to the page that is shown now, once its register is open again."""
        key, wanted = self.pages.place()
        return partial(self.pages.navigate, key, **wanted)

    def keep_typed(self) -> None:
        """Write down what is typed at any place, and return when that is done; all goes on."""
        from ui.shell.putting_away import keep_drafts

        self.pages.keep_typed()
        keep_drafts(self)
        self.runner.wait(_SYSTEM_WAITS_S)

    def put_away(self) -> None:
        """Let nothing of the register stay here: pages, forms, bars, offers, clipboard, title."""
        from ui.shell.putting_away import close_dialogs, forget_clipboard

        self.pages.leave()
        close_dialogs(self)
        forget_clipboard()
        self.messages.forget()
        self.pages.clear()
        self.undo.hide()
        self._frame.end_guide()
        self._leave_ground()
        self._name_window()

    def show_instead(self, widget: QWidget, *, location: str = "") -> None:
        """Show a widget in place of all pages: there is no register to show."""
        self.pages.show_instead(widget)
        self._leave_ground()
        self.rail.set_current("")
        self.rail.set_officer("", "")
        self.rail.show_only(())
        self._name_window()
        around = partial(self._show_around, location)
        if self._furnished or self._stands:
            # On a slow disk the window stands already, and is not painted a first time again.
            around()
        else:
            # The widget is painted first.
            self.first_painted.connect(around, Qt.ConnectionType.SingleShotConnection)

    def _leave_ground(self) -> None:
        self._context, self._ground, self._ready = None, None, None

    def _show_around(self, location: str) -> None:
        """Tell nothing around what is shown in place of pages but where the register lies."""
        if self._context is not None:
            return
        self.furnish()
        self.notices.clear()
        self.strip.hide()
        self.place.show_place(location)
        self.status.set_sentence("", Tone.PLAIN)
        self._offered.offer()

    def navigate(self, page_key: str, **wanted: object) -> None:
        """Open a page for what is wanted."""
        self.pages.navigate(page_key, **wanted)

    # --- commands ----------------------------------------------------------------------

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Give the commands that hold on every page."""
        self.furnish()
        self._offered.set_own(commands)

    def commands(self) -> list[Command]:
        """Return all that can be done now, the page's own commands first."""
        return self._offered.all()

    def _commands_of_window(self) -> list[Command]:
        return self._offered.own

    def _roles(self) -> frozenset[Role] | None:
        return None if self._context is None else self._context.register.account.roles

    # --- what happens meanwhile --------------------------------------------------------

    def _on_page_shown(self, key: str) -> None:
        self.rail.set_current(self.pages.specs[key].under or key)
        self._offered.offer()

    def _on_rail_wanted(self, key: str) -> None:
        if self._context is None:
            self.rail.set_current("")
        else:
            self.pages.go_to(key)

    def _on_changed(self, parts: frozenset[str]) -> None:
        if self._context is None:
            return
        if "settings" in parts:
            self._read_office(self._context, parts)
        else:
            self.pages.refresh(parts)
            self.count()

    def _read_office(self, context: Context, parts: frozenset[str]) -> None:
        """Read the office anew before any page looks at it."""
        from app.desk.reading_office import read_office

        def take(office: Office) -> None:
            if self._context is context:
                self._set_office(office)
                self.pages.refresh(parts)
                self.count()

        context.ask(read_office, then=take, owner=self)

    def _on_minute(self) -> None:
        self.minute_passed.emit()
        self.pages.tick()
        self.count()

    def count(self) -> None:
        """Count anew what the rail tells."""
        from ui.shell.rail_counts import show_counts

        if self._context is not None:
            show_counts(self.rail, self._context)

    def _set_office(self, office: Office) -> None:
        if self._ground is not None:
            self._ground.office = office
        self.rail.set_office(office.name)
        if self._context is not None and not self._context.register.locked:
            from app.roles import role_words

            account = self._context.register.account
            self.rail.set_officer(account.name, role_words(account.roles))
        self.strip.setVisible(office.sample)
        self._name_window()

    def _name_window(self) -> None:
        parts = ["Meja Aduan"]
        if self._ground is not None:
            parts.append(self._ground.office.name)
            if self._ground.office.sample:
                parts.insert(0, "CONTOH")
        title = " – ".join(parts)
        if title != self.windowTitle():
            self.setWindowTitle(title)

    # --- the frame ---------------------------------------------------------------------

    def _on_rows(self) -> None:
        self._picture.show_held()
        self.rows_shown.emit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            # The picture reaches the screen when this event has been dealt with.
            QTimer.singleShot(0, self, self._on_painted)
        return handled

    def _on_painted(self) -> None:
        self._stands = True
        self.first_painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.pages.can_go_back():
            self.pages.back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pages.leave()
        self._minute.stop()
        self.preferences.set(GEOMETRY, self.saveGeometry())
        self.preferences.write()
        super().closeEvent(event)
        self.closed.emit()

    def _connect(self) -> None:
        self.rail.page_wanted.connect(self._on_rail_wanted)
        self.strip.own_register_wanted.connect(self.own_register_wanted)
        self.pages.page_shown.connect(self._on_page_shown)
        self.pages.rows_shown.connect(self._on_rows)
        self.messages.said.connect(self.status.set_sentence)
        self.runner.changed.connect(self._on_changed)
        self._minute.passed.connect(self._on_minute)
        self._minute.start()
        QTimer.singleShot(_WAITING_WORD_AFTER_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        self._frame.say_waiting()
