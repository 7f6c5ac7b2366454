"""The recap (months by media) and the evaluation of a year."""

from collections import Counter, defaultdict

from app.guard import allowed
from app.recap import EvaluationRow, Recap, RecapRow
from app.register import Register
from app.roles import Role
from app.rules.wording import MONTHS, count_words, sentence_list
from db.queries import recap as queries

_ENDINGS = {
    "forwarded": "Diteruskan kepada yang berwenang",
    "unreachable": "Pelapor tidak dapat dihubungi",
    "withdrawn": "Dicabut oleh pelapor",
    "system": "Ditutup oleh sistem kanal asal",
}


@allowed(*Role)
def read_recap(register: Register, *, year: int) -> Recap:
    """Return both tables of a year; an optional column appears only when it has complaints."""
    with register.reading() as session:
        counted = session.execute(queries.recap_counts(year)).all()
        columns = session.execute(queries.recap_columns()).all()
        nil = frozenset(session.scalars(queries.nil_months(year)))
    by_month: dict[int, Counter[int]] = defaultdict(Counter)
    endings: dict[int, Counter[str]] = defaultdict(Counter)
    for month, column, settlement, count in counted:
        by_month[month][column] += count
        endings[month][settlement] += count
    used = {column for counts in by_month.values() for column in counts}
    shown = [(key, label) for key, label, optional in columns if not optional or key in used]
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
    )


def _evaluate(month: int, endings: Counter[str]) -> EvaluationRow:
    """Say how far a month's complaints are settled, and how."""
    total, running = endings.total(), endings[""]
    if not total:
        return EvaluationRow(month, MONTHS[month - 1], None, "-", "-")
    channels = sorted(key[9:] for key in endings if key.startswith("answered:"))
    results = []
    if channels:
        results.append("Sudah disampaikan melalui " + sentence_list(channels))
    results += [words for key, words in _ENDINGS.items() if endings[key]]
    if running and not results:
        results.append("Sedang ditindaklanjuti")
    return EvaluationRow(
        month=month,
        label=MONTHS[month - 1],
        # Rounded down: 100 means that nothing is left.
        settled_percent=(total - running) * 100 // total,
        result="; ".join(results),
        remark=f"{count_words(running)} aduan masih berjalan" if running else "-",
    )
