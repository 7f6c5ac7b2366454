"""Wishes to see who brought a complaint, for the head to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.opening_seals import WaitingRequest
from ui.look.tokens import Tone
from ui.parts.panels.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.page import Context


class RequestBar(MessageBar):
    """Says how many wishes wait; hidden from whoever can't decide, and when there are none."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            "Permintaan membuka identitas", " ", tone=Tone.WARN, icon="lock", action="Putuskan"
        )
        self._context = context
        self._page = parent
        self.waiting: tuple[WaitingRequest, ...] = ()
        self.action_wanted.connect(self.decide)
        self.hide()

    def decide(self) -> None:
        """Ask about the oldest wish."""
        # Imported late: forms are needed long after the first page.
        from ui.home.request_dialog import DecideDialog

        if self.waiting:
            DecideDialog(self._context, self.waiting[0], parent=self._page).open()

    def show_waiting(self, waiting: tuple[WaitingRequest, ...]) -> None:
        """Show the oldest of what waits, and how many more."""
        self.waiting = waiting
        self.setVisible(bool(waiting))
        if waiting:
            first, rest = waiting[0], len(waiting) - 1
            more = f", dan {rest} permintaan lain" if rest else ""
            self.set_words(
                "Permintaan membuka identitas menunggu keputusan",
                f"{first.who} untuk aduan {first.number}{more}.",
            )
