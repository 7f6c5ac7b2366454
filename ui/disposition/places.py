"""Where everything on the Disposisi page stands: the queue left, the form, and the paper right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
)

from app.desk.registering import register_complaint
from ui.disposition.form import WIDTH, WIDTH_NARROW, SheetForm
from ui.look.tokens import (
    HEIGHT_ROW_TRACKER,
    NO_LIMIT,
    PAGE_BOTTOM,
    PAGE_MARGIN,
    PAGE_STACKED,
    PANEL_GAP,
    SPACE_12,
)
from ui.page_table import title_of
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.parts.paper.paper_view import Fit, PaperView

if TYPE_CHECKING:
    from ui.disposition.queue import QueueModel
    from ui.page import Page

_QUEUE_WIDTH, _QUEUE_NARROW = 296, 220
_NARROW_BELOW: Final = 1050
_STACKED_HIGH: Final = 260


class DispositionPlaces:
    """Builds the page's widgets; what needs a case waits until one is chosen."""

    def __init__(self, page: Page, model: QueueModel) -> None:
        self._page = page
        self.table = _build_table(model)
        self.elsewhere_button = button("Bukan kewenangan…", "quiet", icon="mail-forward")
        self.form = SheetForm(self.elsewhere_button)
        self.paper = PaperView(fit=Fit.PAGE)
        self.record_button = button("Catat hasil disposisi", "quiet", tip="Ctrl+Shift+D")
        self.save_button = button("Simpan PDF", icon="download", tip="Ctrl+S")
        self.print_button = button(
            "Cetak lembar", "primary", icon="printer", shortcut="Ctrl+P", binds=False
        )
        actions = [self.record_button, self.save_button, self.print_button]
        for waits in actions:
            waits.setEnabled(False)
        self.header = PageHeader(page.title, " ", actions=actions)
        self._queue = Panel(padded=False)
        self._stack = ShownStack()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._build_empty())
        self._queue.add(self._stack, 1)
        self.back_button = button(f"{title_of('lembar')}…", "link", icon="photo")
        self.spare_button = button(
            "Formulir cadangan",
            "link",
            icon="printer",
            tip="Lembar kosong bernomor, bila listrik padam",
        )
        self.spare_menu = QMenu(self.spare_button)
        self.spare_button.setMenu(self.spare_menu)
        foot = QVBoxLayout()
        foot.setContentsMargins(SPACE_12, 4, SPACE_12, 6)
        foot.setSpacing(0)
        for way in (self.back_button, self.spare_button):
            foot.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
        self._queue.body.addLayout(foot)
        self._lay_out(page)

    def show_queue(self, *, filled: bool) -> None:
        """Show who waits, or that nobody does."""
        self._stack.setCurrentIndex(0 if filled else 1)

    def enable(self, *, prints: bool, records: bool) -> None:
        """Enable what can be done with the chosen cases."""
        for widget in (self.save_button, self.print_button):
            widget.setEnabled(prints)
        for widget in (self.record_button, self.elsewhere_button):
            widget.setEnabled(records)

    def fit(self) -> None:
        """Leave the paper room in a narrow window."""
        room = self._page.width()
        stacked, direction = room < PAGE_STACKED, QBoxLayout.Direction
        queue, form = (
            (_QUEUE_NARROW, WIDTH_NARROW) if room < _NARROW_BELOW else (_QUEUE_WIDTH, WIDTH)
        )
        self._body.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._queue.setMinimumSize(queue, _STACKED_HIGH if stacked else 0)
        self._queue.setMaximumWidth(NO_LIMIT if stacked else queue)
        self.form.setFixedWidth(form)
        self.paper.setMinimumHeight(_STACKED_HIGH if stacked else 0)

    def switch_size(self) -> None:
        """Show the paper in full size, or as a whole page again."""
        self.paper.set_fit(Fit.PAGE if self.paper.desk.fit() is Fit.FULL else Fit.FULL)

    def _build_empty(self) -> EmptyState:
        context = self._page.context
        add = button(title_of("catat"), icon="plus", shortcut="Ctrl+N", binds=False)
        add.clicked.connect(lambda: context.navigate("catat"))
        add.setVisible(context.may(register_complaint))
        return EmptyState(
            "check", "Tidak ada yang menunggu disposisi", "Aduan baru muncul di sini.", add
        )

    def _lay_out(self, page: Page) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(PANEL_GAP)
        lists.addWidget(self._queue)
        lists.addWidget(self.form)
        row = self._body = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        row.setSpacing(PANEL_GAP)
        row.addLayout(lists)
        row.addWidget(self.paper, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)


def _build_table(model: QueueModel) -> ListTable:
    table = ListTable(row_height=HEIGHT_ROW_TRACKER, bands=True)
    table.setModel(model)
    table.setItemDelegate(TwoLineDelegate(table))
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.horizontalHeader().hide()
    table.stretch_column(0)
    table.setAccessibleName("Aduan yang menunggu disposisi")
    return table
