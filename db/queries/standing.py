"""What nearly every transaction asks first: the office's revision, and what a reader may not see."""

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, bindparam, literal, select, union_all
from sqlalchemy.orm import Session

from db.tables import Accused, Setting

REVISION = "calendar_revision"
_KEPT = "standing"


class Standing(NamedTuple):
    """The revision of the office's settings and lists, and the complaints hidden from a reader."""

    revision: str
    hidden: tuple[int, ...]


@cache
def _standing() -> CompoundSelect[str, int]:
    guard = Accused
    parties: BindParameter[str] = bindparam("parties", expanding=True)
    return union_all(
        select(Setting.value, literal(0)).where(Setting.key == REVISION),
        select(literal(""), guard.complaint_id).where(
            guard.party.in_(parties), guard.lifted.is_(False)
        ),
    )


def standing(session: Session, parties: Collection[str]) -> Standing:
    """Return the revision, and the complaints that these parties must not see.

    A transaction asks once; what it changes of either, it has to `forget`.
    """
    kept = session.info.get(_KEPT)
    if isinstance(kept, Standing):
        return kept
    rows = session.connection().execute(_standing(), {"parties": list(parties)}).all()
    session.info[_KEPT] = found = Standing(
        revision=next((value for value, hidden in rows if not hidden), ""),
        hidden=tuple(hidden for _, hidden in rows if hidden),
    )
    return found


def forget(session: Session) -> None:
    """Have it asked anew: the transaction itself changed it."""
    session.info.pop(_KEPT, None)
