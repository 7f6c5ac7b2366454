"""What the rail is made of: a page item, the office's head block and the officer's block."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.style import Look, current_look
from ui.look.tokens import HEIGHT_RAIL_ITEM, SELECTION_BAR
from ui.parts.painting import (
    CENTRE,
    RIGHT,
    draw_box,
    draw_icon,
    draw_text,
    smooth,
    square,
)
from ui.parts.pressing import PaintedButton

_ICON_X = 20
_WORD_X = 48
_SIDE = 8
_LOWEST = 22


class RailItem(PaintedButton):
    """One page of the rail: icon, word, count and late count."""

    def __init__(self, word: str, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._count = 0
        self._late = 0
        self._narrow = False
        self.setText(word)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._tell()

    def set_count(self, count: int) -> None:
        """Show a plain figure; 0 shows none."""
        self._count = count
        self._tell()

    def set_late(self, count: int) -> None:
        """Show the late count; 0 shows none."""
        self._late = count
        self._tell()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the icon; the tooltip says the rest."""
        self._narrow = narrow
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(_WORD_X, HEIGHT_RAIL_ITEM)

    def minimumSizeHint(self) -> QSize:
        return QSize(_WORD_X, _LOWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts, on = look.tokens, look.fonts, self.isChecked()
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE + 1, 0)
        if on or self.underMouse():
            draw_box(painter, box, 4, fill=tokens.surface if on else tokens.sunken)
        if on:
            bar = QRectF(_SIDE, 9, SELECTION_BAR, self.height() - 18)
            draw_box(painter, bar, 1, fill=tokens.accent)
        if self.hasFocus():
            draw_box(painter, box, 4, edge=tokens.accent, width=2)
        middle = self.height() // 2
        x = (self.width() - 20) // 2 if self._narrow else _ICON_X
        icon = square(x, middle, 20)
        draw_icon(painter, look, self._icon, tokens.accent if on else tokens.ink2, icon)
        room = self._paint_figures(painter, look, icon)
        if not self._narrow:
            words = QRect(_WORD_X, 0, room - _WORD_X - 2, self.height() - 1)
            face = fonts.strong if on else fonts.body
            draw_text(painter, words, self.text(), face=face, ink=tokens.ink if on else tokens.ink2)
        painter.end()

    def _paint_figures(self, painter: QPainter, look: Look, icon: QRect) -> int:
        """Paint the counts and return where the word must end."""
        tokens, fonts = look.tokens, look.fonts
        end = self.width() - 11
        if self._late:
            text = str(self._late)
            width = fonts.second_strong.width(text) + 22
            # Two figures leave the page's name no room beside the mark: the name is worth more.
            ends = _WORD_X + fonts.strong.width(self.text()) + 2
            marked = self._narrow or end - width >= ends
            width -= 0 if marked else 10
            pill = QRect(end - width, self.height() // 2 - 9, width, 18)
            if self._narrow:
                pill.moveTo(min(icon.right() - 6, self.width() - width - 2), 0)
            draw_box(painter, QRectF(pill), 9, fill=tokens.dangerbg)
            if marked:
                mark = square(pill.x() + 5, pill.center().y(), 12)
                draw_icon(painter, look, "alert-triangle", tokens.danger, mark)
            figure = pill.adjusted(17 if marked else 6, 0, 0, -1)
            draw_text(painter, figure, text, face=fonts.second_strong, ink=tokens.danger)
            return pill.x()
        if self._count and not self._narrow:
            figure = QRect(0, 0, end - 8, self.height() - 1)
            text = str(self._count)
            draw_text(painter, figure, text, face=fonts.second_strong, ink=tokens.ink2, align=RIGHT)
            return end - 12 - fonts.second_strong.width(text)
        return end

    def _tell(self) -> None:
        late = f"{self._late} terlambat" if self._late else ""
        count = f"{self._count} menunggu" if self._count else ""
        words = ", ".join(part for part in (self.text(), count, late) if part)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(", ".join(part for part in (count, late) if part))
        self.setToolTip(words if self._narrow else "")
        self.update()


class OfficeBlock(QWidget):
    """The program's mark and name, and the office's name."""

    def __init__(self, office: str) -> None:
        super().__init__()
        self._office = office
        self._narrow = False
        self.setFixedHeight(44)
        self.set_office(office)

    def set_office(self, office: str) -> None:
        """Change the office's name."""
        self._office = office
        self.setAccessibleName(f"Meja Aduan, {office}")
        self.setToolTip(office)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the mark."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        painter = smooth(self)
        mark = QRect((self.width() - 28) // 2 if self._narrow else 16, 6, 28, 28)
        draw_box(painter, QRectF(mark), 6, fill=tokens.accent)
        draw_icon(painter, look, "mark", tokens.onacc, mark.adjusted(3, 3, -3, -3))
        if not self._narrow:
            width = self.width() - 60
            name, office = QRect(52, 2, width, 20), QRect(52, 20, width, 16)
            draw_text(painter, name, "Meja Aduan", face=fonts.brand, ink=tokens.ink)
            draw_text(painter, office, self._office, face=fonts.small, ink=tokens.ink2)
        painter.end()


class OfficerBlock(QWidget):
    """Initials, name and role of the officer at the desk."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self._role = ""
        self._narrow = False
        self.setFixedHeight(56)

    def set_officer(self, name: str, role: str) -> None:
        """Show another officer."""
        self._name, self._role = name, role
        self.setAccessibleName(f"Petugas: {name}, {role}")
        self.setToolTip(f"{name}, {role}")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show only the initials."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        tokens, fonts = look.tokens, look.fonts
        painter = smooth(self)
        draw_box(painter, QRectF(16, 4, self.width() - 32, 1), 0, fill=tokens.line)
        if self._name:
            disc = QRect((self.width() - 28) // 2 if self._narrow else 16, 14, 28, 28)
            draw_box(painter, QRectF(disc), 14, fill=tokens.soft)
            face, ink = fonts.small_strong, tokens.accent2
            draw_text(painter, disc, initials(self._name), face=face, ink=ink, align=CENTRE)
        if not self._narrow:
            width = self.width() - 60
            name, role = QRect(52, 11, width, 18), QRect(52, 27, width, 16)
            draw_text(painter, name, self._name, face=fonts.second_strong, ink=tokens.ink)
            draw_text(painter, role, self._role, face=fonts.small, ink=tokens.ink2)
        painter.end()


def initials(name: str) -> str:
    """Return the first letters of the first two words of `name`."""
    return "".join(word[0] for word in name.split()[:2]).upper()
