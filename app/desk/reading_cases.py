"""One whole case with its timeline: what its page and its papers are made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.access.entitlement import Compartment, facts_of
from app.access.sealing import CannotOpen
from app.case import Case, Content, Seal
from app.desk.listing_cases import READERS, visibility_in
from app.desk.open_case import NO_SUCH_CASE
from app.desk.reading_office import office_in, party_name, standing_in
from app.desk.telling_cases import events_of, told_case
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.rules.clocks import minute_notes
from app.rules.day_notes import DayNote
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.kinds import PAUSE_REASON_WORDS, PauseReason, Unit
from app.rules.timeline import fold, own_targets
from db.queries import case as case_queries
from db.queries.requests import newest_requests
from db.queries.selecting import EVERYTHING

if TYPE_CHECKING:
    from db.session import Row, Session


_NOTHING: frozenset[Compartment] = frozenset()


@allowed(*READERS)
def read_case(register: Register, *, complaint_id: int) -> Case:
    """Return one complaint with all that its page and papers show; UserMistake if there is none."""
    with register.reading() as session:
        return cases_in(register, session, [complaint_id])[0]


@allowed(*READERS)
def glance_at(register: Register, *, complaint_id: int) -> Case:
    """Return the same for a look in passing.

    Without anything sealed, how it is sealed to its reader, whom it is about, and their wishes.
    """
    with register.reading() as session:
        rows = _stories(register, session, [complaint_id])[complaint_id]
        office = office_in(register, session)
    return told_case(rows[0], events_of(rows, {}), office, {}, now=register.clock.now())


def cases_in(
    register: Register,
    session: Session,
    complaint_ids: Sequence[int],
    *,
    opening: frozenset[Compartment] = _NOTHING,
    on_paper: bool = False,
    unseen: bool = False,
) -> list[Case]:
    """Return cases in the order given, with those compartments opened that we hold keys for.

    Whoever opens one writes an event about it, see `opening_seals`. What goes `on_paper` never
    names who brought a confidential complaint. Raises UserMistake for one that doesn't exist or
    must not be seen; with `unseen`, for the report, such a one comes without title and words.
    """
    now, office = register.clock.now(), office_in(register, session)
    told = _stories(register, session, complaint_ids, unseen=unseen)
    hidden = standing_in(register, session).hidden
    openings = {
        key: _NOTHING if key in hidden else _opening(rows, opening, on_paper=on_paper)
        for key, rows in told.items()
    }
    held = register.vault.held(session, told, now=now)
    try:
        texts = register.vault.open_cases(session, held, openings)
    except CannotOpen:
        # Facts of a file that were changed must not keep anybody from its case: the check tells.
        openings = {key: parts - {Compartment.EVIDENCE} for key, parts in openings.items()}
        texts = register.vault.open_cases(session, held, openings)
    facts = facts_of(session, [(key, rows[0].confidential) for key, rows in told.items()])
    wishes = newest_requests(session, told, register.account.id)
    found = {}
    for key, rows in told.items():
        events = events_of(rows, texts[key])
        if key in hidden:
            events = [replace(event, speaker="", note="") for event in events]
        case = told_case(rows[0], events, office, texts[key], now=now)
        case = _sealed(case, {part for part, _ in held[key]}, openings[key])
        wish = wishes.get(key)
        found[key] = replace(
            case,
            accused=tuple((each, party_name(office, each)) for each in sorted(facts[key].accused)),
            request=wish.state if wish and (wish.until is None or wish.until > now) else "",
        )
    return [_unseen(found[key]) if key in hidden else found[key] for key in complaint_ids]


def _stories(
    register: Register, session: Session, complaint_ids: Sequence[int], *, unseen: bool = False
) -> dict[int, list[Row[*tuple[Any, ...]]]]:
    """Return each case with its events; UserMistake when one must not be seen, see `cases_in`."""
    visibility = EVERYTHING if unseen else visibility_in(register, session)
    told = case_queries.stories(session, complaint_ids, visibility=visibility)
    if not told.keys() >= set(complaint_ids):
        raise UserMistake({"": NO_SUCH_CASE})
    return told


def _opening(
    rows: Sequence[Row[*tuple[Any, ...]]], opening: frozenset[Compartment], *, on_paper: bool
) -> frozenset[Compartment]:
    """Return what is opened of a case; its files' names together with its text."""
    secret = rows[0].confidential
    if on_paper:
        return opening - {Compartment.IDENTITY} if secret else opening
    named = Compartment.CONTENT in opening or not secret
    if named and any(row.kind == EventKind.ATTACHED for row in rows):
        return opening | {Compartment.EVIDENCE}
    return opening


def _unseen(case: Case) -> Case:
    """Return what a report must tell even to whom a case is about: no title and no words.

    Those of its events were never told to it.
    """
    return replace(
        case,
        row=replace(case.row, title="Dirahasiakan"),
        content=Content(),
        missing=(),
        source_reference="",
        report_summary="",
        evidence=(),
        accused=(),
        unseen=True,
    )


def _sealed(case: Case, held: Collection[Compartment], opened: Collection[Compartment]) -> Case:
    """Return a case with how each compartment stands to who looks."""
    if case.erased_at is not None:
        return case

    def seal(compartment: Compartment) -> Seal:
        if compartment not in held:
            return Seal.DENIED
        return Seal.OPEN if compartment in opened else Seal.CLOSED

    identity = Seal.NOTHING if case.row.anonymous else seal(Compartment.IDENTITY)
    content = seal(Compartment.CONTENT) if case.row.confidential else Seal.NOTHING
    evidence = seal(Compartment.EVIDENCE) if case.evidence else Seal.NOTHING
    unread = content in (Seal.CLOSED, Seal.DENIED)
    missing = () if unread else case.missing
    return replace(
        case,
        identity_seal=identity,
        content_seal=content,
        evidence_seal=evidence,
        missing=missing,
    )


@dataclass(frozen=True, slots=True)
class ExplainedCase:
    """A case and, day by day, why its running step is due when it is; none when nothing runs."""

    case: Case
    notes: tuple[DayNote, ...]


@allowed(*READERS)
def explain_case(register: Register, *, complaint_id: int) -> ExplainedCase:
    """Return a case with why its running step is due when it is.

    Pauses and an extension are the case's own; a pause that still lasts moves no date yet.
    """
    with register.reading() as session:
        rows = _stories(register, session, [complaint_id])[complaint_id]
        office = office_in(register, session)
    events = events_of(rows, {})
    case = told_case(rows[0], events, office, {}, now=register.clock.now())
    return ExplainedCase(case, _notes(events, office))


def _notes(events: Sequence[Happening], office: Office) -> tuple[DayNote, ...]:
    state = fold(events, targets=office.targets, calendar=office.calendar)
    if state.step_started_at is None or state.due_at is None:
        return ()
    targets = own_targets(events, targets=office.targets, calendar=office.calendar)
    target = targets[state.step - 1]
    if target.unit is Unit.MINUTES:
        return minute_notes(office.calendar, start=state.step_started_at, due=state.due_at)
    pauses = [replace(pause, reason=_pause_words(pause.reason)) for pause in state.pauses]
    return office.calendar.explain_working_days(
        state.step_started_at, target.amount + state.extended_days, pauses=pauses
    )


def _pause_words(code: str) -> str:
    return "aduan ditutup" if code == "closed" else PAUSE_REASON_WORDS[PauseReason(code)]
