"""What is asked of a register in memory at the door, the register behind it is spared."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import CacheStats

from app.desk.listing_cases import open_rows
from app.desk.reading_office import read_office
from app.keeping import opening
from app.keeping.getting_ready import get_ready
from tests.desk.slips import disposed
from tests.helpers.registers import LOGIN, PASSWORD, open_register
from ui.home.facts import read_home

if TYPE_CHECKING:
    from pathlib import Path

    from app.clock import FixedClock


@contextmanager
def compiled_anew() -> Iterator[list[str]]:
    """Yield the statements that were compiled in the block, whoever asked them."""
    found: list[str] = []

    def note(
        _1: object, _2: object, statement: str, _3: object, context: object, _4: object
    ) -> None:
        if getattr(context, "cache_hit", None) is CacheStats.CACHE_MISS:
            found.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_opening_and_the_first_page_compile_nothing(
    register_file: Path, fixed_clock: FixedClock
) -> None:
    register = open_register(str(register_file), clock=fixed_clock)
    disposed(register)
    register.close()
    today = fixed_clock.now().date()
    ready = get_ready(fixed_clock)
    read_office(ready)
    read_home(ready, today=today)
    ready.close()
    with compiled_anew() as found:
        register = opening.open_register(
            str(register_file), login=LOGIN, password=PASSWORD, clock=fixed_clock, hurried=True
        )
        read_office(register)
        shown = read_home(register, today=today)
        assert not found
        # The reverse is seen as well.
        register.arrive()
        assert found
    assert len(shown.running) == 1
    register.close()


def test_one_can_get_ready_again_while_the_first_is_still_there(fixed_clock: FixedClock) -> None:
    for _ in range(2):
        ready = get_ready(fixed_clock)
        assert open_rows(ready) == ()
        assert not ready.warning
    ready.close()
