"""What is to be looked at before a report is printed: found, and gone once it is mended."""

from __future__ import annotations

from datetime import date

from app.case import Identity
from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.report_findings import Finding, Mending
from app.desk.report_words import save_report_text
from app.desk.reporting import report_paper
from app.desk.summarising import write_summary
from app.documents.report_data import TROUBLES, ReportPart, noted_at
from app.register import Register
from tests.desk.slips import NOW, ZONE, confirmed_nil, registered


def found(register: Register, mending: Mending) -> list[Finding]:
    findings = report_paper(register, year=2026, signed_on=NOW.date()).findings
    return [each for each in findings if each.mending is mending]


def said(register: Register, mending: Mending) -> list[str]:
    return [each.sentence for each in found(register, mending)]


def test_months_and_the_head_are_asked_for_until_they_are_known(register: Register) -> None:
    assert said(register, Mending.NIL) == ["Januari dan Februari belum dikonfirmasi nihil."]
    assert said(register, Mending.HEAD) == ["Nama Kepala belum diisi."]
    for month in (1, 2):
        confirmed_nil(register, year=2026, month=month)
    save_settings(register, values={"head_name": "Ratna Dewi", "head_nip": "19700101 199003 1 001"})
    assert report_paper(register, year=2026).findings == ()


def test_a_month_that_was_nil_after_all_is_told(register: Register) -> None:
    confirmed_nil(register, year=2026, month=1)
    registered(register, received_at=NOW.replace(month=1))
    (one,) = found(register, Mending.MONTH)
    assert one.sentence == "Januari dikonfirmasi nihil, tetapi ada 1 (satu) aduan."
    assert (one.month, one.needed) == (1, True)


def test_cases_without_a_summary_or_still_running_are_told_but_not_needed(
    register: Register,
) -> None:
    first, second = registered(register), registered(register)
    assert said(register, Mending.RUNNING) == ["2 (dua) aduan masih berjalan, dan dicetak begitu."]
    close_case(register, complaint_id=first, happened_at=NOW, closing="withdrawn")
    (one,) = found(register, Mending.CASE)
    assert one == Finding(
        Mending.CASE,
        "2026-0001 sudah selesai, tetapi belum punya ringkasan untuk laporan.",
        needed=False,
        case=first,
    )
    write_summary(register, complaint_id=first, summary="Sudah dicabut pelapor.")
    close_case(register, complaint_id=second, happened_at=NOW, closing="withdrawn")
    assert [each.case for each in found(register, Mending.CASE)] == [second]
    assert found(register, Mending.RUNNING) == []


def test_many_of_a_kind_are_told_as_so_many(register: Register) -> None:
    for _ in range(13):
        registered(register, complained_at=date(2025, 12, 30))
    cases = found(register, Mending.CASE)
    assert len(cases) == 11
    assert cases[0].sentence == (
        "2026-0001 dibuat 30-12-2025, tetapi dihitung di 2026 menurut tanggal diterima."
    )
    assert cases[-1].sentence.endswith("Begitu pula 2 aduan lain.")


def test_a_name_in_a_title_or_in_the_office_s_words_is_found(register: Register) -> None:
    key = registered(
        register,
        title="Keluhan Kenarina soal antrean",
        identity=Identity(name="Kenarina Wulan"),
        received_at=NOW.astimezone(ZONE),
    )
    hidden = [each for each in found(register, Mending.CASE) if each.needed]
    assert [(each.case, "memuat identitas pelapor" in each.sentence) for each in hidden] == [
        (key, True)
    ]
    place = noted_at(TROUBLES, "q1")
    save_report_text(register, year=2026, place=place, text="Ibu Kenarina menunggu lama.")
    (one,) = found(register, Mending.WORDS)
    assert one.place == place
    assert one.sentence == (
        "Kendala dan solusi memuat “kenarina”, seperti pada identitas pelapor 2026-0001."
    )


def test_words_that_contradict_the_data_are_found_until_they_are_mended(register: Register) -> None:
    registered(register)
    place = ReportPart.RECAP
    save_report_text(register, year=2026, place=place, text="Ada 3 (dua) aduan di tahun 2024.")
    assert [(each.place, each.needed) for each in found(register, Mending.WORDS)] == [
        ("recap", True)
    ] * 3
    assert said(register, Mending.WORDS) == [
        "Kalimat rekapitulasi menulis “3 (dua)”, padahal 3 dieja “tiga”.",
        "Kalimat rekapitulasi menyebut 3 aduan, jumlah yang tidak ada dalam datanya.",
        "Kalimat rekapitulasi menyebut tahun 2024, sedangkan laporan ini tentang 2026.",
    ]
    save_report_text(register, year=2026, place=place, text="Ada 1 (satu) aduan di tahun 2026.")
    assert said(register, Mending.WORDS) == []


def test_old_words_are_found(register: Register) -> None:
    save_report_text(register, year=2026, place=ReportPart.RECAP, text="Belum ada aduan.")
    assert found(register, Mending.WORDS) == []
    registered(register)
    (one,) = found(register, Mending.WORDS)
    assert (one.place, one.needed) == ("recap", True)
    assert one.sentence.startswith("Kalimat rekapitulasi ditulis sebelum datanya berubah.")
