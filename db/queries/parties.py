"""Which teams a case belongs to, and whom it is about."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
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
    Complaint,
)


def concerned(
    session: Session, complaint_ids: Collection[int] | None
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return (complaint, team, "") for the teams that some complaints, or all, were disposed to.

    And (complaint, "", party) for those whom they are about and must not see them.
    """
    teams = select(CaseTeam.complaint_id, CaseTeam.team, literal(""))
    guarded = select(Accused.complaint_id, literal(""), Accused.party)
    accused = guarded.where(Accused.lifted.is_(False))
    if complaint_ids is None:
        return session.execute(union_all(teams, accused)).all()
    return rows_of(
        session,
        lambda ids: union_all(
            teams.where(CaseTeam.complaint_id.in_(ids)),
            accused.where(Accused.complaint_id.in_(ids)),
        ),
        complaint_ids,
    )


def telling_facts(session: Session) -> list[tuple[int, dict[str, object]]]:
    """Return, for each complaint of which they say anything, what its rows say of who may open it."""
    found: dict[int, dict[str, object]] = {
        key: {"confidential": True}
        for key in session.scalars(
            select(Complaint.id).where(Complaint.confidential).order_by(Complaint.id)
        )
    }
    rows = session.execute(
        select(Accused.complaint_id, Accused.party, Accused.lifted).order_by(
            Accused.complaint_id, Accused.party
        )
    )
    for complaint_id, group in groupby(rows, key=lambda row: row.complaint_id):
        parties = list(group)
        told = found.setdefault(complaint_id, {})
        told["accused"] = [row.party for row in parties]
        told["lifted"] = [row.party for row in parties if row.lifted]
    teams = session.execute(
        select(CaseTeam.complaint_id, CaseTeam.team).order_by(CaseTeam.complaint_id, CaseTeam.team)
    )
    for complaint_id, of_case in groupby(teams, key=lambda row: row.complaint_id):
        found.setdefault(complaint_id, {})["teams"] = [row.team for row in of_case]
    return sorted(found.items())


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


def set_teams(session: Session, complaint_id: int, teams: Collection[str]) -> None:
    """Write which teams a complaint is with."""
    session.execute(delete(CaseTeam).where(CaseTeam.complaint_id == complaint_id))
    session.add_all(CaseTeam(complaint_id=complaint_id, team=team) for team in sorted(set(teams)))
    session.flush()


def of_team(*teams: str) -> Select[int]:
    """Select the complaints that are with any of some teams."""
    return select(CaseTeam.complaint_id).where(CaseTeam.team.in_(teams))
