"""The annual report: drawn as it stands, kept as it went out, and compared later with both."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from app.desk.event_log import append_plain
from app.desk.kept_papers import as_kept, erased_words, refuse_erased
from app.desk.reading_office import cached_office, office_in
from app.desk.report_findings import Finding
from app.desk.telling_report import ToldReport, tell_report, withheld_in
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EVENT_KINDS, EventKind
from app.rules.moments import day_of
from app.rules.numbering import screen_number
from db import tables, writing
from db.queries import editions as queries
from db.queries.checking import chain_head

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from app.documents.report_blocks import Report
    from app.documents.report_facts import Difference, Facts
    from db.session import Session

# The events after which a report may say something else.
_TELLING = sorted(
    {
        *(kind for kind, facts in EVENT_KINDS.items() if facts.story and facts.story.in_report),
        *(EventKind.REGISTERED, EventKind.CLOSED, EventKind.CORRECTED, EventKind.REWORDED),
        *(EventKind.SUMMARISED, EventKind.WITHDRAWN, EventKind.DOUBLED, EventKind.PARTED),
        *(EventKind.RECOUNTED, EventKind.ERASED),
    }
)


class Edition(NamedTuple):
    """A report that went out: which edition, when (aware), by whom, and who signed it."""

    id: int
    number: int
    made_at: datetime
    who: str
    signed_on: date | None
    signer: str
    signer_nip: str = ""


class TouchedCase(NamedTuple):
    """A complaint to which something happened since a report went out, with its month (1-12)."""

    id: int
    number: str
    month: int


class ReportPaper(NamedTuple):
    """The paper of a year's report.

    It is that of the `edition` which went out last, or, where there is none or a new one was
    asked for, the report as it stands: `number` is the edition it becomes once it goes out, 0 while
    it is only a draft. `differing` says where the edition that went out last differs from how
    things stand, `touched` to which cases something happened since. `findings`
    are what is to be looked at before it goes out. `erased` says why the copy of the edition that
    went out last is no more. What is `withheld` as some case is about who
    asks never goes out.
    """

    year: int
    pdf: bytes
    edition: Edition | None = None
    number: int = 0
    differing: tuple[Difference, ...] = ()
    touched: tuple[TouchedCase, ...] = ()
    facts: Facts = ()
    position: int = 0
    signed_on: date | None = None
    signer: str = ""
    signer_nip: str = ""
    findings: tuple[Finding, ...] = ()
    withheld: bool = False
    erased: str = ""


@allowed(Role.DESK, Role.HEAD)
def report_pdf(register: Register, *, year: int, signed_on: date | None = None) -> bytes:
    """Return the annual report of a year as it stands; KONSEP while it may still change.

    That is until the year is over and each of its months without complaints was confirmed.
    """
    return report_paper(register, year=year, signed_on=signed_on, anew=True).pdf


@allowed(Role.DESK, Role.HEAD)
def report_docx(register: Register, *, year: int, signed_on: date | None = None) -> bytes:
    """Return the same report as a Word file, for the office to edit on."""
    # Imported late, as below: the libraries that write files cost more than a start can spare.
    from app.documents.docx_report import report_as_docx

    return report_as_docx(_as_it_stands(register, year, signed_on))


@allowed(Role.DESK, Role.HEAD)
def report_xlsx(register: Register, *, year: int, signed_on: date | None = None) -> bytes:
    """Return the report's tables and cases as an Excel file."""
    from app.documents.xlsx_report import report_as_xlsx

    return report_as_xlsx(_as_it_stands(register, year, signed_on))


@allowed(Role.DESK, Role.HEAD)
def report_paper(
    register: Register,
    *,
    year: int,
    signed_on: date | None = None,
    anew: bool = False,
    unsaved: Mapping[str, str] | None = None,
) -> ReportPaper:
    """Return the paper of a year's report: the one that went out last, to the byte, if one did.

    `anew` asks for the report as it stands, where that differs from it; with what is `unsaved` of the
    office's own words it can't go out yet. Raises EnvironmentTrouble when the kept
    paper is not as it went out.
    """
    from app.documents.pdf_report import report_as_pdf
    from app.documents.report_facts import facts_of

    with register.reading() as session:
        told = tell_report(register, session, year=year, signed_on=signed_on, unsaved=unsaved)
        facts = facts_of(told.report)
        editions = _comparable(register, session, year)
        erased = _erased(register, session, editions[-1]) if editions else ""
        differing = _differing(session, editions[-1], facts) if editions and not erased else ()
        touched = _touched(session, year, editions[-1].position) if editions else ()
        if editions and not erased and not (anew and differing):
            kept = _kept_paper(session, editions[-1])
            edition = _edition(register, session, editions[-1])
            return ReportPaper(year, kept, edition, 0, differing, touched, findings=told.findings)
        withheld = withheld_in(register, session, year=year)
        position, _ = chain_head(session) or (0, "")
        report = _as_edition(register, session, told, editions)
    number = editions[-1].number + 1 if editions else 1
    return ReportPaper(
        year=year,
        pdf=report_as_pdf(report),
        number=0 if told.draft or unsaved else number,
        differing=differing,
        touched=touched,
        facts=facts,
        position=position,
        signed_on=signed_on,
        signer=told.signer,
        signer_nip=told.signer_nip,
        findings=told.findings,
        withheld=withheld,
        erased=erased,
    )


@allowed(Role.DESK, Role.HEAD)
def keep_report(register: Register, *, report: ReportPaper) -> None:
    """Write down that a report went to the printer or into a file, and keep what isn't kept yet.

    Drafts are not kept; they are only on record.
    """
    from app.documents.report_facts import packed

    paper, facts = report.pdf, packed(report.facts)
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="report", year=report.year)
        before = list(session.scalars(queries.editions(report.year)))
        digest = sha256(paper).hexdigest()
        if not report.number or (before and before[-1].paper_digest == digest):
            return
        row = {
            "year": report.year,
            "number": before[-1].number + 1 if before else 1,
            "made_at": register.clock.now(),
            "actor": register.actor,
            "signed_on": report.signed_on,
            "signer": report.signer,
            "signer_nip": report.signer_nip,
            "position": report.position,
            "paper_digest": digest,
            "facts_digest": sha256(facts).hexdigest(),
        }
        key = int(session.execute(queries.add_edition(), row).scalar_one())
        copy = {"edition_id": key, "paper": paper, "facts": facts}
        writing.add_rows(session, tables.EditionCopy, [copy])


@allowed(Role.DESK, Role.HEAD)
def count_report(register: Register, *, year: int) -> None:
    """Write down that a year's report went out in a form that is edited on."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="report", year=year)


@allowed(Role.DESK, Role.HEAD)
def read_editions(register: Register, *, year: int) -> tuple[Edition, ...]:
    """Return the editions of a year's report that went out, the newest last."""
    with register.reading() as session:
        rows = _comparable(register, session, year)
        return tuple(_edition(register, session, row) for row in rows)


@allowed(Role.DESK, Role.HEAD)
def edition_pdf(register: Register, *, year: int, edition: int) -> bytes:
    """Return one edition of a year's report as it went out.

    Raises EnvironmentTrouble when it is not there, or not as it went out, UserMistake when it was
    destroyed together with a case.
    """
    with register.reading() as session:
        rows = _comparable(register, session, year)
        row = next((each for each in rows if each.number == edition), None)
        if row is not None:
            refuse_erased(_erased(register, session, row))
        return _kept_paper(session, row)


def _comparable(register: Register, session: Session, year: int) -> list[tables.ReportEdition]:
    """Return a year's editions, the newest last; none to whom a case of that year must not be shown.

    The paper that went out names every case, and so would its differences.
    """
    if withheld_in(register, session, year=year):
        return []
    return list(session.scalars(queries.editions(year)))


def _edition(register: Register, session: Session, row: tables.ReportEdition) -> Edition:
    names = {each.login: each.name for each in cached_office(register, session).accounts}
    who = names.get(row.actor, row.actor)
    signer = row.signer, row.signer_nip
    return Edition(row.id, row.number, row.made_at, who, row.signed_on, *signer)


def _erased(register: Register, session: Session, row: tables.ReportEdition) -> str:
    """Say why an edition's copy is no more; "" where it is."""
    rows = session.execute(queries.erased_after(row.year, row.made_at)).all()
    return erased_words(rows, office_in(register, session).zone)


def _kept_paper(session: Session, row: tables.ReportEdition | None) -> bytes:
    if row is None:
        return as_kept(None, "")
    return as_kept(session.scalar(queries.paper_of(row.id)), row.paper_digest)


def _differing(session: Session, row: tables.ReportEdition, facts: Facts) -> tuple[Difference, ...]:
    from app.documents.report_facts import differences, unpacked

    kept = session.scalar(queries.facts_of(row.id))
    return differences(unpacked(as_kept(kept, row.facts_digest)), facts)


def _touched(session: Session, year: int, position: int) -> tuple[TouchedCase, ...]:
    rows = session.execute(queries.touched_after(year, position, _TELLING))
    return tuple(
        TouchedCase(each.id, screen_number(each.year, each.seq), each.month) for each in rows
    )


def _as_it_stands(register: Register, year: int, signed_on: date | None) -> Report:
    with register.reading() as session:
        told = tell_report(register, session, year=year, signed_on=signed_on)
        return _as_edition(register, session, told, _comparable(register, session, year))


def _as_edition(
    register: Register,
    session: Session,
    told: ToldReport,
    editions: list[tables.ReportEdition],
) -> Report:
    """Return a final report with what it corrects of the edition before it."""
    from app.documents.report_corrections import corrected
    from app.documents.report_facts import facts_of

    if told.draft or not editions:
        return told.report
    last = editions[-1]
    if _erased(register, session, last):
        return told.report
    facts, zone = facts_of(told.report), office_in(register, session).zone
    number, before = last.number + 1, last
    differing = _differing(session, last, facts)
    if not differing and len(editions) > 1:
        # That edition itself, which says what it corrects.
        number, before = last.number, editions[-2]
        gone = _erased(register, session, before)
        differing = () if gone else _differing(session, before, facts)
    if not differing:
        return told.report
    printed_on = day_of(before.made_at, zone)
    return corrected(told.report, number=number, printed_on=printed_on, differing=differing)
