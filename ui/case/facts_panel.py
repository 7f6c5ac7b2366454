"""The left side of a case: badges, facts, text and disposition; what is confidential is sealed."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case import Case, Seal
from app.office import Choice, Office
from app.rules.kinds import CLASSIFICATION_WORDS, URGENCY_WORDS, Turn
from app.rules.medium_fields import FIELDS, KINDS
from app.rules.moments import full_moment
from app.rules.wording import hidden_name, sentence_list, uncapitalised
from ui.case.hands import HandsTree
from ui.case_words import PART_WORDS, badges, estimate_note
from ui.look.tokens import SPACE_12, SPACE_16
from ui.parts.buttons import button
from ui.parts.cells.badges import Badge, BadgeLabel
from ui.parts.flow import FlowLayout
from ui.parts.labels import label, rule
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.panel import Panel
from ui.parts.panels.reading_area import ReadingArea, ReadingContent
from ui.parts.panels.sealed_strip import SealedStrip

_SHOW = "Tampilkan"
Facts = list[tuple[str, str | QWidget]]


class FactsPanel(Panel):
    """All that is known about a case; `reveal_wanted` asks for what is sealed.

    `number_chosen` carries the number of another case that belongs to it.
    """

    reveal_wanted = Signal()
    number_chosen = Signal(str)

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
        self._scroll.setProperty("reads", True)
        self._scroll.setAccessibleName("Data aduan")
        self.add(row)
        self.add(rule())
        self.add(self._scroll, 1)

    def show_case(self, case: Case, office: Office) -> None:
        """Show a case with as much of it as was opened."""
        scrolled = self._scroll.verticalScrollBar().value()
        content = ReadingContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, SPACE_12, 0, SPACE_16)
        column.setSpacing(SPACE_12)
        self._add(column, FactList(self._main_facts(case, office), gap=7))
        column.addWidget(rule())
        self._add_text(column, case)
        disposition = _disposition(case, office)
        if disposition:
            column.addWidget(rule())
            tree, facts = HandsTree(case, office), FactList(disposition, gap=7)
            self._add(column, label("Disposisi", "caption"), tree, facts)
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().setValue(scrolled)

    def show_nothing(self) -> None:
        """Show nothing of any case."""
        self._scroll.setWidget(ReadingContent())

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

    def _main_facts(self, case: Case, office: Office) -> Facts:
        row, zone = case.row, office.zone
        facts = self._complainant(case)
        facts += [
            ("Media", row.medium),
            *_of_medium(case, office),
            ("Diterima", full_moment(row.received(zone), zone)),
        ]
        if case.complained is not None:
            facts.append(("Diadukan", full_moment(case.complained, zone)))
        facts += [
            ("Klasifikasi", CLASSIFICATION_WORDS[row.classification]),
            ("Materi", case.topic),
            ("Satker dituju", case.about_office),
            ("Nomor register", case.paper_number),
            ("Kode cek", case.check_code),
        ]
        if row.undone:
            facts.append(("Pemasukannya diurungkan", "Nomornya tetap, tidak dihitung"))
        if row.double_of:
            facts.append(("Tercatat dua kali", f"Dihitung sebagai {row.double_of}"))
        if case.doubles:
            facts.append(("Tercatat juga", f"{sentence_list(case.doubles)}, tidak dihitung"))
        if case.linked:
            facts.append(("Berkaitan dengan", self._ways_to(case.linked)))
        if case.accused:
            names = [name for _, name in case.accused]
            facts.append(("Menyangkut", f"{sentence_list(names)} (tidak dapat melihatnya)"))
        if case.held:
            facts.append(("Ditahan", case.held_because or "Dari pemusnahan; alasannya disegel"))
        if case.review is not None:
            facts.append(("Telaah", case.review or "Disegel bersama uraiannya"))
        if case.report_summary:
            facts.append(("Ringkasan laporan", case.report_summary))
        if case.request == "asked":
            facts.append(("Permintaan", "Identitas diminta, menunggu Pimpinan"))
        elif case.request == "refused":
            facts.append(("Permintaan", "Identitas tidak diizinkan Pimpinan"))
        if case.attachments:
            facts.append(("Lampiran surat", f"{case.attachments} pada kertasnya"))
        if row.holder:
            facts.append(("Pemegang", _holder(case)))
        if row.due_at is not None and not row.paused:
            note = estimate_note(row, office)
            facts.append(("Jatuh tempo", full_moment(row.due_at, zone) + note))
        return facts

    def _complainant(self, case: Case) -> Facts:
        if case.erased_at is not None:
            return [("Pelapor", "Dimusnahkan menurut masa simpan")]
        if case.identity_seal is Seal.NOTHING:
            return [("Pelapor", "Anonim, tanpa identitas")]
        if case.identity_seal is not Seal.OPEN:
            words = hidden_name(confidential=case.row.confidential)
            return [("Pelapor", self._strip(words, case.identity_seal))]
        person = case.identity
        given = [
            ("Kontak", person.contact),
            ("Alamat", person.address),
            ("NIK", person.national_id),
            *((each.word, getattr(person, each.key)) for each in FIELDS if each.of_person),
        ]
        return [("Pelapor", person.name), *((name, value) for name, value in given if value)]

    def _strip(self, words: str, seal: Seal, note: str = "") -> SealedStrip:
        """Return what stands for something sealed, with the way in for who holds its key."""
        closed = seal is Seal.CLOSED
        strip = SealedStrip(words, action=_SHOW if closed else "", note=note)
        strip.opening_wanted.connect(self.reveal_wanted)
        return strip

    def _ways_to(self, numbers: Sequence[str]) -> QWidget:
        """Return what opens other cases, by their numbers."""
        ways = FlowLayout()
        shown = QWidget()
        shown.setLayout(ways)
        for number in numbers:
            way = button(number, "link", compact=True, tip=f"Buka aduan {number}")
            way.clicked.connect(partial(self.number_chosen.emit, number))
            ways.addWidget(way)
        return shown

    def _add_text(self, column: QVBoxLayout, case: Case) -> None:
        head = label("Uraian", "caption")
        if case.content_seal in (Seal.CLOSED, Seal.DENIED):
            what = "Uraian dan bukti" if case.evidence else "Uraian"
            note = (
                "Pembukaannya dicatat, dan berlaku hanya selama halaman ini terbuka."
                if case.content_seal is Seal.CLOSED
                else "Disegel untuk Pimpinan dan tim yang menangani."
            )
            self._add(column, head, self._strip(f"{what} dirahasiakan", case.content_seal, note))
            return
        text = label(case.content.text or "Uraian belum diisi.", "body", wrap=True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName("Uraian")
        self._add(column, head, text)
        parts: Facts = [
            (name, value)
            for key, name in PART_WORDS.items()
            if (value := getattr(case.content, key))
        ]
        if parts:
            column.addWidget(rule())
            self._add(column, label("Unsur aduan", "caption"), FactList(parts, gap=7))
        if parts and case.missing:
            names = [
                uncapitalised(name)
                for key, name in PART_WORDS.items()
                if not getattr(case.content, key)
            ]
            self._add(column, label(f"Belum ada: {sentence_list(names)}.", "hint", wrap=True))

    def _add(self, column: QVBoxLayout, *widgets: QWidget) -> None:
        """Add what keeps the panel's side margins; rules go from edge to edge."""
        part = QVBoxLayout()
        part.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        part.setSpacing(6)
        for widget in widgets:
            part.addWidget(widget)
        column.addLayout(part)


def _of_medium(case: Case, office: Office) -> Facts:
    """Return the source's number and what the medium brought, as far as it is open."""
    said = [(KINDS[office.kind_of(case.medium_code)].reference, case.source_reference)]
    said += [(each.word, getattr(case.content, each.key)) for each in FIELDS if not each.of_person]
    return [(name, value) for name, value in said if value]


def _holder(case: Case) -> str:
    """Return who holds the case, with those inside its teams who have the disposition now."""
    people = [hand.name for hand in case.hands if hand.key and hand.holds and hand.name]
    at_team = case.row.turn is Turn.TEAM
    return f"{case.row.holder} ({sentence_list(people)})" if people and at_team else case.row.holder


def _disposition(case: Case, office: Office) -> Facts:
    if not case.teams:
        return []
    facts: Facts = []
    if case.copies:
        facts.append(("Tembusan", _named(case.copies, office.known_teams)))
    facts += [
        ("Instruksi", _named(case.instructions, office.known_instructions)),
        ("Sifat", URGENCY_WORDS[case.urgency]),
    ]
    if case.disposition_note:
        facts.append(("Catatan", case.disposition_note))
    facts.append(("Batas tim", full_moment(case.follow_up_due_at, office.zone)))
    return facts


def _named(codes: Sequence[str], entries: Sequence[Choice]) -> str:
    names = {entry.code: entry.name for entry in entries}
    return "; ".join(names.get(code, code) for code in codes)
