"""Puts open cases into the groups of the tracker, by time or by whose turn it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.desk.looking_up import soon_edge
from app.facts import ComplaintRow, Office, Turn
from app.rules.timers import Unit
from ui.look.tokens import Tone
from ui.parts.roles import Band

BY_TIME, BY_TURN = "time", "turn"
_TIME_GROUPS = (
    ("late", "Terlambat", "alert-triangle", Tone.DANGER),
    ("soon", "Hari ini dan besok", "clock", Tone.WARN),
    ("head", "Menunggu Kepala, dalam menit", "rubber-stamp", Tone.PLAIN),
    ("week", "Minggu ini", "calendar", Tone.PLAIN),
    ("later", "Nanti", "calendar", Tone.PLAIN),
    ("paused", "Dijeda", "pause", Tone.PLAIN),
    ("answered", "Siap ditutup", "check", Tone.PLAIN),
)


@dataclass(frozen=True, slots=True)
class Edges:
    """The moments between the groups by time."""

    now: datetime
    soon: datetime
    week: datetime

    @classmethod
    def at(cls, office: Office, now: datetime) -> "Edges":
        """Return the edges as they are at `now`."""
        today = now.astimezone(office.zone).date()
        monday = today + timedelta(days=7 - today.weekday())
        return cls(now, soon_edge(office, now), datetime.combine(monday, time(), office.zone))


def group_of(row: ComplaintRow, office: Office, edges: Edges) -> str:
    """Return the key of the row's group by time."""
    if row.paused:
        return "paused"
    if row.due_at is None:
        return "answered"
    if row.due_at < edges.now:
        return "late"
    if row.turn is Turn.HEAD and office.target(row.step).unit is Unit.MINUTES:
        return "head"
    if row.due_at < edges.soon:
        return "soon"
    return "week" if row.due_at < edges.week else "later"


def grouped(
    rows: Sequence[ComplaintRow], office: Office, *, now: datetime, by: str = BY_TIME
) -> list[Band | ComplaintRow]:
    """Return bands and rows in the order they are shown; rows keep their order in a group."""
    edges = Edges.at(office, now)
    if by == BY_TURN:
        return _by_turn(rows, edges)
    found: dict[str, list[ComplaintRow]] = {}
    for row in rows:
        found.setdefault(group_of(row, office, edges), []).append(row)
    lines: list[Band | ComplaintRow] = []
    for key, word, icon, tone in _TIME_GROUPS:
        if members := found.get(key):
            lines += [Band(word, len(members), icon, tone), *members]
    return lines


def next_change(rows: Sequence[ComplaintRow], office: Office, *, now: datetime) -> datetime:
    """Return the first moment at which some row may belong to another group."""
    tomorrow = now.astimezone(office.zone).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(), office.zone)
    dues = (row.due_at for row in rows if row.due_at is not None and not row.paused)
    return min([midnight, *(due for due in dues if due >= now)])


def _by_turn(rows: Sequence[ComplaintRow], edges: Edges) -> list[Band | ComplaintRow]:
    found: dict[tuple[int, str], list[ComplaintRow]] = {}
    order = {Turn.DESK: 0, Turn.HEAD: 1, Turn.TEAM: 2, Turn.NOBODY: 3}
    for row in rows:
        found.setdefault((order[row.turn], row.holder), []).append(row)
    icons = ("inbox", "rubber-stamp", "user", "")
    lines: list[Band | ComplaintRow] = []
    for rank, holder in sorted(found):
        members = found[rank, holder]
        late = any(not r.paused and r.due_at is not None and r.due_at < edges.now for r in members)
        tone = Tone.DANGER if late else Tone.PLAIN
        lines += [Band(holder or "Tanpa giliran", len(members), icons[rank], tone), *members]
    return lines
