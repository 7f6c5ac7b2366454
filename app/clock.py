"""The one place that asks the system for the time."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present moment."""

    def now(self) -> datetime:
        """Return the moment, aware, in UTC."""
        ...

    def uptime(self) -> float:
        """Return the seconds since the computer was started, which nobody can set."""
        ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the computer's time in UTC."""
        return datetime.now(UTC)

    def uptime(self) -> float:
        """Return the seconds since the computer was started."""
        return time.monotonic()


class FixedClock:
    """A clock that stands still until it is set: for samples and tests."""

    def __init__(self, moment: datetime) -> None:
        self._uptime = 0.0
        self.turn(moment)

    def set(self, moment: datetime) -> None:
        """Let time pass until an aware moment; one that lies back is only shown."""
        self._uptime += max((moment - self._moment).total_seconds(), 0.0)
        self.turn(moment)

    def turn(self, moment: datetime) -> None:
        """Turn the hands to an aware moment, without any time passing."""
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware moment")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment it was set to, in UTC."""
        return self._moment

    def uptime(self) -> float:
        """Return the seconds that passed since it was made."""
        return self._uptime
