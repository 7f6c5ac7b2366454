"""The guard of every service: which roles may call it, checked before anything else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from app.register import Register
from app.roles import Role
from app.storage_troubles import storage_troubles

P = ParamSpec("P")


R = TypeVar("R")


def allowed(
    *roles: Role,
) -> Callable[[Callable[Concatenate[Register, P], R]], Callable[Concatenate[Register, P], R]]:
    """Declare the roles that may call a service; the check comes before anything else.

    The service raises Refused for everybody else, and when nobody is signed in. What the storage
    fails with is worded for the user, wherever in the service it comes from.
    """
    rule = frozenset(roles)

    def declare(
        service: Callable[Concatenate[Register, P], R],
    ) -> Callable[Concatenate[Register, P], R]:
        @wraps(service)
        def guarded(register: Register, /, *args: P.args, **kwargs: P.kwargs) -> R:
            register.require(rule)
            with storage_troubles():
                return service(register, *args, **kwargs)

        guarded.allowed = rule  # type: ignore[attr-defined]
        return guarded

    return declare


def rule_of(service: Callable[..., object]) -> frozenset[Role]:
    """Return the roles a service declares; none when it declares nothing."""
    found = getattr(service, "allowed", None)
    return found if isinstance(found, frozenset) else frozenset()
