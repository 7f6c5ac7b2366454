"""Undoes an import as a whole: its cases keep their numbers and count for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.desk.event_log import append_plain
from app.desk.reading_office import cached_office
from app.desk.undoing_cases import undo_cases
from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.transfer.mapping import Source
from db import writing
from db.queries import importing as queries


@dataclass(frozen=True, slots=True)
class PastImport:
    """An import that was done: its place in the history, when (UTC), by whom, of what, how many.

    `events` are the places between which its cases begin.
    """

    position: int
    done_at: datetime
    actor: str
    source: Source
    count: int
    span: str
    events: tuple[int, int]


@allowed(Role.DESK)
def last_import(register: Register) -> PastImport | None:
    """Return the newest import that was not undone; None when there is none."""
    with register.reading() as session:
        undone: set[int] = set()
        for event in queries.imports(session):
            told = event.data
            if event.kind == EventKind.IMPORT_UNDONE:
                undone.add(told["of"])
            elif event.id not in undone:
                first, last = told["numbers"]
                return PastImport(
                    event.id,
                    event.recorded_at,
                    event.actor,
                    Source(told["source"]),
                    told["cases"],
                    f"{first} sampai {last}" if first != last else first,
                    (told["first"], event.id),
                )
    return None


@allowed(Role.DESK)
def undo_import(register: Register, *, position: int) -> Outcome:
    """Undo the import noted at a place of the history: all of its cases or none.

    Raises UserMistake when there is no such import, it was undone before, or somebody went on with
    one of its cases since; the cases are named.
    """
    with register.writing() as session:
        writing.chain_end(session)
        done = last_import(register)
        if done is None or done.position != position:
            raise UserMistake({"": "Impor itu sudah diurungkan, atau ada impor lain sesudahnya."})
        kept = cached_office(register, session)
        ids = list(queries.cases_of(session, *done.events))
        undo_cases(register, session, kept, ids, since=position, done="diimpor")
        undone = EventKind.IMPORT_UNDONE
        append_plain(register, session, undone, of=position, cases=len(ids))
    sentence = f"Impor diurungkan: {len(ids)} aduan ({done.span}) tidak dihitung lagi."
    return Outcome(sentence, frozenset({"complaints", "months"}))
