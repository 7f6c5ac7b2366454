"""What an action on a case is: its key, its words, who may take it, when, and what starts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Generic, TypeVar

from app.case import Case, ComplaintRow
from app.guard import rule_of
from app.roles import Role
from app.rules.kinds import Status
from ui.actions.starting import Work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context

S = TypeVar("S", ComplaintRow, Case)


class ActionKey(StrEnum):
    """The actions; the value is the id of the command, in the palette and elsewhere."""

    RESUME = "case.resume"
    REPORT_TO_HEAD = "case.report_to_head"
    DISPOSE = "case.dispose"
    RECORD_DISPOSITION = "case.record_disposition"
    PROGRESS = "case.progress"
    RESULT = "case.result"
    APPROVE = "case.approve"
    RETURN_RESULT = "case.return_result"
    PAUSE = "case.pause"
    MOVE = "case.move"
    REVOKE = "case.revoke"
    REMIND = "case.remind"
    FORWARD = "case.forward"
    WORD_BACK = "case.word_back"
    ANSWER = "case.answer"
    RESPONSE = "case.response"
    CLOSE = "case.close"
    REOPEN = "case.reopen"
    PRINT_SHEET = "case.print_sheet"
    PRINT_RECEIPT = "case.print_receipt"
    PRINT_FORWARDING = "case.print_forwarding"
    PRINT_ANSWER = "case.print_answer"
    PRINT_FILE = "case.print_file"
    HAND_ON = "case.hand_on"
    CALL_BACK = "case.call_back"
    CORRECT = "case.correct"
    CORRECT_IDENTITY = "case.correct_identity"
    CORRECT_DISPOSITION = "case.correct_disposition"
    LINK = "case.link"
    UNLINK = "case.unlink"
    ASK_IDENTITY = "case.ask_identity"
    LIFT_GUARD = "case.lift_guard"
    REVIEW = "case.review"
    SUMMARISE = "case.summarise"
    HOLD = "case.hold"
    RELEASE = "case.release"


@dataclass(frozen=True, slots=True)
class Action(Generic[S]):
    """One action on a case, as known by its row or as a whole.

    `service` is "module:function", imported on first use: whoever it lets in is offered the
    action while `possible` holds. In the statuses of `next_in` it is what the case waits for, in
    those of `soon_in` the likeliest after that. `also` are other words by which it is looked for.
    `as_head` is what a head who is not the desk as well is offered instead, in `next_for_head`
    before all else: what others write down, a head does.
    """

    word: str
    icon: str
    service: str
    start: Callable[[Context, S, QWidget], None]
    possible: Callable[[S], bool]
    shortcut: str = ""
    next_in: frozenset[Status] = frozenset()
    soon_in: frozenset[Status] = frozenset()
    also: str = ""
    as_head: str = ""
    next_for_head: frozenset[Status] = frozenset()
    at_once: Callable[[Context, S], Work | None] | None = None
    """Returns the whole action where nothing is to be asked; without it there always is."""

    @property
    def roles(self) -> frozenset[Role]:
        """Who may do it."""
        return _roles_of(self.service)


@cache
def _roles_of(service: str) -> frozenset[Role]:
    return rule_of(resolve_name(service))
