"""How a row's time is shown in lists: words, tone and ribbon from its timer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import ComplaintRow
from app.desk.following_up import PAUSE_REASONS
from app.office import Office
from app.rules import timers
from app.rules.kinds import Status, Turn
from app.rules.wording import table_date, time_words
from ui.look.tokens import Tone
from ui.parts.cells.ribbon import Ribbon

STEP_WORDS = {
    3: "lapor Kepala",
    4: "disposisi",
    5: "tindak lanjut",
    6: "laporan hasil",
    7: "beri tahu pelapor",
}
TURN_ICONS = {Turn.DESK: "inbox", Turn.HEAD: "rubber-stamp", Turn.TEAM: "user", Turn.NOBODY: ""}
READY_TO_CLOSE = "siap ditutup"
_TONES = {
    timers.Tone.PLAIN: Tone.PLAIN,
    timers.Tone.WARN: Tone.WARN,
    timers.Tone.DANGER: Tone.DANGER,
    timers.Tone.PAUSED: Tone.PLAIN,
    timers.Tone.DONE: Tone.OK,
}


def pause_words(row: ComplaintRow) -> str:
    """Return why a row is paused, "" when it is not."""
    return PAUSE_REASONS.get(row.pause_reason, "")


def tone_of(timer: timers.Timer | None) -> Tone:
    """Return the tone the words of a timer are shown in."""
    return Tone.PLAIN if timer is None else _TONES[timer.tone]


def ribbon_of(timer: timers.Timer | None) -> Ribbon | None:
    """Return the day ribbon, None for steps counted in minutes."""
    if timer is None or not timer.target_days:
        return None
    tone = Tone.NEUTRAL if timer.tone is timers.Tone.PAUSED else tone_of(timer)
    if tone is Tone.PLAIN:
        tone = Tone.INFO
    return Ribbon(timer.used_days, timer.target_days, timer.late_days, tone)


def timer_lines(row: ComplaintRow, timer: timers.Timer | None, office: Office) -> tuple[str, str]:
    """Return the words of a timer in two lines: what is left, and of how much."""
    if timer is None:
        return READY_TO_CLOSE, ""
    if timer.target_days:
        return timer.text, ""
    standard = f"{row.target(office).amount} menit"
    left = timer.text.removesuffix(f" dari {standard}")
    return left, f"standar {standard}" if left == timer.text else f"dari {standard}"


def step_words(row: ComplaintRow) -> str:
    """Return the step the case is in, in small letters."""
    return READY_TO_CLOSE if row.status is Status.ANSWERED else STEP_WORDS.get(row.step, "")


def near_moment(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "18-11" for this year, else "18-11-2025"."""
    local, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    if local == today:
        return time_words(moment, zone)
    return table_date(local)[: 5 if local.year == today.year else 10]
