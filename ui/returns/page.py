"""Baca lembar kembali: scans come in, each sheet lies beside its case until a person accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from app.desk.accepting_sheets import keep_page
from app.desk.entering_once import once
from app.desk.matching_sheets import Asked, SheetMatch, match_numbers
from app.desk.reading_pages import PageFind, find_by_hand, name_spare, read_page
from app.errors import UserMistake
from ui.commands import Command
from ui.files import files_in
from ui.look.tokens import Tone
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.returns.accepting import accepting
from ui.returns.items import Sheet, TrayModel, sheet_of, take_by_hand
from ui.returns.places import ReturnsPlaces
from ui.scans.intake import Intake
from ui.scans.watched_folder import WatchedFolder
from ui.tasks import call

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget


class ReturnsPage(Page):
    """The tray of what was read; nothing of it is stored before "Terima"."""

    key: ClassVar[PageKey] = "lembar"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self.model = TrayModel(self)
        self.intake = Intake(
            self,
            lambda register, picture: read_page(register, page=picture),
            title="Baca lembar kembali",
        )
        self.watched = WatchedFolder(self)
        self.places = ReturnsPlaces(self, self.model)
        self.table, self.boxes = self.places.table, self.places.boxes
        self._shown: Sheet | None = None
        self._connect()

    def open(self, **wanted: object) -> None:
        """Show the tray as it was left; its cases may stand otherwise by now."""
        self.places.moment.begin_anew()
        self._say_head()
        self._match_again()
        self.watched.begin()
        self.ready.emit()

    def leaving(self) -> None:
        """Look no more into the folder of the scanner."""
        self.watched.end()

    def keep_typed(self) -> None:
        """Go on looking: nothing is typed here."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Look again how the sheets stand when cases changed."""
        if "settings" in changed:
            self._keep_written()
            self.places.offer_teams(self._shown)
        if changed & {"complaints", "settings"}:
            self._match_again()
        self.ready.emit()

    def first_focus(self) -> QWidget | None:
        """Return the tray, or the way to fill it."""
        return self.table if self.model.rows else self.places.first_button

    def commands(self) -> list[Command]:
        """Return how sheets come in, and what is done with the one that is shown."""
        also = "pindai scan foto lembar disposisi kembali unggah"
        found = [
            Command(
                "return.choose",
                "Pilih berkas pindaian",
                self.intake.choose,
                "folder",
                "Ctrl+U",
                also=also,
            ),
            Command(
                "return.watch",
                self._watch_word(),
                self.watched.choose,
                "eye",
                also="folder pemindai otomatis pantau",
            ),
            Command(
                "return.paste", "Tempel gambar atau berkas", self.intake.paste, "photo", "Ctrl+V"
            ),
        ]
        if self._shown is not None and self._shown.may_accept:
            found.append(
                Command("return.accept", "Terima lembar ini", self.accept, "check", "Ctrl+Return")
            )
        if self._shown is not None:
            found.append(Command("return.drop", "Singkirkan dari daftar", self.drop, "x"))
        return found

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys worth knowing here."""
        return [("Spasi", "ubah kotak"), ("Enter", "terima"), ("Ctrl+U", "pilih berkas")]

    def _watch_word(self) -> str:
        folder = self.watched.folder
        return f"Berhenti memantau {folder.name}" if folder else "Pantau map pindaian…"

    def _show_watched(self) -> None:
        self.places.watch_button.set_word(self._watch_word())
        self.commands_changed.emit()

    # --- coming in --------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.intake.take(event.mimeData())
        event.acceptProposedAction()

    def _on_found(self, name: str, finds: tuple[PageFind, ...]) -> None:
        first = not self.model.rows
        self.model.add([sheet_of(name, find) for find in finds])
        self.places.show_any(there=True)
        if first or self._shown is None:
            self.table.select_row(len(self.model.rows) - len(finds))
            self._go_to_boxes()
        self._say_head()

    def _on_refused(self, sentence: str) -> None:
        self.context.messages.bar(
            "Tidak dapat dibaca",
            sentence,
            tone=Tone.WARN,
            icon="alert-triangle",
            key="unread-page",
        )

    # --- one sheet --------------------------------------------------------------------------

    def accept(self) -> None:
        """Record what the sheet says, with its page; then the next one is shown."""
        sheet = self._shown
        if sheet is None or not sheet.may_accept or sheet.match.case is None:
            return
        if sheet.open:
            self.boxes.select_row(self.boxes.boxes.first_open())
            self.boxes.setFocus()
            self.places.say_trouble(f"Masih ada {sheet.open} kotak yang belum dijawab.")
            return
        self._keep_written()
        try:
            happened_at = self.places.moment.moment("happened_at")
            work = accepting(sheet, sheet.match.case.row.id, happened_at)
        except UserMistake as mistake:
            self._show_mistake(mistake)
            return
        self.places.accept_button.setEnabled(False)
        self.ask(
            once(sheet.key, work),
            then=lambda _: self._on_accepted(sheet),
            failed=self._on_failed,
        )

    def keep(self) -> None:
        """Keep the page as evidence of its case, without recording anything else."""
        sheet = self._shown
        if sheet is None or sheet.match.case is None or sheet.kept_picture is None:
            return
        self.places.keep_button.setEnabled(False)
        work = call(
            keep_page,
            complaint_id=sheet.match.case.row.id,
            picture=sheet.kept_picture,
            side=sheet.match.side,
        )
        self.ask(
            once(sheet.key, work),
            then=lambda _: self._on_accepted(sheet),
            failed=self._on_failed,
        )

    def drop(self) -> None:
        """Take the sheet out of the tray; the file it came from stays where it is."""
        sheet, line = self._shown, self.table.currentIndex().row()
        if sheet is not None:
            self.model.show([each for each in self.model.rows if each is not sheet])
            self._shown = None
            self.places.show_any(there=bool(self.model.rows))
            self.table.select_near(line)
            self._show_current()

    def use_number(self) -> None:
        """Take the case that was named for the page that is shown."""
        sheet, text = self._shown, self.places.named.text().strip()
        if sheet is None or not text:
            return

        def found(match: SheetMatch) -> None:
            if sheet.spare:
                sheet.match = match
            else:
                take_by_hand(sheet, match, self.context.office)
            self.model.tell()
            self._show_current()
            self._go_to_boxes()

        work = call(find_by_hand, number=text, side=self.places.side.current())
        if sheet.spare:
            asked = sheet.find.match
            work = call(name_spare, sheet=asked.number, number=text, side=asked.side)
        self.ask(
            work,
            then=found,
            failed=self._on_failed,
            key="by hand",
        )

    def _open_case(self) -> None:
        if self._shown is not None and self._shown.match.case is not None:
            self.context.navigate("kasus", complaint_id=self._shown.match.case.row.id)

    def _on_accepted(self, sheet: Sheet) -> None:
        sheet.accepted = True
        self.model.tell()
        self._say_head()
        rows = self.model.rows
        here = rows.index(sheet) if sheet in rows else 0
        order = (*range(here + 1, len(rows)), *range(here))
        following = next((at for at in order if rows[at].may_accept), None)
        if following is None:
            self._show_current()
            return
        self.table.select_row(following)
        self._go_to_boxes()

    def _on_failed(self, error: Exception) -> None:
        self.places.tell(self._shown)
        if isinstance(error, UserMistake):
            self._show_mistake(error)
            self._match_again()

    def _show_mistake(self, mistake: UserMistake) -> None:
        fields = dict(mistake.fields)
        self.places.moment.set_error(fields.pop("happened_at", None))
        self.places.note_field.set_error(fields.pop("note", None))
        self.places.beside.lead_field.set_error(fields.pop("lead", None))
        self.places.beside.copies_field.set_error(fields.pop("copies", None))
        self.places.say_trouble(" ".join(fields.values()))

    # --- showing ----------------------------------------------------------------------------

    def _show_current(self) -> None:
        index = self.table.currentIndex()
        there = index.isValid() and index.row() < len(self.model.rows)
        sheet = self.model.rows[index.row()] if there else None
        self._keep_written()
        if sheet is not self._shown:
            # What was written on one paper says nothing of when the next was signed.
            self.places.moment.begin_anew()
        self._shown = sheet
        self.places.moment.set_error(None)
        self.places.show_sheet(sheet)
        if sheet is not None and sheet.rows:
            self.boxes.select_row(max(self.boxes.boxes.first_open(), 0))
        self.commands_changed.emit()

    def _keep_written(self) -> None:
        if self._shown is not None and self._shown.may_accept:
            self._shown.note = self.places.note.toPlainText()
            self._shown.lead = self.places.beside.chosen_lead()
            self._shown.copies = self.places.beside.chosen_copies()

    def _go_to_boxes(self) -> None:
        if self._shown is not None and self._shown.may_accept and self.isVisible():
            self.boxes.setFocus()

    def _on_answered(self) -> None:
        if self._shown is not None:
            self.places.beside.show_teams(self._shown.teams)
        self.places.say_trouble("")
        self.places.tell(self._shown)
        self.model.tell()
        self._say_head()

    def _on_box(self, index: QModelIndex) -> None:
        line = index.row()
        rows = self.boxes.boxes.rows
        self.places.picture.point_at(rows[line].key if 0 <= line < len(rows) else "")

    def _match_again(self) -> None:
        asked = [each for each in self.model.rows if each.match.case or each.match.number]
        if not asked:
            return
        sheets = [
            Asked(
                each.match.number,
                each.match.side,
                each.match.case.row.id if each.match.case is not None else None,
            )
            for each in asked
        ]

        def matched(found: tuple[SheetMatch, ...]) -> None:
            for sheet, match in zip(asked, found, strict=True):
                sheet.match_again(match)
            self.model.tell()
            self.places.tell(self._shown)
            self._say_head()
            self.commands_changed.emit()

        self.ask(call(match_numbers, sheets=sheets), then=matched, key="match")

    def _say_head(self) -> None:
        rows = self.model.rows
        waiting, accepted = sum(r.may_accept for r in rows), sum(r.accepted for r in rows)
        rest = len(rows) - waiting - accepted
        words = [f"{waiting} menunggu diterima"] * bool(waiting)
        words += [f"{rest} tidak dapat diterima begitu saja"] * bool(rest)
        words += [f"{accepted} diterima"] * bool(accepted)
        self.places.header.set_sentence(
            f"{', '.join(words)}." if words else "Lembar yang kembali dari Kepala atau tim."
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.places.fit()

    def _connect(self) -> None:
        places = self.places
        self.intake.found.connect(self._on_found)
        self.watched.arrived.connect(self.intake.add)
        self.watched.changed.connect(self._show_watched)
        places.watch_button.clicked.connect(self.watched.choose)
        self._show_watched()
        self.intake.refused.connect(self._on_refused)
        self.intake.progressed.connect(places.show_how_far)
        places.stop_button.clicked.connect(self.intake.stop)
        places.choose_button.clicked.connect(self.intake.choose)
        places.first_button.clicked.connect(self.intake.choose)
        places.accept_button.clicked.connect(self.accept)
        places.keep_button.clicked.connect(self.keep)
        places.drop_button.clicked.connect(self.drop)
        places.open_button.clicked.connect(self._open_case)
        places.use_button.clicked.connect(self.use_number)
        places.named.returnPressed.connect(self.use_number)
        self.table.current_row_changed.connect(lambda _: self._show_current())
        self.table.row_activated.connect(lambda _: self.accept())
        self.boxes.row_activated.connect(lambda _: self.accept())
        self.boxes.boxes.answered.connect(self._on_answered)
        self.boxes.current_row_changed.connect(self._on_box)
