"""The letters that leave the office about a case: their kinds, numbers, and which of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.rules.event_detail import number, text
from app.rules.event_kinds import EventKind
from app.rules.happenings import Happening


class LetterKind(StrEnum):
    """What a letter is."""

    ANSWER = "answer"
    FORWARDING = "forwarding"


LETTER_WORDS: Final[Mapping[LetterKind, str]] = {
    LetterKind.ANSWER: "surat jawaban",
    LetterKind.FORWARDING: "surat penerusan",
}
_TOLD_ANEW: Final = {
    EventKind.ANSWERED: LetterKind.ANSWER,
    EventKind.FORWARDED: LetterKind.FORWARDING,
}


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter that has its number; `signer` is an official's code, "" for the head of the day.

    One numbered in this register has a place `seq` among those of its `year`, another one 0.
    """

    kind: LetterKind
    number: str
    written_on: date
    year: int
    seq: int = 0
    office: str = ""
    signer: str = ""


def letter_of(event: Happening) -> IssuedLetter:
    """Return the letter that an event of its kind tells of."""
    data = event.data
    return IssuedLetter(
        kind=LetterKind(text(data, "letter")),
        number=text(data, "number"),
        written_on=date.fromisoformat(text(data, "on")),
        year=number(data, "year"),
        seq=number(data, "seq"),
        office=text(data, "office"),
        signer=text(data, "signer"),
    )


def letters_in(events: Iterable[Happening]) -> dict[LetterKind, IssuedLetter]:
    """Return the letters that hold after a case's events: those in force, as they were recorded.

    What is answered or forwarded again needs another letter.
    """
    found: dict[LetterKind, IssuedLetter] = {}
    for event in events:
        if event.kind is EventKind.LETTERED:
            letter = letter_of(event)
            found[letter.kind] = letter
        elif event.kind is EventKind.ANSWERED and not event.data.get("final"):
            continue
        elif (anew := _TOLD_ANEW.get(event.kind)) is not None:
            found.pop(anew, None)
    return found
