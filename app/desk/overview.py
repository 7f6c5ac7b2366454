"""The overview of a span of days: what came in it, of which kinds, and how long it all took."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from statistics import mean, median
from typing import TYPE_CHECKING, NamedTuple

from app.case import Case
from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.papers import letterhead_of
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.guard import allowed
from app.recap import MONTH_HEAD, TOTAL_HEAD
from app.register import Register
from app.roles import Role
from app.rules.clock_rows import ClockState, Span
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS, Classification, Unit
from app.rules.moments import MONTHS, date_words
from app.rules.timer_words import span_words, standard_words
from app.rules.wording import elapsed_words
from db.queries import recap as queries

if TYPE_CHECKING:
    from app.documents.overview import OverviewTable
    from app.documents.table_paper import PaperFacts
    from app.office import Office
    from db.session import Session

_MOST_ROWS, _YEARS = 30, 5
_COUNTS = ("Masuk", "Persen", "Selesai", "Masih berjalan")
_TITLE = "IKHTISAR PENGADUAN MASYARAKAT"
_NOTHING = "-"


class _Overview(NamedTuple):
    """All that the paper and the workbook are made of."""

    facts: PaperFacts
    tables: tuple[OverviewTable, ...]


@allowed(Role.DESK, Role.HEAD)
def overview_pdf(register: Register, *, since: date, until: date) -> bytes:
    """Return the overview of a span of days, both included, as one A4 PDF.

    Raises UserMistake by field for a span that ends before it begins.
    """
    # Imported late, as below: the libraries that write files cost more than a start can spare.
    from app.documents.overview import overview_as_pdf

    return overview_as_pdf(*_overview(register, since, until))


@allowed(Role.DESK, Role.HEAD)
def overview_xlsx(register: Register, *, since: date, until: date) -> bytes:
    """Return the same tables as an Excel file."""
    from app.documents.overview import overview_as_xlsx

    return overview_as_xlsx(*_overview(register, since, until))


@allowed(Role.DESK, Role.HEAD)
def count_overview(register: Register, *, since: date, until: date) -> None:
    """Write down that an overview went to the printer or into a file."""
    first, last = since.isoformat(), until.isoformat()
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="overview", first=first, last=last)


def _overview(register: Register, since: date, until: date) -> _Overview:
    from app.documents.table_paper import PaperFacts

    if until < since:
        refuse({"until": "Lebih dahulu daripada tanggal awal. Periksa kedua tanggalnya."})
    now = register.clock.now()
    with register.reading() as session:
        office = office_in(register, session)
        begin = datetime.combine(since, time(), office.zone)
        end = datetime.combine(until + timedelta(days=1), time(), office.zone)
        counted = [each for each in Classification if each not in office.settings.left_out]
        ids = session.scalars(queries.ids_received(begin, end, counted)).all()
        # Only what is counted is told: no title, no word of anybody.
        found = cases_in(register, session, ids, on_paper=True, unseen=True)
        cases = [each for each in found if each.settlement is None or each.settlement.counted]
        tables = tuple(_tables(session, cases, office, since=since, until=until))
    today = now.astimezone(office.zone).date()
    facts = PaperFacts(
        letterhead=letterhead_of(office, now),
        title=_TITLE,
        period=f"{date_words(since)} sampai dengan {date_words(until)}",
        told_on=today,
        printed_at=now,
        zone=office.zone,
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        draft=until >= today,
        sample=office.sample,
    )
    return _Overview(facts, tables)


def _tables(
    session: Session, cases: Sequence[Case], office: Office, *, since: date, until: date
) -> Iterator[OverviewTable]:
    from app.documents.overview import OverviewTable

    yield _months(cases, office, since=since, until=until)
    teams = {team.code: team.name for team in office.teams}
    ways: tuple[tuple[str, str, str, Callable[[Case], str]], ...] = (
        ("Media", "Menurut cara penyampaian", "Media", lambda case: case.row.medium),
        ("Klasifikasi", "Menurut klasifikasi", "Klasifikasi", _classification),
        ("Materi", "Menurut materi", "Materi", lambda case: case.topic or "Tanpa materi"),
        ("Satker", "Menurut satker yang dituju", "Satker", lambda case: case.about_office),
        ("Tim", "Menurut tim", "Tim", lambda case: _handled_by(case, teams)),
        ("Keadaan", "Menurut keadaan", "Keadaan", lambda case: STATUS_WORDS[case.row.status]),
    )
    for name, title, head, of in ways:
        yield OverviewTable(name, title, head, _COUNTS, _counted(cases, of), summed=True)
    yield _times(cases)
    yield _steps(cases, office)
    yield _years(session, office, until.year)


def _handled_by(case: Case, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in case.teams) or "Belum didisposisi"


def _classification(case: Case) -> str:
    return CLASSIFICATION_WORDS[case.row.classification]


def _counted(
    cases: Sequence[Case], of: Callable[[Case], str]
) -> tuple[tuple[str, tuple[int | str, ...]], ...]:
    """Return how many there are of each kind, most first, with their sum; rare ones together."""
    came = Counter(map(of, cases))
    settled = Counter(of(case) for case in cases if case.settlement is not None)
    order = sorted(came, key=lambda word: (-came[word], word.casefold()))
    rows = [(word, came[word], settled[word]) for word in order[:_MOST_ROWS]]
    if rest := order[_MOST_ROWS:]:
        total, done = (sum(counts[word] for word in rest) for counts in (came, settled))
        rows.append((f"{len(rest)} lainnya", total, done))
    rows.append((TOTAL_HEAD, len(cases), settled.total()))
    return tuple(
        (word, (count, _percent(count, len(cases)), done, count - done))
        for word, count, done in rows
    )


def _months(cases: Sequence[Case], office: Office, *, since: date, until: date) -> OverviewTable:
    """Return the months of the span by the recap's columns, as the annual report counts them."""
    from app.documents.overview import OverviewTable

    column_of = {medium.code: medium.recap_column for medium in office.all_media}
    counts: Counter[tuple[int, int, str]] = Counter()
    for case in cases:
        day = case.row.received_at.astimezone(office.zone)
        counts[day.year, day.month, column_of.get(case.medium_code, "")] += 1
    used = {column for _, _, column in counts}
    columns = [
        column.label
        for column in office.recap_columns
        if (column.active and not column.optional) or column.label in used
    ]
    spans = [
        (at // 12, at % 12 + 1)
        for at in range(since.year * 12 + since.month - 1, until.year * 12 + until.month)
    ]
    rows: list[tuple[str, tuple[int | str, ...]]] = []
    for year, month in spans:
        found = [counts[year, month, column] for column in columns]
        rows.append((f"{MONTHS[month - 1]} {year}", (*found, sum(found))))
    sums = [sum(counts[year, month, column] for year, month in spans) for column in columns]
    rows.append((TOTAL_HEAD, (*sums, sum(sums))))
    heads = (*columns, TOTAL_HEAD)
    title = "Rekapitulasi menurut bulan dan media"
    return OverviewTable("Bulan", title, MONTH_HEAD, heads, tuple(rows), summed=True)


def _times(cases: Sequence[Case]) -> OverviewTable:
    """Return how long who complained waited, by the calendar."""
    from app.documents.overview import OverviewTable

    answered = [
        case.answered_at - case.row.received_at for case in cases if case.answered_at is not None
    ]
    closed = [
        case.row.closed_at - case.row.received_at
        for case in cases
        if case.row.closed_at is not None
    ]
    rows = tuple(
        (word, (len(gaps), _gap(gaps, mean), _gap(gaps, median), _gap(gaps, max)))
        for word, gaps in (("Sampai dijawab", answered), ("Sampai selesai", closed))
    )
    heads = ("Aduan", "Rata-rata", "Median", "Terlama")
    return OverviewTable("Waktu", "Waktu tunggu pelapor (kalender)", "Waktu", heads, rows)


def _gap(gaps: Sequence[timedelta], of: Callable[[list[float]], float]) -> str:
    if not gaps:
        return _NOTHING
    return elapsed_words(timedelta(seconds=of([gap.total_seconds() for gap in gaps])))


def _steps(cases: Sequence[Case], office: Office) -> OverviewTable:
    """Return how long the SOP's steps took, in working time, beside their standards."""
    from app.documents.overview import OverviewTable

    rows: list[tuple[str, tuple[int | str, ...]]] = []
    for step in range(2, 8):
        clocks = [
            clock
            for case in cases
            for clock in case.clocks
            if clock.step == step and clock.state is ClockState.DONE
        ]
        target = office.target(step)
        in_days = target.unit is Unit.WORKING_DAYS
        took = [clock.worked_days if in_days else clock.worked_minutes for clock in clocks]
        in_time = sum(not clock.late for clock in clocks)
        shares = [_worked(took, of, in_days=in_days) for of in (mean, median)]
        standard = standard_words(target.amount, target.unit)
        told: tuple[int | str, ...] = (
            standard,
            len(clocks),
            *shares,
            _percent(in_time, len(clocks)),
        )
        rows.append((f"{step}. {office.settings.step_title(step)}", told))
    heads = ("Standar", "Aduan", "Rata-rata", "Median", "Tepat waktu")
    title = "Waktu setiap langkah SOP (jam kerja)"
    return OverviewTable("Langkah", title, "Langkah", heads, tuple(rows))


def _worked(took: Sequence[int], of: Callable[[Sequence[int]], float], *, in_days: bool) -> str:
    if not took:
        return _NOTHING
    value = of(took)
    if not in_days:
        return span_words(Span(minutes=round(value)))
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",") + " hari kerja"


def _years(session: Session, office: Office, last: int) -> OverviewTable:
    """Return the months of some years beside each other, with their sums."""
    from app.documents.overview import OverviewTable

    left_out = office.settings.left_out
    counts: dict[int, Counter[int]] = {}
    for year in range(last - _YEARS + 1, last + 1):
        found: Counter[int] = Counter()
        for month, _, settlement, code, count in session.execute(queries.recap_counts(year)):
            if code not in left_out and queries.is_counted(settlement):
                found[month] += count
        if found or year == last:
            counts[year] = found
    rows: list[tuple[str, tuple[int | str, ...]]] = [
        (name, tuple(counts[year][month] for year in counts))
        for month, name in enumerate(MONTHS, 1)
    ]
    rows.append((TOTAL_HEAD, tuple(counts[year].total() for year in counts)))
    heads = tuple(str(year) for year in counts)
    title = "Jumlah aduan dibandingkan tahun sebelumnya"
    return OverviewTable("Tahun", title, MONTH_HEAD, heads, tuple(rows), summed=True)


def _percent(part: int, total: int) -> str:
    """Return a share in percent with one decimal, "-" of nothing."""
    if not total:
        return _NOTHING
    return f"{100 * part / total:.1f}".replace(".0", "").replace(".", ",") + "%"
