"""Who has a desk officer's password and another program can't have a secret case laid open."""

from __future__ import annotations

from app.access.entitlement import facts_of
from app.case import Content, Seal
from app.desk.event_log import NewEvent, append_many
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.sealing_cases import seal_again
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from db import writing
from db.queries.seals import mark_reseal
from tests.attacks.attackers import keys_of
from tests.desk.slips import NOW, registered
from tests.helpers.registers import signed_in


def test_a_desk_that_writes_a_case_is_secret_no_more_is_sealed_nothing(register: Register) -> None:
    case = registered(register, confidential=True, content=Content(text="Isi yang disegel."))
    with signed_in(register, "dewi", Role.DESK) as desk:
        # Signed by its own key, as a correction by a head would be.
        with desk.writing() as session:
            told = {"fields": "kerahasiaan", "confidential": False}
            event = NewEvent(EventKind.CORRECTED, NOW, told)
            append_many(desk, session, events=[(case, event)])
            writing.change_complaint(session, case, confidential=False)
            mark_reseal(session, [case], rotate=True)
            assert not facts_of(session, [(case, False)])[case].confidential
        assert seal_again(register) is None
        assert keys_of(register, desk.account.id) == 0
        assert read_case(desk, complaint_id=case).identity_seal is Seal.DENIED
    assert "diakhiri dewi, yang bukan Pimpinan" in " ".join(check_register(register).problems)
    assert open_seals(register, complaint_id=case).identity.name == "Siti Rahmah"
