"""What a conversion reads of an old register, and what it leaves behind of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, column, delete, select, table, update
from sqlalchemy.orm import Session

from db.queries.parties import set_teams
from db.queries.search import searched_rows
from db.tables import (
    Complaint,
    ComplaintContent,
    Event,
    EventNote,
    MediumEntry,
)
from db.types import UtcDateTime

# Gone from the schema since; here as they were.
_IDENTITY = table(
    "complaint_identity",
    *(column(name) for name in ("complaint_id", "name", "contact", "address", "national_id")),
)
_DRAFT = table("draft", column("form"), column("body"), column("saved_at", UtcDateTime()))


@contextmanager
def session_on(connection: Connection) -> Iterator[Session]:
    """Return a session inside a transaction that somebody else ends."""
    with Session(connection, join_transaction_mode="rollback_only") as session:
        yield session
        session.flush()


def wbs_becomes_confidential(session: Session, medium: str) -> None:
    """Make every complaint of the whistle-blowing site confidential."""
    media = select(MediumEntry.id).where(MediumEntry.code == medium)
    session.execute(
        update(Complaint).where(Complaint.medium_id.in_(media)).values(confidential=True)
    )


def confidential_ids(session: Session) -> frozenset[int]:
    """Return the confidential complaints."""
    return frozenset(session.scalars(select(Complaint.id).where(Complaint.confidential)))


def open_identities(session: Session) -> list[Any]:
    """Return complaint, name, contact, address and national id of everybody in the open."""
    return list(session.execute(select(_IDENTITY)))


def confidential_contents(session: Session) -> list[Any]:
    """Return complaint, source reference and the six words of every confidential one."""
    word = ComplaintContent
    words = (word.text, word.what, word.where, word.when, word.who, word.how)
    return list(
        session.execute(
            select(Complaint.id, Complaint.source_reference, *words)
            .join(word, word.complaint_id == Complaint.id)
            .where(Complaint.confidential)
        )
    )


def confidential_notes(session: Session) -> list[Any]:
    """Return complaint, event, speaker, text and salt of every note of a confidential one."""
    return list(
        session.execute(
            select(Complaint.id, Event.id, EventNote.speaker, EventNote.text, EventNote.salt)
            .join(Event, Event.complaint_id == Complaint.id)
            .join(EventNote, EventNote.event_id == Event.id)
            .where(Complaint.confidential)
        )
    )


def open_drafts(session: Session) -> list[Any]:
    """Return form, body (JSON) and moment of every draft in the open."""
    return list(session.execute(select(_DRAFT)))


def forget_open(session: Session) -> None:
    """Delete the identities, and what the register row and the index tell of confidential ones."""
    session.execute(delete(_IDENTITY))
    session.execute(update(Complaint).where(Complaint.confidential).values(source_reference=""))
    found = searched_rows()
    for key, year, seq, title in session.execute(
        select(Complaint.id, Complaint.year, Complaint.seq, Complaint.title).where(
            Complaint.confidential
        )
    ).all():
        body = f"{year}-{seq:04d}\n{title}\n\n"
        session.execute(update(found).where(found.c.rowid == key).values(body=body))


def forget_drafts(session: Session) -> None:
    """Delete the drafts in the open."""
    session.execute(delete(_DRAFT))


def note_teams(session: Session) -> None:
    """Note which teams every complaint was disposed to, as its events tell."""
    disposed = select(Event.complaint_id, Event.data).where(Event.kind == "disposed")
    for complaint_id, data in session.execute(disposed).all():
        teams = data.get("teams")
        if isinstance(teams, list) and complaint_id:
            set_teams(session, complaint_id, [str(team) for team in teams])
