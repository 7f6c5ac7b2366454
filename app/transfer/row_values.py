"""Reads what the cells of a file's rows say: the values of one entry, with its history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from app.case import SourceStep
from app.office import Office
from app.rules.wording import capitalised
from app.transfer.cells import CellMistake, CellReader, without_midnight
from app.transfer.columns import ASKED, TARGETS, ImportColumn, Part
from app.transfer.grid import Row
from app.transfer.history import Unreadable, read_history
from app.transfer.mapping import Heads, Mapping
from app.transfer.moments import DateOrder, order_in
from app.transfer.words import says_nothing


class Entry(NamedTuple):
    """A row with the rows below it that only tell more of its history."""

    line: int
    cells: list[str]
    more: list[list[str]]


class _Column(NamedTuple):
    at: int
    name: str
    column: ImportColumn
    order: DateOrder | None


class RowValues:
    """Reads the cells of one file, all by one mapping."""

    def __init__(
        self, below: Sequence[Row], heads: Heads, mapping: Mapping, *, office: Office, now: datetime
    ) -> None:
        self._office, self._now, self._mapping = office, now, mapping
        self._reader = CellReader(office, now=now)
        self.width = len(heads.words)
        self._heads = list(heads.words)
        self._columns = [
            _Column(at, heads.named(at), TARGETS[field], self._order(below, at, field))
            for at, field in enumerate(mapping.fields)
            if field
        ]
        self.names = {each.column.field: each.name for each in reversed(self._columns)}
        """The head of each field's column."""

    def _order(self, below: Sequence[Row], at: int, field: str) -> DateOrder | None:
        if TARGETS[field].read is not CellReader.moment:
            return None
        column = (row[at] for _, row in below if at < len(row))
        return self._mapping.order or order_in(column)

    def entries(self, below: Sequence[Row]) -> Iterator[Entry]:
        """Yield the rows, those that only go on with a history together with the one they go on."""
        step, ticket = self._mapping.place(Part.STEP_AT), self._mapping.place("source_reference")
        last: Entry | None = None
        for line, cells in below:
            if cells[: self.width] == self._heads:
                continue
            if last is not None and step is not None and self._goes_on(last.cells, cells, ticket):
                last.more.append(cells)
                continue
            if last is not None:
                yield last
            last = Entry(line, cells, [])
        if last is not None:
            yield last

    def _goes_on(self, first: list[str], cells: list[str], ticket: int | None) -> bool:
        if len(cells) < self.width:
            return False
        told = [each.at for each in self._columns if not each.column.field.startswith("step_")]
        if not any(cells[at].strip() for at in told):
            return True
        return ticket is not None and cells[ticket].strip() == first[ticket].strip() != ""

    def read(self, entry: Entry, wrong: dict[str, str]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Return what an entry's cells say, and what was read otherwise than it stands there.

        What can't be read is put into `wrong`, by the head of its column.
        """
        self._reader.notes.clear()
        return self._values(entry, wrong), tuple(self._reader.notes)

    def _values(self, entry: Entry, wrong: dict[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        reader, cells = self._reader, entry.cells
        more: list[str] = []
        steps: list[SourceStep] = []
        for at, name, column, order in self._columns:
            field, reader.order = column.field, order
            cell = self._whole_moment(cells) if field == "received_at" else cells[at]
            try:
                value = column.read(reader, cell)
                if field == Part.MORE:
                    more += [f"{name}: {cell.strip()}"] if cell.strip() else []
                elif field == Part.HISTORY:
                    self._read_history(cell, name, more=more, steps=steps)
                elif field == Part.STEP_NAMED and isinstance(value, date):
                    steps.append(SourceStep(value, self._source(), _step_name(name)))
                elif column.many:
                    told = [values.get(field, ""), "" if says_nothing(cell) else value]
                    values[field] = ", ".join(filter(None, told))
                elif not isinstance(field, Part) or field in ASKED:
                    values[field] = value
            except (CellMistake, Unreadable) as mistake:
                wrong[name] = str(mistake)
        steps += self._steps(entry, wrong)
        if steps:
            values["source_steps"] = tuple(steps)
        if more:
            values["text"] = "\n".join(filter(None, (values.get("text", ""), *more)))
        if says_nothing(values.get("name", "")):
            values["name"] = ""
        return values

    def _whole_moment(self, cells: list[str]) -> str:
        """Return the day of receipt with the time of day that stands in a column of its own."""
        at, clock = self._mapping.place("received_at"), self._mapping.place(Part.RECEIVED_TIME)
        day = cells[at] if at is not None else ""
        if clock is None or not cells[clock].strip():
            return day
        return f"{without_midnight(day)} {cells[clock].strip()}"

    def _read_history(
        self, cell: str, name: str, *, more: list[str], steps: list[SourceStep]
    ) -> None:
        """Take the history that a cell tells; what has no times is kept with the text, and told."""
        if says_nothing(cell):
            return
        found = read_history(cell, zone=self._office.zone, now=self._now, source=self._source())
        if found:
            steps += found
            return
        more.append(f"{name}: {cell.strip()}")
        self._reader.notes.append(f"“{name}” tidak memuat waktu; ditambahkan ke uraian.")

    def _steps(self, entry: Entry, wrong: dict[str, str]) -> list[SourceStep]:
        """Return the history of which each row tells a step."""
        at = self._mapping.place(Part.STEP_AT)
        if at is None:
            return []
        by_field = {each.column.field: each for each in self._columns}
        column, found = by_field[Part.STEP_AT], []
        for cells in (entry.cells, *entry.more):
            if not cells[at].strip():
                continue
            self._reader.order = column.order
            try:
                moment = self._reader.moment(cells[at])
            except CellMistake as mistake:
                wrong[column.name] = str(mistake)
                continue
            actor, text = (
                cells[by_field[part].at].strip() if part in by_field else ""
                for part in (Part.STEP_ACTOR, Part.STEP_TEXT)
            )
            if moment is not None:
                found.append(SourceStep(moment, actor or self._source(), text))
        return found

    def _source(self) -> str:
        """Return who is said to have done what a source's history names nobody for."""
        code = self._mapping.medium
        named = next((each.name for each in self._office.all_media if each.code == code), "")
        return named or "Kanal asal"


def _step_name(head: str) -> str:
    first, _, rest = head.partition(" ")
    named = (
        rest if rest and first.lower().rstrip(".") in ("tanggal", "tgl", "waktu", "jam") else head
    )
    return capitalised(named)
