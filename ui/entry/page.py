"""The Catat aduan page: the form, its drafts, and what follows once it is saved."""

from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.case import Case
from app.desk.entering_once import once
from app.desk.new_complaint import NewComplaint
from app.desk.reading_cases import read_case
from app.desk.registering import register_complaint
from app.errors import UserMistake
from app.outcome import Outcome
from ui.actions.action_table import ON_ROW, ActionKey
from ui.actions.printing import print_receipt
from ui.commands import Command
from ui.entry.draft_keeper import DraftKeeper
from ui.entry.form import EntryForm, Values
from ui.entry.incoming import FILLED, IncomingFiles
from ui.entry.places import EntryPlaces
from ui.entry.saved import SavedPanel
from ui.entry.similar import SimilarCases
from ui.files import files_in
from ui.look.tokens import Tone
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.tasks import call


class EntryPage(Page):
    """Registers complaints one after the other; nothing typed is ever lost."""

    key: ClassVar[PageKey] = "catat"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.form = EntryForm(office=context.office, clock=context.clock)
        self.saved = SavedPanel()
        self.drafts = DraftKeeper(self, lambda: self.form)
        self._saving = False
        self._left = False
        self._focused: QWidget | None = None
        self._case: Case | None = None
        self._outcome: Outcome | None = None
        self.places = EntryPlaces(self, self.form, self.saved, self.drafts.bars)
        self.incoming = IncomingFiles(self, lambda: self.form, self._fill)
        self.similar = SimilarCases(self, lambda: self.form)
        self.setAcceptDrops(True)
        self._connect()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the form; one that was left half full still is, a saved one gives way.

        With `draft` true the newest draft is taken up at once, unless something is being typed.
        Coming from another page begins anew: the medium of an earlier series is no good guess.
        """
        left, self._left = self._left, False
        if self.places.is_saved_shown():
            self.write_next()
        if left and not self.form.is_touched():
            self.form.start_afresh()
        if not self.form.is_touched():
            self.form.set_received_now()
            self.drafts.offer_waiting(take_up=wanted.get("draft") is True)
        self.ready.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Take up other media, topics or offices; what was typed stays."""
        if "settings" in changed:
            values, touched = self.form.values(), self.form.is_touched()
            old = self.form
            self.form = EntryForm(office=self.context.office, clock=self.context.clock)
            self._connect_form()
            if touched:
                self.form.set_values(values)
            self.form.set_room(self.width())
            self.places.replace_form(old, self.form)

    def first_focus(self) -> QWidget | None:
        if self.places.is_saved_shown():
            return self.saved.next_button
        return self.form.first_empty()

    def legend(self) -> list[tuple[str, str]]:
        if self.places.is_saved_shown():
            return [("Enter", "catat berikutnya")]
        return [
            ("Enter", "isian berikutnya"),
            ("F6", "bagian berikutnya"),
            ("Ctrl+Enter", "simpan"),
        ]

    def commands(self) -> list[Command]:
        """Return saving while the form is shown, afterwards what may follow."""
        if self.places.is_saved_shown():
            receipt = ON_ROW[ActionKey.PRINT_RECEIPT]
            return [
                Command("entry.next", "Catat berikutnya", self.write_next, icon="plus"),
                Command("entry.receipt", receipt.word, self.print_receipt, receipt.icon, "Ctrl+P"),
                Command(
                    "entry.open", "Buka aduan", self.open_case, icon="file-text", shortcut="Ctrl+O"
                ),
            ]
        alike = Command(
            *("entry.similar", "Aduan yang mirip", self.form.similar.button.showMenu, "copy"),
            shortcut="Alt+M",
            also="sama dua kali kaitkan tautkan",
        )
        return [
            *([alike] if self.form.similar.isVisible() else []),
            Command("entry.save", "Simpan aduan", self.save, icon="check"),
            Command("entry.paste", "Tempel halaman LAPOR!", self.paste_page, icon="copy"),
            Command(
                "entry.files",
                "Tambah bukti atau surel",
                self.incoming.choose,
                icon="paperclip",
                shortcut="Ctrl+U",
                also="lampiran berkas foto surat eml msg unggah",
            ),
            Command("entry.clear", "Kosongkan isian", self.clear, icon="trash"),
        ]

    def leaving(self) -> None:
        """Keep what is typed as a draft."""
        self.similar.stop()
        self.drafts.keep()
        self.context.messages.take_bar(FILLED)
        self._left = True

    def keep_typed(self) -> None:
        """Keep it as a draft, and go on."""
        self.drafts.keep()

    # --- saving -------------------------------------------------------------------------

    def save(self) -> None:
        """Register the complaint; mistakes stand at their fields."""
        if self._saving or self.places.is_saved_shown():
            return
        try:
            complaint = self.form.complaint()
        except UserMistake as mistake:
            self._show_mistakes(mistake)
            return
        self._show_mistakes(UserMistake({}))
        if self.form.files.paths():
            # Should the program end before they are attached, they are offered again.
            self.drafts.keep()
        self._set_saving(saving=True)
        self.similar.stop()
        self.ask(
            once(self.drafts.key, call(register_complaint, complaint=complaint)),
            then=partial(self._on_saved, complaint),
            failed=self._on_failed,
        )

    def clear(self) -> None:
        """Empty the form; for ten seconds it can be had back."""
        if not self.form.is_touched():
            return
        values = self.form.values()
        self.drafts.forget()
        self.context.messages.take_bar(FILLED)
        self.form.start_afresh()
        self.form.first_empty().setFocus()
        self.context.messages.undo("Isian dikosongkan.", partial(self._bring_back, values))

    def paste_page(self) -> None:
        """Fill the form with the page of SP4N LAPOR that was copied; what was there can be had back."""
        # Few slips come that way; the form is shown sooner without it.
        from ui.entry.pasting import pasted

        try:
            found, told = pasted(self.context.office, now=self.context.clock.now())
        except UserMistake as mistake:
            self.context.messages.bar(
                "Belum ditempel", mistake.sentence, tone=Tone.WARN, key=FILLED
            )
            return
        said = " ".join(("Periksa isinya sebelum disimpan.", *told))
        self.context.messages.bar("Halaman LAPOR! ditempel", said, key=FILLED)
        self._fill(found)

    def write_next(self) -> None:
        """Show an empty form for the next slip, medium and received date kept."""
        self.form.start_afresh(keep=True)
        self._show_form()
        self.form.first_empty().setFocus()

    def print_receipt(self) -> None:
        """Print the receipt of the complaint just saved."""
        if self._case is not None:
            print_receipt(self.context, self._case.row, self)

    def open_case(self) -> None:
        """Go to the complaint just saved."""
        if self._outcome is not None:
            self.context.navigate("kasus", complaint_id=self._outcome.complaint_id)

    def _look_at(self, complaint_id: int) -> None:
        self.context.navigate("kasus", complaint_id=complaint_id)

    def _on_saved(self, complaint: NewComplaint, outcome: Outcome) -> None:
        self._set_saving(saving=False)
        # What stands in the form is no draft any more.
        self.drafts.on_hold = True
        self._outcome, self._case = outcome, None
        self.similar.link_to(outcome.complaint_id)
        if paths := self.form.files.paths():
            self.incoming.attach(outcome.complaint_id, paths, self.drafts.leave_waiting())
        else:
            self.drafts.forget()
        self.context.messages.take_bar(FILLED)
        self.saved.show_outcome(outcome, complaint.title)
        self.places.show_saved()
        self.commands_changed.emit()
        self.saved.next_button.setFocus()
        self.ask(call(read_case, complaint_id=outcome.complaint_id), then=self._on_case, key="case")

    def _attach_waiting(self, complaint_id: int, files: list[object], slot: str) -> None:
        paths = [Path(str(each)) for each in files]
        self.incoming.attach(complaint_id, paths, slot)

    def _on_case(self, case: Case) -> None:
        self._case = case
        self.saved.show_case(case)

    def _on_failed(self, error: Exception) -> None:
        """Unlock the form; all that was typed is still there."""
        self._set_saving(saving=False)
        self.drafts.note_typing()
        if isinstance(error, UserMistake):
            self._show_mistakes(error)

    def _show_mistakes(self, mistake: UserMistake) -> None:
        self.form.show_mistakes(mistake.fields)
        self.context.messages.take_bar("entry")
        nowhere = mistake.fields.get("", "")
        if nowhere:
            self.context.messages.bar(
                "Aduan belum tersimpan",
                nowhere,
                tone=Tone.DANGER,
                icon="alert-triangle",
                key="entry",
            )

    def _set_saving(self, *, saving: bool) -> None:
        self._saving = self.drafts.on_hold = saving
        focused = QApplication.focusWidget()
        self.form.setEnabled(not saving)
        self.places.save_button.setEnabled(not saving)
        if saving:
            self._focused = focused
        elif self._focused is not None and self.form.isAncestorOf(self._focused):
            self._focused.setFocus()

    def _fill(self, found: Values) -> None:
        """Show what a page or a message says; what stood there can be had back."""
        values = self.form.values() if self.form.is_touched() else None
        self.form.set_values(found)
        self._show_form()
        self.form.first_empty().setFocus()
        # Files that came with it push down what stands below them.
        QTimer.singleShot(0, self, lambda: self._on_focus(None, QApplication.focusWidget()))
        if values is not None:
            self.context.messages.undo("Isian diganti.", partial(self._bring_back, values))

    def _bring_back(self, values: Values) -> None:
        self.form.set_values(values)
        self._show_form()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()) and not self._saving:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.places.is_saved_shown():
            self.write_next()
        self.incoming.take(files_in(event.mimeData()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.set_room(self.width())

    # --- building -----------------------------------------------------------------------

    def _connect(self) -> None:
        self._connect_form()
        self.places.save_button.clicked.connect(self.save)
        self.places.clear_button.clicked.connect(self.clear)
        self.places.paste_button.clicked.connect(self.paste_page)
        self.drafts.attaching_wanted.connect(self._attach_waiting)
        self.saved.next_wanted.connect(self.write_next)
        self.saved.receipt_wanted.connect(self.print_receipt)
        self.saved.case_wanted.connect(self.open_case)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _connect_form(self) -> None:
        self.form.changed.connect(self.drafts.note_typing)
        self.form.changed.connect(self.similar.note_typing)
        self.form.similar.shown.connect(self.commands_changed)
        self.form.similar.look_wanted.connect(self._look_at)
        self.form.save_wanted.connect(self.save)
        self.form.files.choosing_wanted.connect(self.incoming.choose)
        self.form.files.changed.connect(self.incoming.measure)

    def _show_form(self) -> None:
        self.drafts.on_hold = False
        self.places.show_form()
        self.commands_changed.emit()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring the field the keyboard moved to into sight, with its label and error."""
        if now is not None and self.form.isAncestorOf(now):
            self.places.bring_into_sight(now)
