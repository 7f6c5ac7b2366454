"""Confirming that a month brought no complaint: the proof that nothing was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.changing_office import tell_changed
from app.desk.entry_checks import refuse
from app.desk.reading_office import cached_office, office_in
from app.desk.recapping import recap_in
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.moments import MONTHS, Stated, day_of, table_moment
from app.rules.wording import count_words, sentence_list
from db import tables, writing
from db.queries import recap as queries
from db.queries.editions import newest_edition
from db.queries.months import is_closed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from app.office import Office
    from db.session import Session

_CHANGED = frozenset({"months"})


@allowed(Role.DESK, Role.HEAD)
def confirm_nil(register: Register, *, year: int, month: int, looked: tuple[str, ...]) -> Outcome:
    """Confirm a past month as nil, after having `looked` at every medium (codes) once more.

    Raises UserMistake by field: the month has complaints or isn't over, or a medium is left out.
    """
    with register.writing() as session:
        writing.chain_end(session)
        office = office_in(register, session)
        today = register.clock.now().astimezone(office.zone)
        name = f"{MONTHS[month - 1]} {year}"
        count = recap_in(register, session, year=year).rows[month - 1].total
        if count:
            refuse({"": f"{name} tidak nihil: ada {count} aduan."})
        if (today.year, today.month) <= (year, month):
            refuse({"": f"{name} belum selesai."})
        left = [medium.name for medium in office.media if medium.code not in looked]
        if left:
            refuse({"looked": f"Lihat dahulu {sentence_list(left)}, lalu centang."})
        if session.get(tables.NilMonth, (year, month)) is None:
            session.add(
                tables.NilMonth(
                    year=year,
                    month=month,
                    confirmed_at=register.clock.now(),
                    actor=register.actor,
                    looked=",".join(medium.code for medium in office.media),
                )
            )
            session.flush()
            tell_changed(register, session, "nil_month")
    return Outcome(f"{name} dikonfirmasi nihil.", _CHANGED)


@allowed(Role.DESK, Role.HEAD)
def take_back_nil(register: Register, *, year: int, month: int) -> Outcome:
    """Take a month's confirmation back; UserMistake when there is none, or the month is closed."""
    name = f"{MONTHS[month - 1]} {year}"
    with register.writing() as session:
        writing.chain_end(session)
        cached_office(register, session)
        kept = session.get(tables.NilMonth, (year, month))
        if kept is None:
            refuse({"": f"{name} tidak dikonfirmasi nihil."})
        if is_closed(session, year, month):
            refuse({"": f"{name} sudah ditutup. Buka kembali dahulu."})
        session.delete(kept)
        session.flush()
        tell_changed(register, session, "nil_month")
    return Outcome(f"Konfirmasi nihil {name} dibatalkan.", _CHANGED)


def lateness(session: Session, office: Office, received: Iterable[Stated], *, now: datetime) -> str:
    """Say whether what is counted in past months falls into one confirmed nil or a year with an edition.

    It begins with a blank, to go behind the sentence that it was saved; "" when nothing is late.
    """
    told = [""]
    today = day_of(now, office.zone)
    months = {(day.year, day.month) for day in (day_of(each, office.zone) for each in received)}
    months = {each for each in months if each < (today.year, today.month)}
    nil = [
        f"{MONTHS[month - 1]} {year}"
        for year, month in sorted(months)
        if session.get(tables.NilMonth, (year, month)) is not None
    ]
    if nil:
        told.append(f"{sentence_list(nil)} sudah dikonfirmasi nihil; batalkan di Laporan.")
    if closed := [
        f"{MONTHS[month - 1]} {year}"
        for year, month in sorted(months)
        if is_closed(session, year, month)
    ]:
        told.append(f"{sentence_list(closed)} sudah ditutup; ini disebut sebagai susulan.")
    for year in sorted({year for year, _ in months}):
        edition = session.scalar(newest_edition(year))
        if edition is not None:
            shown = table_moment(edition.made_at, office.zone)
            told.append(f"Laporan {year} sudah dicetak {shown}; cetak ulang sesudah ini.")
    return " ".join(told)


@allowed(*Role)
def read_late_slips(register: Register, *, year: int) -> str:
    """Say what was registered after a year's newest edition; "" where nothing was, or there is none."""
    with register.reading() as session:
        edition = session.scalar(newest_edition(year))
        if edition is None:
            return ""
        shown = table_moment(edition.made_at, office_in(register, session).zone)
        late = dict(session.execute(queries.registered_after(year, edition.position)).all())
    if not late:
        return ""
    listed = [f"{count_words(late[month])} di {MONTHS[month - 1]}" for month in sorted(late)]
    return f"Sesudah laporan dicetak {shown} tercatat lagi {sentence_list(listed)}; cetak ulang."
