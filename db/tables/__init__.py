"""Mapped classes, one file per noun."""

from db.tables.access import (
    AccountEntry,
    Accused,
    CaseKey,
    CaseTeam,
    CertificateEntry,
    Draft,
    IdentityRequest,
    KeyBookEntry,
    LegalHold,
    Reseal,
    RetentionRule,
    SealedText,
)
from db.tables.base import Base
from db.tables.box import BoxOpening, BoxSlip, BoxUndoing
from db.tables.complaint import Complaint, ComplaintContent, ReportChoice, ReportSummary
from db.tables.edition import EditionCopy, ReportEdition
from db.tables.event import (
    AttestationEntry,
    ChainHead,
    EnteredForm,
    Event,
    EventNote,
    NumberCounter,
)
from db.tables.evidence import EvidencePart
from db.tables.month import EvaluationMeeting, MonthAct, MonthCopy
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
from db.tables.report import PictureCopy, ReportPicture, ReportText
from db.tables.sheet import SheetPrinting, SpareSheet

metadata = Base.metadata

__all__ = [
    "AccountEntry",
    "Accused",
    "AnswerChannel",
    "AttestationEntry",
    "Base",
    "BoxOpening",
    "BoxSlip",
    "BoxUndoing",
    "CaseKey",
    "CaseTeam",
    "CertificateEntry",
    "ChainHead",
    "ClockNote",
    "Complaint",
    "ComplaintContent",
    "DayOffEntry",
    "Draft",
    "EditionCopy",
    "EnteredForm",
    "EvaluationMeeting",
    "Event",
    "EventNote",
    "EvidencePart",
    "IdentityRequest",
    "InstructionEntry",
    "KeyBookEntry",
    "LegalHold",
    "MediumCheck",
    "MediumEntry",
    "MonthAct",
    "MonthCopy",
    "NationalLimit",
    "NilMonth",
    "NumberCounter",
    "OfficeEntry",
    "PictureCopy",
    "RecapColumnEntry",
    "ReportChoice",
    "ReportEdition",
    "ReportPicture",
    "ReportSummary",
    "ReportText",
    "Reseal",
    "RetentionRule",
    "SealedText",
    "SeasonEntry",
    "Setting",
    "SheetPrinting",
    "SopTarget",
    "SpareSheet",
    "TeamEntry",
    "TopicEntry",
    "metadata",
]
