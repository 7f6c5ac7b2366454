"""What the data of an event says, by name and type: the one reader of its codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.rules.kinds import (
    Closing,
    PauseReason,
    Reached,
    ReminderWay,
    Satisfaction,
    Solved,
    TeamResult,
    Turn,
    WordBack,
)


@dataclass(frozen=True, slots=True)
class EventDetail:
    """The parts of an event; each kind has a few of them, the others stay empty.

    `teams`, `team`, `office`, `was` (the office before), `lead`, `copies` and `parts` are codes, `channel` and `fields` the office's own words. `days`
    are working days. `case` is the number of another case, `to` who has to act, `number` that of a `letter` of this kind, `word` what another office told. Moments are aware.
    """

    teams: tuple[str, ...] = ()
    team: str = ""
    days: int = 0
    finished: bool = False
    result: TeamResult | None = None
    final: bool = False
    channel: str = ""
    office: str = ""
    was: str = ""
    reason: PauseReason | None = None
    closing: Closing | None = None
    fields: str = ""
    paper: str = ""
    old_due: datetime | None = None
    new_due: datetime | None = None
    parts: tuple[str, ...] = ()
    purpose: str = ""
    emptied: bool = False
    login: str = ""
    until: datetime | None = None
    case: str = ""
    to: Turn | None = None
    way: ReminderWay | None = None
    reached: Reached | None = None
    solved: Solved | None = None
    satisfaction: Satisfaction | None = None
    word: WordBack | None = None
    lead: str = ""
    copies: tuple[str, ...] = ()
    letter: str = ""
    number: str = ""


def detail_of(data: Mapping[str, object]) -> EventDetail:
    """Return what the data of an event says."""
    result, reason, closing = (text(data, key) for key in ("result", "reason", "closing"))
    way = text(data, "way")
    return EventDetail(
        teams=codes(data, "teams"),
        team=text(data, "team"),
        days=number(data, "days"),
        finished=bool(data.get("finished")),
        result=TeamResult(result) if result else None,
        final=bool(data.get("final")),
        channel=text(data, "channel"),
        office=text(data, "office"),
        was=text(data, "was"),
        reason=PauseReason(reason) if reason else None,
        closing=Closing(closing) if closing else None,
        fields=text(data, "fields"),
        paper=text(data, "paper"),
        old_due=_moment(data, "old"),
        new_due=_moment(data, "new"),
        parts=codes(data, "parts"),
        purpose=text(data, "purpose"),
        emptied=bool(data.get("emptied")),
        login=text(data, "login"),
        until=_moment(data, "until"),
        case=text(data, "case"),
        to=Turn(to) if (to := text(data, "to")) else None,
        way=ReminderWay(way) if way else None,
        reached=Reached(reached) if (reached := text(data, "reached")) else None,
        solved=Solved(solved) if (solved := text(data, "solved")) else None,
        satisfaction=Satisfaction(rate) if (rate := text(data, "satisfaction")) else None,
        word=WordBack(word) if (word := text(data, "word")) else None,
        lead=text(data, "lead"),
        copies=codes(data, "copies"),
        letter=text(data, "letter"),
        number=text(data, "number"),
    )


def codes(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    """Return a list of codes, none when there is no such list."""
    listed = data.get(key)
    return tuple(str(code) for code in listed) if isinstance(listed, list) else ()


def number(data: Mapping[str, object], key: str, otherwise: int = 0) -> int:
    """Return a whole number."""
    found = data.get(key)
    return found if isinstance(found, int) else otherwise


def text(data: Mapping[str, object], key: str) -> str:
    """Return a code or a word, "" when there is none."""
    return str(data.get(key, ""))


def _moment(data: Mapping[str, object], key: str) -> datetime | None:
    found = data.get(key)
    return datetime.fromisoformat(found) if isinstance(found, str) else None
