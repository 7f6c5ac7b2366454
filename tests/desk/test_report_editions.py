"""A report that went out stays what it was: reprinted to the byte, compared, and corrected."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import text

from app.clock import FixedClock
from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.closing_months import close_months, closed_month_pdf, read_closing
from app.desk.confirming_nil import read_late_slips, take_back_nil
from app.desk.registering import register_complaint
from app.desk.reporting import (
    ReportPaper,
    count_report,
    edition_pdf,
    keep_report,
    read_editions,
    report_docx,
    report_paper,
)
from app.documents.report_facts import unpacked
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.checking import check_register
from app.keeping.erasing import erase
from app.keeping.retention import save_rules
from app.register import Register
from app.roles import Role
from app.rules.targets import ANY
from db.engine import transaction
from tests.attacks.attackers import GUARDS
from tests.desk.slips import NOW, ZONE, confirmed_nil, pass_time, registered, slip
from tests.documents.reading import pages
from tests.helpers.registers import add_person, signed_in

JANUARY = datetime(2027, 1, 12, 9, 0, tzinfo=ZONE)


def a_year(register: Register) -> int:
    """Have 2026 over, with one case in March and all other months confirmed; return the case."""
    case = registered(register)
    to(register, JANUARY)
    for month in range(1, 13):
        if month != 3:
            confirmed_nil(register, year=2026, month=month)
    return case


def to(register: Register, moment: datetime) -> None:
    assert isinstance(register.clock, FixedClock)
    register.clock.set(moment)


def printed(register: Register, *, anew: bool = False) -> ReportPaper:
    """Print the report of 2026 as the page does."""
    paper = report_paper(register, year=2026, signed_on=date(2027, 1, 12), anew=anew)
    keep_report(register, report=paper)
    return paper


def places(paper: ReportPaper) -> dict[str, tuple[str, str]]:
    return {each.place: (each.before, each.now) for each in paper.differing}


def words(pdf: bytes) -> str:
    return " ".join(" ".join(pages(pdf)).split())


def test_what_went_out_is_printed_again_to_the_byte(register: Register) -> None:
    a_year(register)
    first = printed(register)
    assert (first.number, first.edition, first.differing) == (1, None, ())
    save_settings(register, values={"head_name": "Ratna Dewi, M.Si."})
    to(register, JANUARY + timedelta(days=400))
    again = report_paper(register, year=2026, signed_on=date(2028, 2, 16))
    assert again.pdf == first.pdf
    assert again.edition is not None
    assert (again.edition.number, again.edition.made_at) == (1, JANUARY)
    assert again.edition.signed_on == date(2027, 1, 12)
    # Another head and another day are no news about the year.
    assert all(each.of_signing for each in again.differing)
    keep_report(register, report=again)
    assert len(read_editions(register, year=2026)) == 1
    assert check_register(register).problems == ()


def test_what_changed_since_is_told_with_the_cases_behind_it(register: Register) -> None:
    case = a_year(register)
    printed(register)
    to(register, JANUARY + timedelta(days=8))
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    now = report_paper(register, year=2026, signed_on=date(2027, 1, 12))
    told = places(now)
    assert told["Evaluasi, Maret, Penyelesaian Pengaduan (%)"] == ("0", "100")
    assert told["Evaluasi, Maret, Hasil Penanganan"][1] == "Dicabut oleh pelapor"
    assert not [place for place in told if place.startswith("Rekapitulasi")]
    assert [each.month for each in now.differing if each.place.startswith("Evaluasi")] == [3] * 3
    assert [(each.number, each.month) for each in now.touched] == [("2026-0001", 3)]
    assert {each.number for each in now.differing} == {"", "0001/PGD/36000/2026"}


def test_a_correction_is_another_edition_that_says_what_it_corrects(register: Register) -> None:
    case = a_year(register)
    first = printed(register)
    to(register, JANUARY + timedelta(days=8))
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    draft = report_paper(register, year=2026, signed_on=date(2027, 1, 20), anew=True)
    assert draft.number == 2
    paper = words(draft.pdf)
    assert "Edisi ke-2, perbaikan atas edisi ke-1" in paper
    assert "Edisi ini memperbaiki edisi ke-1 yang dicetak pada 12 Januari 2027." in paper
    assert "Evaluasi, Maret, Hasil Penanganan" in paper
    keep_report(register, report=draft)
    keep_report(register, report=draft)
    assert [each.number for each in read_editions(register, year=2026)] == [1, 2]
    assert edition_pdf(register, year=2026, edition=1) == first.pdf
    assert edition_pdf(register, year=2026, edition=2) == draft.pdf
    shown = report_paper(register, year=2026, signed_on=date(2027, 1, 20))
    assert (shown.pdf, shown.differing, shown.touched) == (draft.pdf, (), ())
    with pytest.raises(EnvironmentTrouble):
        edition_pdf(register, year=2026, edition=3)


def test_a_late_slip_is_found_in_its_cell(register: Register) -> None:
    a_year(register)
    printed(register)
    take_back_nil(register, year=2026, month=11)
    pass_time(register, days=1)
    register_complaint(register, complaint=slip(received_at=NOW.replace(month=11)))
    told = places(report_paper(register, year=2026, signed_on=date(2027, 1, 12)))
    assert told["Rekapitulasi, November, SP4N LAPOR"] == ("-", "1")
    assert told["Rekapitulasi, November, Jumlah"] == ("-", "1")
    assert told["Rekapitulasi, Jumlah, Jumlah"] == ("1", "2")


def test_a_late_slip_waits_for_another_edition(register: Register) -> None:
    a_year(register)
    count_report(register, year=2026)
    may = slip(received_at=NOW.replace(month=5))
    register_complaint(register, complaint=may)
    # What only was edited on in Word has not gone out.
    assert read_late_slips(register, year=2026) == ""
    printed(register)
    to(register, JANUARY + timedelta(days=8))
    late = register_complaint(register, complaint=may)
    assert "Laporan 2026 sudah dicetak 12-01-2027 09.00; cetak ulang" in late.sentence
    said = "Sesudah laporan dicetak 12-01-2027 09.00 tercatat lagi 1 (satu) di Mei; cetak ulang."
    assert read_late_slips(register, year=2026) == said
    to(register, JANUARY + timedelta(days=9))
    keep_report(register, report=report_paper(register, year=2026))
    count_report(register, year=2026)
    assert read_late_slips(register, year=2026) == said
    printed(register, anew=True)
    assert read_late_slips(register, year=2026) == ""


def test_a_draft_is_not_kept(register: Register) -> None:
    registered(register)
    paper = report_paper(register, year=2026, signed_on=NOW.date())
    assert paper.number == 0
    keep_report(register, report=paper)
    assert read_editions(register, year=2026) == ()


def test_a_running_case_does_not_differ_by_the_days_alone(register: Register) -> None:
    a_year(register)
    printed(register)
    to(register, JANUARY + timedelta(days=30))
    assert report_paper(register, year=2026, signed_on=date(2027, 1, 12)).differing == ()


def test_word_gets_the_corrections_too(register: Register) -> None:
    case = a_year(register)
    printed(register)
    pass_time(register, days=8)
    plain = report_docx(register, year=2026, signed_on=date(2027, 1, 12))
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    other = report_docx(register, year=2026, signed_on=date(2027, 1, 12))
    assert other != plain
    assert other == report_docx(register, year=2026, signed_on=date(2027, 1, 12))


def test_word_of_an_unchanged_correction_says_what_it_corrects(register: Register) -> None:
    case = a_year(register)
    printed(register)
    pass_time(register, days=8)
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    printed(register, anew=True)
    again = Document(BytesIO(report_docx(register, year=2026, signed_on=date(2027, 1, 12))))
    said = " ".join(each.text for each in again.paragraphs)
    assert "Edisi ini memperbaiki edisi ke-1 yang dicetak pada 12 Januari 2027." in said


@pytest.mark.expected_log("the clock jumped")
def test_a_paper_goes_with_a_case_that_is_erased(register: Register) -> None:
    case = a_year(register)
    close_case(register, complaint_id=case, happened_at=JANUARY, closing="withdrawn")
    close_months(register, year=2026, months=[3])
    printed(register)
    to(register, JANUARY + timedelta(days=800))
    save_rules(register, years={ANY: 1})
    with transaction(register.engine, writing=False) as session:
        (before,) = session.execute(text("SELECT facts FROM edition_copy")).scalars()
    assert "Antrean layanan" in str(unpacked(before))
    erase(register, complaint_ids=[case])
    with transaction(register.engine, writing=False) as session:
        for table in ("edition_copy", "month_copy"):
            kept = session.execute(text(f"SELECT paper, facts FROM {table}")).all()
            assert [tuple(map(bytes, each)) for each in kept] == [(b"", b"")]
    said = "Salinannya dimusnahkan pada 22-03-2029 bersama aduan 2026-0001."
    for again in (
        partial(edition_pdf, register, year=2026, edition=1),
        partial(closed_month_pdf, register, year=2026, month=3),
    ):
        with pytest.raises(UserMistake, match=said):
            again()
    paper = report_paper(register, year=2026, signed_on=date(2029, 3, 22))
    assert (paper.number, paper.edition, paper.erased) == (2, None, said)
    assert "(dimusnahkan)" in words(paper.pdf)
    assert "Antrean layanan" not in words(paper.pdf)
    assert read_closing(register, year=2026, month=3).erased == said
    assert report_docx(register, year=2026)
    pass_time(register, minutes=1)
    keep_report(register, report=paper)
    assert edition_pdf(register, year=2026, edition=2) == paper.pdf
    assert check_register(register).problems == ()


def test_whom_a_case_is_about_gets_no_paper_that_names_it(file_register: Register) -> None:
    add_person(file_register, "tono", Role.DESK)
    with signed_in(file_register, "tono") as other:
        accused = f"account:{other.account.id}"
    registered(file_register, title="Petugas tidur", accused=(accused,))
    a_year(file_register)
    assert "Petugas tidur" in words(printed(file_register).pdf)
    with signed_in(file_register, "tono") as other:
        paper = report_paper(other, year=2026, signed_on=date(2027, 1, 12))
        assert paper.edition is None
        assert "Petugas tidur" not in words(paper.pdf)
        assert read_editions(other, year=2026) == ()
        with pytest.raises(EnvironmentTrouble):
            edition_pdf(other, year=2026, edition=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE edition_copy SET paper = facts", "Laporan tercetak 2026 edisi 1 diubah."),
        ("DELETE FROM edition_copy", "Laporan tercetak 2026 edisi 1 hilang."),
        (
            "UPDATE report_edition SET signer = 'Orang Lain'",
            "Isi daftar laporan tercetak diubah tanpa tanda tangan.",
        ),
    ],
)
def test_a_changed_copy_is_found_and_never_shown(
    register: Register, change: str, said: str
) -> None:
    a_year(register)
    printed(register)
    with transaction(register.engine, writing=True) as session:
        for table in ("edition_copy", "report_edition"):
            for guard in GUARDS[register.dialect]:
                session.execute(text(guard.format(table=table)))
        session.execute(text(change))
    assert said in check_register(register).problems
    if "edition_copy" in change:
        with pytest.raises(EnvironmentTrouble, match="hilang atau diubah"):
            report_paper(register, year=2026, signed_on=date(2027, 1, 12))
