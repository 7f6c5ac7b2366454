"""Which case a sheet that came back belongs to, or why it is nobody's: a proposal for a person."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from app.case import Case
from app.desk.event_log import happening_of
from app.desk.issuing_sheets import FRONT, Printed, read_printed
from app.desk.reading_cases import cases_in
from app.desk.reading_office import office_in
from app.errors import UserMistake
from app.guard import allowed
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force
from app.rules.kinds import BEFORE_DISPOSITION, Status, Turn
from app.scanning.found import FoundSheet
from app.scanning.sheet_code import Stranger, number_of, parted
from db.queries import sheets as queries
from db.queries.attestations import chain_events

if TYPE_CHECKING:
    from db.session import Session


class SheetStanding(Enum):
    """How a page stands to the register; the value is what a list of pages says."""

    READY = "terbaca"
    NO_CODE = "kode tidak terbaca"
    STRANGER = "bukan lembar register ini"
    UNKNOWN = "lembar tidak dikenal"
    DOUBLE = "dua lembar yang sama"
    VOID = "sudah dicetak ulang"
    RECORDED = "sudah pernah dibaca"
    TOO_EARLY = "belum didisposisikan"
    MOVED_ON = "sudah dicatat"
    CLOSED = "aduan sudah selesai"
    SPARE = "formulir cadangan"


STANDING_WORDS = {
    SheetStanding.READY: "",
    SheetStanding.NO_CODE: (
        "Kode pada halaman ini tidak terbaca. Pilih aduannya menurut nomor yang tercetak, lalu isi "
        "centangnya sendiri."
    ),
    SheetStanding.STRANGER: (
        "Kode halaman ini dari register lain, atau lembar ini hanya pratinjau yang tidak tercatat "
        "sebagai cetakan."
    ),
    SheetStanding.UNKNOWN: (
        "Register ini tidak mengenal lembar itu bagi akun Anda. Periksa nomor aduan yang tercetak."
    ),
    SheetStanding.DOUBLE: "Lembar yang sama terlihat dua kali pada halaman ini. Pindai satu per satu.",
    SheetStanding.VOID: (
        "Sesudah lembar ini, lembar aduan yang sama dicetak ulang. Pakai cetakan yang terakhir, "
        "atau pilih aduannya menurut nomor."
    ),
    SheetStanding.RECORDED: "Lembar ini sudah pernah dibaca dan diterima; halamannya ada di bukti aduan.",
    SheetStanding.TOO_EARLY: "Disposisi aduan ini belum dicatat. Baca dahulu lembar depannya.",
    SheetStanding.MOVED_ON: (
        "Isi lembar ini sudah dicatat dengan cara lain. Halamannya dapat disimpan sebagai bukti."
    ),
    SheetStanding.SPARE: (
        "Formulir cadangan yang belum dipakai. Catat dahulu aduannya, lalu pilih di sini menurut "
        "nomornya; centang yang terbaca tetap."
    ),
    SheetStanding.CLOSED: "Aduan ini sudah selesai. Halamannya dapat disimpan sebagai bukti.",
}
"""What a person is told of a page, and what can be done with it."""


class SheetMatch(NamedTuple):
    """What a code leads to; the case is there wherever it may be seen."""

    standing: SheetStanding
    number: str = ""
    side: str = FRONT
    case: Case | None = None
    printed: Printed | None = None


class Asked(NamedTuple):
    """A sheet that is looked for: by the number of its printing, "" where a person named its case."""

    number: str
    side: str
    complaint_id: int | None = None


@allowed(Role.DESK, Role.HEAD)
def match_sheet(register: Register, *, found: FoundSheet) -> SheetMatch:
    """Return the case whose sheet was found on a page, or why there is none to attach it to."""
    with register.reading() as session:
        settings = office_in(register, session).settings
        told = {
            number_of(parted(each.text)[0], register=settings.register_id, key=settings.sheet_key)
            for each in found.codes
        }
        number = told.pop()
        if told or isinstance(number, Stranger):
            return SheetMatch(SheetStanding.STRANGER)
        match = match_in(register, session, number=number, letters=found.letters)
    if found.double and match.standing is SheetStanding.READY:
        return match._replace(standing=SheetStanding.DOUBLE)
    return match


@allowed(Role.DESK, Role.HEAD)
def match_numbers(register: Register, *, sheets: Sequence[Asked]) -> tuple[SheetMatch, ...]:
    """Return the same for sheets that were found before: how they stand now."""
    with register.reading() as session:
        return tuple(
            match_in(
                register,
                session,
                number=each.number,
                side=each.side,
                complaint_id=each.complaint_id,
            )
            if each.number or each.complaint_id is None
            else match_case(register, session, complaint_id=each.complaint_id, side=each.side)
            for each in sheets
        )


def match_case(register: Register, session: Session, *, complaint_id: int, side: str) -> SheetMatch:
    """Match the case that a person named for a page."""
    try:
        (case,) = cases_in(register, session, [complaint_id])
    except UserMistake:
        return SheetMatch(SheetStanding.UNKNOWN)
    return SheetMatch(_standing(session, case, "", side), "", side, case)


def match_in(
    register: Register,
    session: Session,
    *,
    number: str,
    letters: frozenset[str] = frozenset(),
    side: str = FRONT,
    complaint_id: int | None = None,
) -> SheetMatch:
    """Match a printing by its number; which side it is the `letters` of its codes tell.

    A blank sheet that no complaint has yet is matched with that of a person's choice.
    """
    kept = queries.printing(session, number)
    if kept is None:
        match = _match_spare(session, number, letters, side)
        if complaint_id is None or match.standing is not SheetStanding.SPARE:
            return match
        named = match_case(register, session, complaint_id=complaint_id, side=match.side)
        return named._replace(number=number, printed=match.printed)
    try:
        (case,) = cases_in(register, session, [kept.complaint_id])
    except UserMistake:
        # Whoever may not see the case learns nothing of it.
        return SheetMatch(SheetStanding.UNKNOWN)
    printed = read_printed(kept.layout)
    seen = _sides_seen(printed, letters)
    if len(seen) > 1:
        return SheetMatch(SheetStanding.DOUBLE, number, FRONT, case, printed)
    side = seen.pop() if seen else side
    standing = _standing(session, case, number, side)
    if standing is SheetStanding.READY and kept.void:
        standing = SheetStanding.VOID
    return SheetMatch(standing, number, side, case, printed)


def _sides_seen(printed: Printed, letters: frozenset[str]) -> set[str]:
    return {
        name
        for name, layout in printed.sides.items()
        if letters & {place.letter for place in layout.codes}
    }


def _match_spare(session: Session, number: str, letters: frozenset[str], side: str) -> SheetMatch:
    layout = queries.spare(session, number)
    if layout is None:
        return SheetMatch(SheetStanding.UNKNOWN)
    printed = read_printed(layout)
    seen = _sides_seen(printed, letters)
    if len(seen) > 1:
        return SheetMatch(SheetStanding.DOUBLE, number, FRONT, None, printed)
    side = seen.pop() if seen else side
    return SheetMatch(SheetStanding.SPARE, number, side, None, printed)


def _standing(session: Session, case: Case, number: str, side: str) -> SheetStanding:
    events = in_force([happening_of(each) for each in chain_events(session, [case.row.id])])
    kind = EventKind.DISPOSED if side == FRONT else EventKind.RESULT
    if any(each.kind is kind and each.data.get("sheet") == number for each in events):
        return SheetStanding.RECORDED
    status = case.row.status
    if status is Status.CLOSED:
        return SheetStanding.CLOSED
    waiting = status in BEFORE_DISPOSITION
    if side == FRONT:
        return SheetStanding.READY if waiting else SheetStanding.MOVED_ON
    if waiting:
        return SheetStanding.TOO_EARLY
    working = status in (Status.IN_FOLLOW_UP, Status.RESULT_PENDING)
    at_team = working and case.row.turn is Turn.TEAM
    return SheetStanding.READY if at_team else SheetStanding.MOVED_ON
