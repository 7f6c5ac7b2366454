"""Forms against a register that another desk, or an admin, changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.desk.answering import record_answer
from app.desk.changing_office import save_names
from app.desk.changing_offices import save_offices
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.rules.event_kinds import EventKind
from tests.desk.slips import registered, with_result
from tests.ui.actions.desk import Desk
from ui.actions.answer_form import AnswerDialog
from ui.actions.correct_form import CorrectDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_second_final_answer_is_refused_to_who_did_not_see_the_first(
    empty_desk: Desk, qtbot: QtBot
) -> None:
    register, parent = empty_desk.register, QWidget()
    qtbot.addWidget(parent)
    case = with_result(register)
    form = AnswerDialog(
        empty_desk.context, read_case(register, complaint_id=case).row, parent=parent
    )
    form.open()
    form.answer.setPlainText("Loket akan ditambah bulan depan.")
    now = empty_desk.clock().now()
    record_answer(
        register, complaint_id=case, happened_at=now, channel="surel", answer="Sudah ditambah."
    )
    form.save()
    assert "diubah dari meja lain" in form.mistakes()
    assert form.answer.toPlainText() == "Loket akan ditambah bulan depan."
    told = read_case(register, complaint_id=case).timeline
    assert sum(entry.kind is EventKind.ANSWERED for entry in told) == 1


def test_correcting_a_title_leaves_topic_and_office_that_are_offered_no_more(
    empty_desk: Desk, qtbot: QtBot
) -> None:
    register, parent = empty_desk.register, QWidget()
    qtbot.addWidget(parent)
    case = registered(
        register, topic="lainnya", about_office="3601", received_at=empty_desk.clock().now()
    )
    before = read_case(register, complaint_id=case)
    office = read_office(register)
    kept = [(each.code, each.name) for each in office.topics]
    save_names(
        register,
        which="topics",
        names=[pair for pair in kept if pair[0] != "lainnya"],
        shown=kept,
    )
    others = [each for each in office.others if each.code != "3601"]
    save_offices(register, offices=others, shown=office.all_others)
    form = CorrectDialog(empty_desk.context, read_case(register, complaint_id=case), parent=parent)
    form.open()
    form.title.setText("Antrean layanan PST lama")
    form.reason.setText("salah ketik")
    form.save()
    after = read_case(register, complaint_id=case)
    assert after.row.title == "Antrean layanan PST lama"
    assert (after.topic, after.about_office) == (before.topic, before.about_office)
    assert "Materi" not in after.timeline[-1].note
