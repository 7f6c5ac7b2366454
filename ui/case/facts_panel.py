"""The left side of a case: badges, facts, text and disposition; what is confidential is sealed."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.facts import CLASSIFICATION_WORDS, URGENCY_WORDS, Case, Choice, Office
from app.rules.wording import sentence_list
from ui.look.tokens import SPACE_12, SPACE_16
from ui.parts.badges import Badge, BadgeLabel
from ui.parts.facts import FactList
from ui.parts.flow import FlowLayout
from ui.parts.labels import label, rule
from ui.parts.panel import Panel
from ui.parts.sealed_strip import SealedStrip
from ui.register.reading_area import ReadingArea, ReadingContent
from ui.register.wording import badges, estimate_note, full_moment

_SHOW = "Tampilkan"
_PARTS = {
    "what": "Apa",
    "where": "Di mana",
    "when": "Kapan",
    "who": "Siapa",
    "how": "Bagaimana",
}
Facts = list[tuple[str, str | QWidget]]


class FactsPanel(Panel):
    """All that is known about a case; `reveal_wanted` asks for what is sealed."""

    reveal_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(padded=False)
        self.setAccessibleName("Data aduan")
        self._badge_flow = FlowLayout()
        self._badge_labels: list[BadgeLabel] = []
        row = QWidget()
        row.setLayout(self._badge_flow)
        row.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, 11)
        self._scroll = ReadingArea()
        # The keyboard can come here to scroll.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Data aduan")
        self.add(row)
        self.add(rule())
        self.add(self._scroll, 1)

    def show_case(self, case: Case, office: Office, *, sealed: bool) -> None:
        """Show a case; `sealed` leaves identity, text and notes out."""
        scrolled = self._scroll.verticalScrollBar().value()
        content = ReadingContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, SPACE_12, 0, SPACE_16)
        column.setSpacing(SPACE_12)
        self._add(column, FactList(self._main_facts(case, office, sealed=sealed), gap=7))
        column.addWidget(rule())
        self._add_text(column, case, sealed=sealed)
        disposition = _disposition(case, office, sealed=sealed)
        if disposition:
            column.addWidget(rule())
            self._add(column, label("Disposisi", "caption"), FactList(disposition, gap=7))
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(scrolled)

    def show_badges(self, case: Case, office: Office, *, now: datetime) -> None:
        """Show where the case stands at `now`."""
        shown: Sequence[Badge] = badges(case.row, case.row.timer(office, now=now))
        if [each.badge() for each in self._badge_labels] == list(shown):
            return
        for gone in self._badge_labels:
            self._badge_flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._badge_labels = [BadgeLabel(badge) for badge in shown]
        for made in self._badge_labels:
            self._badge_flow.addWidget(made)

    def _main_facts(self, case: Case, office: Office, *, sealed: bool) -> Facts:
        row, zone = case.row, office.zone
        facts = self._complainant(case, sealed=sealed)
        medium = row.medium
        if case.source_reference:
            medium = f"{medium}, nomor asal {case.source_reference}"
        facts += [
            ("Media", medium),
            ("Diterima", full_moment(row.received_at, zone)),
        ]
        if case.complained_at is not None:
            facts.append(("Diadukan", full_moment(case.complained_at, zone)))
        facts += [
            ("Klasifikasi", CLASSIFICATION_WORDS[row.classification]),
            ("Materi", case.topic),
            ("Satker dituju", case.about_office),
            ("Nomor register", case.paper_number),
            ("Kode cek", case.check_code),
        ]
        if case.attachments:
            facts.append(("Lampiran", f"{case.attachments} lampiran"))
        if row.holder:
            facts.append(("Pemegang", row.holder))
        if row.due_at is not None and not row.paused:
            note = estimate_note(row, office)
            facts.append(("Jatuh tempo", full_moment(row.due_at, zone) + note))
        return facts

    def _complainant(self, case: Case, *, sealed: bool) -> Facts:
        if sealed:
            strip = SealedStrip("Dirahasiakan", action=_SHOW)
            strip.opening_wanted.connect(self.reveal_wanted)
            return [("Pelapor", strip)]
        person = case.identity
        if case.row.anonymous:
            return [("Pelapor", "Anonim, tanpa identitas")]
        given = [
            ("Kontak", person.contact),
            ("Alamat", person.address),
            ("NIK", person.national_id),
        ]
        return [("Pelapor", person.name), *((name, value) for name, value in given if value)]

    def _add_text(self, column: QVBoxLayout, case: Case, *, sealed: bool) -> None:
        head = label("Uraian", "caption")
        if sealed:
            what = f"Uraian dan bukti ({case.attachments})" if case.attachments else "Uraian"
            strip = SealedStrip(
                f"{what} dirahasiakan",
                action=_SHOW,
                note="Ditampilkan hanya selama halaman ini terbuka.",
            )
            strip.opening_wanted.connect(self.reveal_wanted)
            self._add(column, head, strip)
            return
        text = label(case.content.text or "Uraian belum diisi.", "body", wrap=True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName("Uraian")
        self._add(column, head, text)
        parts: Facts = [
            (name, value) for key, name in _PARTS.items() if (value := getattr(case.content, key))
        ]
        if parts:
            column.addWidget(rule())
            self._add(column, label("Unsur aduan", "caption"), FactList(parts, gap=7))
        if parts and case.missing:
            names = [name.lower() for key, name in _PARTS.items() if not getattr(case.content, key)]
            self._add(column, label(f"Belum ada: {sentence_list(names)}.", "hint", wrap=True))

    def _add(self, column: QVBoxLayout, *widgets: QWidget) -> None:
        """Add what keeps the panel's side margins; rules go from edge to edge."""
        part = QVBoxLayout()
        part.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        part.setSpacing(6)
        for widget in widgets:
            part.addWidget(widget)
        column.addLayout(part)


def _disposition(case: Case, office: Office, *, sealed: bool) -> Facts:
    if not case.teams:
        return []
    facts: Facts = [
        ("Tim", _named(case.teams, office.teams)),
        ("Instruksi", _named(case.instructions, office.instructions)),
        ("Sifat", URGENCY_WORDS[case.urgency]),
    ]
    if case.disposition_note:
        facts.append(("Catatan", "Dirahasiakan" if sealed else case.disposition_note))
    facts.append(("Batas tim", full_moment(case.follow_up_due_at, office.zone)))
    return facts


def _named(codes: Sequence[str], entries: Sequence[Choice]) -> str:
    names = {entry.code: entry.name for entry in entries}
    return "; ".join(names.get(code, code) for code in codes)
