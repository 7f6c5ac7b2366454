"""Openings that are undone: the one saved just now, with its slips typed again, and a box's last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from app.desk.opening_boxes import undo_opening
from ui.tasks import call

if TYPE_CHECKING:
    from app.office import Medium
    from app.outcome import Outcome
    from ui.page import Page

_TOLD = "Seluruh aduannya tidak dihitung lagi; nomornya tetap. Berita acaranya tidak berlaku."


class _Saved(NamedTuple):
    """An opening that was saved, of which box, with what was typed for it."""

    opening: int
    box: Medium
    typed: dict[str, Any]


class UndoDesk(QObject):
    """Undoes for a page, whichever box it shows by then.

    `undone` carries the box and what was typed for the opening, None where another had saved it.
    """

    undone = Signal(object, object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._saved: _Saved | None = None
        self._last: tuple[int, Medium] | None = None

    @property
    def has_last(self) -> bool:
        """Whether the box that is shown has an opening that can be undone."""
        return self._last is not None

    def begin(self) -> None:
        """Know nothing of a box yet: another opening begins."""
        self._last = None

    def know_last(self, opening: int, box: Medium) -> None:
        """Know the last opening of the box that is shown; 0 where it has none."""
        self._last = (opening, box) if opening else None

    def offer(self, opening: int, box: Medium, typed: dict[str, Any]) -> None:
        """Offer for ten seconds to undo what was saved just now."""
        self._saved, self._last = _Saved(opening, box, typed), None
        undo = partial(self._undo, self._saved)
        self._page.context.messages.undo("Pembukaan kotak tersimpan.", undo)

    def undo_saved(self) -> None:
        """Undo the opening saved just now."""
        if self._saved is not None:
            self._undo(self._saved)

    def undo_last(self) -> None:
        """Ask whether the last opening of the box shown is to be undone, whoever saved it."""
        if self._last is None:
            return
        opening, box = self._last
        question = f"Urungkan pembukaan terakhir {box.name}?"
        if self._page.context.messages.ask(question, _TOLD, yes="Urungkan", danger=True):
            work = call(undo_opening, opening=opening)
            self._page.ask(work, then=partial(self._on_undone, box, None))

    def _undo(self, saved: _Saved) -> None:
        work = call(undo_opening, opening=saved.opening)
        self._page.ask(work, then=partial(self._on_undone, saved.box, saved.typed))

    def _on_undone(self, box: Medium, typed: dict[str, Any] | None, outcome: Outcome) -> None:
        self._page.context.messages.say(outcome.sentence)
        self.undone.emit(box, typed)
