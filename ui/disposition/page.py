"""The Disposisi page: who waits, the sheet for the head on paper, and what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.case import Case, ComplaintRow
from app.desk.reading_cases import read_case
from app.roles import Role
from app.rules.kinds import Status
from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.disposition.form import WIDTH, WIDTH_NARROW, SheetForm
from ui.disposition.queue import QueueModel, Waiting, read_waiting
from ui.disposition.sheets import print_sheets, save_sheets, sheet_maker
from ui.look.tokens import HEIGHT_ROW_TRACKER, PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP
from ui.page import Context, Page
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.paper.paper_view import Fit, PaperView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_QUEUE_WIDTH, _QUEUE_NARROW = 296, 220
_NARROW_BELOW = 1050
_DEBOUNCE_MS = 120


class DispositionPage(Page):
    """The queue left, the form in the middle, the paper right."""

    key: ClassVar[str] = "disposisi"
    title: ClassVar[str] = "Disposisi"
    icon: ClassVar[str] = "rubber-stamp"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self._wished: int | None = None
        self._to_choose: int | None = None
        self._rows: tuple[ComplaintRow, ...] = ()
        self._described = 0
        self.model = QueueModel(context.office, context.clock.now(), self)
        self.table = self._build_table()
        self.elsewhere_button = button("Bukan kewenangan…", "quiet", icon="mail-forward")
        self.elsewhere_button.clicked.connect(self._on_elsewhere)
        self.form = SheetForm(self.elsewhere_button)
        self.form.changed.connect(self._want_preview)
        self.paper = PaperView(fit=Fit.PAGE)
        self._full_size = False
        self.record_button = button("Catat hasil disposisi", "quiet", tip="Ctrl+Shift+D")
        self.record_button.clicked.connect(self._on_record)
        self.save_button = button("Simpan PDF", icon="download", tip="Ctrl+S")
        self.save_button.clicked.connect(self._on_save)
        self.print_button = button(
            "Cetak lembar", "primary", icon="printer", shortcut="Ctrl+P", binds=False
        )
        self.print_button.clicked.connect(self._on_print)
        self.header = PageHeader(
            "Disposisi", " ", actions=[self.record_button, self.save_button, self.print_button]
        )
        self.header.crumb_chosen.connect(self._on_crumb)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MS)
        self._debounce.timeout.connect(self._make_preview)
        self._lay_out()
        for waits in (self.record_button, self.save_button, self.print_button):
            waits.setEnabled(False)

    def open(self, **wanted: object) -> None:
        """Read who waits; `complaint_id` opens with that case, waiting or not."""
        wished = wanted.get("complaint_id")
        self._wished = wished if isinstance(wished, int) else None
        self._to_choose = self._wished
        self._described = 0
        self._load()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again when a case or the office's lists changed."""
        if changed & {"complaints", "settings"}:
            self._described = 0
            self._load()

    def tick(self) -> None:
        """Tell the minutes left anew, and count the deadline from today."""
        self.model.tick(self.context.clock.now())
        self.form.show_deadline(self.context.office, now=self.context.clock.now())

    def first_focus(self) -> QWidget | None:
        """Return the queue."""
        return self.table

    def commands(self) -> list[Command]:
        """Return what can be done with the chosen cases."""
        chosen = self.chosen()
        size = Command(
            "sheet.size",
            "Ukuran sebenarnya atau pas halaman",
            self._switch_size,
            icon="eye",
            shortcut="Ctrl+0",
            group="Pratinjau",
        )
        if not chosen:
            return [size]
        own = [
            Command("sheet.print", "Cetak lembar disposisi", self._on_print, "printer", "Ctrl+P"),
            Command("sheet.save", "Simpan lembar sebagai PDF", self._on_save, "download", "Ctrl+S"),
            Command("sheet.all", "Pilih semua yang menunggu", self.table.selectAll, "check"),
            size,
        ]
        mine = ("case.dispose", "case.print_sheet", "case.record_disposition")
        others = [c for c in self.actions_on_case.commands(chosen[0]) if c.id not in mine]
        if self._can_record():
            own.append(
                Command(
                    "sheet.record",
                    "Catat hasil disposisi",
                    self._on_record,
                    "pencil",
                    "Ctrl+Shift+D",
                )
            )
        return [*own, *(others if len(chosen) == 1 else [])]

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        return [("Enter", "buka aduan"), ("Ctrl+A", "pilih semua"), ("Ctrl+0", "ukuran 100 %")]

    def chosen(self) -> list[ComplaintRow]:
        """Return the chosen cases in the order of the queue."""
        lines = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for line in lines if (row := self.model.row_at(line)) is not None]

    def _load(self) -> None:
        register, wished = self.context.register, self._wished
        before = self.chosen()
        chosen = self._to_choose or (before[0].id if before else None)
        self.context.runner.run(
            lambda: read_waiting(register, wished=wished, chosen=chosen),
            then=self._on_rows,
            owner=self,
            key="rows",
        )

    def _on_rows(self, waiting: Waiting) -> None:
        before = [row.id for row in self.chosen()]
        rows = self._rows = waiting.rows
        if waiting.case is not None:
            self._described = waiting.case.row.id
        now, office = self.context.clock.now(), self.context.office
        self.model.show_rows(rows, office=office, now=now)
        self.form.show_deadline(office, now=now)
        self._places.setCurrentIndex(0 if rows else 1)
        keep = self._to_choose or (before[0] if before else None)
        self._to_choose = None
        line = -1 if keep is None else self.model.line_of(keep)
        if line >= 0:
            self.table.select_row(line)
        else:
            self.table.select_first()
        self._on_selection_changed()
        if waiting.case is not None:
            self._on_case(waiting.case)
        self.ready.emit()

    def _on_selection_changed(self) -> None:
        chosen = self.chosen()
        self._say_head(chosen)
        for widget in (self.save_button, self.print_button):
            widget.setEnabled(bool(chosen))
        self.record_button.setEnabled(self._can_record())
        self.elsewhere_button.setEnabled(self._can_record())
        self.form.show_count(chosen, self.context.office)
        if len(chosen) == 1 and chosen[0].id != self._described:
            self._describe(chosen[0].id)
        elif len(chosen) != 1:
            self._described = 0
            self.form.show_case(None)
        self._want_preview()
        self.commands_changed.emit()

    def _can_record(self) -> bool:
        chosen = self.chosen()
        waiting = (Status.NEW, Status.AWAITING_DISPOSITION)
        return len(chosen) == 1 and chosen[0].status in waiting

    def _describe(self, complaint_id: int) -> None:
        self._described = complaint_id
        register = self.context.register
        self.context.runner.run(
            lambda: read_case(register, complaint_id=complaint_id),
            then=self._on_case,
            owner=self,
            key="case",
        )

    def _on_case(self, case: Case) -> None:
        if case.row.id == self._described:
            self.form.show_case(case)
            self._want_preview()

    def _say_head(self, chosen: list[ComplaintRow]) -> None:
        if self._wished is not None and len(chosen) == 1:
            row = chosen[0]
            crumbs = [("register", "Register"), ("kasus", row.number), ("", row.title)]
            self.header.set_breadcrumb(crumbs)
            self.header.set_sentence("")
            self.header.set_title("Buat disposisi")
            return
        self.header.set_breadcrumb([])
        self.header.set_title("Disposisi")
        new = sum(row.status is Status.NEW for row in self._rows)
        waiting = sum(row.status is Status.AWAITING_DISPOSITION for row in self._rows)
        words = [f"{new} perlu dilaporkan"] * bool(new) + [f"{waiting} menunggu Kepala"] * bool(
            waiting
        )
        sentence = ", ".join(words) or "Tidak ada yang menunggu disposisi"
        chosen_words = f" {len(chosen)} dipilih." if len(chosen) > 1 else ""
        self.header.set_sentence(f"{sentence}.{chosen_words}")

    def _want_preview(self) -> None:
        self.form.show_count(self.chosen(), self.context.office)
        self._debounce.start()

    def _make_preview(self) -> None:
        chosen = self.chosen()
        if not chosen:
            self.paper.show_nothing("Pilih aduan untuk melihat lembarnya.")
            return
        if self.paper.pdf() is None:
            self.paper.show_waiting()
        make = sheet_maker(self.context, chosen, self.form.wishes())
        self.context.runner.run(
            make, then=self.paper.show_paper, owner=self, key="preview", lane="paper"
        )

    def _switch_size(self) -> None:
        self._full_size = not self._full_size
        self.paper.set_fit(Fit.FULL if self._full_size else Fit.PAGE)

    def _on_print(self) -> None:
        if chosen := self.chosen():
            print_sheets(self.context, chosen, self.form.wishes(), parent=self)

    def _on_save(self) -> None:
        if chosen := self.chosen():
            save_sheets(self.context, chosen, self.form.wishes(), parent=self)

    def _on_record(self) -> None:
        if self._can_record():
            urgency = self.form.wishes().urgency
            self.actions_on_case.record_disposition(self.chosen()[0], urgency=urgency)

    def _on_elsewhere(self) -> None:
        if self._can_record():
            self.actions_on_case.forward(self.chosen()[0])

    def _on_crumb(self, key: str) -> None:
        if key == "kasus":
            self._open_case()
        else:
            self.context.navigate(key)

    def _open_case(self) -> None:
        if chosen := self.chosen():
            self.context.navigate("kasus", complaint_id=chosen[0].id)

    def _build_table(self) -> ListTable:
        table = ListTable(row_height=HEIGHT_ROW_TRACKER, bands=True)
        table.setModel(self.model)
        table.setItemDelegate(TwoLineDelegate(table))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.horizontalHeader().hide()
        table.stretch_column(0)
        table.setAccessibleName("Aduan yang menunggu disposisi")
        table.row_activated.connect(lambda _: self._open_case())
        table.selectionModel().selectionChanged.connect(lambda *_: self._on_selection_changed())
        return table

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the paper room in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_BELOW
        self._queue.setFixedWidth(_QUEUE_NARROW if narrow else _QUEUE_WIDTH)
        self.form.setFixedWidth(WIDTH_NARROW if narrow else WIDTH)

    def _lay_out(self) -> None:
        queue = Panel(padded=False)
        queue.setFixedWidth(_QUEUE_WIDTH)
        self._queue = queue
        add = button("Catat aduan", icon="plus", shortcut="Ctrl+N", binds=False)
        add.clicked.connect(lambda: self.context.navigate("catat"))
        add.setVisible(Role.DESK in self.context.register.account.roles)
        empty = EmptyState(
            "check", "Tidak ada yang menunggu disposisi", "Aduan baru muncul di sini.", add
        )
        held = QWidget()
        self._places = QStackedLayout(held)
        self._places.addWidget(self.table)
        self._places.addWidget(empty)
        queue.add(held, 1)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        row.setSpacing(PANEL_GAP)
        row.addWidget(queue)
        row.addWidget(self.form)
        row.addWidget(self.paper, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row, 1)
