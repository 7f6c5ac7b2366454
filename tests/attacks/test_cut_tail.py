"""The end of the history is cut off together with everything that tells of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from app.keeping.checking import check_register
from app.keeping.remembering import SHORTER
from app.keeping.signing_in import sign_out
from app.register import Register
from app.roles import Role
from db.engine import transaction
from tests.attacks.attackers import GUARDS, events, put, run
from tests.desk.slips import registered
from tests.helpers.registers import add_person, open_register, signed_in


def cut(register: Register, *, position: int, serial: int) -> None:
    """Cut events and signatures after a place, as whoever has the file's key can."""
    with transaction(register.engine, writing=True) as session:
        put(session, [row for row in events(session) if int(str(row["id"])) <= position])
        for guard in GUARDS["sqlite"]:
            session.execute(text(guard.format(table="attestation")))
        session.execute(text("DELETE FROM attestation WHERE serial > :serial"), {"serial": serial})


def test_who_left_a_longer_history_is_told(file_register: Register) -> None:
    add_person(file_register, "dewi", Role.DESK)
    own = file_register.vault.own.memory
    with signed_in(file_register, "dewi"):
        pass
    again = open_register(file_register.location, clock=file_register.clock)
    again.close()
    cut(file_register, position=own.position, serial=own.serial)
    with signed_in(file_register, "siti") as siti:
        assert siti.warning == SHORTER
    with signed_in(file_register, "siti") as siti:
        assert siti.warning == ""


def test_an_older_file_under_the_book_of_today_is_told(
    file_register: Register, tmp_path: Path
) -> None:
    place = Path(file_register.location)
    shutil.copy(place, tmp_path / "lama")
    registered(file_register)
    sign_out(file_register)
    shutil.copy(tmp_path / "lama", place)
    with signed_in(file_register, "siti") as siti:
        assert siti.warning == SHORTER
        assert check_register(siti).problems == ()


def test_what_came_since_is_gone_through(file_register: Register) -> None:
    add_person(file_register, "dewi", Role.DESK)
    with signed_in(file_register, "siti"):
        pass
    with signed_in(file_register, "dewi") as dewi:
        registered(dewi, anonymous=True)
    with transaction(file_register.engine, writing=True) as session:
        for guard in GUARDS["sqlite"]:
            session.execute(text(guard.format(table="event")))
        session.execute(text("UPDATE event SET actor = 'siti' WHERE kind = 'registered'"))
    with signed_in(file_register, "siti") as siti:
        assert "tidak cocok" in siti.warning


@pytest.mark.parametrize("login", ["siti", "dewi"])
def test_nothing_is_told_on_an_ordinary_day(register: Register, login: str) -> None:
    add_person(register, "dewi", Role.DESK)
    for _ in range(2):
        with signed_in(register, login) as other:
            registered(other, anonymous=True)
            assert other.warning == ""
            sign_out(other)
    registered(register)


def test_who_updates_a_register_vouches_for_what_the_update_left(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(register)
    with monkeypatch.context() as patch:
        patch.setattr("app.keeping.opening.bring_up_to_date", lambda *_: True)
        run(register, "UPDATE complaint SET attachments = 4")
        assert check_register(register).problems != ()
        with signed_in(register, "siti") as siti:
            assert check_register(siti).problems == ()
