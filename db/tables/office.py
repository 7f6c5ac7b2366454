"""Lists and settings the office keeps: all editable, all seeded with defaults."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Base
from db.types import UtcDateTime, code, long_text, moment, pk, short_text


class Setting(Base):
    """One named value of the register, as text."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[long_text]


class RecapColumnEntry(Base):
    """One column of the annual recap; an optional one is printed only when used.

    One that is not active is offered to no medium any more, and printed like an optional one.
    """

    __tablename__ = "recap_column"
    id: Mapped[pk]
    label: Mapped[short_text]
    position: Mapped[int]
    optional: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class AnswerChannel(Base):
    """What complainants are answered through."""

    __tablename__ = "answer_channel"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class MediumEntry(Base):
    """A channel complaints come by, and the one through which they are answered.

    `weekdays` are the days on which it is looked at: digits, 0 for Monday. `kind` says which fields
    its complaints bring with them, empty for none of their own.
    """

    __tablename__ = "medium"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    recap_column_id: Mapped[int] = mapped_column(ForeignKey("recap_column.id"))
    answer_channel_id: Mapped[int] = mapped_column(ForeignKey("answer_channel.id"))
    weekdays: Mapped[short_text] = mapped_column(default="01234")
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    kind: Mapped[short_text] = mapped_column(default="")


class MediumCheck(Base):
    """Someone looked at a medium; never updated or deleted (triggers forbid it)."""

    __tablename__ = "medium_check"
    id: Mapped[pk]
    medium_id: Mapped[int] = mapped_column(ForeignKey("medium.id"), index=True)
    checked_at: Mapped[moment]
    actor: Mapped[short_text]


class TopicEntry(Base):
    """What complaints are about (materi); `grouping` names the form it comes from."""

    __tablename__ = "topic"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    grouping: Mapped[short_text]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class TeamEntry(Base):
    """A team within the office that dispositions go to."""

    __tablename__ = "team"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class InstructionEntry(Base):
    """An instruction printed with a tick box on the disposition sheet."""

    __tablename__ = "instruction"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)


class OfficeEntry(Base):
    """An office a complaint may concern: `grouping` is own, province, regency or agency.

    The own one's name is the office's name everywhere. `address` and `contact` are for who is sent
    there, and for the letter that goes along.
    """

    __tablename__ = "office"
    id: Mapped[pk]
    code: Mapped[code]
    name: Mapped[short_text]
    grouping: Mapped[short_text]
    position: Mapped[int]
    active: Mapped[bool] = mapped_column(default=True)
    address: Mapped[long_text] = mapped_column(default="")
    contact: Mapped[short_text] = mapped_column(default="")


class SopTarget(Base):
    """The time standard of one SOP step for a class of case from a date on.

    Never changed: a new standard is a new row. `recorded_at` is empty for the first ones. What a
    step is called is a setting.
    """

    __tablename__ = "sop_target"
    id: Mapped[pk]
    step: Mapped[int]
    amount: Mapped[int]
    unit: Mapped[short_text]
    case_class: Mapped[short_text] = mapped_column(default="any")
    effective_from: Mapped[date]
    actor: Mapped[short_text] = mapped_column(default="")
    recorded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NationalLimit(Base):
    """A national limit in working days from a date on; never changed, like the standards."""

    __tablename__ = "national_limit"
    id: Mapped[pk]
    code: Mapped[short_text]
    case_class: Mapped[short_text]
    days: Mapped[int]
    effective_from: Mapped[date]
    actor: Mapped[short_text] = mapped_column(default="")
    recorded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DayOffEntry(Base):
    """A day on which the office is closed, and who entered or changed it when, if anybody."""

    __tablename__ = "day_off"
    id: Mapped[pk]
    day: Mapped[date] = mapped_column(index=True)
    name: Mapped[short_text]
    kind: Mapped[short_text]
    estimated: Mapped[bool]
    decree: Mapped[short_text]
    source: Mapped[short_text]
    actor: Mapped[short_text] = mapped_column(default="")
    recorded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SeasonEntry(Base):
    """Weekly hours of the office, always or between two dates; `hours` is JSON text."""

    __tablename__ = "season"
    id: Mapped[pk]
    name: Mapped[short_text]
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    hours: Mapped[long_text]


class NilMonth(Base):
    """A month someone confirmed to have brought no complaint.

    `looked` names by their codes, parted by commas, the media they had looked at by then; it is
    empty of what older programs confirmed.
    """

    __tablename__ = "nil_month"
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    confirmed_at: Mapped[moment]
    actor: Mapped[short_text]
    looked: Mapped[long_text] = mapped_column(default="")


class ClockNote(Base):
    """A jump of the computer's clock: its time against the newest one on record before."""

    __tablename__ = "clock_note"
    id: Mapped[pk]
    noticed_at: Mapped[moment]
    newest_at: Mapped[moment]
    kind: Mapped[short_text]
