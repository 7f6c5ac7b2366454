"""A blank sheet, written on while the power was out, is read once its case is registered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.desk.disposing import record_disposition
from app.desk.issuing_sheets import FRONT
from app.desk.matching_sheets import match_sheet
from app.desk.reading_cases import read_case
from app.desk.spare_sheets import reserve_sheets, spare_sheets
from app.rules.kinds import Status, Urgency
from tests.desk.test_sheets_back import codes
from tests.ui.actions.desk import Desk, open_form, press_save
from tests.ui.returns.paper_back import rendered, scanned, ticked
from tests.ui.returns.test_returns import TICKS, drop, page, states, waiting
from ui.actions.disposition_form import DispositionDialog
from ui.disposition.page import DispositionPage
from ui.returns.page import ReturnsPage

__all__ = ["page"]


def test_its_ticks_stay_when_the_case_is_named(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    front, _ = rendered(reserve_sheets(desk.register, count=1))
    (spare,) = spare_sheets(desk.register)
    match = match_sheet(desk.register, found=codes(desk.register, spare.number))
    assert match.printed is not None
    layout = match.printed.sides[FRONT]
    path = tmp_path / "cadangan.png"
    scanned(ticked(front, layout, (*TICKS, "urgency:urgent"))).save(str(path))
    drop(page, path)
    assert states(page) == ["formulir cadangan"]
    assert "Catat dahulu aduannya" in page.places.verdict.text()
    assert not page.places.accept_button.isEnabled()
    case = waiting(desk)[0]
    page.places.named.setText(read_case(desk.register, complaint_id=case).row.number)
    QTest.keyClick(page.places.named, Qt.Key.Key_Return)
    assert states(page) == ["terbaca"]
    page.accept()
    assert states(page) == ["diterima"]
    kept = read_case(desk.register, complaint_id=case)
    assert (kept.teams, kept.instructions) == (("umum",), ("tindak-lanjuti",))
    assert kept.urgency is Urgency.URGENT
    assert spare_sheets(desk.register) == ()


def test_it_is_chosen_where_the_disposition_is_typed(desk: Desk, qtbot: object) -> None:
    reserve_sheets(desk.register, count=2)
    first, second = spare_sheets(desk.register)
    row = desk.row(Status.AWAITING_DISPOSITION)
    page = DispositionPage(desk.context)
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.open(complaint_id=row.id)
    page.show()
    page.record_button.click()
    form = open_form(page, DispositionDialog)
    assert form.field("spare").isVisible()
    form.spare.choose(second.number)
    form.teams.choose(["umum"])
    form.instructions.choose(["tindak-lanjuti"])
    press_save(form)
    assert [each.number for each in spare_sheets(desk.register)] == [first.number]
    page.hide()


def test_what_was_decided_meanwhile_is_told_by_name(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    front, _ = rendered(reserve_sheets(desk.register, count=1))
    scanned(front).save(str(tmp_path / "kosong.png"))
    drop(page, tmp_path / "kosong.png")
    case = waiting(desk)[0]
    record_disposition(
        desk.register,
        complaint_id=case,
        happened_at=desk.context.clock.now(),
        teams=("umum",),
        instructions=("tindak-lanjuti",),
    )
    page.places.named.setText(read_case(desk.register, complaint_id=case).row.number)
    page.use_number()
    assert states(page) == ["sudah dicatat"]
    # The wrong number was typed: another can be named.
    other = waiting(desk)[0]
    page.places.named.setText(read_case(desk.register, complaint_id=other).row.number)
    page.use_number()
    assert states(page) != ["sudah dicatat"]
    assert page.model.rows[0].may_accept
