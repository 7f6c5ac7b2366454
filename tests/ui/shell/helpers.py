"""What tests of pages and of the window itself need: a context, small pages, a made window."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QBuffer, QIODevice, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.clock import Clock, SystemClock
from tests.helpers.registers import PASSWORD
from ui.commands import Command
from ui.entrance.login_page import LoginPage
from ui.messages import Messages, Question
from ui.page import Context, Page
from ui.page_table import PageKey, PageSpec
from ui.parts.fields.editors import LineEdit
from ui.preferences import Preferences
from ui.shell.opening import Opening
from ui.shell.single_instance import SingleInstance
from ui.shell.window import MainWindow
from ui.tasks import InlineRunner, Runner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.register import Register

_FOLDER = tempfile.TemporaryDirectory(prefix="meja-pref-")
_numbers = count(1)


class Calls:
    """A navigate that only keeps what was asked for."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, object]]] = []

    def __call__(self, page_key: str, **wanted: object) -> None:
        self.calls.append((page_key, wanted))


def raise_error(error: Exception) -> None:
    """Let an error that is our own fault fail the test."""
    raise error


def own_preferences() -> Preferences:
    """Return preferences in a file that no other test has."""
    return Preferences(Path(_FOLDER.name) / f"{next(_numbers)}.ini")


def make_messages(*, answer: bool = True) -> Messages:
    """Return messages whose questions answer themselves."""

    def reply(question: Question) -> bool:
        return answer

    return Messages(asker=reply)


def make_context(
    register: Register,
    *,
    clock: Clock | None = None,
    messages: Messages | None = None,
    runner: Runner | None = None,
) -> Context:
    """Return a context for one page: work runs at once, `navigate.calls` keeps the ways taken."""
    from app.desk.reading_office import read_office

    told = messages or make_messages()
    return Context(
        register_now=lambda: register,
        runner=runner or InlineRunner(told, crash=raise_error),
        messages=told,
        clock=clock or register.clock,
        preferences=own_preferences(),
        navigate=Calls(),
        back=lambda: None,
        office_now=lambda: read_office(register),
    )


class SmallPage(Page):
    """A page that keeps what the window asked of it."""

    key: ClassVar[PageKey] = "beranda"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.asked: list[object] = []
        self.field = LineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def open(self, **wanted: object) -> None:
        self.asked.append(wanted)
        self.ready.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        self.asked.append(changed)

    def tick(self) -> None:
        self.asked.append("tick")

    def leaving(self) -> None:
        self.asked.append("leaving")

    def first_focus(self) -> QWidget | None:
        return self.field

    def commands(self) -> list[Command]:
        return [Command("print", "Cetak", lambda: self.asked.append("print"), shortcut="Ctrl+P")]

    def legend(self) -> list[tuple[str, str]]:
        return [("Enter", "buka aduan")]


class SmallRegisterPage(SmallPage):
    """The same under the register's key, with a search field."""

    key: ClassVar[PageKey] = "register"

    def focus_search(self) -> bool:
        self.asked.append("search")
        return True


class SmallCasePage(SmallPage):
    """The same under the case's key."""

    key: ClassVar[PageKey] = "kasus"


_HERE = __name__
SMALL_PAGES = (
    PageSpec("beranda", "Beranda", "home", f"{_HERE}:SmallPage"),
    PageSpec("register", "Register", "register", f"{_HERE}:SmallRegisterPage"),
    PageSpec("kasus", "Aduan", "file-text", f"{_HERE}:SmallCasePage", under="register"),
)


def make_window(
    *,
    pages: Sequence[PageSpec] = SMALL_PAGES,
    runner: Runner | None = None,
    messages: Messages | None = None,
    clock: Clock | None = None,
    preferences: Preferences | None = None,
) -> MainWindow:
    """Return a window with small pages whose work runs at once."""
    told = messages or make_messages()
    window = MainWindow(
        pages=pages,
        runner=runner or InlineRunner(told, crash=raise_error),
        messages=told,
        preferences=preferences or own_preferences(),
        clock=clock or SystemClock(),
    )
    window.furnish()
    return window


@contextmanager
def opening_in(window: MainWindow, messages: Messages, *, clock: Clock) -> Iterator[Opening]:
    """Yield what opens registers in a window; its work runs at once."""
    instance = SingleInstance()
    made = Opening(window, runner=window.runner, messages=messages, instance=instance, clock=clock)
    try:
        yield made
    finally:
        made.close()
        instance.release()


def sign_in(window: MainWindow, password: str = PASSWORD, *, login: str = "") -> None:
    """Type the password and press Enter, as every morning; choose who first, if anybody else."""
    page = window.pages.currentWidget()
    assert isinstance(page, LoginPage)
    if login:
        page.who.choose(login)
    page.password.setText(password)
    page.sign_in()


def small_pdf(pages: int = 2, *, size: QSizeF = QSizeF(420, 595)) -> bytes:  # noqa: B008
    """Return a PDF of some pages in points, each with its number and a black square."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    layout = writer.pageLayout()
    layout.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    for page in range(pages):
        if page:
            writer.newPage()
        painter.drawText(100, 100, f"Halaman {page + 1}")
        painter.fillRect(100, 200, 100, 100, "black")
    painter.end()
    return BytesIO(buffer.data().data()).getvalue()


def opened(qtbot: QtBot, page: Page) -> None:
    """Show a page as the window would: wide enough, and told of what changes."""
    qtbot.addWidget(page)
    page.context.runner.changed.connect(page.refresh)
    page.resize(1190, 668)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open()
