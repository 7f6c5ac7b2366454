"""The minutes of the day of an opening, printed or saved once the opening is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.desk.box_minutes import minutes_pdf
from ui.printing import print_paper
from ui.saving_papers import save_paper
from ui.tasks import call

if TYPE_CHECKING:
    from app.desk.opening_boxes import SavedOpening
    from ui.page import Page


class MinutesDesk(QObject):
    """Makes the minutes for a page; `saved` returns the opening saved just now."""

    def __init__(self, page: Page, saved: Callable[[], SavedOpening | None]) -> None:
        super().__init__(page)
        self._page, self._saved = page, saved

    def print(self) -> None:
        """Print the minutes."""
        self._make(partial(print_paper, self._page.context, name="Berita acara kotak saran"))

    def save(self) -> None:
        """Save the minutes as a PDF."""
        if (saved := self._saved()) is not None:
            name = f"Berita acara kotak saran {saved.day.isoformat()}.pdf"
            self._make(partial(save_paper, self._page.context, suggested=name))

    def _make(self, go_on: partial[None]) -> None:
        if (saved := self._saved()) is not None:
            self._page.ask(
                call(minutes_pdf, day=saved.day),
                then=lambda pdf: go_on(pdf=pdf, parent=self._page),
                key="minutes",
            )
