"""Printing a paper of a case, and counting those that are counted once they went out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.case import Case, ComplaintRow
from app.desk.disposing import report_to_head
from app.outcome import Outcome
from app.register import Register
from app.rules.kinds import Status
from app.rules.letters import LETTER_WORDS, LetterKind
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Context


def print_receipt(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Print the complainant's receipt."""
    from app.desk.papers import receipt_pdf

    print_counted(
        context,
        call(receipt_pdf, complaint_id=row.id),
        name=f"Tanda terima {row.number}",
        ids=[row.id],
        paper="receipt",
        parent=parent,
    )


def print_sheet(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Print the disposition sheet, A5 with its back; a new case then lies before the head."""
    print_sheets_of(context, [row], parent)


def print_sheets_of(context: Context, rows: Sequence[ComplaintRow], parent: QWidget) -> None:
    """Print the disposition sheets of some cases as one paper."""
    from app.desk.papers import sheet_pdf

    ids = [row.id for row in rows]
    one = len(rows) == 1
    print_counted(
        context,
        call(sheet_pdf, complaint_ids=ids, for_paper=True),
        name=f"Lembar disposisi {rows[0].number}" if one else f"{len(rows)} lembar disposisi",
        ids=ids,
        paper="sheet",
        parent=parent,
        afterwards=handing_over(context, rows),
    )


def print_forwarding(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Print the letter that goes with a forwarded case, once it has its number."""
    _number_first(context, row, parent, LetterKind.FORWARDING)


def print_answer(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Print the answer to the complainant as a letter, once it has its number."""
    _number_first(context, row, parent, LetterKind.ANSWER)


def _number_first(context: Context, row: ComplaintRow, parent: QWidget, letter: LetterKind) -> None:
    """Ask for a letter's number where it has none yet; one that has is printed again."""
    from app.desk.reading_cases import glance_at

    def go_on(case: Case) -> None:
        numbered = case.letter(letter) is not None
        unanswered = letter is LetterKind.ANSWER and case.answered_at is None
        if numbered or unanswered:
            # Without an answer the register says why there is no letter.
            print_letter(context, row, parent, letter=letter, numbered=numbered)
            return
        from ui.actions.letter_form import LetterDialog

        dialog = LetterDialog(context, row, parent=parent, letter=letter)
        dialog.print_wanted.connect(
            lambda numbered: print_letter(context, row, parent, letter=letter, numbered=numbered)
        )
        dialog.open()

    context.ask(call(glance_at, complaint_id=row.id), then=go_on, owner=parent)


def print_letter(
    context: Context,
    row: ComplaintRow,
    parent: QWidget,
    *,
    letter: LetterKind,
    numbered: bool = False,
) -> None:
    """Print a letter; of one that is `numbered` each printing is counted."""
    from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf

    service = answer_letter_pdf if letter is LetterKind.ANSWER else forwarding_letter_pdf
    name = f"{LETTER_WORDS[letter].capitalize()} {row.number}"
    make = call(service, complaint_id=row.id)
    if numbered:
        print_counted(context, make, name=name, ids=[row.id], paper=letter, parent=parent)
    else:
        _print_uncounted(context, make, name=name, parent=parent)


def print_file(context: Context, row: ComplaintRow, parent: QWidget) -> None:
    """Print all that the register has of a case as one paper, the attachment of a letter."""
    from app.desk.case_files import case_file_pdf

    make = call(case_file_pdf, complaint_id=row.id)
    _print_uncounted(context, make, name=f"Berkas aduan {row.number}", parent=parent)


def print_counted(
    context: Context,
    make: Callable[[Register], bytes],
    *,
    name: str,
    ids: Sequence[int],
    paper: str,
    parent: QWidget,
    afterwards: Callable[[Register], object] | None = None,
) -> None:
    """Make a paper, let the user print it, and only then write down that it was printed.

    `paper` is "sheet", "receipt" or a kind of letter, of the complaints `ids`. `afterwards` runs in the worker,
    after the counting.
    """
    # Imported late: printing loads what most visits never need.
    from app.desk.papers import count_printed
    from ui.printing import print_paper

    def count(register: Register) -> Outcome:
        count_printed(register, complaint_ids=ids, paper=paper)
        if afterwards is not None:
            afterwards(register)
        return Outcome(f"{name} sudah dicetak.")

    def show_dialog(pdf: bytes) -> None:
        print_paper(context, pdf, name=name, parent=parent, then=partial(context.ask, count))

    context.ask(make, then=show_dialog, owner=parent, key=f"print {name}", lane="paper")


def _print_uncounted(
    context: Context, make: Callable[[Register], bytes], *, name: str, parent: QWidget
) -> None:
    """Make a paper and let the user print it; nothing is written down about it."""
    from ui.printing import print_paper

    def show_dialog(pdf: bytes) -> None:
        print_paper(context, pdf, name=name, parent=parent)

    context.ask(make, then=show_dialog, owner=parent, key=f"print {name}", lane="paper")


def handing_over(context: Context, rows: Sequence[ComplaintRow]) -> Callable[[Register], None]:
    """Return what a printed sheet means for new cases: they now lie before the head."""
    clock = context.clock
    new = [row.id for row in rows if row.status is Status.NEW]

    def report(register: Register) -> None:
        for complaint_id in new:
            report_to_head(register, complaint_id=complaint_id, happened_at=clock.now())

    return report
