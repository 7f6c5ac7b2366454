"""Mapped classes, one file per noun."""

from db.tables.base import Base
from db.tables.complaint import Complaint, ComplaintContent, ComplaintIdentity
from db.tables.event import ChainHead, Event, EventNote, NumberCounter
from db.tables.office import (
    DayOffEntry,
    Draft,
    InstructionEntry,
    MediumEntry,
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
    "Complaint",
    "ComplaintContent",
    "ComplaintIdentity",
    "DayOffEntry",
    "Draft",
    "Event",
    "EventNote",
    "InstructionEntry",
    "MediumEntry",
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
