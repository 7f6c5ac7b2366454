"""Printing a paper of a case, and counting those that are counted once they went out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.case import ComplaintRow
from app.desk.disposing import report_to_head
from app.outcome import Outcome
from app.rules.kinds import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Context


def print_counted(
    context: Context,
    make: Callable[[], bytes],
    *,
    name: str,
    ids: Sequence[int],
    paper: str,
    parent: QWidget,
    afterwards: Callable[[], object] | None = None,
) -> None:
    """Make a paper, let the user print it, and only then write down that it was printed.

    `paper` is "sheet" or "receipt", of the complaints `ids`. `afterwards` runs in the worker,
    after the counting.
    """
    # Imported late: printing loads what most visits never need.
    from app.desk.papers import count_printed
    from ui.printing import print_paper

    register = context.register

    def count() -> Outcome:
        count_printed(register, complaint_ids=ids, paper=paper)
        if afterwards is not None:
            afterwards()
        return Outcome(f"{name} sudah dicetak.")

    def show_dialog(pdf: bytes) -> None:
        print_paper(context, pdf, name=name, parent=parent, then=partial(context.runner.run, count))

    context.runner.run(make, then=show_dialog, owner=parent, key=f"print {name}", lane="paper")


def print_uncounted(
    context: Context, make: Callable[[], bytes], *, name: str, parent: QWidget
) -> None:
    """Make a paper and let the user print it; nothing is written down about it."""
    # Imported late: printing loads what most visits never need.
    from ui.printing import print_paper

    def show_dialog(pdf: bytes) -> None:
        print_paper(context, pdf, name=name, parent=parent)

    context.runner.run(make, then=show_dialog, owner=parent, key=f"print {name}", lane="paper")


def handing_over(context: Context, rows: Sequence[ComplaintRow]) -> Callable[[], None]:
    """Return what a printed sheet means for new cases: they now lie before the head."""
    register, clock = context.register, context.clock
    new = [row.id for row in rows if row.status is Status.NEW]

    def report() -> None:
        for complaint_id in new:
            report_to_head(register, complaint_id=complaint_id, happened_at=clock.now())

    return report
