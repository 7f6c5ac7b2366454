"""Statements over accounts, key books, sealed texts and their keys."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Delete,
    Row,
    Select,
    delete,
    exists,
    func,
    insert,
    inspect,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.tables import (
    AccountEntry,
    Accused,
    CaseKey,
    CaseTeam,
    Complaint,
    Draft,
    IdentityRequest,
    KeyBookEntry,
    Reseal,
    SealedText,
)

_CHUNK = 500


# --- accounts ----------------------------------------------------------------------------


def accounts() -> Select[AccountEntry]:
    """Select all accounts, those no longer active as well, by id."""
    return select(AccountEntry).order_by(AccountEntry.id)


def add_account(session: Session, **values: object) -> int:
    """Add an account and return its id."""
    made = insert(AccountEntry).values(**values).returning(AccountEntry.id)
    return int(session.execute(made).scalar_one())


def change_account(session: Session, account_id: int, **values: object) -> None:
    """Change an account."""
    session.execute(update(AccountEntry).where(AccountEntry.id == account_id).values(**values))


def key_book(session: Session, *, lock: bool = False) -> str | None:
    """Return the server's key book as text; None when the register has none yet."""
    if not inspect(session.connection()).has_table(KeyBookEntry.__tablename__):
        return None
    wanted = select(KeyBookEntry.body).where(KeyBookEntry.id == 1)
    return session.scalar(wanted.with_for_update() if lock else wanted)


def put_key_book(session: Session, body: str) -> None:
    """Write the server's key book."""
    if not session.execute(update(KeyBookEntry).values(body=body)).rowcount:  # type: ignore[attr-defined]
        session.execute(insert(KeyBookEntry).values(id=1, body=body))


# --- sealed texts and their keys ---------------------------------------------------------


def sealed_of(session: Session, complaint_id: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return place, compartment, serial and body of a complaint's sealed texts."""
    text = SealedText
    return session.execute(
        select(text.place, text.compartment, text.serial, text.body)
        .where(text.complaint_id == complaint_id)
        .order_by(text.place)
    ).all()


def keys_of(
    session: Session, complaint_id: int, *, account_id: int | None = None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return compartment, serial, account, sealed key and end of a complaint's keys."""
    key = CaseKey
    wanted = select(key.compartment, key.serial, key.account_id, key.sealed, key.until).where(
        key.complaint_id == complaint_id
    )
    if account_id is not None:
        wanted = wanted.where(key.account_id == account_id)
    return session.execute(wanted.order_by(key.serial)).all()


def newest_sealed(
    account_id: int, *, compartment: str, place: str, now: datetime, limit: int
) -> Select[*tuple[Any, ...]]:
    """Select the newest texts of one kind with the key that an account has for each."""
    text, key = SealedText, CaseKey
    return (
        select(text.complaint_id, text.serial, text.body, key.sealed)
        .join(
            key,
            (key.complaint_id == text.complaint_id)
            & (key.compartment == text.compartment)
            & (key.serial == text.serial),
        )
        .where(
            key.account_id == account_id,
            key.compartment == compartment,
            or_(key.until.is_(None), key.until > now),
            text.place == place,
        )
        .order_by(key.complaint_id.desc())
        .limit(limit)
    )


def top_serials(session: Session, complaint_ids: Collection[int]) -> dict[tuple[int, str], int]:
    """Return the newest serial of each compartment of some complaints."""
    key = CaseKey
    rows = session.execute(
        select(key.complaint_id, key.compartment, func.max(key.serial))
        .where(key.complaint_id.in_(complaint_ids))
        .group_by(key.complaint_id, key.compartment)
    )
    return {(complaint, compartment): serial for complaint, compartment, serial in rows}


def drop_place(session: Session, complaint_id: int, place: str) -> None:
    """Delete one sealed text."""
    text = SealedText
    session.execute(delete(text).where(text.complaint_id == complaint_id, text.place == place))


def drop_keys(
    complaint_id: int, *, account_id: int | None = None, before: tuple[str, int] | None = None
) -> Delete:
    """Delete a complaint's keys: an account's, those of a compartment up to a serial, or all."""
    key = CaseKey
    gone = delete(key).where(key.complaint_id == complaint_id)
    if account_id is not None:
        gone = gone.where(key.account_id == account_id)
    if before is not None:
        gone = gone.where(key.compartment == before[0], key.serial <= before[1])
    return gone


def drop_keys_of_account(session: Session, account_id: int, *, keep_drafts: bool = False) -> None:
    """Delete every key sealed to an account, and its drafts, unless it can still open those."""
    session.execute(delete(CaseKey).where(CaseKey.account_id == account_id))
    if not keep_drafts:
        session.execute(delete(Draft).where(Draft.account_id == account_id))


def sealed_notes(session: Session, complaint_id: int | None = None) -> set[int]:
    """Return the ids of the events whose notes are sealed, of one complaint or of all."""
    wanted = select(SealedText.place).where(SealedText.place.like("note/%"))
    if complaint_id is not None:
        wanted = wanted.where(SealedText.complaint_id == complaint_id)
    return {int(place.removeprefix("note/")) for place in session.scalars(wanted)}


def with_sealed_notes(session: Session) -> list[int]:
    """Return the complaints that have sealed notes."""
    notes = SealedText.place.like("note/%")
    return list(session.scalars(select(SealedText.complaint_id).where(notes).distinct()))


# --- sealing again -----------------------------------------------------------------------


def mark_reseal(session: Session, complaint_ids: Iterable[int] | None, *, rotate: bool) -> None:
    """Put complaints on the list of those to be sealed again; None for all that have keys."""
    if complaint_ids is not None:
        for complaint_id in complaint_ids:
            _mark(session, complaint_id, rotate=rotate)
        return
    if rotate:
        session.execute(update(Reseal).values(rotate=True))
    missing = (
        select(CaseKey.complaint_id, literal(value=rotate))
        .where(~exists().where(Reseal.complaint_id == CaseKey.complaint_id))
        .distinct()
    )
    session.execute(insert(Reseal).from_select(["complaint_id", "rotate"], missing))


def _mark(session: Session, complaint_id: int, *, rotate: bool) -> None:
    kept = session.get(Reseal, complaint_id)
    if kept is None:
        session.add(Reseal(complaint_id=complaint_id, rotate=rotate))
    else:
        kept.rotate = kept.rotate or rotate
    session.flush()


def to_reseal(
    session: Session, account_id: int, *, after: int, limit: int
) -> Sequence[Row[int, bool, bool]]:
    """Return (complaint, rotate, confidential) on that list of which an account has a key."""
    mine = exists().where(
        CaseKey.complaint_id == Reseal.complaint_id, CaseKey.account_id == account_id
    )
    return session.execute(
        select(Reseal.complaint_id, Reseal.rotate, Complaint.confidential)
        .join(Complaint, Complaint.id == Reseal.complaint_id)
        .where(mine, Reseal.complaint_id > after)
        .order_by(Reseal.complaint_id)
        .limit(limit)
    ).all()


def resealed(session: Session, complaint_id: int) -> None:
    """Take a complaint off the list."""
    session.execute(delete(Reseal).where(Reseal.complaint_id == complaint_id))


def any_without(session: Session, account_ids: Collection[int]) -> bool:
    """Tell whether any complaint has keys, but none for any of these accounts."""
    key = CaseKey
    own = select(key.complaint_id).where(key.account_id.in_(account_ids))
    lacking = select(key.complaint_id).where(key.complaint_id.not_in(own)).limit(1)
    return session.scalar(lacking) is not None


def drop_waiting_keys(session: Session, account_id: int) -> None:
    """Delete an account's keys of the cases that still wait to be sealed again."""
    key = CaseKey
    waiting = select(Reseal.complaint_id)
    session.execute(delete(key).where(key.account_id == account_id, key.complaint_id.in_(waiting)))


def lapsed_grants(session: Session, now: datetime) -> list[int]:
    """Return the complaints in which a granted key has run out."""
    key = CaseKey
    return list(
        session.scalars(
            select(key.complaint_id).where(key.until.is_not(None), key.until <= now).distinct()
        )
    )


# --- who a case belongs to, and whom it is about -----------------------------------------


def teams_of(session: Session, complaint_ids: Collection[int]) -> list[tuple[int, str]]:
    """Return (complaint, team) for the teams that some complaints were disposed to."""
    return _pairs(session, select(CaseTeam.complaint_id, CaseTeam.team), complaint_ids)


def accused_of(session: Session, complaint_ids: Collection[int]) -> list[tuple[int, str]]:
    """Return (complaint, party) for those whom some complaints are about and must not see them."""
    wanted = select(Accused.complaint_id, Accused.party).where(Accused.lifted.is_(False))
    return _pairs(session, wanted, complaint_ids)


def _pairs(
    session: Session, wanted: Select[int, str], complaint_ids: Collection[int]
) -> list[tuple[int, str]]:
    ids, column = list(complaint_ids), wanted.selected_columns["complaint_id"]
    found: list[tuple[int, str]] = []
    for first in range(0, len(ids), _CHUNK):
        rows = session.execute(wanted.where(column.in_(ids[first : first + _CHUNK])))
        found += [(complaint, word) for complaint, word in rows]
    return found


def all_accused(session: Session, complaint_id: int) -> dict[str, bool]:
    """Return every party a complaint is about, and whether the head lifted its guard."""
    rows = session.execute(
        select(Accused.party, Accused.lifted).where(Accused.complaint_id == complaint_id)
    )
    return dict(rows.all())


def set_accused(session: Session, complaint_id: int, parties: Iterable[str]) -> None:
    """Write whom a complaint is about; a guard that was lifted stays so for who stays."""
    kept = all_accused(session, complaint_id)
    session.execute(delete(Accused).where(Accused.complaint_id == complaint_id))
    for party in sorted(set(parties)):
        lifted = kept.get(party, False)
        session.add(Accused(complaint_id=complaint_id, party=party, lifted=lifted))
    session.flush()


def lift_guard(session: Session, complaint_id: int, party: str) -> None:
    """Let a party see a complaint that is about it."""
    guard = Accused
    session.execute(
        update(guard)
        .where(guard.complaint_id == complaint_id, guard.party == party)
        .values(lifted=True)
    )


def add_team(session: Session, complaint_id: int, team: str) -> None:
    """Note that a complaint was disposed to a team."""
    if session.get(CaseTeam, (complaint_id, team)) is None:
        session.add(CaseTeam(complaint_id=complaint_id, team=team))
        session.flush()


def hidden_from(parties: Collection[str]) -> Select[int]:
    """Select the complaints that these parties must not see."""
    guard = Accused
    return select(guard.complaint_id).where(guard.party.in_(parties), guard.lifted.is_(False))


def of_team(team: str) -> Select[int]:
    """Select the complaints that were disposed to a team."""
    return select(CaseTeam.complaint_id).where(CaseTeam.team == team)


# --- wishes to see an identity -----------------------------------------------------------


def open_request(session: Session, complaint_id: int, account_id: int) -> int | None:
    """Return the id of an account's request that nobody has decided."""
    wish = IdentityRequest
    return session.scalar(
        select(wish.id).where(
            wish.complaint_id == complaint_id,
            wish.account_id == account_id,
            wish.state == "asked",
        )
    )


class Wish(NamedTuple):
    """Who asked to see whose identity."""

    complaint_id: int
    account_id: int


def waiting_request(session: Session, request_id: int) -> Wish | None:
    """Return a request that nobody has decided; None when somebody has."""
    wish = session.get(IdentityRequest, request_id)
    if wish is None or wish.state != "asked":
        return None
    return Wish(wish.complaint_id, wish.account_id)


def add_request(session: Session, complaint_id: int, account_id: int, asked_at: datetime) -> None:
    """Add a request."""
    session.add(
        IdentityRequest(
            complaint_id=complaint_id,
            account_id=account_id,
            asked_at=asked_at,
            state="asked",
            until=None,
        )
    )
    session.flush()


def decide_request(session: Session, request_id: int, state: str, until: datetime | None) -> None:
    """Write what the head decided about a request."""
    wish = IdentityRequest
    session.execute(update(wish).where(wish.id == request_id).values(state=state, until=until))


def asked_requests(limit: int) -> Select[*tuple[Any, ...]]:
    """Select the requests that wait for the head, the oldest first."""
    wish = IdentityRequest
    return (
        select(
            wish.id,
            wish.complaint_id,
            wish.account_id,
            wish.asked_at,
            Complaint.year,
            Complaint.seq,
            Complaint.title,
        )
        .join(Complaint, Complaint.id == wish.complaint_id)
        .where(wish.state == "asked")
        .order_by(wish.id)
        .limit(limit)
    )


def newest_request(session: Session, complaint_id: int, account_id: int) -> Row[str, Any] | None:
    """Return state and end of an account's newest request for a complaint."""
    wish = IdentityRequest
    return session.execute(
        select(wish.state, wish.until)
        .where(wish.complaint_id == complaint_id, wish.account_id == account_id)
        .order_by(wish.id.desc())
        .limit(1)
    ).one_or_none()
