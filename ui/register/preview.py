"""The preview beside the list: one complaint at a glance, with what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import CLASSIFICATION_WORDS, Status
from app.rules.moments import due_words, full_moment, recent_moment
from app.rules.timers import Timer
from app.rules.wording import hidden_name
from ui.actions.desk_actions import NextAction
from ui.case_words import badges, estimate_note, tone_of
from ui.look.style import current_look, set_kind
from ui.look.tokens import SPACE_8, SPACE_12, SPACE_16, Tone
from ui.page import Context
from ui.parts.buttons import Button, button
from ui.parts.cells.badges import Badge, BadgeLabel
from ui.parts.flow import FlowLayout
from ui.parts.labels import label, rule
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.panel import Panel
from ui.parts.panels.reading_area import ReadingArea, ReadingContent
from ui.parts.panels.sealed_strip import SealedStrip
from ui.parts.panels.step_bar import StepStrip
from ui.register.loading import PreviewFacts
from ui.register.wording import turn_words

_STEPS = 7
_TURN_KINDS = {Tone.WARN: "warn-strong", Tone.DANGER: "danger-strong"}


class PreviewPanel(Panel):
    """One complaint, or the hint to choose one. `opening_wanted` asks for its page."""

    opening_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(padded=False)
        self._context = context
        self._shown: PreviewFacts | None = None
        self._next: NextAction | None = None
        self._make_widgets()
        self._lay_out()
        self.show_nothing()

    def show_case(self, facts: PreviewFacts, next_action: NextAction | None) -> None:
        """Show a complaint and the action it waits for."""
        other = self._shown is None or self._shown.row.id != facts.row.id
        self._shown, self._next = facts, next_action
        row = facts.row
        self._number.setText(row.number)
        self._title.setText(row.title)
        self.show_time()
        self._facts.set_facts(_facts(facts, self._context.office))
        self._show_text(facts)
        zone, now = self._context.zone, self._context.clock.now()
        events = [(recent_moment(at, zone, now=now), words) for at, words in facts.last_events]
        _show_events(self._events, events)
        self._act.setVisible(next_action is not None)
        if next_action is not None:
            self._act.set_word(next_action.word)
            self._act.set_icon(next_action.icon)
        self._open.set_kind("default" if next_action else "primary")
        self._choose(empty=False)
        if other:
            self._scroll.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """Show that no complaint is chosen."""
        self._shown = self._next = None
        self._choose(empty=True)

    def show_time(self) -> None:
        """Tell the time of the shown complaint anew."""
        if self._shown is None:
            return
        row = self._shown.row
        timer = row.timer(self._context.office, now=self._context.clock.now())
        self._show_badges(badges(row, timer))
        self._turn.setText(turn_words(row, timer))
        tone = tone_of(timer)
        set_kind(self._turn, "kind", _TURN_KINDS.get(tone, "strong"))
        self._strip.set_strip(_STEPS, _step(row), tone if tone is not Tone.PLAIN else Tone.INFO)
        title = row.target(self._context.office).title
        self._step.setText(_step_words(row, title, timer))

    def shown(self) -> PreviewFacts | None:
        """Return what is shown."""
        return self._shown

    def _make_widgets(self) -> None:
        self._number = label("", "caption")
        self._title = label("", "preview-title", wrap=True)
        self._badges = QWidget()
        self._badge_flow = FlowLayout()
        self._badges.setLayout(self._badge_flow)
        self._badge_labels: list[BadgeLabel] = []
        self._turn = label("", "strong", wrap=True)
        self._strip = StepStrip()
        self._step = label("", "second", wrap=True)
        self._facts = FactList(gap=5)
        self._text_head = label("Uraian", "caption")
        self._text = label("", "body", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sealed = QVBoxLayout()
        self._events = QVBoxLayout()
        self._act = button("", "primary")
        self._act.clicked.connect(self._on_act)
        self._open: Button = button("Buka aduan")
        self._open.clicked.connect(self.opening_wanted)
        hint = "Pilih satu aduan di daftar untuk melihat ringkasannya di sini."
        self._empty = EmptyState("file-text", "Belum ada aduan yang dipilih", hint)

    def _lay_out(self) -> None:
        content = ReadingContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_16, 13, SPACE_16, SPACE_8)
        column.setSpacing(SPACE_8)
        for words in (self._number, self._title, self._badges):
            column.addWidget(words)
        for words in (self._turn, self._strip, self._step, rule(), self._facts):
            column.addWidget(words)
        self._sealed.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._sealed)
        column.addWidget(self._text_head)
        column.addWidget(self._text)
        column.addWidget(rule())
        column.addWidget(label("Terakhir", "caption"))
        self._events.setSpacing(4)
        column.addLayout(self._events)
        column.addStretch(1)
        self._scroll = ReadingArea()
        self._scroll.setWidget(content)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        foot.setSpacing(SPACE_8)
        foot.addWidget(self._act)
        foot.addWidget(self._open)
        foot.addStretch(1)
        self.add(self._scroll, 1)
        self.add(self._foot)
        self.add(self._empty, 1)

    def _choose(self, *, empty: bool) -> None:
        self._scroll.setVisible(not empty)
        self._foot.setVisible(not empty)
        self._empty.setVisible(empty)

    def _show_badges(self, shown: Sequence[Badge]) -> None:
        if [each.badge() for each in self._badge_labels] == list(shown):
            return
        for gone in self._badge_labels:
            self._badge_flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._badge_labels = [BadgeLabel(badge) for badge in shown]
        for made in self._badge_labels:
            self._badge_flow.addWidget(made)

    def _show_text(self, facts: PreviewFacts) -> None:
        while (item := self._sealed.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if facts.row.confidential:
            what = f"Uraian dan bukti ({facts.attachments})" if facts.attachments else "Uraian"
            note = "Buka aduan untuk membacanya."
            self._sealed.addWidget(SealedStrip(f"{what} disegel", action="", note=note))
        visible = not facts.row.confidential
        self._text_head.setVisible(visible)
        self._text.setVisible(visible)
        self._text.setText(facts.text or "Uraian belum diisi.")

    def _on_act(self) -> None:
        if self._next is not None:
            self._next.run()


def _step(row: ComplaintRow) -> int:
    return _STEPS + 1 if row.status in (Status.CLOSED, Status.ANSWERED) else row.step


def _step_words(row: ComplaintRow, title: str, timer: Timer | None) -> str:
    if timer is None:
        return "Tidak ada langkah yang tersisa"
    return f"Langkah {row.step} dari {_STEPS}: {title}"


def _facts(facts: PreviewFacts, office: Office) -> list[tuple[str, str | QWidget]]:
    row, zone = facts.row, office.zone
    medium = f"{row.medium} (nomor {facts.source_reference})" if facts.source_reference else ""
    kind = CLASSIFICATION_WORDS[row.classification]
    shown: list[tuple[str, str | QWidget]] = [
        ("Media", medium or row.medium),
        ("Diterima", full_moment(row.received(zone), zone)),
        ("Klasifikasi", f"{kind}: {facts.topic}" if facts.topic else kind),
        ("Satker dituju", facts.about_office),
    ]
    if row.due_at:
        shown.append(("Jatuh tempo", due_words(row.due_at, zone) + estimate_note(row, office)))
    named = not row.anonymous or row.confidential
    hidden = hidden_name(confidential=row.confidential)
    shown.append(("Pelapor", SealedStrip(hidden, action="", slim=True) if named else "Anonim"))
    return shown


def _show_events(column: QVBoxLayout, events: Sequence[tuple[str, str]]) -> None:
    while (item := column.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    fonts = current_look().fonts
    width = fonts.body.widest(*(moment for moment, _ in events)) + SPACE_12
    for moment, words in events:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        when = label(moment, "sentence")
        when.setFixedWidth(width)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(words, "body", wrap=True), 1)
        column.addWidget(line)
