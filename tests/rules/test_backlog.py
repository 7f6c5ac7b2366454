"""Slips typed in long after the deeds that followed them on paper."""

from datetime import UTC, datetime

from app.facts import Status
from app.rules.timeline import EventKind, Happening, fold
from tests.rules.test_clocks import book, calendar


def test_registering_late_does_not_undo_what_was_done_before() -> None:
    deed = datetime(2023, 2, 27, 9, 0, tzinfo=UTC)
    events = [
        Happening(EventKind.RECEIVED, datetime(2023, 2, 27, 7, 0, tzinfo=UTC)),
        Happening(EventKind.REGISTERED, datetime(2026, 11, 24, 2, 0, tzinfo=UTC)),
        Happening(EventKind.FORWARDED, deed, {"office": "3674"}),
        Happening(EventKind.CLOSED, deed, {"closing": "forwarded"}),
    ]
    state = fold(events, targets=book(), calendar=calendar())
    assert (state.status, state.forwarded, state.closed_at) == (Status.CLOSED, True, deed)
