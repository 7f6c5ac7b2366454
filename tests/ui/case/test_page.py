"""A case on its page: steps, facts, timeline, what is sealed, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.disposing import record_disposition
from app.desk.lifting_guard import lift_guard
from app.desk.listing_cases import find_number
from app.desk.reading_cases import read_case
from app.keeping.sample import create_sample
from app.register import Register
from db.queries.parties import all_accused
from tests.desk.slips import registered
from tests.ui.lively import LIVELY_NOW
from tests.ui.shell.helpers import Calls, make_context
from ui.actions.action_table import ActionKey
from ui.actions.correct_form import CorrectDialog
from ui.case.page import CasePage
from ui.case.steps import steps_of
from ui.parts.cells.item_roles import ItemRole
from ui.parts.panels.step_bar import BarStep, StepState
from ui.parts.panels.timeline import TimelineLine


@pytest.fixture
def page(qtbot: QtBot, lively: Register) -> Iterator[CasePage]:
    made = CasePage(make_context(lively))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    yield made
    made.hide()


def show(page: CasePage, number: str) -> None:
    page.open(complaint_id=find_number(page.context.register, number=number))


def texts(page: CasePage) -> str:
    shown = [part for part in page.facts.findChildren(QLabel) if part.isVisibleTo(page)]
    return " | ".join(part.text() for part in shown)


def told(page: CasePage) -> list[TimelineLine]:
    model = page.timeline.model()
    return [model.index(row, 0).data(ItemRole.ROW) for row in range(model.rowCount())]


def steps_now(page: CasePage, *, short: bool = False) -> list[BarStep]:
    assert page.case is not None
    return steps_of(page.case, page.context.office, now=LIVELY_NOW, short=short)


def possible(page: CasePage) -> set[str]:
    return {command.id for command in page.commands()}


def test_the_head_tells_where_one_is_and_what_comes_next(page: CasePage) -> None:
    show(page, "2026-0043")
    assert page.header.title() == "Antrean PST lama saat jam istirahat"
    assert page.places.primary_button.word() == "Catat tindak lanjut"
    assert {"case.progress", "case.pause", "case.forward", "case.correct"} <= possible(page)
    page.header.crumb_chosen.emit("register")
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("register", {})]


def test_the_steps_tell_what_each_took_and_which_one_runs(page: CasePage) -> None:
    show(page, "2026-0043")
    steps = steps_now(page)
    assert [step.state for step in steps].count(StepState.DONE) == 4
    assert (steps[1].note, steps[3].note) == ("4 dari 5 menit", "10 dari 10 menit")
    assert steps[4].note == "sisa 3 hari kerja 3 jam"
    assert steps[5].note == "15 menit"


def test_a_forwarded_case_shows_what_was_left_out(page: CasePage) -> None:
    show(page, "2026-0030")
    steps = steps_now(page)
    assert [step.note for step in steps[3:6]] == ["dilewati"] * 3
    assert not page.places.primary_button.isVisible()
    assert {"case.reopen", "case.print_forwarding"} <= possible(page)
    page._fill_menu()
    assert "Cetak surat penerusan" in [action.text() for action in page.places.menu.actions()]


def test_the_newest_stands_on_top_and_the_odd_order_is_flagged(page: CasePage) -> None:
    show(page, "2026-0044")
    entries = told(page)
    assert entries[0].title == "Menunggu disposisi Kepala"
    assert entries[0].solid
    assert entries[-1].title == "Menyampaikan aduan melalui SP4N LAPOR"
    flagged = [entry for entry in entries if entry.badge is not None]
    assert [entry.badge.text for entry in flagged] == ["Tidak urut"]
    assert "Urutan waktu janggal" in flagged[0].note


def test_a_confidential_case_is_shown_only_when_asked_for(page: CasePage) -> None:
    show(page, "2026-0039")
    assert "Pelapor Rahasia" not in texts(page)
    assert "pungutan oleh oknum" not in texts(page)
    page.facts.reveal_wanted.emit()
    assert "Pelapor Rahasia" in texts(page)
    assert "pungutan oleh oknum" in texts(page)


def test_what_was_revealed_is_sealed_again_on_leaving(page: CasePage) -> None:
    show(page, "2026-0039")
    page.reveal()
    page.leaving()
    assert "pungutan oleh oknum" not in texts(page)
    page.reveal()
    show(page, "2026-0039")
    assert "Pelapor Rahasia" not in texts(page)


def test_notes_of_a_confidential_case_are_sealed_too(page: CasePage) -> None:
    show(page, "2026-0039")
    assert not any("standar" in entry.note for entry in told(page)[1:])
    page.reveal()
    assert any("Mohon diselesaikan" in entry.note for entry in told(page))


def test_a_disposition_elsewhere_is_seen(page: CasePage) -> None:
    show(page, "2026-0046")
    register = page.context.register
    record_disposition(
        register,
        complaint_id=page.case.row.id,
        happened_at=LIVELY_NOW,
        teams=("umum",),
        instructions=("proses",),
        note="Segera.",
    )
    page.refresh(frozenset({"complaints"}))
    assert "Bagian Umum" in texts(page)
    assert "Proses lebih lanjut" in texts(page)
    assert page.places.primary_button.word() == "Catat tindak lanjut"


def test_ctrl_d_starts_the_disposition(page: CasePage) -> None:
    show(page, "2026-0046")
    keys = {command.shortcut: command for command in page.commands() if command.shortcut}
    keys["Ctrl+D"].run()
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls[0][0] == "disposisi"


def test_a_minute_later_the_timer_is_told_anew(page: CasePage) -> None:
    show(page, "2026-0046")
    assert told(page)[0].note == "sisa 8 menit dari 10 menit"
    clock = page.context.register.clock
    assert isinstance(clock, FixedClock)
    clock.set(LIVELY_NOW.replace(minute=43))
    page.tick()
    assert told(page)[0].note == "sisa 5 menit dari 10 menit"


def correct(page: CasePage) -> None:
    next(each for each in page.commands() if each.id == ActionKey.CORRECT).run()


def test_data_can_be_corrected(page: CasePage) -> None:
    show(page, "2026-0043")
    correct(page)
    dialog = page.findChildren(CorrectDialog)[0]
    dialog.title.setText("Antrean PST saat istirahat")
    dialog.reason.setText("Terlalu panjang")
    dialog.save()
    case = read_case(page.context.register, complaint_id=page.case.row.id)
    assert case.row.title == "Antrean PST saat istirahat"
    assert case.timeline[-1].sentence == "membetulkan perihal"


def test_a_correction_without_a_title_is_refused_at_the_field(page: CasePage) -> None:
    show(page, "2026-0043")
    correct(page)
    dialog = page.findChildren(CorrectDialog)[0]
    dialog.title.clear()
    dialog.save()
    assert "Perihal belum diisi." in dialog.mistakes()
    dialog.reject()


def test_whom_a_case_is_about_stays_when_something_else_is_corrected(page: CasePage) -> None:
    register = page.context.register
    case = registered(register, received_at=LIVELY_NOW, accused=("team:umum",))
    lift_guard(register, complaint_id=case, party="team:umum", reason="Hanya tim ini berwenang.")
    page.open(complaint_id=case)
    correct(page)
    (form,) = page.findChildren(CorrectDialog)
    form.title.setText("Antrean PST saat istirahat")
    form.reason.setText("Terlalu panjang")
    form.save()
    assert form.mistakes() == ""
    told_now = read_case(register, complaint_id=case)
    assert told_now.timeline[-1].sentence == "membetulkan perihal"
    with register.reading() as session:
        assert all_accused(session, case) == {"team:umum": True}


def test_a_sealed_text_is_no_part_of_a_correction(page: CasePage) -> None:
    show(page, "2026-0039")
    correct(page)
    (form,) = page.findChildren(CorrectDialog)
    assert not form.text.isVisible()
    form.title.setText("Pungutan dalam perekrutan")
    form.reason.setText("Dugaan belum terbukti")
    form.save()
    page.reveal()
    assert page.case is not None
    assert page.case.row.title == "Pungutan dalam perekrutan"
    assert "pungutan oleh oknum" in page.case.content.text


def test_the_cases_of_2023_show_three_views_of_time(qtbot: QtBot, tmp_path: Path) -> None:
    register = create_sample(str(tmp_path / "sample.mejaaduan"), year=2023)
    page = CasePage(make_context(register))
    qtbot.addWidget(page)
    show(page, "2023-0002")
    assert (
        "di kantor kita (jam kerja): 1 jam 57 menit" in page.clocks.accessibleDescription().lower()
    )
    assert told(page)[-1].faint
    register.close()


def test_a_second_enter_from_the_list_does_nothing_yet(page: CasePage) -> None:
    show(page, "2026-0047")
    assert page.first_focus() is page.timeline


def test_the_steps_fit_a_small_screen(page: CasePage) -> None:
    show(page, "2026-0043")
    steps = steps_now(page, short=True)
    assert [step.title for step in steps][2:] == [
        "Lapor",
        "Disposisi",
        "Tindakan",
        "Hasil",
        "Jawaban",
    ]
    assert [step.note for step in steps][:5] == [
        "diterima",
        "4 menit",
        "1 menit",
        "10 menit",
        "sisa 3 hari",
    ]
