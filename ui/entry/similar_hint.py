"""A hint that what is typed may stand in the register already, and what can be done then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.parts.buttons import button

if TYPE_CHECKING:
    from app.desk.similar_cases import SimilarCase

_TITLE_SHOWN = 48


class SimilarHint(QWidget):
    """A button in the head of the panel, which keeps its room; its menu says what can be done.

    `look_wanted` carries the id of the case to look at, `changed` tells that another is linked,
    `shown` that it says something else.
    """

    look_wanted = Signal(int)
    changed = Signal()
    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[SimilarCase, ...] = ()
        self._apart: set[str] = set()
        self._linked = ""
        self.menu = QMenu(self)
        self.button = button("Mirip", "link", icon="copy", compact=True)
        self.button.setMenu(self.menu)
        # Enter walks from field to field past it; the page has a command for it.
        self.button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.hide()

    @property
    def linked(self) -> str:
        """The number of the case that the new one will be linked with, "" for none."""
        return self._linked

    def set_linked(self, number: str) -> None:
        """Begin anew, with the case that a draft was to be linked with."""
        self._found, self._apart, self._linked = (), set(), number
        self._show()

    def show_found(self, found: Sequence[SimilarCase]) -> None:
        """Show the cases like what is typed, but those that were told to be others."""
        self._found = tuple(each for each in found if each.number not in self._apart)
        self._show()

    def _show(self) -> None:
        self.menu.clear()
        if self._linked:
            self.button.set_word(f"Akan dikaitkan dengan {self._linked}")
            self.menu.addAction("Jangan kaitkan", partial(self._link, ""))
        elif self._found:
            first, more = self._found[0], len(self._found) - 1
            others = f" dan {more} lagi" if more else ""
            self.button.set_word(f"Mirip dengan {first.number} ({first.percent} %){others}")
            for each in self._found:
                self._offer(each)
        self.setVisible(bool(self._linked or self._found))
        self.shown.emit()

    def _offer(self, each: SimilarCase) -> None:
        title = each.title.replace("&", "&&")
        shown = title if len(title) <= _TITLE_SHOWN else f"{title[:_TITLE_SHOWN].rstrip()}…"
        self.menu.addSection(f"{each.number} ({each.percent} %)  {shown}")
        self.menu.addAction(f"Lihat {each.number}", partial(self.look_wanted.emit, each.id))
        self.menu.addAction(
            f"Kaitkan dengan {each.number} saat disimpan", partial(self._link, each.number)
        )
        self.menu.addAction("Bukan hal yang sama", partial(self._part, each.number))

    def _link(self, number: str) -> None:
        self._linked = number
        self._show()
        self.changed.emit()

    def _part(self, number: str) -> None:
        self._apart.add(number)
        self.show_found(self._found)
