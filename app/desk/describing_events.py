"""Words the events of a case as a timeline, for the screen and for the annual report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.case import TimelineEntry
from app.desk.closing import CLOSINGS
from app.desk.following_up import PAUSE_REASONS, RESULTS
from app.office import Office
from app.rules.timeline import BEFORE_US, EventKind
from app.rules.wording import sentence_list, table_date, time_words


@dataclass(frozen=True, slots=True)
class RecordedEvent:
    """An event with its note, as read from the register."""

    kind: EventKind
    happened_at: datetime
    recorded_at: datetime
    data: dict[str, object]
    speaker: str
    note: str
    actor: str = ""


def describe(
    events: Sequence[RecordedEvent], *, office: Office, medium: str
) -> tuple[TimelineEntry, ...]:
    """Return the timeline: what came before us as its source gives it, then what we did by time.

    A moment earlier than the one before it is flagged and kept where the source has it.
    """
    before = [event for event in events if event.kind in BEFORE_US]
    # Keys that change hands are for the log; they are nothing that happened to the complainant.
    untold = BEFORE_US | {EventKind.SEALED_AGAIN}
    ours = [event for event in events if event.kind not in untold]
    ours.sort(key=lambda event: event.happened_at)
    told: list[TimelineEntry] = []
    for event in (*before, *ours):
        entry = _entry(event, office=office, medium=medium)
        if told and event.happened_at < told[-1].happened_at:
            gap = elapsed_words(told[-1].happened_at - event.happened_at)
            what = (
                "waktu pengaduan"
                if told[-1].kind == EventKind.COMPLAINED
                else "peristiwa sebelumnya"
            )
            entry = replace(
                entry,
                out_of_order=True,
                remark=f"Urutan waktu janggal: tercatat {gap} sebelum {what}; "
                "dimuat sebagaimana tertera pada sumber.",
            )
        told.append(entry)
    return tuple(told)


def elapsed_words(gap: timedelta) -> str:
    """Return plain elapsed time in at most two units: "1 jam 2 menit"."""
    minutes = int(gap.total_seconds() // 60)
    parts = [(minutes // 1440, "hari"), (minutes // 60 % 24, "jam"), (minutes % 60, "menit")]
    worded = [f"{count} {unit}" for count, unit in parts if count]
    return " ".join(worded[:2]) or "kurang dari 1 menit"


def _entry(event: RecordedEvent, *, office: Office, medium: str) -> TimelineEntry:
    actor, sentence = _words(event, office=office, medium=medium)
    shown = event.happened_at.astimezone(office.zone)
    recorded = event.recorded_at.astimezone(office.zone)
    late = event.kind not in BEFORE_US and recorded.date() != shown.date()
    remark = (
        f"Dicatat kemudian, {table_date(recorded.date())} {time_words(recorded, office.zone)}."
        if late
        else ""
    )
    return TimelineEntry(
        kind=event.kind.value,
        happened_at=event.happened_at,
        recorded_at=event.recorded_at,
        actor=actor,
        sentence=sentence,
        note="" if event.kind is EventKind.SOURCE_STEP else event.note,
        before_us=event.kind in BEFORE_US,
        remark=remark,
    )


_DESK, _HEAD, _TEAM = "Petugas PST", "Kepala", "Tim"
_PAPERS = {"sheet": "lembar disposisi", "receipt": "tanda terima"}


def _words(event: RecordedEvent, *, office: Office, medium: str) -> tuple[str, str]:
    """Return who did it and what, for an event up to and with the register."""
    own = office.settings["office_name"]
    match event.kind:
        case EventKind.COMPLAINED:
            return "Pelapor", f"menyampaikan aduan melalui {medium}"
        case EventKind.SOURCE_STEP:
            return event.speaker or "Kanal asal", event.note or "menangani aduan; rincian disegel"
        case EventKind.RECEIVED if event.speaker:
            return event.speaker, f"meneruskan aduan kepada {own}"
        case EventKind.RECEIVED:
            return own, f"menerima aduan melalui {medium}"
        case EventKind.REGISTERED:
            return _DESK, "mencatat aduan di register"
        case EventKind.CORRECTED:
            return _DESK, f"membetulkan {event.data.get('fields')}"
        case EventKind.PRINTED:
            return _DESK, f"mencetak {_PAPERS[str(event.data['paper'])]}"
        case EventKind.REPORTED:
            return _DESK, "melaporkan aduan kepada Kepala"
        case EventKind.RECOUNTED:
            old, new = (_due_words(event.data.get(key), office) for key in ("old", "new"))
            return own, f"menghitung ulang tenggat dari {old} menjadi {new}"
        case kind if kind in PROTECTING:
            return event.actor, _protecting(event, office)
        case _:
            return _handling(event, office=office)


def _handling(event: RecordedEvent, *, office: Office) -> tuple[str, str]:
    """Return who did it and what, for an event from the disposition on."""
    own, data = office.settings["office_name"], event.data
    match event.kind:
        case EventKind.DISPOSED:
            teams = sentence_list(_names(data.get("teams"), office))
            return _HEAD, f"mendisposisikan aduan kepada {teams}"
        case EventKind.EXTENDED:
            return _HEAD, f"memperpanjang tindak lanjut {data['days']} hari kerja"
        case EventKind.PROGRESS:
            done = data.get("finished")
            return _TEAM, "menyelesaikan tindak lanjut" if done else "menindaklanjuti aduan"
        case EventKind.RESULT:
            return _TEAM, f"menyerahkan laporan hasil: {RESULTS[str(data['result'])].lower()}"
        case EventKind.ANSWERED:
            what = "jawaban" if data.get("final") else "tanggapan awal"
            return own, f"menyampaikan {what} melalui {data.get('channel')}"
        case EventKind.FORWARDED:
            names = {entry.code: entry.name for entry in office.offices}
            return own, f"meneruskan aduan kepada {names.get(str(data['office']), 'satker lain')}"
        case EventKind.PAUSED:
            return _TEAM, f"berhenti sementara, {PAUSE_REASONS[str(data['reason'])]}"
        case EventKind.RESUMED:
            return _TEAM, "melanjutkan tindak lanjut"
        case EventKind.REOPENED:
            return _DESK, "membuka kembali aduan"
        case _:
            return _DESK, f"menutup aduan: {CLOSINGS[str(data['closing'])].lower()}"


def _due_words(text: object, office: Office) -> str:
    if not isinstance(text, str):
        return "tanpa tenggat"
    due = datetime.fromisoformat(text)
    return f"{table_date(due.astimezone(office.zone).date())} {time_words(due, office.zone)}"


def _names(codes: object, office: Office) -> list[str]:
    names = {team.code: team.name for team in office.teams}
    listed = codes if isinstance(codes, list) else []
    return [names.get(str(code), str(code)) for code in listed]


PROTECTING = {
    EventKind.IDENTITY_READ: "membuka {parts} untuk {purpose}",
    EventKind.IDENTITY_ASKED: "meminta dibukakan identitas pelapor",
    EventKind.IDENTITY_GRANTED: "mengizinkan {login} melihat identitas sampai {until}",
    EventKind.IDENTITY_REFUSED: "menolak permintaan {login} melihat identitas",
    EventKind.GUARD_LIFTED: "mengizinkan pihak yang diadukan menangani aduan ini",
    EventKind.HELD: "menahan aduan dari pemusnahan",
    EventKind.RELEASED: "melepas penahanan dari pemusnahan",
    EventKind.ERASED: "memusnahkan isi aduan menurut masa simpan",
}
"""What was done to protect who brought a case, told of the account that did it."""
_PARTS = {"identity": "identitas pelapor", "content": "isi yang disegel"}
_PURPOSES = {
    "screen": "dibaca di layar",
    "sheet": "lembar disposisi",
    "receipt": "tanda terima",
    "letter": "surat",
    "command": "keluaran perintah",
}


def _protecting(event: RecordedEvent, office: Office) -> str:
    parts = event.data.get("parts")
    listed = [_PARTS[str(part)] for part in parts] if isinstance(parts, list) else []
    return PROTECTING[event.kind].format(
        parts=sentence_list(listed),
        purpose=_PURPOSES.get(str(event.data.get("purpose")), "laporan"),
        login=event.data.get("login", ""),
        until=_due_words(event.data.get("until"), office),
    )
