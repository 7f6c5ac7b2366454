"""The papers of the tracker: the reminder of the teams, and why a due date is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.reminding import explanation_pdf, reminder_pdf
from ui.actions.paper_dialog import PaperDialog
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from app.case import ComplaintRow
    from ui.page import Context
    from ui.tracker.why import Why

_ALL = "Semua tim yang memegang aduan"


def reminder_dialog(context: Context, *, teams: Collection[str], parent: QWidget) -> PaperDialog:
    """Return the preview of the reminder sheets; one team in `teams` is chosen at once."""
    choices = [("", _ALL), *((team.code, team.name) for team in context.office.teams)]
    return PaperDialog(
        context,
        lambda code: call(reminder_pdf, teams=(code,) if code else ()),
        title="Lembar pengingat tim",
        name="Lembar pengingat tindak lanjut",
        parent=parent,
        choices=choices,
        chosen=next(iter(teams)) if len(teams) == 1 else "",
    )


def explanation_dialog(
    context: Context, row: ComplaintRow, why: Why, *, parent: QWidget
) -> PaperDialog:
    """Return the preview of the paper that says what the pane says."""
    days = [(line.day, line.reason, line.ordinal) for line in why.lines]
    make = call(
        explanation_pdf,
        complaint_id=row.id,
        question=why.title,
        days=days,
        note=why.note,
    )
    return PaperDialog(
        context,
        lambda _: make,
        title="Penjelasan tenggat",
        name=f"Penjelasan tenggat {row.number}",
        parent=parent,
    )
