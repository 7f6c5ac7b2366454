"""The timeline and the three views of time of a case, as the parts show them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.case import Case, TimelineEntry, awaits_approval
from app.office import Office
from app.rules.event_kinds import EventKind, story_of
from app.rules.kinds import Status
from app.rules.moments import time_words, timeline_moment
from app.rules.timer_words import three_times_words, waiting_words
from app.rules.wording import capitalised, uncapitalised
from ui.case_words import tone_of
from ui.look.tokens import Tone
from ui.parts.cells.badges import Badge
from ui.parts.panels.three_clocks import ClockBar
from ui.parts.panels.timeline import TimelineLine

OUT_OF_ORDER = Badge("Tidak urut", "alert-triangle", Tone.WARN, filled=True)
_WITHDRAWN = Badge("Diurungkan", "arrow-back-up", Tone.NEUTRAL)
_PULLED = Badge("Ditarik", "arrow-back-up", Tone.NEUTRAL)
_LATER = Badge("Dicatat kemudian", "history", Tone.NEUTRAL)
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
    before, here, waited = three_times_words(case.times, own="kantor kita")
    return [
        ClockBar(*here, arrived, 1.0, Tone.INFO),
        ClockBar(*waited, 0.0, 1.0, Tone.NEUTRAL),
        ClockBar(*before, 0.0, arrived, Tone.WARN),
    ]


def _waiting(case: Case, office: Office, *, now: datetime) -> TimelineLine | None:
    row = case.row
    if row.status is Status.CLOSED:
        return None
    timer = row.timer(office, now=now)
    title = _WAITING[row.status]
    if awaits_approval(row):
        title = "Laporan hasil menunggu persetujuan Kepala"
    elif row.status in (Status.IN_FOLLOW_UP, Status.RESULT_PENDING):
        title = f"{title} {row.holder}"
    if row.paused:
        title = f"Dijeda: {uncapitalised(title)}"
    return TimelineLine(
        time=time_words(now, office.zone),
        title=title,
        note=waiting_words(timer) if timer else "",
        icon="pause" if row.paused else "clock",
        tone=tone_of(timer),
        solid=True,
    )


def _entry(entry: TimelineEntry, case: Case, zone: ZoneInfo, *, now: datetime) -> TimelineLine:
    note = " ".join(entry.note.split())
    source = f"dari riwayat {case.row.medium}" if entry.before_us and not entry.remark else ""
    who = ", ".join(part for part in (entry.actor, source) if part)
    # A note may have a colon of its own, as one that begins with its reason.
    said = f"{who}{'. ' if ':' in note else ': '}{note}" if note else who
    if entry.remark:
        said = f"{said.rstrip('.')}. {entry.remark}"
    badge = OUT_OF_ORDER if entry.out_of_order else _LATER if entry.remark else None
    if entry.withdrawn:
        badge = _PULLED if entry.kind is EventKind.ATTACHED else _WITHDRAWN
    return TimelineLine(
        time=timeline_moment(entry.told_at, zone, now=now),
        title=capitalised(entry.sentence).rstrip("."),
        note=said,
        icon=story_of(entry.kind).icon,
        faint=entry.before_us or entry.withdrawn,
        badge=badge,
        key=entry,
    )
