"""The clerk scans what the head signed: each sheet finds its case, and waits for one key."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest

from app.desk.disposing import record_disposition
from app.desk.listing_cases import Wanted, list_rows
from app.desk.papers import sheet_pdf
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.documents.sheet_places import NAMED_AREA
from app.register import Register
from app.rules.kinds import Status, Urgency
from tests.ui.actions.desk import Desk
from tests.ui.returns.paper_back import as_pdf, layouts, printed, rendered, scanned, ticked
from tests.ui.shell.helpers import make_context, make_messages, raise_error
from ui.messages import Messages
from ui.returns.page import ReturnsPage
from ui.tasks import InlineRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TICKS = ("team:umum", "instruction:tindak-lanjuti")


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReturnsPage:
    made = ReturnsPage(desk.context)
    qtbot.addWidget(made)
    made.resize(1190, 668)
    desk.context.runner.changed.connect(made.refresh)
    made.open()
    made.show()
    return made


def drop(page: ReturnsPage, *paths: Path) -> None:
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, brought, *none))


def waiting(desk: Desk) -> list[int]:
    rows = list_rows(desk.context.register, wanted=Wanted(), offset=0, limit=99)
    before = (Status.NEW, Status.AWAITING_DISPOSITION)
    return [row.id for row in rows if row.status in before]


def returned(desk: Desk, case: int, *keys: str, side: str = "front") -> QImage:
    register = desk.context.register
    secret = read_case(register, complaint_id=case).row.confidential
    layout = layouts(register, confidential=secret)[side]
    return scanned(ticked(printed(register, case, side=side), layout, keys or TICKS))


def states(page: ReturnsPage) -> list[str]:
    return [sheet.state for sheet in page.model.rows]


def test_a_stack_is_dropped_and_accepted_by_enter(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    first, second = waiting(desk)[:2]
    foreign = QImage(1240, 1754, QImage.Format.Format_RGB32)
    foreign.fill(Qt.GlobalColor.white)
    pages = [returned(desk, first), foreign, returned(desk, second)]
    drop(page, as_pdf(pages, tmp_path / "pindaian.pdf"))
    assert states(page) == ["terbaca", "kode tidak terbaca", "terbaca"]
    assert page.boxes.hasFocus()
    assert (
        page.places.number.text() == read_case(desk.context.register, complaint_id=first).row.number
    )
    # Nothing is stored yet.
    assert read_case(desk.context.register, complaint_id=first).evidence == ()
    QTest.keyClick(page.boxes, Qt.Key.Key_Return)
    QTest.keyClick(page.boxes, Qt.Key.Key_Return)
    assert states(page) == ["diterima", "kode tidak terbaca", "diterima"]
    # One more Enter would leave the page if the keyboard went on by itself.
    assert page.table.hasFocus()
    for case in (first, second):
        kept = read_case(desk.context.register, complaint_id=case)
        assert (kept.teams, kept.instructions) == (("umum",), ("tindak-lanjuti",))
        assert [each.facts.name[:16] for each in kept.evidence if each.facts] == [
            "Lembar disposisi"
        ]


def test_the_picture_that_is_kept_names_nobody(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    """A team may look at the page, but has to ask who brought the complaint."""
    case = waiting(desk)[0]
    path = tmp_path / "lembar.png"
    returned(desk, case).save(str(path))
    drop(page, path)
    page.accept()
    (kept,) = read_case(desk.context.register, complaint_id=case).evidence
    body = open_evidence(desk.context.register, complaint_id=case, file=kept.file).body
    picture = QImage.fromData(body).convertToFormat(QImage.Format.Format_Grayscale8)
    left, top, width, height = (each * picture.width() / 148 for each in NAMED_AREA)
    shades = {
        picture.pixelColor(int(left + x * width / 20), int(top + y * height / 20)).red()
        for x in range(1, 20)
        for y in range(1, 20)
    }
    assert min(shades) > 200
    assert max(shades) < 228


def test_what_is_not_clear_is_asked_and_nothing_is_accepted_before(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "foto.png"
    returned(desk, case).save(str(path))
    drop(page, path)
    (sheet,) = page.model.rows
    sheet.answers["team:sosial"] = None
    page.boxes.boxes.show_sheet(sheet)
    page.accept()
    assert page.places.trouble.text() == "Masih ada 1 kotak yang belum dijawab."
    assert read_case(desk.context.register, complaint_id=case).evidence == ()
    QTest.keyClick(page.boxes, Qt.Key.Key_Space)
    QTest.keyClick(page.boxes, Qt.Key.Key_Return)
    kept = read_case(desk.context.register, complaint_id=case)
    assert set(kept.teams) == {"umum", "sosial"}
    assert kept.urgency is Urgency.ORDINARY


def test_who_leads_and_who_gets_a_copy_is_chosen_beside_the_picture(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    first, second = waiting(desk)[:2]
    for name, case in (("satu.png", first), ("dua.png", second)):
        returned(desk, case, *TICKS, "team:sosial").save(str(tmp_path / name))
    drop(page, tmp_path / "satu.png", tmp_path / "dua.png")
    beside = page.places.beside
    assert beside.lead_field.isVisible()
    beside.lead.choose("sosial")
    beside.has_copies.setChecked(True)
    beside.copies.choose(["produksi"])
    # What was chosen for one sheet stays with it, and says nothing of the other.
    page.table.select_row(1)
    assert (beside.chosen_lead(), beside.chosen_copies()) == ("", ())
    page.table.select_row(0)
    page.accept()
    kept = read_case(desk.context.register, complaint_id=first)
    assert (kept.teams, kept.lead, kept.copies) == (("umum", "sosial"), "sosial", ("produksi",))
    page.accept()
    assert read_case(desk.context.register, complaint_id=second).lead == ""


def test_what_is_wrong_with_the_answers_stays_said_until_they_are_others(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "tanpa tim.png"
    returned(desk, case, "instruction:tindak-lanjuti").save(str(path))
    drop(page, path)
    page.accept()
    assert "Pilih sedikitnya satu tim" in page.places.trouble.text()
    page.boxes.boxes.answer(
        next(at for at, row in enumerate(page.boxes.boxes.rows) if row.key == TICKS[0])
    )
    assert page.places.trouble.text() == ""
    page.places.moment.edit.setText("1/1/2020")
    page.accept()
    assert page.places.moment.error()
    page.places.moment.begin_anew()
    page.accept()
    assert states(page) == ["diterima"]


def test_the_same_scan_is_told_when_it_comes_again(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "dua kali.png"
    returned(desk, case).save(str(path))
    drop(page, path)
    drop(page, path)
    page.accept()
    assert states(page) == ["diterima", "sudah pernah dibaca"]
    assert len(read_case(desk.context.register, complaint_id=case).evidence) == 1


def test_what_was_taken_back_waits_again(page: ReturnsPage, desk: Desk, tmp_path: Path) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "lembar.png"
    returned(desk, case).save(str(path))
    drop(page, path)
    page.accept()
    desk.context.messages.take_undo()
    assert states(page) == ["terbaca"]
    page.accept()
    assert read_case(desk.context.register, complaint_id=case).teams == ("umum",)


def test_a_page_without_a_code_is_given_its_case_by_number(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    number = read_case(desk.context.register, complaint_id=case).row.number
    path = tmp_path / "tanpa kode.png"
    whole = returned(desk, case)
    whole.copy(0, 300, whole.width() - 300, 900).save(str(path))
    drop(page, path)
    assert states(page) == ["kode tidak terbaca"]
    page.places.named.setText("9999")
    QTest.keyClick(page.places.named, Qt.Key.Key_Return)
    assert "bukan nomor aduan" in page.places.trouble.text()
    page.places.named.setText(number)
    QTest.keyClick(page.places.named, Qt.Key.Key_Return)
    assert states(page) == ["perlu dilihat"]
    page.accept()
    assert "Pilih sedikitnya satu tim" in page.places.trouble.text()
    for line, row in enumerate(page.boxes.boxes.rows):
        if row.key in TICKS:
            page.boxes.boxes.answer(line)
    page.accept()
    assert states(page) == ["diterima"]
    assert len(read_case(desk.context.register, complaint_id=case).evidence) == 1


def test_what_was_typed_meanwhile_is_kept_as_evidence_alone(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "lembar.png"
    returned(desk, case).save(str(path))
    record_disposition(
        desk.context.register,
        complaint_id=case,
        happened_at=desk.context.clock.now(),
        teams=("umum",),
        instructions=("tindak-lanjuti",),
    )
    drop(page, path)
    assert states(page) == ["sudah dicatat"]
    assert not page.places.accept_button.isEnabled()
    page.places.keep_button.click()
    assert len(read_case(desk.context.register, complaint_id=case).evidence) == 1


def test_the_teams_report_comes_back_on_the_back(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    register = desk.context.register
    secret = read_case(register, complaint_id=case).row.confidential
    front, back = rendered(sheet_pdf(register, complaint_ids=[case], for_paper=True))
    both = layouts(register, confidential=secret)
    scans = [
        scanned(ticked(front, both["front"], TICKS)),
        scanned(ticked(back, both["back"], ("result:settled",)), degrees=-0.8),
    ]
    drop(page, as_pdf(scans, tmp_path / "dua sisi.pdf"))
    assert states(page) == ["terbaca", "belum didisposisikan"]
    page.accept()
    assert states(page) == ["diterima", "terbaca"]
    page.table.select_row(1)
    page.accept()
    assert "Tulis ringkasan hasilnya" in page.places.note_field.error()
    page.places.note.setPlainText("Loket ditambah.")
    page.accept()
    assert read_case(register, complaint_id=case).row.status is Status.ANSWER_PENDING


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("IMG_1.HEIC", b"\0\0\0 ftypheic", "HEIC"),
        ("kosong.pdf", b"%PDF-1.7 rusak", "rusak atau berkata sandi"),
        ("surat.png", b"bukan gambar", "bukan PDF atau gambar"),
        ("tidak ada.png", None, "masih ada"),
    ],
)
def test_what_cannot_be_read_is_told_by_name(
    page: ReturnsPage, desk: Desk, tmp_path: Path, *, name: str, body: bytes | None, told: str
) -> None:
    path = tmp_path / name
    if body is not None:
        path.write_bytes(body)
    drop(page, path)
    assert page.model.rows == ()
    assert [each for each in desk.told() if told in each and name in each]


class HeldRunner(InlineRunner):
    """Does work only when it is let go on, as a slow PC would."""

    def __init__(self, messages: Messages) -> None:
        super().__init__(messages, crash=raise_error)
        self.held: list[Any] = []

    def _start(self, job: Any) -> None:  # noqa: ANN401 - a job of the runner's own
        self.held.append(job)

    def go_on(self) -> None:
        """Do what waits longest."""
        super()._start(self.held.pop(0))


def test_a_long_stack_says_how_far_it_is_and_can_be_stopped(
    lively: Register, qtbot: QtBot, tmp_path: Path
) -> None:
    messages = make_messages()
    runner = HeldRunner(messages)
    page = ReturnsPage(make_context(lively, messages=messages, runner=runner))
    qtbot.addWidget(page)
    page.show()
    blank = QImage(400, 600, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    drop(page, as_pdf([blank] * 5, tmp_path / "lima.pdf"))
    runner.go_on()
    assert page.places.how_far.text() == "Membaca halaman 1 dari 5…"
    runner.go_on()
    runner.go_on()
    assert page.places.how_far.text() == "Membaca halaman 3 dari 5…"
    page.places.stop_button.click()
    # The page under way is read to its end.
    runner.go_on()
    assert runner.held == []
    assert len(page.model.rows) == 3
    assert page.places.how_far.isHidden()


def test_a_picture_of_the_screen_is_pasted(page: ReturnsPage, desk: Desk) -> None:
    QGuiApplication.clipboard().setImage(returned(desk, waiting(desk)[0]))
    page.intake.paste()
    assert states(page) == ["terbaca"]
    assert page.model.rows[0].name == "Tempelan 24-11-2026 11.40"
    QGuiApplication.clipboard().clear()
    page.intake.paste()
    assert desk.told()[-1] == "Tidak ada berkas atau gambar untuk dibaca."


def test_what_is_put_aside_is_gone_from_the_tray_alone(
    page: ReturnsPage, desk: Desk, tmp_path: Path
) -> None:
    case = waiting(desk)[0]
    path = tmp_path / "lembar.png"
    returned(desk, case).save(str(path))
    drop(page, path)
    page.places.drop_button.click()
    assert page.model.rows == ()
    assert page.places.first_button.isVisible()
    assert path.exists()
    assert read_case(desk.context.register, complaint_id=case).evidence == ()
