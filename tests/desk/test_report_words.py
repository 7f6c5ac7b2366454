"""The office's own words and pictures in its report: kept by year, marked when they are old."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import text

from app.desk.report_words import (
    read_report_words,
    save_report_picture,
    save_report_text,
)
from app.desk.reporting import report_docx, report_pdf
from app.documents.pictures import fitted
from app.documents.report_data import TROUBLES, ReportPart, noted_at
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from db.engine import transaction
from tests.desk.slips import NOW, registered
from tests.documents.reading import pages

CHAPTERS, CLOSING = ReportPart.CHAPTERS, ReportPart.CLOSING


def photo(size: tuple[int, int] = (3000, 2000)) -> bytes:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "KameraRina"
    Image.new("RGB", size, "teal").save(out, "JPEG", exif=exif)
    return out.getvalue()


def words(register: Register, year: int) -> str:
    return " ".join(" ".join(pages(report_pdf(register, year=year))).split())


def test_chapters_hold_on_for_later_years_and_go_back_to_what_is_proposed(
    register: Register,
) -> None:
    proposed = read_report_words(register, year=2026).part(CHAPTERS)
    assert (proposed.text, proposed.year) == ("", 0)
    own = proposed.proposed.replace("Aplikasi HALO MITRA", "Aplikasi MITRA BARU")
    said = save_report_text(register, year=2025, place=CHAPTERS, text=own).sentence
    assert said == "Bab pembuka dan SOP 2025 tersimpan."
    kept = read_report_words(register, year=2026).part(CHAPTERS)
    assert (kept.text, kept.year, kept.stale) == (own, 2025, False)
    assert (kept.who, kept.at) == (register.account.name, NOW)
    assert "MITRA BARU" in words(register, 2026)
    assert "MITRA BARU" not in words(register, 2024)
    said = save_report_text(register, year=2026, place=CHAPTERS, text="").sentence
    assert said == "Bab pembuka dan SOP 2026 kembali ke usulan."
    assert "MITRA BARU" not in words(register, 2026)
    assert "MITRA BARU" in words(register, 2025)
    assert check_register(register).problems == ()


def test_a_sentence_is_marked_when_other_numbers_are_proposed(register: Register) -> None:
    registered(register)
    save_report_text(register, year=2026, place=CLOSING, text="Hanya ada satu aduan.")
    part = read_report_words(register, year=2026).part(CLOSING)
    assert (part.text, part.stale) == ("Hanya ada satu aduan.", False)
    registered(register)
    part = read_report_words(register, year=2026).part(CLOSING)
    assert part.stale
    assert "2 (dua)" in part.proposed
    assert "Hanya ada satu aduan." in words(register, 2026)
    # What is said of one year is not said of another.
    assert read_report_words(register, year=2027).part(CLOSING).text == ""
    save_report_text(register, year=2026, place=CLOSING, text=part.proposed)
    assert read_report_words(register, year=2026).part(CLOSING).text == ""


def test_notes_are_kept_by_month_and_quarter(register: Register) -> None:
    place = noted_at(TROUBLES, "q1")
    save_report_text(register, year=2026, place=place, text="Listrik padam.")
    assert read_report_words(register, year=2026).notes == {place: "Listrik padam."}
    assert "Triwulan I Listrik padam." in words(register, 2026)


def test_chapters_need_a_title(register: Register) -> None:
    with pytest.raises(UserMistake, match="tanda #"):
        save_report_text(register, year=2026, place=CHAPTERS, text="Tanpa judul")


def test_a_picture_is_shown_small_and_tells_nothing_of_its_camera(register: Register) -> None:
    save_report_picture(register, year=2025, slot=3, name="poster.jpg", picture=photo())
    shown = read_report_words(register, year=2026).pictures
    assert [(each.slot, each.name) for each in shown][2] == (3, "poster.jpg")
    with register.reading() as session:
        body = session.scalar(text("SELECT body FROM picture_copy"))
    assert b"KameraRina" not in body
    with Image.open(BytesIO(body)) as image:
        assert image.size == (1600, 1067)
    assert "Gambar 1 Poster Halo Mitra" in words(register, 2026)
    assert report_docx(register, year=2026) == report_docx(register, year=2026)
    save_report_picture(register, year=2026, slot=3, name="", picture=b"")
    assert "Poster Halo Mitra" not in words(register, 2026)
    assert "Poster Halo Mitra" in words(register, 2025)
    assert check_register(register).problems == ()


def test_what_is_no_picture_is_refused(register: Register) -> None:
    with pytest.raises(UserMistake, match=r"catatan\.txt bukan gambar"):
        save_report_picture(register, year=2026, slot=3, name="catatan.txt", picture=b"halo")
    with pytest.raises(ValueError, match="no picture"):
        fitted(photo()[:500])


@pytest.mark.parametrize(
    "change", ["DELETE FROM picture_copy", "UPDATE picture_copy SET body = '1'"]
)
def test_a_changed_picture_is_found(register: Register, change: str) -> None:
    save_report_picture(register, year=2026, slot=1, name="a.jpg", picture=photo((20, 20)))
    with transaction(register.engine, writing=True) as session:
        session.execute(text(change))
    (problem,) = check_register(register).problems
    assert re.search("Gambar 1 laporan 2026 hilang|Laporan tercetak tidak terbaca", problem)
