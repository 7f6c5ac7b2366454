"""Counts what a register is asked: statements, and the transactions they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import event

if TYPE_CHECKING:
    from app.register import Register

_NOT_ASKED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA")


@dataclass(slots=True)
class Asked:
    """The statements in their order, and how many transactions were begun."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0

    def __str__(self) -> str:
        listed = "\n".join(
            f"{at}. {' '.join(s.split())}" for at, s in enumerate(self.statements, 1)
        )
        return f"{len(self.statements)} in {self.transactions} transactions:\n{listed}"


@contextmanager
def asked_of(register: Register) -> Iterator[Asked]:
    """Count what a register is asked inside the block."""
    asked = Asked()

    def note(*told: object) -> None:
        statement = str(told[2])
        if not statement.lstrip().upper().startswith(_NOT_ASKED):
            asked.statements.append(statement)

    def begin(_: object) -> None:
        asked.transactions += 1

    event.listen(register.engine, "before_cursor_execute", note)
    event.listen(register.engine, "begin", begin)
    try:
        yield asked
    finally:
        event.remove(register.engine, "before_cursor_execute", note)
        event.remove(register.engine, "begin", begin)
