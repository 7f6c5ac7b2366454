"""An office that is not BPS Provinsi Banten: no paper and no page says otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.corresponding import answer_letter_pdf, forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere, record_disposition
from app.desk.papers import receipt_pdf, sheet_pdf
from app.desk.reading_office import read_office
from app.desk.registering import register_complaint
from app.desk.reminding import explanation_pdf, reminder_pdf
from app.desk.reporting import report_pdf
from app.errors import UserMistake
from app.keeping.creating import confirm_recovery, create_register
from app.keeping.erasing import erase, erasure_minutes_pdf
from app.keeping.recovering import propose_recovery
from app.keeping.recovery_paper import recovery_sheet_pdf
from app.keeping.retention import proposal, save_rules
from app.keeping.setup import Setup
from app.register import Register
from tests.desk.slips import NOW, slip
from tests.documents.reading import pages
from tests.helpers.registers import LOGIN, PASSWORD
from tests.ui.shell.helpers import make_window
from ui.help.chapters import CHAPTERS, chapter_text
from ui.page_table import PAGES
from ui.parts.cells.item_roles import ItemRole
from ui.settings.section_table import SECTIONS

# What nothing may say, once what it may say is taken away.
ZONE_CHOICES = r"WIB, Jakarta|WITA, Makassar|WIT, Jayapura"
OFFICES = {
    "BPS Kabupaten Lebak": (
        r"Banten|Serang|3600|Jayapura|WITA|\bWIT\b",
        r"(BPS )?Provinsi( \d\d\.\d\d WIB)? Banten|BPS (Kabupaten|Kota) Serang",
    ),
    "BPS Kabupaten Jayapura": (r"Banten|Serang|Lebak|\b36\d\d|WIB|WITA", "-"),
    "Dinas Sosial Kabupaten Sorong": (
        r"Banten|Serang|\b36\d\d|BPS|WBS|Whistle|PST\b|Halo Mitra|Statistik|STATISTIK|WIB|WITA",
        "-",
    ),
}


def set_up(name: str) -> Setup:
    corrections = {"zone": "Asia/Jayapura", "city": "Aimas"} if name.startswith("Dinas") else {}
    return Setup(name, "Yuliana Wonda", LOGIN, PASSWORD, corrections)


@pytest.fixture(params=list(OFFICES), scope="module")
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Register]:
    """Return a register of the office with a case of every kind."""
    place = tmp_path_factory.mktemp("satker") / "lain.mejaaduan"
    clock = FixedClock(NOW)
    made = create_register(str(place), setup=set_up(request.param), clock=clock)
    with closing(made.register) as register:
        confirm_recovery(register, code=" ".join(made.words))
        fill(register, clock)
        yield register


def fill(register: Register, clock: FixedClock) -> None:
    """Register one case by every medium; forward one, answer one, dispose one."""
    office = read_office(register)
    ids = []
    for medium in office.media:
        # A slip's own words are ours, not the program's.
        complaint = slip(medium=medium.code, content=replace(slip().content, where="Loket"))
        ids.append(register_complaint(register, complaint=complaint).complaint_id)
    anonymous = slip(medium=office.media[0].code, anonymous=True)
    anonymous = replace(anonymous, content=replace(anonymous.content, where="Loket"))
    ids.append(register_complaint(register, complaint=anonymous).complaint_id)
    forward_elsewhere(
        register,
        complaint_id=ids[1],
        happened_at=NOW,
        office=office.others[0].code,
        answered_at=NOW,
        answer="Sudah kami teruskan.",
        channel=office.channels[0].name,
    )
    record_disposition(
        register,
        complaint_id=ids[2],
        happened_at=NOW,
        teams=(office.teams[0].code,),
        instructions=(office.instructions[0].code,),
    )
    clock.set(NOW + timedelta(minutes=5))
    record_answer(
        register,
        complaint_id=ids[3],
        happened_at=NOW + timedelta(minutes=1),
        channel=office.channels[0].name,
        answer="Sudah ditangani.",
        final=True,
    )


def papers(register: Register) -> dict[str, bytes]:
    """Return every paper there is."""
    last = len(read_office(register).media) + 1
    save_rules(register, years={"any": 1})
    made = {
        "sheet": sheet_pdf(register, complaint_ids=[3], for_paper=True),
        "receipt": receipt_pdf(register, complaint_id=4),
        "receipt, anonymous": receipt_pdf(register, complaint_id=last),
        "receipt, in person": receipt_pdf(register, complaint_id=in_person(register)),
        "forwarding letter": forwarding_letter_pdf(register, complaint_id=2),
        "answer letter": answer_letter_pdf(register, complaint_id=4),
        "report": report_pdf(register, year=NOW.year),
        "reminder": reminder_pdf(register),
        "explanation": explanation_pdf(
            register, complaint_id=3, question="Mengapa?", days=[], note=""
        ),
        "recovery sheet": recovery_sheet_pdf(register, words=propose_recovery(register)),
    }
    clock = register.clock
    assert isinstance(clock, FixedClock)
    before = clock.now()
    clock.set(NOW + timedelta(days=800))
    erasure = erase(register, complaint_ids=[proposal(register)[0].id])
    made["minutes"] = erasure_minutes_pdf(register, at=erasure.at)
    clock.set(before)
    return made


def in_person(register: Register) -> int:
    codes = [medium.code for medium in read_office(register).media]
    return codes.index("langsung") + 1


def found_in(register: Register, texts: dict[str, str]) -> list[str]:
    """Return what is said of another office, with some words around it."""
    forbidden, allowed = OFFICES[read_office(register).name]
    found = []
    for name, text in texts.items():
        plain = re.sub(f"{allowed}|{ZONE_CHOICES}", "", text)
        for match in re.finditer(forbidden, plain):
            around = plain[max(0, match.start() - 40) : match.end() + 40]
            found.append(f"{name}: …{around}…")
    return found


@pytest.mark.expected_log("the clock jumped")
def test_no_paper_says_another_office(office: Register) -> None:
    # A fingerprint is digits and letters by chance.
    texts = {
        name: re.sub(r"sidik [0-9A-F ]+", "", " ".join(pages(pdf)))
        for name, pdf in papers(office).items()
    }
    own = read_office(office)
    assert not found_in(office, texts)
    for name, text in texts.items():
        assert " ".join(own.letterhead_lines) in text or own.name in text, name
    assert own.settings.city in texts["report"]
    assert own.head_title in texts["sheet"]
    if own.settings.zone.key == "Asia/Jayapura":
        assert "WIT" in texts["receipt"]


@pytest.mark.expected_log("the clock jumped")
def test_no_page_says_another_office(office: Register, qtbot: QtBot) -> None:
    window = make_window(pages=PAGES, clock=office.clock)
    qtbot.addWidget(window)
    window.show()
    window.show_register(office, read_office(office))
    texts: dict[str, str] = {}
    for spec in PAGES:
        window.navigate(spec.key, **({"complaint_id": 3} if spec.key == "kasus" else {}))
        for section in SECTIONS if spec.key == "pengaturan" else ():
            window.navigate(spec.key, section=section)
        for tab in ("tahun", "jam", "standar") if spec.key == "kalender" else ():
            window.navigate(spec.key, tab=tab)
        texts[spec.key] = " | ".join(words_of(window))
    texts |= {chapter.key: chapter_text(chapter.key) for chapter in CHAPTERS}
    window.put_away()
    window.close()
    assert not found_in(office, texts)


def words_of(widget: QWidget) -> Iterator[str]:
    """Give everything a window shows, says to a screen reader, or offers."""
    for each in (widget, *widget.findChildren(QWidget)):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        elif isinstance(each, QLineEdit):
            yield from (each.text(), each.placeholderText())
        elif isinstance(each, QComboBox):
            yield from (each.itemText(row) for row in range(each.count()))
        elif isinstance(each, QPlainTextEdit | QTextBrowser):
            yield each.toPlainText()
        elif isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from cells_of(each.model())


def cells_of(model: QAbstractItemModel) -> Iterator[str]:
    said = Qt.ItemDataRole.AccessibleTextRole
    roles = (Qt.ItemDataRole.DisplayRole, said, ItemRole.PRIMARY, ItemRole.SECONDARY)
    top = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
    for row in range(model.rowCount(top)):
        for column in range(columns):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


def test_an_office_knows_whom_to_forward_to(office: Register) -> None:
    own = read_office(office)
    names = [entry.name for entry in own.others]
    expected = {
        "BPS Kabupaten Lebak": ["BPS Provinsi Banten", "BPS Kabupaten Pandeglang"],
        "BPS Kabupaten Jayapura": ["BPS Provinsi Papua", "BPS Kabupaten Kepulauan Yapen"],
        "Dinas Sosial Kabupaten Sorong": ["Instansi lain"],
    }[own.name]
    assert names[: len(expected)] == expected
    assert own.name not in names
    code = next(entry.code for entry in own.offices if entry.group == "own")
    with pytest.raises(UserMistake) as mistake:
        forward_elsewhere(office, complaint_id=1, happened_at=NOW, office=code)
    assert "office" in mistake.value.fields


def test_a_province_knows_its_regencies(tmp_path: Path, fixed_clock: FixedClock) -> None:
    made = create_register(
        str(tmp_path / "papua.mejaaduan"), setup=set_up("9700"), clock=fixed_clock
    )
    with closing(made.register) as register:
        own = read_office(register)
        assert (own.name, own.zone.key) == ("BPS Provinsi Papua Pegunungan", "Asia/Jayapura")
        assert own.settings.number_pattern == "{seq}/PGD/97000/{year}"
        assert len(own.others) == 8 + 2
