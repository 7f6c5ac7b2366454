"""Naming a file to write: nothing that lies there already is replaced unasked, at no door."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.register import Register
from tests.ui.shell.helpers import make_context, sign_in
from ui.messages import Messages, Question
from ui.page import Context
from ui.saving_papers import save_paper
from ui.settings.page import SettingsPage
from ui.settings.register_section import RegisterSection
from ui.shell.opening import Opening
from ui.shell.window import MainWindow

OLD = b"yang lama"


@contextmanager
def typing_names(*names: str) -> Iterator[list[str]]:
    """Type one name after the other into the system's dialog, with Enter; at last give it up.

    Yields the names still to be typed.
    """
    left = list(names)
    done: list[QWidget] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog) or dialog in done:
            return
        done.append(dialog)
        if not left:
            dialog.reject()
            return
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        line.setText(left.pop(0))
        QTest.keyClick(line, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(5)
    yield left
    timer.stop()


class Answers:
    """Answers questions as told, and keeps them."""

    def __init__(self, *, replies: bool) -> None:
        self.replies = replies
        self.asked: list[str] = []

    def __call__(self, question: Question) -> bool:
        self.asked.append(question.title)
        return self.replies


Door = Callable[[Context, QWidget], None]


def paper(context: Context, parent: QWidget) -> None:
    save_paper(context, b"%PDF-baru", suggested="laporan.pdf", parent=parent)


def _section(context: Context, parent: QWidget) -> RegisterSection:
    page = SettingsPage(context)
    page.setParent(parent)
    page.open(section="register")
    assert isinstance(page.section, RegisterSection)
    return page.section


def template(context: Context, parent: QWidget) -> None:
    _section(context, parent).template_button.click()


def backup(context: Context, parent: QWidget) -> None:
    part = _section(context, parent).backups
    assert part is not None
    part.save_button.click()


DOORS: dict[Door, str] = {paper: ".pdf", template: ".csv", backup: ".cadangan"}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("typed", ["laporan", "laporan{}", "LAPORAN.2026"])
def test_a_file_is_replaced_only_by_who_says_so(
    qtbot: QtBot, file_register: Register, tmp_path: Path, door: Door, typed: str
) -> None:
    suffix = DOORS[door]
    name = typed.format(suffix)
    place = tmp_path / (name if name.endswith(suffix) else name + suffix)
    place.write_bytes(OLD)
    parent = QWidget()
    qtbot.addWidget(parent)
    no = Answers(replies=False)
    with typing_names(str(tmp_path / name)) as left:
        door(make_context(file_register, messages=Messages(asker=no)), parent)
    assert not left
    assert no.asked == [f"Ganti {place.name}?"]
    assert place.read_bytes() == OLD
    yes = Answers(replies=True)
    with typing_names(str(tmp_path / name)):
        door(make_context(file_register, messages=Messages(asker=yes)), parent)
    assert yes.asked == no.asked
    assert place.read_bytes() != OLD
    assert [each.name for each in tmp_path.glob("*") if each.suffix in ("", ".2026")] == []


def test_another_name_may_be_typed_after_a_no(
    qtbot: QtBot, file_register: Register, tmp_path: Path
) -> None:
    (tmp_path / "laporan.pdf").write_bytes(OLD)
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    context = make_context(file_register, messages=Messages(asker=Answers(replies=False)))
    with typing_names(str(tmp_path / "laporan"), str(tmp_path / "laporan akhir")):
        paper(context, parent)
    assert (tmp_path / "laporan.pdf").read_bytes() == OLD
    assert (tmp_path / "laporan akhir.pdf").read_bytes() == b"%PDF-baru"


def test_a_new_register_never_takes_the_place_of_an_old_one(
    opening: Opening, window: MainWindow, messages: Messages, register_file: Path
) -> None:
    before = register_file.read_bytes()
    with typing_names(str(register_file.with_suffix(""))):
        opening.choosing.create()
    assert messages.told[-1].title == f"{register_file.name} sudah ada."
    assert window.context is None
    assert register_file.read_bytes() == before
    opening.open(str(register_file))
    sign_in(window)
    assert window.context is not None


def test_one_place_names_files() -> None:
    """A door of its own would be asked by the system's dialog, under the name as typed."""
    rooms = Path(__file__).parents[3] / "ui"
    users = [
        path.name for path in rooms.rglob("*.py") if "getSaveFileName" in path.read_text("utf-8")
    ]
    assert users == ["files.py"]
