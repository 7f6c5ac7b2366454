"""Which of the open cases the tracker shows: by turn, words, team, medium and class."""

from __future__ import annotations

from collections.abc import Sequence

from app.case import ComplaintRow
from app.desk.sieve import Sieve
from app.office import Office
from app.rules.kinds import Turn
from app.rules.targets import CONFIDENTIAL
from ui.look.tokens import Tone

_CHIPS = (
    ("", "Semua giliran"),
    (Turn.TEAM.value, "Tim"),
    (Turn.HEAD.value, "Kepala"),
    (Turn.DESK.value, ""),
    (CONFIDENTIAL, "Rahasia"),
)


_TURNS = frozenset(turn.value for turn in Turn)


def lets(sieve: Sieve, row: ComplaintRow) -> bool:
    """Tell whether an open case passes."""
    if sieve.media and row.medium_code not in sieve.media:
        return False
    if sieve.classes and sieve.classes.isdisjoint(row.classes):
        return False
    return not sieve.teams or not sieve.teams.isdisjoint(row.held_by.teams)


def sifted(
    rows: Sequence[ComplaintRow], *, sieve: Sieve, chip: str = "", words: str = ""
) -> list[ComplaintRow]:
    """Return the rows that pass the sieve, the chip of a turn and all words."""
    wanted = words.casefold().split()
    found = []
    for row in rows:
        if (chip == CONFIDENTIAL and not row.confidential) or (
            chip in _TURNS and row.turn.value != chip
        ):
            continue
        if sieve.on() and not lets(sieve, row):
            continue
        if wanted:
            said = f"{row.number} {row.title} {row.holder}".casefold()
            if not all(word in said for word in wanted):
                continue
        found.append(row)
    return found


def chips_of(rows: Sequence[ComplaintRow], office: Office) -> list[tuple[str, str, int, Tone]]:
    """Return the chips of the turns, each with how many open cases it lets through."""
    counts = {turn.value: sum(row.turn is turn for row in rows) for turn in Turn}
    counts |= {"": len(rows), CONFIDENTIAL: sum(row.confidential for row in rows)}
    return [(key, word or office.desk, counts[key], Tone.PLAIN) for key, word in _CHIPS]


def state_sentence(*, rows: int, late: int, paused: int) -> str:
    """Say how many cases are open, and how many of them are late or paused."""
    words = [f"{rows} aduan berjalan" if rows else "Tidak ada aduan yang berjalan"]
    words += [f"{late} terlambat"] * bool(late)
    words += [f"{paused} dijeda"] * bool(paused)
    return f"{', '.join(words)}. Diperbarui tiap menit."
