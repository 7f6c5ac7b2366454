"""The office's lists, and what is done with the register as a whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.desk.reading_office import read_office
from app.transfer.columns import template
from tests.attacks.attackers import run
from tests.desk.slips import registered
from ui.commands import Command
from ui.parts.buttons import Button
from ui.preferences import THEME
from ui.settings import register_section
from ui.settings.check_panel import CheckPanel
from ui.settings.lists_section import ListsSection
from ui.settings.look_section import LookSection
from ui.settings.names import NamesModel
from ui.settings.page import SettingsPage
from ui.settings.register_section import RegisterSection

if TYPE_CHECKING:
    from app.register import Register
    from ui.page import Context


@pytest.fixture
def lists(page: SettingsPage) -> ListsSection:
    page.open(section="daftar")
    assert isinstance(page.section, ListsSection)
    return page.section


def names(register: Register) -> list[str]:
    return [team.name for team in read_office(register).teams]


def test_a_team_is_added_and_moved_up(
    qtbot: QtBot, lists: ListsSection, file_register: Register
) -> None:
    lists.new_edit.setFocus()
    lists.new_edit.setText("  Tim   Baru ")
    qtbot.keyClick(lists.new_edit, Qt.Key.Key_Return)
    lists.table.setFocus()
    qtbot.keyClick(lists.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert lists.changes() == 1
    lists.save()
    assert names(file_register)[-2] == "Tim Baru"
    assert lists.changes() == 0


def test_a_renamed_team_keeps_its_code(lists: ListsSection, file_register: Register) -> None:
    lists.table.select_row(0)
    index = lists.model.index(0, 0)
    assert lists.model.setData(index, "Subbagian Umum")
    lists.save()
    first = read_office(file_register).teams[0]
    assert (first.code, first.name) == ("umum", "Subbagian Umum")


def test_enter_renames_in_place(qtbot: QtBot, lists: ListsSection) -> None:
    lists.table.select_row(0)
    lists.table.setFocus()
    qtbot.keyClick(lists.table, Qt.Key.Key_Return)
    editor = lists.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Subbagian Umum")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lists.model.names()[0] == ("umum", "Subbagian Umum"))
    assert lists.changes() == 1


def test_a_removed_name_is_gone_only_when_saved(
    lists: ListsSection, file_register: Register
) -> None:
    lists.table.select_row(1)
    lists.remove_button.click()
    assert len(names(file_register)) == 8
    lists.save()
    assert "Tim Statistik Sosial" not in names(file_register)


def test_a_name_twice_is_refused(lists: ListsSection) -> None:
    lists.new_edit.setText("bagian umum")
    lists.add_button.click()
    assert "sudah ada" in lists.new_field.error()
    assert lists.new_edit.text() == "bagian umum"


def test_an_empty_list_is_refused(lists: ListsSection, file_register: Register) -> None:
    for _ in range(8):
        lists.table.select_row(0)
        lists.remove()
    lists.save()
    assert "sedikitnya satu" in lists.new_field.error()
    assert len(names(file_register)) == 8


def test_each_list_keeps_its_changes(lists: ListsSection, file_register: Register) -> None:
    lists.new_edit.setText("Tim Baru")
    lists.add_name()
    lists.go_to("topics")
    lists.new_edit.setText("Parkir")
    lists.add_name()
    lists.go_to("teams")
    assert lists.changes() == 2
    lists.save()
    assert "Tim Baru" in names(file_register)
    assert "Parkir" in [topic.name for topic in read_office(file_register).topics]


def test_a_channel_in_use_is_told_with_its_media(lists: ListsSection) -> None:
    lists.go_to("channels")
    lists.table.select_row(1)
    lists.remove()
    lists.save()
    assert "Masih dipakai SP4N LAPOR" in lists.new_field.error()


def test_the_list_keeps_qt_s_rules() -> None:
    model = NamesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([("a", "A"), ("b", "B"), ("c", "C")])
    assert model.move(0, 1) == 1
    model.remove(model.add("D"))
    assert model.names() == [("b", "B"), ("a", "A"), ("c", "C")]


# --- the register as a whole -----------------------------------------------------------------


@pytest.fixture
def whole(page: SettingsPage) -> RegisterSection:
    page.open(section="register")
    assert isinstance(page.section, RegisterSection)
    return page.section


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    def chosen(*_: object, **__: object) -> Path | None:
        return path

    for name in ("choose_file", "choose_place"):
        monkeypatch.setattr(register_section, name, chosen)


def test_the_template_opens_in_a_spreadsheet(
    whole: RegisterSection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, tmp_path / "contoh.csv")
    whole.template_button.click()
    assert (tmp_path / "contoh.csv").read_text("utf-8-sig").strip() == template()


def test_a_sound_register_is_found_sound(whole: RegisterSection) -> None:
    whole.check.button.click()
    assert whole.check.verdict.title_label.whole() == "Register utuh"
    assert whole.check.button.word() == "Periksa lagi"


def test_what_differs_from_the_history_is_made_anew(whole: RegisterSection) -> None:
    registered(whole.context.register)
    run(whole.context.register, "UPDATE complaint SET holder = 'team:sosial'")
    panel = whole.check
    panel.button.click()
    assert "tidak sesuai riwayatnya" in panel.problems.text()
    panel.mend_button.click()
    assert panel.verdict.title_label.whole() == "Register utuh"
    assert not panel.mend_button.isVisibleTo(panel)


def test_a_check_tells_how_far_it_is_and_is_stopped(
    whole: RegisterSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.keeping.checking._STEP", 1)
    monkeypatch.setattr("app.keeping.checking_history._TOLD", 1)
    panel, seen, show = whole.check, [], CheckPanel._show_progress

    def look(self: CheckPanel, percent: int) -> None:
        show(self, percent)
        seen.append((panel.button.word(), panel.how_far.text()))
        if len(seen) == 2:
            panel.button.click()

    monkeypatch.setattr(CheckPanel, "_show_progress", look)
    panel.button.click()
    assert len(seen) == 2
    assert seen[0][0] == "Hentikan pemeriksaan"
    assert seen[0][1].startswith("Memeriksa… ")
    assert seen[0][1].endswith(" persen")
    assert panel.button.word() == "Periksa lagi"
    assert panel.how_far.isHidden()
    assert panel.verdict.isHidden()
    assert whole.context.messages.told[-1].sentence == "Pemeriksaan dihentikan."


def test_the_window_s_commands_are_offered(qtbot: QtBot, context: Context) -> None:
    ran: list[str] = []
    offered = [
        Command(key, f"Perintah {key}", partial(ran.append, key))
        for key in ("theme-dark", "palette")
    ]
    made = SettingsPage(
        replace(context, window_commands=lambda: offered, make_new=partial(ran.append, "create"))
    )
    qtbot.addWidget(made)
    made.open(section="register")
    words = [one.word() for one in made.section.findChildren(Button)]
    assert {"Pilih register lain…", "Coba dengan data contoh"} <= set(words)
    next(b for b in made.section.findChildren(Button) if b.word() == "Buat register baru…").click()
    made.open(section="tampilan")
    assert isinstance(made.section, LookSection)
    made.section.choices["dark"].click()
    assert ran == ["create", "theme-dark"]
    assert context.preferences.get(THEME) == "dark"
