"""Brings complaints in from a CSV file: a preview first, then all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from app.case import Content, Identity
from app.desk.entry_checks import moment_mistake
from app.desk.reading_office import cached_office, read_office
from app.desk.registering import NewComplaint, mistakes_in, store, tidy
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.transfer.columns import HEADING_OF, CellMistake, ImportColumn, ValueReader
from app.transfer.table import RowMistake, read_table

_CONTENT = frozenset(field.name for field in fields(Content))
_IDENTITY = frozenset(field.name for field in fields(Identity))
_CHUNK = 5000
_NUL = "Memuat karakter NUL; mungkin berkasnya rusak."


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do: the complaints, and every bad row; it applies when none is bad.

    `accepted` counts the rows without a mistake; `office` is the office whose lists the rows were
    checked against.
    """

    complaints: tuple[NewComplaint, ...]
    mistakes: tuple[RowMistake, ...]
    office: Office
    accepted: int


@allowed(Role.DESK)
def preview_import(register: Register, *, content: bytes) -> Preview:
    """Read a CSV file's bytes and check every row as the form would.

    Raises UserMistake when the file as a whole can't be read.
    """
    table = read_table(content)
    office, now = read_office(register), register.clock.now()
    reader = ValueReader(office, now=now)
    complaints: list[NewComplaint] = []
    mistakes = list(table.mistakes)
    accepted = 0
    for line, cells in table.rows:
        values, wrong = _values(table.columns, cells, reader)
        if not wrong:
            complaint = tidy(_complaint(values))
            wrong = _mistakes(complaint, office=office, now=now)
            complaints.append(complaint)
        accepted += not wrong
        mistakes += [
            RowMistake(line, HEADING_OF.get(field, field), reason)
            for field, reason in wrong.items()
        ]
    mistakes.sort(key=lambda mistake: mistake.line)
    return Preview(tuple(complaints), tuple(mistakes), office, accepted)


@allowed(Role.DESK)
def apply_import(register: Register, *, preview: Preview) -> Outcome:
    """Register all complaints of a preview in one transaction.

    Raises UserMistake when any row is bad, when there is none, or when the office's lists
    changed since the preview; nothing is written then.
    """
    count = len(preview.complaints)
    if preview.mistakes:
        raise UserMistake({"": "Masih ada baris yang salah; tidak ada yang diimpor."})
    if not count:
        raise UserMistake({"": "Tidak ada baris aduan di berkas itu."})
    with register.writing() as session:
        kept = cached_office(register, session)
        if kept.office is not preview.office:
            raise UserMistake({"": "Daftar kantor baru saja berubah. Ulangi impornya."})
        numbers: list[str] = []
        for first in range(0, count, _CHUNK):
            part = list(preview.complaints[first : first + _CHUNK])
            numbers += store(register, session, kept, part)[0]
    span = numbers[0] if count == 1 else f"{numbers[0]} sampai {numbers[-1]}"
    return Outcome(f"{count} aduan diimpor: {span}.", frozenset({"complaints", "months"}))


def _values(
    columns: tuple[ImportColumn, ...], cells: list[str], reader: ValueReader
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=True):
        if "\0" in cell:
            wrong[column.field] = _NUL
            continue
        try:
            values[column.field] = column.read(reader, cell)
        except CellMistake as mistake:
            wrong[column.field] = str(mistake)
    return values, wrong


def _complaint(values: Mapping[str, Any]) -> NewComplaint:
    plain = {k: v for k, v in values.items() if k not in _CONTENT and k not in _IDENTITY}
    return NewComplaint(
        content=Content(**{k: v for k, v in values.items() if k in _CONTENT}),
        identity=Identity(**{k: v for k, v in values.items() if k in _IDENTITY}),
        **plain,
    )


def _mistakes(complaint: NewComplaint, *, office: Office, now: datetime) -> dict[str, str]:
    wrong = mistakes_in(complaint, office=office, now=now)
    if complaint.registered_at is not None:
        reason = moment_mistake(
            complaint.registered_at,
            now=now,
            office=office,
            not_before=complaint.received_at,
            before_what="waktu diterima",
        )
        if reason:
            wrong["registered_at"] = reason
    return wrong
