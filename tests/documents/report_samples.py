"""The annual reports that the tests print: the two cases of 2023, and others made from them."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image

from app.documents.report_data import AnnualReportData, OfficeWords, ReportCase, ReportEntry
from app.recap import EvaluationRow, Recap, RecapRow
from app.rules.kinds import Closing, Settlement
from app.rules.moments import MONTHS
from tests.documents.paper_samples import HEAD

BANTEN = OfficeWords(
    name="BPS Provinsi Banten",
    short_name="BPS Banten",
    email="pst3600@bps.go.id",
    form_link="http://s.bps.go.id/Lembarpengaduan_PSTbanten",
)

COLUMNS = (
    "Website WBS",
    "SP4N LAPOR",
    "Halo Mitra",
    "Kotak Saran",
    "Lembar Saran dan Pengaduan Online",
)
TIMES = ("5 menit", "5 menit", "1 menit", "10 menit", "5 hari kerja", "15 menit", "5 menit")


def clocks(before: str, here: str, waited: str) -> tuple[tuple[str, str], ...]:
    """Return the three views of a case's time as they are printed."""
    return (
        ("Sebelum sampai ke satker (kalender)", before),
        ("Di BPS Provinsi Banten (jam kerja)", here),
        ("Waktu tunggu pelapor (kalender)", waited),
    )


WAGES = ReportCase(
    complained_on=date(2023, 2, 20),
    number="0002/PGD/36000/2023",
    title="Gaji Entry Data Regsosek Tangerang Selatan Bulan Ke 1 (Januari) Belum Turun",
    facts=(
        "Anonim, Rahasia",
        "SP4N LAPOR (Website)",
        "Ditujukan kepada BPS Kota Tangerang Selatan",
        "Ditutup oleh Sistem",
    ),
    entries=(
        ReportEntry(
            "20 Feb 2023",
            "11.35 WIB",
            True,
            "Pelapor",
            "menyampaikan pengaduan mengenai gaji bulan Januari 2023 yang belum diterima.",
        ),
        ReportEntry(
            "22 Feb 2023",
            "08.19 WIB",
            True,
            "Admin Nasional SP4N LAPOR",
            "meneruskan pengaduan kepada Badan Pusat Statistik.",
        ),
        ReportEntry(
            "27 Feb 2023",
            "14.03 WIB",
            False,
            "Badan Pusat Statistik",
            "meneruskan pengaduan kepada BPS Provinsi Banten.",
        ),
        ReportEntry(
            "27 Feb 2023",
            "16.33 WIB",
            False,
            "BPS Provinsi Banten",
            "menyampaikan terima kasih dan jawaban, disertai tangkapan layar bukti transfer.",
        ),
    ),
    clocks=clocks("7 hari 2 jam", "2 jam 30 menit", "7 hari 4 jam"),
    about_office="BPS Kota Tangerang Selatan",
    about_own_office=False,
    settlement=Settlement(Closing.ANSWERED, "SP4N LAPOR"),
)
STAFF = replace(
    WAGES,
    complained_on=date(2023, 2, 24),
    number="0001/PGD/36000/2023",
    title="Informasi Kepegawaian",
    facts=(
        "Anonim, Rahasia",
        "SP4N LAPOR (Website)",
        "Ditujukan kepada BPS Kabupaten Tangerang",
        "Ditutup oleh Sistem",
    ),
    entries=(
        ReportEntry(
            "24 Feb 2023",
            "15.26 WIB",
            True,
            "Pelapor",
            "meminta informasi mengenai status kepegawaian seseorang di BPS Kabupaten Tangerang.",
        ),
        ReportEntry(
            "24 Feb 2023",
            "14.24 WIB",
            True,
            "Admin Nasional SP4N LAPOR",
            "meneruskan pengaduan kepada Pemerintah Kabupaten Tangerang.",
            "Urutan waktu janggal: tercatat 1 jam 2 menit sebelum waktu pengaduan; dimuat "
            "sebagaimana tertera pada sumber.",
        ),
        ReportEntry(
            "27 Feb 2023",
            "13.44 WIB",
            False,
            "Badan Pusat Statistik",
            "meneruskan pengaduan kepada BPS Provinsi Banten.",
        ),
        ReportEntry(
            "27 Feb 2023",
            "13.44 WIB",
            False,
            "BPS Provinsi Banten",
            "menyampaikan terima kasih dan akan menindaklanjuti.",
        ),
        ReportEntry(
            "27 Feb 2023",
            "13.47 WIB",
            False,
            "BPS Provinsi Banten",
            "menyampaikan jawaban bahwa yang bersangkutan tidak terdaftar sebagai ASN.",
        ),
    ),
    clocks=clocks("2 hari 22 jam", "3 menit", "2 hari 22 jam"),
    about_office="BPS Kabupaten Tangerang",
)


def picture() -> bytes:
    """Return a small grey picture."""
    out = BytesIO()
    Image.new("L", (64, 48), 200).save(out, "PNG")
    return out.getvalue()


def recap(
    counts: dict[tuple[int, int], int], *, columns: tuple[str, ...] = COLUMNS, year: int = 2023
) -> Recap:
    """Return the recap with these counts by (month, column from 0), all of them settled."""
    rows = []
    for month, label in enumerate(MONTHS, 1):
        found = tuple(counts.get((month, column), 0) for column in range(len(columns)))
        rows.append(RecapRow(month, label, found, sum(found)))
    evaluation = tuple(
        EvaluationRow(row.month, row.label, 100, "Sudah disampaikan melalui lapor.go.id", "-")
        if row.total
        else EvaluationRow(row.month, row.label, None, "-", "-")
        for row in rows
    )
    return Recap(year, columns, tuple(rows), sum(row.total for row in rows), evaluation)


REPORT = AnnualReportData(
    letterhead=HEAD,
    recap=recap({(2, 1): 2}),
    cases=(STAFF, WAGES),
    words=BANTEN,
    sop_times=TIMES,
    signed_on="15 Januari 2024",
)
NO_CASES = replace(REPORT, recap=recap({}), cases=())


def many_cases(count: int) -> AnnualReportData:
    """Return a report of a year with so many cases, a third of them open."""
    cases = tuple(
        replace(
            WAGES if number % 2 else STAFF,
            number=f"{number + 1:04}/PGD/36000/2023",
            settlement=WAGES.settlement if number % 3 else None,
            about_own_office=number % 4 == 0,
        )
        for number in range(count)
    )
    counts = {(month, 1): count // 12 for month in range(2, 13)}
    counts[1, 0] = count - sum(counts.values())
    return replace(REPORT, cases=cases, recap=recap(counts))
