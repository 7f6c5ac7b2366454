"""Who may do what: the four roles, accounts, and the rule that every service declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from app.errors import UserMistake

if TYPE_CHECKING:
    from app.register import Register

P = ParamSpec("P")
R = TypeVar("R")


class Role(StrEnum):
    """What somebody does at the office; an account holds one or more."""

    DESK = "desk"
    HEAD = "head"
    TEAM = "team"
    ADMIN = "admin"


ROLE_WORDS = {
    Role.DESK: "Petugas",
    Role.HEAD: "Pimpinan",
    Role.TEAM: "Tim",
    Role.ADMIN: "Admin",
}
WHOLE_OFFICE = frozenset({Role.DESK, Role.HEAD, Role.ADMIN})
"""The roles of the one account of a single desk."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who signs in; `team` is the code of a team, empty without the role for it."""

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    team: str = ""
    public_key: bytes = b""
    active: bool = True

    @property
    def team_only(self) -> bool:
        """Tell whether only the cases of the own team may be seen."""
        return not self.roles & {Role.DESK, Role.HEAD}


class Refused(UserMistake):
    """Somebody asked for what their account may not do, or nobody is signed in."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"": sentence})


LOCKED = "Register terkunci. Masuk dahulu dengan kata sandi."


def allowed(
    *roles: Role,
) -> Callable[[Callable[Concatenate[Register, P], R]], Callable[Concatenate[Register, P], R]]:
    """Declare the roles that may call a service; the check comes before anything else.

    The service raises Refused for everybody else, and when nobody is signed in.
    """
    rule = frozenset(roles)

    def declare(
        service: Callable[Concatenate[Register, P], R],
    ) -> Callable[Concatenate[Register, P], R]:
        @wraps(service)
        def guarded(register: Register, /, *args: P.args, **kwargs: P.kwargs) -> R:
            register.require(rule)
            return service(register, *args, **kwargs)

        guarded.allowed = rule  # type: ignore[attr-defined]
        return guarded

    return declare


def rule_of(service: Callable[..., object]) -> frozenset[Role]:
    """Return the roles a service declares; none when it declares nothing."""
    found = getattr(service, "allowed", None)
    return found if isinstance(found, frozenset) else frozenset()


def role_words(roles: frozenset[Role]) -> str:
    """Return "Petugas, Pimpinan" in the fixed order of the roles."""
    return ", ".join(word for role, word in ROLE_WORDS.items() if role in roles)
