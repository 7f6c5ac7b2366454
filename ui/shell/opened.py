"""A register that was just opened, as the window's first page needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.keeping.places import remember_register

if TYPE_CHECKING:
    from app.office import Office
    from app.register import Register


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register with its office, as the first page needs them; `words` of a new code."""

    register: Register
    office: Office
    words: tuple[str, ...] = field(default=(), repr=False)
    confirmed: bool = True


def opened(register: Register, *, words: tuple[str, ...] = (), confirmed: bool = True) -> Opened:
    """Return a register that was just opened, and remember where it lies."""
    from app.desk.reading_office import read_office

    office = read_office(register)
    if not office.sample:
        remember_register(register.location)
    return Opened(register, office, words, confirmed)
