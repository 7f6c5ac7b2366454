"""The key book of a register: who can open it, how often somebody failed, and the recovery key.

It lies outside the register, as it is read before the register can be. It holds names of accounts
and wrapped keys, nothing of any complaint.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple

RECOVERY_LOGIN = "#lembar"
"""Under this, which no account can be called, failures of the recovery code are counted."""
# A slip of the finger costs nothing, the fourth failure in a row 5 s, then twice as much each time.
_FREE_FAILURES = 3
_FIRST_WAIT = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(minutes=15)
_MOST_REMEMBERED = 500


class Cost(NamedTuple):
    """What argon2id costs: memory in MiB and rounds over it."""

    mebibytes: int
    rounds: int


class Hashing(NamedTuple):
    """How one password was hashed."""

    salt: bytes
    cost: Cost


class Slot(NamedTuple):
    """One account's way in: its private keys wrapped by the password, the register's keys by those.

    `keys` are the register file's keys sealed to `public`, the newest first; none on a server, and
    none while a head has not certified the account. The password of a `first` one was chosen by
    somebody else. `memory` is what the account knows of the register, sealed by its private keys.
    `sign` is the public signing key of an owner who took keys of their own while the account waits.
    """

    login: str
    name: str
    hashing: Hashing
    public: bytes
    private: bytes
    keys: tuple[bytes, ...] = ()
    first: bool = False
    memory: bytes = b""
    sign: bytes = b""


class RecoverySlot(NamedTuple):
    """The paper's way in; its private keys are what the code on the paper stands for.

    `memory` is that of the paper. `root` is the sealed seed of the register's root, when that was
    founded without the paper.
    """

    hashing: Hashing
    public: bytes
    keys: tuple[bytes, ...] = ()
    confirmed: bool = False
    memory: bytes = b""
    root: bytes = b""


class Failures(NamedTuple):
    """How often a login failed in a row, and when last: by the clock, and by the uptime (s)."""

    in_a_row: int
    last: datetime
    uptime: float


class KeyBook(NamedTuple):
    """All slots of a register. `failed` are failed logins (login, moment) not yet in the log.

    There is a `former` recovery slot only while a new one is put in force, or when that was cut
    short: which of both opens the cases, only the register knows.
    """

    register: str
    recovery: RecoverySlot
    slots: tuple[Slot, ...]
    former: RecoverySlot | None = None
    sample: bool = False
    serial: int = 1
    failures: Mapping[str, Failures] = MappingProxyType({})
    failed: tuple[tuple[str, datetime], ...] = ()

    def slot(self, login: str) -> Slot | None:
        """Return the slot of a login, in any case of letters; None when there is none."""
        wanted = login.strip().lower()
        return next((slot for slot in self.slots if slot.login == wanted), None)

    def with_slot(self, slot: Slot) -> KeyBook:
        """Return the book with a slot in place of the one of the same login."""
        others = tuple(each for each in self.slots if each.login != slot.login)
        return self._replace(slots=(*others, slot))

    def without(self, *logins: str) -> KeyBook:
        """Return the book without the slots of some logins."""
        return self._replace(slots=tuple(each for each in self.slots if each.login not in logins))

    def settled(self, public: bytes) -> KeyBook:
        """Return the book with only the recovery slot whose public key the register seals to."""
        former = self.former
        kept = former if former is not None and former.public == public else self.recovery
        return self._replace(recovery=kept, former=None)

    # --- waiting after failures -------------------------------------------------------------

    def wait(self, login: str, *, now: datetime, uptime: float) -> timedelta:
        """Return how long a login must still wait; setting the clock makes it no shorter.

        What passed since the failure is told by the computer's uptime, which can't be set; after
        a restart, or on another computer, at most that uptime has passed.
        """
        failures = self.failures.get(self._counted(login))
        if failures is None or failures.in_a_row <= _FREE_FAILURES:
            return timedelta(0)
        doubled = min(failures.in_a_row - _FREE_FAILURES - 1, 20)
        whole: timedelta = min(_FIRST_WAIT * 2**doubled, _LONGEST_WAIT)
        since = uptime - failures.uptime if uptime >= failures.uptime else uptime
        passed = min(now - failures.last, timedelta(seconds=since))
        return max(whole - max(passed, timedelta(0)), timedelta(0))

    def failing(self, login: str, *, now: datetime, uptime: float) -> KeyBook:
        """Return the book after one more failure of a login."""
        key = self._counted(login)
        before = self.failures.get(key)
        count = 1 if before is None else before.in_a_row + 1
        slot = self.slot(login)
        return self._replace(
            failures={**self.failures, key: Failures(count, now, uptime)},
            failed=(*self.failed, (slot.login if slot else "?", now))[-_MOST_REMEMBERED:],
        )

    def succeeding(self, login: str) -> KeyBook:
        """Return the book after a login succeeded; what failed before still awaits the log."""
        rest = {key: value for key, value in self.failures.items() if key != login}
        return self._replace(failures=rest)

    def _counted(self, login: str) -> str:
        """Return what failures are counted under: the code apart, all that nobody has together."""
        if login == RECOVERY_LOGIN:
            return login
        slot = self.slot(login)
        return slot.login if slot else "?"
