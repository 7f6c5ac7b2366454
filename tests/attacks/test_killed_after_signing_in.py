"""Who signs in and opens or searches what is sealed, and ends the program by force, is on record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from app.desk.list_figures import read_figures
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_evidence import open_evidence
from app.errors import EnvironmentTrouble
from app.keeping import opening
from app.keeping.saving_evidence import save_evidence
from app.register import Register
from db.tables import Event
from tests.attacks.attackers import secret_case
from tests.desk.files import attach, picture
from tests.helpers.registers import LOGIN, PASSWORD, open_register

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOUGHT = Wanted(words="rahmah")
WAYS: dict[str, Callable[[Register, str, Path], object]] = {
    "identity": lambda register, _1, _2: open_seals(register, complaint_id=1),
    "file": lambda register, file, _: open_evidence(register, complaint_id=1, file=file),
    "saved": lambda register, file, folder: save_evidence(
        register, complaint_id=1, file=file, place=folder / "a.png"
    ),
}


def hurried(location: str) -> Register:
    return opening.open_register(location, login=LOGIN, password=PASSWORD, hurried=True)


def told(location: str) -> list[str]:
    """Return what was on record before the one who looks came."""
    register = open_register(location)
    with register.reading() as session:
        kinds = list(session.scalars(select(Event.kind).order_by(Event.id)))
    register.close()
    return kinds[:-1]


@pytest.mark.parametrize("way", WAYS)
def test_the_sign_in_is_on_record_before_what_was_opened(
    register: Register, tmp_path: Path, way: str
) -> None:
    file = attach(register, secret_case(register), "a.png", picture())
    register.close()
    before = len(told(register.location))
    attacker = hurried(register.location)
    WAYS[way](attacker, file, tmp_path)
    # Nothing that ends a register well is done any more.
    attacker.close()
    assert told(register.location)[before + 1 :] == ["signed_in", "identity_read"]


SEARCHES: dict[str, Callable[[Register], object]] = {
    "rows": lambda register: list_rows(register, wanted=SOUGHT, offset=0, limit=9),
    "count": lambda register: count_rows(register, wanted=SOUGHT),
    "figures": lambda register: read_figures(register, wanted=SOUGHT, year=None),
}


@pytest.mark.parametrize("way", SEARCHES)
def test_nothing_sealed_is_searched_before_the_sign_in_is_on_record(
    register: Register, way: str
) -> None:
    secret_case(register)
    register.close()
    before = len(told(register.location))
    attacker = hurried(register.location)
    SEARCHES[way](attacker)
    attacker.close()
    assert told(register.location)[before + 1 :] == ["signed_in"]


def test_nothing_is_opened_while_that_cannot_be_put_on_record(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret_case(register)
    register.close()
    attacker = hurried(register.location)
    with monkeypatch.context() as broken:
        broken.setattr(attacker.key_store, "read", _fail)
        with pytest.raises(EnvironmentTrouble):
            open_seals(attacker, complaint_id=1)
    open_seals(attacker, complaint_id=1)
    attacker.close()
    assert told(register.location)[-2:] == ["signed_in", "identity_read"]


def _fail() -> None:
    raise EnvironmentTrouble("locked", "Register sedang dipakai program lain.")


def test_it_is_on_record_once_whoever_comes_first(register: Register) -> None:
    secret_case(register)
    register.close()
    before = len(told(register.location))
    attacker = hurried(register.location)
    with ThreadPoolExecutor(3) as threads:
        first = threads.submit(attacker.arrive)
        opened = threads.submit(open_seals, attacker, complaint_id=1)
        threads.submit(attacker.arrive).result()
        assert opened.result().row.id == 1
        first.result()
    attacker.close()
    assert told(register.location)[before + 1 :] == ["signed_in", "identity_read"]
