"""What goes out: answers from templates, numbered letters, another office and its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.desk.changing_office import save_settings
from app.desk.changing_officials import save_officials
from app.desk.reading_office import read_office
from app.rules.kinds import Status
from app.rules.letters import LetterKind
from app.rules.signers import Official
from tests.ui.actions.desk import Desk, give_up, open_form, press_save
from ui.actions.action_table import ActionKey
from ui.actions.answer_form import AnswerDialog
from ui.actions.desk_actions import DeskActions
from ui.actions.disposition_form import DispositionDialog
from ui.actions.follow_up_forms import PauseDialog
from ui.actions.forward_form import ForwardDialog
from ui.actions.letter_form import LetterDialog
from ui.actions.remind_form import RemindDialog
from ui.actions.response_form import ResponseDialog
from ui.actions.template_row import TemplateRow
from ui.actions.word_back_form import WordBackDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return a page for forms to lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def actions(desk: Desk, page: QWidget) -> DeskActions:
    return DeskActions(desk.context, page)


def choose_template(row: TemplateRow, word: str) -> None:
    """Choose a template as the clerk does, by its words in the list."""
    at = row.choice.findText(word)
    assert at > 0, word
    row.choice.setCurrentIndex(at)
    row.choice.activated.emit(at)


def test_an_answer_begins_with_a_template_and_goes_out_only_when_it_is_filled(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.ANSWER_PENDING)
    actions.start(ActionKey.ANSWER, row)
    form = open_form(page, AnswerDialog)
    choose_template(form.templates, "WhatsApp: Sudah ditindaklanjuti")
    assert f"pengaduan nomor {row.number} sudah kami tindaklanjuti" in form.answer.toPlainText()
    assert form.answer.textCursor().selectedText() == "{uraian hasil}"
    form.templates.copy_button.click()
    assert desk.told()[-1] == "Masih ada bagian yang belum diisi: {uraian hasil}."
    press_save(form)
    assert form.field("answer").error() == "Masih ada bagian yang belum diisi: {uraian hasil}."
    filled = form.answer.toPlainText().replace("{uraian hasil}", "Kursi diganti.")
    form.answer.setPlainText(filled)
    form.templates.copy_button.click()
    assert QGuiApplication.clipboard().text() == filled
    press_save(form)
    assert desk.case(row).answer == filled


def test_a_template_names_the_office_chosen_before_or_after_it(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    actions.start(ActionKey.FORWARD, desk.row(Status.NEW))
    form = open_form(page, ForwardDialog)
    form.told.setChecked(True)
    choose_template(form.templates, "Lisan: Diteruskan kepada yang berwenang")
    assert "{tujuan}" in form.answer.toPlainText()
    form.office.choose("3603")
    assert "menjadi kewenangan BPS Kabupaten Tangerang" in form.answer.toPlainText()
    give_up(form)


@pytest.mark.parametrize("added", ["", " Terima kasih."])
def test_a_template_never_names_an_office_that_is_chosen_no_more(
    desk: Desk, actions: DeskActions, page: QWidget, added: str
) -> None:
    """The complainant was told of the office that was chosen first, by mistake."""
    actions.start(ActionKey.FORWARD, desk.row(Status.NEW))
    form = open_form(page, ForwardDialog)
    form.told.setChecked(True)
    form.office.choose("3603")
    choose_template(form.templates, "Lisan: Diteruskan kepada yang berwenang")
    form.answer.insertPlainText(added)
    form.office.choose("3604")
    assert "menjadi kewenangan BPS Kabupaten Serang" in form.answer.toPlainText()
    assert "Tangerang" not in form.answer.toPlainText()
    form.office.choose("")
    assert "menjadi kewenangan {tujuan}" in form.answer.toPlainText()
    assert added in form.answer.toPlainText()
    give_up(form)


def test_what_is_missing_is_asked_by_a_template_where_a_case_waits_for_that(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    actions.start(ActionKey.PAUSE, desk.row(Status.IN_FOLLOW_UP))
    form = open_form(page, PauseDialog)
    assert not form.templates.isVisible()
    form.reason.button("complainant").click()
    choose_template(form.templates, "Surel: Kelengkapan diminta")
    press_save(form)
    assert "{yang perlu dilengkapi}" in form.field("note").error()
    give_up(form)


def test_a_letter_gets_its_number_before_it_is_printed(
    desk: Desk, actions: DeskActions, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []

    def print_at_once(_: object, pdf: bytes, **rest: object) -> None:
        papers.append(pdf)
        rest["then"]()  # type: ignore[operator]

    monkeypatch.setattr("ui.printing.print_paper", print_at_once)
    row = desk.row(Status.ANSWERED)
    actions.start(ActionKey.PRINT_ANSWER, row)
    form = open_form(page, LetterDialog)
    assert form.how_field.hint() == "Berikutnya: B-0001/36000/PW.140/2026"
    form.how.button("typed").click()
    press_save(form)
    assert form.field("number").error() == "Nomor surat belum diisi. Salin dari buku agenda."
    form.number.setText("B-77/2026")
    press_save(form)
    case = desk.case(row)
    letter = case.letter(LetterKind.ANSWER)
    assert letter is not None
    assert letter.number == "B-77/2026"
    assert (len(papers), case.printed["answer"]) == (1, 1)
    actions.start(ActionKey.PRINT_ANSWER, row)
    assert (len(papers), desk.case(row).printed["answer"]) == (2, 2)


def test_a_letters_number_and_head_are_those_of_its_day(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    register = desk.context.register
    save_settings(register, values={"head_name": "Adi Kepala Baru"})
    before = Official("", "Budi Kepala Lama", first="01-01-2025", last="31-12-2025")
    save_officials(register, officials=[before], shown=read_office(register).officials)
    actions.start(ActionKey.PRINT_ANSWER, desk.row(Status.ANSWERED))
    form = open_form(page, LetterDialog)
    assert form.signer.itemText(0).endswith("Adi Kepala Baru")
    form.date.setText("31-12-20")
    form.date.setText("31-12-2025")
    assert form.how_field.hint() == "Berikutnya: B-0001/36000/PW.140/2025"
    assert form.signer.itemText(0).endswith("Budi Kepala Lama")
    give_up(form)


def test_a_letter_may_leave_its_number_to_the_pen(
    desk: Desk, actions: DeskActions, page: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers: list[bytes] = []
    monkeypatch.setattr("ui.printing.print_paper", lambda _, pdf, **__: papers.append(pdf))
    row = desk.row(Status.ANSWERED)
    actions.start(ActionKey.PRINT_ANSWER, row)
    form = open_form(page, LetterDialog)
    form.how.button("pen").click()
    assert not form.field("written_on").isEnabled()
    press_save(form)
    assert len(papers) == 1
    assert desk.case(row).letters == ()


def test_another_office_is_reminded_and_its_word_recorded(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.NEW)
    actions.start(ActionKey.FORWARD, row)
    form = open_form(page, ForwardDialog)
    form.office.choose("3603")
    press_save(form)
    gone = desk.case(row).row
    actions.start(ActionKey.REMIND, gone)
    reminder = open_form(page, RemindDialog)
    assert reminder.message.toPlainText().startswith("Yth. BPS Kabupaten Tangerang, pengaduan")
    press_save(reminder)
    assert QGuiApplication.clipboard().text().startswith("Yth. BPS Kabupaten Tangerang")
    actions.start(ActionKey.WORD_BACK, desk.case(row).row)
    word = open_form(page, WordBackDialog)
    press_save(word)
    assert word.field("word").error() == "Pilih kabar dari satker tujuan."
    word.word.button("received").click()
    press_save(word)
    assert desk.case(row).row.awaited_since is None


def test_several_teams_have_one_that_leads_and_others_a_copy(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.AWAITING_DISPOSITION)
    actions.start(ActionKey.RECORD_DISPOSITION, row)
    form = open_form(page, DispositionDialog)
    form.teams.choose(["umum"])
    assert not form.field("lead").isVisible()
    form.teams.choose(["umum", "sosial"])
    assert form.field("lead").isVisible()
    form.beside.lead.choose("sosial")
    form.beside.has_copies.setChecked(True)
    form.beside.copies.choose(["produksi"])
    form.instructions.choose(["tindak-lanjuti"])
    press_save(form)
    disposed = desk.case(row).disposition
    assert disposed is not None
    assert (disposed.detail.lead, disposed.detail.copies) == ("sosial", ("produksi",))


def test_what_the_complainant_says_opens_the_case_again(
    desk: Desk, actions: DeskActions, page: QWidget
) -> None:
    row = desk.row(Status.ANSWERED)
    actions.start(ActionKey.RESPONSE, row)
    form = open_form(page, ResponseDialog)
    assert not form.field("to").isVisible()
    assert not form.field("satisfaction").isVisible()
    form.solved.button("no").click()
    form.to.choose("head")
    press_save(form)
    assert form.field("note").error()
    form.note.setPlainText("Masih sama.")
    press_save(form)
    assert desk.case(row).row.status is Status.AWAITING_DISPOSITION
