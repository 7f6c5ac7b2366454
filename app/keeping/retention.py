"""How long words are kept: rules by class of case, holds, and what they propose for erasure.

Off until somebody sets a rule. The erasing itself is in `app.keeping.erasing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.desk.changing_office import tell_changed
from app.desk.changing_targets import CASE_CLASSES
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_log import NewEvent, append_many, holders_in, sealing_facts
from app.desk.listing_cases import visibility_in
from app.desk.open_case import open_case, record
from app.desk.reading_office import cached_office
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification
from app.rules.numbering import screen_number
from app.rules.targets import ANY, case_classes
from db.queries import retention as queries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.session import Session

LONGEST_YEARS = 50


@dataclass(frozen=True, slots=True)
class Proposed:
    """A case that its class's rule proposes for erasure; days are of the office's zone."""

    id: int
    number: str
    title: str
    closed_on: date
    case_class: str
    years: int

    @property
    def rule(self) -> str:
        """The rule in one line."""
        return ", ".join(rule_parts(self.case_class, self.years))


def rule_parts(case_class: str, years: int) -> tuple[str, str]:
    """Return for which cases a rule is, and how long it keeps them."""
    return CASE_CLASSES[case_class], f"{years} tahun sesudah selesai"


@allowed(Role.ADMIN, Role.HEAD)
def read_rules(register: Register) -> dict[str, int]:
    """Return the years of every class of case with a rule of its own; 0 for never.

    A class that is missing follows the rule of all cases, which is always there.
    """
    with register.reading() as session:
        return {ANY: 0, **queries.rules(session)}


@allowed(Role.ADMIN)
def save_rules(register: Register, *, years: Mapping[str, int | None]) -> Outcome:
    """Set after how many years a class of case is proposed; 0 for never. Nothing is erased by it.

    None takes a class's own rule away. Raises UserMistake by class.
    """
    mistakes = {
        case_class: f"Isi dengan bilangan antara 0 dan {LONGEST_YEARS}."
        for case_class, wanted in years.items()
        if not _is_rule(case_class, wanted)
    }
    refuse(mistakes)
    with register.writing() as session:
        queries.set_rules(session, years)
        tell_changed(register, session, "retention")
    return Outcome("Masa simpan disimpan.", frozenset({"retention"}))


def _is_rule(case_class: str, years: int | None) -> bool:
    if years is None:
        return case_class != ANY
    return case_class in CASE_CLASSES and 0 <= years <= LONGEST_YEARS


@allowed(Role.HEAD)
def hold(register: Register, *, complaint_id: int, reason: str) -> Outcome:
    """Keep a case from erasure, for as long as the reason holds, which is kept on the timeline."""
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        refuse(
            required_note(
                text, field="reason", name="Alasan", example="Contoh: sedang diperiksa inspektorat."
            )
        )
        queries.put_hold(session, complaint_id, actor=register.actor, since=case.now)
        record(register, session, case, [NewEvent(EventKind.HELD, case.now, note=text)])
    number = screen_number(*case.number)
    return Outcome(f"Aduan {number} ditahan dari pemusnahan.")


def move_hold_reasons(register: Register, session: Session) -> None:
    """Move the reasons that lie in the rows of an older register into notes, sealed where due."""
    holds = queries.worded_holds(session)
    if not holds:
        return
    now = register.clock.now()
    facts = sealing_facts(register, session, [(key, secret) for key, secret, _ in holds])
    known = [(key, reason) for key, _, reason in holds if key in facts]
    texts = append_many(
        register,
        session,
        events=[(key, NewEvent(EventKind.HELD, now, note=reason)) for key, reason in known],
        sealed={key for key, secret, _ in holds if secret},
    )
    register.vault.put(session, texts, holders=holders_in(cached_office(register, session), facts))
    queries.empty_hold_reasons(session, [key for key, _ in known])


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
        return proposal_in(register, session)


def proposal_in(register: Register, session: Session) -> tuple[Proposed, ...]:
    """Return the same inside a transaction."""
    rules = queries.rules(session)
    if not any(rules.values()):
        return ()
    office = cached_office(register, session).office
    today = register.clock.now().astimezone(office.zone).date()
    found = []
    for row in session.execute(queries.closed_cases(visibility_in(register, session))):
        classes = case_classes(
            classification=Classification(row.classification),
            confidential=row.confidential,
            medium=row.medium_code,
        )
        name = next((each for each in (*classes, ANY) if each in rules), ANY)
        years = rules.get(name, 0)
        closed_on = row.closed_at.astimezone(office.zone).date()
        if not years or _years_later(closed_on, years) > today:
            continue
        found.append(
            Proposed(
                id=row.id,
                number=screen_number(row.year, row.seq),
                title=row.title,
                closed_on=closed_on,
                case_class=name,
                years=years,
            )
        )
    return tuple(found)


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
