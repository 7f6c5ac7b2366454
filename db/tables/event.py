"""The append-only history of the register, chained by hashes, and the notes it refers to."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import BigId, json_object, long_text, moment, pk, short_text


class Event(Base):
    """One thing that happened; never updated or deleted (triggers forbid it).

    `id` is the gapless place in the chain. `data` holds codes and digests, never a name or text.
    What concerns the register as a whole (signing in, settings) has no complaint.
    """

    __tablename__ = "event"
    id: Mapped[pk]
    complaint_id: Mapped[int | None] = mapped_column(ForeignKey("complaint.id"))
    kind: Mapped[short_text]
    happened_at: Mapped[moment]
    recorded_at: Mapped[moment]
    actor: Mapped[short_text]
    via: Mapped[short_text]
    data: Mapped[json_object]
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index("ix_event_complaint", "complaint_id", "id"),
        # As narrow on a server by its migration: the outgoing letters are found without the rest.
        Index("ix_event_lettered", "id", sqlite_where=text("kind = 'lettered'")),
    )


class EventNote(Base):
    """The words of an event: who spoke and what was said.

    The event keeps only a digest over `salt` and these words, so that the words can be destroyed
    later without breaking the chain.
    """

    __tablename__ = "event_note"
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    speaker: Mapped[short_text]
    text: Mapped[long_text]
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))


class AttestationEntry(Base):
    """The signed end of a transaction; never updated or deleted (triggers forbid it).

    What its columns mean is told in app.access.attesting.
    """

    __tablename__ = "attestation"
    serial: Mapped[pk]
    position: Mapped[int]
    actor: Mapped[int]
    states: Mapped[long_text]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))

    __table_args__ = (Index("ix_attestation_position", "position"),)


class ChainHead(Base):
    """The newest place of the chain and its hash; one row, locked by whoever appends."""

    __tablename__ = "chain_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class EnteredForm(Base):
    """The key of a form that was entered, and with which complaint; 0 for several or none."""

    __tablename__ = "entered_form"
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    complaint_id: Mapped[int] = mapped_column(BigId)
    at: Mapped[moment]


class NumberCounter(Base):
    """The last number given in a year; one row a year, locked by whoever takes a number."""

    __tablename__ = "number_counter"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
