"""Papers of complaints: gathers what they show, has them drawn, and counts each printing."""

from __future__ import annotations

from base64 import b64decode
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.case import Case
from app.desk.event_log import NewEvent
from app.desk.open_case import open_case, record
from app.desk.opening_seals import IDENTITY, opened_in
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.documents.letterhead import Letterhead, line_parts
from app.documents.receipt_data import ReceiptData
from app.documents.sheet_data import SheetData, SheetLayout
from app.guard import allowed
from app.office import Office, leans_on_estimates
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, Classification, Urgency
from app.rules.numbering import COMPLETENESS
from app.rules.signers import Signatory
from app.rules.timer_words import standard_words
from db.queries import sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.session import Session


# Stands in a preview, where no name is to be read over somebody's shoulder.
_NOT_SHOWN = "Tidak ditampilkan di layar, tercetak di lembar"


@allowed(Role.DESK, Role.HEAD)
def sheet_pdf(
    register: Register,
    *,
    complaint_ids: Sequence[int],
    urgency: Urgency | None = None,
    layout: SheetLayout = SheetLayout.A5,
    with_back: bool = True,
    for_paper: bool = False,
) -> bytes:
    """Return the disposition sheets of some complaints as one PDF, in the order given.

    `urgency` overrides the recorded one. Only `for_paper` names who brought an ordinary complaint;
    that is on record then, and each sheet has a number by which it is known when it comes back.
    """
    # Imported late: reportlab costs more than most starts have to spare.
    from app.desk.issuing_sheets import issue
    from app.documents.disposition_sheet import disposition_sheets

    if for_paper:
        with register.writing() as session:
            cases, office = _opened(register, session, complaint_ids, purpose="sheet")
            marks = issue(register, session, office, cases, urgency=urgency)
    else:
        with register.reading() as session:
            cases, office = cases_in(register, session, complaint_ids), office_in(register, session)
        marks = {}
    return disposition_sheets(
        [_sheet(register, case, office, urgency, marks) for case in cases],
        letterhead=letterhead_of(office, register.clock.now()),
        layout=layout,
        with_back=with_back,
    )


def _sheet(
    register: Register,
    case: Case,
    office: Office,
    urgency: Urgency | None,
    marks: Mapping[int, str],
) -> SheetData:
    teams, instructions = office.teams, office.instructions
    target = case.row.target(office, 5)
    from app.desk.issuing_sheets import review_on_sheet

    lead, copies = _beside(case, office)
    return SheetData(
        number=case.paper_number,
        index=case.topic or CLASSIFICATION_WORDS[case.row.classification],
        code=office.settings.classification_code,
        due_at=case.follow_up_due_at,
        due_estimated=leans_on_estimates(office, case.registered_at, case.follow_up_due_at),
        standard=standard_words(target.amount, target.unit),
        origin=case.identity.name or _NOT_SHOWN,
        medium=case.row.medium,
        complained_at=case.complained,
        source_reference=case.source_reference,
        received_at=case.row.received(office.zone),
        attachments=case.attachments,
        urgency=urgency or case.urgency,
        title=case.row.title,
        teams=tuple(team.name for team in teams),
        instructions=tuple(entry.name for entry in instructions),
        printed_at=register.clock.now(),
        zone=office.zone,
        print_count=case.printed.get("sheet", 0) + 1,
        anonymous=case.row.anonymous,
        confidential=case.row.confidential,
        sample=office.sample,
        # Printed again, it has the official who decided.
        signer=office.head_on(_day_of_decision(case, office, register.clock.now())),
        mark=marks.get(case.row.id, ""),
        lead=lead,
        copies=copies,
        review=review_on_sheet(case),
    )


def _beside(case: Case, office: Office) -> tuple[str, tuple[str, ...]]:
    """Return by name who leads the teams and who got a copy, as far as that is decided."""
    names = {team.code: team.name for team in office.known_teams}
    return (
        names.get(case.lead, case.lead),
        tuple(names.get(code, code) for code in case.copies),
    )


def _day_of_decision(case: Case, office: Office, now: datetime) -> date:
    decided = case.disposition
    return (decided.happened_at if decided else now).astimezone(office.zone).date()


@allowed(Role.DESK)
def receipt_pdf(register: Register, *, complaint_id: int) -> bytes:
    """Return a complaint's receipt, one page with both copies; whom it names is on record."""
    from app.documents.receipt import receipt

    with register.writing() as session:
        (case,), office = _opened(register, session, [complaint_id], purpose="receipt")
    data = ReceiptData(
        number=case.paper_number,
        check_code=case.check_code,
        received_at=case.row.received(office.zone),
        # Only who came in person was in a place of ours.
        place=office.room if case.medium_code == "langsung" else "",
        medium=case.row.medium,
        complainant=case.identity.name,
        address=case.identity.address,
        contact=case.identity.contact,
        title=case.row.title,
        attachments=case.attachments,
        missing=_missing(case, office),
        due_at=case.follow_up_due_at,
        due_estimated=leans_on_estimates(office, case.registered_at, case.follow_up_due_at),
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        printed_at=register.clock.now(),
        zone=office.zone,
        print_count=case.printed.get("receipt", 0) + 1,
        anonymous=case.row.anonymous,
        confidential=case.row.confidential,
        sample=office.sample,
    )
    return receipt(data, letterhead=letterhead_of(office, data.printed_at))


def _missing(case: Case, office: Office) -> tuple[str, ...]:
    """Return what is asked for: the five W of a reported violation, nothing of a broken chair."""
    complaint = case.row.classification is Classification.COMPLAINT
    if not complaint or not office.reports_violation(case.topic):
        return ()
    return tuple(f"{COMPLETENESS[part]} ({part})" for part in case.missing)


@allowed(Role.DESK, Role.HEAD)
def count_printed(register: Register, *, complaint_ids: Sequence[int], paper: str) -> None:
    """Write down that a "sheet", "receipt" or numbered letter was printed: the next is a reprint."""
    with register.writing() as session:
        for key in complaint_ids:
            case = open_case(register, session, complaint_id=key)
            record(
                register, session, case, [NewEvent(EventKind.PRINTED, case.now, {"paper": paper})]
            )
        if paper == "sheet":
            sheets.note_printed(session, complaint_ids, at=register.clock.now())


def _opened(
    register: Register, session: Session, complaint_ids: Sequence[int], *, purpose: str
) -> tuple[list[Case], Office]:
    """Read cases with who brought them, but never of a confidential one; that is on record then."""
    cases = opened_in(
        register, session, complaint_ids, opening=IDENTITY, purpose=purpose, on_paper=True
    )
    return cases, office_in(register, session)


def letterhead_of(
    office: Office, on: datetime | date, *, signer: Signatory | None = None
) -> Letterhead:
    """Return the office's letterhead, with who signs on a day unless a `signer` was chosen."""
    day = on.astimezone(office.zone).date() if isinstance(on, datetime) else on
    kept, who = office.settings, signer or office.head_on(day)
    return Letterhead(
        name_lines=office.letterhead_lines,
        office_name=office.name,
        address=line_parts(kept.address),
        contact=line_parts(kept.contact),
        city=kept.city,
        head_title=who.title,
        head_below=who.below,
        head_name=who.name,
        head_nip=who.nip,
        logo=b64decode(kept.logo) if kept.logo else None,
        service_hours=kept.service_hours,
    )
