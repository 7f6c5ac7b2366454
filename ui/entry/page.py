"""The Catat aduan page: the form, its drafts, and what follows once it is saved."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.case import Case
from app.desk.drafts import discard_draft, save_draft
from app.desk.reading_cases import read_case
from app.desk.registering import NewComplaint, register_complaint
from app.errors import UserMistake
from app.outcome import Outcome
from app.rules.moments import since_words
from ui.actions.desk_actions import DeskActions
from ui.commands import Command
from ui.entry.form import EntryForm, Values
from ui.entry.saved import SavedPanel
from ui.forms.entry_drafts import SLOTS, KeptDraft, about, free_slot, kept_drafts
from ui.look.tokens import PAGE_MARGIN, SPACE_12, Tone
from ui.page import Context, Page
from ui.parts.buttons import button
from ui.parts.panels.header import PageHeader
from ui.parts.panels.message_bar import MessageBar

_IDLE_MS = 2500
_SENTENCE = "Enter ke isian berikutnya. Yang belum disimpan menjadi draf dengan sendirinya."


class EntryPage(Page):
    """Registers complaints one after the other; nothing typed is ever lost."""

    key = "catat"
    title = "Catat aduan"
    icon = "plus"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.actions_of = DeskActions(context, self)
        self.form = EntryForm(office=context.office, clock=context.clock)
        self.saved = SavedPanel()
        self.offer: MessageBar | None = None
        self._offered: KeptDraft | None = None
        self._slot = SLOTS[0]
        self._unsaved = False
        self._saving = False
        self._left = False
        self._focused: QWidget | None = None
        self._case: Case | None = None
        self._outcome: Outcome | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._lay_out()
        self._connect()

    # --- what the window asks -----------------------------------------------------------

    def open(self, **wanted: object) -> None:
        """Show the form; one that was left half full still is, a saved one gives way.

        With `draft` true the newest draft is taken up at once, unless something is being typed.
        Coming from another page begins anew: the medium of an earlier series is no good guess.
        """
        left, self._left = self._left, False
        if self._stack.currentWidget() is self.saved:
            self.write_next()
        if left and not self.form.is_touched():
            self.form.start_afresh()
        if not self.form.is_touched():
            self.form.set_received_now()
            self._look_for_drafts(take_up=wanted.get("draft") is True)
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
            self._scroll.takeWidget()
            self._scroll.setWidget(self.form)
            old.deleteLater()

    def first_focus(self) -> QWidget | None:
        if self._stack.currentWidget() is self.saved:
            return self.saved.next_button
        return self.form.first_empty()

    def legend(self) -> list[tuple[str, str]]:
        if self._stack.currentWidget() is self.saved:
            return [("Enter", "catat berikutnya")]
        return [
            ("Enter", "isian berikutnya"),
            ("F6", "bagian berikutnya"),
            ("Ctrl+Enter", "simpan"),
        ]

    def commands(self) -> list[Command]:
        """Return saving while the form is shown, afterwards what may follow."""
        if self._stack.currentWidget() is self.saved:
            return [
                Command("entry.next", "Catat berikutnya", self.write_next, icon="plus"),
                Command(
                    "entry.receipt",
                    "Cetak tanda terima",
                    self.print_receipt,
                    icon="printer",
                    shortcut="Ctrl+P",
                ),
                Command(
                    "entry.open", "Buka aduan", self.open_case, icon="file-text", shortcut="Ctrl+O"
                ),
            ]
        return [
            Command("entry.save", "Simpan aduan", self.save, icon="check"),
            Command("entry.clear", "Kosongkan isian", self.clear, icon="trash"),
            Command(
                "entry.section",
                "Ke bagian berikutnya",
                self.form.go_to_next_section,
                icon="arrow-right",
                shortcut="F6",
            ),
        ]

    def leaving(self) -> None:
        """Keep what is typed as a draft."""
        self._keep_draft()
        self._left = True

    # --- saving -------------------------------------------------------------------------

    def save(self) -> None:
        """Register the complaint; mistakes stand at their fields."""
        if self._saving or self._stack.currentWidget() is self.saved:
            return
        try:
            complaint = self.form.complaint()
        except UserMistake as mistake:
            self._show_mistakes(mistake)
            return
        self._show_mistakes(UserMistake({}))
        self._idle.stop()
        self._set_saving(saving=True)
        register = self.context.register
        self.context.runner.run(
            lambda: register_complaint(register, complaint=complaint),
            then=partial(self._on_saved, complaint),
            failed=self._on_failed,
            owner=self,
        )

    def clear(self) -> None:
        """Empty the form; for ten seconds it can be had back."""
        if not self.form.is_touched():
            return
        values = self.form.values()
        self._forget_draft()
        self.form.start_afresh()
        self.form.first_empty().setFocus()
        self.context.messages.undo("Isian dikosongkan.", partial(self._bring_back, values))

    def write_next(self) -> None:
        """Show an empty form for the next slip, medium and received date kept."""
        self.form.start_afresh(keep=True)
        self._show(self.form)
        self.form.first_empty().setFocus()

    def print_receipt(self) -> None:
        """Print the receipt of the complaint just saved."""
        if self._case is not None:
            self.actions_of.print_receipt(self._case.row)

    def open_case(self) -> None:
        """Go to the complaint just saved."""
        if self._outcome is not None:
            self.context.navigate("kasus", complaint_id=self._outcome.complaint_id)

    def _on_saved(self, complaint: NewComplaint, outcome: Outcome) -> None:
        self._set_saving(saving=False)
        self._outcome, self._case = outcome, None
        self._forget_draft()
        self.saved.show_outcome(outcome, complaint.title)
        self._show(self.saved)
        self.saved.next_button.setFocus()
        register, key = self.context.register, outcome.complaint_id
        self.context.runner.run(
            lambda: read_case(register, complaint_id=key),
            then=self._on_case,
            owner=self,
            key="case",
        )

    def _on_case(self, case: Case) -> None:
        self._case = case
        self.saved.show_case(case)

    def _on_failed(self, error: Exception) -> None:
        """Unlock the form; all that was typed is still there."""
        self._set_saving(saving=False)
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
        self._saving = saving
        focused = QApplication.focusWidget()
        self.form.setEnabled(not saving)
        self._save_button.setEnabled(not saving)
        if saving:
            self._focused = focused
        elif self._focused is not None and self.form.isAncestorOf(self._focused):
            self._focused.setFocus()

    # --- drafts -------------------------------------------------------------------------

    def _on_changed(self) -> None:
        self._unsaved = True
        self._idle.start()

    def _keep_draft(self) -> None:
        self._idle.stop()
        if not self._unsaved or self._saving or not self.form.is_touched():
            return
        self._unsaved = False
        register, slot, values = self.context.register, self._slot, self.form.values()
        self.context.runner.run(lambda: save_draft(register, form=slot, values=values))

    def _forget_draft(self) -> None:
        self._idle.stop()
        self._unsaved = False
        self._discard(self._slot)

    def _discard(self, slot: str) -> None:
        register = self.context.register
        self.context.runner.run(lambda: discard_draft(register, form=slot))

    def _look_for_drafts(self, *, take_up: bool) -> None:
        register = self.context.register
        self.context.runner.run(
            lambda: kept_drafts(register),
            then=partial(self._on_drafts, take_up=take_up),
            owner=self,
            key="drafts",
        )

    def _on_drafts(self, drafts: tuple[KeptDraft, ...], *, take_up: bool = False) -> None:
        self._take_offer()
        self._slot = free_slot(drafts) or SLOTS[0]
        if not drafts:
            return
        self._offered = drafts[0]
        if take_up and not self.form.is_touched():
            self._continue_offered()
            return
        since = since_words(drafts[0].saved_at, self.context.zone, now=self.context.clock.now())
        title = about(drafts[0].values)
        self.offer = MessageBar(
            f"Ada draf aduan dari {since}",
            f"Belum masuk register: {title}" if title else "Belum masuk register.",
            icon="pencil",
            action="Lanjutkan",
        )
        drop = button("Buang", "link")
        drop.clicked.connect(self._drop_offered)
        row = self.offer.layout()
        if row is not None:
            row.addWidget(drop)
        self.offer.action_wanted.connect(self._continue_offered)
        self._bars.addWidget(self.offer)
        self._bars.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, SPACE_12)

    def _continue_offered(self) -> None:
        """Show the draft; what was typed meanwhile is kept as a draft of its own."""
        draft = self._offered
        if draft is None:
            return
        self._keep_draft()
        self._slot = draft.slot
        self.form.set_values(draft.values)
        self._unsaved = False
        self._take_offer()
        self.form.first_empty().setFocus()

    def _drop_offered(self) -> None:
        draft = self._offered
        if draft is None:
            return
        self._discard(draft.slot)
        self._take_offer()
        self.context.messages.undo("Draf dibuang.", partial(self._restore, draft))
        self.form.first_empty().setFocus()

    def _restore(self, draft: KeptDraft) -> None:
        register = self.context.register
        self.context.runner.run(
            lambda: save_draft(register, form=draft.slot, values=draft.values),
            then=lambda _: self._on_drafts((draft,)),
            owner=self,
        )

    def _bring_back(self, values: Values) -> None:
        self.form.set_values(values)
        self._show(self.form)

    def _take_offer(self) -> None:
        self._offered = None
        if self.offer is not None:
            self._bars.removeWidget(self.offer)
            self.offer.hide()
            self.offer.deleteLater()
            self.offer = None
        self._bars.setContentsMargins(0, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.form.set_room(self.width())

    # --- building -----------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._save_button = button(
            "Simpan", "primary", icon="check", shortcut="Ctrl+Enter", binds=False
        )
        self._save_button.clicked.connect(self.save)
        self._clear_button = button("Kosongkan", "quiet")
        self._clear_button.clicked.connect(self.clear)
        actions = [self._clear_button, self._save_button]
        self.header = PageHeader("Catat aduan", _SENTENCE, actions=actions)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._scroll)
        self._stack.addWidget(self.saved)
        self._bars = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(self._bars)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._connect_form()
        self._idle.timeout.connect(self._keep_draft)
        self.saved.next_wanted.connect(self.write_next)
        self.saved.receipt_wanted.connect(self.print_receipt)
        self.saved.case_wanted.connect(self.open_case)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _connect_form(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.form.save_wanted.connect(self.save)

    def _show(self, widget: QWidget) -> None:
        on_form = widget is self.form
        self._stack.setCurrentWidget(self._scroll if on_form else widget)
        self.header.set_sentence(_SENTENCE if on_form else "")
        self._save_button.setVisible(on_form)
        self._clear_button.setVisible(on_form)
        if on_form:
            self._scroll.verticalScrollBar().setValue(0)
        self.commands_changed.emit()

    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring the field the keyboard moved to into sight, with its label and error."""
        if now is not None and self.form.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now, 0, 48)
