"""The clerk opens Beranda in the morning and sees what needs doing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from app.desk.drafts import save_draft
from app.desk.entering_once import once
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.keeping.sample import create_sample
from app.roles import Role
from app.rules.kinds import Status
from tests.desk.slips import slip
from tests.helpers.registers import signed_in
from tests.ui.actions.desk import Desk, open_form, press, press_save
from tests.ui.lively import LIVELY_NOW, ZONE
from tests.ui.shell.helpers import Calls, make_context, opened
from ui.actions.nil_forms import NilDialog
from ui.forms.draft import KEY
from ui.home.model import GROUPS_BY_STATUS, NUMBER, TITLE
from ui.home.months import MonthsPanel
from ui.home.page import HomePage
from ui.home.words import day_sentence
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_ROW, HEIGHT_ROW_TWO
from ui.parts.cells.item_roles import Band, ItemRole
from ui.tasks import call

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from app.register import Register


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> HomePage:
    made = HomePage(desk.context)
    opened(qtbot, made)
    return made


def bands(page: HomePage) -> list[str]:
    found = [page.model.index(line, 0).data(ItemRole.BAND) for line in range(page.model.rowCount())]
    return [band.word for band in found if isinstance(band, Band)]


def test_the_head_tells_the_day_and_its_hours(page: HomePage) -> None:
    assert page.header.sentence() == (
        "Selasa, 24 November 2026, pukul 11.40. Jam kerja sampai 16.00, istirahat 12.00–13.00."
    )


def test_the_sentence_counts_what_waits(page: HomePage) -> None:
    assert page.todo.waiting.text() == (
        "1 aduan terlambat, 3 jatuh tempo sampai besok, "
        "3 menunggu disposisi Kepala, 4 menunggu Anda."
    )


def test_the_groups_stand_in_order(page: HomePage) -> None:
    assert bands(page) == [
        "Terlambat",
        "Jatuh tempo hari ini dan besok",
        "Menunggu disposisi Kepala",
        "Perlu dilaporkan ke Kepala",
        "Jawaban siap dikirim ke pelapor",
        "Siap ditutup",
    ]


def test_the_models_keep_qts_rules(page: HomePage) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.model, fatal)
    QAbstractItemModelTester(page.latest.model, fatal)
    page.refresh(frozenset({"complaints"}))


def test_enter_opens_the_most_urgent_case(page: HomePage, desk: Desk) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    chosen = page.chosen()
    assert chosen is not None
    assert desk.visited() == [("kasus", {"complaint_id": chosen.id})]


def titles(page: HomePage) -> list[str]:
    """Return the subjects that the list shows, as they are cut."""
    width = page.table.columnWidth(TITLE) - 18
    rows = [page.model.row_at(line) for line in range(page.model.rowCount())]
    face = current_look().fonts.body
    return [face.short(row.title, width) for row in rows if row is not None]


@pytest.mark.parametrize(("width", "shown"), [(1190, 48), (1750, 70)])
def test_no_subject_is_cut_where_there_is_room(page: HomePage, width: int, shown: int) -> None:
    page.resize(width, 668)
    room = page.table.columnWidth(TITLE)
    assert room > shown * current_look().fonts.body.metrics.averageCharWidth()
    assert not [title for title in titles(page) if title.endswith("…")]


def test_on_a_small_screen_number_and_holder_stand_below_the_subject(page: HomePage) -> None:
    page.resize(850, 420)
    chosen = page.chosen()
    assert chosen is not None
    cell = page.model.index(page.table.currentIndex().row(), TITLE)
    assert cell.data(ItemRole.SECONDARY) == f"{chosen.number}, {chosen.holder}"
    assert page.table.isColumnHidden(NUMBER)
    assert page.table.rowHeight(page.table.currentIndex().row()) == HEIGHT_ROW_TWO
    page.resize(1750, 900)
    assert not page.table.isColumnHidden(NUMBER)
    assert page.table.rowHeight(page.table.currentIndex().row()) == HEIGHT_ROW


def test_a_teams_page_has_no_empty_third(lively: Register, qtbot: QtBot) -> None:
    with signed_in(lively, "umum", Role.TEAM, team="umum") as register:
        page = HomePage(make_context(register))
        opened(qtbot, page)
        QApplication.processEvents()
        assert page.latest.isVisible()
        assert page.latest.height() > page.height() // 2
        assert page.rota.isHidden()
        page.close()


def test_words_go_to_the_register(page: HomePage, desk: Desk) -> None:
    page.focus_search()
    page.search.setText("inflasi")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert desk.visited() == [("register", {"words": "inflasi"})]


def test_time_passing_makes_more_cases_late(page: HomePage, desk: Desk) -> None:
    desk.clock().set(desk.clock().now() + timedelta(minutes=2))
    page.tick()
    assert not page.todo.waiting.text().startswith("1 aduan terlambat")
    assert "terlambat" in page.todo.waiting.text()


def test_a_draft_is_offered(page: HomePage, desk: Desk) -> None:
    assert page.draft.isHidden()
    save_draft(desk.register, form="catat", values={"title": "Sesuatu"})
    page.open()
    assert page.draft.title_label.whole() == "Ada draf aduan dari hari ini 11.40"
    page.draft.action_wanted.emit()
    assert desk.visited() == [("catat", {"draft": True})]


def test_what_is_registered_already_is_offered_as_no_draft(page: HomePage, desk: Desk) -> None:
    values: dict[str, object] = {"title": "Sesuatu", KEY: "sekali"}
    save_draft(desk.register, form="catat", values=values)
    work = call(register_complaint, complaint=slip(received_at=desk.clock().now()))
    number = once("sekali", work)(desk.register).number
    page.open()
    assert page.draft.isHidden()
    save_draft(desk.register, form="catat", values=values | {"files": ["/tmp/catatan.txt"]})
    page.open()
    assert page.draft.title_label.whole() == f"Bukti aduan {number} belum semua terlampir"
    save_draft(desk.register, form="catat-2", values={"title": "Yang lain"})
    page.open()
    assert page.draft.title_label.whole() == "Ada draf aduan dari hari ini 11.40"


def test_a_month_leads_to_its_complaints(page: HomePage, desk: Desk) -> None:
    page.months.month_chosen.emit(11)
    assert desk.visited() == [("register", {"year": 2026, "month": 11})]


def test_a_sample_shows_its_own_year(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = create_sample(str(tmp_path / "contoh.mejaaduan"))
    page = HomePage(make_context(register))
    qtbot.addWidget(page)
    shown: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        page.months,
        "show_recap",
        lambda recap, *, today, **_: shown.append((recap.year, today.year > 2023)),
    )
    page.open()
    page.show()
    register.close()
    assert shown == [(2023, True)]
    assert page.first_focus() is page.todo.year_button
    page.todo.year_button.click()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("register", {"year": 2023})]


def test_empty_months_are_confirmed_by_ticks(page: HomePage, desk: Desk, qtbot: QtBot) -> None:
    desk.clock().set(datetime(2027, 4, 2, 9, 0, tzinfo=ZONE))
    page.open()
    assert page.months.question.text() == "Januari, Februari, dan Maret belum dikonfirmasi nihil."
    QTest.mouseClick(page.months.check_button, Qt.MouseButton.LeftButton)
    form = open_form(page, NilDialog)
    press_save(form)
    assert form.field("months").error() == "Centang sedikitnya satu bulan."
    form.months.choose(["2027-1", "2027-2", "2027-3"])
    press_save(form)
    assert form.field("looked").error().startswith("Lihat dahulu Website WBS")
    press(form, "Semua sudah dilihat")
    press_save(form)
    assert set(read_recap(desk.register, year=2027).nil) == {1, 2, 3}
    assert page.months.question.text() == "Semua bulan tanpa aduan sudah dikonfirmasi nihil."
    assert page.months.check_button.isHidden()


def test_last_years_months_are_asked_until_march(page: HomePage, desk: Desk) -> None:
    desk.clock().set(datetime(2027, 1, 5, 9, 0, tzinfo=ZONE))
    page.open()
    asked = page.months.asked
    assert asked == ((2026, 8), (2026, 10), (2026, 12))
    assert page.months.question.text() == (
        "Agustus 2026, Oktober 2026, dan Desember 2026 belum dikonfirmasi nihil."
    )
    QTest.mouseClick(page.months.check_button, Qt.MouseButton.LeftButton)
    form = open_form(page, NilDialog)
    form.months.choose([f"{year}-{month}" for year, month in asked])
    press(form, "Semua sudah dilihat")
    press_save(form)
    assert {8, 10, 12} <= set(read_recap(desk.register, year=2026).nil)
    assert page.months.asked == ()


def test_a_fresh_register_says_how_to_begin(empty_desk: Desk, qtbot: QtBot) -> None:
    page = HomePage(empty_desk.context)
    qtbot.addWidget(page)
    page.open()
    assert page.first_focus() is page.todo.fresh.first_button
    assert page.months.asked == ()
    QTest.mouseClick(page.todo.fresh.first_button, Qt.MouseButton.LeftButton)
    assert empty_desk.visited() == [("catat", {})]


def test_a_fresh_register_offers_the_sample(empty_desk: Desk, qtbot: QtBot) -> None:
    asked: list[str] = []
    context = replace(empty_desk.context, open_sample=partial(asked.append, "sample"))
    page = HomePage(context)
    qtbot.addWidget(page)
    page.open()
    QTest.mouseClick(page.todo.fresh.sample_button, Qt.MouseButton.LeftButton)
    assert asked == ["sample"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 24, 6, 30, tzinfo=ZONE), "Jam kerja 07.30 sampai 16.00."),
        (
            datetime(2026, 11, 27, 17, 0, tzinfo=ZONE),
            "Kantor sudah tutup, buka Senin pukul 07.30.",
        ),
        (
            datetime(2026, 12, 25, 10, 0, tzinfo=ZONE),
            "Hari ini kantor libur: Hari Raya Natal, buka Senin pukul 07.30.",
        ),
    ],
)
def test_the_hours_of_other_days(empty_desk: Desk, moment: datetime, words: str) -> None:
    office = read_office(empty_desk.register)
    assert day_sentence(office, now=moment).endswith(words)


def test_a_running_month_is_never_asked(desk: Desk, qtbot: QtBot) -> None:
    panel = MonthsPanel()
    qtbot.addWidget(panel)
    recap = read_recap(desk.register, year=LIVELY_NOW.year + 1)
    panel.show_recap(recap, today=date(LIVELY_NOW.year + 1, 1, 5), asks=True)
    assert panel.asked == ()


def test_every_status_is_known_to_concern_somebody_today_or_nobody() -> None:
    assert set(GROUPS_BY_STATUS) == set(Status)
