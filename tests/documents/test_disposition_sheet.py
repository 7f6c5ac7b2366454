from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest

from app.documents.disposition_sheet import disposition_sheets
from app.documents.sheet_data import SheetData, SheetLayout
from app.rules.kinds import Urgency
from tests.documents.paper_samples import HEAD, INSTRUCTIONS, SECRET_SHEET, SHEET, TEAMS
from tests.documents.reading import fonts, outside, pages, sizes

HOSTILE = "😀 \u202eمرحبا\u202c \x00 <b>& " + "panjang" * 40 + " kata" * 3000


def printed(*sheets: SheetData, two: bool = False, with_back: bool = True) -> bytes:
    layout = SheetLayout.TWO_ON_A4 if two else SheetLayout.A5
    return disposition_sheets(sheets, letterhead=HEAD, layout=layout, with_back=with_back)


def numbered(*numbers: int) -> list[SheetData]:
    return [replace(SHEET, number=f"{number:04}/PGD/36000/2026") for number in numbers]


def ticks(paper: bytes) -> int:
    """Count the ticks: the only bent lines as thick as that."""
    with pdfplumber.open(BytesIO(paper)) as pdf:
        return sum(abs(curve["linewidth"] - 1.7) < 0.01 for curve in pdf.pages[0].curves)


def test_front_says_all_that_is_known() -> None:
    front, back = pages(printed(SHEET))
    for words in (
        "LEMBAR DISPOSISI",
        "0012/PGD/36000/2026",
        "Kamis, 31 Desember 2026",
        "pukul 16.00 WIB (5 hari kerja)",
        "22 Desember 2026, 09.40 WIB",
        "1 (satu) berkas",
        "Kepala BPS Provinsi Banten,",
        "NIP 19690412 199401 2 001",
        "Meja Aduan, dicetak 22-12-2026 09.47 WIB, lembar –",
        *TEAMS,
        *INSTRUCTIONS,
    ):
        assert words in front
    assert "LAPORAN HASIL TINDAK LANJUT PENGADUAN" in back
    assert "Kamis, 31 Desember 2026, 16.00 WIB" in back
    assert "CETAK ULANG" not in front


def test_the_name_of_a_medium_is_never_cut() -> None:
    front, _ = pages(printed(replace(SHEET, medium="Lembar Saran dan Pengaduan Online")))
    assert "Lembar Saran dan" in front
    assert "Online" in front


def test_only_urgency_and_secrecy_are_ticked() -> None:
    assert ticks(printed(replace(SHEET, urgency=Urgency.VERY_URGENT))) == 1
    assert ticks(printed(SECRET_SHEET)) == 2


def test_confidential_sheet_tells_nobody_who_it_was() -> None:
    paper = printed(SECRET_SHEET)
    text = " ".join(pages(paper))
    assert SECRET_SHEET.origin not in text
    assert SECRET_SHEET.source_reference not in text
    assert "Dirahasiakan (anonim)" in text
    assert "tercatat di register" in text
    assert text.count("RAHASIA") == 4
    assert "Jangan menuliskan nama atau identitas pelapor" in text
    assert "CETAK ULANG ke-2 28-02-2023 08.02 WIB" in " ".join(text.split())


def test_anonymous_sheet_prints_no_name() -> None:
    text = pages(printed(replace(SHEET, anonymous=True)))[0]
    assert "Anonim" in text
    assert "Nurhaliza" not in text


def test_sample_is_marked_twice_on_each_side() -> None:
    for page in pages(printed(replace(SECRET_SHEET, sample=True))):
        assert page.count("CONTOH") == 2


def test_two_on_a4_turns_the_backs_around() -> None:
    paper = printed(*numbered(1, 2, 3), two=True)
    assert sizes(paper) == [(297, 210)] * 4
    with pdfplumber.open(BytesIO(paper)) as pdf:
        halves = [
            [
                (page.crop((left, 0, left + page.width / 2, page.height)).extract_text() or "")
                for left in (0, page.width / 2)
            ]
            for page in pdf.pages
        ]
    expected = [("0001", "0002"), ("0002", "0001"), ("0003", ""), ("", "0003")]
    for page, numbers in zip(halves, expected, strict=True):
        for half, number in zip(page, numbers, strict=True):
            assert f"{number}/PGD" in half if number else "/PGD" not in half


def test_two_on_f4_keep_their_true_size_and_turn_the_backs_around() -> None:
    paper = disposition_sheets(
        numbered(1, 2, 3), letterhead=HEAD, layout=SheetLayout.TWO_ON_F4, with_back=True
    )
    assert sizes(paper) == [(330, 215)] * 4
    assert outside(paper) == []
    with pdfplumber.open(BytesIO(paper)) as pdf:
        first, back = pdf.pages[:2]
        left = first.crop((0, 0, first.width / 2, first.height)).extract_text()
        behind = back.crop((back.width / 2, 0, back.width, back.height)).extract_text()
        frames = [r for r in first.rects if r["width"] > 300]
    assert "0001/PGD" in left
    assert "0001/PGD" in behind
    # The frame is as wide as on A5.
    assert {round(each["width"] / 72 * 25.4) for each in frames} == {126}


def test_a5_alternates_front_and_back() -> None:
    assert sizes(printed(SHEET, SHEET)) == [(148, 210)] * 4
    assert len(pages(printed(SHEET, SHEET, with_back=False))) == 2


def test_many_teams_stand_closer() -> None:
    teams = tuple(f"Tim dengan nomor {number}" for number in range(1, 15))
    paper = printed(replace(SHEET, teams=teams))
    text = pages(paper)[0]
    assert all(team in text for team in teams)
    assert "Catatan:" in text
    assert outside(paper) == []


@pytest.mark.parametrize("count", [20, 21, 28, 45])
def test_any_number_of_teams_and_instructions_stands_apart_on_the_sheet(count: int) -> None:
    paper = printed(
        replace(
            SHEET,
            teams=tuple(f"Tim {number}." for number in range(1, count + 1)),
            instructions=tuple(f"Arahan {number}." for number in range(1, count + 1)),
        )
    )
    assert outside(paper) == []
    with pdfplumber.open(BytesIO(paper)) as pdf:
        page = pdf.pages[0]
        end = page.search("Catatan:")[0]["top"]
        found = [
            word
            for number in range(1, count + 1)
            for word in page.search(rf"(?:Tim|Arahan) {number}\.")
        ]
    assert len(found) == 2 * count
    assert all(word["bottom"] < end for word in found)
    for column in {round(word["x0"]) for word in found}:
        tops = sorted(word["top"] for word in found if round(word["x0"]) == column)
        assert all(below - above > 7 for above, below in pairwise(tops))


@pytest.mark.parametrize("secret", [False, True])
def test_hostile_text_breaks_nothing(secret: bool) -> None:
    sheet = replace(
        SHEET,
        number="0001/PGD/36000/2026 <b>😀",
        index=HOSTILE,
        code=HOSTILE,
        origin=HOSTILE,
        medium=HOSTILE,
        source_reference=HOSTILE,
        title=HOSTILE,
        teams=(HOSTILE,) * 8,
        instructions=(HOSTILE,) * 6,
        confidential=secret,
    )
    paper = printed(sheet)
    assert len(pages(paper)) == 2
    assert outside(paper) == []


def test_same_bytes_and_embedded_fonts() -> None:
    paper = printed(SHEET, SECRET_SHEET)
    assert paper == printed(SHEET, SECRET_SHEET)
    used = {name: held for name, held in fonts(paper).items() if "Liberation" in name}
    assert used
    assert all(used.values())
    assert outside(paper) == []


def test_nothing_to_print_is_refused() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        printed()


def test_who_leads_and_who_gets_a_copy_has_a_line_for_the_pen_and_is_printed_once_decided() -> None:
    front, _ = pages(printed(SHEET))
    assert "Koordinator:" in front
    assert "Tembusan:" in front
    copies = tuple(f"Tim dengan nama yang panjang {number}" for number in range(40))
    paper = printed(replace(SHEET, lead=TEAMS[1], copies=(TEAMS[2], TEAMS[4])))
    text = " ".join(pages(paper)[0].split())
    assert f"Koordinator: {TEAMS[1]}" in text
    assert f"{TEAMS[2]}; Tim" in text
    # However many, they stay within the frame and above the office's foot.
    crowded = printed(replace(SHEET, teams=(HOSTILE,) * 14, lead=HOSTILE, copies=copies))
    assert outside(crowded) == []
    with pdfplumber.open(BytesIO(crowded)) as pdf:
        found = pdf.pages[0].search("Tim dengan nama yang panjang")
    assert max(word["x1"] for word in found) < 83.9 / 25.4 * 72
