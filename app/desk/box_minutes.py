"""The minutes of a day's box openings, as the register has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from app.access.entitlement import Compartment
from app.access.sealed_words import IDENTITY_PLACE, read_identity
from app.desk.entry_checks import refuse
from app.desk.identity_words import word_of
from app.desk.opening_boxes import SlipKind
from app.desk.papers import letterhead_of
from app.desk.reading_office import office_in, standing_in
from app.documents.box_data import BoxMinutes, FoundSlip, OpenedBox
from app.guard import allowed
from app.office import Office
from app.register import Register
from app.roles import Role
from app.rules.kinds import CLASSIFICATION_WORDS, Classification
from app.rules.moments import as_stated, date_words
from app.rules.numbering import paper_number
from db import tables
from db.queries import boxes as queries

if TYPE_CHECKING:
    from db.session import Session

_UNREGISTERED = (
    (SlipKind.THANKS, "(ucapan terima kasih)", "Dicatat jumlahnya"),
    (SlipKind.BLANK, "(lembar kosong)", "Kosong"),
    (SlipKind.ILLEGIBLE, "(tidak terbaca)", "Tidak terbaca"),
)


@allowed(Role.DESK, Role.HEAD)
def minutes_pdf(register: Register, *, day: date) -> bytes:
    """Return the minutes of all boxes opened on a day of the office's zone.

    Raises UserMistake when none was.
    """
    # Imported late: reportlab costs more than most starts have to spare.
    from app.documents.box_minutes import box_minutes

    with register.reading() as session:
        office = office_in(register, session)
        data = _read(register, session, office, day)
    return box_minutes(data, letterhead=letterhead_of(office, day))


def _read(register: Register, session: Session, office: Office, day: date) -> BoxMinutes:
    first = datetime.combine(day, time(), office.zone)
    opened = session.execute(queries.openings(first, first + timedelta(days=1))).all()
    if not opened:
        refuse({"": f"Pada {date_words(day)} tidak ada kotak yang dibuka."})
    boxes, slips, registered = [], [], 0
    for opening, name in opened:
        before = session.scalar(
            queries.opened_before(opening.medium_id, opening.opened_at, opening.id)
        )
        opened_before = before.astimezone(office.zone).date() if before else None
        boxes.append(OpenedBox(name, opening.lock_state, opened_before, opening.found))
        cases = list(_cases(register, session, office, opening.id, name))
        registered += len({slip.slip for slip in cases})
        slips += [*cases, *_others(opening, name)]
    newest = opened[-1][0]
    return BoxMinutes(
        boxes=tuple(boxes),
        slips=tuple(slips),
        registered=registered,
        thanks=sum(opening.thanks for opening, _ in opened),
        set_aside=sum(opening.blank + opening.illegible for opening, _ in opened),
        opened_at=as_stated(newest.opened_at, office.zone, day_only=newest.opened_by_day),
        officers=(
            (newest.officer, _nip(office, newest.officer)),
            (newest.witness, _nip(office, newest.witness)),
        ),
        printed_at=register.clock.now(),
        zone=office.zone,
        sample=office.sample,
    )


def _cases(
    register: Register, session: Session, office: Office, opening: int, box: str
) -> Iterator[FoundSlip]:
    rows = session.execute(queries.slips(opening)).all()
    unseen = standing_in(register, session).hidden
    titles = {row.id: row.title for row in rows if not row.confidential and row.id not in unseen}
    named = _with_names(register, session, titles)
    for row in rows:
        hidden = row.id not in titles or row.id in named
        yield FoundSlip(
            box=box,
            slip=row.slip,
            summary="Dirahasiakan (lihat register)" if hidden else row.title,
            classification=CLASSIFICATION_WORDS[Classification(row.classification)],
            number=paper_number(office.settings.number_pattern, row.year, row.seq),
            remark="Rahasia" if row.confidential else "",
        )


def _with_names(register: Register, session: Session, titles: Mapping[int, str]) -> set[int]:
    """Return the cases whose titles name who brought them: a title is what the slip says first.

    Identities are opened for comparing only, shown to nobody, and so no event.
    """
    held = register.vault.held(session, titles, now=register.clock.now())
    opened = register.vault.open_cases(
        session, held, dict.fromkeys(titles, (Compartment.IDENTITY,))
    )
    return {
        key
        for key, title in titles.items()
        if word_of(read_identity(opened[key].get(IDENTITY_PLACE)), title)
    }


def _others(opening: tables.BoxOpening, box: str) -> Iterator[FoundSlip]:
    for kind, summary, remark in _UNREGISTERED:
        count: int = getattr(opening, kind.value)
        if count:
            words = f"{remark}, {count} lembar" if count > 1 else remark
            yield FoundSlip(box, 0, summary, "", "", words, count)


def _nip(office: Office, name: str) -> str:
    """Return the NIP of the officer whom the office's settings name; nobody else's is known."""
    kept = office.settings
    return kept.officer_nip if name == kept.officer_name else ""
