"""Esc in a form keeps what was typed: every form of the desk gives all of it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.case import ComplaintRow, awaits_approval
from app.desk.changing_office import save_settings
from app.desk.disposing import forward_elsewhere
from app.desk.following_up import record_result
from app.desk.listing_cases import open_rows
from app.rules.kinds import Status
from tests.ui.actions.desk import Desk, give_up, open_form
from ui.actions.action_table import ON_CASE, ON_ROW, ActionKey
from ui.calendar.day_forms import DayForm
from ui.forms.form_dialog import FormDialog
from ui.forms.form_drafts import editors_in, typed_in
from ui.settings.account_forms import AccountDialog, OwnPasswordDialog
from ui.tracker.extend_form import ExtendDialog

AT_ONCE = {
    *(ActionKey.REPORT_TO_HEAD, ActionKey.RESUME, ActionKey.DISPOSE, ActionKey.RELEASE),
    ActionKey.APPROVE,
}
# One of the linked cases is chosen there; nothing is typed that could be lost.
CHOSEN_ONLY = {ActionKey.UNLINK}
Opening = Callable[[Desk, QWidget], FormDialog]


def _awaited(desk: Desk) -> ComplaintRow:
    """Return the row of a case that was forwarded, the same each time."""
    case = desk.numbered("2026-0044")
    if case.row.awaited_since is None:
        at = desk.clock().now()
        forward_elsewhere(desk.register, complaint_id=case.row.id, happened_at=at, office="3603")
    return desk.numbered("2026-0044").row


def _reported(desk: Desk) -> ComplaintRow:
    """Return the row of a case whose report waits for the head, the same each time."""
    waiting = [row for row in open_rows(desk.register) if awaits_approval(row)]
    if not waiting:
        save_settings(desk.register, values={"approves_results": "1"})
        case, at = desk.row(Status.IN_FOLLOW_UP).id, desk.clock().now()
        told = {"complaint_id": case, "happened_at": at, "result": "settled", "note": "Sudah."}
        record_result(desk.register, **told)  # type: ignore[arg-type]
        return _reported(desk)
    return waiting[0]


def _on_row(key: ActionKey) -> Opening:
    def start(desk: Desk, parent: QWidget) -> FormDialog:
        if key is ActionKey.WORD_BACK:
            ON_ROW[key].start(desk.context, _awaited(desk), parent)
            return open_form(parent, FormDialog)
        if key is ActionKey.RETURN_RESULT:
            ON_ROW[key].start(desk.context, _reported(desk), parent)
            return open_form(parent, FormDialog)
        rows = [desk.row(status) for status in Status if status is not Status.CLOSED]
        closed = desk.numbered("2026-0001").row
        wanted: list[ComplaintRow] = [*rows, closed]
        row = next(r for r in wanted if ON_ROW[key].possible(r) and r.status is not Status.ANSWERED)
        ON_ROW[key].start(desk.context, row, parent)
        return open_form(parent, FormDialog)

    return start


def _on_case(key: ActionKey) -> Opening:
    def start(desk: Desk, parent: QWidget) -> FormDialog:
        case = desk.case(desk.row(Status.IN_FOLLOW_UP))
        ON_CASE[key].start(desk.context, case, parent)
        return open_form(parent, FormDialog)

    return start


def _shown(made: FormDialog) -> FormDialog:
    made.open()
    return made


OTHERS: dict[str, Opening] = {
    "extend": lambda desk, parent: _shown(
        ExtendDialog(desk.context, desk.row(Status.IN_FOLLOW_UP), parent=parent)
    ),
    "day": lambda desk, parent: _shown(
        DayForm(desk.context, day=date(2026, 12, 1), entry=None, parent=parent)
    ),
    "account": lambda desk, parent: _shown(AccountDialog(desk.context, parent=parent)),
}
PRINTS = {key for key in ON_ROW if key.name.startswith("PRINT")}
FORMS: dict[str, Opening] = {
    **{key.name: _on_row(key) for key in ON_ROW if key not in AT_ONCE | PRINTS},
    **{key.name: _on_case(key) for key in ON_CASE if key not in AT_ONCE | CHOSEN_ONLY},
    **OTHERS,
}


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def type_everywhere(form: FormDialog) -> None:
    """Type into every text and turn every box of a form."""
    for at, editor in enumerate(editors_in(form).values()):
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(f"setengah diketik {at}")
        elif isinstance(editor, QLineEdit):
            editor.setText(f"isi {at}")
        elif isinstance(editor, QCheckBox) and editor.isEnabled():
            editor.toggle()


@pytest.mark.parametrize("name", FORMS)
def test_esc_keeps_a_draft_and_says_so(desk: Desk, page: QWidget, name: str) -> None:
    form = FORMS[name](desk, page)
    untouched = typed_in(form)
    type_everywhere(form)
    typed = typed_in(form)
    assert typed != untouched
    give_up(form)
    assert not isValid(form)
    assert "disimpan sebagai draf" in desk.told()[-1]
    again = FORMS[name](desk, page)
    assert typed_in(again) == typed
    assert again.draft_line.isVisible()
    # Untouched since, it is still a draft; thrown away, it is gone.
    again.draft_line.thrown_away.emit()
    assert typed_in(again).keys() == untouched.keys()
    assert "setengah" not in str(typed_in(again))
    give_up(again)
    last = FORMS[name](desk, page)
    assert not last.draft_line.isVisible()
    give_up(last)


def test_a_form_that_was_looked_at_leaves_no_draft(desk: Desk, page: QWidget) -> None:
    form = FORMS["PROGRESS"](desk, page)
    give_up(form)
    assert not any("draf" in told for told in desk.told())


def test_what_was_saved_is_no_draft_any_more(desk: Desk, page: QWidget) -> None:
    form = FORMS["PROGRESS"](desk, page)
    form.findChild(QPlainTextEdit).setPlainText("Sudah dihubungi.")
    give_up(form)
    form = FORMS["PROGRESS"](desk, page)
    form.save()
    assert not form.isVisible(), form.mistakes()
    form = FORMS["PROGRESS"](desk, page)
    assert not form.draft_line.isVisible()
    give_up(form)


def test_a_password_is_in_no_draft(desk: Desk, page: QWidget) -> None:
    for form in (
        AccountDialog(desk.context, parent=page),
        OwnPasswordDialog(desk.context, parent=page),
    ):
        form.open()
        for edit in form.findChildren(QLineEdit):
            edit.setText("kuda baterai benar")
        secret = [edit for edit in form.findChildren(QLineEdit) if edit.echoMode().value]
        assert secret
        kept = editors_in(form).values()
        assert not any(edit in kept for edit in secret)
        give_up(form)


def test_a_draft_is_kept_without_a_rest(qtbot: QtBot, desk: Desk, page: QWidget) -> None:
    """Each key comes before the two seconds are over, and none after the draft was written."""
    from app.desk.drafts import load_draft

    form = FORMS["ANSWER"](desk, page)
    (edit,) = [each for each in form.findChildren(QPlainTextEdit) if each.isVisible()][:1]
    draft = form._draft
    assert draft is not None
    draft.timer.setInterval(40)
    for _ in range(10):
        qtbot.wait(10)
        qtbot.keyClicks(edit, "x")
    found = load_draft(desk.register, form=form.draft_name())
    assert found is not None
    give_up(form)
