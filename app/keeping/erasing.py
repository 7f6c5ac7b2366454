"""The erasing of cases whose time is over, and its minutes.

What is erased leaves its line in the statistics, so that an old recap prints as it did; its key,
its words and everybody named in it are gone. The minutes say nothing that is not in the register
for good, and can be made again at any time.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.open_case import open_case
from app.desk.papers import letterhead_of
from app.desk.reading_office import cached_office
from app.documents.erasure_data import ErasedCase, ErasureMinutes
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.backup_places import erased_before, note_erased
from app.keeping.retention import proposal_in, rule_parts
from app.register import Register
from app.roles import Role
from app.rules.chain import seal_words
from app.rules.event_kinds import EventKind
from app.rules.kinds import CLASSIFICATION_WORDS, Classification, Status
from app.rules.numbering import paper_number, screen_number
from db import writing
from db.engine import reclaim
from db.erasing import erase_complaint
from db.queries import retention as queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """One decision to erase: when it was carried out (UTC), and on how many cases."""

    at: datetime
    count: int


@allowed(Role.HEAD)
def erase(register: Register, *, complaint_ids: Sequence[int]) -> Erasure:
    """Erase proposed cases for good.

    Raises UserMistake, and erases nothing, when any of them is not proposed (any more).
    """
    now = register.clock.now()
    noted: dict[str, dict[str, object]] = {}
    with register.writing() as session:
        writing.chain_end(session)
        proposed = {each.id: each for each in proposal_in(register, session)}
        wanted = [proposed[key] for key in complaint_ids if key in proposed]
        if not wanted or len(wanted) != len(complaint_ids):
            refuse({"": "Daftar usulan sudah berubah. Muat ulang, lalu pilih lagi."})
        for each in wanted:
            case = open_case(register, session, complaint_id=each.id)
            if case.state.status is not Status.CLOSED:
                refuse({"": f"Aduan {each.number} belum selesai."})
            erase_complaint(session, each.id, number=each.number, at=now)
            facts: dict[str, object] = {"case_class": each.case_class, "years": each.years}
            append_plain(register, session, EventKind.ERASED, complaint_id=each.id, **facts)
            noted[queries.mark_of(session, each.id)] = facts
    note_erased(register.vault.register, noted)
    # What the database itself keeps of deleted rows until it is swept.
    reclaim(register.engine)
    return Erasure(now, len(wanted))


@allowed(Role.HEAD)
def erase_again(register: Register) -> int:
    """Erase what was erased here before and came back with an older backup; returns how many.

    Only what is the same case to the second, and has ended.
    """
    noted = erased_before(register.vault.register)
    if not noted:
        return 0
    now, done = register.clock.now(), 0
    with register.reading() as session:
        back = queries.not_erased(session, [int(mark.split()[0]) for mark in noted])
        known = {each: noted.get(queries.mark_of(session, each)) for each in back}
    for complaint_id, facts in known.items():
        if facts is None:
            continue
        # One that is about this head, or not as its history says, waits for another head: it must
        # not keep them out.
        with suppress(UserMistake), register.writing() as session:
            case = open_case(register, session, complaint_id=complaint_id)
            if case.state.status is Status.CLOSED:
                number = screen_number(*case.number)
                erase_complaint(session, complaint_id, number=number, at=now)
                append_plain(
                    register, session, EventKind.ERASED, complaint_id=complaint_id, **facts
                )
                done += 1
    return done


@allowed(Role.HEAD)
def read_erasures(register: Register) -> tuple[Erasure, ...]:
    """Return every erasure there was, the newest first."""
    with register.reading() as session:
        return tuple(Erasure(at, count) for at, count in queries.erasures(session))


@allowed(Role.HEAD)
def erasure_minutes_pdf(register: Register, *, at: datetime) -> bytes:
    """Return the minutes of an erasure. Raises UserMistake when there was none at that moment."""
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.erasure_minutes import erasure_minutes

    with register.reading() as session:
        kept = cached_office(register, session)
        rows = session.execute(queries.erased_at(at)).all()
    if not rows:
        raise UserMistake({"": "Pemusnahan itu tidak ada di register ini."})
    office, last = kept.office, rows[-1]
    names = {account.login: account.name for account in kept.accounts}
    data = ErasureMinutes(
        cases=tuple(
            ErasedCase(
                number=paper_number(office.settings.number_pattern, row.year, row.seq),
                received_on=row.received_at.astimezone(office.zone).date(),
                classification=CLASSIFICATION_WORDS[Classification(row.classification)],
                closed_on=row.closed_at.astimezone(office.zone).date(),
                rule=_rule(row.data),
            )
            for row in rows
        ),
        decided_at=at,
        approved_by=names.get(last.actor, last.actor),
        chain=f"Rantai riwayat sesudah pemusnahan: peristiwa ke-{seal_words(last.position, last.hash)}",
        printed_at=register.clock.now(),
        zone=office.zone,
        sample=office.sample,
    )
    return erasure_minutes(data, letterhead=letterhead_of(office, at))


def _rule(data: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the rule of an erasure as its minutes print it."""
    if "rule" in data:
        # Older registers keep it as one sentence.
        return (data["rule"],)
    case_class, time = rule_parts(data["case_class"], data["years"])
    return f"{case_class},", time
