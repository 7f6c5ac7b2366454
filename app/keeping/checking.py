"""Checks a register from end to end: file, links, numbers, chain, and states told by events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import note_event, read_note
from app.access.sealing import CannotOpen
from app.desk.open_case import projection
from app.desk.reading_office import office_in
from app.errors import EnvironmentTrouble
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.chain import GENESIS, event_hash, note_digest, seal_digits
from app.rules.event_kinds import EventKind
from app.rules.numbering import screen_number
from app.rules.timeline import Happening, fold
from db.migrating import CURRENT, schema_version
from db.queries import checking as queries
from db.queries import seals as seals_queries

if TYPE_CHECKING:
    from db.session import Session

_MOST = 20
_DAMAGE = ("damaged", "not_a_database")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `problems` are Indonesian sentences, none when `ok`."""

    ok: bool
    problems: tuple[str, ...]


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def check_register(register: Register, *, printed: str = "") -> Checked:
    """Read the whole register and return every problem, at most 20 of a kind.

    `printed` is the end of the chain as an older paper shows it ("128, sidik 3F9A …"): a history
    that was cut off or written anew since then does not have it. The sealed notes of cases that
    who checks holds no key for are only counted.

    Raises EnvironmentTrouble when the register can't be reached or is locked; damage that keeps
    it from being read is a problem like the others.
    """
    problems: list[str] = []
    try:
        version = schema_version(register.engine)
        if version != CURRENT:
            problems.append(f"Skema register bukan versi {CURRENT}, melainkan {version}.")
        with register.reading() as session:
            for sentences in (
                _storage(session),
                _numbers(session),
                _search(session),
                _chain(register, session),
                _printed(session, printed),
                _states(session, office_in(register, session)),
            ):
                problems += _at_most(sentences)
    except EnvironmentTrouble as trouble:
        if trouble.kind not in _DAMAGE:
            raise
        problems.append(trouble.sentence)
    return Checked(ok=not problems, problems=tuple(problems))


def _at_most(sentences: Iterable[str]) -> list[str]:
    found = list(islice(sentences, _MOST + 1))
    return [*found[:_MOST], "Masih ada masalah lain yang sejenis."] if found[_MOST:] else found


def _storage(session: Session) -> Iterator[str]:
    for said in queries.damaged_pages(session):
        yield f"Isi register rusak: {said}."
    for table, parent in queries.broken_links(session):
        yield f"Ada baris {table} yang menunjuk {parent} yang tidak ada."
    if queries.guards(session) != 2:
        yield "Pelindung riwayat hilang: peristiwa dapat diubah atau dihapus."


def _numbers(session: Session) -> Iterator[str]:
    counters = queries.counters(session)
    for year, count, low, high in queries.numbers(session):
        if low != 1 or high != count:
            yield f"Nomor tahun {year} tidak berurutan: {count} aduan, nomor {low} sampai {high}."
        if counters.get(year) != high:
            yield f"Penghitung nomor tahun {year} tidak sama dengan nomor terakhir {high}."
        counters.pop(year, None)
    for year, last in sorted(counters.items()):
        yield f"Penghitung nomor tahun {year} sampai {last}, tetapi aduannya tidak ada."


def _search(session: Session) -> Iterator[str]:
    for year, seq in queries.missing_from_search(session):
        yield f"Aduan {screen_number(year, seq)} tidak ada dalam indeks pencarian."


def _chain(register: Register, session: Session) -> Iterator[str]:
    previous, expected = GENESIS, 1
    sealed = seals_queries.sealed_notes(session)
    opened = _opened_notes(register, session)
    erased = queries.erased(session)
    for event in queries.chain(session):
        if event.id != expected:
            yield f"Rantai riwayat terputus: peristiwa ke-{expected} tidak ada."
        found = event_hash(
            previous,
            position=event.id,
            complaint_id=event.complaint_id,
            kind=event.kind,
            happened_at=event.happened_at,
            recorded_at=event.recorded_at,
            actor=event.actor,
            via=event.via,
            data=event.data,
        )
        if found != event.hash:
            yield f"Peristiwa ke-{event.id} tidak cocok dengan rantai riwayat."
        note = opened.get(event.id)
        if note is None and event.salt is not None:
            note = note_digest(event.salt, event.speaker, event.text)
        unread = event.id in sealed and event.id not in opened
        gone = event.complaint_id in erased and note is None
        if note != event.data.get("note") and not unread and not gone:
            yield f"Catatan peristiwa ke-{event.id} hilang atau diubah."
        # From the kept hash, so that one break is told once.
        previous, expected = event.hash, event.id + 1
    if queries.chain_head(session) != (expected - 1, previous):
        yield "Ujung rantai riwayat tidak cocok dengan peristiwa terakhir."


def _opened_notes(register: Register, session: Session) -> dict[int, str]:
    """Return the digests of the sealed notes that who checks can open, by event."""
    vault, now = register.vault, register.clock.now()
    found: dict[int, str] = {}
    for complaint_id in seals_queries.with_sealed_notes(session):
        try:
            texts = vault.open_case(session, complaint_id, [Compartment.CONTENT], now=now)
        except CannotOpen:
            # What was changed opens no more; its event has no note that fits.
            found |= dict.fromkeys(seals_queries.sealed_notes(session, complaint_id), "")
            continue
        for place, body in texts.items():
            if (event_id := note_event(place)) is not None:
                speaker, text, salt = read_note(body)
                found[event_id] = note_digest(salt, speaker, text)
    return found


def _printed(session: Session, printed: str) -> Iterator[str]:
    if not printed:
        return
    wanted = seal_digits(printed)
    if wanted is None:
        yield "Sidik rantai itu tidak terbaca. Tulis seperti tercetak: 128 3F9A 22C1 07BE 91D4."
        return
    position, digits = wanted
    found = queries.hash_at(session, position)
    if found is None or not found.startswith(digits):
        yield (
            f"Peristiwa ke-{position} tidak sama dengan yang pernah tercetak: riwayat sesudahnya "
            "dipotong atau ditulis ulang."
        )


def _states(session: Session, office: Office) -> Iterator[str]:
    grouped = groupby(queries.events_by_complaint(session), key=lambda event: event.complaint_id)
    events = next(grouped, None)
    for row in queries.projections(session):
        happenings: list[Happening] = []
        if events is not None and events[0] == row.id:
            happenings = [
                Happening(EventKind(event.kind), event.happened_at, event.data)
                for event in events[1]
            ]
            events = next(grouped, None)
        number = screen_number(row.year, row.seq)
        if not happenings:
            yield f"Aduan {number} tidak punya riwayat."
            continue
        told = projection(fold(happenings, targets=office.targets, calendar=office.calendar))
        differing = [name for name, value in told.items() if getattr(row, name) != value]
        if differing:
            yield f"Keadaan aduan {number} tidak sesuai riwayatnya ({', '.join(differing)})."
