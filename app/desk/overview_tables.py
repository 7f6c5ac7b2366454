"""The tables of an overview, each number with the complaints behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import mean, median
from typing import TYPE_CHECKING

from app.case import Case
from app.desk.overview_answers import answers_tables
from app.desk.packed_codes import read_settlement
from app.recap import MONTH_HEAD, TOTAL_HEAD
from app.rules.clock_rows import ClockState, Span
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS, Unit
from app.rules.moments import MONTHS
from app.rules.timer_words import span_words, standard_words
from app.rules.wording import elapsed_words
from app.veil import UNTOLD, veil_of
from db.queries import recap as queries

if TYPE_CHECKING:
    from app.documents.overview import OverviewTable
    from app.office import Office
    from db.session import Session

_MOST_ROWS, _YEARS = 30, 5
_COUNTS = ("Masuk", "Persen", "Selesai", "Masih berjalan")
_NOTHING = "-"


def overview_tables(
    session: Session, cases: Sequence[Case], office: Office, *, since: date, until: date
) -> Iterator[OverviewTable]:
    """Yield the tables of the complaints that came between two days, both included."""
    yield _summary(session, cases, since=since, until=until)
    yield _months(cases, office, since=since, until=until)
    teams = {team.code: team.name for team in office.known_teams}
    veil = veil_of(office)
    ways: tuple[tuple[str, str, str, Callable[[Case], str]], ...] = (
        (
            "Media",
            "Menurut cara penyampaian",
            "Media",
            lambda case: veil.medium(case.medium_code, case.row.medium),
        ),
        ("Klasifikasi", "Menurut klasifikasi", "Klasifikasi", _classification),
        (
            "Materi",
            "Menurut materi",
            "Materi",
            lambda case: UNTOLD if case.medium_code in veil.media else case.topic or "Tanpa materi",
        ),
        ("Satker", "Menurut satker yang dituju", "Satker", lambda case: case.about_office),
        ("Tim", "Menurut tim", "Tim", lambda case: _handled_by(case, teams)),
        ("Keadaan", "Menurut keadaan", "Keadaan", lambda case: STATUS_WORDS[case.row.status]),
    )
    for name, title, head, of in ways:
        yield counted_table(cases, of)._replace(name=name, title=title, head=head)
    yield from answers_tables(cases)
    yield times_table(cases)
    yield steps_table(cases, office, until)
    yield _years(session, office, until.year)


def _handled_by(case: Case, names: Mapping[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in case.teams) or "Belum didisposisi"


def _classification(case: Case) -> str:
    return CLASSIFICATION_WORDS[case.row.classification]


def counted_table(cases: Sequence[Case], of: Callable[[Case], str]) -> OverviewTable:
    """Return how many there are of each kind, most first, with their sum; rare ones together."""
    from app.documents.overview import OverviewTable

    kinds: dict[str, list[Case]] = {}
    for case in cases:
        kinds.setdefault(of(case), []).append(case)
    order = sorted(kinds, key=lambda word: (-len(kinds[word]), word.casefold()))
    groups = [(word, kinds[word]) for word in order[:_MOST_ROWS]]
    if rest := order[_MOST_ROWS:]:
        groups.append((f"{len(rest)} lainnya", [case for word in rest for case in kinds[word]]))
    groups.append((TOTAL_HEAD, list(cases)))
    rows: list[tuple[str, tuple[int | str, ...]]] = []
    behind: dict[tuple[int, int], tuple[int, ...]] = {}
    for at, (word, found) in enumerate(groups):
        done = [case for case in found if case.settlement is not None]
        left = [case for case in found if case.settlement is None]
        share = _percent(len(found), len(cases))
        rows.append((word, (len(found), share, len(done), len(left))))
        behind |= {(at, column): _ids(part) for column, part in ((0, found), (2, done), (3, left))}
    return OverviewTable("", "", "", _COUNTS, tuple(rows), summed=True, behind=behind)


def _ids(cases: Iterable[Case]) -> tuple[int, ...]:
    return tuple(case.row.id for case in cases)


def _summary(session: Session, cases: Sequence[Case], *, since: date, until: date) -> OverviewTable:
    """Return the span's figures: came, settled, forwarded, opened again, late, months nil."""
    from app.documents.overview import OverviewTable

    parts: tuple[tuple[str, list[Case]], ...] = (
        ("Masuk", list(cases)),
        ("Selesai", [case for case in cases if case.settlement is not None]),
        ("Masih berjalan", [case for case in cases if case.settlement is None]),
        ("Diteruskan", [case for case in cases if _happened(case, EventKind.FORWARDED)]),
        ("Dibuka kembali", [case for case in cases if _happened(case, EventKind.REOPENED)]),
        ("Dengan langkah lewat waktu", [case for case in cases if _was_late(case)]),
    )
    rows: list[tuple[str, tuple[int | str, ...]]] = [
        (word, (len(found), _percent(len(found), len(cases)))) for word, found in parts
    ]
    months = {(at // 12, at % 12 + 1) for at in months_between(since, until)}
    nil = queries.nil_between(session, since.year, until.year)
    confirmed = len(months.intersection(nil))
    rows.append(("Bulan dikonfirmasi nihil", (confirmed, _percent(confirmed, len(months)))))
    behind = {(at, 0): _ids(found) for at, (_, found) in enumerate(parts)}
    heads = ("Jumlah", "Persen")
    return OverviewTable("Ringkasan", "Ringkasan", "Ukuran", heads, tuple(rows), behind=behind)


def months_between(since: date, until: date) -> range:
    """Return the months that a span touches, each as twelve times its year and its place from 0."""
    return range(since.year * 12 + since.month - 1, until.year * 12 + until.month)


def _happened(case: Case, kind: EventKind) -> bool:
    return any(entry.kind is kind and not entry.withdrawn for entry in case.timeline)


def _was_late(case: Case) -> bool:
    return any(clock.late for clock in case.clocks)


def _months(cases: Sequence[Case], office: Office, *, since: date, until: date) -> OverviewTable:
    """Return the months of the span by the recap's columns, as the annual report counts them."""
    from app.documents.overview import OverviewTable

    veil = veil_of(office)
    column_of = {medium.code: veil.column(medium.recap_column) for medium in office.all_media}
    found: dict[tuple[int, int, str], list[Case]] = {}
    for case in cases:
        day = case.row.received_at.astimezone(office.zone)
        place = day.year, day.month, column_of.get(case.medium_code, "")
        found.setdefault(place, []).append(case)
    used = {column for _, _, column in found}
    shown = ((column, veil.column(column.label)) for column in veil.shown(office.recap_columns))
    columns = [
        label for column, label in shown if (column.active and not column.optional) or label in used
    ]
    rows: list[tuple[str, tuple[int | str, ...]]] = []
    behind: dict[tuple[int, int], tuple[int, ...]] = {}
    sums: list[list[Case]] = [[] for _ in columns]
    for at in months_between(since, until):
        year, month = at // 12, at % 12 + 1
        cells = [found.get((year, month, column), []) for column in columns]
        behind |= _row_behind(len(rows), cells)
        rows.append((f"{MONTHS[month - 1]} {year}", _with_sum(cells)))
        sums = [[*before, *cell] for before, cell in zip(sums, cells, strict=True)]
    behind |= _row_behind(len(rows), sums)
    rows.append((TOTAL_HEAD, _with_sum(sums)))
    return OverviewTable(
        "Bulan",
        "Rekapitulasi menurut bulan dan media",
        MONTH_HEAD,
        (*columns, TOTAL_HEAD),
        tuple(rows),
        summed=True,
        behind=behind,
    )


def _with_sum(cells: Sequence[Sequence[Case]]) -> tuple[int, ...]:
    counts = [len(cell) for cell in cells]
    return (*counts, sum(counts))


def _row_behind(
    row: int, cells: Sequence[Sequence[Case]]
) -> Iterator[tuple[tuple[int, int], tuple[int, ...]]]:
    """Yield what is behind each number of a row, and behind their sum."""
    for column, cell in enumerate(cells):
        yield (row, column), _ids(cell)
    yield (row, len(cells)), _ids(case for cell in cells for case in cell)


def times_table(cases: Sequence[Case]) -> OverviewTable:
    """Return how long who complained waited, by the calendar."""
    from app.documents.overview import OverviewTable

    ways: tuple[tuple[str, Callable[[Case], datetime | None]], ...] = (
        ("Sampai ditanggapi", _responded_at),
        ("Sampai dijawab", lambda case: case.answered_at),
        ("Sampai selesai", lambda case: case.row.closed_at),
    )
    rows: list[tuple[str, tuple[int | str, ...]]] = []
    behind = {}
    for word, of in ways:
        told = [(case, at - case.row.received_at) for case in cases if (at := of(case))]
        gaps = [gap for _, gap in told]
        behind[len(rows), 0] = _ids(case for case, _ in told)
        rows.append((word, (len(gaps), _gap(gaps, mean), _gap(gaps, median), _gap(gaps, max))))
    heads = ("Aduan", "Rata-rata", "Median", "Terlama")
    title = "Waktu tunggu pelapor (kalender)"
    return OverviewTable("Waktu", title, "Waktu", heads, tuple(rows), behind=behind)


def _responded_at(case: Case) -> datetime | None:
    """Return when who complained first heard from the office: an answer, or that it was forwarded."""
    heard = (EventKind.ANSWERED, EventKind.FORWARDED)
    told = (e.happened_at for e in case.timeline if e.kind in heard and not e.withdrawn)
    return min(told, default=None)


def _gap(gaps: Sequence[timedelta], of: Callable[[list[float]], float]) -> str:
    if not gaps:
        return _NOTHING
    return elapsed_words(timedelta(seconds=of([gap.total_seconds() for gap in gaps])))


def steps_table(cases: Sequence[Case], office: Office, until: date) -> OverviewTable:
    """Return how long the SOP's steps took, in working time, beside their standards."""
    from app.documents.overview import OverviewTable

    rows: list[tuple[str, tuple[int | str, ...]]] = []
    behind: dict[tuple[int, int], tuple[int, ...]] = {}
    for step in range(2, 8):
        ended = [
            (case, clock)
            for case in cases
            for clock in case.clocks
            if clock.step == step and clock.state is ClockState.DONE
        ]
        clocks = [clock for _, clock in ended]
        # Of the share in time those are looked for that were not.
        behind[len(rows), 1] = _ids(case for case, _ in ended)
        behind[len(rows), 4] = _ids(case for case, clock in ended if clock.late)
        target = office.target(step, on=until)
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
    return OverviewTable("Langkah", title, "Langkah", heads, tuple(rows), behind=behind)


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
            settled = read_settlement(settlement)
            if code not in left_out and (settled is None or settled.counted):
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
    return OverviewTable(
        "Tahun", title, MONTH_HEAD, heads, tuple(rows), summed=True, years=tuple(counts)
    )


def _percent(part: int, total: int) -> str:
    """Return a share in percent with one decimal, "-" of nothing."""
    if not total:
        return _NOTHING
    return f"{100 * part / total:.1f}".replace(".0", "").replace(".", ",") + "%"
