"""The register's list as a file: what it shows, row by row, and nobody's name or address."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import chain, islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.case import ComplaintRow
from app.desk.event_log import append_plain
from app.desk.listing_cases import READERS, Wanted, count_rows, list_rows
from app.desk.reading_office import office_in
from app.errors import UserMistake
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, STATUS_WORDS
from app.rules.medium_fields import FIELDS
from app.rules.moments import Stated, day_of, table_moment
from app.rules.wording import grouped
from db.queries.case import open_details
from db.queries.search import SEARCH_LIMIT

_PAGE = 2000
# What a spreadsheet would reckon with, full-width forms among it, where a text begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# A search is cut off there, and a file must not look as if it held everything.
_TOO_MANY = (
    f"Hasil pencarian lebih dari {grouped(SEARCH_LIMIT)} aduan. Persempit dulu kata carinya."
)
Value = str | Stated | None


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the file: its head, its width in characters, and what a row says in it."""

    head: str
    width: int
    value: Callable[[_Listed], Value]


class _Listed(NamedTuple):
    """A row with what its medium brought, as far as it is open, and the office's zone."""

    row: ComplaintRow
    details: str
    zone: ZoneInfo


COLUMNS = (
    ListColumn("Nomor", 12, lambda told: told.row.number),
    ListColumn("Diterima", 17, lambda told: told.row.received(told.zone)),
    ListColumn("Media", 26, lambda told: told.row.medium),
    ListColumn("Perihal", 60, lambda told: told.row.title),
    ListColumn("Klasifikasi", 20, lambda told: CLASSIFICATION_WORDS[told.row.classification]),
    ListColumn("Rahasia", 9, lambda told: "ya" if told.row.confidential else "tidak"),
    ListColumn("Status", 24, lambda told: STATUS_WORDS[told.row.status]),
    ListColumn("Pemegang", 30, lambda told: told.row.holder),
    ListColumn("Jatuh tempo", 17, lambda told: None if told.row.paused else told.row.due_at),
    ListColumn(
        "Ditutup",
        17,
        lambda told: day_of(told.row.closed_at, told.zone) if told.row.closed_at else None,
    ),
    ListColumn("Dihitung pada", 14, lambda told: told.row.double_of),
    ListColumn("Isian media", 40, lambda told: told.details),
)


@allowed(*READERS)
def list_as_xlsx(register: Register, *, wanted: Wanted) -> bytes:
    """Return all rows of a list, in its order, as an Excel file; moments in the office's zone.

    Raises UserMistake for a search that finds more than it shows.
    """
    # Imported late: few starts write a file.
    from app.documents.xlsx_book import FACE, HEAD, fit_on_paper, new_book

    rows = _rows(register, wanted)
    # What is refused is so before a book is begun, which has a file of its own until it is closed.
    first = [*islice(rows, 1)]
    out = BytesIO()
    book = new_book(out, title="Register pengaduan", row_by_row=True)
    face = {**FACE, "valign": "top"}
    head = book.add_format({**HEAD, "valign": "top", "bottom": 1})
    words = book.add_format({**face, "text_wrap": True})
    moments = book.add_format({**face, "num_format": "dd-mm-yyyy hh.mm", "align": "left"})
    days = book.add_format({**face, "num_format": "dd-mm-yyyy", "align": "left"})
    sheet = book.add_worksheet("Register")
    sheet.set_landscape()
    fit_on_paper(sheet)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, head)
    row = 0
    for row, cells in enumerate(chain(first, rows), 1):
        for at, value in enumerate(cells):
            if isinstance(value, datetime):
                sheet.write_datetime(row, at, value.replace(tzinfo=None), moments)
            elif isinstance(value, date):
                sheet.write_datetime(row, at, value, days)
            elif value:
                sheet.write_string(row, at, value, words)
    sheet.autofilter(0, 0, max(row, 1), len(COLUMNS) - 1)
    book.close()
    return out.getvalue()


@allowed(*READERS)
def list_as_csv(register: Register, *, wanted: Wanted) -> bytes:
    """Return the same as CSV: UTF-8 with a mark, semicolons, and no cell that reckons."""
    import csv

    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.head for column in COLUMNS)
    with register.reading() as session:
        zone = office_in(register, session).zone
        for cells in _rows(register, wanted):
            writer.writerow(_words(value, zone) for value in cells)
    return out.getvalue().encode("utf-8-sig")


@allowed(*READERS)
def count_list(register: Register, *, rows: int) -> None:
    """Write down that so many rows of the list went into a file."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="list", rows=rows)


def _rows(register: Register, wanted: Wanted) -> Iterator[list[Value]]:
    """Yield the cells of every row, of one moment; moments in the office's zone."""
    with register.reading() as session:
        office: Office = office_in(register, session)
        for found in listed_pages(wanted, register, size=_PAGE):
            brought = dict(session.execute(open_details([row.id for row in found])).all())
            for row in found:
                told = _Listed(row, _details(row, brought.get(row.id, "")), office.zone)
                values = (column.value(told) for column in COLUMNS)
                yield [
                    value.astimezone(office.zone) if isinstance(value, datetime) else value
                    for value in values
                ]


def listed_pages(
    wanted: Wanted, register: Register, *, size: int
) -> Iterator[Sequence[ComplaintRow]]:
    """Yield all rows of a list, so many at a time; of one moment inside a reading transaction.

    Who may have them is asked of `list_rows`.

    Raises UserMistake for a search that finds more than it shows.
    """
    total = count_rows(register, wanted=wanted)
    if wanted.words and total > SEARCH_LIMIT:
        raise UserMistake({"": _TOO_MANY})
    for offset in range(0, total, size):
        yield list_rows(register, wanted=wanted, offset=offset, limit=size, total=total)


def row_words(row: ComplaintRow, heads: Collection[str], zone: ZoneInfo) -> list[str]:
    """Return what a row says under some of the file's heads, harmless to a spreadsheet."""
    told = _Listed(row, "", zone)
    return [_words(each.value(told), zone) for each in COLUMNS if each.head in heads]


def _words(value: Value, zone: ZoneInfo) -> str:
    return table_moment(value, zone) if isinstance(value, date) else harmless(value or "")


def _details(row: ComplaintRow, brought: str) -> str:
    """Return what a medium brought in words; nobody's name is among it."""
    if row.confidential:
        return "disegel"
    said = json.loads(brought or "{}")
    words = (f"{each.word}: {said[each.key]}" for each in FIELDS if each.key in said)
    return ", ".join(words)


def harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
