"""Making, printing and saving the sheets of the chosen cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import ComplaintRow
from app.desk.papers import sheet_pdf
from app.desk.spare_sheets import reserve_sheets
from app.documents.sheet_data import SheetLayout
from app.register import Register
from ui.actions.printing import handing_over, print_counted
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from ui.disposition.form import SheetWishes
    from ui.page import Context


def sheet_maker(
    rows: Sequence[ComplaintRow], wishes: SheetWishes, *, for_paper: bool = False
) -> Callable[[Register], bytes]:
    """Return what makes the PDF in the worker; only `for_paper` names the complainant."""
    return call(
        sheet_pdf,
        complaint_ids=[row.id for row in rows],
        urgency=wishes.urgency,
        layout=wishes.layout,
        with_back=wishes.with_back,
        for_paper=for_paper,
    )


def print_sheets(
    context: Context, rows: Sequence[ComplaintRow], wishes: SheetWishes, *, parent: QWidget
) -> None:
    """Print; what went to the printer is counted, and new cases then lie before the head."""
    print_counted(
        context,
        sheet_maker(rows, wishes, for_paper=True),
        name=_name(rows),
        ids=[row.id for row in rows],
        paper="sheet",
        parent=parent,
        afterwards=handing_over(context, rows),
    )


def save_sheets(
    context: Context, rows: Sequence[ComplaintRow], wishes: SheetWishes, *, parent: QWidget
) -> None:
    """Save the PDF where the user says."""
    # Imported late: printing loads what most visits never need.
    from ui.saving_papers import save_paper

    suggested = f"{_name(rows).lower().replace(' ', '-')}.pdf"

    def save(pdf: bytes) -> None:
        save_paper(context, pdf, suggested=suggested, parent=parent)

    context.ask(
        sheet_maker(rows, wishes, for_paper=True), then=save, owner=parent, key="save", lane="paper"
    )


def print_spares(context: Context, count: int, *, parent: QWidget) -> None:
    """Print blank sheets, two on each A4."""
    # Imported late: printing loads what most visits never need.
    from ui.printing import print_paper

    def go_on(pdf: bytes) -> None:
        print_paper(context, pdf, name=f"{count} formulir cadangan", parent=parent)

    work = call(reserve_sheets, count=count, layout=SheetLayout.TWO_ON_A4)
    context.ask(work, then=go_on, owner=parent, key="spare", lane="paper")


def _name(rows: Sequence[ComplaintRow]) -> str:
    if len(rows) == 1:
        return f"Lembar disposisi {rows[0].number}"
    return f"{len(rows)} lembar disposisi"
