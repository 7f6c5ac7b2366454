"""The words, letters and tones in which the calendar speaks of days, hours and standards."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from app.desk.calendar_changes import DayOffRecord
from app.rules.kinds import Unit
from app.rules.moments import clock, short_date_words, short_day_words, time_words
from app.rules.seasons import DayHours, DayOffKind
from app.rules.wording import uncapitalised
from ui.look.tokens import Tone

KIND_WORDS: Final = {
    DayOffKind.HOLIDAY: "Libur nasional",
    DayOffKind.JOINT_LEAVE: "Cuti bersama",
    DayOffKind.CLOSURE: "Kantor tutup",
}
KIND_LETTERS: Final = {
    DayOffKind.HOLIDAY: "L",
    DayOffKind.JOINT_LEAVE: "C",
    DayOffKind.CLOSURE: "T",
}
KIND_TONES: Final = {
    DayOffKind.HOLIDAY: Tone.DANGER,
    DayOffKind.JOINT_LEAVE: Tone.INFO,
    DayOffKind.CLOSURE: Tone.WARN,
}
UNIT_WORDS: Final = {Unit.MINUTES: "menit", Unit.WORKING_DAYS: "hari kerja"}
LIMIT_WORDS: Final = {"verification": "Verifikasi", "whole": "Penyelesaian"}


def entry_words(entry: DayOffRecord, *, joint_leave_off: bool) -> str:
    """Return "Tahun Baru, libur nasional, perkiraan" for tooltips and screen readers."""
    words = [entry.name, uncapitalised(KIND_WORDS[entry.kind])]
    if entry.kind is DayOffKind.JOINT_LEAVE and not joint_leave_off:
        words.append("dihitung hari kerja")
    if entry.estimated:
        words.append("perkiraan")
    return ", ".join(words)


def recorded_words(actor: str, recorded_at: datetime | None, *, zone: ZoneInfo) -> str:
    """Return who wrote an entry down and when; the first filling has no moment."""
    if recorded_at is None:
        return actor or "isian awal"
    day = recorded_at.astimezone(zone).date()
    when = f"{short_date_words(day)} {time_words(recorded_at, zone)}"
    return f"{actor}, {when}" if actor else when


def span_words(hours: DayHours | None) -> str:
    """Return "07.30–16.00", or that the office is closed."""
    return f"{clock(hours.opens)}–{clock(hours.closes)}" if hours else "tutup"


def break_words(hours: DayHours | None) -> str:
    """Return "12.00–13.00", several breaks parted by commas; "" without any."""
    if hours is None:
        return ""
    return ", ".join(f"{clock(begins)}–{clock(ends)}" for begins, ends in hours.breaks)


def days_words(first: date | None, last: date | None) -> str:
    """Return "19 Feb–20 Mar 2026", or that the season has no dates."""
    if first is None or last is None:
        return "sepanjang tahun"
    begins = (short_day_words if first.year == last.year else short_date_words)(first)
    return f"{begins}–{short_date_words(last)}"


def moved_sentence(count: int) -> str:
    """Return how many running cases get another due date."""
    if not count:
        return "Tidak ada aduan berjalan yang berubah jatuh temponya."
    return f"{count} aduan berjalan berubah jatuh temponya"


def counted_kinds(entries: Sequence[DayOffRecord]) -> str:
    """Return "16 libur nasional, 8 cuti bersama"."""
    parts = []
    for kind, word in KIND_WORDS.items():
        if count := sum(entry.kind is kind for entry in entries):
            parts.append(f"{count} {uncapitalised(word)}")
    return ", ".join(parts)
