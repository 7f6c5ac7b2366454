"""The annual report: gathers a year's recap and cases and has the paper drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.case import Case, TimelineEntry
from app.desk.event_log import append_plain
from app.desk.papers import letterhead_of
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.desk.recapping import read_recap
from app.documents.report_data import AnnualReportData, OfficeWords, ReportCase, ReportEntry
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.chain import GENESIS, seal_words
from app.rules.event_kinds import EventKind, story_of
from app.rules.kinds import Unit
from app.rules.moments import clock_words, date_words, short_date_words
from app.rules.timer_words import known_span_words, span_words
from db.queries.checking import chain_head
from db.queries.recap import ids_of_year

if TYPE_CHECKING:
    from datetime import date


# The report tells what was done with a case, never who brought it.
_WORDS = frozenset({Compartment.CONTENT})
_LONGEST_NOTE = 160


@allowed(Role.DESK, Role.HEAD)
def report_pdf(register: Register, *, year: int, signed_on: date | None = None) -> bytes:
    """Return the annual report of a year; a year that isn't over is marked KONSEP."""
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.annual_report import annual_report
    from app.documents.pdf_report import report_as_pdf

    with register.reading() as session:
        office = office_in(register, session)
        recap = read_recap(register, year=year)
        ids = session.scalars(ids_of_year(year)).all()
        # About whoever prints the report: counted and told of, but by its number only.
        cases = cases_in(register, session, ids, opening=_WORDS, unseen=True)
        chain = seal_words(*(chain_head(session) or (0, GENESIS)))
    today = register.clock.now().astimezone(office.zone).date()
    words = OfficeWords(
        name=office.name,
        short_name=office.name.replace("Provinsi ", ""),
        email=office.settings.email,
        form_link=office.settings.form_link,
        is_bps=office.is_bps,
        media=tuple(medium.name for medium in office.media),
    )
    draft = year >= today.year
    data = AnnualReportData(
        letterhead=letterhead_of(office),
        recap=recap,
        cases=tuple(_case(case, office) for case in cases),
        words=words,
        sop_times=tuple(_standard(office, step) for step in range(1, 8)),
        signed_on=date_words(signed_on) if signed_on else "",
        draft=draft,
        draft_note=f"Keadaan sampai dengan {date_words(today)}" if draft else "",
        sample=office.sample,
        chain=f"Rantai riwayat saat dicetak: peristiwa ke-{chain}",
    )
    return report_as_pdf(annual_report(data))


@allowed(Role.DESK, Role.HEAD)
def count_report(register: Register, *, year: int) -> None:
    """Write down that a year's report went to the printer or into a file."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="report", year=year)


def _standard(office: Office, step: int) -> str:
    target = office.target(step)
    unit = "menit" if target.unit is Unit.MINUTES else "hari kerja"
    return f"{target.amount} {unit}"


def _case(case: Case, office: Office) -> ReportCase:

    row, times = case.row, case.times
    flags = [word for word, on in (("Anonim", row.anonymous), ("Rahasia", row.confidential)) if on]
    closed = row.closed_at is not None
    complained_at = case.complained_at or row.received_at
    return ReportCase(
        complained_on=complained_at.astimezone(office.zone).date(),
        number=case.paper_number,
        title=row.title,
        facts=(
            *([", ".join(flags)] if flags else []),
            row.medium,
            f"Ditujukan kepada {case.about_office}",
            "Selesai" if closed else "Masih berjalan",
        ),
        entries=tuple(
            _entry(entry, office, confidential=row.confidential)
            for entry in case.timeline
            if story_of(entry.kind).in_report
        ),
        clocks=(
            known_span_words(times.before_us),
            span_words(times.at_our_office),
            span_words(times.as_complainant_lived),
        ),
        about_office=case.about_office,
        about_own_office=case.about_own_office,
        closed=closed,
        channel=row.medium,
    )


def _entry(entry: TimelineEntry, office: Office, *, confidential: bool) -> ReportEntry:

    sentence = entry.sentence.rstrip(".")
    told = entry.kind in (EventKind.ANSWERED, EventKind.RESULT)
    if told and entry.note and not confidential:
        sentence = f"{sentence}: {_shortened(entry.note)}"
    return ReportEntry(
        day=short_date_words(entry.happened_at.astimezone(office.zone).date()),
        time=clock_words(entry.happened_at, office.zone),
        before_us=entry.before_us,
        actor=entry.actor,
        sentence=f"{sentence.rstrip('.')}.",
        remark=entry.remark if entry.out_of_order else "",
    )


def _shortened(note: str) -> str:
    words = " ".join(note.split())
    if len(words) <= _LONGEST_NOTE:
        return words
    return words[:_LONGEST_NOTE].rsplit(" ", 1)[0] + " …"
