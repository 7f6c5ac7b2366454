"""Which teams a case belongs to, and whom it is about."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Row,
    Select,
    delete,
    literal,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from db.queries.by_ids import rows_of
from db.queries.standing import forget
from db.tables import (
    Accused,
    CaseTeam,
)


def concerned(session: Session, complaint_ids: Collection[int]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return (complaint, team, "") for the teams that some complaints were disposed to.

    And (complaint, "", party) for those whom they are about and must not see them.
    """
    teams = select(CaseTeam.complaint_id, CaseTeam.team, literal(""))
    accused = select(Accused.complaint_id, literal(""), Accused.party)
    return rows_of(
        session,
        lambda ids: union_all(
            teams.where(CaseTeam.complaint_id.in_(ids)),
            accused.where(Accused.complaint_id.in_(ids), Accused.lifted.is_(False)),
        ),
        complaint_ids,
    )


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
    forget(session)


def lift_guard(session: Session, complaint_id: int, party: str) -> None:
    """Let a party see a complaint that is about it."""
    guard = Accused
    session.execute(
        update(guard)
        .where(guard.complaint_id == complaint_id, guard.party == party)
        .values(lifted=True)
    )
    forget(session)


def add_team(session: Session, complaint_id: int, team: str) -> None:
    """Note that a complaint was disposed to a team."""
    if session.get(CaseTeam, (complaint_id, team)) is None:
        session.add(CaseTeam(complaint_id=complaint_id, team=team))
        session.flush()


def of_team(team: str) -> Select[int]:
    """Select the complaints that were disposed to a team."""
    return select(CaseTeam.complaint_id).where(CaseTeam.team == team)
