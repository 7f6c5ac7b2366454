"""The tab of the standards of time: SOP at the left, national limits and warnings at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.desk.changing_office import save_settings
from app.desk.changing_targets import save_limit, save_target
from app.rules.targets import LimitVersion, TargetVersion
from ui.calendar.standard_models import BADGE_COLUMN, COMING, IN_FORCE, LimitModel, TargetModel
from ui.calendar.warnings_panel import WarningsPanel
from ui.look.tokens import HEIGHT_ROW_TWO, HEIGHT_TABLE_HEADER, PANEL_GAP
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.labels import label
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.panels.panel import Panel

_NARROW = 1000
_LIMIT_NOTE = (
    "Bila batas nasional jatuh lebih dulu daripada standar langkah SOP yang berjalan, "
    "batas nasional yang ditampilkan."
)


class StandardsTab(FittedArea):
    """`target_wanted` and `limit_wanted` carry the version from which the form begins."""

    target_wanted = Signal(object)
    limit_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(QWidget(), sideways=False)
        self.context = context
        self.targets = TargetModel(self)
        self.limits = LimitModel(self)
        self.target_table = self._table(
            self.targets, "Standar waktu langkah SOP", "Rina Amalia, 24 Nov 2026 11.40"
        )
        self.target_table.fix_column(BADGE_COLUMN, COMING.text, extra=20)
        self.limit_table = self._table(self.limits, "Batas nasional", "28 Sep 2026")
        self.target_button = button("Ubah standar", "accent", icon="pencil")
        self.limit_button = button("Ubah batas", icon="pencil")
        self.warnings = WarningsPanel(context)
        for changing, service in (
            (self.target_button, save_target),
            (self.limit_button, save_limit),
            (self.warnings.save_button, save_settings),
        ):
            changing.setVisible(context.may(service))
        self._arrange()
        self.target_button.clicked.connect(self.ask_target)
        self.limit_button.clicked.connect(self.ask_limit)
        self.target_table.row_activated.connect(lambda _: self.ask_target())
        self.limit_table.row_activated.connect(lambda _: self.ask_limit())

    def show_versions(
        self, targets: Sequence[TargetVersion], limits: Sequence[LimitVersion], *, today: date
    ) -> None:
        """Show the versions of now; the chosen rows stay."""
        rows = self.target_table.currentIndex().row(), self.limit_table.currentIndex().row()
        self.targets.show(targets, today=today, zone=self.context.zone)
        self.limits.show(limits, today=today, zone=self.context.zone)
        self.target_table.select_row(max(rows[0], 0))
        self.limit_table.select_row(max(rows[1], 0))
        self.warnings.show_office()

    def ask_target(self) -> None:
        """Ask for the form of the chosen standard."""
        version = self.targets.version(max(self.target_table.currentIndex().row(), 0))
        if version is not None and self.context.may(save_target):
            self.target_wanted.emit(version)

    def ask_limit(self) -> None:
        """Ask for the form of the chosen limit."""
        version = self.limits.version(max(self.limit_table.currentIndex().row(), 0))
        if version is not None and self.context.may(save_limit):
            self.limit_wanted.emit(version)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = QBoxLayout.Direction.TopToBottom
        beside = QBoxLayout.Direction.LeftToRight
        self._row.setDirection(below if self.width() < _NARROW else beside)

    def _table(self, model: TargetModel | LimitModel, name: str, longest: str) -> ListTable:
        table = ListTable(row_height=HEIGHT_ROW_TWO)
        table.setAccessibleName(name)
        table.setModel(model)
        for column in range(BADGE_COLUMN):
            table.setItemDelegateForColumn(column, TwoLineDelegate(table))
        table.stretch_column(0)
        table.fix_column(1, "10 hari kerja")
        table.fix_column(2, longest, "Berlaku sejak")
        table.fix_column(BADGE_COLUMN, IN_FORCE.text, extra=20)
        table.setMinimumHeight(HEIGHT_TABLE_HEADER + 4 * HEIGHT_ROW_TWO + 2)
        return table

    def _arrange(self) -> None:
        left = Panel("Standar langkah SOP", padded=False)
        left.title_row.addWidget(self.target_button)
        left.title_row.setContentsMargins(16, 6, 8, 6)
        left.add(self.target_table, 1)
        upper = Panel("Batas nasional", padded=False)
        upper.title_row.addWidget(self.limit_button)
        upper.title_row.setContentsMargins(16, 6, 8, 6)
        upper.add(self.limit_table, 1)
        note = QVBoxLayout()
        note.setContentsMargins(16, 8, 16, 10)
        note.addWidget(label(_LIMIT_NOTE, "hint", wrap=True))
        upper.body.addLayout(note)
        right = QVBoxLayout()
        right.setSpacing(PANEL_GAP)
        right.addWidget(upper, 1)
        right.addWidget(self.warnings)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.widget())
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(PANEL_GAP)
        self._row.addWidget(left, 58)
        self._row.addLayout(right, 42)
