"""The boxes of a sheet with a large picture of each, what is not clear first: answered by one key."""

from __future__ import annotations

from typing import ClassVar, Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter

from ui.look.style import Look
from ui.look.tokens import Tone, colour
from ui.parts.cells.delegates import CellDelegate, spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel
from ui.parts.cells.table import ListTable
from ui.parts.fields.checks import paint_box
from ui.parts.painting import draw_icon, draw_text, square
from ui.returns.items import BoxRow, Sheet
from ui.returns.picture import crop

_CROP: Final = 40
_ROW: Final = 48
_SIDE: Final = 16
_PICTURE: Final = Qt.ItemDataRole.DecorationRole
_CHECK: Final = Qt.ItemDataRole.CheckStateRole
_WORDS: Final = {True: "dicentang", False: "kosong", None: "tidak jelas; tekan Spasi"}
_ONE_OF: Final = ("urgency", "result")


class BoxesModel(RowsModel[BoxRow]):
    """The boxes of the sheet that is shown; `answered` says that an answer is another."""

    headings: ClassVar[tuple[str, ...]] = ("Kotak",)
    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._crops: dict[str, QImage] = {}

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show the boxes of a sheet."""
        self._sheet = sheet
        rows = sheet.rows if sheet is not None else ()
        self._crops = {}
        if sheet is not None:
            self._crops = {row.key: crop(sheet, row.box) for row in rows if row.box is not None}
        self.show(rows)

    def answer(self, line: int, *, ticked: bool | None = None) -> None:
        """Answer a box, by itself the other way round; of some kinds one alone is ticked."""
        sheet = self._sheet
        if sheet is None or not 0 <= line < len(self.rows) or not sheet.may_accept:
            return
        key = self.rows[line].key
        now = not sheet.answers[key] if ticked is None else ticked
        kind = key.partition(":")[0]
        if now and kind in _ONE_OF:
            for row in self.rows:
                if row.key.partition(":")[0] == kind:
                    sheet.answers[row.key] = False
        sheet.answers[key] = now
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))
        self.answered.emit()

    def first_open(self, after: int = -1) -> int:
        """Return the first line behind one that waits for an answer; -1 when none does."""
        if self._sheet is None:
            return -1
        answers = self._sheet.answers
        lines = (at for at, row in enumerate(self.rows) if answers[row.key] is None and at > after)
        return next(lines, -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._sheet is None:
            return None
        row = self.rows[index.row()]
        answer = self._sheet.answers[row.key]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        answers: dict[int, object] = {
            ItemRole.PRIMARY: row.words,
            ItemRole.SECONDARY: _WORDS[answer],
            ItemRole.ROW: row,
            _PICTURE: self._crops.get(row.key),
            _CHECK: answer,
            Qt.ItemDataRole.ToolTipRole: row.words,
        }
        return answers.get(role)


class _BoxDelegate(CellDelegate):
    """The picture of the box, its words, and the answer as a box of our own."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint them from left to right."""
        picture = index.data(_PICTURE)
        left = rect.x() - 4
        if isinstance(picture, QImage) and not picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            place = QRect(left, rect.center().y() - _CROP // 2, _CROP, _CROP)
            painter.drawImage(place, picture)
            painter.setPen(colour(look.tokens.ctl))
            painter.drawRect(place)
            left += _CROP
        answer = index.data(_CHECK)
        box = QRectF(left + 10, rect.center().y() - _SIDE / 2, _SIDE, _SIDE)
        warn = look.tokens.tone(Tone.WARN).fg
        if answer is None:
            draw_icon(
                painter, look, "help-circle", warn, square(left + 10, rect.center().y(), _SIDE)
            )
        else:
            paint_box(painter, box, on=bool(answer))
        words = QRect(left + 36, rect.y() + 5, rect.right() - left - 36, 20)
        face = look.fonts.strong if answer or answer is None else look.fonts.body
        draw_text(painter, words, str(index.data(ItemRole.PRIMARY)), face=face, ink=look.tokens.ink)
        ink = warn if answer is None else look.tokens.ink2
        words.translate(0, 19)
        said = str(index.data(ItemRole.SECONDARY))
        draw_text(painter, words, said, face=look.fonts.second, ink=ink)


class BoxTable(ListTable):
    """Space or a click turns an answer round; Enter is `row_activated` as in every list."""

    def __init__(self) -> None:
        super().__init__(row_height=_ROW)
        self.boxes = BoxesModel()
        self.setAccessibleName("Kotak pada lembar ini")
        self.horizontalHeader().hide()
        self.setItemDelegate(_BoxDelegate(self))
        self.setModel(self.boxes)
        self.stretch_column(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._turn(self.indexAt(event.position().toPoint()).row())

    def _turn(self, line: int) -> None:
        if line >= 0:
            self.boxes.answer(line)
