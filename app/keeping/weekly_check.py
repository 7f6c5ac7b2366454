"""When a register was last checked from end to end on this computer, and when that is due again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.guard import allowed
from app.keeping.backup_places import noted_moment, read_notes
from app.register import Register
from app.roles import Role

WEEKLY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class CheckState:
    """When a register was checked last from end to end (aware), None for never; what that found."""

    checked_at: datetime | None
    problems: int = 0

    def is_due(self, now: datetime) -> bool:
        """Tell whether it is to be checked again; also when the last time lies in the future."""
        last = self.checked_at
        return last is None or not timedelta() <= now - last <= WEEKLY


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def read_check_state(register: Register) -> CheckState:
    """Return when the register was checked last on this computer."""
    notes = read_notes(register.location)
    at = noted_moment(notes.checked)
    return CheckState(None) if at is None else CheckState(at, notes.problems)
