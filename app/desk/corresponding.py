"""Letters about a complaint: passing it on to another office, and the answer to who brought it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from app.case import Case
from app.desk.opening_seals import EVERYTHING, IDENTITY, opened_in
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.documents.letter_data import LetterCase, LetterData
from app.documents.letter_text import answer_letter, forwarding_letter
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.letters import LetterKind
from app.rules.office_names import town_of
from app.rules.signers import signatory
from app.rules.timeline import State, due_of

if TYPE_CHECKING:
    from app.access.entitlement import Compartment


@allowed(Role.DESK, Role.HEAD)
def forwarding_letter_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return the letter that goes with a forwarded complaint.

    Until it has its number, the pen has room for one. Raises UserMistake when the complaint was not
    forwarded.
    """
    case, office = _read(register, complaint_id, opening=IDENTITY)
    if not case.forwarded_to:
        raise UserMistake({"": "Aduan ini belum diteruskan kepada satker atau instansi lain."})
    to = office.agency(case.forwarded_code)
    facts = _letter_case(register, case, office, LetterKind.FORWARDING)
    data = forwarding_letter(
        facts,
        office_name=office.name,
        recipient=case.forwarded_to,
        address=tuple(line for line in to.address.splitlines() if line.strip()),
        place=town_of(case.forwarded_to) or "Tempat",
        due_at=due_of(
            State(), case.row.target(office, 5), office.calendar, started=facts.written_at
        ),
    )
    return _drawn(data, case, office, facts)


@allowed(Role.DESK, Role.HEAD)
def answer_letter_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return the answer as a letter; UserMistake while no final answer is on record."""
    case, office = _read(register, complaint_id, opening=EVERYTHING)
    if case.answered_at is None:
        raise UserMistake({"": "Jawaban akhir kepada pelapor belum dicatat."})
    if not case.answer:
        raise UserMistake(
            {"": "Jawaban aduan ini disegel untuk akun Anda. Minta Pimpinan mencetak suratnya."}
        )
    facts = _letter_case(register, case, office, LetterKind.ANSWER)
    data = answer_letter(
        facts,
        office_name=office.name,
        email=office.settings.email,
        answer=case.answer,
        asks=office.settings.asks_satisfaction,
    )
    return _drawn(data, case, office, facts)


def _drawn(data: LetterData, case: Case, office: Office, facts: LetterCase) -> bytes:
    """Draw a letter over the signature of who was chosen for it, or of the head of its day."""
    from app.documents.letters import letter

    issued = case.letter(facts.letter)
    chosen = (each for each in office.officials if issued and each.code == issued.signer)
    official = next(chosen, None)
    signer = signatory(official, head_title=office.head_title) if official else None
    return letter(data, letterhead=letterhead_of(office, facts.written_at, signer=signer))


def _read(
    register: Register, complaint_id: int, *, opening: frozenset[Compartment]
) -> tuple[Case, Office]:
    """Open what a letter needs; of a confidential case never who brought it."""
    with register.writing() as session:
        (case,) = opened_in(
            register, session, [complaint_id], opening=opening, purpose="letter", on_paper=True
        )
        return case, office_in(register, session)


def _letter_case(register: Register, case: Case, office: Office, letter: LetterKind) -> LetterCase:
    now, issued = register.clock.now(), case.letter(letter)
    written = datetime.combine(issued.written_on, time(12), office.zone) if issued else now
    return LetterCase(
        letter=letter,
        number=case.paper_number,
        medium=case.row.medium,
        title=case.row.title,
        complained_at=case.complained,
        received_at=case.row.received(office.zone),
        urgency=case.urgency,
        complainant=case.identity.name,
        address=case.identity.address,
        attachments=case.attachments,
        letter_number=issued.number if issued else "",
        written_at=written,
        printed_at=now,
        zone=office.zone,
        print_count=case.printed.get(letter, 0) + 1 if issued else 1,
        anonymous=case.row.anonymous or not case.identity.name,
        confidential=case.row.confidential,
        sample=office.sample,
    )
