"""Accounts, sealed texts with their keys, and what else decides who may open what."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import UtcDateTime, code, long_text, moment, pk, short_text


class AccountEntry(Base):
    """Somebody who signs in; `roles` are codes parted by commas, `team` is a team's code."""

    __tablename__ = "account"
    id: Mapped[pk]
    login: Mapped[code]
    name: Mapped[short_text]
    roles: Mapped[short_text]
    team: Mapped[short_text]
    public_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    active: Mapped[bool]
    created_at: Mapped[moment]


class CertificateEntry(Base):
    """A signed statement about an account's keys and roles; never updated or deleted.

    What its columns mean, and when it counts, is told in app.access.certificates.
    """

    __tablename__ = "certificate"
    serial: Mapped[pk]
    account_id: Mapped[int]
    login: Mapped[short_text]
    name: Mapped[short_text]
    roles: Mapped[short_text]
    team: Mapped[short_text]
    seal_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    sign_key: Mapped[bytes] = mapped_column(LargeBinary(32))
    active: Mapped[bool]
    handed: Mapped[bool]
    position: Mapped[int]
    issuer: Mapped[int]
    previous: Mapped[str] = mapped_column(String(64))
    signature: Mapped[bytes] = mapped_column(LargeBinary(64))


class KeyBookEntry(Base):
    """The key book of a register on a server; one row. A file's key book lies beside the file."""

    __tablename__ = "key_book"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[long_text]


class SealedText(Base):
    """One sealed text of a complaint: `place` tells which, `compartment` and `serial` its key."""

    __tablename__ = "sealed_text"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    place: Mapped[str] = mapped_column(String(80), primary_key=True)
    compartment: Mapped[short_text]
    serial: Mapped[int]
    body: Mapped[bytes] = mapped_column(LargeBinary)


class CaseKey(Base):
    """A complaint's key sealed to one account, 0 for the recovery code; `until` for a grant.

    There may be several keys for a compartment: who may only put in makes a new one each time.
    """

    __tablename__ = "case_key"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    compartment: Mapped[str] = mapped_column(String(20), primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_case_key_account", "account_id", "compartment", "complaint_id"),)


class Reseal(Base):
    """A complaint whose keys wait for somebody who can open it; `rotate` asks for new keys."""

    __tablename__ = "reseal"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    rotate: Mapped[bool]


class CaseTeam(Base):
    """A team that a complaint is with; a projection of the events."""

    __tablename__ = "case_team"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    team: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class Accused(Base):
    """A team ("team:CODE") or account ("account:ID") that a complaint is about.

    `lifted` when the head let it be disposed to, or seen by, that party all the same.
    """

    __tablename__ = "accused"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    party: Mapped[str] = mapped_column(String(60), primary_key=True, index=True)
    lifted: Mapped[bool]


class IdentityRequest(Base):
    """An account's wish to see who brought a complaint; `state` is asked, granted or refused."""

    __tablename__ = "identity_request"
    id: Mapped[pk]
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    asked_at: Mapped[moment]
    state: Mapped[short_text]
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RetentionRule(Base):
    """How many years after its end a class of case is proposed for erasure; 0 for never."""

    __tablename__ = "retention_rule"
    case_class: Mapped[str] = mapped_column(String(40), primary_key=True)
    years: Mapped[int]


class LegalHold(Base):
    """A complaint that must not be erased; why is the note of the event that says so.

    `reason` is from registers of before; it moves into such a note when one is brought up to date.
    """

    __tablename__ = "legal_hold"
    complaint_id: Mapped[int] = mapped_column(ForeignKey("complaint.id"), primary_key=True)
    reason: Mapped[long_text]
    actor: Mapped[short_text]
    since: Mapped[moment]


class Draft(Base):
    """What an account typed and did not save yet, sealed to that account; one for each form."""

    __tablename__ = "sealed_draft"
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    form: Mapped[str] = mapped_column(String(80), primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[moment]
