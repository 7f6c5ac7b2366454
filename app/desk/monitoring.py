"""The monitoring report of a month: what was left, came, was settled, and who looked where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from app.case import Case
from app.desk.event_log import append_plain
from app.desk.identity_words import word_of
from app.desk.opening_seals import IDENTITY
from app.desk.papers import letterhead_of
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.desk.recapping import recap_in
from app.documents.month_data import (
    MonthCase,
    MonthCounts,
    MonthLook,
    MonthMedium,
    MonthReport,
    MonthStep,
)
from app.documents.report_data import RESULT, TROUBLES, noted_at
from app.guard import allowed
from app.recap import asked_months
from app.register import Register
from app.roles import Role
from app.rules.clock_rows import ClockState, Span
from app.rules.event_kinds import EventKind
from app.rules.kinds import Unit
from app.rules.moments import table_moment
from app.rules.timer_words import span_words, standard_words
from app.veil import UNTOLD, veil_of
from db.queries import recap as queries
from db.queries.report_parts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.office import Office
    from app.rules.clock_rows import StepClock
    from db.session import Session

_STEPS = range(2, 8)
_STOPS = (EventKind.PAUSED, EventKind.RESUMED, EventKind.RESULT)
_HIDDEN = "Dirahasiakan (lihat register)"


class _Month(NamedTuple):
    """A month at the office: its first moment, and the first one after it."""

    begin: datetime
    end: datetime

    def holds(self, moment: datetime | None) -> bool:
        """Tell whether a moment is in it."""
        return moment is not None and self.begin <= moment < self.end

    def runs_after(self, case: Case) -> bool:
        """Tell whether a case was still under way at its end."""
        closed = case.row.closed_at
        return case.row.received_at < self.end and (closed is None or closed >= self.end)


@allowed(Role.DESK, Role.HEAD)
def month_pdf(register: Register, *, year: int, month: int) -> bytes:
    """Return the monitoring report of a month (1-12) as one A4 PDF; KONSEP while it runs."""
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.month_report import month_report

    return month_report(read_month(register, year=year, month=month))


@allowed(Role.DESK, Role.HEAD)
def count_month(register: Register, *, year: int, month: int) -> None:
    """Write down that a month's report went to the printer or into a file."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="month", year=year, month=month)


@allowed(Role.DESK, Role.HEAD)
def read_month(register: Register, *, year: int, month: int) -> MonthReport:
    """Return what the report of a month says; nothing of it is sealed."""
    with register.reading() as session:
        return month_in(register, session, year=year, month=month)


def month_in(register: Register, session: Session, *, year: int, month: int) -> MonthReport:
    """Return the same inside a transaction."""
    now = register.clock.now()
    office = office_in(register, session)
    span = _month(office, year, month)
    counted = office.settings.counted
    ids = session.scalars(queries.ids_under_way(span.begin, span.end, counted)).all()
    found = cases_in(register, session, ids, opening=IDENTITY, on_paper=True, unseen=True)
    cases = [each for each in found if each.counts]
    texts = {row.place: row.text for row in session.scalars(texts_of(year))}
    recap, today = recap_in(register, session, year=year), now.astimezone(office.zone).date()
    return MonthReport(
        letterhead=letterhead_of(office, now),
        year=year,
        month=month,
        counts=_counts(cases, span),
        media=_media(cases, office, span),
        cases=tuple(
            _told(case, office, span)
            for case in cases
            if span.holds(case.row.received_at) or span.runs_after(case)
        ),
        steps=tuple(_step(step, cases, office, span) for step in _STEPS),
        looks=_looks(session, office, span, cases),
        troubles=texts.get(noted_at(TROUBLES, f"{month:02d}"), ""),
        result=texts.get(noted_at(RESULT, f"{month:02d}"), ""),
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        nil=None if recap.rows[month - 1].total else recap.nil.get(month),
        asked=month in asked_months(recap, today=today),
        told_on=today,
        printed_at=now,
        zone=office.zone,
        sample=office.sample,
    )


def _month(office: Office, year: int, month: int) -> _Month:
    begin = datetime.combine(date(year, month, 1), time(), office.zone)
    following = date(year + month // 12, month % 12 + 1, 1)
    return _Month(begin, datetime.combine(following, time(), office.zone))


def _counts(cases: Sequence[Case], span: _Month) -> MonthCounts:
    running = [case for case in cases if span.runs_after(case)]
    return MonthCounts(
        left=sum(case.row.received_at < span.begin for case in cases),
        came=sum(span.holds(case.row.received_at) for case in cases),
        settled=sum(span.holds(case.row.closed_at) for case in cases),
        running=len(running),
        paused=sum(_paused(case, span) for case in running),
        late=sum(_late(case, span) for case in running),
    )


def _paused(case: Case, span: _Month) -> bool:
    """Tell whether a case stood still at the end of a month."""
    stops = [
        entry.kind
        for entry in case.timeline
        if entry.kind in _STOPS and not entry.withdrawn and entry.happened_at < span.end
    ]
    return bool(stops) and stops[-1] is EventKind.PAUSED


def _late(case: Case, span: _Month) -> bool:
    """Tell whether the step that ran at the end of a month was overdue then."""
    return any(
        clock.due is not None
        and clock.due < span.end
        and clock.late
        and (clock.finished is None or clock.finished >= span.end)
        and clock.started is not None
        and clock.started < span.end
        for clock in case.clocks
    )


def _media(cases: Sequence[Case], office: Office, span: _Month) -> tuple[MonthMedium, ...]:
    veil = veil_of(office)
    columns = {medium.code: veil.column(medium.recap_column) for medium in office.all_media}
    came = Counter(
        columns.get(case.medium_code, "") for case in cases if span.holds(case.row.received_at)
    )
    settled = Counter(
        columns.get(case.medium_code, "") for case in cases if span.holds(case.row.closed_at)
    )
    shown = ((column, veil.column(column.label)) for column in veil.shown(office.recap_columns))
    return tuple(
        MonthMedium(label, came[label], settled[label])
        for column, label in shown
        if (column.active and not column.optional) or came[label] or settled[label]
    )


def _told(case: Case, office: Office, span: _Month) -> MonthCase:
    row = case.row
    closed = row.closed_at if span.holds(row.closed_at) else None
    state = "Masih berjalan"
    if closed is not None:
        state = f"Selesai {table_moment(closed, office.zone)}"
    elif _paused(case, span):
        state = "Ditunda"
    elif _late(case, span):
        state = "Lewat waktu"
    # Whom a case is about gets it without a title; that of a confidential one is neutral.
    veil = veil_of(office)
    veiled = case.medium_code in veil.media
    secret = case.unseen or bool(word_of(case.identity, row.title))
    return MonthCase(
        id=row.id,
        number=case.paper_number,
        received=table_moment(row.received(office.zone), office.zone),
        medium=veil.medium(case.medium_code, row.medium),
        title=UNTOLD if veiled else _HIDDEN if secret else row.title,
        about_office=case.about_office,
        state=state,
    )


def _step(step: int, cases: Sequence[Case], office: Office, span: _Month) -> MonthStep:
    clocks = [
        clock
        for case in cases
        for clock in case.clocks
        if clock.step == step and clock.state is ClockState.DONE and span.holds(clock.finished)
    ]
    target = office.target(step, on=(span.end - timedelta(days=1)).date())
    longest = max(clocks, key=lambda clock: (clock.worked_days, clock.worked_minutes), default=None)
    return MonthStep(
        title=f"{step}. {office.settings.step_title(step)}",
        standard=standard_words(target.amount, target.unit),
        ended=len(clocks),
        late=sum(clock.late for clock in clocks),
        longest="" if longest is None else span_words(_worked(longest)),
    )


def _worked(clock: StepClock) -> Span:
    if clock.unit is Unit.WORKING_DAYS and clock.worked_days:
        return Span(clock.worked_days, None)
    return Span(minutes=clock.worked_minutes)


def _looks(
    session: Session, office: Office, span: _Month, cases: Sequence[Case]
) -> tuple[MonthLook, ...]:
    rows = {row.code: row for row in session.execute(queries.looks_between(span.begin, span.end))}
    came = Counter(case.medium_code for case in cases if span.holds(case.row.received_at))

    veiled = veil_of(office).media

    def told() -> Iterator[MonthLook]:
        for medium in office.all_media:
            row = rows.get(medium.code)
            if medium.active or row or medium.code in veiled or came[medium.code]:
                last = row.last.astimezone(office.zone).date() if row else None
                found = None if medium.code in veiled else came[medium.code]
                yield MonthLook(medium.name, row.times if row else 0, last, found)

    return tuple(told())
