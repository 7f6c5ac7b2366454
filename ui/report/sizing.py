"""Fits a table of twelve months to its room, to the pixel."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtWidgets import QHeaderView

from ui.parts.cells.table import ListTable

LONGEST_MONTH: Final = "September"
_LOWEST_ROW, _HIGHEST_ROW, _TALL_ROW = 26, 40, 38


def share_width(view: ListTable, needed: Mapping[int, int], *, growing: range | tuple[int]) -> None:
    """Give each column what it needs and the `growing` ones equal parts of the rest."""
    spare = max(view.viewport().width() - sum(needed.values()), 0)
    share, left = divmod(spare, len(growing))
    header = view.horizontalHeader()
    for at, width in needed.items():
        extra = share + (left if at == growing[-1] else 0) if at in growing else 0
        header.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
        view.setColumnWidth(at, width + extra)


def share_height(view: ListTable, rows: int, *, tall: Collection[int] = ()) -> None:
    """Make the head as high as its words, and the rows so that all of them are seen."""
    head = view.horizontalHeader()
    head.setFixedHeight(head.sizeHint().height())
    room = view.height() - head.height() - _TALL_ROW * len(tall)
    height = min(max(room // max(rows - len(tall), 1), _LOWEST_ROW), _HIGHEST_ROW)
    view.verticalHeader().setDefaultSectionSize(height)
    for row in range(view.model().rowCount()):
        view.setRowHeight(row, _TALL_ROW if row in tall else height)
