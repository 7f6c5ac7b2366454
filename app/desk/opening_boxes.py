"""Opening a suggestion box: who was there, what lay in it, and the cases its slips become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from app.case import Content, Identity
from app.desk.confirming_nil import lateness
from app.desk.entry_checks import clean_line, clean_text, line_mistake, moment_mistake, refuse
from app.desk.event_log import append_plain
from app.desk.linking import note_links
from app.desk.new_complaint import NewComplaint, mistakes_in, tidy
from app.desk.open_case import open_case
from app.desk.reading_office import cached_office
from app.desk.storing_complaints import store
from app.desk.undoing_cases import undo_cases
from app.errors import UserMistake
from app.guard import allowed
from app.office import BOX, CachedOffice, Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.counted_from import counted_from
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification
from app.rules.moments import Stated, day_of, table_day
from app.rules.wording import sentence_list
from db import tables, writing
from db.queries import boxes as queries

if TYPE_CHECKING:
    from db.session import Session

MOST_SLIPS = 500
NEUTRAL_TITLE = "Aduan rahasia"
"""Titles lie in the open: what is to be sealed lends none of its words."""
_TITLE = 100


class SlipKind(StrEnum):
    """What a slip turned out to be; the first three become cases."""

    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION = "information"
    THANKS = "thanks"
    BLANK = "blank"
    ILLEGIBLE = "illegible"

    @property
    def is_case(self) -> bool:
        """Whether it becomes a case."""
        return self not in _NO_CASE


_NO_CASE = (SlipKind.THANKS, SlipKind.BLANK, SlipKind.ILLEGIBLE)


@dataclass(frozen=True, slots=True)
class NewSlip:
    """One question that a slip answers: `more` of the slip before it, or the first of its own.

    `day` is when it was written, None when the slip doesn't say; `topic` is a topic's code.
    """

    kind: SlipKind
    text: str = ""
    day: date | None = None
    name: str = ""
    contact: str = ""
    topic: str = ""
    confidential: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class NewOpening:
    """What the opening's form says; `box` is the code of a medium, `found` counts slips.

    Where only its day is known, `opened_at` is a day.
    """

    box: str
    opened_at: Stated | None
    officer: str
    witness: str
    found: int
    lock_state: str = "Terkunci, segel utuh"
    slips: tuple[NewSlip, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class BoxNow:
    """What is known of a box before it is opened: the time before, and who opened boxes so far.

    `opening` is the id of its last opening, 0 where there is none.
    """

    opened_at: datetime | None
    found: int
    officers: tuple[str, ...]
    witnesses: tuple[str, ...]
    opening: int = 0


@dataclass(frozen=True, slots=True)
class SavedOpening(Outcome):
    """An opening that was saved: the day whose minutes can be printed, and its cases' numbers.

    `counts` tells in words what was in the box, `opening` is what it is known by.
    """

    day: date = date.min
    opening: int = 0
    numbers: tuple[str, ...] = ()
    counts: str = ""


def draft_name(box: str) -> str:
    """Return under which name a box's half-typed opening is kept as a draft."""
    return f"buka {box}"


@allowed(Role.DESK)
def read_box(register: Register, *, box: str) -> BoxNow:
    """Return when a box was opened last and who may be offered as officer and witness."""
    with register.reading() as session:
        kept = cached_office(register, session)
        key, _ = kept.keys["medium", box]
        last = session.execute(queries.last_opening(key)).first()
        people = session.execute(queries.people()).all()
    officers = dict.fromkeys([register.account.name, *(officer for officer, _ in people)])
    witnesses = dict.fromkeys(witness for _, witness in people)
    return BoxNow(
        opened_at=last[0] if last else None,
        found=last[1] if last else 0,
        officers=tuple(officers),
        witnesses=tuple(witnesses),
        opening=last[2] if last else 0,
    )


@allowed(Role.DESK)
def save_opening(register: Register, *, opening: NewOpening) -> SavedOpening:
    """Save an opening with all its cases in one go; the box then counts as opened.

    Raises UserMistake with a sentence per wrong field, those of a slip under "slips.INDEX.FIELD";
    nothing is written then.
    """
    now = register.clock.now()
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        refuse(_mistakes(opening, office=kept.office, now=now))
        opened_at = opening.opened_at or now
        cases = [
            (number, tidy(_complaint(opening, slip, opened_at)))
            for number, slip in _numbered(opening.slips)
            if slip.kind.is_case
        ]
        stored = [case for _, case in cases]
        numbers, ids = store(register, session, kept, stored) if stored else ([], [])
        key = _store_opening(register, session, kept, opening)
        slips = [
            {"complaint_id": case, "opening_id": key, "slip": number}
            for case, (number, _) in zip(ids, cases, strict=True)
        ]
        writing.add_rows(session, tables.BoxSlip, slips)
        _link_slips(register, session, slips)
        told = {"opening": key, "found": opening.found, "cases": len(cases)}
        append_plain(register, session, EventKind.BOX_OPENED, medium=opening.box, **told)
        late = lateness(session, kept.office, [opened_at] if cases else [], now=now)
    counts = _counted_words(opening, numbers)
    return SavedOpening(
        sentence=f"Pembukaan kotak tersimpan: {counts}.{late}",
        changed=frozenset({"complaints", "months", "media"}),
        day=day_of(opened_at, kept.office.zone),
        opening=key,
        numbers=tuple(numbers),
        late=late.strip(),
        counts=counts,
    )


@allowed(Role.DESK)
def undo_opening(register: Register, *, opening: int) -> Outcome:
    """Undo an opening as a whole: its cases, its counts and its minutes; the box is to be opened again.

    Raises UserMistake when there is no such opening, it was undone before, or somebody went on with
    one of its cases since; the cases are named.
    """
    with register.writing() as session:
        writing.chain_end(session)
        found = session.execute(queries.standing(opening)).one_or_none()
        if found is None:
            raise UserMistake({"": "Pembukaan kotak itu sudah diurungkan."})
        kept = cached_office(register, session)
        ids = [row.id for row in session.execute(queries.slips(opening))]
        since = queries.told_at(session, opening)
        undo_cases(register, session, kept, ids, since=since, done="kotaknya dibuka")
        now = register.clock.now()
        row = {"opening_id": opening, "undone_at": now, "actor": register.actor}
        writing.add_rows(session, tables.BoxUndoing, [row])
        told = {"opening": opening, "cases": len(ids)}
        append_plain(register, session, EventKind.BOX_UNDONE, **told)
    cases = f"; {len(ids)} aduannya tidak dihitung lagi" if ids else ""
    return Outcome(
        f"Pembukaan {found.name} ({found.found} lembar) diurungkan{cases}.",
        frozenset({"complaints", "months", "media"}),
    )


def _link_slips(register: Register, session: Session, slips: Sequence[dict[str, int]]) -> None:
    """Write on the cases of one slip that they belong together."""
    for _, group in groupby(slips, key=itemgetter("slip")):
        if len(keys := [each["complaint_id"] for each in group]) > 1:
            cases = [open_case(register, session, complaint_id=key) for key in keys]
            note_links(register, session, cases)


def _store_opening(
    register: Register, session: Session, kept: CachedOffice, opening: NewOpening
) -> int:
    """Write the opening, and that its box was looked at; return the opening's id."""
    medium, _ = kept.keys["medium", opening.box]
    now, kinds = register.clock.now(), [slip.kind for slip in opening.slips]
    opened = opening.opened_at or now
    row = {
        "medium_id": medium,
        "opened_at": counted_from(opened, calendar=kept.office.calendar, now=now),
        "opened_by_day": not isinstance(opened, datetime),
        "recorded_at": now,
        "actor": register.actor,
        "officer": clean_line(opening.officer),
        "witness": clean_line(opening.witness),
        "lock_state": clean_line(opening.lock_state),
        "found": opening.found,
        **{kind.value: kinds.count(kind) for kind in _NO_CASE},
    }
    look = {"medium_id": medium, "checked_at": row["opened_at"], "actor": register.actor}
    writing.add_rows(session, tables.MediumCheck, [look])
    return int(session.execute(queries.add_opening(), row).scalar_one())


def _numbered(slips: Sequence[NewSlip]) -> list[tuple[int, NewSlip]]:
    """Return each row with the number of its slip, from 1."""
    number, numbered = 0, []
    for slip in slips:
        number += not (slip.more and number)
        numbered.append((number, slip))
    return numbered


def count_slips(slips: Sequence[NewSlip]) -> int:
    """Return of how many slips the rows tell."""
    return _numbered(slips)[-1][0] if slips else 0


def _mistakes(opening: NewOpening, *, office: Office, now: datetime) -> dict[str, str]:
    boxes = {medium.code for medium in office.media if medium.code.startswith(BOX)}
    found = {
        "": "" if opening.box in boxes else "Kotak itu tidak ada dalam daftar media.",
        "opened_at": "Waktu pembukaan belum diisi. Tulis misalnya hari ini 10.15, atau tanggalnya saja.",
        "officer": line_mistake(
            clean_line(opening.officer), name="Petugas", required="Siapa yang membuka kotak?"
        ),
        "witness": line_mistake(
            clean_line(opening.witness),
            name="Petugas kedua",
            required="Kotak dibuka oleh dua orang.",
        ),
        "lock_state": line_mistake(
            clean_line(opening.lock_state), name="Keadaan kunci", required="Misalnya segel utuh."
        ),
    }
    if opening.opened_at is not None:
        found["opened_at"] = moment_mistake(opening.opened_at, now=now, office=office)
    noted = count_slips(opening.slips)
    if not 0 <= opening.found <= MOST_SLIPS:
        found["found"] = f"Jumlah lembar antara 0 dan {MOST_SLIPS}."
    elif noted < opening.found:
        found["found"] = (
            f"Ditemukan {opening.found} lembar, baru {noted} yang dicatat. "
            "Catat sisanya, termasuk yang kosong atau tidak terbaca."
        )
    elif noted > opening.found:
        found["found"] = f"Ditemukan {opening.found} lembar, tetapi {noted} yang dicatat."
    return found | _slip_mistakes(opening, opening.opened_at or now, office=office, now=now)


def _slip_mistakes(
    opening: NewOpening, opened_at: Stated, *, office: Office, now: datetime
) -> dict[str, str]:
    found: dict[str, str] = {}
    opened_on = day_of(opened_at, office.zone)
    for index, slip in enumerate(opening.slips):
        said: dict[str, str] = {}
        if slip.day is not None and slip.day > opened_on:
            said["day"] = (
                f"Tanggal lembar sesudah pembukaan kotak ({table_day(opened_on)}). "
                "Periksa tanggalnya."
            )
        elif slip.kind.is_case:
            said = _said_of(slip, tidy(_complaint(opening, slip, opened_at)), office, now)
        found |= {f"slips.{index}.{key}": sentence for key, sentence in said.items()}
    return found


def _said_of(
    slip: NewSlip, complaint: NewComplaint, office: Office, now: datetime
) -> dict[str, str]:
    """Return what is wrong with a slip by the grid's own fields."""
    if not clean_text(slip.text):
        return {"text": "Isi lembar belum ditulis. Pilih K bila lembarnya kosong."}
    places = {"complained_at": "day", "name": "name", "contact": "name", "topic": "topic"}
    wrong = mistakes_in(complaint, office=office, now=now)
    # When the box was opened is told at its own field.
    wrong.pop("received_at", None)
    return {places.get(key, "text"): sentence for key, sentence in wrong.items()}


def _complaint(opening: NewOpening, slip: NewSlip, opened_at: Stated) -> NewComplaint:
    """Return the case a slip becomes: it reached the office when its box was opened."""
    return NewComplaint(
        medium=opening.box,
        received_at=opened_at,
        complained_at=slip.day,
        title=title_of(slip.text, confidential=slip.confidential),
        content=Content(text=slip.text),
        identity=Identity(name=slip.name, contact=slip.contact),
        confidential=slip.confidential,
        classification=Classification(slip.kind.value),
        topic=slip.topic,
    )


def title_of(text: str, *, confidential: bool) -> str:
    """Return a title from what a slip says: its first sentence, cut between words if long."""
    if confidential:
        return NEUTRAL_TITLE
    first = clean_line(clean_text(text).partition("\n")[0])
    for mark in (". ", "! ", "? "):
        head, _, rest = first.partition(mark)
        # A short head is more likely an abbreviation than a sentence.
        if rest and len(head) > _TITLE // 5:
            first = head + mark.strip(" .")
    if len(first) <= _TITLE:
        return first.rstrip(".")
    return f"{first[:_TITLE].rsplit(' ', 1)[0].rstrip(' ,;:')}…"


def _counted_words(opening: NewOpening, numbers: Sequence[str]) -> str:
    if not opening.found:
        return "nihil"
    kinds = [slip.kind for slip in opening.slips]
    words = {
        SlipKind.THANKS: "ucapan terima kasih",
        SlipKind.BLANK: "kosong",
        SlipKind.ILLEGIBLE: "tidak terbaca",
    }
    others = [f"{count} {words[kind]}" for kind in _NO_CASE if (count := kinds.count(kind))]
    span = (
        numbers[0] if len(numbers) == 1 else f"{numbers[0]} sampai {numbers[-1]}" if numbers else ""
    )
    cases = [f"{len(numbers)} aduan ({span})"] if numbers else []
    return f"{opening.found} lembar, {sentence_list(cases + others)}"
