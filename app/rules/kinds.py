"""Closed sets of the office's work and their words: where a case stands, whose turn, what it is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """Where a complaint stands; the order is the order of the SOP."""

    NEW = "new"
    AWAITING_DISPOSITION = "awaiting_disposition"
    IN_FOLLOW_UP = "in_follow_up"
    RESULT_PENDING = "result_pending"
    ANSWER_PENDING = "answer_pending"
    ANSWERED = "answered"
    CLOSED = "closed"


BEFORE_DISPOSITION: Final = (Status.NEW, Status.AWAITING_DISPOSITION)
"""While no disposition counts: none was recorded, or the last was revoked."""


class Turn(StrEnum):
    """Whose turn it is."""

    DESK = "desk"
    HEAD = "head"
    TEAM = "team"
    NOBODY = "nobody"


def awaiting_approval(status: Status, turn: Turn) -> bool:
    """Tell whether a result report lies before the head."""
    return status is Status.RESULT_PENDING and turn is Turn.HEAD


TURN_WORDS = {
    Turn.HEAD: "Kepala",
    Turn.TEAM: "Tim",
    Turn.NOBODY: "",
}


class Classification(StrEnum):
    """Klasifikasi of what was brought."""

    COMPLAINT = "complaint"
    ASPIRATION = "aspiration"
    INFORMATION = "information"


class Urgency(StrEnum):
    """Sifat of a disposition."""

    ORDINARY = "ordinary"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"


STATUS_WORDS = {
    Status.NEW: "Baru",
    Status.AWAITING_DISPOSITION: "Menunggu disposisi",
    Status.IN_FOLLOW_UP: "Ditindaklanjuti",
    Status.RESULT_PENDING: "Menunggu laporan hasil",
    Status.ANSWER_PENDING: "Jawaban belum dikirim",
    Status.ANSWERED: "Siap ditutup",
    Status.CLOSED: "Selesai",
}


CLASSIFICATION_WORDS = {
    Classification.COMPLAINT: "Pengaduan",
    Classification.ASPIRATION: "Aspirasi",
    Classification.INFORMATION: "Permintaan informasi",
}


URGENCY_WORDS = {
    Urgency.ORDINARY: "Biasa",
    Urgency.URGENT: "Segera",
    Urgency.VERY_URGENT: "Sangat segera",
}


class PauseReason(StrEnum):
    """Why a team's clock stands still."""

    COMPLAINANT = "complainant"
    OFFICE = "office"
    EVIDENCE = "evidence"
    OTHER = "other"


PAUSE_REASON_WORDS = {
    PauseReason.COMPLAINANT: "menunggu kelengkapan dari pelapor",
    PauseReason.OFFICE: "menunggu satker atau instansi lain",
    PauseReason.EVIDENCE: "menunggu bukti atau data",
    PauseReason.OTHER: "karena alasan lain",
}


class ReminderWay(StrEnum):
    """How who holds a case was reminded of it."""

    MESSAGE = "message"
    PAPER = "paper"
    PHONE = "phone"
    IN_PERSON = "in_person"


REMINDER_WAY_WORDS = {
    ReminderWay.MESSAGE: "melalui pesan",
    ReminderWay.PAPER: "dengan lembar pengingat",
    ReminderWay.PHONE: "melalui telepon",
    ReminderWay.IN_PERSON: "secara langsung",
}


class WordBack(StrEnum):
    """What another office told of a case that was forwarded to it."""

    RECEIVED = "received"
    SETTLED = "settled"
    RETURNED = "returned"
    SILENT = "silent"
    """Nothing, and it is waited for no more."""


WORD_BACK_WORDS = {
    WordBack.RECEIVED: "menerima aduan dan menindaklanjutinya",
    WordBack.SETTLED: "sudah menyelesaikan aduan",
    WordBack.RETURNED: "mengembalikan aduan",
    WordBack.SILENT: "tidak memberi kabar dan tidak ditunggu lagi",
}


class Reached(StrEnum):
    """Whether the answer reached the complainant."""

    YES = "yes"
    NO = "no"


class Solved(StrEnum):
    """Whether the complainant says that all is solved."""

    YES = "yes"
    NO = "no"
    UNASKED = "unasked"


class Satisfaction(StrEnum):
    """How content the complainant is with how the complaint was handled."""

    VERY = "very"
    CONTENT = "content"
    LITTLE = "little"
    NOT = "not"


REACHED_WORDS = {Reached.YES: "sudah sampai", Reached.NO: "tidak sampai"}
SOLVED_WORDS = {
    Solved.YES: "sudah selesai",
    Solved.NO: "belum selesai",
    Solved.UNASKED: "tidak ditanyakan",
}
SATISFACTION_WORDS = {
    Satisfaction.VERY: "Sangat puas",
    Satisfaction.CONTENT: "Puas",
    Satisfaction.LITTLE: "Kurang puas",
    Satisfaction.NOT: "Tidak puas",
}


class TeamResult(StrEnum):
    """What the team ticked on its report."""

    SETTLED = "settled"
    FORWARDED = "forwarded"
    WAITING = "waiting"
    IMPOSSIBLE = "impossible"


TEAM_RESULT_WORDS = {
    TeamResult.SETTLED: "Selesai ditindaklanjuti",
    TeamResult.FORWARDED: "Diteruskan ke satker/instansi lain",
    TeamResult.WAITING: "Menunggu kelengkapan dari pelapor",
    TeamResult.IMPOSSIBLE: "Tidak dapat ditindaklanjuti",
}


class Closing(StrEnum):
    """Why a case was closed: all but the first end it without an answer to the complainant."""

    ANSWERED = "answered"
    FORWARDED = "forwarded"
    UNREACHABLE = "unreachable"
    WITHDRAWN = "withdrawn"
    SYSTEM = "system"
    DOUBLE = "double"
    """The same case stands under another number, which alone is counted."""
    UNDONE = "undone"
    """The import or the opening that brought it was undone: its number is kept and counts for nothing."""


CLOSING_WORDS = {
    Closing.ANSWERED: "Pelapor sudah diberi tahu",
    Closing.FORWARDED: "Diteruskan kepada yang berwenang",
    Closing.UNREACHABLE: "Pelapor tidak dapat dihubungi",
    Closing.WITHDRAWN: "Dicabut oleh pelapor",
    Closing.SYSTEM: "Ditutup oleh sistem kanal asal",
    Closing.DOUBLE: "Tercatat dua kali",
    Closing.UNDONE: "Pemasukannya diurungkan, tidak dihitung",
}
CHOSEN_CLOSINGS = tuple(closing for closing in Closing if closing is not Closing.UNDONE)
"""What a case can be closed with by hand."""


ENDED_WORDS = {
    Closing.ANSWERED: "sudah ditindaklanjuti",
    Closing.FORWARDED: "diteruskan kepada yang berwenang",
    Closing.UNREACHABLE: "ditutup karena pelapor tidak dapat dihubungi",
    Closing.WITHDRAWN: "dicabut oleh pelapor",
    Closing.SYSTEM: "ditutup oleh sistem kanal asal",
}
"""What the annual report says, inside a sentence, of the cases it counts that ended so."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a case: the desk, the head, some teams by their codes, or nobody."""

    turn: Turn
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a closed case was settled.

    `channel` is that of the answer, if there was one; `case` the number under which a case that
    was recorded twice is counted.
    """

    closing: Closing
    channel: str = ""
    case: str = ""

    @property
    def counted(self) -> bool:
        """Tell whether the case counts in the recap and the report."""
        return self.closing not in (Closing.DOUBLE, Closing.UNDONE)


class Unit(StrEnum):
    """What a step's standard is counted in."""

    MINUTES = "minutes"
    WORKING_DAYS = "working_days"
