"""kill -9 at any moment of saving leaves the register as before or after."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk.listing_cases import Wanted, count_rows
from app.desk.registering import register_complaint
from app.keeping.checking import check_register
from tests.desk.slips import slip
from tests.helpers.registers import create_register, open_register

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def kill_while(work: Callable[[int], None], *, begun: int, after: float) -> int:
    """Run work in a child with a pipe to write to, and kill it some seconds after `begun` bytes.

    Returns how many bytes it wrote in all.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(writer)
        finally:
            os._exit(0)
    os.close(writer)
    written = 0
    while written < begun:
        written += len(os.read(reader, begun - written)) or begun
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while part := os.read(reader, 65536):
        written += len(part)
    os.close(reader)
    return written


def test_killed_while_registering(register_file: Path, many: Callable[[str, int], range]) -> None:
    def register_for_ever(told: int) -> None:
        register = open_register(str(register_file))
        os.write(told, b".")
        while True:
            register_complaint(register, complaint=slip())
            os.write(told, b".")

    chance = random.Random(9)
    before = 0
    turns = many("kills while registering", 24)
    for _ in turns:
        after = chance.uniform(0, 0.03)
        told = kill_while(register_for_ever, begun=2, after=after) - 1
        register = open_register(str(register_file))
        found = count_rows(register, wanted=Wanted())
        assert check_register(register).ok
        register.close()
        # What was told as saved is there; at most one more was saved but not told.
        assert found - before in (told, told + 1)
        before = found
    assert before > len(turns)


def test_killed_while_creating(tmp_path: Path, many: Callable[[str, int], range]) -> None:
    chance = random.Random(3)
    for turn in many("kills while creating", 6):
        place = tmp_path / f"{turn}.mejaaduan"

        def create(told: int, place: Path = place) -> None:
            os.write(told, b".")
            create_register(str(place)).close()

        kill_while(create, begun=1, after=chance.uniform(0, 0.6))
        if place.exists():
            register = open_register(str(place))
            assert check_register(register).ok
            register.close()
