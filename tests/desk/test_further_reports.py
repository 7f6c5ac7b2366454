"""Further reports of a span: of WBS, of SP4N LAPOR, by service elements, and as evidence."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import is_zipfile

import pytest

from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.further_reports import FurtherReport, further_pdf, further_xlsx
from app.desk.overview import overview_xlsx
from app.rules.service_elements import SERVICE_ELEMENTS, element_of
from tests.desk.slips import NOW, ZONE, confirmed_nil, registered
from tests.desk.test_report_editions import a_year, printed, to
from tests.documents.reading import pages
from tests.helpers.sheets import read

if TYPE_CHECKING:
    from app.register import Register

SPAN = {"since": NOW.date().replace(month=1, day=1), "until": NOW.date().replace(month=3, day=31)}


@pytest.fixture
def filled(register: Register) -> Register:
    """Return a register with two cases by WBS, one of them closed, and one of SP4N about a desk."""
    registered(register, medium="wbs", confidential=True, title="Perihal rahasia", topic="kkn")
    closed = registered(register, medium="wbs", confidential=True, title="Perihal rahasia")
    close_case(register, complaint_id=closed, happened_at=NOW, closing="withdrawn")
    registered(register, topic="petugas")
    return register


def words(register: Register, kind: FurtherReport) -> str:
    pdf = further_pdf(register, kind=kind, **SPAN)
    assert pdf == further_pdf(register, kind=kind, **SPAN)
    assert is_zipfile(BytesIO(further_xlsx(register, kind=kind, **SPAN)))
    return " ".join(" ".join(pages(pdf)).split())


def test_that_of_wbs_is_secret_and_tells_no_words(filled: Register) -> None:
    save_settings(filled, values={"veils_wbs": "1"})
    told = words(filled, FurtherReport.WBS)
    assert "LAPORAN PENGADUAN WHISTLE BLOWING SYSTEM" in told
    assert "RAHASIA" in told
    assert "Maret 2026 2 100% 1 1" in told
    assert "Korupsi, Kolusi, dan" in told
    assert "Perihal rahasia" not in told


def test_the_workbook_bears_the_marks_of_the_paper(filled: Register) -> None:
    secret = read(further_xlsx(filled, kind=FurtherReport.WBS, **SPAN))
    assert {cells["A2"] for cells in secret.values()} == {"KONSEP, RAHASIA"}
    open_one = read(overview_xlsx(filled, **SPAN))
    assert {cells["A2"] for cells in open_one.values()} == {"KONSEP"}


def test_sp4n_is_told_by_number_kind_and_time(filled: Register) -> None:
    told = words(filled, FurtherReport.SP4N)
    assert "Maret 2026 1 100% - 1" in told
    assert "Pengaduan 1 100% - 1" in told
    assert "Sampai ditanggapi" in told
    assert "RAHASIA" not in told


def test_elements_are_counted_by_month_with_their_state(filled: Register) -> None:
    told = words(filled, FurtherReport.ELEMENTS)
    assert "Maret 2026 - - - - - - 1 - 2 3 2 1" in told
    assert "7) Perilaku pelaksana" in told
    assert "9) Di luar delapan unsur" in told
    assert element_of("perilaku PELAKSANA") == SERVICE_ELEMENTS.index("Perilaku pelaksana")


def test_the_evidence_says_how_far_it_is_there(filled: Register) -> None:
    confirmed_nil(filled, year=2026, month=2)
    told = words(filled, FurtherReport.EVIDENCE)
    assert "Aduan ditindaklanjuti Ikhtisar 1 dari 3 selesai" in told
    assert "Bulan tanpa aduan dipastikan Konfirmasi nihil 1 bulan" in told


def test_the_days_of_the_evidence_are_the_offices_own(register: Register) -> None:
    a_year(register)
    # In Jakarta the next day has begun, where the computers count from it has not.
    to(register, datetime(2027, 1, 13, 2, 0, tzinfo=ZONE))
    printed(register)
    span = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
    told = further_pdf(register, kind=FurtherReport.EVIDENCE, **span)
    assert "edisi 1, 13" in " ".join(" ".join(pages(told)).split())
