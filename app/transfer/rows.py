"""Turns the rows of a file into complaints: each is new, there already, set aside, or mistaken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from typing import Any, NamedTuple

from app.case import Content, Identity, SourceStep
from app.desk.entry_checks import moment_mistake
from app.desk.new_complaint import NewComplaint, mistakes_in, tidy
from app.desk.opening_boxes import title_of
from app.office import Office
from app.rules.kinds import Classification
from app.rules.moments import is_before
from app.rules.targets import WBS
from app.transfer.cells import CellMistake, CellReader
from app.transfer.columns import ASKED, TARGETS, ImportColumn, Part
from app.transfer.grid import Grid, Row, RowMistake
from app.transfer.history import Unreadable, read_history
from app.transfer.mapping import Heads, Mapping, Source
from app.transfer.moments import DateOrder, order_in
from app.transfer.words import says_nothing, says_thanks

_CONTENT = frozenset(field.name for field in fields(Content))
_IDENTITY = frozenset(field.name for field in fields(Identity))
_PLAIN = frozenset(field.name for field in fields(NewComplaint))
_MIDNIGHT = " 00:00:00"


class RowState(StrEnum):
    """What an import does with a row unless somebody chooses otherwise."""

    NEW = "new"
    PRESENT = "present"
    THANKS = "thanks"
    NOTHING = "nothing"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One case that a row of the file would become, or why it becomes none.

    `notes` are what was read otherwise than it stands there, `same_as` is where it stands already:
    a number of the register, or a line of the same file.
    """

    line: int
    state: RowState
    complaint: NewComplaint | None = None
    mistakes: tuple[RowMistake, ...] = ()
    notes: tuple[str, ...] = ()
    same_as: str = ""

    @property
    def takeable(self) -> bool:
        """Whether somebody may choose to bring it in, also where it would be left out."""
        return self.complaint is not None and self.state is not RowState.MISTAKEN

    @property
    def reason(self) -> str:
        """Why it isn't new, or what was read otherwise; "" when there is nothing to say."""
        said = {
            RowState.PRESENT: f"Sudah ada: {self.same_as}.",
            RowState.THANKS: "Hanya ucapan terima kasih.",
            RowState.NOTHING: "Tidak ada isinya.",
        }.get(self.state, "")
        wrong = (
            f"{mistake.column}: {mistake.reason}" if mistake.column else mistake.reason
            for mistake in self.mistakes
        )
        return " ".join(part for part in (*wrong, said, *self.notes) if part)


class _Entry(NamedTuple):
    """A row with the rows below it that only tell more of its history."""

    line: int
    cells: list[str]
    more: list[list[str]]


class _Column(NamedTuple):
    at: int
    name: str
    column: ImportColumn
    order: DateOrder | None


def read_rows(
    grid: Grid, heads: Heads, mapping: Mapping, *, office: Office, now: datetime
) -> Iterator[ImportRow]:
    """Yield what each row below the heads would become, in the order of the file."""
    below = [row for row in grid.rows if row[0] > heads.line]
    rows = _Rows(below, heads, mapping, office=office, now=now)
    broken = sorted(grid.mistakes, key=lambda mistake: mistake.line)
    for entry in rows.entries(below):
        while broken and broken[0].line < entry.line:
            yield _mistaken(broken.pop(0))
        yield from rows.read(entry)
    yield from map(_mistaken, broken)


def _mistaken(mistake: RowMistake) -> ImportRow:
    return ImportRow(mistake.line, RowState.MISTAKEN, mistakes=(mistake,))


class _Rows:
    """Reads the rows of one file, all by one mapping."""

    def __init__(
        self, below: Sequence[Row], heads: Heads, mapping: Mapping, *, office: Office, now: datetime
    ) -> None:
        self._office, self._now, self._mapping = office, now, mapping
        self._reader = CellReader(office, now=now)
        self._width = len(heads.words)
        self._heads = list(heads.words)
        self._columns = [
            _Column(at, heads.named(at), TARGETS[field], self._order(below, at, field))
            for at, field in enumerate(mapping.fields)
            if field
        ]
        self._names = {each.column.field: each.name for each in reversed(self._columns)}
        self._topics = {topic.code for topic in office.topics}

    def _order(self, below: Sequence[Row], at: int, field: str) -> DateOrder | None:
        if TARGETS[field].read is not CellReader.moment:
            return None
        column = (row[at] for _, row in below if at < len(row))
        return self._mapping.order or order_in(column)

    # --- the rows as they stand --------------------------------------------------------------

    def entries(self, below: Sequence[Row]) -> Iterator[_Entry]:
        """Yield the rows, those that only go on with a history together with the one they go on."""
        step, ticket = self._mapping.place(Part.STEP_AT), self._mapping.place("source_reference")
        last: _Entry | None = None
        for line, cells in below:
            if cells[: self._width] == self._heads:
                continue
            if last is not None and step is not None and self._goes_on(last.cells, cells, ticket):
                last.more.append(cells)
                continue
            if last is not None:
                yield last
            last = _Entry(line, cells, [])
        if last is not None:
            yield last

    def _goes_on(self, first: list[str], cells: list[str], ticket: int | None) -> bool:
        if len(cells) < self._width:
            return False
        told = [each.at for each in self._columns if not each.column.field.startswith("step_")]
        if not any(cells[at].strip() for at in told):
            return True
        return ticket is not None and cells[ticket].strip() == first[ticket].strip() != ""

    def read(self, entry: _Entry) -> Iterator[ImportRow]:
        """Yield what one row would become: one case, or several where it answers several questions."""
        line, cells, _ = entry
        beyond = [cell for cell in cells[self._width :] if cell.strip()]
        if beyond or len(cells) < self._width:
            reason = f"Ada {len(cells)} kolom, seharusnya {self._width}."
            yield _mistaken(RowMistake(line, "", reason))
            return
        self._reader.notes.clear()
        wrong: dict[str, str] = {}
        values = self._values(entry, wrong)
        asked = {part: values.pop(part, "") for part in ASKED}
        notes = tuple(self._reader.notes)
        if not self._mapping.asks and self._mapping.source is not Source.FORM:
            yield self._judged(line, self._complaint(values), wrong, notes)
            return
        yield from self._answers(line, values, asked, wrong, notes)

    # --- the values of a row -----------------------------------------------------------------

    def _values(self, entry: _Entry, wrong: dict[str, str]) -> dict[str, Any]:
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
                elif field == Part.VISITED and cell.strip():
                    values["when"] = f"Kunjungan {_without_midnight(cell)}"
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
        return f"{_without_midnight(day)} {cells[clock].strip()}"

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

    def _steps(self, entry: _Entry, wrong: dict[str, str]) -> list[SourceStep]:
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

    # --- complaints --------------------------------------------------------------------------

    def _answers(
        self,
        line: int,
        values: dict[str, Any],
        asked: dict[Part, str],
        wrong: dict[str, str],
        notes: tuple[str, ...],
    ) -> Iterator[ImportRow]:
        """Yield a row for each question that was answered, and for a text beside them."""
        told: list[tuple[str, dict[str, Any]]] = [
            (text, values | _about(part, text, self._topics)) for part, text in asked.items()
        ]
        told.append((str(values.get("text", "")) or str(values.get("title", "")), values))
        said = [(text, each) for text, each in told if not says_nothing(text)]
        for text, each in said:
            if says_thanks(text):
                thanks = self._complaint(each | {"classification": Classification.ASPIRATION})
                judged = self._judged(line, thanks, wrong, notes)
                state = RowState.MISTAKEN if judged.mistakes else RowState.THANKS
                yield replace(judged, state=state)
            else:
                yield self._judged(line, self._complaint(each), wrong, notes)
        if not said:
            yield ImportRow(line, RowState.NOTHING)

    def _complaint(self, values: dict[str, Any]) -> NewComplaint:
        content = Content(**{k: v for k, v in values.items() if k in _CONTENT})
        plain = {k: v for k, v in values.items() if k in _PLAIN}
        plain = {"medium": self._mapping.medium, "received_at": None, "title": "", **plain}
        secret = bool(plain.get("confidential")) or plain["medium"] == WBS
        if not plain["title"] and self._mapping.source is not Source.OWN:
            plain["title"] = title_of(content.text, confidential=secret)
        elif self._mapping.source is not Source.OWN and len(plain["title"]) > 300:
            plain["title"] = title_of(plain["title"], confidential=False)
        return NewComplaint(
            content=content,
            identity=Identity(**{k: v for k, v in values.items() if k in _IDENTITY}),
            **plain,
        )

    def _judged(
        self, line: int, complaint: NewComplaint, wrong: dict[str, str], notes: tuple[str, ...]
    ) -> ImportRow:
        named = dict(wrong)
        if complaint.anonymous and complaint.identity != Identity():
            field = next(f for f in sorted(_IDENTITY) if getattr(complaint.identity, f))
            named[self._names.get(field, field)] = (
                "Tertulis anonim, tetapi pelapornya disebut. Kosongkan, atau tulis anonim tidak."
            )
        complaint = tidy(complaint)
        for field, reason in self._mistakes(complaint).items():
            named.setdefault(self._name_of(field), reason)
        if named:
            mistakes = tuple(RowMistake(line, name, reason) for name, reason in named.items())
            return ImportRow(line, RowState.MISTAKEN, complaint, mistakes, notes)
        steps, zone = complaint.source_steps, self._office.zone
        if any(is_before(b.happened_at, a.happened_at, zone) for a, b in pairwise(steps)):
            notes = (*notes, "Waktu riwayatnya tidak berurutan; disimpan seperti di sumbernya.")
        return ImportRow(line, RowState.NEW, complaint, (), notes)

    def _mistakes(self, complaint: NewComplaint) -> dict[str, str]:
        wrong = mistakes_in(complaint, office=self._office, now=self._now)
        if complaint.registered_at is not None:
            reason = moment_mistake(
                complaint.registered_at,
                now=self._now,
                office=self._office,
                not_before=complaint.received_at,
                before_what="waktu diterima",
            )
            if reason:
                wrong["registered_at"] = reason
        return wrong

    def _name_of(self, field: str) -> str:
        """Return the head of the column that a mistake is about."""
        field = Part.STEP_AT if field.startswith("source_steps") else field
        if field in self._names:
            return self._names[field]
        instead = ("text", *ASKED) if field == "title" else ()
        return next(
            (self._names[each] for each in instead if each in self._names),
            TARGETS[field].word if field in TARGETS else "",
        )


def _about(part: Part, text: str, topics: set[str]) -> dict[str, Any]:
    """Return what an answered question makes of a case."""
    data = part is Part.ASKED_DATA
    return {
        "title": "",
        "text": text,
        "topic": part.topic if part.topic in topics else "",
        "classification": Classification.INFORMATION if data else Classification.COMPLAINT,
    }


def _without_midnight(cell: str) -> str:
    return cell.strip().removesuffix(_MIDNIGHT)


def _step_name(head: str) -> str:
    first, _, rest = head.partition(" ")
    named = (
        rest if rest and first.lower().rstrip(".") in ("tanggal", "tgl", "waktu", "jam") else head
    )
    return f"{named[:1].upper()}{named[1:]}"
