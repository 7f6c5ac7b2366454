"""Undoes an import as a whole: its cases keep their numbers and count for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.desk.event_log import NewEvent, append_many, append_plain, happening_of
from app.desk.open_case import projection
from app.desk.reading_office import cached_office
from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Closing
from app.rules.numbering import screen_number
from app.rules.timeline import fold
from app.rules.wording import sentence_list
from app.transfer.mapping import Source
from db import writing
from db.queries import importing as queries
from db.queries.attestations import ChainRow, chain_events

if TYPE_CHECKING:
    from app.office import CachedOffice
    from db.session import Session

_CHUNK = 500
_NAMED = 3
# What follows from no deed of anybody's on the case: keys sealed anew, the standards recounted.
_PASSING = frozenset(
    {
        *(EventKind.SEALED_AGAIN, EventKind.RECOUNTED, EventKind.IDENTITY_READ),
        *(EventKind.ISSUED, EventKind.PRINTED),
    }
)


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
        _ensure_untouched(session, ids, position)
        for first in range(0, len(ids), _CHUNK):
            _undo(register, session, kept, ids[first : first + _CHUNK])
        undone = EventKind.IMPORT_UNDONE
        append_plain(register, session, undone, of=position, cases=len(ids))
    sentence = f"Impor diurungkan: {len(ids)} aduan ({done.span}) tidak dihitung lagi."
    return Outcome(sentence, frozenset({"complaints", "months"}))


def _ensure_untouched(session: Session, ids: Sequence[int], position: int) -> None:
    passing = [kind.value for kind in _PASSING]
    touched = queries.gone_on(session, ids, since=position, passing=passing, limit=_NAMED + 1)
    if not touched:
        return
    named = [screen_number(*each) for each in touched[:_NAMED]]
    more = ["lainnya"] if len(touched) > _NAMED else []
    raise UserMistake(
        {
            "": f"Tidak dapat diurungkan: {sentence_list([*named, *more])} sudah dikerjakan sesudah "
            f"diimpor ({len(ids)} aduan). Betulkan atau tutup aduannya satu per satu."
        }
    )


def _undo(register: Register, session: Session, kept: CachedOffice, ids: Sequence[int]) -> None:
    told: dict[int, list[ChainRow]] = {key: [] for key in ids}
    for event in chain_events(session, ids):
        told[event.complaint_id or 0].append(event)
    closing = NewEvent(EventKind.CLOSED, register.clock.now(), {"closing": Closing.UNDONE.value})
    append_many(register, session, events=[(key, closing) for key in ids])
    office = kept.office
    rows = []
    for key, events in told.items():
        happened = [*(happening_of(each) for each in events), closing.happening]
        state = fold(happened, targets=office.targets, calendar=office.calendar)
        rows.append({"case": key, **projection(state)})
    writing.change_complaints(session, rows)
