"""The Disposisi page: who waits, the sheet for the head on paper, and what came back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer

from app.case import Case, ComplaintRow
from app.desk.reading_cases import read_case
from app.desk.spare_sheets import reserve_sheets
from app.rules.kinds import BEFORE_DISPOSITION, Status
from ui.actions.action_table import ON_CASE, ActionKey
from ui.actions.desk_actions import DeskActions, parted
from ui.actions.starting import forward, record_disposition
from ui.commands import Command
from ui.disposition.places import DispositionPlaces
from ui.disposition.queue import QueueModel, Waiting, read_waiting
from ui.disposition.sheets import print_sheets, print_spares, save_sheets, sheet_maker
from ui.page import Context, Page
from ui.page_table import PageKey, title_of
from ui.parts.command_menu import RowMenu, fill_menu
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_DEBOUNCE_MS = 120
_SPARES = (2, 10, 20)


class DispositionPage(Page):
    """The queue left, the form in the middle, the paper right."""

    key: ClassVar[PageKey] = "disposisi"
    reads_at_arrival: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_on_case = DeskActions(context, self)
        self._wished: int | None = None
        self._to_choose: int | None = None
        self._rows: tuple[ComplaintRow, ...] = ()
        self._described = 0
        self._case: Case | None = None
        self.model = QueueModel(context.office, context.clock.now(), self)
        self.places = DispositionPlaces(self, self.model)
        self.header, self.table = self.places.header, self.places.table
        self.form, self.paper = self.places.form, self.places.paper
        self.elsewhere_button = self.places.elsewhere_button
        self.record_button = self.places.record_button
        self.save_button, self.print_button = self.places.save_button, self.places.print_button
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE_MS)
        self._connect()

    def open(self, **wanted: object) -> None:
        """Read who waits; `complaint_id` opens with that case, waiting or not."""
        wished = wanted.get("complaint_id")
        self._wished = wished if isinstance(wished, int) else None
        self._to_choose = self._wished
        self._described = 0
        self.record_button.set_word(self._record_word())
        self.places.spare_button.setVisible(self.context.may(reserve_sheets))
        self._load()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read again when a case or the office's lists changed."""
        if changed & {"complaints", "settings"}:
            self._described = 0
            self._load()

    def tick(self) -> None:
        """Tell the minutes left anew, and count the deadline from today."""
        self.model.tick(self.context.clock.now())
        self._show_deadline()

    def first_focus(self) -> QWidget | None:
        """Return the queue."""
        return self.table

    def commands(self) -> list[Command]:
        """Return what can be done with the chosen cases."""
        chosen = self.chosen()
        size = Command(
            "sheet.size",
            "Ukuran sebenarnya atau pas halaman",
            self.places.switch_size,
            icon="eye",
            shortcut="Ctrl+0",
            group="Pratinjau",
        )
        if not chosen:
            return [size, *self._spare_commands()]
        own = [
            Command("sheet.print", "Cetak lembar disposisi", self._on_print, "printer", "Ctrl+P"),
            Command("sheet.save", "Simpan lembar sebagai PDF", self._on_save, "download", "Ctrl+S"),
            Command("sheet.all", "Pilih semua yang menunggu", self.table.selectAll, "check"),
            size,
            *self._spare_commands(),
        ]
        mine = (ActionKey.DISPOSE, ActionKey.PRINT_SHEET, ActionKey.RECORD_DISPOSITION)
        others = [c for c in self.actions_on_case.commands(chosen[0]) if c.id not in mine]
        if self._can_record():
            own.append(
                Command(
                    "sheet.record",
                    self._record_word(),
                    self._on_record,
                    "pencil",
                    "Ctrl+Shift+D",
                )
            )
        return [*own, *(others if len(chosen) == 1 else [])]

    def _menu(self) -> list[list[Command]]:
        go = Command("case.open", "Buka aduan", self._open_case, "file-text", "Enter")
        return [[go], *parted(self.commands())]

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        return [("Enter", "buka aduan"), ("Ctrl+A", "pilih semua"), ("Ctrl+0", "ukuran 100 %")]

    def chosen(self) -> list[ComplaintRow]:
        """Return the chosen cases in the order of the queue."""
        lines = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [row for line in lines if (row := self.model.row_at(line)) is not None]

    def _load(self) -> None:
        before = self.chosen()
        chosen = self._to_choose or (before[0].id if before else None)
        self.ask(
            call(read_waiting, wished=self._wished, chosen=chosen), then=self._on_rows, key="rows"
        )

    def _on_rows(self, waiting: Waiting) -> None:
        before, place = [row.id for row in self.chosen()], self.table.currentIndex().row()
        rows = self._rows = waiting.rows
        if waiting.case is not None:
            self._described = waiting.case.row.id
        now, office = self.context.clock.now(), self.context.office
        self.model.show_rows(rows, office=office, now=now)
        self.places.show_queue(filled=bool(rows))
        keep = self._to_choose or (before[0] if before else None)
        self._to_choose = None
        line = -1 if keep is None else self.model.line_of(keep)
        # What was printed is reported to the head, and stays chosen for what comes back.
        self.table.keep_place(line, before=place, went_on=False)
        self._on_selection_changed()
        if waiting.case is not None:
            self._on_case(waiting.case)
        self.ready.emit()

    def _on_selection_changed(self) -> None:
        chosen = self.chosen()
        self._say_head(chosen)
        self.places.enable(prints=bool(chosen), records=self._can_record())
        self.form.show_count(chosen, self.context.office)
        self._show_deadline()
        if len(chosen) == 1 and chosen[0].id != self._described:
            self._describe(chosen[0].id)
        elif len(chosen) != 1:
            self._described = 0
            self.form.show_case(None)
        self._want_preview()
        self.commands_changed.emit()

    def _show_deadline(self) -> None:
        now = self.context.clock.now()
        self.form.show_deadline(self.chosen(), self.context.office, now=now)

    def _record_word(self) -> str:
        """Return what deciding is called: a head decides here, the desk writes down what is on paper."""
        register = self.context.register
        decides = not register.locked and register.account.decides
        return "Disposisi" if decides else "Catat hasil disposisi"

    def _can_record(self) -> bool:
        chosen = self.chosen()
        return len(chosen) == 1 and chosen[0].status in BEFORE_DISPOSITION

    def _describe(self, complaint_id: int) -> None:
        self._described = complaint_id
        self.ask(call(read_case, complaint_id=complaint_id), then=self._on_case, key="case")

    def _on_case(self, case: Case) -> None:
        if case.row.id == self._described:
            self._case = case
            action = ON_CASE[ActionKey.REVIEW]
            may = action.possible(case) and self.actions_on_case.may(action)
            self.form.show_case(case, may_review=may)
            self._want_preview()

    def _on_review(self) -> None:
        if self._case is not None and self._case.row.id == self._described:
            ON_CASE[ActionKey.REVIEW].start(self.context, self._case, self)

    def _say_head(self, chosen: list[ComplaintRow]) -> None:
        if self._wished is not None and len(chosen) == 1:
            row = chosen[0]
            crumbs = [("register", title_of("register")), ("kasus", row.number), ("", row.title)]
            self.header.set_breadcrumb(crumbs)
            self.header.set_sentence("")
            self.header.set_title("Buat disposisi")
            return
        self.header.set_breadcrumb([])
        self.header.set_title(self.title)
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
        make = sheet_maker(chosen, self.form.wishes())
        self.ask(make, then=self.paper.show_paper, key="preview", lane="paper")

    def _on_print(self) -> None:
        if chosen := self.chosen():
            print_sheets(self.context, chosen, self.form.wishes(), parent=self)

    def _on_save(self) -> None:
        if chosen := self.chosen():
            save_sheets(self.context, chosen, self.form.wishes(), parent=self)

    def _on_record(self) -> None:
        if self._can_record():
            urgency = self.form.wishes().urgency
            record_disposition(self.context, self.chosen()[0], self, urgency=urgency)

    def _spare_commands(self) -> list[Command]:
        """Return how blank sheets are printed for when there is no power."""
        if not self.context.may(reserve_sheets):
            return []
        return [
            Command(
                f"sheet.spare{count}",
                f"Cetak formulir cadangan, {count} lembar",
                partial(self.print_spares, count),
                "printer",
                also="kosong mati listrik lembar disposisi blanko stok",
            )
            for count in _SPARES
        ]

    def _fill_spares(self) -> None:
        self.places.spare_menu.clear()
        fill_menu(self.places.spare_menu, [self._spare_commands()])

    def print_spares(self, count: int) -> None:
        """Print blank sheets, two on each A4; their numbers are on record from then on."""
        print_spares(self.context, count, parent=self)

    def _on_elsewhere(self) -> None:
        if self._can_record():
            forward(self.context, self.chosen()[0], self)

    def _on_crumb(self, key: str) -> None:
        if key == "kasus":
            self._open_case()
        else:
            self.context.navigate("register")

    def _open_case(self) -> None:
        if chosen := self.chosen():
            self.context.navigate("kasus", complaint_id=chosen[0].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places.fit()

    def _connect(self) -> None:
        self._debounce.timeout.connect(self._make_preview)
        self.table.row_activated.connect(lambda _: self._open_case())
        RowMenu(self.table, self._menu)
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self._on_selection_changed()
        )
        self.form.changed.connect(self._want_preview)
        self.form.review_wanted.connect(self._on_review)
        self.places.spare_menu.aboutToShow.connect(self._fill_spares)
        self.places.back_button.clicked.connect(lambda: self.context.navigate("lembar"))
        self.elsewhere_button.clicked.connect(self._on_elsewhere)
        self.record_button.clicked.connect(self._on_record)
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self._on_print)
        self.header.crumb_chosen.connect(self._on_crumb)
