"""The monitoring report of a month: its counts, and what is nil only because somebody looked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from app.case import Identity
from app.clock import FixedClock
from app.desk.closing import close_case
from app.desk.following_up import pause
from app.desk.media_rota import tick_medium
from app.desk.monitoring import month_pdf, read_month
from app.desk.reading_office import read_office
from app.keeping.sample import create_sample
from tests.desk.slips import NOW, confirmed_nil, disposed, pass_time, registered
from tests.documents.reading import pages

if TYPE_CHECKING:
    from pathlib import Path

    from app.register import Register


def words(register: Register, *, month: int, year: int = 2026) -> str:
    return " ".join(" ".join(pages(month_pdf(register, year=year, month=month))).split())


def test_what_is_left_came_and_was_settled_adds_up(register: Register) -> None:
    old = registered(register, received_at=NOW.replace(month=2))
    came = registered(register)
    paused = disposed(register)
    pause(register, complaint_id=paused, happened_at=NOW, reason="evidence", note="Menunggu")
    close_case(register, complaint_id=old, happened_at=NOW, closing="withdrawn")
    counts = read_month(register, year=2026, month=3).counts
    assert (counts.left, counts.came, counts.settled) == (1, 2, 1)
    assert (counts.running, counts.paused) == (2, 1)
    before = read_month(register, year=2026, month=2)
    assert (before.counts.left, before.counts.came, before.counts.running) == (0, 1, 1)
    assert [case.state for case in before.cases] == ["Lewat waktu"]
    assert before.counts.late == 1
    assert isinstance(register.clock, FixedClock)
    register.clock.set(NOW + timedelta(days=40))
    close_case(register, complaint_id=came, happened_at=NOW, closing="withdrawn")
    later = read_month(register, year=2026, month=4).counts
    assert later.left + later.came - later.settled == later.running


def test_a_medium_is_nil_only_where_somebody_looked(register: Register) -> None:
    registered(register)
    tick_medium(register, code="wbs")
    pass_time(register, hours=1)
    tick_medium(register, code="wbs")
    looks = {look.medium: look for look in read_month(register, year=2026, month=3).looks}
    assert (looks["Website WBS"].times, looks["Website WBS"].last) == (2, NOW.date())
    paper = words(register, month=3)
    assert "Website WBS 2 Selasa 17-03-2026 nihil" in paper
    assert "SP4N LAPOR - - 1 (satu) aduan" in paper
    assert "Halo Mitra - - belum diperiksa" in paper
    assert "KONSEP" in paper


def test_the_sheet_of_an_empty_month_says_who_confirmed_it_or_that_nobody_did(
    register: Register,
) -> None:
    registered(register, received_at=NOW.replace(month=1))
    assert "Konfirmasi nihil - belum dikonfirmasi" in words(register, month=2)
    confirmed_nil(register, year=2026, month=2)
    told = words(register, month=2)
    media = len(read_office(register).media)
    line = told[told.index("Dikonfirmasi nihil oleh Siti Rahmah") :][:90]
    assert "17-03-2026" in line
    assert f"{media} media dilihat" in line
    assert "belum dikonfirmasi" not in told
    # A month in which something came, and one that is not over, have nothing of the kind.
    for month in (1, 3):
        assert "onfirmasi nihil" not in words(register, month=month)


def test_no_name_is_printed(register: Register) -> None:
    registered(register, title="Keluhan Kenarina Wulan", identity=Identity(name="Kenarina Wulan"))
    registered(register, title="Perihal netral", confidential=True)
    paper = words(register, month=3)
    assert "Kenarina" not in paper
    assert "Perihal netral" in paper
    assert paper.count("Dirahasiakan (lihat") == 1


def test_february_2023_fits_its_page_as_on_the_model(tmp_path: Path) -> None:
    register = create_sample(str(tmp_path / "contoh.mejaaduan"))
    try:
        paper = month_pdf(register, year=2023, month=2)
        assert paper == month_pdf(register, year=2023, month=2)
        (page,) = pages(paper)
        told = " ".join(page.split())
        assert "Bulan Februari 2023" in told
        assert "Masuk - 2 - - - 2" in told
        assert "Selesai - 2 - - - 2" in told
        assert "Informasi Kepegawaian" in told
        empty = " ".join(pages(month_pdf(register, year=2023, month=5))[0].split())
        assert "Tidak ada pengaduan yang masuk atau masih berjalan (nihil)." in empty
    finally:
        register.close()


def test_many_cases_go_on_over_pages_and_signatures_stay_with_a_table(register: Register) -> None:
    for at in range(40):
        registered(register, title=f"Aduan nomor {at} " + "panjang sekali " * 6)
    found = pages(month_pdf(register, year=2026, month=3))
    assert len(found) > 2
    assert "Petugas Pengaduan," in found[-1]
    assert "D. Pemeriksaan media" in found[-1]
    assert all("Halaman" in page for page in found)
