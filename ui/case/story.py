"""The timeline and the three views of time of a case, as the parts show them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import Case, TimelineEntry
from app.office import Office
from app.rules.kinds import Status
from app.rules.wording import WEEKDAYS_SHORT, table_date, time_words
from ui.case.steps import standard
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge
from ui.parts.panels.three_clocks import ClockBar
from ui.parts.panels.timeline import TimelineLine
from ui.register.wording import timer_tone, whole_timer

OUT_OF_ORDER = Badge("Tidak urut", "alert-triangle", Tone.WARN, filled=True)
_LATER = Badge("Dicatat kemudian", "history", Tone.NEUTRAL)
_ICONS = {
    "complained": "user",
    "source_step": "arrow-right",
    "received": "inbox",
    "registered": "register",
    "reported": "rubber-stamp",
    "disposed": "rubber-stamp",
    "progress": "pencil",
    "result": "file-text",
    "answered": "send",
    "forwarded": "mail-forward",
    "paused": "pause",
    "resumed": "player-play",
    "extended": "calendar",
    "recounted": "refresh",
    "closed": "check",
    "reopened": "lock-open",
    "corrected": "pencil",
    "printed": "printer",
    "identity_read": "eye",
    "identity_asked": "lock-open",
    "identity_granted": "lock-open",
    "identity_refused": "lock",
    "guard_lifted": "users",
    "held": "lock",
    "released": "lock-open",
    "erased": "trash",
}
_WAITING = {
    Status.NEW: "Menunggu dilaporkan kepada Kepala",
    Status.AWAITING_DISPOSITION: "Menunggu disposisi Kepala",
    Status.IN_FOLLOW_UP: "Menunggu tindak lanjut",
    Status.RESULT_PENDING: "Menunggu laporan hasil",
    Status.ANSWER_PENDING: "Menunggu jawaban kepada pelapor",
    Status.ANSWERED: "Sudah dijawab, tinggal ditutup",
}


def timeline_of(case: Case, office: Office, *, now: datetime) -> list[TimelineLine]:
    """Return what waits now and what happened, the newest first; notes that are sealed are not there."""
    told = [_entry(event, case, office.zone, now=now) for event in reversed(case.timeline)]
    waiting = _waiting(case, office, now=now)
    return told if waiting is None else [waiting, *told]


def bars_of(case: Case, *, now: datetime) -> list[ClockBar]:
    """Return the three bars, drawn over the whole time from the complaint to now or its end."""
    ended = case.row.closed_at or now
    begun = case.complained_at or case.row.received_at
    whole = max((ended - begun).total_seconds(), 1.0)
    arrived = min(max((case.row.received_at - begun).total_seconds() / whole, 0.0), 1.0)
    times = case.times
    return [
        ClockBar("Di kantor kita", times.at_our_office, arrived, 1.0, Tone.INFO),
        ClockBar("Dirasakan pelapor", times.as_complainant_lived, 0.0, 1.0, Tone.NEUTRAL),
        ClockBar("Sebelum sampai ke kita", times.before_us, 0.0, arrived, Tone.WARN),
    ]


def moment_words(moment: datetime, zone: ZoneInfo, *, now: datetime) -> str:
    """Return "11.31" for today, "Sen 23-11 14.03" for this year, else "20-02-2023 11.35"."""
    day, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    clock = time_words(moment, zone)
    if day == today:
        return clock
    if day.year != today.year:
        return f"{table_date(day)} {clock}"
    return f"{WEEKDAYS_SHORT[day.weekday()]} {table_date(day)[:5]} {clock}"


def _waiting(case: Case, office: Office, *, now: datetime) -> TimelineLine | None:
    row = case.row
    if row.status is Status.CLOSED:
        return None
    timer = row.timer(office, now=now)
    title = _WAITING[row.status]
    if row.status in (Status.IN_FOLLOW_UP, Status.RESULT_PENDING):
        title = f"{title} {row.holder}"
    if row.paused:
        title = f"Dijeda: {title[0].lower()}{title[1:]}"
    note = whole_timer(timer) if timer else ""
    allowed = standard(row.target(office))
    if note and not note.endswith(f" dari {allowed}"):
        note = f"{note}, standar {allowed}"
    return TimelineLine(
        time=time_words(now, office.zone),
        title=title,
        note=note,
        icon="pause" if row.paused else "clock",
        tone=timer_tone(timer),
        solid=True,
    )


def _entry(entry: TimelineEntry, case: Case, zone: ZoneInfo, *, now: datetime) -> TimelineLine:
    note = " ".join(entry.note.split())
    source = f"dari riwayat {case.row.medium}" if entry.before_us and not entry.remark else ""
    who = ", ".join(part for part in (entry.actor, source) if part)
    said = f"{who}: {note}" if note else who
    if entry.remark:
        said = f"{said.rstrip('.')}. {entry.remark}"
    badge = OUT_OF_ORDER if entry.out_of_order else _LATER if entry.remark else None
    return TimelineLine(
        time=moment_words(entry.happened_at, zone, now=now),
        title=f"{entry.sentence[:1].upper()}{entry.sentence[1:]}".rstrip("."),
        note=said,
        icon=_ICONS.get(entry.kind, "clock"),
        faint=entry.before_us,
        badge=badge,
        key=entry,
    )
