"""Files kept with a case: attached sealed and part by part, withdrawn with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, BinaryIO

from app.access.entitlement import Compartment
from app.access.sealed_files import FileSealer, keyed_digest
from app.access.sealed_words import evidence_body, evidence_place, facts_body
from app.access.vault import NewText
from app.case import FileFacts, Origin
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.event_log import NewEvent, holders_in
from app.desk.listing_cases import READERS
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.reading_evidence import facts_in
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.rules.event_kinds import EventKind
from app.rules.file_kinds import FOREIGN_WORDS, FileKind, Foreign, kind_of
from app.rules.file_names import safe_name
from app.rules.happenings import in_force
from app.rules.numbering import screen_number
from app.rules.wording import size_words
from db import tables, writing

if TYPE_CHECKING:
    from db.session import Session

Progress = Callable[[int, int], bool]
_MEGABYTE = 1024 * 1024
_TOLD = 3


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file about to be attached under a name: where it lies, or its bytes if it lies nowhere."""

    name: str
    source: Path | bytes
    origin: Origin = Origin.CHOSEN


@dataclass(frozen=True, slots=True)
class Attached(Outcome):
    """What was attached; `refused` tells of every file that was not, and why."""

    refused: tuple[str, ...] = ()


class _Stopped(Exception):
    """Who waits wants no more."""


@allowed(*READERS)
def attach_files(
    register: Register,
    *,
    complaint_id: int,
    files: Sequence[NewFile],
    progress: Progress | None = None,
) -> Attached:
    """Attach files to a case, each in a transaction of its own: whole, or not at all.

    The originals are only read. `progress` is called with the bytes done and those there are, and
    stops before the next file is whole when it returns False; what was attached before stays.
    Raises UserMistake when nothing could be attached, and EnvironmentTrouble.
    """
    most = read_office(register).settings.evidence_megabytes * _MEGABYTE
    pace = _Pace(sum(_size_of(each) for each in files), progress)
    done: list[int] = []
    refused: list[str] = []
    case: OpenedCase | None = None
    try:
        for each in files:
            try:
                case, position = _attach(register, complaint_id, each, most, pace)
            except _NotTaken as reason:
                refused.append(f"{each.name}: {reason}.")
            else:
                done.append(position)
    except _Stopped:
        refused.append("Dibatalkan.")
    if case is None:
        more = len(refused) - _TOLD
        told = [*refused[:_TOLD], *([f"Dan {more} berkas lain."] if more > 0 else [])]
        raise UserMistake({"": " ".join(told)})
    number = screen_number(*case.number)
    return Attached(
        f"{len(done)} bukti dilampirkan pada aduan {number}.",
        complaint_id=case.id,
        number=number,
        events=tuple(done),
        refused=tuple(refused),
    )


class _NotTaken(Exception):
    """Why a file is not taken in, as it stands after its name and a colon."""


class _Pace:
    """Tells how far it is, and notices when nobody waits any more."""

    def __init__(self, whole: int, progress: Progress | None) -> None:
        self._done, self._whole, self._progress = 0, whole, progress

    def step(self, size: int) -> None:
        """Count some bytes."""
        # A sealed part is a little larger than what it holds.
        self._done = min(self._done + size, self._whole)
        if self._progress is not None and not self._progress(self._done, self._whole):
            raise _Stopped


def _size_of(file: NewFile) -> int:
    if isinstance(file.source, bytes):
        return len(file.source)
    try:
        return file.source.stat().st_size
    except OSError:
        return 0


@contextmanager
def _opened(file: NewFile) -> Iterator[BinaryIO]:
    if isinstance(file.source, bytes):
        yield BytesIO(file.source)
        return
    try:
        # A folder, a device or a pipe would never end.
        if not file.source.is_file():
            raise _NotTaken("bukan berkas")
        with file.source.open("rb") as opened:
            yield opened
    except OSError as error:
        raise _NotTaken("tidak dapat dibaca; periksa apakah masih ada dan boleh dibuka") from error


def _ensure_taken(file: BinaryIO, name: str, most: int) -> FileKind:
    """Tell what a file is. Raises _NotTaken when it is too large or of no kind that is kept."""
    size = file.seek(0, 2)
    if size > most:
        raise _NotTaken(f"terlalu besar ({size_words(size)}); paling besar {size_words(most)}")

    def read(start: int, count: int) -> bytes:
        file.seek(start)
        return file.read(count)

    kind = kind_of(read, size, name)
    if isinstance(kind, Foreign):
        raise _NotTaken(FOREIGN_WORDS[kind])
    file.seek(0)
    return kind


def _attach(
    register: Register, complaint_id: int, new: NewFile, most: int, pace: _Pace
) -> tuple[OpenedCase, int]:
    """Attach one file; return the case and the place of the event that tells of it."""
    with _opened(new) as file:
        kind = _ensure_taken(file, new.name, most)
        sealer, key = FileSealer(), token_hex(16)
        with register.writing() as session:
            # Before anything is locked: a large file would keep the other desks waiting.
            for part, sealed in enumerate(_ahead(sealer.parts(file))):
                pace.step(len(sealed))
                if sealer.size > most:
                    raise _NotTaken("bertambah besar sewaktu dibaca")
                row = {"complaint_id": complaint_id, "file": key, "part": part, "body": sealed}
                writing.add_rows(session, tables.EvidencePart, [row])
            case = open_case(register, session, complaint_id=complaint_id)
            facts = FileFacts(
                safe_name(new.name, kind), kind, sealer.size, sealer.sha256, new.origin
            )
            _ensure_new(register, session, case, facts)
            position = _tell(register, session, case, key=key, facts=facts, sealer=sealer)
    return case, position


def attach_page(
    register: Register, session: Session, case: OpenedCase, *, name: str, body: bytes
) -> tuple[str, int]:
    """Attach the picture (JPEG) of a paper that came back, in the transaction of what it says.

    Returns the file and the place of the event that tells of it, which changes nothing of where the
    case stands.
    """
    sealer, key = FileSealer(), token_hex(16)
    for part, sealed in enumerate(sealer.parts(BytesIO(body))):
        row = {"complaint_id": case.id, "file": key, "part": part, "body": sealed}
        writing.add_rows(session, tables.EvidencePart, [row])
    kind = FileKind.JPEG
    facts = FileFacts(safe_name(name, kind), kind, sealer.size, sealer.sha256, Origin.READ)
    return key, _tell(register, session, case, key=key, facts=facts, sealer=sealer)


def _tell(
    register: Register,
    session: Session,
    case: OpenedCase,
    *,
    key: str,
    facts: FileFacts,
    sealer: FileSealer,
) -> int:
    """Write down that a file was attached whose parts are there; return the event's place."""
    data = {
        "file": key,
        "size": facts.size,
        "digest": sealer.stored.text,
        "facts": keyed_digest(facts_body(facts), key=sealer.key),
    }
    event = NewEvent(EventKind.ATTACHED, case.now, data)
    (position,) = record(register, session, case, [event])
    body = evidence_body(facts, sealer.key)
    text = NewText(case.id, Compartment.EVIDENCE, evidence_place(key), body)
    holders = holders_in(case.kept, {case.id: case.facts})
    register.vault.put(session, [text], holders=holders)
    return position


def _ahead(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Yield parts while the next one is read and sealed aside."""
    with ThreadPoolExecutor(1) as aside:
        coming = aside.submit(next, parts, b"")
        while part := coming.result():
            coming = aside.submit(next, parts, b"")
            yield part


def _ensure_new(register: Register, session: Session, case: OpenedCase, facts: FileFacts) -> None:
    """Raise _NotTaken when the very same file is there, as far as we can open what is there."""
    kept = {str(each.data.get("file")) for each in in_force(case.events)}
    for file, (known, _) in facts_in(register, session, case).items():
        if file in kept and known.sha256 == facts.sha256:
            raise _NotTaken("sudah dilampirkan pada aduan ini")


@allowed(*READERS)
def withdraw_evidence(register: Register, *, complaint_id: int, file: str, reason: str) -> Outcome:
    """Withdraw a file with a reason: it counts no more, and is kept, as an auditor expects.

    Its bytes go when the case is erased. Raises UserMistake without a reason, or when there is no
    such file in force.
    """
    text = clean_text(reason)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        attached = [each for each in in_force(case.events) if each.kind is EventKind.ATTACHED]
        places = [each.position for each in attached if each.data.get("file") == file]
        if not places:
            refuse({"": "Bukti itu sudah ditarik, atau tidak ada pada aduan ini."})
        refuse(required_note(text, field="reason", name="Alasan", example="Contoh: salah berkas."))
        data = {"events": places, "parts": [EventKind.ATTACHED.value]}
        record(register, session, case, [NewEvent(EventKind.WITHDRAWN, case.now, data, note=text)])
    number = screen_number(*case.number)
    return Outcome(f"Satu bukti aduan {number} ditarik.", complaint_id=case.id, number=number)
