"""Reads the history of a complaint as a site or a register writes it: a time, who, what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import SourceStep
from app.rules.moments import WEEKDAYS, WEEKDAYS_SHORT
from app.transfer.moments import DateOrder, order_in, read_moment

_MONTH = r"[A-Za-z]{3,9}\.?"
_WEEKDAY = "|".join(
    (*WEEKDAYS, *WEEKDAYS_SHORT, "Jum'at", *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
)
_DAY = (
    rf"(?:\b(?:{_WEEKDAY}),\s*)?(?:\d{{1,2}}[\s./-]+(?:{_MONTH}|\d{{1,2}})[\s./,-]+\d{{2,4}}"
    r"|\d{4}[-/]\d{1,2}[-/]\d{1,2})"
)
_CLOCK = r"(?:pukul|jam|pk\.?)?\s*\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AaPp][Mm]\b)?"
_ZONE = r"(?:\s*(?:WIB|WITA|WIT|GMT\s*[+-]\d{1,2}|\([A-Z]{3,4}\)))?"
MOMENT = re.compile(rf"{_DAY}[\s,T|-]*\s*{_CLOCK}{_ZONE}", re.IGNORECASE)
_EDGES = " \t-–—:;|•·,[]"
_SPEAKER = re.compile(r"([^:–—\n]{2,80}?)\s*(?:[:–—]|\s-\s)\s*(.+)", re.DOTALL)


class Unreadable(ValueError):
    """A time in a history that can't be read, with an Indonesian sentence."""


def read_history(text: str, *, zone: ZoneInfo, now: datetime, source: str) -> list[SourceStep]:
    """Return the steps that a text tells, in its own order; none when no moment stands in it.

    A step begins with its moment. Who it says nobody for is the `source`. Raises Unreadable.
    """
    found = list(MOMENT.finditer(text))
    if not found:
        return []
    order = order_in(each.group() for each in found)
    return list(_steps(text, found, order, zone=zone, now=now, source=source))


def _steps(
    text: str,
    found: list[re.Match[str]],
    order: DateOrder | None,
    *,
    zone: ZoneInfo,
    now: datetime,
    source: str,
) -> Iterator[SourceStep]:
    ends = [each.start() for each in found[1:]] + [len(text)]
    for moment, end in zip(found, ends, strict=True):
        try:
            at, _ = read_moment(moment.group(), zone=zone, now=now, order=order)
        except ValueError as error:
            raise Unreadable(str(error)) from error
        actor, said = _told(text[moment.end() : end].strip(_EDGES + "\n"))
        yield SourceStep(at, actor or source, said)


def _told(words: str) -> tuple[str, str]:
    """Return who and what: parted by a colon, a dash, or the end of the line."""
    first, _, rest = words.partition("\n")
    if rest.strip() and len(first) <= 80 and not first.rstrip().endswith("."):
        return first.strip(_EDGES), rest.strip()
    if found := _SPEAKER.fullmatch(words):
        return found[1].strip(_EDGES), found[2].strip()
    return "", words
