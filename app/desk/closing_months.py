"""Closing a month: its report is kept as it was then, and what comes later is told."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import clean_text, refuse, required_note
from app.desk.kept_papers import as_kept, erased_words, refuse_erased
from app.desk.monitoring import month_in
from app.desk.reading_office import cached_office, office_in, standing_in
from app.desk.recapping import recap_in
from app.guard import allowed
from app.outcome import Outcome
from app.recap import MonthState, month_state, month_words
from app.register import Register
from app.roles import Role
from app.rules.moments import MONTHS
from db import tables, writing
from db.queries import months as queries
from db.queries.checking import chain_head

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.documents.report_facts import Difference
    from db.session import Session

_CHANGED = frozenset({"months"})
_NOT_YET = {
    MonthState.ASKED: "belum dikonfirmasi nihil",
    MonthState.REFUTED: "dikonfirmasi nihil, tetapi ada aduannya; batalkan dahulu konfirmasinya",
    MonthState.RUNNING: "belum selesai",
    MonthState.AHEAD: "belum mulai",
    MonthState.CLOSED: "sudah ditutup",
    MonthState.LATER: "sudah ditutup",
}


class ClosingAct(NamedTuple):
    """One act on a month: who closed it, or opened it again for a `reason`, and when (aware)."""

    closes: bool
    who: str
    at: datetime
    reason: str


class ClosedStory(NamedTuple):
    """All acts on a closed month, the newest last, and where it differs from how it was closed.

    `erased` says why its report is no more.
    """

    year: int
    month: int
    acts: tuple[ClosingAct, ...]
    differing: tuple[Difference, ...]
    erased: str = ""


@allowed(Role.DESK, Role.HEAD)
def close_months(register: Register, *, year: int, months: Sequence[int]) -> Outcome:
    """Close past months (1-12) and keep the report of each: all of them, or none.

    Raises UserMistake: none is named, or one isn't over, is empty and not confirmed nil, is closed,
    or has a case that must not be shown to who asks, without whose words its report would be kept.
    """
    if not months:
        refuse({"months": "Centang sedikitnya satu bulan."})
    with register.writing() as session:
        # First of all: a case that another desk registers is in the kept report, or came later.
        writing.chain_end(session)
        today = register.clock.now().astimezone(office_in(register, session).zone).date()
        recap = recap_in(register, session, year=year)
        for month in months:
            state = month_state(recap, month, today=today)
            if state in _NOT_YET:
                refuse({"months": f"{MONTHS[month - 1]} {year} {_NOT_YET[state]}."})
            _close(register, session, year, month)
        tell_changed(register, session, "month_act")
    names = month_words([(year, month) for month in months], this_year=0)
    return Outcome(f"{names} ditutup, laporannya disimpan.", _CHANGED)


@allowed(Role.DESK, Role.HEAD)
def open_month(register: Register, *, year: int, month: int, reason: str) -> Outcome:
    """Open a closed month again; UserMistake by field without a reason, or when it isn't closed."""
    reason = clean_text(reason)
    example = "Contoh: Lembar kotak saran tertinggal."
    refuse(required_note(reason, field="reason", name="Alasan", example=example))
    name = f"{MONTHS[month - 1]} {year}"
    with register.writing() as session:
        # The chain's end is locked by this first: two desks open a month one after the other.
        tell_changed(register, session, "month_act")
        _closing(session, year, month)
        act = _act(register, session, year, month, closes=False)
        writing.add_rows(session, tables.MonthAct, [act | {"reason": reason}])
    return Outcome(f"{name} dibuka kembali.", _CHANGED)


@allowed(Role.DESK, Role.HEAD)
def read_closing(register: Register, *, year: int, month: int) -> ClosedStory:
    """Return who closed a month, and what it says otherwise by now; UserMistake if it isn't closed."""
    from app.documents.month_report import month_facts
    from app.documents.report_facts import differences, unpacked

    with register.reading() as session:
        last = _closing(session, year, month)
        copy = _copy(register, session, last)
        erased = _erased(register, session, last, copy)
        now = month_facts(month_in(register, session, year=year, month=month))
        before = now if erased else unpacked(as_kept(copy.facts, last.facts_digest))
        names = {each.login: each.name for each in cached_office(register, session).accounts}
        acts = tuple(
            ClosingAct(row.closes, names.get(row.actor, row.actor), row.at, row.reason)
            for row in session.scalars(queries.acts(year, month))
        )
    return ClosedStory(year, month, acts, differences(before, now), erased)


@allowed(Role.DESK, Role.HEAD)
def closed_month_pdf(register: Register, *, year: int, month: int) -> bytes:
    """Return the report of a closed month as it was kept, to the byte.

    Raises UserMistake when it isn't closed, was destroyed together with a case, or names one that
    must not be shown to who asks, EnvironmentTrouble when the copy is not as it was kept.
    """
    with register.reading() as session:
        last = _closing(session, year, month)
        copy = _copy(register, session, last)
        refuse_erased(_erased(register, session, last, copy))
        return as_kept(copy.paper, last.paper_digest)


def _close(register: Register, session: Session, year: int, month: int) -> None:
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.month_report import month_facts, month_report
    from app.documents.report_facts import packed

    told = month_in(register, session, year=year, month=month)
    _ensure_seen(register, session, {each.id for each in told.cases})
    paper, facts = month_report(told), packed(month_facts(told))
    act = _act(register, session, year, month, closes=True)
    act |= {"paper_digest": _digest(paper), "facts_digest": _digest(facts)}
    key = int(session.execute(queries.add_act(), act).scalar_one())
    cases = ",".join(str(each.id) for each in told.cases)
    copy = {"act_id": key, "paper": paper, "facts": facts, "cases": cases}
    writing.add_rows(session, tables.MonthCopy, [copy])


def _act(
    register: Register, session: Session, year: int, month: int, *, closes: bool
) -> dict[str, object]:
    position, _ = chain_head(session) or (0, "")
    return {
        "year": year,
        "month": month,
        "closes": closes,
        "at": register.clock.now(),
        "actor": register.actor,
        "reason": "",
        "position": position,
        "paper_digest": "",
        "facts_digest": "",
    }


def _closing(session: Session, year: int, month: int) -> tables.MonthAct:
    """Return the act by which a month is closed; UserMistake when it is open."""
    acts = session.scalars(queries.acts(year, month)).all()
    if not acts or not acts[-1].closes:
        refuse({"": f"{MONTHS[month - 1]} {year} tidak ditutup."})
    return acts[-1]


def _copy(register: Register, session: Session, act: tables.MonthAct) -> tables.MonthCopy:
    copy = session.scalar(queries.copy_of(act.id))
    if copy is None:
        # Says that it is gone, as for one that was changed.
        as_kept(None, act.paper_digest)
        raise AssertionError
    _ensure_seen(register, session, _named(copy))
    return copy


def _ensure_seen(register: Register, session: Session, cases: set[int]) -> None:
    if cases & set(standing_in(register, session).hidden):
        refuse({"": "Laporan itu memuat aduan yang tidak boleh Anda lihat."})


def _erased(
    register: Register, session: Session, act: tables.MonthAct, copy: tables.MonthCopy
) -> str:
    """Say why a closing's copy is no more; "" where it is."""
    rows = session.execute(queries.erased_of(_named(copy), act.at)).all()
    return erased_words(rows, office_in(register, session).zone)


def _named(copy: tables.MonthCopy) -> set[int]:
    return {int(each) for each in copy.cases.split(",") if each}


def _digest(body: bytes) -> str:
    return sha256(body).hexdigest()
