"""The Buka kotak page: a pile of slips typed in one go, saved as one opening with its minutes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from app.desk.entering_once import once
from app.desk.opening_boxes import (
    NewOpening,
    SavedOpening,
    draft_name,
    read_box,
    save_opening,
)
from app.errors import UserMistake
from app.office import BOX, Medium
from ui.boxes.minutes_desk import MinutesDesk
from ui.boxes.opening_head import OpeningHead
from ui.boxes.places import BoxPlaces
from ui.boxes.saved_panel import SavedOpeningPanel
from ui.boxes.scan_desk import ScanDesk
from ui.boxes.slip_grid import SlipGrid
from ui.boxes.slip_model import SlipModel
from ui.boxes.slip_row import SlipRow, counted, full_day, new_slip, row_of, whole_day
from ui.boxes.undo_desk import UndoDesk
from ui.commands import Command
from ui.files import files_in
from ui.forms.draft import TypedDraft
from ui.look.tokens import PAGE_STACKED, Tone
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from app.desk.opening_boxes import BoxNow

_NARROW = 1000


class BoxPage(Page):
    """Opens one suggestion box; it counts as opened when the opening is saved."""

    key: ClassVar[PageKey] = "kotak"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head = OpeningHead(context)
        self.model = SlipModel(self._full_day, self._whole_day, self)
        self.grid = SlipGrid(self.model)
        self.saved = SavedOpeningPanel()
        self.draft = TypedDraft(self, context, self._values)
        self.places = BoxPlaces(self, self.head, self.grid, self.saved)
        self.scans = ScanDesk(self, self.grid, self.places)
        self.minutes = MinutesDesk(self, lambda: self._done)
        self.undoing = UndoDesk(self)
        self._box: Medium | None = None
        self._saving = False
        self._done: SavedOpening | None = None
        self.head.changed.connect(self._on_typed)
        self.model.changed.connect(self._on_typed)
        self.grid.done.connect(self.places.save_button.setFocus)
        self.grid.removed.connect(self._on_removed)
        self.places.save_button.clicked.connect(self.save)
        self.places.scan_button.clicked.connect(self.scans.choose)
        for form in self.scans.form_commands():
            self.places.menu.addAction(form.text, form.run)
        self.places.undoing.triggered.connect(self.undoing.undo_last)
        self.undoing.undone.connect(self._on_undone)
        self.scans.added.connect(self._on_scanned)
        self.setAcceptDrops(True)
        self.saved.print_wanted.connect(self.minutes.print)
        self.saved.save_wanted.connect(self.minutes.save)
        self.saved.cases_wanted.connect(self._show_cases)
        self.saved.undo_wanted.connect(self.undoing.undo_saved)
        self.saved.home_wanted.connect(lambda: context.navigate("beranda"))

    # --- what the window asks -------------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Open the box whose code is given; one half typed stays as it is.

        Without a code it is the first box, or the one after that whose opening was saved just now.
        """
        boxes = self._boxes()
        chosen = next((medium for medium in boxes if medium.code == wanted.get("box")), None)
        box = chosen or (self._after(boxes) if self._done else self._box) or next(iter(boxes), None)
        if box is None:
            self.places.show_no_box()
            self.ready.emit()
            return
        if self._saving or (self._shows(box) and self._values()):
            self.ready.emit()
            return
        self.draft.keep()
        self._begin(box)

    def _boxes(self) -> list[Medium]:
        return [medium for medium in self.context.office.media if medium.code.startswith(BOX)]

    def _after(self, boxes: list[Medium]) -> Medium | None:
        codes = [box.code for box in boxes]
        here = codes.index(self._box.code) if self._box and self._box.code in codes else -1
        return boxes[(here + 1) % len(boxes)] if boxes else None

    def first_focus(self) -> QWidget | None:
        if self._done is not None:
            return self.saved.print_button
        return self.head.witness.editor

    def legend(self) -> list[tuple[str, str]]:
        keys = [("Ctrl+S", "simpan pembukaan"), ("Ctrl+U", "baca pindaian")]
        return [] if self._done else keys

    def commands(self) -> list[Command]:
        """Return saving while slips are typed, afterwards the minutes; and the way to each box."""
        others = [
            Command(
                f"box.{box.code}", f"Buka {box.name}", partial(self.open, box=box.code), "inbox"
            )
            for box in self._boxes()
            if self._box is None or box.code != self._box.code
        ]
        forms = self.scans.form_commands()
        if self._done is not None:
            return [
                Command("box.print", "Cetak berita acara", self.minutes.print, "printer", "Ctrl+P"),
                Command("box.pdf", "Simpan berita acara", self.minutes.save, icon="download"),
                Command(
                    "box.undo", "Urungkan pembukaan ini", self.undoing.undo_saved, "arrow-back-up"
                ),
                *forms,
                *others,
            ]
        return [
            Command("box.save", "Simpan pembukaan kotak", self.save, "check", "Ctrl+S"),
            Command(
                "box.scan",
                "Baca pindaian lembar saran",
                self.scans.choose,
                "photo",
                "Ctrl+U",
                also="scan foto unggah formulir",
            ),
            Command("box.clear", "Kosongkan lembar", self.clear, icon="trash"),
            *([self._undo_command()] if self.undoing.has_last else []),
            *forms,
            *others,
        ]

    def _undo_command(self) -> Command:
        word = "Urungkan pembukaan terakhir kotak ini…"
        return Command("box.undo-last", word, self.undoing.undo_last, "arrow-back-up")

    def leaving(self) -> None:
        """Keep what is typed as a draft."""
        if self._done is None:
            self.grid.take_over()
            self.draft.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        self.head.set_narrow(narrow=narrow, stacked=event.size().width() < PAGE_STACKED)
        self.places.set_narrow(narrow=narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._box is not None and self._done is None and files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.scans.take(event.mimeData())
        event.acceptProposedAction()

    # --- typing ---------------------------------------------------------------------------

    def _full_day(self, words: str) -> str:
        return full_day(words, zone=self.context.zone, now=self.context.clock.now())

    def _whole_day(self, words: str) -> str:
        return whole_day(words, zone=self.context.zone, now=self.context.clock.now())

    def _begin(self, box: Medium) -> None:
        self._box, self._done = box, None
        self.scans.forget()
        self.undoing.begin()
        self.places.offer_undoing(there=False)
        self.places.show_grid(box.name)
        self.head.begin()
        self.model.set_rows(())
        self.ask(call(read_box, box=box.code), then=self._on_known, key="box")
        self.draft.begin_anew(draft_name(box.code))
        self.draft.look(self._on_draft)
        self.commands_changed.emit()

    def _on_known(self, known: BoxNow) -> None:
        if self._box is not None:
            self.undoing.know_last(known.opening, self._box)
        self.head.show_box(known)
        self.places.offer_undoing(there=self.undoing.has_last)
        self.commands_changed.emit()
        self.ready.emit()

    def _on_draft(self, values: dict[str, Any], since: str) -> None:
        if not values:
            return
        # What was put back or typed before the draft was found stays, behind it.
        self._show_typed(self.draft.take_up(values), also=self._values())
        self.context.messages.bar(
            f"Pembukaan dari {since} dilanjutkan",
            "Belum tersimpan sebagai pembukaan kotak.",
            tone=Tone.INFO,
            icon="pencil",
            action="Mulai baru",
            on_action=self.clear,
            key="box-draft",
        )

    def _show_typed(self, typed: dict[str, Any], *, also: dict[str, Any] | None = None) -> None:
        """Show what was typed, with the slips behind it that are `also` there."""
        rows = [*typed.get("rows", ()), *(also or {}).get("rows", ())]
        self.head.set_words(typed.get("head", {}))
        self.model.set_rows([row_of(kept) for kept in rows])
        if also:
            self._on_scanned()

    def _shows(self, box: Medium) -> bool:
        return self._box is not None and self._box.code == box.code

    def _typed(self) -> dict[str, object]:
        return {"head": self.head.words(), "rows": [row.kept() for row in self.model.rows]}

    def _values(self) -> dict[str, object]:
        """Return what is typed for a draft, nothing where none is worth keeping."""
        if self._done is not None or not (self.model.rows or self.head.count):
            return {}
        return self._typed()

    def _on_typed(self) -> None:
        self.grid.wanted = self.head.count
        rows, slips = self.model.rows, self.model.slips()
        said = f": {counted(rows)}" if counted(rows) else ""
        self.places.show_count(f"{slips} dari {self.head.count} lembar tercatat{said}.")
        self.draft.note_typing()

    def _on_scanned(self) -> None:
        """Count the slips that came by themselves where fewer were counted by hand so far."""
        if self.head.count < self.model.slips():
            self.head.set_words({"found": str(self.model.slips())})
        self._on_typed()

    def _on_removed(self, number: int, row: SlipRow) -> None:
        box = self._box

        def put_back() -> None:
            if box is not None and self._box is not box:
                said = f"Baris itu dari {box.name}. Buka dahulu kotak itu."
                self.context.messages.say(said, Tone.WARN)
                return
            self.grid.put_back(number, row)

        self.context.messages.undo("Baris dihapus.", put_back)

    def clear(self) -> None:
        """Begin anew; for ten seconds what was typed can be had back."""
        values, box = self._values(), self._box
        self.context.messages.take_bar("box-draft")
        if box is None or not values:
            return
        self.draft.forget()
        self.model.set_rows(())
        self.head.set_words({"found": ""})

        def bring_back() -> None:
            if self._box is not box:
                self.open(box=box.code)
            self._show_typed(values)
            self.draft.keep()

        self.context.messages.undo("Lembar dikosongkan.", bring_back)

    # --- saving ---------------------------------------------------------------------------

    def save(self) -> None:
        """Save the opening with all its slips; mistakes stand at their fields and rows."""
        if self._saving or self._box is None or self._done is not None:
            return
        self.grid.take_over()
        wrong = self.head.moment_mistake() | self._unread_days()
        if wrong:
            self._show_mistakes(wrong)
            return
        opening = self._opening(self._box)
        self._set_saving(saving=True)
        self.ask(
            once(self.draft.key, call(save_opening, opening=opening)),
            then=self._on_saved,
            failed=self._on_failed,
        )

    def _opening(self, box: Medium) -> NewOpening:
        words, context = self.head.words(), self.context
        topics = frozenset(topic.code for topic in context.office.topics)
        now = context.clock.now()
        return NewOpening(
            box=box.code,
            opened_at=self.head.opened_at(),
            officer=words["officer"],
            witness=words["witness"],
            lock_state=words["lock_state"],
            found=self.head.count,
            slips=tuple(
                new_slip(row, zone=context.zone, now=now, topics=topics) for row in self.model.rows
            ),
        )

    def _unread_days(self) -> dict[str, str]:
        found = {}
        now, zone = self.context.clock.now(), self.context.zone
        for index, row in enumerate(self.model.rows):
            try:
                new_slip(row, zone=zone, now=now, topics=frozenset())
            except ValueError as wrong:
                found[f"slips.{index}.day"] = str(wrong)
            if not row.kind:
                found[f"slips.{index}.kind"] = "Jenisnya belum dipilih: P, A, I, T, K, atau X."
        return found

    def _on_saved(self, outcome: object) -> None:
        self._set_saving(saving=False)
        self.draft.forget()
        self.context.messages.take_bar("box-draft")
        if isinstance(outcome, SavedOpening):
            self._done = outcome
            if self._box is not None:
                self.undoing.offer(outcome.opening, self._box, self._typed())
            # The last one is another now, and undone from what follows the grid.
            self.places.offer_undoing(there=False)
            self.saved.show_saved(outcome)
            self.places.show_saved()
            self.commands_changed.emit()
            self.saved.print_button.setFocus()
        else:
            # It was saved before, and only the answer was lost.
            self.context.navigate("beranda")

    def _on_failed(self, error: Exception) -> None:
        self._set_saving(saving=False)
        if isinstance(error, UserMistake):
            self._show_mistakes(error.fields)

    def _show_mistakes(self, mistakes: dict[str, str]) -> None:
        self.head.show_mistakes(mistakes)
        of_slips = {key: said for key, said in mistakes.items() if key.startswith("slips.")}
        self.model.set_errors(of_slips)
        if field := self.head.first_wrong():
            field.editor.setFocus()
        elif self.grid.go_to_mistake():
            self.grid.setFocus()
        nowhere = mistakes.get("", "")
        if nowhere:
            self.context.messages.bar(
                "Belum dapat disimpan", nowhere, tone=Tone.WARN, icon="alert-triangle", key="box"
            )

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = saving
        self.head.setEnabled(not saving)
        self.grid.setEnabled(not saving)
        self.places.save_button.setEnabled(not saving)

    def _on_undone(self, box: Medium, typed: dict[str, Any] | None) -> None:
        """Show again what was typed for an opening that was undone, in its box."""
        if typed is None:
            if self._shows(box):
                self.ask(call(read_box, box=box.code), then=self._on_known, key="box")
            return
        self.leaving()
        if not self._shows(box) or self._done is not None:
            self._begin(box)
        self._show_typed(typed, also=self._values())
        self.draft.keep()

    # --- afterwards -----------------------------------------------------------------------

    def _show_cases(self) -> None:
        if self._box is not None:
            self.context.navigate("register", words=self._box.name)
