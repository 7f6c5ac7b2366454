"""Which column of a file is what: proposed from its heads, corrected by hand, remembered for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import TypedDict

from app.office import Office
from app.rules.wording import sentence_list
from app.transfer.cells import letters
from app.transfer.columns import ASKED, BY_HEADING, COLUMNS, PARTS, TARGETS, Part
from app.transfer.grid import Grid, Row
from app.transfer.moments import DateOrder

MOST_REMEMBERED = 30
_HEAD_ROWS = 25
_FORM_HEADS = frozenset({"timestamp", "capwaktu", "stempelwaktu"})
_LAPOR_HEADS = frozenset({"trackingid", "idtracking", "idlaporan", "instansiterdisposisi"})
_FORM_MEDIUM, _LAPOR_MEDIUM = "lembar-online", "lapor"


class Source(StrEnum):
    """What wrote a file, as its heads tell."""

    OWN = "own"
    FORM = "form"
    LAPOR = "lapor"
    FREE = "free"
    REGISTER = "register"


SOURCE_WORDS = {
    Source.OWN: "berkas Meja Aduan",
    Source.FORM: "jawaban lembar saran online",
    Source.LAPOR: "daftar SP4N LAPOR",
    Source.FREE: "register dengan judul kolom sendiri",
    Source.REGISTER: "arsip register lain",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column fills ("" for none), and what holds for all rows.

    `medium` is that of rows that name none, `order` that of dates which don't tell it themselves.
    One that was `settled` by hand is remembered, and `remembered` when it was so before.
    """

    source: Source
    fields: tuple[str, ...]
    medium: str = ""
    order: DateOrder | None = None
    settled: bool = False
    remembered: bool = False

    def place(self, field: str) -> int | None:
        """Return the first column that fills a field."""
        return self.fields.index(field) if field in self.fields else None

    def places(self, field: str) -> tuple[int, ...]:
        """Return all columns that fill a field."""
        return tuple(at for at, each in enumerate(self.fields) if each == field)

    @property
    def asks(self) -> bool:
        """Whether the rows answer the slip's questions."""
        return any(part in self.fields for part in ASKED)


@dataclass(frozen=True, slots=True)
class Heads:
    """The row of heads: its line, and the words as they stand there."""

    line: int
    words: tuple[str, ...]

    @property
    def signature(self) -> str:
        """What tells these heads from others, to remember a mapping by."""
        told = "\n".join(letters(word) for word in self.words)
        return sha256(told.encode("utf-8", "replace")).hexdigest()[:24]

    def named(self, at: int) -> str:
        """Return a column's head, or its letter in a spreadsheet where it has none."""
        return self.words[at].strip() or f"kolom {column_letters(at)}"


def column_letters(at: int) -> str:
    """Return how a spreadsheet calls a column from 0: A, B, … AA."""
    named = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        named = chr(ord("A") + rest) + named
    return named


_NAMES = {
    name: column.field
    for column in (*COLUMNS, *PARTS)
    for name in (*((letters(column.heading),) if column.heading else ()), *column.names.split())
}


def find_heads(rows: Sequence[Row]) -> Heads | None:
    """Return the row of heads among the first rows: the one with most words that are known as such.

    None when no row has any two cells; a title above the heads has one.
    """
    best: tuple[int, int, Row] | None = None
    for row in rows[:_HEAD_ROWS]:
        known = sum(letters(cell) in _NAMES for cell in row[1])
        filled = sum(bool(letters(cell)) for cell in row[1])
        if filled < 2 and not known:
            continue
        # The first that has most: what stands below it are its rows.
        if best is None or known > best[0]:
            best = known, filled, row
    if best is None:
        return None
    words = [" ".join(cell.split()) for cell in best[2][1]]
    while words and not letters(words[-1]):
        words.pop()
    return Heads(best[2][0], tuple(words))


def samples_of(grid: Grid, heads: Heads) -> tuple[str, ...]:
    """Return what stands in the first filled cell below each head, "" where none is filled."""
    found = [""] * len(heads.words)
    missing = set(range(len(found)))
    for line, cells in grid.rows:
        if line <= heads.line or not missing:
            continue
        for at in sorted(missing):
            if at < len(cells) and cells[at].strip():
                found[at] = " ".join(cells[at].split())[:80]
                missing.discard(at)
    return tuple(found)


def propose(heads: Heads, office: Office) -> Mapping:
    """Return what the heads themselves say, or what was settled for the same heads before."""
    proposed = _by_names(heads, office)
    kept = _remembered(office).get(heads.signature)
    if kept is None:
        return proposed
    return replace(
        proposed,
        fields=tuple(field if field in TARGETS else "" for field in kept["fields"]),
        medium=kept["medium"],
        order=DateOrder(kept["order"]) if kept["order"] else None,
        remembered=True,
    )


def _by_names(heads: Heads, office: Office) -> Mapping:
    keys = [letters(word) for word in heads.words]
    own = {letters(column.heading) for column in COLUMNS if column.required} <= set(keys)
    fields: list[str] = []
    for key, word in zip(keys, heads.words, strict=True):
        native = BY_HEADING.get(word.strip().lower())
        field = native.field if native else _NAMES.get(key, "")
        # Of two columns that could be the same the first is; the other is left to be chosen. Of
        # the native format a head that stands twice is a mistake, and shown as one.
        if field and field in fields and not TARGETS[field].many and not (own and native):
            field = ""
        fields.append(field)
    if "received_at" not in fields and "complained_at" in fields:
        fields[fields.index("complained_at")] = "received_at"
    source, medium = Source.FREE, ""
    if own:
        source = Source.OWN
    elif _LAPOR_HEADS.intersection(keys):
        source, medium = Source.LAPOR, _LAPOR_MEDIUM
    elif _FORM_HEADS.intersection(keys) or any(part in fields for part in ASKED):
        source, medium = Source.FORM, _FORM_MEDIUM
    offered = {each.code for each in office.media}
    return Mapping(source, tuple(fields), medium if medium in offered else "")


def mapping_mistakes(mapping: Mapping, heads: Heads, office: Office) -> dict[str, str]:
    """Return what a mapping still lacks, a sentence by field; rows can't be read before."""
    found: dict[str, str] = {}
    for field in dict.fromkeys(mapping.fields):
        twice = mapping.places(field)
        if field and len(twice) > 1 and not TARGETS[field].many:
            named = sentence_list([f"“{heads.named(at)}”" for at in twice])
            found[field] = f"{TARGETS[field].word} diisi dari dua kolom: {named}. Pilih salah satu."
    if "received_at" not in mapping.fields:
        found["received_at"] = "Pilih kolom yang berisi waktu diterima."
    if not {"title", "text", *ASKED}.intersection(mapping.fields):
        found["title"] = "Pilih kolom yang berisi perihal atau uraian."
    offered = {each.code for each in office.media}
    if "medium" not in mapping.fields and mapping.medium not in offered:
        found["medium"] = "Pilih media untuk semua barisnya."
    steps = [part for part in (Part.STEP_ACTOR, Part.STEP_TEXT) if part in mapping.fields]
    if steps and Part.STEP_AT not in mapping.fields:
        found[Part.STEP_AT] = "Pilih kolom yang berisi waktu riwayatnya."
    return found


def told(mapping: Mapping, heads: Heads, office: Office) -> tuple[str, ...]:
    """Say which mapping was taken: the source, then each column, then what is not used."""
    lines = [source_sentence(mapping)]
    taken = [
        f"“{heads.named(at)}” → {TARGETS[field].word}"
        for at, field in enumerate(mapping.fields)
        if field and letters(heads.words[at]) != letters(TARGETS[field].heading)
    ]
    if taken:
        lines.append(f"Kolom: {'; '.join(taken)}.")
    if "medium" not in mapping.fields:
        name = next((each.name for each in office.media if each.code == mapping.medium), "")
        lines.append(f"Media semua baris: {name}.")
    return tuple(filter(None, (*lines, unused_sentence(mapping, heads))))


def source_sentence(mapping: Mapping) -> str:
    """Say as what a file is read."""
    settled = ", dengan kolom seperti yang dipilih dahulu" if mapping.remembered else ""
    return f"Dibaca sebagai {SOURCE_WORDS[mapping.source]}{settled}."


def unused_sentence(mapping: Mapping, heads: Heads) -> str:
    """Name the columns of which nothing is taken, "" when there are none."""
    unused = [heads.named(at) for at, field in enumerate(mapping.fields) if not field]
    return f"Tidak dipakai: {sentence_list([f'“{name}”' for name in unused])}." if unused else ""


class _Kept(TypedDict):
    """A mapping as it is remembered."""

    fields: list[str]
    medium: str
    order: str


def _remembered(office: Office) -> dict[str, _Kept]:
    kept: dict[str, _Kept] = json.loads(office.settings.import_mappings or "{}")
    return kept


def remembering(office: Office, heads: Heads, mapping: Mapping) -> str:
    """Return the setting in which this mapping is kept for these heads; the oldest are let go."""
    kept = _remembered(office)
    kept.pop(heads.signature, None)
    kept[heads.signature] = {
        "fields": list(mapping.fields),
        "medium": mapping.medium,
        "order": mapping.order.value if mapping.order else "",
    }
    return json.dumps(dict(list(kept.items())[-MOST_REMEMBERED:]), separators=(",", ":"))
