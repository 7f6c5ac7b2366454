"""Delegates that paint table cells from item roles: one line, two lines, badge over time."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.fonts import Face
from ui.look.style import Look, current_look
from ui.look.tokens import Tone, colour
from ui.parts.cells.badges import Badge, paint_badge
from ui.parts.cells.item_roles import Band, ItemRole
from ui.parts.cells.ribbon import Ribbon, paint_ribbon
from ui.parts.painting import draw_icon, draw_text, square

Index = QModelIndex | QPersistentModelIndex
_PAD = 12
_ICON = 16
_CENTRED = Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """Fills the cell and hands its inner rectangle to `paint_content`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell; group bands and row lines are the table's."""
        if index.data(ItemRole.BAND) is not None:
            return
        look = current_look()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            # Smoothed edges would leave a line between cells on screens of 150 %.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.fillRect(rect, colour(look.tokens.sel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = rect.adjusted(_PAD, 0, -_PAD // 2, -1)
        icon = index.data(ItemRole.ICON)
        if icon:
            mark = square(inner.x(), inner.center().y() + 1, _ICON)
            draw_icon(painter, look, icon, self.icon_ink(look, index), mark)
            inner.setLeft(inner.x() + _ICON + 6)
        self.paint_content(painter, look, inner, index)
        painter.restore()

    def icon_ink(self, look: Look, index: Index) -> str:
        """Return the colour of the icon left of the text."""
        tone = _tone(index)
        return look.tokens.ink2 if tone is Tone.PLAIN else look.tokens.tone(tone).fg

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint what is in the cell."""
        raise NotImplementedError


class OneLineDelegate(CellDelegate):
    """One line of text, a badge or a ribbon; "-" is faint, the model's alignment is kept."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint the badge, the ribbon or the text, whichever the cell has."""
        badge, ribbon = index.data(ItemRole.BADGE), index.data(ItemRole.RIBBON)
        if isinstance(badge, Badge):
            paint_badge(painter, look, badge, rect)
            return
        if isinstance(ribbon, Ribbon):
            paint_ribbon(painter, look, ribbon, rect)
            return
        text = str(index.data(ItemRole.PRIMARY) or "")
        given = index.data(Qt.ItemDataRole.TextAlignmentRole)
        align = _CENTRED | Qt.AlignmentFlag.AlignLeft
        if given is not None:
            align = _CENTRED | Qt.AlignmentFlag(int(given))
        face, ink = _first_line(look, index)
        draw_text(
            painter,
            rect,
            text,
            face=face,
            ink=look.tokens.ink3 if text == "-" else ink,
            align=align,
        )


class TwoLineDelegate(CellDelegate):
    """First line above a second line or a ribbon; Role.TONE colours the first."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint both lines."""
        upper, lower = _halves(rect)
        face, ink = _first_line(look, index)
        draw_text(painter, upper, str(index.data(ItemRole.PRIMARY) or ""), face=face, ink=ink)
        ribbon = index.data(ItemRole.RIBBON)
        if isinstance(ribbon, Ribbon):
            paint_ribbon(painter, look, ribbon, lower)
            return
        second = str(index.data(ItemRole.SECONDARY) or "")
        draw_text(painter, lower, second, face=look.fonts.second, ink=look.tokens.ink2)

    def icon_ink(self, look: Look, index: Index) -> str:
        """Return ink2: beside two lines the icon only says what kind."""
        return look.tokens.ink2


class BadgeTimeDelegate(CellDelegate):
    """A badge above the words of time; Role.TONE colours the words."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint the badge and Role.SECONDARY below it."""
        upper, lower = _halves(rect)
        badge = index.data(ItemRole.BADGE)
        if isinstance(badge, Badge):
            paint_badge(painter, look, badge, upper.adjusted(-2, -1, 0, -1))
        tone = _tone(index)
        ink = look.tokens.ink2 if tone is Tone.PLAIN else look.tokens.tone(tone).fg
        second = str(index.data(ItemRole.SECONDARY) or "")
        draw_text(painter, lower, second, face=look.fonts.second, ink=ink)


def _halves(rect: QRect) -> tuple[QRect, QRect]:
    """Return the places of a first line of 10 pt and a second line of 9 pt in a cell."""
    top = rect.y() + (rect.height() - 39) // 2 + 1
    return QRect(rect.x(), top, rect.width(), 22), QRect(rect.x(), top + 22, rect.width(), 17)


def _first_line(look: Look, index: Index) -> tuple[Face, str]:
    tone = _tone(index)
    if tone is not Tone.PLAIN:
        return look.fonts.strong, look.tokens.tone(tone).fg
    face = look.fonts.strong if index.data(ItemRole.STRONG) else look.fonts.body
    return face, look.tokens.ink2 if index.data(ItemRole.FAINT) else look.tokens.ink


def _tone(index: Index) -> Tone:
    tone = index.data(ItemRole.TONE)
    return Tone(tone) if tone else Tone.PLAIN


def spoken(index: Index) -> str:
    """Return all that a cell shows as words; models answer Qt.AccessibleTextRole with it."""
    badge, ribbon, band = (
        index.data(role) for role in (ItemRole.BADGE, ItemRole.RIBBON, ItemRole.BAND)
    )
    if isinstance(band, Band):
        return f"{band.word}, {band.count}"
    said = (
        badge.text if isinstance(badge, Badge) else "",
        str(index.data(ItemRole.PRIMARY) or ""),
        str(index.data(ItemRole.SECONDARY) or ""),
        ribbon.words() if isinstance(ribbon, Ribbon) else "",
    )
    return ", ".join(part for part in said if part)
