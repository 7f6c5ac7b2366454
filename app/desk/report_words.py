"""What the office writes and shows in its annual report itself: read, saved, put back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import clean_line, clean_text, refuse, text_mistake
from app.desk.reading_office import cached_office
from app.desk.report_findings import PART_WORDS
from app.desk.telling_report import tell_report, texts_in
from app.documents.report_data import RESULT, TROUBLES, ReportPart, noted_at
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.periods import PERIODS
from db.queries import report_parts as queries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_PARTS = {str(part): PART_WORDS[part] for part in ReportPart}
_NOTES = frozenset(noted_at(kind, at) for kind in (TROUBLES, RESULT) for at, _ in PERIODS)
_MOST_PICTURES = 20
_CHANGED = frozenset({"months"})


class WrittenPart(NamedTuple):
    """A part of a report: what is proposed, and the office's own `text` where it wrote one.

    `stale` when something else is proposed by now than when that was written. `year` is for which
    it was written, `who` by whom and when (aware).
    """

    part: ReportPart
    proposed: str
    text: str = ""
    stale: bool = False
    year: int = 0
    who: str = ""
    at: datetime | None = None


class ShownPicture(NamedTuple):
    """A picture that the first chapters have a place for; `name` is "" until one is chosen."""

    slot: int
    caption: str
    name: str = ""


class ReportWords(NamedTuple):
    """All that the office may write and show in a year's report; notes by `noted_at`."""

    year: int
    parts: tuple[WrittenPart, ...]
    notes: Mapping[str, str]
    pictures: tuple[ShownPicture, ...]

    def part(self, wanted: ReportPart) -> WrittenPart:
        """Return one part."""
        return next(each for each in self.parts if each.part is wanted)


@allowed(Role.DESK, Role.HEAD)
def read_report_words(register: Register, *, year: int) -> ReportWords:
    """Return what the office wrote for a year's report, beside what is proposed."""
    from app.documents.report_text import picture_slots

    with register.reading() as session:
        proposed = tell_report(register, session, year=year).report.proposed
        names = {each.login: each.name for each in cached_office(register, session).accounts}
        parts = []
        for part in ReportPart:
            held = year if part is not ReportPart.CHAPTERS else 0
            row = session.scalar(queries.last_text(year, part))
            if row is None or not row.text or row.year < held:
                parts.append(WrittenPart(part, proposed[part]))
                continue
            who = names.get(row.actor, row.actor)
            stale = bool(held) and row.basis != proposed[part]
            own = (row.text, stale, row.year, who, row.changed_at)
            parts.append(WrittenPart(part, proposed[part], *own))
        texts = texts_in(session, year)
        chapters = texts.get(ReportPart.CHAPTERS) or proposed[ReportPart.CHAPTERS]
        chosen = {row.slot: row.name for row in session.scalars(queries.pictures_of(year))}
    return ReportWords(
        year=year,
        parts=tuple(parts),
        notes={place: text for place, text in texts.items() if place in _NOTES and text},
        pictures=tuple(
            ShownPicture(slot, caption, chosen.get(slot, ""))
            for slot, caption in picture_slots(chapters).items()
        ),
    )


@allowed(Role.DESK, Role.HEAD)
def save_report_text(register: Register, *, year: int, place: str, text: str) -> Outcome:
    """Save the office's own text at a place (a ReportPart, or `noted_at`); "" for what is proposed.

    Raises UserMistake by field.
    """
    text = clean_text(text)
    name = PART_WORDS.get(place.partition("-")[0], "")
    refuse({"text": text_mistake(text, name=name) or _misses(place, text)})
    if place not in _PARTS and place not in _NOTES:
        raise ValueError(f"a report has no place {place}")
    with register.writing() as session:
        basis = ""
        if place in _PARTS:
            basis = tell_report(register, session, year=year).report.proposed[place]
        queries.put_text(
            session,
            year=year,
            place=place,
            text="" if text == basis else text,
            basis=basis,
            actor=register.actor,
            changed_at=register.clock.now(),
        )
        tell_changed(register, session, "report_text")
    own = bool(text) and text != basis
    emptied = "kembali ke usulan" if place in _PARTS else "dikosongkan"
    return Outcome(f"{name} {year} {'tersimpan' if own else emptied}.", _CHANGED)


@allowed(Role.DESK, Role.HEAD)
def save_report_picture(
    register: Register, *, year: int, slot: int, name: str, picture: bytes
) -> Outcome:
    """Show a picture in a year's report and those after it; no bytes for none from then on.

    It is kept no larger than a paper needs it. Raises UserMistake for what is no picture.
    """
    from app.documents.pictures import fitted

    body = b""
    if not 1 <= slot <= _MOST_PICTURES:
        refuse({"": f"Nomor gambar antara 1 dan {_MOST_PICTURES}."})
    if picture:
        try:
            body = fitted(picture)
        except ValueError:
            refuse({"": f"{name} bukan gambar yang dapat dibaca. Pilih berkas PNG atau JPG."})
    with register.writing() as session:
        queries.put_picture(
            session,
            body=body,
            year=year,
            slot=slot,
            name=clean_line(name)[:200] if body else "",
            digest=sha256(body).hexdigest() if body else "",
            actor=register.actor,
            changed_at=register.clock.now(),
        )
        tell_changed(register, session, "report_picture")
    return Outcome(f"Gambar {slot} {'tersimpan' if body else 'dihapus dari laporan'}.", _CHANGED)


def _misses(place: str, text: str) -> str:
    """Return what a text lacks to stand at its place."""
    titled = any(line.lstrip().startswith("# ") for line in text.splitlines())
    if place == ReportPart.CHAPTERS and text and not titled:
        return "Tulis sedikitnya satu judul bab: baris yang diawali tanda # dan spasi."
    return ""
