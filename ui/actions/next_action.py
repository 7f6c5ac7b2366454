"""Which action a case waits for, with its word, icon and shortcut."""

from collections.abc import Callable
from dataclasses import dataclass

from app.case import ComplaintRow
from app.roles import Role
from app.rules.kinds import Classification, Status

OFFICE = frozenset({Role.DESK, Role.HEAD})
_WORKERS = OFFICE | {Role.TEAM}
_DESK, _HEAD, _TEAM = (frozenset({role}) for role in (Role.DESK, Role.HEAD, Role.TEAM))


@dataclass(frozen=True, slots=True)
class NextAction:
    """The primary action of a case; `run` starts it."""

    word: str
    icon: str
    shortcut: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class ActionWords:
    """How one action is called everywhere: button, menu, palette and shortcut sheet.

    `roles` are those of its service, which a test compares.
    """

    word: str
    icon: str
    shortcut: str = ""
    roles: frozenset[Role] = OFFICE


WORDS = {
    "report_to_head": ActionWords("Laporkan ke Kepala", "rubber-stamp", "Ctrl+Shift+L"),
    "dispose": ActionWords("Buat disposisi", "rubber-stamp", "Ctrl+D"),
    "record_disposition": ActionWords("Catat disposisi", "pencil", "Ctrl+Shift+D"),
    "forward": ActionWords("Bukan kewenangan: teruskan", "mail-forward"),
    "progress": ActionWords("Catat tindak lanjut", "pencil", "Ctrl+T", _WORKERS),
    "result": ActionWords("Catat laporan hasil", "file-text", "Ctrl+H", _WORKERS),
    "answer": ActionWords("Catat jawaban", "send", "Ctrl+J"),
    "close": ActionWords("Tutup aduan", "check", "Ctrl+Shift+T"),
    "pause": ActionWords("Jeda", "pause", "", _WORKERS),
    "resume": ActionWords("Lanjutkan dari jeda", "player-play", "", _WORKERS),
    "reopen": ActionWords("Buka kembali", "lock-open"),
    "print_receipt": ActionWords("Cetak tanda terima", "printer", "", _DESK),
    "print_sheet": ActionWords("Cetak lembar disposisi", "printer"),
    "print_forwarding": ActionWords("Cetak surat penerusan", "printer"),
    "print_answer": ActionWords("Cetak surat jawaban", "printer"),
    "ask_identity": ActionWords("Minta dibukakan identitas", "lock-open", "", _TEAM),
    "lift_guard": ActionWords("Izinkan pihak yang diadukan", "users", "", _HEAD),
    "hold": ActionWords("Tahan dari pemusnahan", "lock", "", _HEAD),
    "release": ActionWords("Lepas penahanan", "lock-open", "", _HEAD),
}
NEXT = {
    Status.NEW: "report_to_head",
    Status.AWAITING_DISPOSITION: "record_disposition",
    Status.IN_FOLLOW_UP: "progress",
    Status.RESULT_PENDING: "result",
    Status.ANSWER_PENDING: "answer",
    Status.ANSWERED: "close",
}
_OPEN = ("forward", "answer", "close")
POSSIBLE: dict[Status, tuple[str, ...]] = {
    Status.NEW: ("report_to_head", "dispose", "record_disposition", *_OPEN, "print_sheet"),
    Status.AWAITING_DISPOSITION: ("record_disposition", "dispose", *_OPEN, "print_sheet"),
    Status.IN_FOLLOW_UP: ("progress", "result", "pause", *_OPEN, "print_sheet"),
    Status.RESULT_PENDING: ("result", "progress", "pause", *_OPEN, "print_sheet"),
    Status.ANSWER_PENDING: ("answer", "forward", "close", "print_sheet"),
    Status.ANSWERED: ("close", "answer", "forward", "print_sheet"),
    Status.CLOSED: ("reopen", "print_sheet"),
}


def letters_of(row: ComplaintRow) -> tuple[str, ...]:
    """Return the letters there can be about the case.

    Who only wanted information and has it needs no letter any more.
    """
    asked = row.classification is not Classification.INFORMATION
    answer = row.status is Status.ANSWERED or (row.status is Status.CLOSED and asked)
    return (
        *(("print_forwarding",) if row.forwarded else ()),
        *(("print_answer",) if answer else ()),
    )
