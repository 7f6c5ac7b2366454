"""The server saved it, but its answer never came: whoever saves again enters nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.case import ComplaintRow
from app.clock import FixedClock
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.reading_cases import read_case
from app.register import Register
from app.rules.event_kinds import EventKind
from app.transfer.importing import preview_import
from tests.desk.slips import disposed
from tests.helpers.cutting_line import CuttingLine
from tests.helpers.registers import open_register
from tests.ui.shell.helpers import make_context
from ui.actions.answer_form import AnswerDialog
from ui.actions.follow_up_forms import PauseDialog, ProgressDialog
from ui.actions.forward_form import ForwardDialog
from ui.actions.summary_form import SummaryDialog
from ui.entry.page import EntryPage
from ui.forms.case_dialog import ActionDialog
from ui.page import Context
from ui.settings.import_dialog import ImportDialog


@pytest.fixture
def line(postgres_url: str) -> Iterator[CuttingLine]:
    made = CuttingLine(postgres_url)
    yield made
    made.close()


@pytest.fixture
def far_register(line: CuttingLine, fixed_clock: FixedClock) -> Iterator[Register]:
    """Return a register on the server, behind a line that can be cut."""
    opened = open_register(line.url, clock=fixed_clock)
    yield opened
    opened.close()


@pytest.fixture
def context(far_register: Register) -> Context:
    return make_context(far_register)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_complaint_is_registered_once(
    qtbot: QtBot, context: Context, far_register: Register, line: CuttingLine
) -> None:
    page = EntryPage(context)
    qtbot.addWidget(page)
    page.open()
    values = page.form.values() | {"medium": "surat", "title": "Surat masuk"}
    page.form.set_values(values)
    line.cut_next_commit()
    page.save()
    assert line.cuts == 1
    assert any(told.kind == "bar" for told in context.messages.told)
    assert page.form.values()["title"] == "Surat masuk"
    page.save()
    assert page.places.is_saved_shown()
    assert count_rows(far_register, wanted=Wanted()) == 1
    assert "sudah tersimpan sebelumnya pada aduan 2026-0001" in context.messages.told[-1].sentence
    # The next slip is another one, be it word for word the same.
    page.write_next()
    page.form.set_values(values)
    page.save()
    assert count_rows(far_register, wanted=Wanted()) == 2


def test_a_draft_that_was_saved_before_the_end_is_entered_once(
    qtbot: QtBot, context: Context, far_register: Register, line: CuttingLine
) -> None:
    page = EntryPage(context)
    qtbot.addWidget(page)
    page.open()
    page.form.set_values(page.form.values() | {"medium": "surat", "title": "Surat masuk"})
    page.drafts.keep()
    line.cut_next_commit()
    page.save()
    # The program ends here; the next one finds the draft.
    later = EntryPage(context)
    qtbot.addWidget(later)
    later.open(draft=True)
    assert later.form.values()["title"] == "Surat masuk"
    later.save()
    assert count_rows(far_register, wanted=Wanted()) == 1


def progress(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    made = ProgressDialog(context, row_of(context, complaint_id), parent=parent)
    made.note.setPlainText("Sudah dihubungi.")
    return made


def answer(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    made = AnswerDialog(context, row_of(context, complaint_id), parent=parent)
    made.answer.setPlainText("Terima kasih.")
    return made


def first_word(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    made = AnswerDialog(context, row_of(context, complaint_id), parent=parent)
    made.kind.set_current("first")
    made.answer.setPlainText("Kami teruskan.")
    return made


def pausing(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    made = PauseDialog(context, row_of(context, complaint_id), parent=parent)
    made.reason.choose("complainant")
    return made


def forwarding(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    made = ForwardDialog(context, row_of(context, complaint_id), parent=parent)
    made.office.choose("3603")
    made.closes.setChecked(False)
    return made


def summary(context: Context, complaint_id: int, parent: QWidget) -> ActionDialog:
    case = read_case(context.register, complaint_id=complaint_id)
    made = SummaryDialog(context, case, parent=parent)
    made.summary._edit.setPlainText("Kursi sudah diganti")
    return made


def row_of(context: Context, complaint_id: int) -> ComplaintRow:
    return read_case(context.register, complaint_id=complaint_id).row


FORMS: dict[EventKind, list[Callable[[Context, int, QWidget], ActionDialog]]] = {
    EventKind.PROGRESS: [progress],
    EventKind.ANSWERED: [answer, first_word],
    EventKind.PAUSED: [pausing],
    EventKind.FORWARDED: [forwarding],
    EventKind.SUMMARISED: [summary],
}


@pytest.mark.parametrize(
    ("kind", "fill"), [(kind, fill) for kind, fills in FORMS.items() for fill in fills]
)
def test_what_is_done_with_a_case_is_entered_once(
    context: Context,
    line: CuttingLine,
    parent: QWidget,
    kind: EventKind,
    fill: Callable[[Context, int, QWidget], ActionDialog],
) -> None:
    key = disposed(context.register)
    form = fill(context, key, parent)
    form.open()
    line.cut_next_commit()
    form.save()
    assert line.cuts == 1
    assert form.isVisible(), "nothing is known yet, so nothing may be lost"
    form.save()
    assert not form.isVisible()
    case = read_case(context.register, complaint_id=key)
    assert [entry.kind for entry in case.timeline].count(kind) == 1
    assert "sudah tersimpan sebelumnya" in context.messages.told[-1].sentence


def test_an_import_is_done_once(
    context: Context, far_register: Register, line: CuttingLine, parent: QWidget
) -> None:
    content = b"media;diterima;perihal\nlapor;27-02-2026 14.03;Gaji belum turun"
    dialog = ImportDialog(context, parent=parent)
    dialog.show_preview(preview_import(far_register, content=content))
    dialog.open()
    line.cut_next_commit()
    dialog.apply()
    assert line.cuts == 1
    dialog.show_preview(preview_import(far_register, content=content))
    assert not dialog.import_button.isEnabled(), "it is in the register already"
    dialog.apply()
    dialog.reject()
    assert [row.title for row in list_rows(far_register, wanted=Wanted(), offset=0, limit=9)] == [
        "Gaji belum turun"
    ]
