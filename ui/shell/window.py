"""The main window: rail, pages, messages, status line, keys and the minute tick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.look.tokens import HEIGHT_STATUS, PAGE_MARGIN, WINDOW_NARROW, Tone
from ui.messages import Messages
from ui.preferences import GEOMETRY, Preferences
from ui.shell.rail import Rail
from ui.tasks import Runner

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from app.clock import Clock
    from app.office import Office
    from app.register import Register
    from ui.commands import Command
    from ui.page import Context
    from ui.shell.page_spec import PageSpec

SMALLEST: Final = (880, 440)
USUAL: Final = (1366, 696)
_MINUTE_MS: Final = 60_000
_WAITING_WORD_AFTER_MS: Final = 500


class MainWindow(QWidget):
    """The one window of the program.

    Made and shown, it is only a frame with the rail, so that it is painted at once; `furnish`
    brings in the rest and is called by whatever needs it.

    `first_painted` comes once the window stands on the screen, `minute_passed` at each full
    minute, `rows_shown` when the shown page has put fresh rows there, `commands_changed` when the
    window offers other commands. `own_register_wanted`, `sample_wanted`, `other_wanted` and
    `new_wanted` ask for another register, `lock_wanted` has it locked.
    """

    first_painted = Signal()
    minute_passed = Signal()
    rows_shown = Signal()
    commands_changed = Signal()
    own_register_wanted = Signal()
    sample_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    lock_wanted = Signal()
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
        self._runner = runner
        self._messages = messages
        self.preferences = preferences
        self._clock = clock
        self._context: Context | None = None
        self._office: Office | None = None
        self._painted = False
        self._specs = tuple(pages)
        self._own_commands: list[Command] = []
        self._furnished = False
        self._minute = QTimer(self)
        self.rail = Rail()
        self._column = QVBoxLayout()
        self._footing = QFrame()
        self._arrange()

    def furnish(self) -> None:
        """Put pages, messages, keys and status line into the frame; the second time does nothing."""
        if self._furnished:
            return
        self._furnished = True
        from ui.commands import KeyBindings
        from ui.parts.labels import label
        from ui.shell.notices import NoticeArea, SampleStrip, UndoArea
        from ui.shell.page_stack import PageStack
        from ui.shell.register_place import RegisterPlace
        from ui.shell.status_line import StatusLine

        self._own_keys = KeyBindings(self)
        self._page_keys = KeyBindings(self)
        self._waiting = label("", "sentence")
        self.strip = SampleStrip()
        self.notices = NoticeArea(self._messages)
        self.pages = PageStack(self._specs, self._waiting)
        self.undo = UndoArea(self._messages)
        self.place = RegisterPlace()
        self.status = StatusLine()
        self._fill_column()
        self._connect()

    # --- what is open ------------------------------------------------------------------

    @property
    def context(self) -> Context | None:
        """What pages work with; None while no register is open."""
        return self._context

    def show_register(self, register: Register, office: Office) -> None:
        """Show a newly opened register, beginning with the first page."""
        from ui.page import Context

        self.furnish()
        self._context = Context(
            register=register,
            runner=self._runner,
            messages=self._messages,
            clock=self._clock,
            preferences=self.preferences,
            navigate=self.pages.navigate,
            back=self.pages.back,
            office_now=self._office_now,
            window_commands=self._commands_of_window,
            open_sample=self.sample_wanted.emit,
            open_other=self.other_wanted.emit,
            make_new=self.new_wanted.emit,
            lock=self.lock_wanted.emit,
        )
        self._set_office(office)
        self.notices.clear()
        self.place.show_place(register.location)
        self.pages.begin(self._context)
        open_pages = self.pages.open_to(register.account.roles)
        self.rail.show_only(open_pages)
        self.pages.go_to(open_pages[0])
        self._count()

    def way_back(self) -> Callable[[], None]:
        """Return what leads to the page that is shown now, once its register is open again."""
        key, wanted = self.pages.place()
        return partial(self.pages.navigate, key, **wanted)

    def put_away(self) -> None:
        """Let nothing of the register stay here: pages, forms, bars, offers, clipboard, title."""
        from ui.shell.putting_away import close_dialogs, forget_clipboard

        self.pages.leave()
        close_dialogs(self)
        forget_clipboard()
        self._messages.forget()
        self.pages.clear()
        self.undo.hide()
        self._context, self._office = None, None
        self._name_window()

    def show_instead(self, widget: QWidget, *, location: str = "") -> None:
        """Show a widget in place of all pages: there is no register to show."""
        self.furnish()
        self.pages.show_instead(widget)
        self._context, self._office = None, None
        self.notices.clear()
        self.strip.hide()
        self.place.show_place(location)
        self.rail.set_current("")
        self.rail.set_officer("", "")
        self.rail.show_only(())
        self.status.set_sentence("", Tone.PLAIN)
        self._offer_commands()
        self._name_window()

    def navigate(self, page_key: str, **wanted: object) -> None:
        """Open a page for what is wanted."""
        self.pages.navigate(page_key, **wanted)

    # --- commands ----------------------------------------------------------------------

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Give the commands that hold on every page."""
        self.furnish()
        self._own_commands = list(commands)
        self._own_keys.bind(self._own_commands)
        self.commands_changed.emit()

    def commands(self) -> list[Command]:
        """Return all that can be done now, the page's own commands first."""
        page = self.pages.current_page()
        allowed = [command for command in self._own_commands if self._leads_somewhere(command)]
        return [*(page.commands() if page is not None else ()), *allowed]

    def _leads_somewhere(self, command: Command) -> bool:
        """Tell whether who is signed in may open the page that a command leads to."""
        if not command.page or self._context is None:
            return True
        return command.page in self.pages.open_to(self._context.register.account.roles)

    def _commands_of_window(self) -> list[Command]:
        return self._own_commands

    def _offer_commands(self) -> None:
        page = self.pages.current_page()
        self._page_keys.bind(page.commands() if page is not None else ())
        self.status.set_keys(page.legend() if page is not None else ())
        self.commands_changed.emit()

    # --- what happens meanwhile --------------------------------------------------------

    def _on_page_shown(self, key: str) -> None:
        self.rail.set_current(self.pages.specs[key].rail or key)
        self._offer_commands()

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
            self._count()

    def _read_office(self, context: Context, parts: frozenset[str]) -> None:
        """Read the office anew before any page looks at it."""
        from app.desk.reading_office import read_office

        def take(office: Office) -> None:
            if self._context is context:
                self._set_office(office)
                self.pages.refresh(parts)
                self._count()

        self._runner.run(lambda: read_office(context.register), then=take, owner=self)

    def _on_minute(self) -> None:
        self._minute.start(self._until_next_minute())
        self.minute_passed.emit()
        self.pages.tick()
        self._count()

    def _count(self) -> None:
        from ui.shell.rail_counts import show_counts

        if self._context is not None:
            show_counts(self.rail, self._runner, self._context.register)

    def _until_next_minute(self) -> int:
        now = self._clock.now()
        return _MINUTE_MS - now.second * 1000 - now.microsecond // 1000 + 5

    def _set_office(self, office: Office) -> None:
        self._office = office
        self.rail.set_office(office.settings["office_name"])
        if self._context is not None and not self._context.register.locked:
            from app.roles import role_words

            account = self._context.register.account
            self.rail.set_officer(account.name, role_words(account.roles))
        self.strip.setVisible(office.sample)
        self._name_window()

    def _office_now(self) -> Office:
        if self._office is None:
            raise RuntimeError("no register is open")
        return self._office

    def _name_window(self) -> None:
        parts = ["Meja Aduan"]
        if self._office is not None:
            parts.append(self._office.settings["office_name"])
            if self._office.sample:
                parts.insert(0, "CONTOH")
        self.setWindowTitle(" – ".join(parts))

    # --- the frame ---------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            # The picture reaches the screen when this event has been dealt with.
            QTimer.singleShot(0, self, self.first_painted.emit)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._furnished and self.pages.can_go_back():
            self.pages.back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(self.width() < WINDOW_NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished:
            self.pages.leave()
        self._minute.stop()
        self.preferences.set(GEOMETRY, self.saveGeometry())
        self.preferences.write()
        super().closeEvent(event)
        self.closed.emit()

    def _arrange(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        kept = self.preferences.get(GEOMETRY)
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self._footing.setProperty("kind", "status")
        self._footing.setFixedHeight(HEIGHT_STATUS)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addWidget(self._footing)
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)
        self._name_window()

    def _fill_column(self) -> None:
        self._waiting.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column.takeAt(0)
        self._column.removeWidget(self._footing)
        self._footing.deleteLater()
        bottom = self.status.layout()
        if isinstance(bottom, QBoxLayout):
            # Between the sentence and the keys.
            bottom.insertWidget(2, self.place)
        self._column.addWidget(self.strip)
        self._column.addWidget(self.notices)
        self._column.addWidget(self.pages, 1)
        self._column.addWidget(self.undo)
        self._column.addWidget(self.status)
        self.strip.hide()
        self.status.set_sentence("", Tone.PLAIN)

    def _connect(self) -> None:
        self.rail.page_wanted.connect(self._on_rail_wanted)
        self.strip.own_register_wanted.connect(self.own_register_wanted)
        self.pages.page_shown.connect(self._on_page_shown)
        self.pages.rows_shown.connect(self.rows_shown)
        self.pages.commands_changed.connect(self._offer_commands)
        self._messages.said.connect(self.status.set_sentence)
        self._runner.changed.connect(self._on_changed)
        self._minute.setSingleShot(True)
        self._minute.setTimerType(Qt.TimerType.PreciseTimer)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start(self._until_next_minute())
        QTimer.singleShot(_WAITING_WORD_AFTER_MS, self, self._say_waiting)

    def _say_waiting(self) -> None:
        self._waiting.setText("Membuka register…")
