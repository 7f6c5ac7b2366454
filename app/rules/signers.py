"""Who signs for the office: its head, who stands in for the head, and who signs on behalf."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Capacity(StrEnum):
    """In which capacity somebody signs; those before the last sign in the head's place by themselves.

    The order is who goes before whom on a day that several have.
    """

    DAILY = "plh"
    ACTING = "plt"
    HEAD = "head"
    ON_BEHALF = "an"
    """Signs what is given to them to sign; chosen letter by letter."""


CAPACITY_WORDS = {
    Capacity.HEAD: "Kepala",
    Capacity.ACTING: "Plt. (pelaksana tugas)",
    Capacity.DAILY: "Plh. (pelaksana harian)",
    Capacity.ON_BEHALF: "a.n. (atas nama Kepala)",
}
_BEFORE = {Capacity.ACTING: "Plt. ", Capacity.DAILY: "Plh. ", Capacity.ON_BEHALF: "a.n. "}
_ORDER = {capacity: place for place, capacity in enumerate(Capacity)}
DAY_FORM = "%d-%m-%Y"


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who signs, from `first` to `last`, days as "01-03-2026" or "" for no end.

    `title` is their own one; a head has the office's when it is empty. One no longer `active` is
    kept for the papers they signed. A new one has no `code`.
    """

    code: str
    name: str
    nip: str = ""
    title: str = ""
    capacity: Capacity = Capacity.HEAD
    first: str = ""
    last: str = ""
    active: bool = True

    def in_office(self, day: date) -> bool:
        """Tell whether a day lies in their time."""
        first, last = _day(self.first) or date.min, _day(self.last) or date.max
        return first <= day <= last


class Signatory(NamedTuple):
    """What stands below a paper: the title, the name and its NIP; `below` is a title of their own."""

    title: str
    name: str
    nip: str
    below: str = ""


def head_of_day(officials: Sequence[Official], day: date) -> Official | None:
    """Return who signs in the head's place on a day, None when nobody of these does."""
    standing = [
        each
        for each in officials
        if each.active and each.capacity is not Capacity.ON_BEHALF and each.in_office(day)
    ]
    # Of two of a kind the one who came last.
    last_come = sorted(standing, key=lambda each: _day(each.first) or date.min, reverse=True)
    return min(last_come, key=lambda each: _ORDER[each.capacity], default=None)


def signatory(official: Official, *, head_title: str) -> Signatory:
    """Return how an official signs, the head being called `head_title`."""
    before = _BEFORE.get(official.capacity, "")
    if official.capacity is Capacity.ON_BEHALF:
        return Signatory(f"{before}{head_title}", official.name, official.nip, official.title)
    return Signatory(f"{before}{official.title or head_title}", official.name, official.nip)


def read_officials(kept: str) -> tuple[Official, ...]:
    """Return the officials as `pack_officials` keeps them."""
    return tuple(
        Official(code, name, nip, title, Capacity(capacity), first, last, bool(active))
        for code, name, nip, title, capacity, first, last, active in json.loads(kept or "[]")
    )


def pack_officials(officials: Sequence[Official]) -> str:
    """Return officials as they are kept in the office's settings."""
    return json.dumps([astuple(each) for each in officials], ensure_ascii=False)


def _day(text: str) -> date | None:
    return datetime.strptime(text, DAY_FORM).date() if text else None  # noqa: DTZ007 - a day alone
