"""Copies the chosen cases as lines that a spreadsheet or a letter takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.transfer.handing_out import count_handed_out, rows_as_text
from ui.commands import Command
from ui.tasks import call

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from ui.page import Page


def copy_command(page: Page, chosen: Callable[[], Sequence[ComplaintRow]]) -> Command:
    """Return what copies the chosen cases of a page's list; nobody's identity is among it."""

    def take(rows: int, lines: str) -> None:
        QGuiApplication.clipboard().setText(lines)
        page.context.messages.say(f"{rows} aduan tersalin, tanpa identitas pelapor.")
        page.ask(call(count_handed_out, what="clipboard", rows=rows))

    def copy() -> None:
        if ids := [row.id for row in chosen()]:
            page.ask(call(rows_as_text, complaint_ids=ids), then=partial(take, len(ids)))

    return Command("rows.copy", "Salin baris terpilih", copy, "copy", "Ctrl+C", also="clipboard")
