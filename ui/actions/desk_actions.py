"""The one door through which pages start what the desk does with a case.

Forms and services are imported when first used: the first page must not wait for all of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.case import Case, ComplaintRow, Seal
from app.outcome import Outcome
from app.rules.kinds import Status, Urgency
from ui.actions.next_action import NEXT, POSSIBLE, WORDS, NextAction, letters_of
from ui.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.page import Context

__all__ = ["DeskActions", "NextAction"]
_UNDONE = "Penutupan diurungkan."


class DeskActions(QObject):
    """Starts actions on a case: some at once, others by a form over `parent`.

    What happened is told by the runner (status line, then `changed`), so callers only start.
    """

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent

    def next_action(self, row: ComplaintRow) -> NextAction | None:
        """Return what the case waits for, None when it is closed."""
        name = "resume" if row.paused else NEXT.get(row.status)
        if name is None:
            return None
        words = WORDS[name]
        if not self._may(name):
            return None
        return NextAction(words.word, words.icon, words.shortcut, partial(self._start, name, row))

    def commands(self, row: ComplaintRow) -> list[Command]:
        """Return every action that is possible on the case now, the likeliest first."""
        names = list(POSSIBLE[row.status])
        if row.paused:
            names = ["resume", *(name for name in names if name != "pause")]
        return [
            Command(
                f"case.{name}",
                f"{WORDS[name].word} ({row.number})",
                partial(self._start, name, row),
                icon=WORDS[name].icon,
                shortcut=WORDS[name].shortcut,
                word=WORDS[name].word,
            )
            for name in [*names, "print_receipt", *letters_of(row)]
            if self._may(name)
        ]

    def protecting(self, case: Case) -> list[Command]:
        """Return what can be done to protect who brought a case, or whom it is about."""
        names = [
            *(("ask_identity",) if case.identity_seal is Seal.DENIED and not case.request else ()),
            *(("lift_guard",) if case.accused else ()),
            "release" if case.held_because else "hold",
        ]
        return [
            Command(
                f"case.{name}",
                f"{WORDS[name].word} ({case.row.number})",
                partial(self._protect, name, case),
                icon=WORDS[name].icon,
                word=WORDS[name].word,
            )
            for name in names
            if self._may(name)
        ]

    def _may(self, name: str) -> bool:
        register = self._context.register
        return not register.locked and bool(WORDS[name].roles & register.account.roles)

    def _protect(self, name: str, case: Case) -> None:
        """Ask for the reason; a hold is released at once."""
        from app.keeping.retention import release
        from ui.actions import protecting_forms as forms

        if name == "release":
            register = self._context.register
            self._context.runner.run(
                lambda: release(register, complaint_id=case.row.id), owner=self
            )
            return
        form = {
            "ask_identity": forms.AskIdentityDialog,
            "lift_guard": forms.LiftGuardDialog,
            "hold": forms.HoldDialog,
        }[name]
        form(self._context, case, parent=self._parent).open()

    def report_to_head(self, row: ComplaintRow) -> None:
        """Record that the case lies before the head from this moment."""
        from app.desk.disposing import report_to_head

        self._do(row, report_to_head)

    def dispose(self, row: ComplaintRow) -> None:
        """Open the Disposisi page for the case."""
        self._context.navigate("disposisi", complaint_id=row.id)

    def record_disposition(self, row: ComplaintRow, *, urgency: Urgency = Urgency.ORDINARY) -> None:
        """Ask what the head ticked and wrote; `urgency` is what the sheet was printed with."""
        from ui.actions.disposition_form import DispositionDialog

        dialog = DispositionDialog(self._context, row, parent=self._parent, urgency=urgency)
        dialog.forward_wanted.connect(partial(self.forward, row))
        dialog.open()

    def forward(self, row: ComplaintRow) -> None:
        """Ask to which other office the case goes."""
        from ui.actions.forward_form import ForwardDialog

        ForwardDialog(self._context, row, parent=self._parent).open()

    def progress(self, row: ComplaintRow) -> None:
        """Ask what the team did."""
        from ui.actions.follow_up_forms import ProgressDialog

        ProgressDialog(self._context, row, parent=self._parent).open()

    def result(self, row: ComplaintRow) -> None:
        """Ask for the team's result report."""
        from ui.actions.follow_up_forms import ResultDialog

        ResultDialog(self._context, row, parent=self._parent).open()

    def answer(self, row: ComplaintRow) -> None:
        """Ask what the complainant was told."""
        from ui.actions.answer_form import AnswerDialog

        AnswerDialog(self._context, row, parent=self._parent).open()

    def close(self, row: ComplaintRow) -> None:
        """Close an answered case at once, else ask how it ended; either can be taken back."""
        from app.desk.closing import close_case
        from ui.actions.closing_forms import CloseDialog

        closed = partial(self._offer_reopening, row)
        if row.status is Status.ANSWERED:
            self._do(row, close_case, then=closed)
            return
        dialog = CloseDialog(self._context, row, parent=self._parent)
        dialog.saved.connect(closed)
        dialog.open()

    def pause(self, row: ComplaintRow) -> None:
        """Ask why the clock is to stand still."""
        from ui.actions.follow_up_forms import PauseDialog

        PauseDialog(self._context, row, parent=self._parent).open()

    def resume(self, row: ComplaintRow) -> None:
        """Let a paused clock run on from this moment."""
        from app.desk.following_up import resume

        self._do(row, resume)

    def reopen(self, row: ComplaintRow) -> None:
        """Ask why a closed case is opened again."""
        from ui.actions.closing_forms import ReopenDialog

        ReopenDialog(self._context, row, parent=self._parent).open()

    def print_receipt(self, row: ComplaintRow) -> None:
        """Print the complainant's receipt."""
        from app.desk.papers import receipt_pdf
        from ui.actions.printing import print_counted

        print_counted(
            self._context,
            partial(receipt_pdf, self._context.register, complaint_id=row.id),
            name=f"Tanda terima {row.number}",
            ids=[row.id],
            paper="receipt",
            parent=self._parent,
        )

    def print_sheet(self, row: ComplaintRow) -> None:
        """Print the disposition sheet, A5 with its back; a new case then lies before the head."""
        from app.desk.papers import sheet_pdf
        from ui.actions.printing import handing_over, print_counted

        print_counted(
            self._context,
            partial(sheet_pdf, self._context.register, complaint_ids=[row.id], for_paper=True),
            name=f"Lembar disposisi {row.number}",
            ids=[row.id],
            paper="sheet",
            parent=self._parent,
            afterwards=handing_over(self._context, [row]),
        )

    def print_forwarding(self, row: ComplaintRow) -> None:
        """Print the letter that goes with a forwarded case."""
        from app.desk.corresponding import forwarding_letter_pdf

        self._print_letter(row, forwarding_letter_pdf, name=f"Surat penerusan {row.number}")

    def print_answer(self, row: ComplaintRow) -> None:
        """Print the answer to the complainant as a letter."""
        from app.desk.corresponding import answer_letter_pdf

        self._print_letter(row, answer_letter_pdf, name=f"Surat jawaban {row.number}")

    def _print_letter(self, row: ComplaintRow, service: Callable[..., bytes], *, name: str) -> None:
        from ui.actions.printing import print_uncounted

        print_uncounted(
            self._context,
            partial(service, self._context.register, complaint_id=row.id),
            name=name,
            parent=self._parent,
        )

    def _start(self, name: str, row: ComplaintRow) -> None:
        getattr(self, name)(row)

    def _do(
        self,
        row: ComplaintRow,
        service: Callable[..., Outcome],
        *,
        then: Callable[[Outcome], None] | None = None,
    ) -> None:
        register, now = self._context.register, self._context.clock.now()
        self._context.runner.run(
            lambda: service(register, complaint_id=row.id, happened_at=now), then=then, owner=self
        )

    def _offer_reopening(self, row: ComplaintRow, _: Outcome) -> None:
        from app.desk.closing import reopen_case

        register = self._context.register

        def reopen() -> None:
            self._context.runner.run(
                lambda: reopen_case(register, complaint_id=row.id, reason=_UNDONE), owner=self
            )

        self._context.messages.undo(f"Aduan {row.number} ditutup.", reopen)
