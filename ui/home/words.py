"""The sentences of Beranda: the day at the office, and what waits."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.case import ComplaintRow
from app.office import Office
from app.rules.kinds import Status, Turn
from app.rules.moments import WEEKDAYS, clock, time_words, weekday_date_words
from ui.home.model import HomeEdges
from ui.look.tokens import Tone


def day_sentence(office: Office, *, now: datetime) -> str:
    """Return "Selasa, 24 November 2026, pukul 11.40. Jam kerja sampai 16.00, istirahat …"."""
    local = now.astimezone(office.zone)
    said = f"{weekday_date_words(local.date())}, pukul {time_words(now, office.zone)}."
    return f"{said} {_hours_words(office, local)}"


def waiting_words(
    rows: Sequence[ComplaintRow], office: Office, *, now: datetime
) -> list[tuple[str, Tone]]:
    """Return the parts of the sentence of what waits, each with its tone."""
    edges = HomeEdges.at(office, now)
    late = sum(edges.is_late(row) for row in rows)
    soon = sum(edges.is_soon(row) for row in rows)
    head = sum(row.status is Status.AWAITING_DISPOSITION for row in rows)
    mine = sum(row.turn is Turn.DESK for row in rows)
    parts = [
        (late, "terlambat", Tone.DANGER),
        (soon, "jatuh tempo sampai besok", Tone.WARN),
        (head, "menunggu disposisi Kepala", Tone.PLAIN),
        (mine, "menunggu Anda", Tone.PLAIN),
    ]
    found = [(count, word, tone) for count, word, tone in parts if count]
    return [
        (f"{count} {'aduan ' if at == 0 else ''}{word}", tone)
        for at, (count, word, tone) in enumerate(found)
    ]


def _hours_words(office: Office, local: datetime) -> str:
    hours = office.calendar.hours_on(local.date())
    if hours is None:
        entry = office.calendar.day_off_on(local.date())
        why = f": {entry.name}" if entry else ""
        return f"Hari ini kantor libur{why}, buka {_next_opening(office, local.date())}."
    if local.time() < hours.opens:
        return f"Jam kerja {clock(hours.opens)} sampai {clock(hours.closes)}."
    if local.time() >= hours.closes:
        return f"Kantor sudah tutup, buka {_next_opening(office, local.date())}."
    breaks = [f"{clock(begins)}–{clock(ends)}" for begins, ends in hours.breaks]
    rest = f", istirahat {', '.join(breaks)}" if breaks else ""
    return f"Jam kerja sampai {clock(hours.closes)}{rest}."


def _next_opening(office: Office, today: date) -> str:
    day = today
    for _ in range(60):
        day += timedelta(days=1)
        hours = office.calendar.hours_on(day)
        if hours is not None:
            name = "besok" if day == today + timedelta(days=1) else WEEKDAYS[day.weekday()]
            return f"{name} pukul {clock(hours.opens)}"
    return "kembali sesuai kalender"
