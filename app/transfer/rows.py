"""Turns the rows of a file into complaints: each is new, there already, set aside, or mistaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from app.case import Content, Identity
from app.desk.entry_checks import moment_mistake
from app.desk.new_complaint import NewComplaint, mistakes_in, tidy
from app.desk.opening_boxes import title_of
from app.office import Office
from app.rules.kinds import Classification
from app.rules.moments import is_before
from app.rules.targets import WBS
from app.transfer.columns import ASKED, TARGETS, Part
from app.transfer.grid import Grid, RowMistake
from app.transfer.import_row import ImportRow, RowState
from app.transfer.mapping import Heads, Mapping, Source
from app.transfer.row_values import Entry, RowValues
from app.transfer.words import says_nothing, says_thanks

_CONTENT = frozenset(field.name for field in fields(Content))
_IDENTITY = frozenset(field.name for field in fields(Identity))
_PLAIN = frozenset(field.name for field in fields(NewComplaint))


def read_rows(
    grid: Grid, heads: Heads, mapping: Mapping, *, office: Office, now: datetime
) -> Iterator[ImportRow]:
    """Yield what each row below the heads would become, in the order of the file."""
    below = [row for row in grid.rows if row[0] > heads.line]
    values = RowValues(below, heads, mapping, office=office, now=now)
    rows = _Rows(values, mapping, office=office, now=now)
    broken = sorted(grid.mistakes, key=lambda mistake: mistake.line)
    for entry in values.entries(below):
        while broken and broken[0].line < entry.line:
            yield _mistaken(broken.pop(0))
        yield from rows.read(entry)
    yield from map(_mistaken, broken)


def _mistaken(mistake: RowMistake) -> ImportRow:
    return ImportRow(mistake.line, RowState.MISTAKEN, mistakes=(mistake,))


class _Rows:
    """Makes cases of the rows of one file, all by one mapping."""

    def __init__(
        self, values: RowValues, mapping: Mapping, *, office: Office, now: datetime
    ) -> None:
        self._values, self._mapping = values, mapping
        self._office, self._now = office, now
        self._topics = {topic.code for topic in office.topics}

    def read(self, entry: Entry) -> Iterator[ImportRow]:
        """Yield what one row would become: one case, or several where it answers several questions."""
        line, cells, _ = entry
        width = self._values.width
        beyond = [cell for cell in cells[width:] if cell.strip()]
        if beyond or len(cells) < width:
            reason = f"Ada {len(cells)} kolom, seharusnya {width}."
            yield _mistaken(RowMistake(line, "", reason))
            return
        wrong: dict[str, str] = {}
        values, notes = self._values.read(entry, wrong)
        asked = {part: values.pop(part, "") for part in ASKED}
        if not self._mapping.asks and self._mapping.source is not Source.FORM:
            yield self._judged(line, self._complaint(values), wrong, notes)
            return
        yield from self._answers(line, values, asked, wrong, notes)

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
            named[self._values.names.get(field, field)] = (
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
        if field in self._values.names:
            return self._values.names[field]
        instead = ("text", *ASKED) if field == "title" else ()
        return next(
            (self._values.names[each] for each in instead if each in self._values.names),
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
