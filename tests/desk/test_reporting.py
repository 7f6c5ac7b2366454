"""The year's report says of each case what was done with it."""

import re
from datetime import timedelta
from pathlib import Path

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.closing import close_case
from app.desk.disposing import forward_elsewhere
from app.desk.papers import count_printed, receipt_pdf
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.desk.reporting import report_pdf
from app.keeping.sample import create_sample
from app.register import Register
from tests.desk.slips import NOW, confirmed_nil, pass_time, registered, with_result
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
        confirmed_nil(register, year=2025, month=month)
    paper = paper_of(register, year=2025)
    assert "Dikonfirmasi nihil: Januari, Februari, Maret" in paper
    who = register.account.name
    assert f"dan Desember oleh {who} (17 Maret 2026, sesudah semua media dilihat)." in paper
    assert "KONSEP" not in paper
    assert "elum dikonfirmasi" not in paper
    assert "Selama tahun 2025 tidak ada aduan yang masuk." in paper


def test_a_year_that_runs_is_told_up_to_today(register: Register) -> None:
    registered(register)
    confirmed_nil(register, year=2026, month=1)
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


def test_a_case_that_ended_without_an_answer_tells_how(register: Register) -> None:
    for closing in ("withdrawn", "unreachable", "system"):
        close_case(register, complaint_id=registered(register), happened_at=NOW, closing=closing)
    answered_by(register, "Telepon")
    paper = paper_of(register)
    for ending in (
        "dicabut oleh pelapor",
        "pelapor tidak dapat dihubungi",
        "ditutup oleh sistem kanal asal",
    ):
        assert f"menutup aduan karena {ending}." in paper
        assert f"Selesai, {ending}" in paper
    # Who was answered is told so; that the case was closed then is nothing more.
    assert "karena pelapor sudah diberi tahu" not in paper
    assert "Selesai, pelapor sudah diberi tahu" in paper
    assert "menyampaikan jawaban melalui telepon." in paper


def test_every_figure_names_its_case(register: Register) -> None:
    for _ in range(3):
        registered(register)
    paper = paper_of(register)
    for number in ("0001", "0002", "0003"):
        caption = f"Tindak Lanjut Pengaduan Tanggal 17 Maret 2026 ({number}/PGD/36000/2026)"
        assert paper.count(caption) >= 2


def test_time_before_us_is_unknown_only_where_it_is(register: Register) -> None:
    media = ("kotak-saran-pst", "kotak-saran-lobi", "langsung", "telepon")
    for medium in media:
        registered(register, medium=medium)
    before = "Sebelum sampai ke satker (kalender)"
    paper = " ".join(paper_of(register).split())
    assert paper.count(before) == len(media)
    assert "tidak diketahui" not in paper
    registered(register, medium="email")
    assert "tidak diketahui" in paper_of(register)


def test_who_waits_waits_at_night_and_on_sundays_too(register: Register) -> None:
    key = registered(
        register,
        complained_at=NOW - timedelta(days=6, minutes=10),
        received_at=NOW - timedelta(minutes=10),
    )
    pass_time(register, days=1)
    close_case(
        register, complaint_id=key, happened_at=NOW + timedelta(hours=9), closing="withdrawn"
    )
    times = read_case(register, complaint_id=key).times
    # From 08.50 until the office closes at 15.00 in Ramadan, less the half hour at noon.
    assert (times.at_our_office.days, times.at_our_office.minutes) == (0, 340)
    assert times.before_us == timedelta(days=6)
    assert times.waited == timedelta(days=6, hours=9, minutes=10)


def test_the_sample_tells_the_two_cases_of_2023_as_their_report_did(tmp_path: Path) -> None:
    register = create_sample(str(tmp_path / "contoh.mejaaduan"))
    try:
        paper = paper_of(register, year=2023)
        number = "(0001/PGD/36000/2023)"
    finally:
        register.close()
    cases = paper[paper.index("V. TINDAK LANJUT ADUAN Selama") : paper.index("VI. PENUTUP Selama")]
    assert re.findall(r"\d\d Feb 2023", cases) == [
        *("20 Feb 2023", "22 Feb 2023", "27 Feb 2023", "27 Feb 2023"),
        *("24 Feb 2023", "24 Feb 2023", "27 Feb 2023", "27 Feb 2023", "27 Feb 2023"),
    ]
    assert re.findall(r"\d\d\.\d\d WIB", cases) == [
        *("11.35 WIB", "08.19 WIB", "14.03 WIB", "16.33 WIB"),
        *("15.26 WIB", "14.24 WIB", "13.44 WIB", "13.44 WIB", "13.47 WIB"),
    ]
    # Our office passed neither of them on; it answered both, and LAPOR closed them.
    assert "meneruskan" not in cases
    assert cases.count("Selesai, ditutup oleh sistem kanal asal") == 2
    assert "tangkapan layar bukti transfer terlampir." in cases
    assert "Yang bersangkutan tidak terdaftar sebagai ASN." in cases
    assert "ditujukan kepada BPS Kabupaten Tangerang dan BPS Kota Tangerang Selatan." in cases
    assert number in cases


def test_printing_a_receipt_is_one_line_of_the_timeline(register: Register) -> None:
    key = registered(register)
    for _ in range(2):
        receipt_pdf(register, complaint_id=key)
        receipt_pdf(register, complaint_id=key)
        count_printed(register, complaint_ids=[key], paper="receipt")
    told = [entry.sentence for entry in read_case(register, complaint_id=key).timeline]
    assert told.count("mencetak tanda terima dengan identitas pelapor") == 2
    assert not any(sentence.startswith("membuka") for sentence in told)
    # Opened for a paper that never went to the printer.
    receipt_pdf(register, complaint_id=key)
    last = read_case(register, complaint_id=key).timeline[-1]
    assert last.sentence == "membuka identitas pelapor untuk tanda terima"


def test_what_was_settled_in_january_is_told_as_that(register: Register) -> None:
    """A year's report doesn't say that something ended in it that ended later."""
    first, second, third = (registered(register) for _ in range(3))
    assert isinstance(register.clock, FixedClock)
    for key, ended in (
        (third, NOW),
        (first, NOW.replace(year=2027, month=1)),
        (second, NOW.replace(year=2027)),
    ):
        register.clock.set(ended)
        close_case(register, complaint_id=key, happened_at=ended, closing="withdrawn")
    march = read_recap(register, year=2026).evaluation[2]
    assert march.settled_percent == 100
    assert march.remark == (
        "1 (satu) aduan selesai pada Januari 2027; 1 (satu) aduan selesai pada Maret 2027"
    )
    paper = paper_of(register)
    assert "Sebanyak 2 (dua) pengaduan selesai sesudah tahun 2026 berakhir." in paper
    assert "1 (satu) aduan selesai pada Januari 2027;" in paper
