"""How each action on a case starts: some at once, others by a form over `parent`.

What happened is told by the runner (status line, then `changed`), so nobody waits for an answer.
Forms are imported when first opened: the first page must not wait for all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.case import Case, ComplaintRow, Seal
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Status, Urgency
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

Work = Callable[[Register], Outcome]


def reported(context: Context, row: ComplaintRow) -> Work:
    """Return the recording that the case lies before the head from this moment."""
    from app.desk.disposing import report_to_head as report

    return call(report, complaint_id=row.id, happened_at=context.clock.now())


def report_to_head(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Record that the case lies before the head from this moment."""
    context.ask(reported(context, row), owner=parent)


def dispose(context: Context, row: ComplaintRow, _: QWidget) -> None:
    """Open the Disposisi page for the case."""
    context.navigate("disposisi", complaint_id=row.id)


def record_disposition(
    context: Context, row: ComplaintRow, parent: QWidget, *, urgency: Urgency = Urgency.ORDINARY
) -> None:
    """Ask what the head ticked and wrote; `urgency` is what the sheet was printed with."""
    from ui.actions.disposition_form import DispositionDialog

    dialog = DispositionDialog(context, row, parent=parent, urgency=urgency)
    dialog.forward_wanted.connect(partial(forward, context, row, parent))
    dialog.open()


def forward(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask to which other office the case goes."""
    from ui.actions.forward_form import ForwardDialog

    ForwardDialog(context, row, parent=parent).open()


def word_back(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask what the office told that the case went to."""
    from ui.actions.word_back_form import WordBackDialog

    WordBackDialog(context, row, parent=parent).open()


def response(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask what the complainant says of the answer."""
    from ui.actions.response_form import ResponseDialog

    ResponseDialog(context, row, parent=parent).open()


def progress(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask what the team did."""
    from ui.actions.follow_up_forms import ProgressDialog

    ProgressDialog(context, row, parent=parent).open()


def result(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask for the team's result report."""
    from ui.actions.follow_up_forms import ResultDialog

    ResultDialog(context, row, parent=parent).open()


def pause(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask why the clock is to stand still."""
    from ui.actions.follow_up_forms import PauseDialog

    PauseDialog(context, row, parent=parent).open()


def move(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask which team is to work on the case instead."""
    from ui.actions.disposition_form import MoveDialog

    MoveDialog(context, row, parent=parent).open()


def revoke(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask why the head takes a disposition back."""
    from ui.actions.handing_forms import RevokeDialog

    RevokeDialog(context, row, parent=parent).open()


def pass_on(context: Context, case: Case, parent: QWidget) -> None:
    """Ask to whom a team's disposition went on."""
    from ui.actions.handing_forms import PassOnDialog

    PassOnDialog(context, case, parent=parent).open()


def call_back(context: Context, case: Case, parent: QWidget) -> None:
    """Ask from whom inside a team it is taken back."""
    from ui.actions.handing_forms import CallBackDialog

    CallBackDialog(context, case, parent=parent).open()


def remind(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask how who holds the case is reminded of it."""
    from ui.actions.remind_form import RemindDialog

    RemindDialog(context, row, parent=parent).open()


def resumed(context: Context, row: ComplaintRow) -> Work:
    """Return the running on of a paused clock from this moment."""
    from app.desk.following_up import resume as run_on

    return call(run_on, complaint_id=row.id, happened_at=context.clock.now())


def resume(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Let a paused clock run on from this moment."""
    context.ask(resumed(context, row), owner=parent)


def approved(context: Context, row: ComplaintRow) -> Work:
    """Return the recording that the head approved the report at this moment."""
    from app.desk.approving import approve_result

    now = context.clock.now()
    return call(approve_result, complaint_id=row.id, happened_at=now, version=row.version)


def approve(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Record that the head approved the report."""
    context.ask(approved(context, row), owner=parent)


def return_result(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask what the head wants of the teams whose report goes back."""
    from ui.actions.return_form import ReturnResultDialog

    ReturnResultDialog(context, row, parent=parent).open()


def answer(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask what the complainant was told."""
    from ui.actions.answer_form import AnswerDialog

    AnswerDialog(context, row, parent=parent).open()


def closed(context: Context, row: ComplaintRow) -> Work | None:
    """Return the closing of an answered case; of another it has to be asked how it ended."""
    from app.desk.closing import close_case

    if row.status is not Status.ANSWERED:
        return None
    return call(close_case, complaint_id=row.id, happened_at=context.clock.now())


def close(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Close an answered case at once, else ask how it ended."""
    from ui.actions.closing_forms import CloseDialog

    if (work := closed(context, row)) is not None:
        context.ask(work, owner=parent)
    else:
        CloseDialog(context, row, parent=parent).open()


def reopen(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Ask why a closed case is opened again."""
    from ui.actions.closing_forms import ReopenDialog

    ReopenDialog(context, row, parent=parent).open()


def correct(context: Context, case: Case, parent: QWidget) -> None:
    """Ask what was registered wrongly; a text that is sealed stays as it is."""
    from ui.actions.correct_form import CorrectDialog

    CorrectDialog(context, case, parent=parent).open()


def correct_identity(context: Context, case: Case, parent: QWidget) -> None:
    """Ask who really brought it; an identity that is sealed is opened for that, on record."""
    from app.desk.opening_seals import open_seals
    from ui.actions.correct_identity_form import CorrectIdentityDialog

    def ask(case: Case) -> None:
        CorrectIdentityDialog(context, case, parent=parent).open()

    if case.identity_seal is Seal.CLOSED:
        context.ask(call(open_seals, complaint_id=case.row.id), then=ask, owner=parent)
    else:
        ask(case)


def correct_disposition(context: Context, case: Case, parent: QWidget) -> None:
    """Ask what the head really ticked in the last disposition."""
    from ui.actions.correct_disposition_form import CorrectDispositionDialog

    if (disposed := case.disposition) is not None:
        CorrectDispositionDialog(context, case, disposed, parent=parent).open()


def link(context: Context, case: Case, parent: QWidget) -> None:
    """Ask which other case belongs to it."""
    from ui.actions.link_form import LinkDialog

    LinkDialog(context, case, parent=parent).open()


def unlink(context: Context, case: Case, parent: QWidget) -> None:
    """Ask which other case doesn't belong to it after all."""
    from ui.actions.link_form import UnlinkDialog

    UnlinkDialog(context, case, parent=parent).open()


def ask_identity(context: Context, case: Case, parent: QWidget) -> None:
    """Ask why a team needs to see who brought the case."""
    from ui.actions.protecting_forms import AskIdentityDialog

    AskIdentityDialog(context, case, parent=parent).open()


def lift_guard(context: Context, case: Case, parent: QWidget) -> None:
    """Ask which party may handle a case that is about it, and why."""
    from ui.actions.protecting_forms import LiftGuardDialog

    LiftGuardDialog(context, case, parent=parent).open()


def summarise(context: Context, case: Case, parent: QWidget) -> None:
    """Ask what the annual report is to tell of the case."""
    from ui.actions.summary_form import SummaryDialog

    SummaryDialog(context, case, parent=parent).open()


def review(context: Context, case: Case, parent: QWidget) -> None:
    """Ask what the desk makes of a case; one that is sealed is opened for that, on record."""
    from app.desk.opening_seals import open_seals
    from ui.actions.review_form import ReviewDialog

    def ask(case: Case) -> None:
        ReviewDialog(context, case, parent=parent).open()

    if case.review is not None and case.content_seal is Seal.CLOSED:
        context.ask(call(open_seals, complaint_id=case.row.id), then=ask, owner=parent)
    else:
        ask(case)


def hold(context: Context, case: Case, parent: QWidget) -> None:
    """Ask why a case must not be erased."""
    from ui.actions.protecting_forms import HoldDialog

    HoldDialog(context, case, parent=parent).open()


def release(context: Context, case: Case, parent: QWidget) -> None:
    """Let a case that was held be erased in its time."""
    from app.keeping.retention import release as let_go

    context.ask(call(let_go, complaint_id=case.row.id), owner=parent)
