"""Asks whether what is typed stands in the register already, and links what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.desk.linking import link_cases
from app.desk.similar_cases import SimilarCase, similar_cases
from ui.forms.editor_values import read
from ui.tasks import call

if TYPE_CHECKING:
    from ui.entry.form import EntryForm
    from ui.page import Page

# As long as a thought between two words.
_PAUSE = 700


class SimilarCases(QObject):
    """Asks the register while the form is typed, and links what was chosen once it is saved."""

    def __init__(self, page: Page, form: Callable[[], EntryForm]) -> None:
        super().__init__(page)
        self._page, self._form = page, form
        self._asked = ("", "")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._ask)

    def note_typing(self) -> None:
        """Ask once nothing more is typed for a moment."""
        if self._page.isVisible() and self._typed() != self._asked:
            self._timer.start()

    def stop(self) -> None:
        """Ask for nothing more: the page is left, or what was typed is being saved."""
        self._timer.stop()

    def link_to(self, complaint_id: int) -> None:
        """Link the complaint that was registered with the one chosen."""
        if number := self._form().similar.linked:
            self._page.ask(call(link_cases, complaint_id=complaint_id, other=number))

    def _typed(self) -> tuple[str, str]:
        fields = self._form().fields
        return read(fields["title"].editor), read(fields["text"].editor)

    def _ask(self) -> None:
        self._asked = title, text = self._typed()
        self._page.ask(
            call(similar_cases, title=title, text=text),
            then=self._show,
            key="similar",
        )

    def _show(self, found: tuple[SimilarCase, ...]) -> None:
        self._form().similar.show_found(found)
