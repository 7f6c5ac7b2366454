"""The clerk puts right what was typed in wrongly, on the case's own page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.case import Case, Seal
from app.desk.listing_cases import find_number
from app.desk.recapping import read_recap
from app.keeping.checking import check_register
from app.register import Register
from tests.ui.actions.desk import give_up, open_form, press_save
from tests.ui.shell.helpers import make_context
from ui.actions.correct_disposition_form import CorrectDispositionDialog
from ui.actions.correct_form import CorrectDialog
from ui.actions.correct_identity_form import CorrectIdentityDialog
from ui.case.page import CasePage
from ui.forms.form_dialog import FormDialog
from ui.parts.fields.field import Field

ANONYMOUS, DISPOSED, CONFIDENTIAL = "2026-0044", "2026-0043", "2026-0039"


@pytest.fixture
def page(qtbot: QtBot, lively: Register) -> Iterator[CasePage]:
    made = CasePage(make_context(lively))
    qtbot.addWidget(made)
    made.resize(1190, 668)
    made.show()
    yield made
    made.hide()


def start(page: CasePage, number: str, command: str) -> Case:
    page.open(complaint_id=find_number(page.context.register, number=number))
    next(each for each in page.commands() if each.id == command).run()
    assert page.case is not None
    return page.case


def save(page: CasePage, form: FormDialog) -> None:
    """Press Ctrl+Enter; the window then has the page read its case again."""
    press_save(form)
    page.refresh(frozenset({"complaints"}))


def shown(page: CasePage) -> Case:
    assert page.case is not None
    return page.case


def test_a_slip_of_last_month_is_counted_there(page: CasePage, lively: Register) -> None:
    before = read_recap(lively, year=2026)
    case = start(page, DISPOSED, "case.correct")
    form = open_form(page, CorrectDialog)
    form.received.edit.setText("30/10/2026 10.00")
    press_save(form)
    assert "Alasan" in form.mistakes()
    form.reason.setText("Salah bulan")
    save(page, form)
    after = read_recap(lively, year=2026)
    assert after.total == before.total
    assert after.rows[9].total == before.rows[9].total + 1
    assert after.rows[10].total == before.rows[10].total - 1
    assert shown(page).row.number == case.row.number
    assert "Waktu diterima dari" in shown(page).timeline[-1].note
    assert check_register(lively).problems == ()


def test_untouched_moments_stay_to_the_second(page: CasePage) -> None:
    case = start(page, DISPOSED, "case.correct")
    form = open_form(page, CorrectDialog)
    form.title.setText("Antrean PST lama")
    form.reason.setText("Terlalu panjang")
    save(page, form)
    assert shown(page).row.received_at == case.row.received_at
    assert shown(page).timeline[-1].sentence == "membetulkan perihal"


def test_a_case_that_should_have_been_secret_is_sealed(page: CasePage) -> None:
    start(page, DISPOSED, "case.correct")
    form = open_form(page, CorrectDialog)
    form.confidential.setChecked(True)
    form.reason.setText("Pelapor meminta dirahasiakan")
    save(page, form)
    assert shown(page).row.confidential
    assert shown(page).content_seal is Seal.CLOSED
    assert shown(page).content.text == ""


def test_a_name_is_corrected_once_it_was_opened(page: CasePage) -> None:
    start(page, DISPOSED, "case.correct_identity")
    form = open_form(page, CorrectIdentityDialog)
    assert form.name.text() == "Dewi Lestari"
    # It was opened for the form, and stays covered on the page behind it.
    assert shown(page).identity_seal is Seal.CLOSED
    form.name.setText("Nama Yang Benar")
    form.reason.setText("Salah eja")
    save(page, form)
    page.reveal()
    assert shown(page).identity.name == "Nama Yang Benar"
    assert shown(page).timeline[-1].kind in ("identity_read", "corrected")
    page.context.messages.take_undo()
    page.open(complaint_id=shown(page).row.id)
    page.reveal()
    assert shown(page).identity.name == "Dewi Lestari"


def test_who_becomes_anonymous_leaves_nothing(page: CasePage) -> None:
    start(page, DISPOSED, "case.correct_identity")
    form = open_form(page, CorrectIdentityDialog)
    form.anonymous.setChecked(True)
    assert not form.name.isEnabled()
    form.reason.setText("Diminta pelapor")
    save(page, form)
    assert shown(page).row.anonymous
    # Unless it was a slip of the hand, for ten seconds.
    page.context.messages.take_undo()
    page.open(complaint_id=shown(page).row.id)
    page.reveal()
    assert not shown(page).row.anonymous
    assert shown(page).identity.name == "Dewi Lestari"
    assert check_register(page.context.register).problems == ()


def test_a_tick_read_wrongly_is_corrected(page: CasePage) -> None:
    case = start(page, DISPOSED, "case.correct_disposition")
    form = open_form(page, CorrectDispositionDialog)
    assert form.teams.chosen() == case.teams
    other = next(t.code for t in page.context.office.teams if t.code not in case.teams)
    form.teams.choose((other,))
    form.reason.setText("Salah baca centang")
    save(page, form)
    assert shown(page).teams == (other,)
    assert shown(page).row.due_at == case.row.due_at
    page.context.messages.take_undo()
    page.open(complaint_id=case.row.id)
    assert shown(page).teams == case.teams
    assert shown(page).row.due_at == case.row.due_at
    assert check_register(page.context.register).problems == ()


def test_what_was_never_disposed_has_no_disposition_to_correct(page: CasePage) -> None:
    page.open(complaint_id=find_number(page.context.register, number=ANONYMOUS))
    offered = {each.id for each in page.commands()}
    assert "case.correct" in offered
    assert "case.correct_disposition" not in offered
    start(page, ANONYMOUS, "case.correct")
    give_up(open_form(page, CorrectDialog))


def test_how_it_came_is_corrected_where_it_was_overlooked(page: CasePage) -> None:
    case = start(page, DISPOSED, "case.correct")
    form = open_form(page, CorrectDialog)
    assert case.complained is None
    assert form.complained.edit.text() == ""
    form.reference.setText("LPR-21")
    form.passed_on.setText("Admin Nasional")
    form.attachments.setText("dua")
    form.complained.edit.setText("20/11")
    form.reason.setText("Terlewat")
    press_save(form)
    assert "dengan angka" in form.mistakes()
    form.attachments.setText("2")
    save(page, form)
    assert (shown(page).source_reference, shown(page).attachments) == ("LPR-21", 2)
    assert shown(page).received_from == "Admin Nasional"
    assert shown(page).complained == date(2026, 11, 20)
    assert shown(page).timeline[0].kind == "complained"
    assert check_register(page.context.register).problems == ()


def test_what_is_sealed_is_not_offered_to_be_corrected(page: CasePage) -> None:
    start(page, CONFIDENTIAL, "case.correct")
    form = open_form(page, CorrectDialog)
    fields = {field.editor for field in form.findChildren(Field)}
    assert form.attachments in fields
    assert fields.isdisjoint({form.reference, form.passed_on, form.text})
    give_up(form)


def test_a_note_that_was_read_wrongly_is_corrected(page: CasePage) -> None:
    start(page, DISPOSED, "case.correct_disposition")
    form = open_form(page, CorrectDispositionDialog)
    form.note.setPlainText("Segera, paling lambat Jumat")
    form.reason.setText("Salah baca")
    save(page, form)
    assert shown(page).disposition_note == "Segera, paling lambat Jumat"
    assert "Catatan Kepala dari" in shown(page).timeline[-1].note
    page.context.messages.take_undo()
    page.open(complaint_id=shown(page).row.id)
    assert shown(page).disposition_note != "Segera, paling lambat Jumat"
