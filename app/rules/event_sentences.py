"""What the timeline says of an event: who did it, and then what, without a capital."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo

from app.rules.event_detail import EventDetail
from app.rules.kinds import (
    CLOSING_WORDS,
    PAUSE_REASON_WORDS,
    REACHED_WORDS,
    REMINDER_WAY_WORDS,
    SATISFACTION_WORDS,
    SOLVED_WORDS,
    TEAM_RESULT_WORDS,
    TURN_WORDS,
    WORD_BACK_WORDS,
    Closing,
    PauseReason,
    Solved,
    Turn,
)
from app.rules.moments import table_moment
from app.rules.wording import sentence_list, through, uncapitalised


class Speaker(StrEnum):
    """Who is told to have done something."""

    COMPLAINANT = "complainant"
    SOURCE = "source"
    """Whoever the source names."""
    SENDER = "sender"
    """Who passed the complaint on to us; we ourselves when it came directly."""
    DESK = "desk"
    HEAD = "head"
    TEAM = "team"
    OFFICE = "office"
    ACCOUNT = "account"
    """Who was signed in."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a case's sentences call its medium, our own office and its desk, teams and offices.

    Moments are told in `zone`.
    """

    medium: str
    own: str
    desk: str
    teams: Mapping[str, str]
    offices: Mapping[str, str]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Telling:
    """An event with all that its sentence may need; `actor` is the account that wrote it down."""

    detail: EventDetail
    speaker: str
    note: str
    actor: str
    names: Names


def speaker_words(speaker: Speaker, told: Telling) -> str:
    """Return who did it."""
    match speaker:
        case Speaker.COMPLAINANT:
            return "Pelapor"
        case Speaker.SOURCE:
            return told.speaker or "Kanal asal"
        case Speaker.SENDER:
            return told.speaker or told.names.own
        case Speaker.DESK:
            return told.names.desk
        case Speaker.HEAD:
            return TURN_WORDS[Turn.HEAD]
        case Speaker.TEAM:
            return TURN_WORDS[Turn.TEAM]
        case Speaker.OFFICE:
            return told.names.own
        case Speaker.ACCOUNT:
            return told.actor
        case _:
            assert_never(speaker)


def complained(told: Telling) -> str:
    """Say over which medium the complaint was made."""
    return f"menyampaikan aduan {through(told.names.medium)}"


def source_step(told: Telling) -> str:
    """Say what the source says."""
    return told.note or "menangani aduan; rincian disegel"


def received(told: Telling) -> str:
    """Say that it was passed on to us, or that it came to us itself."""
    if told.speaker:
        return f"meneruskan aduan kepada {told.names.own}"
    return f"menerima aduan {through(told.names.medium)}"


def reviewed(told: Telling) -> str:
    """Say whether there is a review by the desk now."""
    return f"{'menghapus' if told.detail.emptied else 'menulis'} telaah singkat"


def disposed(told: Telling) -> str:
    """Say to which teams, which of them leads, and who gets a copy."""
    detail, names = told.detail, told.names.teams
    lead = detail.lead if detail.lead in detail.teams else ""
    led = f", dengan koordinator {names.get(lead, lead)}" if lead else ""
    copied = sentence_list([names.get(code, code) for code in detail.copies])
    also = f", tembusan kepada {copied}" if copied else ""
    return f"mendisposisikan aduan kepada {_teams(told)}{led}{also}"


def moved(told: Telling) -> str:
    """Say to which teams it went instead."""
    return f"memindahkan aduan kepada {_teams(told)}"


def passed_on(told: Telling) -> str:
    """Say to whom a team's disposition went on."""
    return f"meneruskan disposisi {_team(told)} kepada {told.speaker or 'pelaksana'}"


def called_back(told: Telling) -> str:
    """Say from whom it was taken back."""
    return f"menarik kembali disposisi dari {told.speaker or 'pelaksana'}"


def seen(told: Telling) -> str:
    """Say whose disposition was read in the program."""
    return f"membaca disposisi untuk {_team(told)}"


def extended(told: Telling) -> str:
    """Say by how much."""
    return f"memperpanjang tindak lanjut {told.detail.days} hari kerja"


def progress(told: Telling) -> str:
    """Say whether the team is done."""
    return "menyelesaikan tindak lanjut" if told.detail.finished else "menindaklanjuti aduan"


def result(told: Telling) -> str:
    """Say what the team ticked."""
    ticked = told.detail.result
    words = f" ({uncapitalised(TEAM_RESULT_WORDS[ticked])})" if ticked else ""
    return f"menyerahkan laporan hasil{words}"


def answered(told: Telling) -> str:
    """Say what the complainant was told, and over which channel."""
    what = "jawaban" if told.detail.final else "tanggapan awal"
    return f"menyampaikan {what} {through(told.detail.channel)}"


def acknowledged(told: Telling) -> str:
    """Say what the other office told."""
    office = told.names.offices.get(told.detail.office, "satker tujuan")
    word = told.detail.word
    said = WORD_BACK_WORDS[word] if word else "memberi kabar"
    return f"mencatat bahwa {office} {said}"


def heard(told: Telling) -> str:
    """Say whether the answer reached the complainant, and what they say of it."""
    detail = told.detail
    parts = []
    if detail.reached:
        parts.append(f"jawaban {REACHED_WORDS[detail.reached]}")
    if detail.solved and detail.solved is not Solved.UNASKED:
        parts.append(f"masalahnya {SOLVED_WORDS[detail.solved]}")
    if detail.satisfaction:
        parts.append(uncapitalised(SATISFACTION_WORDS[detail.satisfaction]))
    said = sentence_list(parts) or "sudah dihubungi"
    return f"mencatat tanggapan pelapor, {said}"


def lettered(told: Telling) -> str:
    """Say which letter got its number."""
    return f"memberi nomor {_PAPERS.get(told.detail.letter, 'surat')}, {told.detail.number}"


def forwarded(told: Telling) -> str:
    """Say to which other office, and which one it was addressed to before."""
    offices, detail = told.names.offices, told.detail
    words = f"meneruskan aduan kepada {offices.get(detail.office, 'satker lain')}"
    if detail.was in (detail.office, "") or detail.was not in offices:
        return words
    return f"{words}, semula ditujukan kepada {offices[detail.was]}"


def paused(told: Telling) -> str:
    """Say why the clock stands still."""
    reason = told.detail.reason
    return f"menjeda tindak lanjut{pause_words(reason) if reason else ''}"


def pause_words(reason: PauseReason) -> str:
    """Return why something is paused, as it goes on behind what was said of it."""
    return f"{' ' if reason is PauseReason.OTHER else ', '}{PAUSE_REASON_WORDS[reason]}"


def reminded(told: Telling) -> str:
    """Say who was reminded, and how."""
    who = _teams(told) or told.names.offices.get(told.detail.office, TURN_WORDS[Turn.HEAD])
    way = told.detail.way
    return f"mengingatkan {who} {REMINDER_WAY_WORDS[way]}" if way else f"mengingatkan {who}"


def closed(told: Telling) -> str:
    """Say why a case was closed."""
    closing = told.detail.closing
    if closing is None:
        return "menutup aduan"
    counted = f", dihitung sebagai {told.detail.case}" if closing is Closing.DOUBLE else ""
    return f"menutup aduan karena {uncapitalised(CLOSING_WORDS[closing])}{counted}"


def reopened(told: Telling) -> str:
    """Say who has to act on it again; older programs let it go on where it stood."""
    again = "membuka kembali aduan"
    match told.detail.to:
        case Turn.DESK:
            return f"{again} untuk {told.names.desk}"
        case Turn.HEAD:
            return f"{again} untuk disposisi {TURN_WORDS[Turn.HEAD]}"
        case Turn.TEAM:
            return f"{again} untuk {_teams(told)}"
        case Turn.NOBODY | None:
            return again
        case _:
            assert_never(told.detail.to)


DEED_WORDS = {
    "reported": "laporan kepada Kepala",
    "disposed": "disposisi",
    "moved": "pemindahan tim",
    "revoked": "pencabutan disposisi",
    "extended": "perpanjangan",
    "progress": "tindak lanjut",
    "result": "laporan hasil",
    "approved": "persetujuan laporan hasil",
    "returned": "pengembalian laporan hasil",
    "answered": "jawaban",
    "forwarded": "penerusan",
    "paused": "jeda",
    "resumed": "kelanjutan dari jeda",
    "closed": "penutupan",
    "reopened": "pembukaan kembali",
}
"""What the office does with a case, by its kind."""
_ATTACHED = "attached"
UNDONE_WORDS = DEED_WORDS | {
    _ATTACHED: "bukti",
    "reminded": "pengingat",
    "reviewed": "telaah singkat",
    "passed_on": "penerusan disposisi",
    "called_back": "penarikan disposisi",
    "lettered": "nomor surat",
    "heard": "tanggapan pelapor",
    "acknowledged": "kabar satker tujuan",
}
"""What can be taken back, by its kind."""


def withdrawn(told: Telling) -> str:
    """Say what never was, or which evidence counts no more."""
    parts = told.detail.parts
    verb = "menarik" if set(parts) == {_ATTACHED} else "mengurungkan"
    return f"{verb} {sentence_list([UNDONE_WORDS[kind] for kind in parts if kind in UNDONE_WORDS])}"


def doubled(told: Telling) -> str:
    """Say which other number is the same case."""
    return f"menggabungkan {told.detail.case} karena aduan yang sama tercatat dua kali"


def parted(told: Telling) -> str:
    """Say which other number is a case of its own after all."""
    return f"memisahkan lagi {told.detail.case}"


def linked(told: Telling) -> str:
    """Say which other case belongs to it."""
    return f"mengaitkan dengan aduan {told.detail.case}"


def unlinked(told: Telling) -> str:
    """Say which other case doesn't belong to it after all."""
    return f"melepas kaitan dengan aduan {told.detail.case}"


_PAPERS = {
    "sheet": "lembar disposisi",
    "receipt": "tanda terima",
    "answer": "surat jawaban",
    "forwarding": "surat penerusan",
}
_PARTS = {"identity": "identitas pelapor", "content": "isi yang disegel", "evidence": "bukti"}
_PURPOSES = {
    "screen": "dibaca di layar",
    "sheet": "lembar disposisi",
    "receipt": "tanda terima",
    "letter": "surat",
    "command": "keluaran perintah",
    "file": "disimpan di luar register",
}


def corrected(told: Telling) -> str:
    """Say what was corrected."""
    return f"membetulkan {told.detail.fields}"


def summarised(told: Telling) -> str:
    """Say whether there is a summary for the report now."""
    what = "menghapus" if told.detail.emptied else "menulis"
    return f"{what} ringkasan untuk laporan"


def printed(told: Telling) -> str:
    """Say which paper."""
    return f"mencetak {_PAPERS[told.detail.paper]}"


def recounted(told: Telling) -> str:
    """Say how a due date moved."""
    old, new = (_due(due, told.names.zone) for due in (told.detail.old_due, told.detail.new_due))
    return f"menghitung ulang tenggat dari {old} menjadi {new}"


def identity_read(told: Telling) -> str:
    """Say what was opened, and for what."""
    parts = sentence_list([_PARTS[part] for part in told.detail.parts])
    return f"membuka {parts} untuk {_PURPOSES.get(told.detail.purpose, 'laporan')}"


def identity_granted(told: Telling) -> str:
    """Say who may see an identity, and how long."""
    until = _due(told.detail.until, told.names.zone)
    return f"mengizinkan {told.detail.login} melihat identitas sampai {until}"


def identity_refused(told: Telling) -> str:
    """Say whose wish was refused."""
    return f"menolak permintaan {told.detail.login} melihat identitas"


def _teams(told: Telling) -> str:
    return sentence_list([told.names.teams.get(code, code) for code in told.detail.teams])


def _team(told: Telling) -> str:
    return told.names.teams.get(told.detail.team, told.detail.team) or "tim"


def _due(moment: datetime | None, zone: ZoneInfo) -> str:
    return table_moment(moment, zone) if moment else "tanpa tenggat"
