"""How long words are kept: rules by class of case, holds, a proposal, and the erasure itself.

Off until somebody sets a rule. What is erased leaves its line in the statistics, so that an old
recap prints as it did; its key, its words and everybody named in it are gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.access.roles import Role, allowed
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_book import NewEvent, append_plain, open_case, record
from app.desk.looking_up import sight_in
from app.desk.office_book import kept_in, tell_changed
from app.desk.papers import letterhead_of
from app.desk.target_book import CASE_CLASSES
from app.facts import CLASSIFICATION_WORDS, Classification, Office, Outcome, Status
from app.register import Register
from app.rules.chain import GENESIS, seal_words
from app.rules.numbering import paper_number, screen_number
from app.rules.targets import ANY, case_classes
from app.rules.timeline import EventKind
from db.engine import reclaim
from db.queries import retention as queries
from db.queries.checking import chain_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

LONGEST_YEARS = 50


@dataclass(frozen=True, slots=True)
class Proposed:
    """A case that its class's rule proposes for erasure; days are of the office's zone."""

    id: int
    number: str
    paper_number: str
    title: str
    classification: Classification
    received_on: date
    closed_on: date
    rule: str


@allowed(Role.ADMIN, Role.HEAD)
def read_rules(register: Register) -> dict[str, int]:
    """Return the years of every class of case; 0 where nothing is ever proposed."""
    with register.reading() as session:
        kept = queries.rules(session)
    return {case_class: kept.get(case_class, 0) for case_class in CASE_CLASSES}


@allowed(Role.ADMIN)
def save_rules(register: Register, *, years: Mapping[str, int]) -> Outcome:
    """Set after how many years a class of case is proposed; 0 for never. Nothing is erased by it."""
    mistakes = {
        case_class: f"Isi dengan bilangan antara 0 dan {LONGEST_YEARS}."
        for case_class, wanted in years.items()
        if case_class not in CASE_CLASSES or not 0 <= wanted <= LONGEST_YEARS
    }
    refuse(mistakes)
    with register.writing() as session:
        queries.set_rules(session, years)
        tell_changed(register, session, "retention")
    return Outcome("Masa simpan disimpan.", frozenset({"retention"}))


@allowed(Role.HEAD)
def hold(register: Register, *, complaint_id: int, reason: str) -> Outcome:
    """Keep a case from erasure, for as long as the reason holds."""
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        refuse(
            required_note(
                text, field="reason", name="Alasan", example="Contoh: sedang diperiksa inspektorat."
            )
        )
        queries.put_hold(session, complaint_id, reason=text, actor=register.actor, since=case.now)
        record(register, session, case, [NewEvent(EventKind.HELD, case.now)])
    number = screen_number(*case.number)
    return Outcome(f"Aduan {number} ditahan dari pemusnahan.")


@allowed(Role.HEAD)
def release(register: Register, *, complaint_id: int) -> Outcome:
    """End a hold."""
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        if not queries.drop_hold(session, complaint_id):
            refuse({"": "Aduan ini tidak sedang ditahan."})
        record(register, session, case, [NewEvent(EventKind.RELEASED, case.now)])
    return Outcome(f"Aduan {screen_number(*case.number)} tidak lagi ditahan.")


@allowed(Role.HEAD)
def proposal(register: Register) -> tuple[Proposed, ...]:
    """Return the closed cases whose time is over and that nobody holds, the oldest first."""
    with register.reading() as session:
        return _proposal(register, session)


def _proposal(register: Register, session: Session) -> tuple[Proposed, ...]:
    rules = {name: years for name, years in queries.rules(session).items() if years}
    if not rules:
        return ()
    office = kept_in(register, session).office
    today = register.clock.now().astimezone(office.zone).date()
    found = []
    for row in session.execute(queries.closed_cases(sight_in(register, session))):
        classes = case_classes(
            classification=Classification(row.classification),
            confidential=row.confidential,
            medium=row.medium_code,
        )
        name = next((each for each in (*classes, ANY) if each in rules), None)
        closed_on = row.closed_at.astimezone(office.zone).date()
        if name is None or _years_later(closed_on, rules[name]) > today:
            continue
        found.append(
            Proposed(
                id=row.id,
                number=screen_number(row.year, row.seq),
                paper_number=paper_number(office.settings["number_pattern"], row.year, row.seq),
                title=row.title,
                classification=Classification(row.classification),
                received_on=row.received_at.astimezone(office.zone).date(),
                closed_on=closed_on,
                rule=f"{CASE_CLASSES[name]}, {rules[name]} tahun sesudah selesai",
            )
        )
    return tuple(found)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@allowed(Role.HEAD)
def erase(register: Register, *, complaint_ids: Sequence[int]) -> bytes:
    """Erase proposed cases for good and return the minutes as a PDF.

    Raises UserMistake, and erases nothing, when any of them is not proposed (any more).
    """
    with register.writing() as session:
        proposed = {each.id: each for each in _proposal(register, session)}
        wanted = [proposed[key] for key in complaint_ids if key in proposed]
        if not wanted or len(wanted) != len(complaint_ids):
            refuse({"": "Daftar usulan sudah berubah. Muat ulang, lalu pilih lagi."})
        for each in wanted:
            case = open_case(register, session, complaint_id=each.id)
            if case.state.status is not Status.CLOSED:
                refuse({"": f"Aduan {each.number} belum selesai."})
            queries.erase(session, each.id, number=each.number, at=case.now)
            append_plain(register, session, EventKind.ERASED, complaint_id=each.id, rule=each.rule)
        office = kept_in(register, session).office
        chain = seal_words(*(chain_head(session) or (0, GENESIS)))
    # What the database itself keeps of deleted rows until it is swept.
    reclaim(register.engine)
    return _minutes(register, office, wanted, chain)


def _minutes(register: Register, office: Office, wanted: Sequence[Proposed], chain: str) -> bytes:
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.erasure_minutes import ErasedCase, ErasureMinutes, erasure_minutes

    now = register.clock.now()
    data = ErasureMinutes(
        cases=tuple(
            ErasedCase(
                number=each.paper_number,
                received_on=each.received_on,
                classification=CLASSIFICATION_WORDS[each.classification],
                closed_on=each.closed_on,
                rule=each.rule,
            )
            for each in wanted
        ),
        decided_at=now,
        approved_by=register.account.name,
        chain=f"Rantai riwayat sesudah pemusnahan: peristiwa ke-{chain}",
        printed_at=now,
        zone=office.zone,
        sample=office.sample,
    )
    return erasure_minutes(data, letterhead=letterhead_of(office))
