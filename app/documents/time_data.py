"""What the papers about time say: reminders to a team, and why a due date is what it is."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One complaint a team holds.

    `left` says how much time is left or how late it is; of a paused one `paused_at` says since
    when. `target_days` is 0 for a step counted in minutes, then `step` says what is awaited.
    Moments are aware. Of a confidential complaint the title is not printed, whatever is given.
    """

    number: str
    title: str
    given_at: datetime
    due_at: datetime
    used_days: int
    target_days: int
    left: str
    step: str = ""
    late: bool = False
    due_estimated: bool = False
    paused_at: datetime | None = None
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class ReminderData:
    """One team's sheet: its complaints in the order printed, none for a nil sheet.

    `first` and `last` are the working days the week begins and ends with. `printed_at` is
    aware and shown in `zone`.
    """

    team: str
    lines: tuple[ReminderLine, ...]
    first: date
    last: date
    officer_name: str
    officer_nip: str
    printed_at: datetime
    zone: ZoneInfo
    sample: bool = False


@dataclass(frozen=True, slots=True)
class ExplainedDay:
    """One line: the day or stretch, why it counts or not, its number when it is counted."""

    day: str
    reason: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class ExplanationData:
    """What the screen says about one due date, worded.

    `printed_at` is aware and shown in `zone`. Of a confidential complaint the title is not
    printed, whatever is given.
    """

    number: str
    title: str
    question: str
    days: tuple[ExplainedDay, ...]
    note: str
    printed_at: datetime
    zone: ZoneInfo
    confidential: bool = False
    sample: bool = False
