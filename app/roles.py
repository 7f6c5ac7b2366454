"""Who may do what: the four roles, accounts, and the rule that every service declares."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from app.errors import UserMistake


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
RECOVERY = 0
"""The account id under which keys are sealed to, and certificates issued by, the recovery code."""
WHOLE_OFFICE = frozenset({Role.DESK, Role.HEAD, Role.ADMIN})
"""The roles of the one account of a single desk."""


class Account(NamedTuple):
    """Somebody who signs in; `team` is the code of a team, empty without the role for it.

    `handed` while its keys are still those that an admin made, `waiting` the roles that a head has
    yet to certify.
    """

    id: int
    login: str
    name: str
    roles: frozenset[Role]
    team: str = ""
    public_key: bytes = b""
    active: bool = True
    handed: bool = False
    waiting: frozenset[Role] = frozenset()

    @property
    def team_only(self) -> bool:
        """Tell whether only the cases of the own team may be seen."""
        return not self.roles & {Role.DESK, Role.HEAD}

    @property
    def decides(self) -> bool:
        """Tell whether it is a head's who is not the desk as well: it decides, others write it down."""
        return Role.HEAD in self.roles and Role.DESK not in self.roles


class Refused(UserMistake):
    """Somebody asked for what their account may not do, or nobody is signed in."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"": sentence})


LOCKED = "Register terkunci. Masuk dahulu dengan kata sandi."


def roles_text(roles: frozenset[Role]) -> str:
    """Write roles as codes parted by commas, in the fixed order of the roles."""
    return ",".join(role.value for role in Role if role in roles)


def read_roles(text: str) -> frozenset[Role]:
    """Read what `roles_text` wrote; what is no role is left out."""
    codes = text.split(",")
    return frozenset(role for role in Role if role.value in codes)


def role_words(roles: frozenset[Role]) -> str:
    """Return "Petugas, Pimpinan" in the fixed order of the roles."""
    return ", ".join(word for role, word in ROLE_WORDS.items() if role in roles)
