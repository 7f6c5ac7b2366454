from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.clock import FixedClock
from app.desk.media_rota import media_today, tick_medium
from app.errors import UserMistake
from app.register import Register
from tests.desk.slips import NOW, pass_time, set_rota

BOX = "kotak-saran-pst"


def due(register: Register, day: date) -> set[str]:
    assert isinstance(register.clock, FixedClock)
    register.clock.set(NOW.replace(month=day.month, day=day.day))
    return {medium.code for medium in media_today(register) if medium.due_today}


@pytest.mark.expected_log("the clock jumped back")
def test_boxes_are_due_on_monday_until_they_are_opened(register: Register) -> None:
    assert BOX in due(register, date(2026, 3, 9))
    assert BOX in due(register, date(2026, 3, 10))
    told = tick_medium(register, code=BOX)
    assert told.sentence == "Kotak Saran Ruang PST sudah diperiksa."
    assert told.changed == {"media"}
    assert due(register, date(2026, 3, 10)) >= {"lapor", "kotak-saran-lobi"}
    assert BOX not in due(register, date(2026, 3, 13))
    assert BOX in due(register, date(2026, 3, 16))


def test_a_daily_medium_is_due_every_working_day(register: Register) -> None:
    tick_medium(register, code="lapor")
    assert "lapor" not in due(register, date(2026, 3, 17))
    assert due(register, date(2026, 3, 22)) == set()
    assert "lapor" in due(register, date(2026, 3, 25))


def test_the_rota_can_be_set(register: Register) -> None:
    set_rota(register, {BOX: {1, 3}, "lapor": set()})
    found = {medium.code: medium.weekdays for medium in media_today(register)}
    assert found[BOX] == {1, 3}
    assert not found["lapor"]
    assert "lapor" not in due(register, date(2026, 3, 17))
    with pytest.raises(UserMistake):
        set_rota(register, {BOX: {7}})


def test_a_look_is_never_taken_back(register: Register) -> None:
    tick_medium(register, code=BOX)
    at = pass_time(register, hours=1)
    tick_medium(register, code=BOX)
    assert next(m.looked_at for m in media_today(register) if m.code == BOX) == at
    with pytest.raises(UserMistake):
        tick_medium(register, code="gaib")
    with pytest.raises(DBAPIError), register.writing() as session:
        session.execute(text("DELETE FROM medium_check"))
