"""A register that was just opened, as what follows its door needs it; all read by the worker."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import EnvironmentTrouble
from app.keeping.places import remember_register
from app.roles import Role
from ui.shell.people_words import WaitingPeople, pending_people, person_words

if TYPE_CHECKING:
    from app.clock import Clock
    from app.office import Office
    from app.register import Register


@dataclass(frozen=True, slots=True)
class Opened:
    """An open register with its office, and the people that who opened it is asked about.

    `words` are those of a new code.
    """

    register: Register
    office: Office
    waiting: WaitingPeople = WaitingPeople()
    words: tuple[str, ...] = field(default=(), repr=False)
    confirmed: bool = True


def opened(register: Register, *, words: tuple[str, ...] = (), confirmed: bool = True) -> Opened:
    """Return a register that was just opened, and remember where it lies.

    It is on record by then who came in, unless the first page comes next.
    """
    from app.desk.reading_office import read_office

    with register.reading():
        office = read_office(register)
        waiting = waiting_people(register, office)
    if waiting.people or not confirmed:
        register.arrive()
    if not office.sample:
        remember_register(register.location)
    return Opened(register, office, waiting, words, confirmed)


def open_sample(location: str, *, clock: Clock) -> Opened | EnvironmentTrouble:
    """Open a sample register, which has no door; it is made the first time."""
    from app.keeping.opening import open_register

    try:
        if not Path(location).exists():
            from app.keeping.sample import create_sample

            create_sample(location).close()
        return opened(open_register(location, clock=clock, hurried=True))
    except EnvironmentTrouble as trouble:
        return trouble


def waiting_people(register: Register, office: Office) -> WaitingPeople:
    """Return who waits for a head, and at the founding everybody; nobody for who is no head."""
    from app.keeping.certifying import accounts_to_confirm, pending_accounts

    if Role.HEAD not in register.account.roles:
        return WaitingPeople()
    teams = {team.code: team.name for team in office.known_teams}
    if known := accounts_to_confirm(register):
        return WaitingPeople(tuple((each.id, person_words(each, teams)) for each in known), True)
    return pending_people(pending_accounts(register), teams)
