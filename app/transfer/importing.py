"""Brings complaints in from a file: a preview first, then all that was chosen or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.desk.changing_office import mark_changed, tell_changed
from app.desk.confirming_nil import lateness
from app.desk.event_log import append_plain
from app.desk.new_complaint import NewComplaint
from app.desk.reading_office import cached_office
from app.desk.storing_complaints import store
from app.errors import UserMistake
from app.guard import allowed
from app.office import CachedOffice, Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.transfer.grid import Grid, RowMistake
from app.transfer.import_row import ImportRow, RowState
from app.transfer.mapping import (
    Heads,
    Mapping,
    find_heads,
    mapping_mistakes,
    propose,
    remembering,
    samples_of,
)
from app.transfer.present import mark_present
from app.transfer.reading import read_grid
from app.transfer.rows import read_rows
from app.transfer.watching import Watch, beside_a_window
from db import writing
from db.queries.checking import chain_head

if TYPE_CHECKING:
    from db.session import Session

_CHUNK = 1000


@dataclass(frozen=True)
class Preview:
    """What an import would do with each row; nothing while the mapping lacks something.

    `told` says what of the file was left out or filled in; `kept` holds the lists that the rows were
    checked against, and `position` is the history's end when they were looked for in the register.
    """

    rows: tuple[ImportRow, ...]
    heads: Heads
    mapping: Mapping
    kept: CachedOffice
    lacking: dict[str, str]
    told: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    """What stands in each column's first filled cell."""
    position: int = 0

    @property
    def office(self) -> Office:
        """The office whose lists the rows were checked against."""
        return self.kept.office

    @cached_property
    def counts(self) -> dict[RowState, int]:
        """How many rows there are of each state."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in RowState}

    @property
    def complaints(self) -> tuple[NewComplaint, ...]:
        """What is imported unless somebody chooses otherwise."""
        return tuple(
            row.complaint for row in self.rows if row.state is RowState.NEW and row.complaint
        )

    @property
    def mistakes(self) -> tuple[RowMistake, ...]:
        """Every mistake, by line."""
        return tuple(mistake for row in self.rows for mistake in row.mistakes)


@allowed(Role.DESK)
@beside_a_window()
def preview_import(
    register: Register,
    *,
    content: bytes,
    mapping: Mapping | None = None,
    watch: Watch | None = None,
) -> Preview:
    """Read a file's bytes and check every row as the form would.

    The mapping is the one proposed unless one is given. Who watches may stop it, which raises
    Stopped. Raises UserMistake when the file as a whole can't be read.
    """
    watch = watch or Watch()
    grid = read_grid(content)
    heads = find_heads(grid.rows)
    if heads is None:
        raise UserMistake({"": f"{_headless(content, grid)} Baris pertamanya harus judul kolom."})
    with register.reading() as session:
        kept = cached_office(register, session)
    office, now = kept.office, register.clock.now()
    mapping = mapping or propose(heads, office)
    lacking = mapping_mistakes(mapping, heads, office)
    samples = samples_of(grid, heads)
    if lacking:
        return Preview((), heads, mapping, kept, lacking, grid.told, samples)
    watch.begin(len(grid.rows))
    rows = []
    for row in read_rows(grid, heads, mapping, office=office, now=now):
        rows.append(row)
        watch.step()
    with register.reading() as session:
        position, _ = chain_head(session) or (0, "")
        rows = mark_present(session, rows, zone=office.zone)
    return Preview(tuple(rows), heads, mapping, kept, {}, grid.told, samples, position)


def _headless(content: bytes, grid: Grid) -> str:
    if grid.mistakes:
        return grid.mistakes[0].sentence
    return "Judul kolom tidak ditemukan." if content.strip() else "Berkas itu kosong."


@allowed(Role.DESK)
@beside_a_window()
def apply_import(
    register: Register,
    *,
    preview: Preview,
    chosen: Collection[int] | None = None,
    watch: Watch | None = None,
) -> Outcome:
    """Register the rows `chosen` by their places, all that are new if None, in one transaction.

    What was settled about the columns is remembered for such files. Raises UserMistake when a row
    is bad and none were chosen, or a bad one was; when there is none; or when since the preview the
    office's lists changed, or a new row came in elsewhere; Stopped by who watches. Nothing is written
    then.
    """
    watch = watch or Watch()
    complaints = _wanted(preview, chosen)
    count = len(complaints)
    with register.writing() as session:
        kept = cached_office(register, session)
        if kept.revision != preview.kept.revision:
            raise UserMistake({"": "Daftar kantor baru saja berubah. Ulangi impornya."})
        watch.begin(count)
        numbers: list[str] = []
        begun = writing.chain_end(session).position + 1
        if begun > preview.position + 1:
            _ensure_absent(session, preview)
        for first in range(0, count, _CHUNK):
            part = complaints[first : first + _CHUNK]
            numbers += store(register, session, kept, part)[0]
            watch.step(len(part))
        append_plain(
            register,
            session,
            EventKind.IMPORTED,
            source=preview.mapping.source.value,
            cases=count,
            first=begun,
            numbers=[numbers[0], numbers[-1]],
        )
        settled = remembering(preview.office, preview.heads, preview.mapping)
        if preview.mapping.settled and settled != preview.office.settings.import_mappings:
            writing.put_setting(session, "import_mappings", settled)
            mark_changed(session)
            tell_changed(register, session, "import_mappings")
        received = [each.received_at for each in complaints if each.received_at]
        late = lateness(session, kept.office, received, now=register.clock.now())
    span = numbers[0] if count == 1 else f"{numbers[0]} sampai {numbers[-1]}"
    return Outcome(f"{count} aduan diimpor: {span}.{late}", frozenset({"complaints", "months"}))


def _ensure_absent(session: Session, preview: Preview) -> None:
    """Refuse when another desk brought in, since the preview, what it showed as new."""
    new = [row for row in preview.rows if row.state in (RowState.NEW, RowState.THANKS)]
    came = sum(
        row.state is RowState.PRESENT
        for row in mark_present(session, new, zone=preview.office.zone)
    )
    if came:
        sentence = f"{came} baris baru saja masuk register dari meja lain. Buka lagi berkasnya."
        raise UserMistake({"": sentence})


def _wanted(preview: Preview, chosen: Collection[int] | None) -> list[NewComplaint]:
    if preview.lacking:
        raise UserMistake({"": " ".join(preview.lacking.values())})
    if chosen is None:
        if preview.mistakes:
            raise UserMistake({"": "Masih ada baris yang salah; tidak ada yang diimpor."})
        complaints = list(preview.complaints)
    else:
        rows = [preview.rows[at] for at in sorted(set(chosen))]
        if any(row.mistakes for row in rows):
            raise UserMistake({"": "Ada baris salah yang dipilih; tidak ada yang diimpor."})
        complaints = [row.complaint for row in rows if row.complaint]
    if not complaints:
        raise UserMistake({"": "Tidak ada baris aduan baru di berkas itu."})
    return complaints
