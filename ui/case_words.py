"""What pages share in speaking of a case: badges, tones, lines of time, steps and turns."""

from app.case import ComplaintRow, awaits_approval
from app.office import ESTIMATED, Office
from app.rules.kinds import PAUSE_REASON_WORDS, STATUS_WORDS, Status, Turn
from app.rules.timer_words import timer_lines
from app.rules.timers import Timer, TimerState
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge
from ui.parts.cells.ribbon import Ribbon

LATE = Badge("Terlambat", "alert-triangle", Tone.DANGER, filled=True)
PAUSED = Badge("Dijeda", "pause", Tone.NEUTRAL)
FORWARDED = Badge("Diteruskan", "arrow-right", Tone.NEUTRAL)
DOUBLE = Badge("Tercatat dua kali", "copy", Tone.NEUTRAL)
UNDONE = Badge("Diurungkan", "arrow-back-up", Tone.NEUTRAL)
CONFIDENTIAL = Badge("Rahasia", "lock", Tone.NEUTRAL, filled=True)
ANONYMOUS = Badge("Anonim", "user", Tone.NEUTRAL, filled=True)
APPROVAL = Badge("Menunggu persetujuan", "rubber-stamp", Tone.WARN, filled=True)
# Filled means that somebody has to act now.
_BADGES = {
    Status.NEW: Badge(STATUS_WORDS[Status.NEW], "inbox", Tone.INFO, filled=True),
    Status.AWAITING_DISPOSITION: Badge(
        STATUS_WORDS[Status.AWAITING_DISPOSITION], "rubber-stamp", Tone.WARN, filled=True
    ),
    Status.IN_FOLLOW_UP: Badge(STATUS_WORDS[Status.IN_FOLLOW_UP], "clock", Tone.INFO),
    Status.RESULT_PENDING: Badge(STATUS_WORDS[Status.RESULT_PENDING], "file-text", Tone.INFO),
    Status.ANSWER_PENDING: Badge(
        STATUS_WORDS[Status.ANSWER_PENDING], "send", Tone.INFO, filled=True
    ),
    Status.ANSWERED: Badge(STATUS_WORDS[Status.ANSWERED], "archive", Tone.INFO, filled=True),
    Status.CLOSED: Badge(STATUS_WORDS[Status.CLOSED], "check", Tone.OK),
}
PART_WORDS = {
    "what": "Apa",
    "where": "Di mana",
    "when": "Kapan",
    "who": "Siapa",
    "how": "Bagaimana",
}
"""The five parts that make a complaint easy to follow, by their keys in its content."""
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
    TimerState.CALM: Tone.PLAIN,
    TimerState.SOON: Tone.WARN,
    TimerState.LATE: Tone.DANGER,
    TimerState.PAUSED: Tone.PLAIN,
}


def tone_of(timer: Timer | None) -> Tone:
    """Return the tone the words of a timer are shown in."""
    return Tone.PLAIN if timer is None else _TONES[timer.state]


def ribbon_of(timer: Timer | None) -> Ribbon | None:
    """Return the day ribbon, None for steps counted in minutes."""
    if timer is None or not timer.target_days:
        return None
    tone = Tone.NEUTRAL if timer.paused else tone_of(timer)
    if tone is Tone.PLAIN:
        tone = Tone.INFO
    return Ribbon(timer.used_days, timer.target_days, timer.late_days, tone)


def status_badge(row: ComplaintRow, timer: Timer | None) -> Badge:
    """Return the one badge that matters most about a row now."""
    if row.paused:
        return PAUSED
    if tone_of(timer) is Tone.DANGER:
        return LATE
    if row.double_of:
        return DOUBLE
    if row.undone:
        return UNDONE
    if row.status is Status.CLOSED and row.forwarded:
        return FORWARDED
    return APPROVAL if awaits_approval(row) else _BADGES[row.status]


def went_on(before: ComplaintRow | None, now: ComplaintRow | None) -> bool:
    """Tell whether something was done with a case for which it may stand elsewhere in a list."""
    if before is None or now is None:
        return False
    return (before.status, before.turn, before.paused) != (now.status, now.turn, now.paused)


def badges(row: ComplaintRow, timer: Timer | None) -> list[Badge]:
    """Return every badge of a row: where it stands, then what protects its complainant."""
    found = [status_badge(row, timer)]
    if found[0] is LATE:
        found.append(APPROVAL if awaits_approval(row) else _BADGES[row.status])
    if row.confidential:
        found.append(CONFIDENTIAL)
    if row.anonymous:
        found.append(ANONYMOUS)
    return found


def time_lines(timer: Timer | None) -> tuple[str, str]:
    """Return a row's time in two lines: what is left, and of how much."""
    return (READY_TO_CLOSE, "") if timer is None else timer_lines(timer)


def pause_words(row: ComplaintRow) -> str:
    """Return why the running step stands still, "" while it runs."""
    return PAUSE_REASON_WORDS[row.pause_reason] if row.pause_reason else ""


def step_words(row: ComplaintRow) -> str:
    """Return the step the case is in, in small letters."""
    return READY_TO_CLOSE if row.status is Status.ANSWERED else STEP_WORDS.get(row.step, "")


def estimate_note(row: ComplaintRow, office: Office) -> str:
    """Return " (perkiraan)" when the due date leans on holidays not decreed yet, else ""."""
    return f" ({ESTIMATED})" if row.estimated(office) else ""
