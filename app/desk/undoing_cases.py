"""Undoes cases that came together: they keep their numbers and count for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.desk.event_log import NewEvent, append_many, happening_of
from app.desk.open_case import projection
from app.errors import UserMistake
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.kinds import Closing
from app.rules.numbering import screen_number
from app.rules.timeline import fold
from app.rules.wording import sentence_list
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
        *(EventKind.ISSUED, EventKind.SEEN, EventKind.PRINTED),
    }
)


def undo_cases(
    register: Register,
    session: Session,
    kept: CachedOffice,
    ids: Sequence[int],
    *,
    since: int,
    done: str,
) -> None:
    """Undo some cases, all of them or none.

    Raises UserMistake when somebody went on with one after a place of the history, which is when
    they had been `done` to ("diimpor"); those are named.
    """
    _ensure_untouched(session, ids, since, done)
    for first in range(0, len(ids), _CHUNK):
        _undo(register, session, kept, ids[first : first + _CHUNK])


def _ensure_untouched(session: Session, ids: Sequence[int], position: int, done: str) -> None:
    passing = [kind.value for kind in _PASSING]
    touched = queries.gone_on(session, ids, since=position, passing=passing, limit=_NAMED + 1)
    if not touched:
        return
    named = [screen_number(*each) for each in touched[:_NAMED]]
    more = ["lainnya"] if len(touched) > _NAMED else []
    raise UserMistake(
        {
            "": f"Tidak dapat diurungkan: {sentence_list([*named, *more])} sudah dikerjakan sesudah "
            f"{done} ({len(ids)} aduan). Betulkan atau tutup aduannya satu per satu."
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
