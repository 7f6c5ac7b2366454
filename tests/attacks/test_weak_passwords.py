"""Passwords that are guessed first are refused, in words that help, wherever one is chosen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.access.passwords import password_mistake
from app.errors import UserMistake
from app.keeping import opening
from app.keeping.accounts import add_account, change_own_password, read_accounts, reset_password
from app.keeping.creating import create_register
from app.keeping.recovering import propose_recovery, recover, renew_recovery
from app.keeping.setup import Setup
from app.register import Register
from app.roles import Role
from tests.helpers.registers import FIRST_PASSWORD, PASSWORD, prepare_person

WEAK = (
    *("1234567890", "password123", "P@ssw0rd123", "qwertyuiop", "asdfghjkl;'", "1q2w3e4r5t6y"),
    *("iloveyou123", "indonesia1945", "rahasia123", "bismillah123", "admin12345", "aaaaaaaaaaaa"),
    *("siti123456", "sitirahmah1", "Siti Rahmah 1", "bpsbanten2026", "provinsibanten1"),
    *("mejaaduan123", "pengaduan2026", "abcdefghij", "17081945170845", "contoh\ufeffcontohan"),
)
ABOUT = {"login": "siti", "name": "Siti Rahmah", "office": "BPS Provinsi Banten"}


@pytest.mark.parametrize("password", WEAK)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert password_mistake(password, **ABOUT).endswith(".")


@pytest.mark.parametrize(
    "password",
    [
        PASSWORD,
        FIRST_PASSWORD,
        "kursi merah di balkon",
        "angsa-biru-42-lilin",
        "é" * 3 + "tlGq7#zx",
    ],
)
def test_what_is_hard_to_guess_is_taken(password: str) -> None:
    assert password_mistake(password, **ABOUT) == ""


def test_a_password_of_any_length_is_judged_at_once() -> None:
    assert password_mistake("lembar hujan kompas " * 100, **ABOUT) == ""


def test_no_way_to_choose_a_password_takes_a_weak_one(
    file_register: Register, tmp_path: Path
) -> None:
    register, weak = file_register, "siti123456"
    prepare_person(register, "siti.dewi", Role.DESK)
    account = next(each for each in read_accounts(register) if each.login == "siti.dewi")
    words = propose_recovery(register)
    renew_recovery(register, words=words, code=" ".join(words))
    place = register.location
    ways: dict[str, Callable[[], object]] = {
        "set-up": lambda: create_register(
            str(tmp_path / "lain.mejaaduan"), setup=Setup("BPS", "Siti", "siti", weak)
        ),
        "new": lambda: add_account(
            register,
            login="siti2",
            name="Siti",
            roles=frozenset({Role.DESK}),
            team="",
            password=weak,
        ),
        "reset": lambda: reset_password(register, account_id=account.id, password=weak),
        "own": lambda: change_own_password(register, old=PASSWORD, new=weak),
        "first": lambda: opening.open_register(
            place, login="siti.dewi", password=FIRST_PASSWORD, new_password=weak
        ),
        "sheet": lambda: recover(place, code=" ".join(words), login="siti", name="", password=weak),
    }
    for name, way in ways.items():
        with pytest.raises(UserMistake) as caught:
            way()
        assert "mudah ditebak" in caught.value.sentence, name


def test_the_door_does_not_wait_for_the_lists(register_file: Path) -> None:
    program = (
        "import sys\n"
        "from tests.helpers.registers import open_register\n"
        f"open_register({str(register_file)!r}).close()\n"
        "assert not any(name.startswith('zxcvbn') for name in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=True)
