"""Puts open cases into the groups of the tracker, by time or by whose turn it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.case import ComplaintRow
from app.desk.listing_cases import soon_edge
from app.office import Office
from app.rules.kinds import Turn, Unit
from ui.look.tokens import Tone
from ui.parts.cells.item_roles import Band

BY_TIME, BY_TURN, BOARD = "time", "turn", "board"
LATE = "late"
Group = tuple[Band, list[ComplaintRow]]
_TIME_GROUPS = (
    (LATE, "Terlambat", "alert-triangle", Tone.DANGER),
    ("soon", "Hari ini dan besok", "clock", Tone.WARN),
    ("head", "Menunggu Kepala, dalam menit", "rubber-stamp", Tone.PLAIN),
    ("week", "Minggu ini", "calendar", Tone.PLAIN),
    ("later", "Nanti", "calendar", Tone.PLAIN),
    ("paused", "Dijeda", "pause", Tone.PLAIN),
    ("answered", "Siap ditutup", "check", Tone.PLAIN),
)


@dataclass(frozen=True, slots=True)
class Edges:
    """The moments between the groups by time; they hold until midnight."""

    now: datetime
    soon: datetime
    week: datetime
    midnight: datetime

    @classmethod
    def at(cls, office: Office, now: datetime) -> "Edges":
        """Return the edges as they are at `now`."""
        today = now.astimezone(office.zone).date()
        monday = today + timedelta(days=7 - today.weekday())
        return cls(
            now,
            soon_edge(office, now),
            datetime.combine(monday, time(), office.zone),
            datetime.combine(today + timedelta(days=1), time(), office.zone),
        )


def runs(row: ComplaintRow) -> bool:
    """Tell whether the row's time runs, so that it may become late."""
    return row.due_at is not None and not row.paused


def by_due(rows: Sequence[ComplaintRow]) -> list[tuple[datetime, ComplaintRow]]:
    """Return the rows whose time runs with their due dates, the first due first."""
    found = [(row.due_at, row) for row in rows if row.due_at is not None and not row.paused]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


def group_of(row: ComplaintRow, office: Office, edges: Edges) -> str:
    """Return the key of the row's group by time."""
    if row.paused:
        return "paused"
    if row.due_at is None:
        return "answered"
    if row.due_at < edges.now:
        return LATE
    if row.turn is Turn.HEAD and row.target(office).unit is Unit.MINUTES:
        return "head"
    if row.due_at < edges.soon:
        return "soon"
    return "week" if row.due_at < edges.week else "later"


def grouped(
    rows: Sequence[ComplaintRow], office: Office, *, edges: Edges, by: str = BY_TIME
) -> list[Group]:
    """Return the groups that have rows, in the order they are shown; rows keep their order."""
    if by == BY_TURN:
        return _by_turn(rows, edges)
    found: dict[str, list[ComplaintRow]] = {}
    for row in rows:
        found.setdefault(group_of(row, office, edges), []).append(row)
    return [
        (Band(word, len(found[key]), icon, tone), found[key])
        for key, word, icon, tone in _TIME_GROUPS
        if key in found
    ]


def _by_turn(rows: Sequence[ComplaintRow], edges: Edges) -> list[Group]:
    found: dict[tuple[int, str], list[ComplaintRow]] = {}
    order = {Turn.DESK: 0, Turn.HEAD: 1, Turn.TEAM: 2, Turn.NOBODY: 3}
    for row in rows:
        found.setdefault((order[row.turn], row.holder), []).append(row)
    icons = ("inbox", "rubber-stamp", "user", "")
    groups: list[Group] = []
    for rank, holder in sorted(found):
        members = found[rank, holder]
        late = any(runs(r) and r.due_at is not None and r.due_at < edges.now for r in members)
        tone = Tone.DANGER if late else Tone.PLAIN
        band = Band(holder or "Tanpa giliran", len(members), icons[rank], tone)
        groups.append((band, members))
    return groups
