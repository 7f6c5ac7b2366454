"""The recap (months by media) and the evaluation of a year."""

from collections import Counter, defaultdict

from app.desk.packed_codes import DOUBLE, read_settlement
from app.desk.reading_office import office_in
from app.guard import allowed
from app.recap import EvaluationRow, Recap, RecapRow
from app.register import Register
from app.roles import Role
from app.rules.kinds import ENDED_WORDS, Closing, Settlement
from app.rules.moments import MONTHS
from app.rules.numbering import screen_number
from app.rules.wording import capitalised, channel_words, count_words, sentence_list
from db.queries import recap as queries


@allowed(*Role)
def read_recap(register: Register, *, year: int) -> Recap:
    """Return both tables of a year; an optional column appears only when it has complaints.

    What was recorded twice counts once, in the month of the case that leads.
    """
    with register.reading() as session:
        counted = session.execute(queries.recap_counts(year)).all()
        columns = office_in(register, session).recap_columns
        nil = frozenset(session.scalars(queries.nil_months(year)))
        # Asked for only where there is one.
        twice = any(settlement.startswith(DOUBLE) for _, _, settlement, _ in counted)
        doubles = session.execute(queries.doubles(year)).all() if twice else []
    by_month: dict[int, Counter[int]] = defaultdict(Counter)
    endings: dict[int, Counter[Settlement | None]] = defaultdict(Counter)
    for month, column, settlement, count in counted:
        if settlement.startswith(DOUBLE):
            continue
        by_month[month][column] += count
        endings[month][read_settlement(settlement)] += count
    used = {column for counts in by_month.values() for column in counts}
    shown = [
        (column.id, column.label)
        for column in columns
        if (column.active and not column.optional) or column.id in used
    ]
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
        columns=tuple(label for _, label in shown),
        rows=rows,
        total=sum(row.total for row in rows),
        evaluation=tuple(_evaluate(month, endings[month]) for month in range(1, 13)),
        nil_confirmed=nil,
        doubles=tuple(
            (screen_number(each.year, each.seq), each.settlement.removeprefix(DOUBLE))
            for each in doubles
        ),
    )


def _evaluate(month: int, endings: Counter[Settlement | None]) -> EvaluationRow:
    """Say how far a month's complaints are settled, and how; those that run have no settlement."""
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
    return EvaluationRow(
        month=month,
        label=MONTHS[month - 1],
        settled_percent=_percent(total - running, total),
        result=capitalised("; ".join(results)),
        remark=f"{count_words(running)} aduan masih berjalan" if running else "-",
    )


def _percent(part: int, total: int) -> int:
    """Return the nearest whole percentage; 0 means none and 100 all, never nearly so."""
    nearest = (200 * part + total) // (2 * total)
    return nearest if part in (0, total) else min(max(nearest, 1), 99)
