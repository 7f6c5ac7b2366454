"""The meeting that judges a span: written down once, printed as invitation, list and minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.evaluating import Meeting, MeetingPaper, meeting_pdf, read_meeting, save_meeting
from app.desk.report_words import save_report_text
from app.errors import UserMistake
from app.keeping.checking import check_register
from tests.desk.slips import NOW, ZONE, registered
from tests.documents.reading import pages

if TYPE_CHECKING:
    from app.register import Register

MEETING = Meeting(
    begins_at=datetime(2026, 4, 15, 9, 0, tzinfo=ZONE),
    place="Ruang rapat lantai 2",
    letter_number="B-0231/36000/PW.140/2026",
    invited="Ketua Tim Umum\nKetua Tim Sosial",
    chair="Ratna Dewi",
    note_taker="Siti",
    decided="Tambah kursi.\nTambah petugas.",
)


def words(register: Register, paper: MeetingPaper) -> str:
    pdf = meeting_pdf(register, year=2026, period="q1", paper=paper)
    assert pdf == meeting_pdf(register, year=2026, period="q1", paper=paper)
    return " ".join(" ".join(pages(pdf)).split())


def test_a_meeting_that_nobody_wrote_down_is_proposed(register: Register) -> None:
    save_settings(register, values={"head_name": "Ratna Dewi", "officer_name": "Siti"})
    likely = read_meeting(register, year=2026, period="q1")
    assert (likely.chair, likely.note_taker, likely.begins_at) == ("Ratna Dewi", "Siti", None)
    assert len(likely.invited.split("\n")) > 3
    assert "Pukul" in words(register, MeetingPaper.INVITATION)


def test_a_meeting_has_three_papers(register: Register) -> None:
    closed = registered(register)
    registered(register)
    close_case(register, complaint_id=closed, happened_at=NOW, closing="withdrawn")
    for kind, text in (("troubles", "Loket sempit."), ("result", "Semua ditangani.")):
        save_report_text(register, year=2026, place=f"{kind}-q1", text=text)
    said = save_meeting(register, year=2026, period="q1", meeting=MEETING, shown=Meeting()).sentence
    assert said == "Rapat evaluasi Triwulan I 2026 tersimpan."
    assert read_meeting(register, year=2026, period="q1") == MEETING
    invited = words(register, MeetingPaper.INVITATION)
    assert "Nomor : B-0231/36000/PW.140/2026" in invited
    assert "Rabu, 15 April 2026" in invited
    assert "09.00 WIB s.d. selesai" in invited
    assert "1. Ketua Tim Umum 2. Ketua Tim Sosial" in invited
    listed = words(register, MeetingPaper.ATTENDANCE)
    assert "DAFTAR HADIR RAPAT EVALUASI PENGADUAN Triwulan I 2026" in listed
    assert all(f"{at}." in listed for at in (1, 2, 15))
    told = words(register, MeetingPaper.MINUTES)
    assert "Masuk Selesai Dalam proses 2 1 1" in told
    assert "Loket sempit." in told
    assert "Semua ditangani." in told
    assert "1. Tambah kursi. 2. Tambah petugas." in told
    assert check_register(register).problems == ()


def test_what_is_too_long_is_told_at_its_field(register: Register) -> None:
    with pytest.raises(UserMistake) as refused:
        save_meeting(
            register, year=2026, period="q1", meeting=Meeting(place="x" * 301), shown=Meeting()
        )
    assert list(refused.value.fields) == ["place"]


def test_a_meeting_that_another_desk_wrote_down_is_not_overwritten(register: Register) -> None:
    likely = read_meeting(register, year=2026, period="q1")
    save_meeting(register, year=2026, period="q1", meeting=MEETING, shown=likely)
    with pytest.raises(UserMistake, match="diubah dari meja lain"):
        save_meeting(register, year=2026, period="q1", meeting=Meeting(chair="Adi"), shown=likely)
    assert read_meeting(register, year=2026, period="q1") == MEETING
    later = replace(MEETING, decided="Tambah kursi.")
    save_meeting(register, year=2026, period="q1", meeting=later, shown=MEETING)
    assert read_meeting(register, year=2026, period="q1") == later
