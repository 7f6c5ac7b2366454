"""The recap (months by media) and the evaluation of a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.desk.packed_codes import DOUBLE, read_settlement
from app.desk.reading_office import cached_office
from app.guard import allowed
from app.office import CachedOffice, Office
from app.recap import ClosedMonth, ConfirmedNil, EvaluationRow, Recap, RecapRow, YearMonth
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import ENDED_WORDS, Classification, Closing, Settlement
from app.rules.moments import MONTHS
from app.rules.numbering import screen_number
from app.rules.wording import capitalised, channel_words, count_words, sentence_list
from app.veil import ORIGIN, veil_of
from db.queries import months as months_queries
from db.queries import recap as queries

if TYPE_CHECKING:
    from db.session import Session


# What makes a month another one than it was when it was closed.
_LATE = (
    *(EventKind.REGISTERED, EventKind.CORRECTED, EventKind.WITHDRAWN),
    *(EventKind.DOUBLED, EventKind.PARTED),
)


@allowed(*Role)
def read_recap(register: Register, *, year: int) -> Recap:
    """Return both tables of a year; an optional column appears only when it has complaints.

    What was recorded twice counts once, in the month of the case that leads; what is of a class
    that the office doesn't count is told apart, and what an import brought that was undone counts
    for nothing.
    """
    with register.reading() as session:
        return recap_in(register, session, year=year)


def recap_in(register: Register, session: Session, *, year: int) -> Recap:
    """Return the same inside a transaction."""
    counted = session.execute(queries.recap_counts(year)).all()
    kept = cached_office(register, session)
    # Asked for only where there is one.
    twice = any(each.settlement.startswith(DOUBLE) for each in counted)
    doubles = session.execute(queries.doubles(year)).all() if twice else []
    voided = any(each.settlement == queries.UNDONE for each in counted)
    undone = session.execute(queries.undone(year)).all() if voided else []
    left_out = kept.office.settings.left_out
    by_month: dict[int, Counter[int]] = defaultdict(Counter)
    endings: dict[int, Counter[Settlement | None]] = defaultdict(Counter)
    classes: Counter[Classification] = Counter()
    told_as = _told_as(kept.office)
    for month, key, settlement, code, count in counted:
        column = told_as.get(key, key)
        settled = read_settlement(settlement)
        if settled is not None and settled.channel and key in told_as:
            settled = Settlement(settled.closing, ORIGIN)
        if settled is not None and not settled.counted:
            continue
        classes[Classification(code)] += count
        if code not in left_out:
            by_month[month][column] += count
            endings[month][settled] += count
    late = _settled_late(register, session, kept.office, year=year)
    shown = _columns(kept.office, used={column for found in by_month.values() for column in found})
    veil = veil_of(kept.office)
    nil, closed = _certain(session, kept, year)
    rows = tuple(
        RecapRow(
            month=month,
            label=MONTHS[month - 1],
            counts=tuple(by_month[month][key] for key, _ in shown),
            total=by_month[month].total(),
        )
        for month in range(1, 13)
    )
    return Recap(
        year=year,
        columns=tuple(veil.column(label) for _, label in shown),
        veiled=veil.note,
        rows=rows,
        total=sum(row.total for row in rows),
        evaluation=tuple(_evaluate(month, endings[month], late[month]) for month in range(1, 13)),
        nil=nil,
        closed=closed,
        doubles=tuple(
            (screen_number(each.year, each.seq), each.settlement.removeprefix(DOUBLE))
            for each in doubles
        ),
        classes=dict(classes),
        left_out=left_out,
        undone=tuple(_spans([(each.year, each.seq) for each in undone])),
    )


def _settled_late(
    register: Register, session: Session, office: Office, *, year: int
) -> dict[int, Counter[YearMonth]]:
    """Return by the month of its receipt when what came in a year was settled after it, if so."""
    found: dict[int, Counter[YearMonth]] = defaultdict(Counter)
    end = datetime(year + 1, 1, 1, tzinfo=office.zone)
    if register.clock.now() < end:
        return found
    counted = office.settings.counted
    for month, closed_at, settlement in session.execute(queries.settled_from(year, end, counted)):
        settled = read_settlement(settlement)
        if closed_at is not None and settled is not None and settled.counted:
            day = closed_at.astimezone(office.zone)
            found[month][day.year, day.month] += 1
    return found


def _columns(office: Office, *, used: set[int]) -> list[tuple[int, str]]:
    return [
        (column.id, column.label)
        for column in veil_of(office).shown(office.recap_columns)
        if (column.active and not column.optional) or column.id in used
    ]


def _told_as(office: Office) -> dict[int, int]:
    """Return the columns that are not told apart, each with the one that stands for it."""
    veil = veil_of(office)
    ids = {column.label: column.id for column in office.recap_columns}
    return {ids[label]: ids[veil.columns[0]] for label in veil.columns}


def _certain(
    session: Session, kept: CachedOffice, year: int
) -> tuple[dict[int, ConfirmedNil], dict[int, ClosedMonth]]:
    """Return by month what was confirmed nil, and what is closed."""
    people = {each.login: each.name for each in kept.accounts}
    media = {each.code: each.name for each in kept.office.all_media}
    nil: dict[int, ConfirmedNil] = {}
    closed: dict[int, ClosedMonth] = {}
    for row in session.execute(months_queries.certain_months(year, _LATE)):
        who = people.get(row.actor, row.actor)
        if row.closes:
            closed[row.month] = ClosedMonth(who, row.at, row.later)
            continue
        looked = tuple(media.get(code, code) for code in row.looked.split(",") if code)
        nil[row.month] = ConfirmedNil(who, row.at, looked)
    return nil, closed


def _spans(numbers: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Yield first and last of each run of numbers without a gap."""
    first = 0
    for at, (year, seq) in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != (year, seq + 1):
            yield screen_number(*numbers[first]), screen_number(year, seq)
            first = at + 1


def _evaluate(
    month: int, endings: Counter[Settlement | None], late: Counter[YearMonth]
) -> EvaluationRow:
    """Say how far a month's complaints are settled, and how; those that run have no settlement.

    What was settled `late`, after its year, is told with the month in which it was.
    """
    total, running = endings.total(), endings[None]
    if not total:
        return EvaluationRow(month, MONTHS[month - 1], None, "-", "-")
    channels = {channel_words(ended.channel) for ended in endings if ended and ended.channel}
    closings = {ended.closing for ended in endings if ended}
    results = []
    if channels:
        results.append("sudah disampaikan melalui " + sentence_list(sorted(channels)))
    results += [
        words
        for closing, words in ENDED_WORDS.items()
        if closing in closings and closing is not Closing.ANSWERED
    ]
    if running and not results:
        results.append("sedang ditindaklanjuti")
    remarks = [f"{count_words(running)} aduan masih berjalan"] if running else []
    remarks += [
        f"{count_words(late[year, at])} aduan selesai pada {MONTHS[at - 1]} {year}"
        for year, at in sorted(late)
    ]
    return EvaluationRow(
        month=month,
        label=MONTHS[month - 1],
        settled_percent=_percent(total - running, total),
        result=capitalised("; ".join(results)),
        remark="; ".join(remarks) or "-",
    )


def _percent(part: int, total: int) -> int:
    """Return the nearest whole percentage; 0 means none and 100 all, never nearly so."""
    nearest = (200 * part + total) // (2 * total)
    return nearest if part in (0, total) else min(max(nearest, 1), 99)
