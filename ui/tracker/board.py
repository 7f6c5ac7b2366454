"""The board: open cases as cards in a column for each step from the head's desk to the answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.rules.wording import capitalised
from ui.case_words import STEP_WORDS, went_on
from ui.parts.labels import label
from ui.tracker.board_column import BoardColumn, CardModel

if TYPE_CHECKING:
    from app.case import ComplaintRow
    from ui.tracker.model import TrackerModel


class Board(QWidget):
    """Shows the rows the list shows; `current_changed` and `activated` speak of one card."""

    current_changed = Signal()
    activated = Signal()

    def __init__(self, times: TrackerModel) -> None:
        super().__init__()
        self.setAccessibleName("Papan menurut langkah")
        self._on: BoardColumn | None = None
        self._place = (0, 0)
        self.columns: dict[int, BoardColumn] = {}
        self.heads: dict[int, QLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 8)
        row.setSpacing(10)
        for at, (step, word) in enumerate(STEP_WORDS.items()):
            column = BoardColumn(CardModel(times, self), capitalised(word))
            column.current_changed.connect(partial(self._on_current, column))
            column.activated_row.connect(self.activated)
            column.moved_on.connect(partial(self._go_beside, at))
            head = label("", "strong")
            self.columns[step], self.heads[step] = column, head
            held = QVBoxLayout()
            held.setSpacing(6)
            held.addWidget(head)
            held.addWidget(column, 1)
            row.addLayout(held, 1)

    def show_rows(self, rows: Sequence[ComplaintRow]) -> None:
        """Deal the rows out to the columns; in each they keep their order."""
        dealt: dict[int, list[ComplaintRow]] = {step: [] for step in self.columns}
        for row in rows:
            dealt.get(row.step, dealt[7]).append(row)
        if self._on is not None and self._on.currentIndex().isValid():
            steps = list(self.columns.values())
            self._place = steps.index(self._on), self._on.currentIndex().row()
        self._on = None
        for step, column in self.columns.items():
            column.cards.set_rows(dealt[step])
            self.heads[step].setText(f"{column.accessibleName()}  {len(dealt[step])}")

    def chosen(self) -> ComplaintRow | None:
        """Return the row of the card chosen last."""
        return self._on.row() if self._on is not None else None

    def choose(self, complaint_id: int | None, *, before: ComplaintRow | None = None) -> None:
        """Choose a case's card, else the one that stands where a card was chosen last.

        A case that went on to another place since it was `before` is not followed: the keyboard
        stays where it was, on the case that is next.
        """
        for at, column in enumerate(self.columns.values()):
            line = column.cards.line_of(complaint_id) if complaint_id is not None else -1
            if line < 0:
                continue
            if (at, line) == self._place or not went_on(before, column.cards.row_at(line)):
                self._choose_card(column, line)
                return
        self._choose_near(*self._place)

    def _choose_near(self, at: int, line: int) -> None:
        """Choose what stands at a place now, in the columns beside it where that one is empty."""
        columns = list(self.columns.values())
        near = sorted(range(len(columns)), key=lambda other: (abs(other - at), -other))
        filled = next((columns[each] for each in near if columns[each].cards.rowCount()), None)
        if filled is not None:
            self._choose_card(filled, min(line, filled.cards.rowCount() - 1))

    def _choose_card(self, column: BoardColumn, line: int) -> None:
        had_focus = any(each.hasFocus() for each in self.columns.values())
        self._on = column
        column.choose(line)
        if had_focus:
            column.setFocus()

    def focus_column(self) -> QWidget:
        """Return the column that is to have the focus."""
        return self._on or self.columns[3]

    def repaint_times(self) -> None:
        """Paint the cards that are seen anew."""
        for column in self.columns.values():
            column.viewport().update()

    def _on_current(self, column: BoardColumn) -> None:
        self._on = column
        for other in self.columns.values():
            if other is not column:
                other.clearSelection()
        column.selectionModel().select(
            column.currentIndex(), column.selectionModel().SelectionFlag.ClearAndSelect
        )
        self.current_changed.emit()

    def _go_beside(self, at: int, step: int) -> None:
        """Go to the next column that has cards, to the card at about the same height."""
        columns = list(self.columns.values())
        line = max(columns[at].currentIndex().row(), 0)
        beside = columns[at + 1 :] if step > 0 else columns[:at][::-1]
        target = next((column for column in beside if column.cards.rowCount()), None)
        if target is not None:
            target.choose(min(line, target.cards.rowCount() - 1))
            target.setFocus()
            self._on_current(target)
