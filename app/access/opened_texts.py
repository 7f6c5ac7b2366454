"""Texts of one kind that were opened to be searched: kept, and renewed by what was signed since."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from app.access.sealing import CannotOpen
from app.garbage import uncollected
from db.queries.attestations import last_attestation, signed_since
from db.queries.states import CASE

if TYPE_CHECKING:
    from db.session import Select, Session

_ALWAYS = datetime.max.replace(tzinfo=UTC)
# Of a few hundred cases, each signed by itself; more are opened anew.
_MOST_SIGNED = 100_000
_HIGHEST = 2**63 - 1


class _Asked(Protocol):
    """Selects sealed texts of a kind, the newest first: those below an id, or among some."""

    def __call__(
        self,
        *,
        now: datetime,
        below: int | None = None,
        among: Collection[int] | None = None,
        limit: int,
    ) -> Select[*tuple[object, ...]]: ...


class _Opened(NamedTuple):
    """The text of a case, and until when we may read it."""

    complaint_id: int
    text: bytes
    until: datetime


class OpenedTexts:
    """The texts of one kind of the newest cases, as far as they are opened, only in memory.

    They may be opened a few at a time. What somebody signs is opened again, what is changed
    otherwise is not seen: that is for the check.
    """

    def __init__(self, asked: _Asked, opened: Callable[[int, int, bytes, bytes], bytes]) -> None:
        self._asked = asked
        # Of a complaint, a serial, a sealed text and its sealed key.
        self._open = opened
        # A list is searched by the page and exported beside it.
        self._lock = Lock()
        self._signed = (0, "")
        self._texts: dict[int, _Opened] = {}
        self._sorted: list[_Opened] | None = None
        self._below, self._looked_at = _HIGHEST, 0

    def newest(self, session: Session, *, now: datetime, limit: int) -> list[tuple[int, bytes]]:
        """Return (complaint, text) of the newest cases, the newest first."""
        with self._lock:
            self._go_on(session, now=now, upto=limit, few=limit)
            if self._sorted is None:
                self._sorted = sorted(self._texts.values(), reverse=True)
            return [(each.complaint_id, each.text) for each in self._sorted if each.until > now]

    def open_ahead(self, session: Session, *, now: datetime, limit: int, few: int) -> bool:
        """Open a few more of the newest; return whether others may be left."""
        with self._lock:
            self._go_on(session, now=now, upto=limit, few=few)
            # Where nobody signs all are opened anew each time, and none ahead.
            return bool(self._signed[0] and self._below and self._looked_at < limit)

    def _go_on(self, session: Session, *, now: datetime, upto: int, few: int) -> None:
        self._renew(session, now)
        limit = min(few, upto - self._looked_at)
        if not self._below or limit <= 0:
            return
        asked = self._asked(now=now, below=self._below, limit=limit)
        with uncollected():
            rows: Sequence[Any] = session.connection().execute(asked).all()
            self._take(rows)
        self._looked_at += len(rows)
        self._below = rows[-1][0] if len(rows) == limit else 0

    def _forget(self) -> None:
        self._texts.clear()
        self._sorted = None
        self._below, self._looked_at = _HIGHEST, 0

    def _renew(self, session: Session, now: datetime) -> None:
        """Open again what was signed for since; all of it where that can't be told."""
        last = last_attestation(session)
        if last == self._signed and last[0]:
            return
        states = (
            signed_since(session, self._signed, limit=_MOST_SIGNED) if self._signed[0] else None
        )
        self._signed = last
        cases = None if states is None else _cases_in(states)
        if cases is None:
            self._forget()
            return
        for complaint_id in cases:
            self._texts.pop(complaint_id, None)
        asked = self._asked(now=now, among=cases, limit=len(cases))
        self._take(session.connection().execute(asked).all())

    def _take(self, rows: Iterable[Sequence[Any]]) -> None:
        self._sorted = None
        for complaint_id, serial, body, sealed, until in rows:
            with suppress(CannotOpen):
                text = self._open(complaint_id, serial, body, sealed)
                self._texts[complaint_id] = _Opened(complaint_id, text, until or _ALWAYS)


def _cases_in(states: Iterable[str]) -> set[int] | None:
    """Return the cases that some attestations tell of; None when they are not of ours."""
    try:
        names = [name for told in states for name in json.loads(told) if name[0] == CASE]
        found = {int(name[1:]) for name in names}
    except (LookupError, RecursionError, TypeError, ValueError):
        return None
    # No database could be asked for others.
    return found if all(0 < each <= _HIGHEST for each in found) else None
