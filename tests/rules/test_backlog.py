"""Slips typed in long after the deeds that followed them on paper."""

from datetime import UTC, datetime

from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening
from app.rules.kinds import Status
from app.rules.timeline import fold
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


def test_a_result_told_with_a_later_time_than_the_answer_takes_nothing_back() -> None:
    def at(minute: int) -> datetime:
        return datetime(2026, 3, 17, 3, minute, tzinfo=UTC)

    events = [
        Happening(EventKind.RECEIVED, at(0)),
        Happening(EventKind.REGISTERED, at(1)),
        Happening(EventKind.DISPOSED, at(2), {"teams": ["umum"]}),
        Happening(EventKind.REPORTED, at(3)),
        Happening(EventKind.ANSWERED, at(5), {"final": True, "channel": "surel"}),
        Happening(EventKind.RESULT, at(6), {"result": "settled"}),
        Happening(EventKind.CLOSED, at(7), {"closing": "answered"}),
    ]
    states = [
        fold(events[:count], targets=book(), calendar=calendar()).status
        for count in range(3, len(events) + 1)
    ]
    assert states == [
        Status.IN_FOLLOW_UP,
        Status.IN_FOLLOW_UP,
        Status.ANSWERED,
        Status.ANSWERED,
        Status.CLOSED,
    ]
