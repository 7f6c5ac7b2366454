"""The evaluation as a table, in the form of the Lampiran."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent

from ui.look.style import Look, current_look
from ui.look.tokens import colour
from ui.parts.cells.delegates import Index, OneLineDelegate
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.table import ListTable
from ui.report.headings import WrappedHeader
from ui.report.recap_models import MONTHS, EvaluationModel
from ui.report.sizing import LONGEST_MONTH, share_height, share_width

_WORDED = (3, 4)
"""The columns of words."""


class EvaluationDelegate(OneLineDelegate):
    """Paints an evaluation cell; long words take two lines of the smaller size."""

    def paint_content(self, painter: QPainter, look: Look, rect: QRect, index: Index) -> None:
        """Paint one line in the usual size, or two in the smaller one."""
        text = str(index.data(ItemRole.PRIMARY) or "")
        if look.fonts.body.width(text) <= rect.width() or index.column() not in _WORDED:
            if index.data(Qt.ItemDataRole.TextAlignmentRole) is not None:
                rect = rect.adjusted(-12, 0, 6, 0)
            super().paint_content(painter, look, rect, index)
            return
        painter.setFont(look.fonts.second.font)
        painter.setPen(colour(look.tokens.ink))
        upper, lower = _two_lines(text, rect.width(), look)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, f"{upper}\n{lower}")


class EvaluationTable(ListTable):
    """The evaluation of each month; `month_chosen` carries a month (1-12)."""

    month_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Evaluasi pengaduan")
        self.head = WrappedHeader(self, left=frozenset({1, *_WORDED}))
        self.setHorizontalHeader(self.head)
        self.setItemDelegate(EvaluationDelegate(self))
        self.evaluation_model = EvaluationModel(self)
        self.setModel(self.evaluation_model)
        self.evaluation_model.modelReset.connect(self.fit)
        self.row_activated.connect(lambda index: self.month_chosen.emit(index.row()))

    def fit(self) -> None:
        """Share the room out: words take most of it, rows of two lines are higher."""
        fonts = current_look().fonts
        needed = {at: self.head.needed(at) + 12 for at in range(3)}
        needed[1] = max(needed[1], fonts.strong.width(LONGEST_MONTH) + 24)
        needed[3] = fonts.body.width("Sudah disampaikan melalui") + 24
        needed[4] = fonts.body.width("2 (dua) aduan masih") + 24
        share_width(self, needed, growing=(3,))
        model = self.evaluation_model
        tall = {row for row in range(model.rowCount()) if self._is_tall(row)}
        share_height(self, MONTHS + 1, tall=tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _is_tall(self, row: int) -> bool:
        body = current_look().fonts.body
        return any(
            body.width(str(self.evaluation_model.index(row, at).data() or ""))
            > self.columnWidth(at) - 18
            for at in _WORDED
        )


def _two_lines(text: str, width: int, look: Look) -> tuple[str, str]:
    """Break words into a line that fits `width` pixels and a shortened rest."""
    face = look.fonts.second
    words = text.split()
    taken = len(words)
    while taken > 1 and face.width(" ".join(words[:taken])) > width:
        taken -= 1
    return " ".join(words[:taken]), face.short(" ".join(words[taken:]), width)
