"""What a slip tells by its day alone has no time of day on any paper, and counts by one rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from app.case import Case, SourceStep
from app.cli.output import case_json, case_text
from app.desk.box_minutes import minutes_pdf
from app.desk.calendar_changes import AddDayOff
from app.desk.changing_calendar import apply_change
from app.desk.closing import close_case
from app.desk.correcting import Correction, correct_complaint
from app.desk.correcting_disposition import correct_disposition
from app.desk.corresponding import forwarding_letter_pdf
from app.desk.disposing import forward_elsewhere, record_disposition, report_to_head
from app.desk.following_up import record_progress
from app.desk.listing_cases import Wanted, list_rows
from app.desk.opening_boxes import NewOpening, NewSlip, SlipKind, save_opening
from app.desk.papers import receipt_pdf, sheet_pdf
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.registering import register_complaint
from app.desk.reporting import report_pdf
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Classification, Urgency
from app.rules.timer_words import three_times_words, timer_words
from app.rules.work_calendar import DayOffKind
from app.transfer.importing import apply_import, preview_import
from tests.desk.slips import NOW, ZONE, disposed, pass_time, registered, slip
from tests.documents.reading import pages

TODAY = NOW.date()
YESTERDAY, SUNDAY, LAST_MONTH = date(2026, 3, 16), date(2026, 3, 15), date(2026, 2, 27)
AS_IT_IS = Correction(
    title="Antrean layanan terlalu lama",
    medium="lapor",
    classification=Classification.COMPLAINT,
    topic="",
    about_office="",
)


def case_of(register: Register, key: int) -> Case:
    return read_case(register, complaint_id=key)


def opening_of(day: date) -> datetime:
    # In the month of fasting the office opens later.
    return datetime.combine(day, time(8), ZONE)


@pytest.mark.parametrize(
    ("day", "counts_from"),
    [
        (TODAY, NOW),
        (LAST_MONTH, opening_of(LAST_MONTH)),
        (SUNDAY, datetime.combine(SUNDAY, time(), ZONE)),
    ],
)
def test_a_day_counts_from_when_it_is_told_or_from_the_opening_of_the_office(
    register: Register, day: date, counts_from: datetime
) -> None:
    case = case_of(register, registered(register, received_at=day))
    assert case.row.received_at == counts_from
    assert case.row.received(ZONE) == day
    told = next(entry for entry in case.timeline if entry.kind == "received")
    assert (told.told_at, told.happened_at) == (day, counts_from)
    assert {row.month: row.total for row in read_recap(register, year=2026).rows if row.total} == {
        day.month: 1
    }
    assert check_register(register).problems == ()


def test_a_step_that_runs_since_a_day_is_late_by_days_alone(register: Register) -> None:
    key = registered(register, received_at=YESTERDAY)
    report_to_head(register, complaint_id=key, happened_at=YESTERDAY)
    case = case_of(register, key)
    timer = case.row.timer(read_office(register), now=NOW)
    assert timer is not None
    assert timer_words(timer) == "terlambat 1 hari kerja"
    assert timer.span == case.clocks[3].over_by


def test_the_register_has_the_day_without_a_time(register: Register) -> None:
    registered(register, received_at=YESTERDAY)
    registered(register)
    rows = list_rows(register, wanted=Wanted(year=2026, descending=False), offset=0, limit=9)
    assert [row.received(ZONE) for row in rows] == [YESTERDAY, NOW - timedelta(minutes=10)]


@pytest.mark.parametrize("received", [YESTERDAY, datetime.combine(YESTERDAY, time(7), ZONE)])
def test_a_complaint_of_the_day_it_came_was_never_sent_after_it_came(
    register: Register, received: date
) -> None:
    key = registered(register, received_at=received, complained_at=YESTERDAY)
    case = case_of(register, key)
    assert case.complained == YESTERDAY
    assert case.complained_at == case.row.received_at
    assert case.times.before_us == timedelta()
    assert case.times.by_day
    assert not any(entry.out_of_order for entry in case.timeline)


def test_what_was_sent_in_the_afternoon_of_the_day_it_came_is_in_order(register: Register) -> None:
    sent = datetime.combine(YESTERDAY, time(14, 3), ZONE)
    step = SourceStep(YESTERDAY, "Admin Nasional", "meneruskan kepada BPS.")
    key = registered(register, received_at=YESTERDAY, complained_at=sent, source_steps=(step,))
    case = case_of(register, key)
    assert [entry.kind for entry in case.timeline][:3] == ["complained", "source_step", "received"]
    assert [entry.told_at for entry in case.timeline[:3]] == [sent, YESTERDAY, YESTERDAY]
    assert not any(entry.out_of_order for entry in case.timeline)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"received_at": TODAY + timedelta(1)}, "18 Maret 2026 belum terjadi."),
        ({"received_at": YESTERDAY, "complained_at": TODAY}, "sesudah waktu diterima"),
        ({"received_at": date(1999, 1, 1)}, "Tahun 1999 terlalu lama"),
    ],
)
def test_a_day_that_can_not_be_is_told_without_a_time(
    register: Register, changes: dict[str, date], wrong: str
) -> None:
    with pytest.raises(UserMistake) as refused:
        register_complaint(register, complaint=slip(**changes))
    (sentence,) = refused.value.fields.values()
    assert wrong in sentence
    assert "pukul" not in sentence


def test_a_sheet_signed_on_a_day_counts_after_what_came_before_it_that_day(
    register: Register,
) -> None:
    key = registered(register)
    report_to_head(register, complaint_id=key, happened_at=NOW)
    pass_time(register, days=1)
    record_disposition(
        register,
        complaint_id=key,
        happened_at=TODAY,
        teams=("umum",),
        instructions=("tindak-lanjuti",),
    )
    case = case_of(register, key)
    assert case.row.step_started_at == NOW
    assert [entry.told_at for entry in case.timeline[-2:]] == [NOW, TODAY]
    with pytest.raises(UserMistake) as refused:
        record_progress(
            register, complaint_id=key, happened_at=TODAY - timedelta(1), note="Loket ditambah."
        )
    assert refused.value.fields["happened_at"].startswith("Lebih dahulu daripada waktu diterima")


def test_a_case_is_closed_on_a_day(register: Register) -> None:
    key = disposed(register, received_at=YESTERDAY)
    pass_time(register, days=3)
    close_case(register, complaint_id=key, happened_at=TODAY, closing="withdrawn")
    case = case_of(register, key)
    # Not before the disposition of that day.
    assert case.row.closed_at == NOW
    assert case.timeline[-1].told_at == TODAY
    assert case.times.at_our_office.minutes is None
    assert case.times.waited == timedelta(days=1)
    told = dict(three_times_words(case.times, own="kantor kita"))
    assert told["Waktu tunggu pelapor (kalender)"] == "1 hari"
    assert check_register(register).problems == ()


def test_a_time_becomes_a_day_and_a_day_a_time(register: Register) -> None:
    key = registered(register, complained_at=NOW - timedelta(days=2))

    def correct(**changes: Any) -> Case:  # noqa: ANN401 - any field of Correction
        correct_complaint(
            register, complaint_id=key, correction=replace(AS_IT_IS, **changes), reason="Dari surat"
        )
        return case_of(register, key)

    case = correct(received_at=TODAY)
    assert case.row.received(ZONE) == TODAY
    assert "Waktu diterima dari 17-03-2026 08.50 menjadi 17-03-2026. Alasan" in (
        case.timeline[-1].note
    )
    # It can't be counted after it was registered.
    assert case.row.received_at <= case.registered_at
    case = correct(complained_at=LAST_MONTH)
    assert (case.row.received(ZONE), case.complained) == (TODAY, LAST_MONTH)
    case = correct(received_at=NOW - timedelta(minutes=5))
    assert case.row.received(ZONE) == NOW - timedelta(minutes=5)
    assert "dari 17-03-2026 menjadi 17-03-2026 08.55" in case.timeline[-1].note
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct(complained_at=LAST_MONTH)
    assert check_register(register).problems == ()


def test_the_day_on_a_sheet_is_corrected_to_a_day(register: Register) -> None:
    key = disposed(register, received_at=YESTERDAY)

    def correct(happened_at: date) -> Case:
        correct_disposition(
            register,
            complaint_id=key,
            happened_at=happened_at,
            teams=("umum",),
            instructions=("tindak-lanjuti",),
            urgency=Urgency.ORDINARY,
            reason="Salah baca tanggal",
        )
        return case_of(register, key)

    case = correct(YESTERDAY)
    disposition = next(entry for entry in case.timeline if entry.kind == "disposed")
    assert disposition.told_at == YESTERDAY
    assert disposition.happened_at == opening_of(YESTERDAY)
    assert "dari 17-03-2026 09.00 menjadi 16-03-2026." in case.timeline[-1].note
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct(YESTERDAY)
    assert check_register(register).problems == ()


def test_what_was_told_with_its_time_keeps_it_beside_what_was_told_by_its_day(
    register: Register,
) -> None:
    # A day's deed counts from the last one of that day, so that both stand at one moment.
    key = disposed(register)
    pass_time(register, days=1)
    record_progress(register, complaint_id=key, happened_at=TODAY, note="Loket ditambah.")

    def correct(*instructions: str) -> None:
        correct_disposition(
            register,
            complaint_id=key,
            happened_at=NOW,
            teams=("umum",),
            instructions=instructions,
            urgency=Urgency.ORDINARY,
            reason="Salah baca centang",
        )

    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct("tindak-lanjuti")
    correct("proses")
    assert "aktu disposisi" not in case_of(register, key).timeline[-1].note
    early = NOW - timedelta(minutes=5)
    with pytest.raises(UserMistake, match="Lebih dahulu daripada langkah terakhir"):
        close_case(register, complaint_id=key, happened_at=early, closing="withdrawn")
    assert check_register(register).problems == ()


def test_a_receipt_keeps_its_time_where_its_registration_is_known_by_its_day(
    register: Register,
) -> None:
    rows = "media;diterima;perihal;dicatat\nlapor;16-03-2026 10.15;Antrean;16-03-2026\n"
    apply_import(register, preview=preview_import(register, content=rows.encode()))
    (row,) = list_rows(register, wanted=Wanted(), offset=0, limit=9)
    received = row.received(ZONE)
    correct_complaint(register, complaint_id=row.id, correction=AS_IT_IS, reason="Dari surat")
    case = case_of(register, row.id)
    assert case.row.received(ZONE) == received == datetime(2026, 3, 16, 10, 15, tzinfo=ZONE)
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct_complaint(
            register,
            complaint_id=row.id,
            correction=replace(AS_IT_IS, received_at=received),
            reason="Dari surat",
        )
    assert check_register(register).problems == ()


def test_a_day_counts_as_it_did_after_the_calendar_and_other_words_were_changed(
    register: Register,
) -> None:
    key = registered(register, received_at=YESTERDAY, complained_at=YESTERDAY)
    today = registered(register, received_at=TODAY)
    pass_time(register, days=1)
    closure = AddDayOff(YESTERDAY, "Listrik padam", DayOffKind.CLOSURE)
    apply_change(register, change=closure)
    reworded = replace(AS_IT_IS, title="Antrean siang")
    for each in (key, today):
        correct_complaint(register, complaint_id=each, correction=reworded, reason="Dari surat")
    assert case_of(register, today).row.received_at == NOW
    case = case_of(register, key)
    assert case.row.received_at == case.complained_at == opening_of(YESTERDAY)
    assert [e.happened_at for e in case.timeline[:2]] == [opening_of(YESTERDAY)] * 2
    assert check_register(register).problems == ()


def test_a_complaint_of_a_day_is_never_counted_after_a_receipt_put_earlier(
    register: Register,
) -> None:
    key, earlier = registered(register, complained_at=TODAY), NOW - timedelta(minutes=30)
    put_earlier = replace(AS_IT_IS, received_at=earlier)
    correct_complaint(register, complaint_id=key, correction=put_earlier, reason="Dari surat")
    case = case_of(register, key)
    assert case.row.received_at == case.complained_at == earlier
    assert [(e.happened_at, e.out_of_order) for e in case.timeline[:2]] == [(earlier, False)] * 2
    assert "aktu pengaduan" not in case.timeline[-1].note
    assert check_register(register).problems == ()


def test_no_paper_has_a_time_that_nobody_told(register: Register) -> None:
    key = registered(register, received_at=LAST_MONTH, complained_at=date(2026, 2, 20))
    forward_elsewhere(register, complaint_id=key, happened_at=TODAY, office="3674")
    papers = {
        "receipt": receipt_pdf(register, complaint_id=key),
        "sheet": sheet_pdf(register, complaint_ids=[key]),
        "letter": forwarding_letter_pdf(register, complaint_id=key),
        "report": report_pdf(register, year=2026),
    }
    told = {name: " ".join(" ".join(pages(pdf)).split()) for name, pdf in papers.items()}
    assert "27 Februari 2026" in told["receipt"]
    assert "27 Februari 2026 " in told["sheet"]
    assert "20 Februari 2026" in told["letter"]
    assert "27 Feb 2026" in told["report"]
    for name, paper in told.items():
        assert "08.00 WIB" not in paper, name
        assert "00.00" not in paper, name
    lines = case_text(case_of(register, key), ZONE)
    assert "Diterima:    27-02-2026, " in lines
    assert f'"received_at": "{LAST_MONTH}"' in case_json(case_of(register, key), ZONE)


def test_a_file_tells_days_without_times(register: Register) -> None:
    rows = (
        "media;diterima;perihal;diadukan;dicatat\nlapor;16-03-2026;Antrean;27-02-2026;16-03-2026\n"
    )
    apply_import(register, preview=preview_import(register, content=rows.encode()))
    (row,) = list_rows(register, wanted=Wanted(), offset=0, limit=9)
    case = case_of(register, row.id)
    assert (row.received(ZONE), case.complained) == (YESTERDAY, LAST_MONTH)
    assert case.registered_at == case.row.received_at == opening_of(YESTERDAY)
    assert check_register(register).problems == ()


def test_a_box_opened_on_a_day_has_minutes_without_a_time(register: Register) -> None:
    slips = (NewSlip(SlipKind.COMPLAINT, "Antrean siang lama.", day=date(2026, 3, 5)),)
    opening = NewOpening(
        box="kotak-saran-pst",
        opened_at=YESTERDAY,
        officer="Rina Amalia",
        witness="Dedi Kurnia",
        found=1,
        slips=slips,
    )
    told = save_opening(register, opening=opening)
    assert told.day == YESTERDAY
    paper = " ".join(" ".join(pages(minutes_pdf(register, day=YESTERDAY))).split())
    assert "tahun dua ribu dua puluh enam, kami yang bertanda tangan" in paper
    (row,) = list_rows(register, wanted=Wanted(), offset=0, limit=9)
    case = case_of(register, row.id)
    assert (row.received(ZONE), case.complained) == (YESTERDAY, date(2026, 3, 5))
    assert check_register(register).problems == ()
