"""The full check that comes by itself once a week, and when the last one was on this computer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.errors import EnvironmentTrouble
from app.guard import allowed
from app.keeping.backup_places import change_notes, read_notes
from app.keeping.checking import Checked, Progress, check_register
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
    with suppress(ValueError):
        at = datetime.fromisoformat(notes.checked)
        return CheckState(at if at.tzinfo else None, notes.problems)
    return CheckState(None)


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def check_and_note(
    register: Register, *, printed: str = "", progress: Progress | None = None
) -> Checked:
    """Check the register as `check_register`, and note when that was and how much it found."""
    checked = check_register(register, printed=printed, progress=progress)
    found = len(checked.problems)
    # Where nothing can be noted it is checked again sooner.
    with suppress(EnvironmentTrouble):
        change_notes(register.location, checked=register.clock.now(), problems=found)
    return checked
