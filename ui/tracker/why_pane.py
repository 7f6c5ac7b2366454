"""The pane beside the list: why the chosen case is due then, whose turn it is, and what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.case import ComplaintRow
from ui.actions.desk_actions import NextAction
from ui.look.tokens import Tone
from ui.parts.buttons import button
from ui.parts.cells.day_explanation import DayExplanation
from ui.parts.labels import label, rule
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.panel import Panel
from ui.tracker.why import Why

WIDTH = 308


class WhyPane(Panel):
    """Shows one case at a time and offers what can be done with it."""

    case_wanted = Signal()
    extend_wanted = Signal()
    reminder_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Mengapa tanggal ini")
        self._run: Callable[[], None] | None = None
        self.number = label("", "second")
        self.title = label("", "panel-title", wrap=True)
        self.days = DayExplanation()
        self.note = label("", "second", wrap=True)
        self.turn = label("", "strong", wrap=True)
        self.action_button = button("", "primary")
        self.action_button.clicked.connect(self._on_action)
        self.case_button = button("Buka aduan")
        self.case_button.clicked.connect(self.case_wanted)
        self.extend_button = button("", "quiet", icon="calendar", compact=True)
        self.extend_button.clicked.connect(self.extend_wanted)
        self.remind_button = button("Ingatkan…", "quiet", icon="bell", compact=True, tip="Ctrl+R")
        self.remind_button.clicked.connect(self.reminder_wanted)
        tip = "Cetak penjelasan ini"
        self.paper_button = button("", "link", icon="printer", tip=tip)
        self.paper_button.clicked.connect(self.paper_wanted)
        self._empty = EmptyState(
            "clock", "Pilih satu aduan", "Penjelasan tenggatnya tampil di sini."
        )
        self._filled = QWidget()
        self._lay_out()
        self.add(self._empty, 1)
        self.add(self._filled, 1)
        self.clear()

    def clear(self) -> None:
        """Show that nothing is chosen."""
        self._filled.hide()
        self._empty.show()

    def show_case(
        self,
        row: ComplaintRow,
        why: Why,
        *,
        tone: Tone,
        action: NextAction | None,
        extends: bool = False,
        reminds: bool = False,
    ) -> None:
        """Show a case; `tone` colours the marks of today and the due day."""
        self.number.setText(row.number)
        self.title.setText(why.title)
        self.days.set_days(why.lines, tone)
        self.days.setVisible(bool(why.lines))
        self.note.setText(why.note)
        self.turn.setText(f"Giliran: {row.holder}" if row.holder else "")
        self.extend_button.setVisible(extends)
        self.remind_button.setVisible(reminds)
        self.paper_button.setVisible(bool(why.lines))
        self._run = None if action is None else action.run
        self.action_button.setVisible(action is not None)
        if action is not None:
            self.action_button.set_word(action.word)
            self.action_button.setToolTip(action.shortcut)
        self._empty.hide()
        self._filled.show()

    def _on_action(self) -> None:
        if self._run is not None:
            self._run()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(16, 7, 8, 11)
        head.setSpacing(2)
        above = QHBoxLayout()
        above.addWidget(self.number, 1)
        above.addWidget(self.paper_button)
        head.addLayout(above)
        head.addWidget(self.title)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self._scrolled(), 1)
        more = QHBoxLayout()
        more.setContentsMargins(8, 4, 16, 0)
        more.addWidget(self.remind_button)
        more.addWidget(self.extend_button)
        more.addStretch(1)
        column.addLayout(more)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 8, 16, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.action_button)
        buttons.addWidget(self.case_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("kind", "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 10, 4, 8)
        column.setSpacing(8)
        column.addWidget(self.days)
        column.addWidget(self.note)
        column.addWidget(self.turn)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area
