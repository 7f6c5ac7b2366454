"""One action on several cases: what needs no form is done in one go, forms come one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.case import ComplaintRow
from app.errors import UserMistake
from app.outcome import Outcome
from app.register import Register
from ui.actions.starting import Work
from ui.forms.case_dialog import ActionDialog
from ui.parts.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.actions.action_table import Action
    from ui.page import Context


def start_on_several(
    context: Context, action: Action[ComplaintRow], rows: Sequence[ComplaintRow], parent: QWidget
) -> None:
    """Start an action on several cases; forms open over `parent`."""
    works = [action.at_once(context, row) for row in rows] if action.at_once else []
    ready = [work for work in works if work is not None]
    if len(ready) == len(rows):
        _do_all(context, action.word, ready, parent)
    else:
        _OneByOne(context, action, rows, parent).go_on()


def _do_all(context: Context, word: str, works: Sequence[Work], parent: QWidget) -> None:
    """Do what needs no form, and offer to take all of it back; what can't be done is told."""
    done: list[Outcome] = []

    def do(register: Register) -> Outcome:
        refused = []
        for work in works:
            try:
                done.append(work(register))
            except UserMistake as mistake:
                refused.append(mistake)
        if not done:
            raise refused[0]
        return Outcome(_sentence(word, len(done), refused))

    def take_back(register: Register) -> Outcome:
        from app.desk.taking_back import take_back as undo

        for each in reversed(done):
            undo(register, complaint_id=each.complaint_id, events=each.events)
        return Outcome(f"{len(done)} aduan kembali seperti semula.")

    def offer(outcome: Outcome) -> None:
        context.messages.undo(outcome.sentence, partial(context.ask, take_back))

    context.ask(do, then=offer, owner=parent)


def _sentence(word: str, done: int, refused: Sequence[UserMistake]) -> str:
    said = f"{word}: {done} aduan."
    return f"{said} {len(refused)} tidak dapat: {refused[0]}" if refused else said


class _OneByOne(QObject):
    """Opens the form of each case after that of the one before was saved; Batal ends it."""

    def __init__(
        self,
        context: Context,
        action: Action[ComplaintRow],
        rows: Sequence[ComplaintRow],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._action, self._parent = context, action, parent
        self._rows, self._at = list(rows), 0

    def go_on(self, *_: object) -> None:
        """Open the next form, if there is one."""
        if self._at >= len(self._rows):
            self.deleteLater()
            return
        row = self._rows[self._at]
        self._at += 1
        self._action.start(self._context, row, self._parent)
        form = next(
            (
                each
                for each in self._parent.findChildren(ActionDialog)
                if each.isVisible() and each.row.id == row.id
            ),
            None,
        )
        if form is None:
            # A case that needs no form beside others that do.
            self.go_on()
            return
        form.add_to_foot(label(f"{self._at} dari {len(self._rows)}", "hint"))
        form.accepted.connect(self.go_on)
        form.rejected.connect(self.deleteLater)
