"""Mapped classes, one file per noun."""

from db.tables.access import (
    AccountEntry,
    Accused,
    CaseKey,
    CaseTeam,
    Draft,
    IdentityRequest,
    KeyBookEntry,
    LegalHold,
    Reseal,
    RetentionRule,
    SealedText,
)
from db.tables.base import Base
from db.tables.complaint import Complaint, ComplaintContent
from db.tables.event import ChainHead, Event, EventNote, NumberCounter
from db.tables.office import (
    AnswerChannel,
    ClockNote,
    DayOffEntry,
    InstructionEntry,
    MediumCheck,
    MediumEntry,
    NationalLimit,
    NilMonth,
    OfficeEntry,
    RecapColumnEntry,
    SeasonEntry,
    Setting,
    SopTarget,
    TeamEntry,
    TopicEntry,
)

metadata = Base.metadata

__all__ = [
    "AccountEntry",
    "Accused",
    "AnswerChannel",
    "Base",
    "CaseKey",
    "CaseTeam",
    "ChainHead",
    "ClockNote",
    "Complaint",
    "ComplaintContent",
    "DayOffEntry",
    "Draft",
    "Event",
    "EventNote",
    "IdentityRequest",
    "InstructionEntry",
    "KeyBookEntry",
    "LegalHold",
    "MediumCheck",
    "MediumEntry",
    "NationalLimit",
    "NilMonth",
    "NumberCounter",
    "OfficeEntry",
    "RecapColumnEntry",
    "Reseal",
    "RetentionRule",
    "SealedText",
    "SeasonEntry",
    "Setting",
    "SopTarget",
    "TeamEntry",
    "TopicEntry",
    "metadata",
]
