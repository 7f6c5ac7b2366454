"""Reminder sheets and explanations of due dates, read back."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from app.documents.explanation_sheet import explanation_sheet
from app.documents.reminder_sheet import reminder_sheets
from app.documents.time_data import ExplainedDay, ExplanationData, ReminderData, ReminderLine
from tests.documents.paper_samples import HEAD, ZONE, moment
from tests.documents.reading import fonts, outside, pages, sizes, table

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 60 + " kata" * 1000
LATE = ReminderLine(
    number="0010/PGD/36000/2026",
    title="Tautan unduhan publikasi Banten Dalam Angka 2026 tidak dapat dibuka",
    given_at=moment(2026, 12, 14, 9, 0),
    due_at=moment(2026, 12, 21, 16, 0),
    used_days=5,
    target_days=5,
    left="lewat 2 hari kerja",
    late=True,
)
SECRET = replace(
    LATE,
    number="0013/PGD/36000/2026",
    title="Pungutan oleh Fulan",
    used_days=1,
    left="4 hari kerja",
    late=False,
    confidential=True,
)
PAUSED = replace(
    LATE,
    number="0011/PGD/36000/2026",
    title="Permintaan data luas panen padi 2025",
    used_days=2,
    late=False,
    paused_at=moment(2026, 12, 22, 10, 0),
)
SHEET = ReminderData(
    team="Tim Diseminasi dan Layanan Statistik",
    lines=(LATE, SECRET, PAUSED),
    first=date(2026, 12, 28),
    last=date(2026, 12, 31),
    officer_name="Muhammad Rizky Ardiansyah Tubagus Wijaya, S.Tr.Stat.",
    officer_nip="19950817 201903 1 002",
    printed_at=moment(2026, 12, 28, 7, 35),
    zone=ZONE,
)
WHY = ExplanationData(
    number="0039/PGD/36000/2026",
    title="Berkas ditolak",
    question="Mengapa Jumat 20-11-2026, 16.30?",
    days=(
        ExplainedDay("Jum 13-11", "disposisi, hari mulai"),
        ExplainedDay("Sab 14-11", "libur akhir pekan"),
        ExplainedDay("Sen 16-11", "hari kerja ke-1", 1),
    ),
    note="Standar: 5 hari kerja, berakhir saat kantor tutup.",
    printed_at=moment(2026, 11, 24, 11, 40),
    zone=ZONE,
)


def squares(paper: bytes) -> tuple[int, int]:
    """Return how many filled and how many empty squares stand on the first page."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        found = [r for r in pdf.pages[0].rects if abs(r["width"] - r["height"]) < 0.1]
    small = [rect for rect in found if rect["width"] < 12]
    return sum(bool(rect["fill"]) for rect in small), sum(not rect["fill"] for rect in small)


def test_a_team_reads_what_it_still_holds() -> None:
    paper = reminder_sheets([SHEET], letterhead=HEAD)
    (text,) = pages(paper)
    for words in (
        "LEMBAR PENGINGAT TINDAK LANJUT PENGADUAN",
        "Tim Diseminasi dan Layanan Statistik",
        "Senin, 28 Desember 2026 s.d. Kamis, 31 Desember 2026",
        "3 (tiga) pengaduan",
        "1 (satu) di antaranya lewat waktu",
        "Kendala atau permintaan penundaan",
        "Muhammad Rizky Ardiansyah Tubagus Wijaya, S.Tr.Stat.",
        "Meja Aduan, dicetak 28-12-2026 07.35 WIB",
        "Halaman 1 dari 1",
    ):
        assert words in text
    assert sizes(paper) == [(210, 297)]
    assert outside(paper) == []
    assert all(fonts(paper).values())


def test_rows_say_when_how_long_and_leave_room_for_initials() -> None:
    rows = table(reminder_sheets([SHEET], letterhead=HEAD), page=0, columns=7)
    assert rows[1][2:4] == ["14-12-2026", "21-12-2026"]
    assert rows[1][5:] == ["lewat 2 hari kerja", ""]
    assert rows[2][1] == "Dirahasiakan (lihat register)"
    assert rows[3][3] == "ditunda"
    assert rows[3][5] == "ditunda sejak 22-12-2026"


def test_the_squares_show_the_days_used() -> None:
    # 5 + 1 + 2 used of three times five, and one of each kind in the legend.
    assert squares(reminder_sheets([SHEET], letterhead=HEAD)) == (9, 8)


def test_a_secret_title_is_nowhere_in_the_file() -> None:
    paper = reminder_sheets([SHEET], letterhead=HEAD)
    assert "Fulan" not in pages(paper)[0]
    assert b"Fulan" not in paper


def test_nothing_held_is_said_as_nil() -> None:
    (text,) = pages(reminder_sheets([replace(SHEET, lines=())], letterhead=HEAD))
    assert "Pada pekan ini tidak ada pengaduan (nihil)" in text
    assert "Kendala" not in text
    assert "Diterima oleh tim," in text


@pytest.mark.parametrize("count", [4, 9, 10, 11, 12, 40])
def test_a_long_list_goes_on_and_signatures_stay_with_it(count: int) -> None:
    lines = tuple(replace(LATE, number=f"{at:04}/PGD/36000/2026") for at in range(count))
    paper = reminder_sheets([replace(SHEET, lines=lines)], letterhead=HEAD)
    found = pages(paper)
    assert outside(paper) == []
    assert all(sum(line.number in text for text in found) == 1 for line in lines)
    assert "Petugas Pengaduan," in found[-1]
    assert f"{count - 1:04}/PGD" in found[-1]


def test_each_team_has_its_own_sheet_and_samples_are_marked() -> None:
    other = replace(SHEET, team="Bagian Umum", lines=(), sample=True)
    first, second = pages(reminder_sheets([SHEET, other], letterhead=HEAD))
    assert "CONTOH" not in first
    assert second.count("CONTOH") == 2


def test_a_longer_standard_is_told_in_words() -> None:
    line = replace(LATE, target_days=14, used_days=3, late=False)
    rows = table(
        reminder_sheets([replace(SHEET, lines=(line,))], letterhead=HEAD), page=0, columns=7
    )
    assert rows[1][4] == "3 dari 14 hari"


def test_hostile_text_breaks_nothing() -> None:
    line = replace(LATE, title=HOSTILE, number=HOSTILE[:300], left=HOSTILE[:300])
    paper = reminder_sheets(
        [replace(SHEET, lines=(line,), team=HOSTILE, officer_name=HOSTILE)], letterhead=HEAD
    )
    assert outside(paper) == []


def test_a_due_date_is_explained_on_paper() -> None:
    paper = explanation_sheet(WHY, letterhead=HEAD)
    (text,) = pages(paper)
    for words in ("Mengapa Jumat 20-11-2026, 16.30?", "Sab 14-11 libur akhir pekan",
                  "1 Sen 16-11 hari kerja ke-1", "Standar: 5 hari kerja"):  # fmt: skip
        assert words in text
    assert outside(paper) == []


def test_many_days_go_on_and_a_secret_subject_is_not_printed() -> None:
    secret = replace(WHY, days=WHY.days * 40, title="Pungutan oleh Fulan", confidential=True)
    found = pages(explanation_sheet(secret, letterhead=HEAD))
    assert len(found) > 2
    assert "Dirahasiakan" in found[0]
    assert not any("Fulan" in text for text in found)
