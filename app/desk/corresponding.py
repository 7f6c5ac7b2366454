"""Letters about a complaint: passing it on to another office, and the answer to who brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import Case
from app.desk.opening_seals import EVERYTHING, IDENTITY, opened_in
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.documents.letter_data import LetterCase
from app.documents.letter_text import answer_letter, forwarding_letter
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.office_names import town_of
from app.rules.timeline import State, due_of

if TYPE_CHECKING:
    from app.access.entitlement import Compartment


@allowed(Role.DESK, Role.HEAD)
def forwarding_letter_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return the letter that goes with a forwarded complaint; its number is left to the pen.

    Raises UserMistake when the complaint was not forwarded.
    """
    from app.documents.letters import letter

    case, office = _read(register, complaint_id, opening=IDENTITY)
    if not case.forwarded_to:
        raise UserMistake({"": "Aduan ini belum diteruskan kepada satker atau instansi lain."})
    data = forwarding_letter(
        _letter_case(register, case, office),
        office_name=office.name,
        recipient=case.forwarded_to,
        place=town_of(case.forwarded_to) or "Tempat",
        due_at=due_of(
            State(), case.row.target(office, 5), office.calendar, started=register.clock.now()
        ),
    )
    return letter(data, letterhead=letterhead_of(office, register.clock.now()))


@allowed(Role.DESK, Role.HEAD)
def answer_letter_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return the answer as a letter; UserMistake while no final answer is on record."""
    from app.documents.letters import letter

    case, office = _read(register, complaint_id, opening=EVERYTHING)
    if case.answered_at is None:
        raise UserMistake({"": "Jawaban akhir kepada pelapor belum dicatat."})
    if not case.answer:
        raise UserMistake(
            {"": "Jawaban aduan ini disegel untuk akun Anda. Minta Pimpinan mencetak suratnya."}
        )
    data = answer_letter(
        _letter_case(register, case, office),
        office_name=office.name,
        email=office.settings.email,
        answer=case.answer,
    )
    return letter(data, letterhead=letterhead_of(office, register.clock.now()))


def _read(
    register: Register, complaint_id: int, *, opening: frozenset[Compartment]
) -> tuple[Case, Office]:
    """Open what a letter needs; of a confidential case never who brought it."""
    with register.writing() as session:
        (case,) = opened_in(
            register, session, [complaint_id], opening=opening, purpose="letter", on_paper=True
        )
        return case, office_in(register, session)


def _letter_case(register: Register, case: Case, office: Office) -> LetterCase:

    now = register.clock.now()
    return LetterCase(
        number=case.paper_number,
        medium=case.row.medium,
        title=case.row.title,
        complained_at=case.complained,
        received_at=case.row.received(office.zone),
        urgency=case.urgency,
        complainant=case.identity.name,
        address=case.identity.address,
        attachments=case.attachments,
        letter_number="",
        written_at=now,
        printed_at=now,
        zone=office.zone,
        anonymous=case.row.anonymous or not case.identity.name,
        confidential=case.row.confidential,
        sample=office.sample,
    )
