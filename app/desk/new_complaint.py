"""A complaint as it is typed, pasted or imported: what it says, tidied and judged."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.case import Content, Identity, SourceStep
from app.desk.entry_checks import (
    clean_line,
    clean_text,
    line_mistake,
    moment_mistake,
    text_mistake,
)
from app.desk.written_words import (
    detail_mistakes,
    identity_mistakes,
    tidied_content,
    tidied_identity,
)
from app.office import CachedOffice, Office
from app.rules.kinds import Classification
from app.rules.moments import Stated, is_before
from app.rules.targets import WBS


@dataclass(frozen=True, slots=True)
class NewComplaint:
    """What the registration form, a slip or an imported row says. Codes name list entries.

    `received_at` is when it reached our office, `complained_at` when the complainant sent it; what
    paper tells by its day alone is a day.
    `source_steps` is what happened in between, in the order its source gives it. `received_from`
    is who passed it on to us, empty when it came directly. `accused` are the parties it is about,
    "team:CODE" or "account:ID", who must not see it.
    """

    medium: str
    received_at: Stated | None
    title: str
    content: Content = Content()
    identity: Identity = Identity()
    anonymous: bool = False
    confidential: bool = False
    classification: Classification = Classification.COMPLAINT
    topic: str = ""
    about_office: str = ""
    complained_at: Stated | None = None
    source_reference: str = ""
    source_steps: tuple[SourceStep, ...] = field(default_factory=tuple)
    received_from: str = ""
    attachments: int = 0
    registered_at: Stated | None = None
    accused: tuple[str, ...] = ()


def tidy(complaint: NewComplaint) -> NewComplaint:
    """Return the same without control characters and outer space.

    Who leaves no identity at all is anonymous; who asks to be anonymous leaves none. What came by
    the whistle-blowing site is confidential whether or not somebody says so.
    """
    identity = tidied_identity(complaint.identity)
    anonymous = complaint.anonymous or identity == Identity()
    tidied: dict[str, Any] = {
        "anonymous": anonymous,
        "confidential": complaint.confidential or complaint.medium == WBS,
        "identity": Identity() if anonymous else identity,
        "title": clean_line(complaint.title),
        "source_reference": clean_line(complaint.source_reference),
        "received_from": clean_line(complaint.received_from),
        "source_steps": tuple(
            replace(step, actor=clean_line(step.actor), sentence=clean_text(step.sentence))
            for step in complaint.source_steps
        ),
        "content": tidied_content(complaint.content),
    }
    # An import has a hundred thousand of them, most of them tidy already.
    changed = {key: value for key, value in tidied.items() if getattr(complaint, key) != value}
    return replace(complaint, **changed) if changed else complaint


def mistakes_in(
    complaint: NewComplaint,
    *,
    office: Office,
    now: datetime,
    former: bool = False,
) -> dict[str, str]:
    """Return a sentence for each field that can't be accepted, by field key.

    Of the lists only what is offered counts, but with `former` also what is offered no more.
    """
    found: dict[str, str] = {}
    media = office.all_media if former else office.media
    topics = office.known_topics if former else office.topics
    offices = office.known_offices if former else office.offices
    if complaint.medium not in {medium.code for medium in media}:
        found["medium"] = "Media belum dipilih. Pilih lewat mana aduan ini masuk."
    if complaint.received_at is None:
        found["received_at"] = "Waktu diterima belum diisi. Tulis misalnya 27-02-2023."
    else:
        found["received_at"] = moment_mistake(complaint.received_at, now=now, office=office)
        if complaint.complained_at is not None:
            found["complained_at"] = moment_mistake(complaint.complained_at, now=now, office=office)
            late = is_before(complaint.received_at, complaint.complained_at, office.zone)
            if late and not found["complained_at"]:
                found["complained_at"] = (
                    "Waktu pengaduan sesudah waktu diterima. Periksa salah satunya."
                )
    found["title"] = line_mistake(
        complaint.title, name="Perihal", required="Tulis pokok aduan dalam satu baris."
    )
    if complaint.topic and complaint.topic not in {topic.code for topic in topics}:
        found["topic"] = "Materi itu tidak ada dalam daftar."
    if complaint.about_office and complaint.about_office not in {o.code for o in offices}:
        found["about_office"] = "Satker itu tidak ada dalam daftar."
    if not 0 <= complaint.attachments <= 999:
        found["attachments"] = "Jumlah lampiran antara 0 dan 999."
    found |= _text_mistakes(complaint)
    for index, step in enumerate(complaint.source_steps):
        wrong = moment_mistake(step.happened_at, now=now, office=office)
        wrong = wrong or line_mistake(step.actor, name="Pelaku", required="Siapa yang bertindak?")
        found[f"source_steps.{index}"] = wrong or text_mistake(step.sentence, name="Keterangan")
    return {key: sentence for key, sentence in found.items() if sentence}


def accused_mistake(
    kept: CachedOffice, accused: tuple[str, ...], *, former: bool = False
) -> dict[str, str]:
    """Return a sentence under "accused" when a party is neither a team nor an account.

    With `former` it may be one that is no longer there.
    """
    parties = kept.office.known_parties if former else kept.office.parties
    known = {party.code for party in parties}
    return {} if known.issuperset(accused) else {"accused": "Tim atau pegawai itu tidak dikenal."}


def _text_mistakes(complaint: NewComplaint) -> dict[str, str]:
    words = complaint.content
    found = (
        identity_mistakes(complaint.identity)
        | detail_mistakes(words)
        | {
            "source_reference": line_mistake(complaint.source_reference, name="Nomor asal"),
            "received_from": line_mistake(complaint.received_from, name="Diteruskan oleh"),
            "text": text_mistake(words.text, name="Uraian"),
        }
    )
    parts = ("what", words.what), ("where", words.where), ("when", words.when)
    for key, value in (*parts, ("who", words.who), ("how", words.how)):
        found[key] = text_mistake(value, name="Isian ini")
    return found


def received_of(complaint: NewComplaint) -> Stated:
    """Return when a checked complaint was received. Raises ValueError where that is not filled in."""
    if complaint.received_at is None:
        raise ValueError("an unchecked complaint can't be stored")
    return complaint.received_at
