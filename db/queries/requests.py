"""Wishes to see an identity, and what was decided about them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    Row,
    Select,
    select,
    update,
)
from sqlalchemy.orm import Session

from db.queries.by_ids import rows_of
from db.queries.selecting import Visibility
from db.tables import (
    Complaint,
    IdentityRequest,
)


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


def asked_requests(limit: int, *, visibility: Visibility) -> Select[*tuple[Any, ...]]:
    """Select the requests that wait for a head, the oldest first; none about what they can't see."""
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
        .where(wish.state == "asked", *visibility.conditions())
        .order_by(wish.id)
        .limit(limit)
    )


def newest_requests(
    session: Session, complaint_ids: Collection[int], account_id: int
) -> dict[int, Row[*tuple[Any, ...]]]:
    """Return state and end of an account's newest request for each of some complaints."""
    wish = IdentityRequest
    own = (
        select(wish.complaint_id, wish.state, wish.until)
        .where(wish.account_id == account_id)
        .order_by(wish.id)
    )
    rows = rows_of(session, lambda ids: own.where(wish.complaint_id.in_(ids)), complaint_ids)
    return {row.complaint_id: row for row in rows}
