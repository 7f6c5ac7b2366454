"""The outgoing letters: each gets its number when it goes out, and stands in the year's list."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from app.desk.acknowledging import forwarded_to
from app.desk.disposing import outcome
from app.desk.entry_checks import clean_line, line_mistake, refuse
from app.desk.event_log import NewEvent, append_plain, happening_of
from app.desk.listing_cases import visibility_in
from app.desk.open_case import OpenedCase, open_case, record
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in
from app.guard import allowed
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.happenings import in_force, last_answer, withdrawn
from app.rules.kinds import Status
from app.rules.letters import (
    LETTER_WORDS,
    IssuedLetter,
    LetterKind,
    letter_of,
    letters_in,
)
from app.rules.moments import table_date
from app.rules.numbering import letter_number, paper_number
from app.rules.signers import Capacity
from app.rules.wording import capitalised
from db.queries.attestations import chain_events, letter_events
from db.queries.letters import numbers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.documents.letter_list import LetterLine
    from app.documents.table_paper import PaperFacts
    from db.session import Session

_LONGEST = 120
_TOLD = (Status.ANSWERED, Status.CLOSED)


class NextLetter(NamedTuple):
    """What number a letter would get that is written on a day."""

    number: str
    written_on: date


@allowed(Role.DESK, Role.HEAD)
def next_letter(register: Register, *, written_on: date) -> NextLetter:
    """Return the number that the next letter written on a day gets from this register."""
    with register.reading() as session:
        _, number = _next(session, office_in(register, session), written_on)
    return NextLetter(number, written_on)


@allowed(Role.DESK, Role.HEAD)
def issue_letter(
    register: Register,
    *,
    complaint_id: int,
    letter: LetterKind,
    written_on: date,
    number: str = "",
    signer: str = "",
) -> Outcome:
    """Give a letter its number: the next of its year, or a `number` that the office gave elsewhere.

    `signer` is the code of who signs on the head's behalf, "" for the head of the day. Raises
    UserMistake when there is nothing to write yet, when the letter has its number already, for a
    day to come, and for a number that another letter has.
    """
    typed = clean_line(number)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id)
        refuse({"": _not_yet(case, letter)})
        today = case.now.astimezone(case.office.zone).date()
        known = {o.code for o in case.office.officials if o.capacity is Capacity.ON_BEHALF}
        refuse(
            {
                "written_on": f"{table_date(written_on)} belum tiba. Periksa tanggalnya."
                if written_on > today
                else "",
                "number": _number_mistake(session, typed),
                "signer": "" if signer in ("", *known) else "Pilih siapa yang menandatangani.",
            }
        )
        seq, given = (0, typed) if typed else _next(session, case.office, written_on)
        data = {
            "letter": letter.value,
            "number": given,
            "on": written_on.isoformat(),
            "year": written_on.year,
            "seq": seq,
            "office": forwarded_to(case) if letter is LetterKind.FORWARDING else "",
            "signer": signer,
        }
        done = record(register, session, case, [NewEvent(EventKind.LETTERED, case.now, data)])
    of = LETTER_WORDS[letter]
    return outcome(case, f"bernomor {given}", of=capitalised(of), events=done)


def _not_yet(case: OpenedCase, letter: LetterKind) -> str:
    valid = in_force(case.events)
    if letter is LetterKind.FORWARDING and not case.state.forwarded:
        return "Aduan ini belum diteruskan kepada satker atau instansi lain."
    answered = last_answer(valid) is not None
    if letter is LetterKind.ANSWER and (case.state.status not in _TOLD or not answered):
        return "Jawaban akhir kepada pelapor belum dicatat."
    if (known := letters_in(valid).get(letter)) is not None:
        return f"{LETTER_WORDS[letter].capitalize()} aduan ini sudah bernomor {known.number}."
    return ""


def _number_mistake(session: Session, typed: str) -> str:
    if len(typed) > _LONGEST:
        return line_mistake(typed, name="Nomor") or f"Paling banyak {_LONGEST} huruf."
    if not typed:
        return ""
    taken = typed.casefold() in _taken(_lettered(session))
    return "Nomor itu sudah dipakai surat lain. Periksa buku agenda." * taken


def _lettered(session: Session) -> list[IssuedLetter]:
    """Return all letters that ever got a number, those taken back as well."""
    return [letter_of(happening_of(row)) for row in letter_events(session)]


def _taken(letters: Sequence[IssuedLetter]) -> set[str]:
    return {each.number.casefold() for each in letters}


def _next(session: Session, office: Office, on: date) -> tuple[int, str]:
    """Return the next place among a year's numbers, and the number itself.

    It comes after the last one ever given, and passes by what somebody typed for another letter.
    """
    letters, kept = _lettered(session), office.settings
    taken = _taken(letters)
    last = max((each.seq for each in letters if each.year == on.year), default=0)
    for seq in count(last + 1):
        number = letter_number(kept.letter_pattern, on=on, seq=seq, code=kept.classification_code)
        if number.casefold() not in taken:
            return seq, number
    raise AssertionError


@allowed(Role.DESK, Role.HEAD)
def letters_pdf(register: Register, *, year: int) -> bytes:
    """Return the list of a year's outgoing letters as an A4 PDF, in the order of their numbers."""
    from app.documents.letter_list import letters_as_pdf

    return letters_as_pdf(*_listed(register, year))


@allowed(Role.DESK, Role.HEAD)
def letters_xlsx(register: Register, *, year: int) -> bytes:
    """Return the same list as an Excel file."""
    from app.documents.letter_list import letters_as_xlsx

    return letters_as_xlsx(*_listed(register, year))


@allowed(Role.DESK, Role.HEAD)
def count_letters(register: Register, *, year: int) -> None:
    """Write down that the list of a year's letters went to the printer or into a file."""
    with register.writing() as session:
        append_plain(register, session, EventKind.EXPORTED, what="letters", year=year)


def _listed(register: Register, year: int) -> tuple[PaperFacts, tuple[LetterLine, ...]]:
    from app.documents.table_paper import PaperFacts

    now = register.clock.now()
    with register.reading() as session:
        office = office_in(register, session)
        lines = _lines(register, session, office, year)
    facts = PaperFacts(
        letterhead=letterhead_of(office, now),
        title="Daftar Surat Keluar",
        period=f"Tahun {year}",
        told_on=now.astimezone(office.zone).date(),
        printed_at=now,
        zone=office.zone,
        officer_name=office.settings.officer_name,
        officer_nip=office.settings.officer_nip,
        sample=office.sample,
    )
    return facts, tuple(lines)


def _lines(register: Register, session: Session, office: Office, year: int) -> list[LetterLine]:
    told = [(row.complaint_id or 0, happening_of(row)) for row in letter_events(session)]
    told = [(key, event) for key, event in told if event.data.get("year") == year]
    keys = {key for key, _ in told}
    numbers = numbers_of(session, keys, visibility=visibility_in(register, session))
    taken_back = chain_events(session, keys, kinds={EventKind.WITHDRAWN}) if keys else ()
    gone = withdrawn([happening_of(row) for row in taken_back])
    lines = [
        _line(office, letter_of(event), numbers.get(key), void=event.position in gone)
        for key, event in told
    ]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _line(
    office: Office, letter: IssuedLetter, case: tuple[int, int] | None, *, void: bool
) -> tuple[tuple[int, date, str], LetterLine]:
    """Word one letter; of whom it answers no name stands anywhere."""
    from app.documents.letter_list import LetterLine

    about = paper_number(office.settings.number_pattern, *case) if case else "dirahasiakan"
    place = letter.seq or 10**9, letter.written_on, letter.number
    return place, LetterLine(
        number=letter.number,
        written_on=letter.written_on,
        kind=LETTER_WORDS[letter.kind].removeprefix("surat "),
        to=office.office_called(letter.office) or "Pelapor",
        about=about,
        void=void,
    )
