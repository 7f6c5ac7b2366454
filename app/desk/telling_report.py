"""Gathers a year's recap and cases, and has the annual report told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.case import Case, Identity, TimelineEntry
from app.desk.identity_words import word_of
from app.desk.opening_seals import IDENTITY
from app.desk.papers import letterhead_of
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in, standing_in
from app.desk.recapping import recap_in
from app.desk.report_findings import Finding, findings_of
from app.documents.report_data import (
    AnnualReportData,
    OfficeWords,
    ReportCase,
    ReportEntry,
    ReportPart,
)
from app.office import Office
from app.recap import Recap, asked_months, nil_sentence
from app.register import Register
from app.rules.chain import GENESIS, seal_words
from app.rules.event_kinds import EventKind, story_of
from app.rules.kinds import CLOSING_WORDS, Classification, Closing, Unit
from app.rules.moments import clock_part, date_words, day_of, short_date_words
from app.rules.numbering import paper_number, read_number
from app.rules.timer_words import three_times_words
from app.rules.wording import capitalised, uncapitalised
from app.veil import ORIGIN, UNTOLD, veil_of
from db.queries.attestations import printed_end
from db.queries.recap import chosen_ids, ids_of_year
from db.queries.report_parts import last_text, picture_bodies, texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.documents.report_blocks import Report
    from db.session import Session


# Where a name stands, or what is sealed would have to be told.
_HIDDEN_TITLE = "Perihal disamarkan karena memuat identitas pelapor"
_HIDDEN_STEP = "menangani aduan; rincian disamarkan karena memuat identitas pelapor"
_HIDDEN_SPEAKER = "Kanal asal"
# The chapters before them hold on from year to year, whatever is proposed.
_SENTENCES = frozenset(ReportPart) - {ReportPart.CHAPTERS}
_ENDINGS = (EventKind.RESULT, EventKind.ANSWERED, EventKind.FORWARDED, EventKind.CLOSED)


class ToldReport(NamedTuple):
    """The report of a year as it stands; a `draft` may still change. Signers as the paper has them."""

    report: Report
    draft: bool
    signer: str
    signer_nip: str
    findings: tuple[Finding, ...] = ()
    """What is to be looked at before it goes out."""


def tell_report(
    register: Register,
    session: Session,
    *,
    year: int,
    signed_on: date | None = None,
    unsaved: Mapping[str, str] | None = None,
) -> ToldReport:
    """Tell the report of a year as it stands in a transaction; without a day the pen has room.

    What is `unsaved` stands in place of what the office wrote at those places.
    """
    # Imported late, as all that draws: it costs more than a start can spare.
    from app.documents.annual_report import annual_report

    office = office_in(register, session)
    recap = recap_in(register, session, year=year)
    counted = [each for each in Classification if each not in recap.left_out]
    ids = session.scalars(ids_of_year(year, counted)).all()
    chosen = frozenset(session.scalars(chosen_ids(year)))
    # Whom a case is about finds it told of, but by its number only. Of ordinary cases the
    # identity is compared with what will be printed; nothing that is sealed is told.
    found = cases_in(register, session, ids, opening=IDENTITY, on_paper=True, unseen=True)
    cases = [case for case in found if case.counts]
    chain = seal_words(*(printed_end(session) or (0, GENESIS)))
    today = register.clock.now().astimezone(office.zone).date()
    last = min(today, date(year, 12, 31))
    data = AnnualReportData(
        letterhead=letterhead_of(office, signed_on or today),
        recap=_in_paper_numbers(recap, office),
        cases=tuple(_told(case, office, chosen=case.row.id in chosen) for case in cases),
        words=_office_words(office),
        images=dict(session.execute(picture_bodies(year)).all()),
        texts={**texts_in(session, year), **(unsaved or {})},
        sop_times=tuple(_standard(office, step, last) for step in range(1, 8)),
        signed_on=date_words(signed_on) if signed_on else "",
        up_to=today if year >= today.year else None,
        unconfirmed=asked_months(recap, today=today),
        withheld=withheld_in(register, session, year=year),
        nil=nil_sentence(recap, zone=office.zone),
        sample=office.sample,
        chain=f"Rantai riwayat saat dicetak: peristiwa ke-{chain}",
    )
    head = data.letterhead
    report = annual_report(data)
    findings = findings_of(
        recap,
        cases,
        office,
        today=today,
        texts=data.texts,
        proposed=report.proposed,
        stale=_stale(session, year, report.proposed),
        chosen=chosen,
    )
    return ToldReport(report, data.draft, head.head_name, head.head_nip, findings)


def _stale(session: Session, year: int, proposed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the places of sentences that were written for other figures."""
    return tuple(
        row.place
        for row in session.scalars(texts_of(year))
        if row.text and row.place in _SENTENCES and row.basis != proposed[row.place]
    )


def texts_in(session: Session, year: int) -> dict[str, str]:
    """Return what the office wrote for a year by its place; its first chapters hold on.

    An empty text says that what is proposed stands there again.
    """
    told = {row.place: row.text for row in session.scalars(texts_of(year))}
    chapters = session.scalar(last_text(year, ReportPart.CHAPTERS))
    return told | ({ReportPart.CHAPTERS: chapters.text} if chapters else {})


def _office_words(office: Office) -> OfficeWords:
    return OfficeWords(
        name=office.name,
        short_name=office.name.replace("Provinsi ", ""),
        email=office.settings.email,
        form_link=office.settings.form_link,
        is_bps=office.is_bps,
        media=tuple(medium.name for medium in office.media),
    )


def withheld_in(register: Register, session: Session, *, year: int) -> bool:
    """Tell whether some complaint of a year, counted or not, is about who is signed in."""
    hidden = set(standing_in(register, session).hidden)
    of_year = ids_of_year(year, list(Classification))
    return bool(hidden) and not hidden.isdisjoint(session.scalars(of_year))


def _in_paper_numbers(recap: Recap, office: Office) -> Recap:
    pattern = office.settings.number_pattern

    def printed(number: str) -> str:
        parts = read_number(number)
        return paper_number(pattern, *parts) if parts else number

    doubles = tuple((printed(number), printed(other)) for number, other in recap.doubles)
    undone = tuple((printed(first), printed(last)) for first, last in recap.undone)
    return replace(recap, doubles=doubles, undone=undone)


def _standard(office: Office, step: int, on: date) -> str:
    target = office.target(step, on=on)
    unit = "menit" if target.unit is Unit.MINUTES else "hari kerja"
    return f"{target.amount} {unit}"


def _case(case: Case, office: Office, *, chosen: bool) -> ReportCase:
    """Return a case as it is printed: no word of who brought it, and no note of what was done."""
    row = case.row
    flags = [word for word, on in (("Anonim", row.anonymous), ("Rahasia", row.confidential)) if on]
    complained_at = case.complained_at or row.received_at
    return ReportCase(
        complained_on=complained_at.astimezone(office.zone).date(),
        number=case.paper_number,
        title=_HIDDEN_TITLE if word_of(case.identity, row.title) else row.title,
        facts=(
            *([", ".join(flags)] if flags else []),
            row.medium,
            f"Ditujukan kepada {case.about_office}",
            _ending(case),
        ),
        entries=_entries(case, office),
        clocks=three_times_words(case.times, own=office.name),
        about_office=case.about_office,
        about_own_office=case.about_own_office,
        settlement=case.settlement,
        medium=row.medium,
        ending=_ending(case),
        closed_on=row.closed_at.astimezone(office.zone).date() if row.closed_at else None,
        chosen=chosen,
    )


def _told(case: Case, office: Office, *, chosen: bool) -> ReportCase:
    veiled = case.medium_code in veil_of(office).media
    return (_veiled if veiled else _case)(case, office, chosen=chosen)


def _veiled(case: Case, office: Office, *, chosen: bool) -> ReportCase:
    """Return a case without anything that tells by which of two media it came."""
    veil, told = veil_of(office), _case(case, office, chosen=chosen)
    heard = [entry for entry in _told_entries(case) if not entry.before_us]
    entries = []
    for entry in heard:
        worded = _entry(entry, office, case.identity)
        if entry.kind is EventKind.RECEIVED:
            said = f"menerima aduan melalui {veil.word}."
            worded = replace(worded, actor=office.name, sentence=said)
        elif entry.kind is EventKind.ANSWERED:
            worded = replace(worded, sentence=f"menyampaikan jawaban melalui {ORIGIN}.")
        entries.append(worded)
    ended = case.settlement
    return replace(
        told,
        title=UNTOLD,
        medium=veil.word,
        facts=(veil.word, *told.facts[-2:]),
        entries=tuple(entries),
        complained_on=case.row.received_at.astimezone(office.zone).date(),
        clocks=told.clocks[1:],
        settlement=replace(ended, channel=ORIGIN) if ended and ended.channel else ended,
    )


def _closing(case: Case) -> Closing | None:
    """Return why a case was closed; None while it runs."""
    if case.row.closed_at is None:
        return None
    closed = (e for e in case.timeline if e.kind is EventKind.CLOSED and not e.withdrawn)
    return [each.detail.closing for each in closed][-1]


def _ending(case: Case) -> str:
    """Return where a case stands, as a fact below its title."""
    closing = _closing(case)
    return f"Selesai, {uncapitalised(CLOSING_WORDS[closing])}" if closing else "Masih berjalan"


def _entries(case: Case, office: Office) -> tuple[ReportEntry, ...]:
    """Return what the report tells of a case; its summary goes on where the ending is told."""
    told = _told_entries(case)
    lines = [_entry(entry, office, case.identity) for entry in told]
    if case.report_summary and lines and not word_of(case.identity, case.report_summary):
        ends = [at for at, entry in enumerate(told) if entry.kind in _ENDINGS] or [len(told) - 1]
        last = lines[ends[-1]]
        summary = capitalised(case.report_summary.rstrip("."))
        lines[ends[-1]] = replace(last, sentence=f"{last.sentence} {summary}.")
    return tuple(lines)


def _told_entries(case: Case) -> list[TimelineEntry]:
    """Return what the report tells of; that it was closed where no answer or forwarding does."""
    told = [
        entry
        for entry in case.timeline
        if not entry.withdrawn
        and (story_of(entry.kind).in_report or entry.kind is EventKind.CLOSED)
    ]
    ended = case.settlement
    if ended and (ended.channel or ended.closing is Closing.FORWARDED):
        told = [entry for entry in told if entry.kind is not EventKind.CLOSED]
    return told


def _entry(entry: TimelineEntry, office: Office, identity: Identity) -> ReportEntry:
    sentence, actor = entry.sentence, entry.actor
    if entry.before_us or entry.kind is EventKind.RECEIVED:
        sentence = _HIDDEN_STEP if word_of(identity, sentence) else sentence
        actor = _HIDDEN_SPEAKER if word_of(identity, actor) else actor
    return ReportEntry(
        day=short_date_words(day_of(entry.told_at, office.zone)),
        time=clock_part(entry.told_at, office.zone, link=""),
        before_us=entry.before_us,
        actor=actor,
        sentence=f"{sentence.rstrip('.')}.",
        remark=entry.remark if entry.out_of_order else "",
    )
