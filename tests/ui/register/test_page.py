"""A clerk looks things up: the list of the year, chips, search, preview, opening a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.case import Content
from app.clock import FixedClock
from app.desk.disposing import report_to_head
from app.desk.listing_cases import find_number
from app.desk.new_complaint import NewComplaint
from app.desk.reading_cases import read_case
from app.desk.registering import register_complaint
from app.keeping.sample import create_sample
from app.register import Register
from tests.desk.test_looking_up import misread
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import Calls, make_context
from ui import saving_papers
from ui.register.columns import RegisterColumn
from ui.register.page import RegisterPage

MakePage = Callable[[Register], RegisterPage]


@pytest.fixture
def make_page(qtbot: QtBot) -> Iterator[MakePage]:
    pages: list[RegisterPage] = []

    def made(register: Register) -> RegisterPage:
        page = RegisterPage(make_context(register))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1190, 668)
        page.show()
        page.open()
        return page

    yield made
    for page in pages:
        page.hide()


def numbers(page: RegisterPage) -> list[str]:
    found = [page.model.row_at(place) for place in range(page.model.rowCount())]
    return [row.number if row else "?" for row in found]


def ways(page: RegisterPage) -> list[tuple[str, dict[str, object]]]:
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    return navigate.calls


def search(qtbot: QtBot, page: RegisterPage, words: str) -> None:
    with qtbot.waitSignal(page.ready):
        page.search.clear()
        qtbot.keyClicks(page.search, words)


def choose(qtbot: QtBot, page: RegisterPage, number: str) -> None:
    page.list.table.select_row(numbers(page).index(number))
    qtbot.waitUntil(lambda: shown_number(page) == number)


def shown_number(page: RegisterPage) -> str:
    shown = page.preview.shown()
    return shown.row.number if shown else ""


def texts(page: RegisterPage) -> str:
    from PySide6.QtWidgets import QLabel

    return " | ".join(part.text() for part in page.preview.findChildren(QLabel))


def test_the_year_is_listed_newest_first(lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    assert numbers(page)[:2] == ["2026-0047", "2026-0046"]
    assert page.header.sentence() == "47 aduan pada 2026, nomor terakhir 2026-0047"


def test_chips_count_and_narrow(qtbot: QtBot, lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    late = page.chips.chip("late")
    assert late.text() == "Terlambat 1"
    qtbot.mouseClick(late, Qt.MouseButton.LeftButton)
    assert numbers(page) == ["2026-0037"]
    assert page.header.sentence() == "Terlambat: 1 dari 47 aduan pada 2026"


def test_search_finds_as_one_types_and_says_that_it_looks_everywhere(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    search(qtbot, page, "honor")
    assert numbers(page) == ["2026-0044", "2026-0021", "2026-0004"]
    assert page.header.sentence() == "3 aduan cocok dengan “honor”, dari semua tahun"


def test_enter_opens_what_was_found(qtbot: QtBot, lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    search(qtbot, page, "2026-0044")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    key = find_number(lively, number="2026-0044")
    assert [(way, wanted["complaint_id"]) for way, wanted in ways(page)] == [("kasus", key)]


def test_the_down_key_moves_to_the_list_and_enter_opens(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    page.focus_search()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert ways(page)[0][1]["complaint_id"] == find_number(lively, number="2026-0046")


def test_what_is_not_found_says_how_to_widen(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    search(qtbot, page, "zzzz")
    assert page.model.rowCount() == 0
    page.list.widening_wanted.emit()
    assert page.search.text() == ""
    assert page.model.rowCount() == 47


def test_a_mistyped_word_is_offered_as_it_may_have_been_meant(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    search(qtbot, page, "antreann")
    assert page.list._not_found.accessibleName().endswith("Mungkin maksudnya: antrean")
    page.list._widen.click()
    assert page.search.text() == "antrean"
    assert "2026-0043" in numbers(page)


def test_the_preview_tells_the_chosen_case_and_its_next_step(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    choose(qtbot, page, "2026-0043")
    assert "Antrean di PST panjang" in texts(page)
    assert "Tim Diseminasi dan Layanan Statistik, sisa 3 hari kerja 3 jam" in texts(page)


def test_the_preview_of_a_confidential_case_knows_neither_text_nor_name(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    choose(qtbot, page, "2026-0039")
    shown = page.preview.shown()
    assert shown.row.confidential
    assert shown.text == ""
    assert "pungutan oleh oknum" not in texts(page)
    assert "Pelapor Rahasia" not in texts(page)


def test_a_click_on_a_head_sorts(lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    page.list.table.horizontalHeader().sectionClicked.emit(RegisterColumn.NUMBER)
    assert numbers(page)[0] == "2026-0001"
    page.list.table.horizontalHeader().sectionClicked.emit(RegisterColumn.STATUS)
    assert page.header.sentence() == "14 aduan 2026 masih terbuka, menurut jatuh tempo"


def test_a_new_complaint_leaves_the_chosen_one_chosen(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    choose(qtbot, page, "2026-0043")
    made = NewComplaint(medium="email", received_at=LIVELY_NOW, title="Baru datang")
    register_complaint(lively, complaint=made)
    page.refresh(frozenset({"complaints"}))
    assert numbers(page)[0] == "2026-0048"
    assert page.list.current().number == "2026-0043"
    assert page.chips.chip("new").text() == "Baru 2"


def test_an_action_elsewhere_is_seen_in_list_and_preview(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    choose(qtbot, page, "2026-0047")
    key = find_number(lively, number="2026-0047")
    report_to_head(lively, complaint_id=key, happened_at=LIVELY_NOW)
    page.refresh(frozenset({"complaints"}))
    qtbot.waitUntil(lambda: "Langkah 4 dari 7" in texts(page))
    assert page.chips.chip("awaiting_disposition").text() == "Menunggu disposisi 4"


def test_a_minute_later_the_times_are_told_anew(lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    clock = lively.clock
    assert isinstance(clock, FixedClock)
    clock.set(LIVELY_NOW.replace(minute=41))
    page.tick()
    words = page.model.index(1, RegisterColumn.STATUS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Menunggu disposisi, sisa 7 menit, 11.48"


def test_f4_puts_the_preview_away_and_a_narrow_page_starts_without(
    lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    assert page.preview.isVisible()
    page.resize(900, 540)
    assert not page.preview.isVisible()
    next(command for command in page.commands() if command.shortcut == "F4").run()
    assert page.preview.isVisible()


def test_an_unused_register_leads_to_the_first_entry(
    file_register: Register, make_page: MakePage
) -> None:
    page = make_page(file_register)
    assert page.header.sentence() == "Belum ada aduan pada 2026"
    page.list.entry_wanted.emit()
    assert ways(page) == [("catat", {})]


def test_strange_titles_are_shown_as_they_are(
    qtbot: QtBot, file_register: Register, make_page: MakePage
) -> None:
    title = "<b>&amp; عربي 🙂"
    made = NewComplaint(
        medium="email",
        received_at=file_register.clock.now(),
        title=title,
        content=Content(text="<script>alert(1)</script>"),
    )
    register_complaint(file_register, complaint=made)
    page = make_page(file_register)
    qtbot.waitUntil(lambda: shown_number(page) == "2026-0001")
    assert title in texts(page)
    assert "<script>alert(1)</script>" in texts(page)


def test_a_month_of_the_recap_is_shown_and_taken_away_again(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    page.open(year=2026, month=2)
    assert numbers(page) == ["2026-0006", "2026-0005", "2026-0004"]
    assert page.header.sentence() == "3 aduan diterima pada Februari 2026"
    assert page.month.word() == "Februari 2026"
    assert page.chips.chip("closed").text() == "Selesai 3"
    qtbot.mouseClick(page.month, Qt.MouseButton.LeftButton)
    assert page.model.rowCount() == 47
    assert not page.month.isVisible()


def test_an_empty_month_says_so(lively: Register, make_page: MakePage) -> None:
    page = make_page(lively)
    page.open(year=2026, month=8)
    assert page.header.sentence() == "Tidak ada aduan pada Agustus 2026"
    page.open(year=2026)
    assert page.model.rowCount() == 47


def test_the_last_minute_is_told_without_its_standard(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    choose(qtbot, page, "2026-0047")
    assert "Petugas PST, sisa kurang dari 1 menit |" in texts(page)
    assert "Langkah 3 dari 7: Lapor Kepala" in texts(page)


def test_a_sample_is_first_shown_where_its_complaints_are(
    tmp_path: Path, make_page: MakePage
) -> None:
    register = create_sample(str(tmp_path / "contoh.mejaaduan"))
    try:
        page = make_page(register)
        assert page.header.sentence() == "2 aduan pada 2023, nomor terakhir 2023-0002"
        page.hide()
    finally:
        register.close()


def test_the_list_shown_is_saved_as_a_file(
    make_page: MakePage, lively: Register, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_page(lively)
    place = tmp_path / "daftar.csv"
    monkeypatch.setattr(saving_papers, "choose_place", lambda *_, **__: place)
    (entry,) = [entry for entry in page.places.menu.actions() if "CSV" in entry.text()]
    entry.trigger()
    saved = place.read_text("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in saved[1:]] == numbers(page)


def test_what_a_caller_reads_out_opens_the_case_or_is_told_to_be_wrong(
    qtbot: QtBot, lively: Register, make_page: MakePage
) -> None:
    page = make_page(lively)
    number = numbers(page)[2]
    wanted = find_number(lively, number=number)
    code = read_case(lively, complaint_id=wanted).check_code
    search(qtbot, page, f"{number} {code.lower()}")
    assert numbers(page) == [number]
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [way["complaint_id"] for _, way in ways(page)[-1:]] == [wanted])
    search(qtbot, page, f"{number} {misread(code)[0]}")
    assert numbers(page) == []
    told = [shown.text() for shown in page.list.findChildren(QLabel) if shown.isVisible()]
    assert any("tertukar" in each for each in told), told


def test_the_chosen_row_is_copied_for_a_spreadsheet(
    make_page: MakePage, file_register: Register
) -> None:
    case = register_complaint(
        file_register,
        complaint=NewComplaint(
            medium="lapor",
            received_at=file_register.clock.now(),
            title="Kursi rusak",
            content=Content(text="Patah."),
        ),
    )
    page = make_page(file_register)
    page.list.table.select_row(0)
    next(each for each in page.commands() if each.shortcut == "Ctrl+C").run()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["Nomor", case.number]
