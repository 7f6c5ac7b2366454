"""The head decides from Beranda who may see an identity."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from app.case import Seal
from app.desk.opening_seals import ask_identity, waiting_requests
from app.desk.reading_cases import read_case
from app.register import Register
from app.roles import Role
from tests.desk.slips import disposed
from tests.helpers.registers import signed_in
from tests.ui.shell.helpers import make_context, opened
from ui.actions.protecting_forms import AskIdentityDialog
from ui.case.page import CasePage
from ui.home.page import HomePage
from ui.home.request_dialog import DecideDialog


def test_a_team_asks_and_the_head_decides(qtbot: QtBot, file_register: Register) -> None:
    case = disposed(file_register, confidential=True)
    with signed_in(file_register, "budi", Role.TEAM, team="umum") as team:
        page = CasePage(make_context(team))
        opened(qtbot, page)
        page.open(complaint_id=case)
        page._run("case.ask_identity")
        (asking,) = page.findChildren(AskIdentityDialog)
        asking.reason.setPlainText("Perlu menanyakan bukti.")
        asking.save()
        home = HomePage(make_context(file_register))
        opened(qtbot, home)
        assert home.requests.isVisible()
        home.requests.decide()
        (form,) = home.findChildren(DecideDialog)
        form.save()
        assert form.field("hours").error() == "Pilih lamanya, atau tolak."
        form.choice.button("4").setChecked(True)
        form.save()
        assert not home.requests.isVisible()
        assert read_case(team, complaint_id=case).identity_seal is Seal.CLOSED
        page.hide()
        home.hide()


def test_a_wish_can_be_refused(qtbot: QtBot, file_register: Register) -> None:
    case = disposed(file_register, confidential=True)
    with signed_in(file_register, "budi", Role.TEAM, team="umum") as team:
        ask_identity(team, complaint_id=case, reason="Ingin tahu.")
        home = HomePage(make_context(file_register))
        opened(qtbot, home)
        home.requests.decide()
        (form,) = home.findChildren(DecideDialog)
        form.choice.button("0").setChecked(True)
        form.save()
        assert waiting_requests(file_register) == ()
        assert read_case(team, complaint_id=case).request == "refused"
        home.hide()
