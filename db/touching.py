"""Which complaints a transaction wrote about, for who signs its end."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

_TOUCHED = "touched"


def touch(session: Session, complaint_ids: Iterable[int]) -> None:
    """Note that rows of complaints were written."""
    session.info.setdefault(_TOUCHED, set()).update(complaint_ids)


def touched(session: Session) -> frozenset[int]:
    """Return the complaints that were touched in this transaction so far."""
    return frozenset(session.info.get(_TOUCHED, ()))
