"""Opening what is sealed: every opening is an event, and who may not open it has to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment, KeyHolder, may_see
from app.access.resealing import lend
from app.case import Case, Seal
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_log import NewEvent, append_many, differing_mistake
from app.desk.listing_cases import visibility_in
from app.desk.open_case import open_case, record
from app.desk.reading_cases import cases_in
from app.desk.reading_office import cached_office
from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.numbering import screen_number
from db.queries import requests as queries

if TYPE_CHECKING:
    from db.session import Session

IDENTITY = frozenset({Compartment.IDENTITY})
EVERYTHING = frozenset(Compartment)
GRANT_HOURS = (1, 4, 8, 24, 72)
_MOST = 200


@allowed(Role.DESK, Role.HEAD, Role.TEAM)
def open_seals(register: Register, *, complaint_id: int) -> Case:
    """Return a case with all that its reader holds keys for, and write down that it was opened.

    Raises UserMistake when there is nothing that the reader could open.
    """
    with register.writing() as session:
        (case,) = opened_in(register, session, [complaint_id], opening=EVERYTHING, purpose="screen")
        if Seal.OPEN not in (case.identity_seal, case.content_seal):
            refuse({"": "Aduan ini disegel untuk akun Anda."})
        return case


def opened_in(
    register: Register,
    session: Session,
    complaint_ids: Sequence[int],
    *,
    opening: frozenset[Compartment],
    purpose: str,
    on_paper: bool = False,
) -> list[Case]:
    """Open compartments inside a writing transaction; what was really opened is an event.

    `purpose` is screen, sheet, receipt, letter, report or command; see `cases_in` for `on_paper`.
    """
    cases = cases_in(register, session, complaint_ids, opening=opening, on_paper=on_paper)
    events = []
    for case in cases:
        seals = {Compartment.IDENTITY: case.identity_seal, Compartment.CONTENT: case.content_seal}
        if parts := [each.value for each, seal in seals.items() if seal is Seal.OPEN]:
            data = {"parts": parts, "purpose": purpose}
            event = NewEvent(EventKind.IDENTITY_READ, register.clock.now(), data)
            events.append((case.row.id, event))
    if events:
        append_many(register, session, events=events)
    return cases


# --- asking to see an identity -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """Somebody's wish to see who brought a complaint, waiting for the head; moments are UTC."""

    id: int
    complaint_id: int
    number: str
    title: str
    who: str
    asked_at: datetime


@allowed(Role.TEAM)
def ask_identity(register: Register, *, complaint_id: int, reason: str) -> Outcome:
    """Ask the head to see who brought a complaint; the reason is kept on the timeline."""
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        refuse(
            required_note(
                text, field="reason", name="Alasan", example="Contoh: perlu menanyakan bukti."
            )
        )
        if queries.open_request(session, complaint_id, register.account.id) is not None:
            refuse({"": "Permintaan Anda untuk aduan ini masih menunggu Pimpinan."})
        queries.add_request(session, complaint_id, register.account.id, case.now)
        record(register, session, case, [NewEvent(EventKind.IDENTITY_ASKED, case.now, note=text)])
    number = screen_number(*case.number)
    return Outcome(f"Permintaan untuk aduan {number} dikirim kepada Pimpinan.")


@allowed(Role.HEAD)
def waiting_requests(register: Register) -> tuple[WaitingRequest, ...]:
    """Return the requests that wait for the head, the oldest first; none about a hidden case."""
    with register.reading() as session:
        names = {account.id: account.name for account in cached_office(register, session).accounts}
        asked = queries.asked_requests(_MOST, visibility=visibility_in(register, session))
        return tuple(
            WaitingRequest(
                id=row.id,
                complaint_id=row.complaint_id,
                number=screen_number(row.year, row.seq),
                title=row.title,
                who=names.get(row.account_id, ""),
                asked_at=row.asked_at,
            )
            for row in session.execute(asked)
        )


@allowed(Role.HEAD)
def grant_identity(register: Register, *, request_id: int, hours: int) -> Outcome:
    """Let who asked see the identity for some hours; the key is sealed to them until then."""
    if hours not in GRANT_HOURS:
        refuse({"hours": "Pilih salah satu lama izin."})
    with register.writing() as session:
        wish = _waiting(session, request_id)
        case = open_case(register, session, complaint_id=wish.complaint_id)
        refuse(differing_mistake(case.kept))
        to = next(each for each in case.kept.accounts if each.id == wish.account_id)
        until = case.now + timedelta(hours=hours)
        if not may_see(to, case.facts):
            refuse({"": f"{to.name} tidak menangani aduan ini lagi. Tolak saja permintaannya."})
        if (
            not to.active
            or to.handed
            or not to.roles
            or not lend(
                register.vault,
                session,
                case.id,
                Compartment.IDENTITY,
                to=KeyHolder(to.id, to.public_key),
                until=until,
            )
        ):
            refuse({"": "Identitas aduan ini tidak dapat dibuka dari akun Anda."})
        queries.decide_request(session, request_id, "granted", until)
        data = {"login": to.login, "until": until.isoformat()}
        record(register, session, case, [NewEvent(EventKind.IDENTITY_GRANTED, case.now, data)])
    return Outcome(f"{to.name} dapat melihat identitas selama {hours} jam.")


@allowed(Role.HEAD)
def refuse_identity(register: Register, *, request_id: int) -> Outcome:
    """Refuse a request."""
    with register.writing() as session:
        wish = _waiting(session, request_id)
        case = open_case(register, session, complaint_id=wish.complaint_id)
        login = next(each.login for each in case.kept.accounts if each.id == wish.account_id)
        queries.decide_request(session, request_id, "refused", None)
        event = NewEvent(EventKind.IDENTITY_REFUSED, case.now, {"login": login})
        record(register, session, case, [event])
    return Outcome("Permintaan ditolak.")


def _waiting(session: Session, request_id: int) -> queries.Wish:
    wish = queries.waiting_request(session, request_id)
    if wish is None:
        raise UserMistake({"": "Permintaan itu sudah diputuskan."})
    return wish
