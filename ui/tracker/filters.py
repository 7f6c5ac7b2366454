"""The filters of the tracker: a button with ticks to choose from, and a chip for each one on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.office import Office
from ui.look.style import current_look
from ui.look.tokens import HEIGHT_CHIP, RADIUS_CHIP, colour
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.painting import draw_box, draw_icon, draw_text, smooth, square
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.pressing import PaintedButton
from ui.parts.screen_room import fit_on_screen, keep_on_screen
from ui.tracker.filtering import Sieve, class_choices

_PAD, _ICON = 12, 14


class FilterPopup(QFrame):
    """The ticks by team, medium and class; `changed` follows every one of them."""

    changed = Signal()

    def __init__(self, office: Office, sieve: Sieve, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAccessibleName("Saringan")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.teams = CheckList([(team.code, team.name) for team in office.teams])
        self.media = CheckList([(medium.code, medium.name) for medium in office.all_media])
        self.classes = CheckList(class_choices(office))
        ticked = QWidget()
        grid = QGridLayout(ticked)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        chosen = (sieve.teams, sieve.media, sieve.classes)
        for at, (word, ticks) in enumerate(self._lists()):
            grid.addWidget(label(word, "label"), 0, at)
            grid.addWidget(ticks, 1, at, Qt.AlignmentFlag.AlignTop)
            ticks.setAccessibleName(word)
            ticks.choose(tuple(chosen[at]))
            ticks.changed.connect(self.changed)
        self.clear_button = button("Hapus semua saringan", "quiet", compact=True)
        self.clear_button.clicked.connect(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(FittedArea(ticked), 1)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignRight)
        self.teams.setFocus()

    def sieve(self) -> Sieve:
        """Return what is ticked."""
        return Sieve(*(frozenset(ticks.chosen()) for _, ticks in self._lists()))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_look().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(tokens.surface))
        painter.setPen(colour(tokens.ctl))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _lists(self) -> tuple[tuple[str, CheckList], ...]:
        return (("Tim", self.teams), ("Media", self.media), ("Jenis", self.classes))

    def _clear(self) -> None:
        for _, ticks in self._lists():
            ticks.choose(())


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
    """Keeps the sieve; `changed` follows each change of it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office: Office | None = None
        self._sieve = Sieve()
        self.button = button("Saringan", "link", icon="filter", tip="Tim, media, jenis")
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

    def set_office(self, office: Office) -> None:
        """Know the lists to choose from."""
        self._office = office
        self._show_chips()

    def set_sieve(self, sieve: Sieve) -> None:
        """Let other rows through."""
        self._sieve = sieve
        self._show_chips()
        self.changed.emit()

    def open_popup(self) -> FilterPopup | None:
        """Open the ticks below the button."""
        if self._office is None:
            return None
        popup = FilterPopup(self._office, self._sieve, self.button)
        popup.changed.connect(lambda: self.set_sieve(popup.sieve()))
        fit_on_screen(popup, popup.sizeHint())
        below = self.button.mapToGlobal(QPoint(self.button.width(), self.button.height() + 4))
        popup.move(below - QPoint(popup.width(), 0))
        keep_on_screen(popup)
        popup.show()
        return popup

    def _show_chips(self) -> None:
        chosen = [] if self._office is None else self._sieve.choices(self._office)
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
