"""The rows of a case, and of the office's tables, as texts that digests are taken of.

The database writes each row as one text itself, the values quoted and parted by commas in the order
of the columns: reading 200,000 cases this way takes a fraction of what reading values would. Words
and bytes are written in hex, everything else as SQLite quotes it, on each kind of database to the
letter the same.
"""

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    String,
    TextClause,
    bindparam,
    text,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from db.tables import metadata

OFFICE = (
    *("account", "setting", "recap_column", "medium", "medium_check", "topic", "team"),
    *(
        "instruction",
        "office",
        "answer_channel",
        "sop_target",
        "national_limit",
        "day_off",
        "season",
    ),
    *("nil_month", "retention_rule", "clock_note", "box_opening", "box_slip"),
    "box_undoing",
    *("report_choice", "report_edition", "report_text", "report_picture"),
    *("month_act", "evaluation_meeting"),
    "spare_sheet",
)
# Where a case stands: rebuilt from its events, and counted anew when the calendar changes.
_PROGRESS = (
    *("id", "status", "turn", "holder", "step", "step_started_at", "due_at", "paused_at"),
    *("paused_minutes", "extended_days", "forwarded", "awaited_since"),
    *("closed_at", "settlement"),
)
CASE, KEYS, PROGRESS = PARTS = ("c", "k", "p")
"""The parts of a case: what it says and whom it is about, its keys, and where it stands."""
_OF_CASE = {
    "complaint": CASE,
    "complaint_content": CASE,
    "sealed_text": CASE,
    "case_team": CASE,
    "accused": CASE,
    "identity_request": CASE,
    "legal_hold": CASE,
    "report_summary": CASE,
    "sheet_printing": CASE,
    "case_key": KEYS,
}
_LAST, _QUOTE = "signed", "chr(39)"
_LAST_SIGNED = (
    "serial || ' ' || digest FROM attestation WHERE serial = (SELECT max(serial) FROM attestation)"
)
_COUNTING = "key NOT IN ('calendar_revision', 'key_book_serial')"


def last_and_texts(
    session: Session, *, ids: Collection[int]
) -> tuple[tuple[int, str], list[tuple[int, str, str]]]:
    """Return serial and digest of the last attestation, and what `case_texts` tells of some ids.

    Both in one statement: who signs the end of a transaction asks for nothing else. The serial is 0
    and the digest "" before the first attestation.
    """
    serial, digest, texts = 0, "", []
    for case, part, told in _case_rows(session, ids=ids, last=True):
        if part == _LAST:
            number, digest = told.split()
            serial = int(number)
        else:
            texts.append((case, part, told))
    return (serial, digest), texts


def case_texts(session: Session, *, ids: Collection[int]) -> Iterator[tuple[int, str, str]]:
    """Yield (complaint, part, text) of some `ids`.

    A text has one line for each row, the table's name before it.
    """
    return _case_rows(session, ids=ids)


def packed_texts(session: Session, *, low: int, high: int) -> str:
    """Return all that `case_texts` would tell of the complaints from `low` to `high`, in one.

    Reading row by row a thread would have to wait for each until another one lets it.
    """
    statement = _packed(session.get_bind().dialect.name)
    return session.connection().scalar(statement, {"low": low, "high": high}) or ""


def unpacked(packed: str) -> Iterator[tuple[int, str, str]]:
    """Yield what `packed_texts` packed: each text follows the complaint, the part and its length."""
    at = 0
    while at < len(packed):
        begins = packed.index(":", at) + 1
        case, part, length = packed[at : begins - 1].split()
        at = begins + int(length)
        yield int(case), part, packed[begins:at]


def _case_rows(
    session: Session, *, ids: Collection[int], last: bool = False
) -> Iterator[tuple[int, str, str]]:
    dialect = session.get_bind().dialect.name
    some = len(ids) > 1
    # As a range it needs no list in the statement, which is most of the cost for one.
    one = next(iter(ids), 0)
    chosen = {"ids": sorted(ids)} if some else {"low": one, "high": one}
    statement = _cases(dialect, some=some, last=last)
    for row in session.connection().execute(statement, chosen):
        yield row[0], row[1], row[2]


def table_texts(session: Session, table: str) -> list[str]:
    """Return the rows of one of the office's tables, in the order of their texts."""
    dialect = session.get_bind().dialect.name
    return sorted(session.connection().execute(_office(dialect, table)).scalars())


def highest_case(session: Session) -> int:
    """Return the highest id of a complaint, 0 when there is none."""
    return int(session.scalar(text("SELECT max(id) FROM complaint")) or 0)


@cache
def _packed(dialect: str) -> TextClause:
    head = "c || ' ' || part || ' ' || length(told) || ':' || told"
    join = "group_concat" if dialect == "sqlite" else "string_agg"
    return text(f"SELECT {join}({head}, '') FROM ({_grouped(dialect, some=False)}) AS parts")  # noqa: S608


@cache
def _cases(dialect: str, *, some: bool, last: bool) -> TextClause:
    signed = f" UNION ALL SELECT 0, '{_LAST}', {_LAST_SIGNED}" if last else ""
    made = text(f"{_grouped(dialect, some=some)}{signed} ORDER BY 1, 2")
    return made.bindparams(bindparam("ids", expanding=True)) if some else made


def _grouped(dialect: str, *, some: bool) -> str:
    rows = [(table, part, _columns(table)) for table, part in _OF_CASE.items()]
    chosen = [*rows, ("complaint", PROGRESS, [_column("complaint", name) for name in _PROGRESS])]
    selects = []
    for table, part, columns in chosen:
        key = "id" if table == "complaint" else "complaint_id"
        wanted = f"{key} IN :ids" if some else f"{key} BETWEEN :low AND :high"
        selects.append(
            f"SELECT {key} AS c, '{part}' AS part, "  # noqa: S608
            f"'{table} ' || {_row(dialect, columns)} AS line FROM {table} WHERE {wanted}"
        )
    # Ordered by bytes, as every database can and none does by itself.
    joined = (
        "group_concat(line, char(10) ORDER BY line)"
        if dialect == "sqlite"
        else 'string_agg(line, chr(10) ORDER BY line COLLATE "C")'
    )
    return (
        f"SELECT c, part, {joined} AS told FROM ({' UNION ALL '.join(selects)}) AS lines "  # noqa: S608
        "GROUP BY c, part"
    )


@cache
def _office(dialect: str, table: str) -> TextClause:
    chosen = f" WHERE {_COUNTING}" if table == "setting" else ""
    return text(f"SELECT {_row(dialect, _columns(table))} FROM {table}{chosen}")  # noqa: S608


def _columns(table: str) -> list[Column[Any]]:
    left_out = {"version", *_PROGRESS[1:]} if table == "complaint" else ()
    return [each for each in metadata.tables[table].columns if each.name not in left_out]


def _column(table: str, name: str) -> Column[Any]:
    return metadata.tables[table].columns[name]


def _row(dialect: str, columns: Collection[Column[Any]]) -> str:
    return " || ',' || ".join(_value(dialect, each) for each in columns)


def _value(dialect: str, column: Column[Any]) -> str:
    name, kind = f'"{column.name}"', _kind(column.type)
    if dialect == "sqlite":
        # As bytes, because a quoted text ends at its first NUL.
        worded = isinstance(kind, String)
        return f"quote(CAST({name} AS BLOB))" if worded else f"quote({name})"
    # The same to the letter: a register that moves to the other database stays signed.
    if isinstance(kind, DateTime):
        shown = f"{_QUOTE} || to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || {_QUOTE}"
    elif isinstance(kind, Date):
        shown = f"{_QUOTE} || to_char({name}, 'YYYY-MM-DD') || {_QUOTE}"
    elif isinstance(kind, LargeBinary):
        shown = f"'X' || {_QUOTE} || upper(encode({name}, 'hex')) || {_QUOTE}"
    elif isinstance(kind, String):
        bytes_of = f"encode(convert_to({name}, 'UTF8'), 'hex')"
        shown = f"'X' || {_QUOTE} || upper({bytes_of}) || {_QUOTE}"
    elif isinstance(kind, Boolean):
        shown = f"CAST(CAST({name} AS integer) AS text)"
    elif isinstance(kind, Integer):
        shown = f"CAST({name} AS text)"
    else:
        doubled = f"replace(CAST({name} AS text), {_QUOTE}, {_QUOTE} || {_QUOTE})"
        shown = f"{_QUOTE} || {doubled} || {_QUOTE}"
    return f"coalesce({shown}, 'NULL')"


def _kind(kind: TypeEngine[Any]) -> object:
    return getattr(kind, "impl_instance", kind)
