"""Mapped classes, one file per noun."""

from db.tables.base import Base
from db.tables.complaint import Complaint, ComplaintContent, ComplaintIdentity
from db.tables.event import ChainHead, Event, EventNote, NumberCounter
from db.tables.office import (
    ClockNote,
    DayOffEntry,
    Draft,
    InstructionEntry,
    MediumCheck,
    MediumEntry,
    NationalLimit,
    NilMonth,
    OfficeEntry,
    RecapColumn,
    SeasonEntry,
    Setting,
    SopTarget,
    TeamEntry,
    TopicEntry,
)

metadata = Base.metadata

__all__ = [
    "Base",
    "ChainHead",
    "ClockNote",
    "Complaint",
    "ComplaintContent",
    "ComplaintIdentity",
    "DayOffEntry",
    "Draft",
    "Event",
    "EventNote",
    "InstructionEntry",
    "MediumCheck",
    "MediumEntry",
    "NationalLimit",
    "NilMonth",
    "NumberCounter",
    "OfficeEntry",
    "RecapColumn",
    "SeasonEntry",
    "Setting",
    "SopTarget",
    "TeamEntry",
    "TopicEntry",
    "metadata",
]
