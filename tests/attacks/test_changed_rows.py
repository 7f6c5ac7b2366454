"""Rows changed past the program, each kind of them: `check` finds every one."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.clock import FixedClock
from app.desk.evaluating import Meeting, save_meeting
from app.desk.lifting_guard import lift_guard
from app.desk.media_rota import tick_medium
from app.desk.opening_seals import ask_identity
from app.desk.papers import sheet_pdf
from app.desk.spare_sheets import reserve_sheets
from app.keeping.checking import check_register, problems_in
from app.keeping.retention import hold, save_rules
from app.register import Register
from app.roles import Role
from app.rules.targets import ANY
from db.engine import transaction
from tests.attacks.attackers import GUARDS
from tests.desk.slips import confirmed_nil, disposed_to, registered
from tests.helpers.registers import add_person, signed_in

CASE = "WHERE complaint_id = 2"
OTHER_BODY = "SELECT body FROM sealed_text WHERE complaint_id = 3 AND place = 'content'"
MINE = "account_id = 1 AND compartment = 'identity'"
OTHER_KEY = f"SELECT sealed FROM case_key WHERE complaint_id = 3 AND {MINE}"
ROWS = [
    "UPDATE complaint SET title = 'Lain' WHERE id = 1",
    "UPDATE complaint_content SET text = 'Lain' WHERE complaint_id = 1",
    'UPDATE complaint_content SET details = \'{"survey": "Lain"}\' WHERE complaint_id = 1',
    "UPDATE medium SET kind = 'letter' WHERE code = 'lapor'",
    "UPDATE complaint SET month = 1 WHERE id = 1",
    "UPDATE complaint SET medium_id = 3 WHERE id = 1",
    "UPDATE complaint SET classification = 'aspiration' WHERE id = 1",
    "UPDATE complaint SET confidential = false WHERE id = 2",
    f"DELETE FROM sealed_text {CASE} AND place = 'identity'",
    f"DELETE FROM sealed_text {CASE} AND place = 'content'",
    f"UPDATE sealed_text SET body = ({OTHER_BODY}) {CASE} AND place = 'content'",
    f"DELETE FROM case_key {CASE} AND account_id = 1",
    f"DELETE FROM case_key {CASE} AND account_id = 0",
    f"DELETE FROM accused {CASE}",
    "UPDATE account SET roles = 'desk,head,team,admin' WHERE id = 2",
    "UPDATE identity_request SET state = 'granted'",
    "DELETE FROM nil_month",
    "UPDATE evaluation_meeting SET decided = 'Lain'",
    "UPDATE sop_target SET amount = 99 WHERE step = 5",
    "UPDATE retention_rule SET years = 1",
    "DELETE FROM legal_hold",
    # Further ones of the same kinds.
    "UPDATE complaint SET received_at = '2026-01-05 01:00:00' WHERE id = 1",
    "UPDATE complaint SET source_reference = 'LPR-1', check_code = 'X' WHERE id = 1",
    "UPDATE complaint SET anonymous = true WHERE id = 1",
    "UPDATE complaint SET topic_id = 1, about_office_id = 2, attachments = 7 WHERE id = 1",
    f"UPDATE case_key SET sealed = ({OTHER_KEY}) {CASE} AND {MINE}",
    f"UPDATE accused SET lifted = false {CASE}",
    "INSERT INTO case_team (complaint_id, team) VALUES (1, 'sosial')",
    "UPDATE account SET name = 'Ibu Kepala' WHERE id = 2",
    "UPDATE setting SET value = 'Kepala Palsu' WHERE key = 'head_name'",
    "UPDATE topic SET name = 'Lain' WHERE id = 1",
    "UPDATE team SET active = false WHERE id = 1",
    "UPDATE medium SET name = 'Lain' WHERE id = 1",
    "UPDATE office SET name = 'Lain' WHERE id = 1",
    "UPDATE instruction SET name = 'Lain' WHERE id = 1",
    "UPDATE recap_column SET label = 'Lain' WHERE id = (SELECT min(id) FROM recap_column)",
    "UPDATE answer_channel SET name = 'Lain' WHERE id = (SELECT min(id) FROM answer_channel)",
    "UPDATE national_limit SET days = 99",
    "DELETE FROM day_off WHERE id = 1",
    "UPDATE season SET hours = '{}'",
    "UPDATE medium_check SET actor = 'lain'",
    "DELETE FROM clock_note",
    "UPDATE sheet_printing SET complaint_id = 1",
    "UPDATE sheet_printing SET layout = '[]'",
    "DELETE FROM sheet_printing",
    "UPDATE spare_sheet SET layout = '[]'",
    "DELETE FROM spare_sheet",
    "UPDATE setting SET value = '00' WHERE key = 'sheet_key'",
]


def filled(register: Register) -> None:
    """Have at least one row of every kind."""
    add_person(register, "budi", Role.TEAM, team="umum")
    registered(register)
    case = registered(register, confidential=True, accused=("team:sosial", "team:produksi"))
    lift_guard(register, complaint_id=case, party="team:sosial", reason="Hanya tim ini.")
    disposed_to(register, case, "umum")
    registered(register, confidential=True)
    hold(register, complaint_id=1, reason="Sedang diperiksa.")
    confirmed_nil(register, year=2025, month=11)
    save_meeting(
        register, year=2026, period="q1", meeting=Meeting(decided="Tambah kursi."), shown=Meeting()
    )
    save_rules(register, years={ANY: 5})
    tick_medium(register, code="lapor")
    sheet_pdf(register, complaint_ids=[case], for_paper=True)
    reserve_sheets(register, count=1)
    with signed_in(register, "budi") as team:
        ask_identity(team, complaint_id=case, reason="Perlu bertanya.")
    # The clock goes back a little: that is noted, and told.
    clock = register.clock
    assert isinstance(clock, FixedClock)
    clock.turn(clock.now() - timedelta(hours=1))
    with signed_in(register, "siti"):
        pass


@pytest.mark.expected_log("the clock jumped")
def test_every_changed_row_is_found(register: Register) -> None:
    filled(register)
    assert check_register(register).problems == ()
    missed = [statement for statement in ROWS if not found(register, statement)]
    assert missed == []


def found(register: Register, statement: str) -> bool:
    """Tell whether the check sees a change, and take the change back."""
    with contextlib.suppress(_TakenBack), transaction(register.engine, writing=True) as session:
        if "medium_check" in statement:
            for guard in GUARDS[register.dialect]:
                session.execute(text(guard.format(table="medium_check")))
        changed = session.execute(text(statement)).rowcount  # type: ignore[attr-defined]
        assert changed, statement
        seen = any(problems_in(register, session))
        raise _TakenBack
    register.cached_office = None
    return seen


class _TakenBack(Exception):
    """The change was only tried."""
