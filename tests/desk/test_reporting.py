"""The year's report says of each case what was done with it."""

from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.confirming_nil import confirm_nil
from app.desk.disposing import forward_elsewhere
from app.desk.recapping import read_recap
from app.desk.reporting import report_pdf
from app.register import Register
from tests.desk.slips import NOW, registered, with_result
from tests.documents.reading import pages


def paper_of(register: Register, *, year: int = 2026) -> str:
    return " ".join(" ".join(pages(report_pdf(register, year=year))).split())


def answered_by(register: Register, channel: str) -> None:
    key = with_result(register)
    record_answer(
        register, complaint_id=key, happened_at=NOW, channel=channel, answer="Loket ditambah."
    )
    close_case(register, complaint_id=key, happened_at=NOW)


def test_each_way_of_ending_has_its_own_words(register: Register) -> None:
    for channel in ("Telepon", "Halo Mitra", "telepon"):
        answered_by(register, channel)
    for closing in ("withdrawn", "unreachable", "system"):
        close_case(register, complaint_id=registered(register), happened_at=NOW, closing=closing)
    registered(register)
    paper = paper_of(register)
    assert (
        "Sebanyak 3 (tiga) pengaduan sudah ditindaklanjuti melalui Halo Mitra dan telepon, "
        "1 (satu) pengaduan ditutup karena pelapor tidak dapat dihubungi, 1 (satu) pengaduan "
        "dicabut oleh pelapor, 1 (satu) pengaduan ditutup oleh sistem kanal asal, dan 1 (satu) "
        "pengaduan masih dalam proses."
    ) in paper
    march = read_recap(register, year=2026).evaluation[2]
    assert march.result == (
        "Sudah disampaikan melalui Halo Mitra dan telepon; ditutup karena pelapor tidak dapat "
        "dihubungi; dicabut oleh pelapor; ditutup oleh sistem kanal asal"
    )
    # Six of seven are 85.7.
    assert march.settled_percent == 86


def test_a_forwarded_case_is_told_with_the_office_it_went_to(register: Register) -> None:
    forward_elsewhere(register, complaint_id=registered(register), happened_at=NOW, office="3674")
    registered(register)
    paper = paper_of(register)
    assert "Seluruhnya ditujukan langsung" not in paper
    assert "sedangkan 1 (satu) pengaduan ditujukan kepada BPS Kota Tangerang Selatan." in paper
    assert "1 (satu) pengaduan diteruskan kepada yang berwenang" in paper
    assert "Ditujukan kepada BPS Kota Tangerang Selatan" in paper


def test_all_is_a_hundred_and_nearly_all_is_not(register: Register) -> None:
    for _ in range(2):
        close_case(
            register, complaint_id=registered(register), happened_at=NOW, closing="withdrawn"
        )
    assert read_recap(register, year=2026).evaluation[2].settled_percent == 100
    registered(register)
    assert read_recap(register, year=2026).evaluation[2].settled_percent == 67


def test_nobody_is_sent_to_the_census_of_2020(register: Register) -> None:
    paper = paper_of(register)
    assert "sp2020" not in paper
    assert "sensus penduduk 2020" not in paper


def test_an_empty_year_is_no_final_paper_before_its_months_are_confirmed(
    register: Register,
) -> None:
    paper = paper_of(register, year=2025)
    assert "KONSEP" in paper
    assert "Desember belum dikonfirmasi." in paper
    assert "12 Desember * * * * * *" in paper
    assert "12 Desember - Belum dikonfirmasi -" in paper
    for month in range(1, 13):
        confirm_nil(register, year=2025, month=month)
    paper = paper_of(register, year=2025)
    assert "KONSEP" not in paper
    assert "elum dikonfirmasi" not in paper
    assert "Selama tahun 2025 tidak ada aduan yang masuk." in paper


def test_a_year_that_runs_is_told_up_to_today(register: Register) -> None:
    registered(register)
    confirm_nil(register, year=2026, month=1)
    paper = paper_of(register)
    for words in (
        "Pengaduan Masyarakat BPS Provinsi Banten Tahun 2026 sampai dengan 17 Maret",
        "Tabel 1 Rekapitulasi Jumlah Aduan Per Bulan Tahun 2026 sampai dengan 17 Maret",
        "Jumlah aduan pada tahun 2026 sampai dengan 17 Maret sebanyak 1 (satu) aduan",
        "tidak ada aduan yang tercatat; bulan Februari belum dikonfirmasi.",
        "Selama tahun 2026 sampai dengan 17 Maret terdapat 1 (satu) pengaduan",
        "TAHUN 2026 SAMPAI DENGAN 17 MARET",
        "1 Januari - - - - - - 2 Februari * * * * * * 3 Maret - 1 - - - 1 4 April 5 Mei 6 Juni",
    ):
        assert words in paper
