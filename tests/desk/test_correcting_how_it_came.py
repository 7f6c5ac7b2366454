"""How a complaint came, when it was sent and what the head wrote is put right, open or sealed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.case import Case, Content
from app.desk.closing import close_case
from app.desk.correcting_disposition import correct_disposition
from app.desk.disposing import record_disposition
from app.desk.listing_cases import Wanted, count_rows
from app.desk.opening_seals import open_seals
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.rules.kinds import Urgency
from tests.desk.slips import NOW, registered
from tests.desk.test_correcting import case_of, correct


@pytest.mark.parametrize("secret", [False, True])
def test_how_it_came_is_put_right_open_or_sealed(register: Register, secret: bool) -> None:
    key = registered(
        register,
        confidential=secret,
        source_reference="LPR-12",
        received_from="Admin Pusat",
        attachments=1,
    )
    correct(
        register,
        key,
        source_reference=" LPR-21 ",
        received_from="Admin Nasional",
        attachments=3,
        complained_at=(NOW - timedelta(days=2)).date(),
    )
    case = open_seals(register, complaint_id=key) if secret else case_of(register, key)
    assert (case.source_reference, case.received_from, case.attachments) == (
        "LPR-21",
        "Admin Nasional",
        3,
    )
    assert case.complained == (NOW - timedelta(days=2)).date()
    assert [entry.kind for entry in case.timeline][:2] == ["complained", "received"]
    assert case.timeline[1].actor == "Admin Nasional"
    told = case.timeline[-1]
    assert told.sentence == (
        "membetulkan jumlah lampiran, nomor asal, diteruskan oleh, dan waktu pengaduan"
    )
    for change in (
        "Jumlah lampiran dari 1 menjadi 3.",
        "Nomor asal dari LPR-12 menjadi LPR-21.",
        "Diteruskan oleh dari Admin Pusat menjadi Admin Nasional.",
        "Waktu pengaduan dari kosong menjadi 15-03-2026.",
    ):
        assert change in told.note
    assert case.times.before_us is not None
    correct(register, key, received_from="", source_reference="")
    case = open_seals(register, complaint_id=key) if secret else case_of(register, key)
    assert (case.source_reference, case.received_from) == ("", "")
    assert "Diteruskan oleh dari Admin Nasional menjadi kosong." in case.timeline[-1].note
    assert check_register(register).problems == ()


def test_the_number_of_its_source_finds_it_once_it_is_right(register: Register) -> None:
    key = registered(register, source_reference="LPR-12")
    correct(register, key, source_reference="LPR-21")
    found = {
        words: count_rows(register, wanted=Wanted(words=words)) for words in ("LPR-12", "LPR-21")
    }
    assert found == {"LPR-12": 0, "LPR-21": 1}


def test_who_passed_it_on_is_sealed_with_a_case_that_becomes_secret(register: Register) -> None:
    key = registered(register, received_from="Admin Pusat")
    correct(register, key, received_from="Ibu Ratna, tetangga", confidential=True)
    with register.reading() as session:
        notes = session.execute(text("SELECT speaker, text FROM event_note")).all()
    assert not [note for note in notes if "Ratna" in f"{note.speaker}{note.text}"]
    assert check_register(register).problems == ()


def test_the_times_of_a_closed_case_follow_when_it_was_sent(register: Register) -> None:
    key = registered(register)
    close_case(register, complaint_id=key, happened_at=NOW, closing="withdrawn")
    before = case_of(register, key)
    assert before.times.before_us is None
    correct(register, key, complained_at=NOW - timedelta(days=4))
    after = case_of(register, key)
    assert after.judged
    assert after.times.before_us is not None
    assert check_register(register).problems == ()


@pytest.mark.parametrize("secret", [False, True])
def test_the_note_of_the_head_is_put_right(register: Register, secret: bool) -> None:
    key = registered(register, confidential=secret)
    record_disposition(
        register,
        complaint_id=key,
        happened_at=NOW,
        teams=("umum",),
        instructions=(),
        note="Segera",
    )

    def correct_note(note: str | None, **changes: Any) -> Case:  # noqa: ANN401 - any argument
        given: dict[str, Any] = {"teams": ("umum",), "instructions": (), **changes}
        correct_disposition(
            register,
            complaint_id=key,
            happened_at=NOW,
            urgency=Urgency.ORDINARY,
            reason="Salah baca",
            note=note,
            **given,
        )
        return open_seals(register, complaint_id=key) if secret else case_of(register, key)

    case = correct_note("Segera, paling lambat Jumat")
    assert case.disposition_note == "Segera, paling lambat Jumat"
    disposition = next(entry for entry in case.timeline if entry.kind == "disposed")
    assert disposition.note == "Segera, paling lambat Jumat"
    assert case.timeline[-1].note.startswith(
        "Catatan Kepala dari “Segera” menjadi “Segera, paling lambat Jumat”. Alasan: Salah baca"
    )
    assert correct_note(None, instructions=("tindak-lanjuti",)).disposition_note == (
        "Segera, paling lambat Jumat"
    )
    with pytest.raises(UserMistake) as refused:
        correct_note("", instructions=())
    assert list(refused.value.fields) == ["instructions"]
    assert correct_note("", instructions=("tindak-lanjuti",)).disposition_note == ""
    assert check_register(register).problems == ()


def test_what_a_medium_brought_is_corrected_and_told(register: Register) -> None:
    case = registered(register, medium="halo-mitra", content=Content("Honor", survey="Susenas"))
    correct(register, case, content=Content("Honor", survey="Sakernas", region="Cilegon"))
    told = case_of(register, case)
    assert (told.content.survey, told.content.region) == ("Sakernas", "Cilegon")
    note = told.timeline[-1].note
    assert "Survei/kegiatan dari Susenas menjadi Sakernas." in note
    assert "Wilayah tugas dari kosong menjadi Cilegon." in note
    assert "Uraian" not in note
