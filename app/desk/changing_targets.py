"""The SOP's standards and the national limits: every version, and how a new one is added."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from app.desk.changing_office import mark_changed, tell_changed
from app.desk.entry_checks import refuse
from app.desk.reading_office import cached_office, read_office
from app.desk.recounting import recount
from app.guard import allowed
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.clocks import LIMIT_TITLES
from app.rules.kinds import CLASSIFICATION_WORDS, Unit
from app.rules.moments import date_words
from app.rules.targets import ANY, CONFIDENTIAL, WBS, LimitVersion, TargetVersion
from app.rules.wording import uncapitalised
from db import tables, writing

if TYPE_CHECKING:
    from db.session import Session

CASE_CLASSES = {
    ANY: "Semua aduan",
    **{key.value: words for key, words in CLASSIFICATION_WORDS.items()},
    CONFIDENTIAL: "Rahasia",
    WBS: "Website WBS",
}


def classes_of(office: Office) -> dict[str, str]:
    """Return the classes of case an office has, in words: only BPS has its whistle-blowing site."""
    return {key: word for key, word in CASE_CLASSES.items() if key != WBS or office.is_bps}


_MOST = {Unit.MINUTES: 10_000, Unit.WORKING_DAYS: 250}
_CHANGED = frozenset({"settings", "complaints"})


@allowed(*Role)
def read_targets(register: Register) -> tuple[TargetVersion, ...]:
    """Return every version of every step's standard, by step and by the day it takes effect."""
    versions = read_office(register).targets.versions
    return tuple(sorted(versions, key=lambda v: (v.step, v.case_class, v.effective_from)))


@allowed(*Role)
def read_limits(register: Register) -> tuple[LimitVersion, ...]:
    """Return every version of the national limits, in the same order."""
    versions = read_office(register).targets.limits
    return tuple(sorted(versions, key=lambda v: (v.code, v.case_class, v.effective_from)))


@allowed(Role.ADMIN)
def save_target(
    register: Register,
    *,
    step: int,
    case_class: str,
    amount: int,
    unit: Unit,
    effective_from: date,
) -> Outcome:
    """Add a version of a step's standard, for cases received on `effective_from` or later.

    Raises UserMistake by parameter; a version can't take effect before today, so that no case
    loses the standard it began under.
    """
    with register.writing() as session:
        writing.chain_end(session)
        targets = cached_office(register, session).office.targets
        mistakes = _mistakes(case_class, effective_from, today=targets.today)
        if not 1 <= step <= len(targets):
            mistakes["step"] = "Pilih salah satu langkah SOP."
        if not 1 <= amount <= _MOST[unit]:
            mistakes["amount"] = f"Isi dengan bilangan antara 1 dan {_MOST[unit]}."
        refuse(mistakes)
        title = targets[step - 1].title
        row: dict[str, object] = {
            "step": step,
            "amount": amount,
            "unit": unit.value,
            "case_class": case_class,
        }
        _add(register, session, tables.SopTarget, row, effective_from)
    words = f"Standar {title} berlaku mulai {date_words(effective_from)}."
    return Outcome(words, _CHANGED)


@allowed(Role.ADMIN)
def save_limit(
    register: Register, *, code: str, case_class: str, days: int, effective_from: date
) -> Outcome:
    """Add a version of a national limit ("verification" or "whole") in working days."""
    with register.writing() as session:
        writing.chain_end(session)
        today = cached_office(register, session).office.targets.today
        mistakes = _mistakes(case_class, effective_from, today=today)
        if code not in LIMIT_TITLES:
            mistakes["code"] = "Pilih salah satu batas nasional."
        if not 1 <= days <= _MOST[Unit.WORKING_DAYS]:
            mistakes["days"] = f"Isi dengan bilangan antara 1 dan {_MOST[Unit.WORKING_DAYS]}."
        refuse(mistakes)
        row = {"code": code, "case_class": case_class, "days": days}
        _add(register, session, tables.NationalLimit, row, effective_from)
    words = f"Batas {uncapitalised(LIMIT_TITLES[code])} berlaku mulai {date_words(effective_from)}."
    return Outcome(words, _CHANGED)


def _mistakes(case_class: str, effective_from: date, *, today: date) -> dict[str, str]:
    found = {}
    if case_class not in CASE_CLASSES:
        found["case_class"] = "Pilih salah satu jenis aduan."
    if effective_from < today:
        found["effective_from"] = f"Paling cepat berlaku mulai hari ini, {date_words(today)}."
    return found


def _add(
    register: Register,
    session: Session,
    table: type[tables.SopTarget | tables.NationalLimit],
    row: dict[str, object],
    effective_from: date,
) -> None:
    told = {"actor": register.actor, "recorded_at": register.clock.now()}
    writing.add_rows(session, table, [row | told | {"effective_from": effective_from}])
    mark_changed(session)
    tell_changed(register, session, "standards")
    recount(register, session)
