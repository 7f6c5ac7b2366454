"""Filters of a list: a button that opens what can be chosen, and a chip for each that is on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.desk.sieve import Sieve
from app.rules.moments import table_date
from ui.commands import Command
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CHIP, RADIUS_CHIP
from ui.parts.buttons import button
from ui.parts.filter_popup import DayReader, FilterGroup, FilterPopup
from ui.parts.flow import FlowLayout
from ui.parts.painting import draw_box, draw_icon, draw_text, smooth, square
from ui.parts.pressing import PaintedButton
from ui.parts.screen_room import fit_on_screen, keep_on_screen

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_PAD, _ICON = 12, 14


class FilterChip(PaintedButton):
    """A filter that is on; pressing it takes it off."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.setText(word)
        self.setAccessibleName(f"Lepas saringan {word}")
        self.setToolTip(self.accessibleName())
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = current_look().fonts.body.width(self.text())
        return QSize(2 * _PAD + width + 6 + _ICON, HEIGHT_CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, body = look.tokens, look.fonts.body
        painter = smooth(self)
        focus = self.hasFocus()
        edge, width = (tokens.accent, 2) if focus else (tokens.accent, 1)
        fill = tokens.sel if self.underMouse() else tokens.soft
        box = self.rect().toRectF()
        draw_box(painter, box, RADIUS_CHIP - 0.5, fill=fill, edge=edge, width=width)
        words = QRect(_PAD, 0, body.width(self.text()), self.height() - 1)
        draw_text(painter, words, self.text(), face=body, ink=tokens.accent2)
        cross = square(words.right() + 7, self.height() // 2, _ICON)
        draw_icon(painter, look, "x", tokens.accent2, cross)
        painter.end()


class FilterBar(QObject):
    """Keeps the sieve: a button with its popup, and a chip for each choice; `changed` follows it."""

    changed = Signal()

    def __init__(self, tip: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[FilterGroup] = ()
        self._read_day: DayReader | None = None
        self._sieve = Sieve()
        self.button = button("Saringan", "link", icon="filter", tip=f"{tip} (F3)")
        self.button.clicked.connect(self.open_popup)
        self._flow = FlowLayout()
        self._chips: dict[str, FilterChip] = {}
        held = QWidget()
        held.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        self._held = held
        held.hide()

    def chips(self) -> QWidget:
        """Return the row of chips, to be placed by the page."""
        return self._held

    def chip(self, key: str) -> FilterChip:
        """Return the chip of a choice. Raises KeyError when it is not on."""
        return self._chips[key]

    def sieve(self) -> Sieve:
        """Return what is let through."""
        return self._sieve

    def commands(self, word: str) -> list[Command]:
        """Return how it is opened and emptied by keys; `word` names what can be chosen."""
        found = [Command("filter", word, self.open_popup, "filter", "F3", also="filter pilah")]
        if self._sieve.on():
            clear = partial(self.set_sieve, Sieve())
            found.append(Command("filter-off", "Hapus semua saringan", clear, "x", "Shift+F3"))
        return found

    def set_groups(
        self, groups: Sequence[FilterGroup], *, read_day: DayReader | None = None
    ) -> None:
        """Know the lists to choose from; with `read_day` also a time can be chosen."""
        self._groups, self._read_day = groups, read_day
        self._show_chips()

    def set_sieve(self, sieve: Sieve) -> None:
        """Let other rows through."""
        self.show_sieve(sieve)
        self.changed.emit()

    def show_sieve(self, sieve: Sieve) -> None:
        """Show what is let through without telling of a change."""
        self._sieve = sieve
        self._show_chips()

    def open_popup(self) -> FilterPopup | None:
        """Open the ticks below the button."""
        if not self._groups:
            return None
        popup = FilterPopup(self._groups, self._sieve, days=self._read_day, parent=self.button)
        popup.changed.connect(lambda: self.set_sieve(popup.sieve()))
        fit_on_screen(popup, popup.sizeHint())
        below = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height() + 4))
        popup.move(below - QPoint(popup.width(), 0))
        keep_on_screen(popup)
        popup.show()
        return popup

    def _choices(self) -> list[tuple[str, str]]:
        """Return (key, word) of everything chosen, in the order of the lists."""
        found = [
            (f"{group.part}:{code}", word)
            for group in self._groups
            for code, word in group.choices
            if code in getattr(self._sieve, group.part)
        ]
        if self._sieve.since is not None:
            found.append(("since:", f"sejak {table_date(self._sieve.since)}"))
        if self._sieve.until is not None:
            found.append(("until:", f"sampai {table_date(self._sieve.until)}"))
        return found

    def _show_chips(self) -> None:
        chosen = self._choices()
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for key, word in chosen:
            chip = FilterChip(word)
            chip.clicked.connect(lambda _=False, key=key: self.set_sieve(self._sieve.without(key)))
            self._flow.addWidget(chip)
            self._chips[key] = chip
        self._held.setVisible(bool(chosen))
        self.button.set_word(f"Saringan ({len(chosen)})" if chosen else "Saringan")
