"""Which events of a case still count after what was written wrong was put right."""

from datetime import UTC, datetime, timedelta

import pytest

from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening, amendment, in_force, withdrawn

NOW = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)


def event(position: int, kind: EventKind, **data: object) -> Happening:
    return Happening(kind, NOW + timedelta(minutes=position), data, position)


RECEIVED = event(1, EventKind.RECEIVED)
DISPOSED = event(2, EventKind.DISPOSED, teams=["umum"], days=2)


def test_nothing_put_right_leaves_all_as_it_is() -> None:
    assert in_force([RECEIVED, DISPOSED]) == [RECEIVED, DISPOSED]


def test_the_last_correction_of_a_moment_or_a_fact_holds() -> None:
    earlier, later = NOW - timedelta(days=1), NOW - timedelta(days=2)
    moved = event(3, EventKind.CORRECTED, amends=[amendment(DISPOSED, at=earlier)])
    again = event(
        4,
        EventKind.CORRECTED,
        amends=[amendment(DISPOSED, at=later), amendment(DISPOSED, data={"teams": ["sosial"]})],
    )
    found = in_force([RECEIVED, DISPOSED, moved, again])[1]
    assert found.happened_at == later
    assert found.data == {"teams": ["sosial"], "days": 2}


def test_what_was_withdrawn_never_was_and_corrects_nothing() -> None:
    moved = event(3, EventKind.CORRECTED, amends=[amendment(DISPOSED, at=NOW)])
    gone = event(4, EventKind.WITHDRAWN, events=[3])
    assert withdrawn([moved, gone]) == {3}
    assert in_force([RECEIVED, DISPOSED, moved, gone]) == [RECEIVED, DISPOSED, gone]


def test_what_makes_no_sense_is_passed_over() -> None:
    odd = event(3, EventKind.CORRECTED, amends=["x", {"event": "2"}, {"event": 2}], fields="title")
    none = event(4, EventKind.WITHDRAWN, events=["x"])
    assert in_force([DISPOSED, odd, none]) == [DISPOSED, odd, none]
    assert withdrawn([event(5, EventKind.WITHDRAWN)]) == frozenset()


def test_what_is_not_written_yet_cannot_be_corrected() -> None:
    with pytest.raises(ValueError, match="written"):
        amendment(Happening(EventKind.DISPOSED, NOW), at=NOW)
