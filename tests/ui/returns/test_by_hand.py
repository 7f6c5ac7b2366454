"""A sheet whose codes can't be read: a person names its case, and no name is kept for the team."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from app.case import Case
from app.desk.reading_cases import read_case
from app.rules.kinds import Status
from app.rules.moments import table_moment
from tests.ui.actions.desk import Desk
from tests.ui.returns.paper_back import layouts
from tests.ui.returns.test_returns import TICKS, drop, page, returned, states, waiting
from ui.returns.page import ReturnsPage

__all__ = ["page"]


def torn(desk: Desk, case: int, path: Path) -> Path:
    """Return a signed sheet of which both codes are gone."""
    image = returned(desk, case)
    painter, scale = QPainter(image), image.width() / 148
    for code in layouts(desk.register)["front"].codes:
        left, top, side = code.x - 6, code.y - 6, code.side + 12
        gone = QRectF(left * scale, top * scale, side * scale, side * scale)
        painter.fillRect(gone, Qt.GlobalColor.white)
    painter.end()
    image.save(str(path))
    return path


def brought_by(desk: Desk, *, named: bool) -> Case:
    """Return a waiting case that is not confidential, with a name or without."""
    cases = [read_case(desk.register, complaint_id=each) for each in waiting(desk)]
    return next(
        each for each in cases if not each.row.confidential and each.row.anonymous is not named
    )


def name_case(page: ReturnsPage, number: str) -> None:
    page.places.named.setText(number)
    page.use_number()
    for key in TICKS:
        page.model.rows[0].answers[key] = True


def test_a_page_that_shows_a_name_is_not_kept_with_what_it_says(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = brought_by(desk, named=True)
    drop(page, torn(desk, case.row.id, tmp_path / "sobek.png"))
    assert states(page) == ["kode tidak terbaca"]
    name_case(page, case.row.number)
    assert "tidak dapat ditutup" in page.places.verdict.text()
    page.accept()
    assert states(page) == ["diterima"]
    assert "tanpa halamannya" in page.model.rows[0].sentence
    after = read_case(desk.register, complaint_id=case.row.id)
    assert after.row.status is Status.IN_FOLLOW_UP
    assert after.evidence == ()


def test_a_page_without_a_name_is_kept(page: ReturnsPage, desk: Desk, tmp_path: Path) -> None:
    case = brought_by(desk, named=False)
    drop(page, torn(desk, case.row.id, tmp_path / "sobek.png"))
    name_case(page, case.row.number)
    page.accept()
    assert len(read_case(desk.register, complaint_id=case.row.id).evidence) == 1


def test_what_was_accepted_by_hand_and_taken_back_waits_again(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = brought_by(desk, named=False)
    drop(page, torn(desk, case.row.id, tmp_path / "sobek.png"))
    name_case(page, case.row.number)
    page.accept()
    page.context.messages.take_undo()
    assert read_case(desk.register, complaint_id=case.row.id).row.status is case.row.status
    assert page.model.rows[0].may_accept


def test_a_closed_case_named_by_hand_takes_no_sheet(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    blank = QImage(1240, 1754, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    blank.save(str(tmp_path / "kosong.png"))
    drop(page, tmp_path / "kosong.png")
    name_case(page, desk.numbered("2026-0001").row.number)
    assert states(page) == ["aduan sudah selesai"]
    assert not page.model.rows[0].may_accept


def test_a_sheet_of_the_afternoon_is_dated_in_the_afternoon(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    clock = desk.clock()
    first, second = waiting(desk)[:2]
    for name, case in (("satu.png", first), ("dua.png", second)):
        returned(desk, case).save(str(tmp_path / name))
    clock.set(clock.now() + timedelta(hours=3))
    page.open()
    drop(page, tmp_path / "satu.png", tmp_path / "dua.png")
    now = table_moment(clock.now(), page.context.zone)
    assert page.places.moment.edit.text() == now
    page.places.moment.edit.setText("24-11-2026 13.40")
    page.accept()
    assert page.places.moment.edit.text() == now
