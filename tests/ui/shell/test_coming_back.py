"""Coming back: the page one left, the register opened before, a page asked for from outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.cli.main import main
from app.clock import FixedClock
from app.desk.drafts import load_draft
from app.desk.listing_cases import open_rows
from app.keeping.places import remember_register
from tests.desk.slips import registered
from tests.helpers.registers import copy_register, open_register
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import make_messages, make_window, opening_in, own_preferences, sign_in
from tests.ui.whole_window import CONTROL, NONE, focused, press, window_signed_in
from ui.actions.correct_form import CorrectDialog
from ui.forms.draft import TypedDraft
from ui.page_table import PAGES
from ui.parts.paper.paper_desk import Fit, PaperDesk
from ui.preferences import LAST_PLACE, LAST_VERSION
from ui.register.page import RegisterPage
from ui.shell.opening import Opening
from ui.shell.what_is_new import tell_what_is_new
from ui.shell.window import MainWindow


class Morning:
    """A window whose opening can be asked for a page, on a register with cases."""

    def __init__(self, window: MainWindow, opening: Opening, place: Path) -> None:
        self.window, self.opening, self.place = window, opening, place

    def shown(self) -> tuple[str, dict[str, object]]:
        return self.window.pages.place()

    def come_in(self, page: str = "") -> None:
        self.opening.page = page
        self.opening.open(str(self.place))
        sign_in(self.window)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(LIVELY_NOW)


@pytest.fixture
def morning(
    qtbot: QtBot, lively_file: Path, tmp_path: Path, clock: FixedClock
) -> Iterator[Morning]:
    place = copy_register(lively_file, tmp_path / "meja.mejaaduan")
    messages = make_messages()
    window = make_window(pages=PAGES, messages=messages, clock=clock, preferences=own_preferences())
    qtbot.addWidget(window)
    window.show()
    with opening_in(window, messages, clock=clock) as opening:
        yield Morning(window, opening, place)


def a_case(morning: Morning) -> int:
    assert morning.window.context is not None
    return open_rows(morning.window.context.register)[0].id


def test_who_comes_back_the_same_day_finds_the_case_they_left(morning: Morning) -> None:
    morning.come_in()
    case = a_case(morning)
    morning.window.navigate("kasus", complaint_id=case)
    morning.opening.return_here()
    morning.come_in()
    assert morning.shown() == ("kasus", {"complaint_id": case})
    assert morning.window.pages.can_go_back()


def test_the_next_day_begins_at_the_first_page(morning: Morning, clock: FixedClock) -> None:
    morning.come_in()
    morning.window.navigate("register", words="Sulastri")
    morning.opening.return_here()
    assert "Sulastri" not in morning.window.preferences.get(LAST_PLACE)
    clock.turn(LIVELY_NOW + timedelta(days=1))
    morning.come_in()
    assert morning.shown()[0] == "beranda"


def test_a_page_asked_for_at_the_start_comes_once_somebody_is_in(morning: Morning) -> None:
    morning.come_in("catat")
    assert morning.shown()[0] == "catat"
    morning.come_in()
    assert morning.shown()[0] == "beranda"


def test_a_start_for_an_unknown_page_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--page", "gudang"], window=NoWindow()) == 2
    assert "--page tidak mengenal" in capsys.readouterr().err


class NoWindow:
    """A window that must not be opened."""

    def start(self, register: str | None, page: str) -> int:
        raise AssertionError(register, page)

    def ensure_unused(self, register: str) -> None:
        raise AssertionError(register)

    def try_out(self, register: str) -> str:
        raise AssertionError(register)

    def read_back(self, paper: str) -> int:
        raise AssertionError(paper)


def test_a_register_opened_before_is_opened_from_the_menu(
    morning: Morning, lively_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = copy_register(lively_file, tmp_path / "lama.mejaaduan")
    remember_register(str(other))
    morning.come_in()
    morning.opening.choosing.show_recent()
    (menu,) = morning.window.findChildren(QMenu)
    assert [entry.text() for entry in menu.actions()] == [str(other)]
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    sign_in(morning.window)
    assert morning.window.context is not None
    assert morning.window.context.register.location == str(other)


def test_what_is_typed_is_kept_when_the_system_ends(
    qtbot: QtBot, lively_file: Path, tmp_path: Path
) -> None:
    with window_signed_in(qtbot, lively_file, tmp_path) as window:
        assert window.context is not None
        window.navigate("kasus", complaint_id=open_rows(window.context.register)[0].id)
        press(Qt.Key.Key_F2)
        (form,) = window.findChildren(CorrectDialog)
        form.title.setText("Meja tunggu lobi patah")
        (draft,) = form.findChildren(TypedDraft)
        draft.note_typing()
        window.keep_typed()
        name = draft.name
        kept = load_draft(window.context.register, form=name)
        assert kept is not None
        assert "Meja tunggu lobi patah" in str(kept)
        form.reject()


def test_the_keys_of_other_programs_work_beside_ours(
    qtbot: QtBot, lively_file: Path, tmp_path: Path
) -> None:
    with window_signed_in(qtbot, lively_file, tmp_path) as window:
        press(Qt.Key.Key_3, CONTROL)
        assert window.pages.place()[0] == "disposisi"
        page = window.pages.current_page()
        assert page is not None
        (paper,) = page.findChildren(PaperDesk)
        qtbot.waitUntil(paper.isVisible)
        paper.setFocus()
        assert focused() is paper
        press(Qt.Key.Key_2, CONTROL)
        assert window.pages.place()[0] == "disposisi"
        assert paper.fit() is Fit.PAGE
        with qtbot.waitSignal(page.ready):
            press(Qt.Key.Key_F5, NONE)


def test_f5_reads_what_another_desk_wrote(morning: Morning, clock: FixedClock) -> None:
    morning.come_in()
    morning.window.navigate("register")
    page = morning.window.pages.current_page()
    assert isinstance(page, RegisterPage)
    before = page.model.rowCount()
    register = open_register(str(morning.place), clock=clock)
    registered(register)
    register.close()
    assert page.model.rowCount() == before
    morning.window.pages.reload()
    assert page.model.rowCount() == before + 1


def test_an_update_is_told_once_with_the_way_to_what_is_new(morning: Morning) -> None:
    morning.come_in()
    window = morning.window
    tell_what_is_new(window)
    assert not window.notices.bars()
    window.preferences.set(LAST_VERSION, "0.0.9")
    tell_what_is_new(window)
    (bar,) = window.notices.bars()
    bar.action_button.click()
    assert morning.shown() == ("bantuan", {"chapter": "baru"})
    tell_what_is_new(window)
    assert not window.notices.bars()
