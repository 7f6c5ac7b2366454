"""Which of the open cases the tracker shows: by turn, words, team, medium and class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import CLASSIFICATION_WORDS, Turn
from ui.look.tokens import Tone

CONFIDENTIAL = "confidential"
CLASS_WORDS = {
    **{kind.value: word for kind, word in CLASSIFICATION_WORDS.items()},
    CONFIDENTIAL: "Rahasia",
    "wbs": "WBS",
}
_CHIPS = (
    ("", "Semua giliran"),
    (Turn.TEAM.value, "Tim"),
    (Turn.HEAD.value, "Kepala"),
    (Turn.DESK.value, ""),
    (CONFIDENTIAL, "Rahasia"),
)


def class_choices(office: Office) -> list[tuple[str, str]]:
    """Return the classes an office's cases can have: only BPS has its whistle-blowing site."""
    return [(key, word) for key, word in CLASS_WORDS.items() if key != "wbs" or office.is_bps]


_TURNS = frozenset(turn.value for turn in Turn)


@dataclass(frozen=True, slots=True)
class Sieve:
    """Codes of teams, media and classes let through; an empty set lets all through."""

    teams: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()

    def on(self) -> bool:
        """Tell whether it holds anything back."""
        return bool(self.teams or self.media or self.classes)

    def lets(self, row: ComplaintRow) -> bool:
        """Tell whether a row passes."""
        if self.media and row.medium_code not in self.media:
            return False
        if self.classes and self.classes.isdisjoint(row.classes):
            return False
        return not self.teams or not self.teams.isdisjoint(row.held_by.teams)

    def without(self, key: str) -> Sieve:
        """Return the sieve without one choice, named as `choices` names it."""
        part, _, code = key.partition(":")
        if part == "team":
            return replace(self, teams=self.teams - {code})
        if part == "medium":
            return replace(self, media=self.media - {code})
        return replace(self, classes=self.classes - {code})

    def choices(self, office: Office) -> list[tuple[str, str]]:
        """Return (key, word) of everything chosen, in the order of the office's lists."""
        named = [(f"team:{t.code}", t.name) for t in office.teams if t.code in self.teams]
        named += [(f"medium:{m.code}", m.name) for m in office.all_media if m.code in self.media]
        named += [(f"class:{key}", CLASS_WORDS[key]) for key in CLASS_WORDS if key in self.classes]
        return named


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
        if sieve.on() and not sieve.lets(row):
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
