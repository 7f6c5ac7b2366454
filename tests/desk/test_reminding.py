"""The reminder sheets the desk prints on Monday morning."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from app.clock import FixedClock
from app.desk.listing_cases import find_number
from app.desk.reading_office import read_office
from app.desk.reminding import explanation_pdf, reminder_pdf, week_of
from app.register import Register
from tests.documents.reading import pages, table
from tests.helpers.registers import open_register
from tests.ui.lively import LIVELY_NOW, ZONE, make_lively


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("reminding") / "lively.mejaaduan"
    make_lively(path)
    opened = open_register(str(path), clock=FixedClock(LIVELY_NOW))
    yield opened
    opened.close()


def test_every_team_that_holds_something_gets_a_sheet(register: Register) -> None:
    found = pages(reminder_pdf(register))
    assert len(found) == 4
    assert "Kepada : Bagian Umum" in found[0]
    assert all("Senin, 23 November 2026 s.d. Jumat, 27 November 2026" in text for text in found)


def test_late_first_then_by_due_date_and_paused_last(register: Register) -> None:
    rows = table(reminder_pdf(register, teams=("umum",)), page=0, columns=7)[1:]
    assert rows[0][5].startswith("lewat 1 hari kerja")
    dues = [datetime.strptime(row[3], "%d-%m-%Y").replace(tzinfo=ZONE) for row in rows]
    assert dues == sorted(dues)
    (paused,) = table(reminder_pdf(register, teams=("distribusi",)), page=0, columns=7)[1:]
    assert paused[3] == "ditunda"


def test_confidential_rows_only_point_to_the_register(register: Register) -> None:
    paper = reminder_pdf(register, teams=("umum",))
    titles = [row[1] for row in table(paper, page=0, columns=7)]
    assert "Dirahasiakan (lihat register)" in titles
    assert "pungutan" not in pages(paper)[0].lower()


def test_a_done_follow_up_still_owes_its_report(register: Register) -> None:
    rows = table(reminder_pdf(register, teams=("umum",)), page=0, columns=7)
    (owing,) = [row for row in rows if row[4] == "laporan hasil"]
    assert owing[2] == "18-11-2026"


def test_a_team_without_cases_gets_a_nil_sheet(register: Register) -> None:
    (text,) = pages(reminder_pdf(register, teams=("produksi",)))
    assert "tidak ada pengaduan (nihil)" in text


def test_the_week_ends_before_a_holiday_and_sunday_looks_ahead(register: Register) -> None:
    office = read_office(register)
    new_year = datetime(2026, 12, 28, 7, 35, tzinfo=ZONE)
    assert [day.day for day in week_of(office, new_year)] == [28, 31]
    sunday = datetime(2026, 11, 22, 9, 0, tzinfo=ZONE)
    assert [day.day for day in week_of(office, sunday)] == [23, 27]


def test_what_the_screen_explains_is_printed(register: Register) -> None:
    key = find_number(register, number="2026-0037")
    paper = explanation_pdf(
        register,
        complaint_id=key,
        question="Mengapa Jumat 20-11-2026, 16.30?",
        days=[("Jum 13-11", "disposisi", None), ("Sen 16-11", "hari kerja ke-1", 1)],
        note="Tidak ada jeda.",
    )
    (text,) = pages(paper)
    assert "0037/PGD/36000/2026" in text
    assert "1 Sen 16-11 hari kerja ke-1" in text
