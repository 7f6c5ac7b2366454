"""What was registered wrongly is put right with a reason; what it was stays told, and figures follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from app.case import Case, Content, Identity, Seal
from app.desk.closing import close_case
from app.desk.correcting import Correction, correct_complaint
from app.desk.correcting_disposition import correct_disposition
from app.desk.correcting_identity import correct_identity
from app.desk.disposing import move_to_team
from app.desk.following_up import record_progress
from app.desk.listing_cases import Wanted, count_rows, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.recapping import read_recap
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification, Urgency
from tests.desk.slips import NOW, ZONE, disposed, pass_time, registered
from tests.helpers.registers import signed_in

AS_IT_IS = Correction(
    title="Antrean layanan terlalu lama",
    medium="lapor",
    classification=Classification.COMPLAINT,
    topic="",
    about_office="",
)


def case_of(register: Register, key: int) -> Case:
    return read_case(register, complaint_id=key)


def correct(register: Register, key: int, reason: str = "Salah ketik", **changes: Any) -> None:  # noqa: ANN401
    correct_complaint(
        register, complaint_id=key, correction=replace(AS_IT_IS, **changes), reason=reason
    )


def months(register: Register, year: int = 2026) -> dict[int, int]:
    return {row.month: row.total for row in read_recap(register, year=year).rows if row.total}


def test_old_values_are_told_and_a_reason_is_needed(register: Register) -> None:
    key = registered(register)
    correct(register, key, title="Antrean lama", medium="email")
    told = case_of(register, key).timeline[-1]
    assert told.sentence == "membetulkan perihal dan media"
    assert told.note.startswith(
        "Perihal dari “Antrean layanan terlalu lama” menjadi “Antrean lama”. Media dari "
    )
    assert told.note.endswith("Alasan: Salah ketik")
    with pytest.raises(UserMistake) as refused:
        correct(register, key, reason=" ", title="Lain")
    assert list(refused.value.fields) == ["reason"]
    assert check_register(register).problems == ()


def test_a_slip_in_the_wrong_month_moves_to_its_own(register: Register) -> None:
    key = registered(register)
    assert months(register) == {3: 1}
    january = datetime(2026, 1, 5, 9, 0, tzinfo=ZONE)
    correct(register, key, received_at=january)
    assert months(register) == {1: 1}
    found = list_rows(register, wanted=Wanted(year=2026, month=1), offset=0, limit=9)
    assert [row.received_at for row in found] == [january]
    told = case_of(register, key).timeline[-1]
    assert told.note.startswith(
        "Waktu diterima dari 17-03-2026 08.50 menjadi 05-01-2026 09.00. Alasan"
    )
    assert case_of(register, key).limits[0].started == january
    assert case_of(register, key).timeline[0].happened_at == january
    assert check_register(register).problems == ()


def test_a_year_typed_wrongly_counts_in_the_right_one_and_keeps_its_number(
    register: Register,
) -> None:
    key = registered(register, received_at=NOW.replace(year=2025))
    assert (months(register, 2025), months(register)) == ({3: 1}, {})
    correct(register, key, received_at=NOW)
    assert (months(register, 2025), months(register)) == ({}, {3: 1})
    assert case_of(register, key).row.number == "2025-0001"
    in_march = Wanted(year=2026, month=3)
    assert count_rows(register, wanted=in_march) == 1
    assert check_register(register).problems == ()


def test_the_receipt_lies_before_all_that_was_done(register: Register) -> None:
    key = disposed(register)
    pass_time(register, days=1)
    for wrong in (NOW + timedelta(minutes=1), NOW + timedelta(days=9)):
        with pytest.raises(UserMistake) as refused:
            correct(register, key, received_at=wrong)
        assert list(refused.value.fields) == ["received_at"]
    made = registered(register, complained_at=NOW - timedelta(days=1))
    with pytest.raises(UserMistake, match="sesudah waktu diterima"):
        correct(register, made, complained_at=NOW)
    correct(register, made, complained_at=NOW - timedelta(days=3))
    assert case_of(register, made).complained_at == NOW - timedelta(days=3)
    assert case_of(register, made).times.before_us != case_of(register, key).times.before_us
    assert check_register(register).problems == ()


def test_the_times_of_a_closed_case_follow(register: Register) -> None:
    key = disposed(register)
    close_case(register, complaint_id=key, happened_at=NOW, closing="withdrawn")
    before = case_of(register, key)
    correct(register, key, received_at=NOW - timedelta(days=4))
    after = case_of(register, key)
    assert after.judged
    assert after.times.at_our_office.days == 2
    assert before.times.at_our_office.days == 0
    assert after.limits[0].started == NOW - timedelta(days=4)
    assert check_register(register).problems == ()


def test_an_identity_is_corrected_and_told_nowhere_in_the_open(file_register: Register) -> None:
    register = file_register
    key = registered(register)
    new = Identity(name="Sitti Rahma", contact="0813-2222-3333")
    correct_identity(register, complaint_id=key, identity=new, anonymous=False, reason="Salah eja")
    told = case_of(register, key).timeline[-1]
    assert (told.sentence, told.note) == ("membetulkan identitas pelapor", "Alasan: Salah eja")
    opened = open_seals(register, complaint_id=key)
    assert opened.identity == new
    changed = next(each for each in opened.timeline if each.kind == "corrected")
    assert changed.note == "Alasan: Salah eja Semula: Siti Rahmah, 0812-0000-1111."
    with register.reading() as session:
        for table in ("event", "event_note", "complaint", "complaint_search"):
            lines = session.execute(text(f"SELECT * FROM {table}")).all()
            assert "Rahma" not in str(lines)
    assert count_rows(register, wanted=Wanted(words="sitti")) == 1
    assert count_rows(register, wanted=Wanted(words="siti rahmah")) == 0
    assert check_register(register).problems == ()


def test_a_reason_names_nobody(register: Register) -> None:
    key = registered(register)
    for name in ("Siti", "Sitti"):
        with pytest.raises(UserMistake) as refused:
            correct_identity(
                register,
                complaint_id=key,
                identity=Identity(name="Sitti Rahma"),
                anonymous=False,
                reason=f"Bukan {name}",
            )
        assert f"“{name.lower()}”" in refused.value.fields["reason"].lower()


def test_anonymous_after_all_and_named_after_all(register: Register) -> None:
    key = registered(register)
    correct_identity(
        register, complaint_id=key, identity=Identity(), anonymous=True, reason="Diminta pelapor"
    )
    case = open_or_read(register, key)
    assert (case.row.anonymous, case.identity_seal, case.identity) == (
        True,
        Seal.NOTHING,
        Identity(),
    )
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct_identity(
            register, complaint_id=key, identity=Identity(), anonymous=True, reason="Lagi"
        )
    person = Identity(name="Rudi")
    correct_identity(
        register, complaint_id=key, identity=person, anonymous=False, reason="Menyebut nama"
    )
    assert open_seals(register, complaint_id=key).identity == person
    assert not case_of(register, key).row.anonymous
    assert check_register(register).problems == ()


def open_or_read(register: Register, key: int) -> Case:
    return read_case(register, complaint_id=key)


def test_only_who_can_open_an_identity_corrects_it(register: Register) -> None:
    key = registered(register, confidential=True)
    with (
        signed_in(register, "dewi", Role.DESK) as desk,
        pytest.raises(UserMistake, match="disegel untuk akun Anda"),
    ):
        correct_identity(
            desk, complaint_id=key, identity=Identity(), anonymous=True, reason="Diminta"
        )
    assert open_seals(register, complaint_id=key).identity.name == "Siti Rahmah"


def test_a_case_becomes_confidential_afterwards_and_other_desks_lose_it(
    register: Register,
) -> None:
    key = disposed(register, source_reference="LPR-9")
    record_progress(register, complaint_id=key, happened_at=NOW, note="Menelepon pelapor")
    with (
        signed_in(register, "dewi", Role.DESK) as desk,
        signed_in(register, "rini", Role.DESK) as other,
    ):
        assert open_seals(other, complaint_id=key).identity.name == "Siti Rahmah"
        correct(desk, key, confidential=True, content=Content(text="Uraian yang dibetulkan."))
        for each in (desk, other):
            case = case_of(each, key)
            assert (case.identity_seal, case.content_seal) == (Seal.DENIED, Seal.DENIED)
            assert "Menelepon" not in " ".join(entry.note for entry in case.timeline)
            assert count_rows(each, wanted=Wanted(words="kejelasan")) == 0
        with register.reading() as session:
            for table in ("event_note", "complaint_content", "complaint_search", "complaint"):
                lines = str(session.execute(text(f"SELECT * FROM {table}")).all())
                assert "Menelepon" not in lines
                assert "dibetulkan" not in lines
                assert "LPR-9" not in lines
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        assert open_seals(team, complaint_id=key).content.text == "Uraian yang dibetulkan."
    opened = open_seals(register, complaint_id=key)
    assert opened.identity.name == "Siti Rahmah"
    assert opened.source_reference == "LPR-9"
    assert "Menelepon pelapor" in [entry.note for entry in opened.timeline]
    assert "Kerahasiaan dari tidak rahasia menjadi rahasia" in " ".join(
        entry.note for entry in opened.timeline
    )
    assert check_register(register).problems == ()


def test_only_a_head_ends_that_a_case_is_confidential(register: Register) -> None:
    key = registered(register, confidential=True, source_reference="LPR-9")
    with signed_in(register, "dewi", Role.DESK) as desk:
        with pytest.raises(UserMistake) as refused:
            correct(desk, key, confidential=False)
        assert list(refused.value.fields) == ["confidential"]
        correct(register, key, confidential=False)
        opened = open_seals(desk, complaint_id=key)
    assert (opened.content.text, opened.identity.name, opened.source_reference) == (
        "Menunggu dua jam tanpa kejelasan.",
        "Siti Rahmah",
        "LPR-9",
    )
    assert not opened.row.confidential
    assert count_rows(register, wanted=Wanted(words="kejelasan")) == 1
    assert check_register(register).problems == ()


def test_what_came_by_the_whistle_blowing_site_stays_confidential(register: Register) -> None:
    key = registered(register, medium="wbs")
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        correct(register, key, medium="wbs", confidential=False)
    assert case_of(register, key).row.confidential


def ticked(register: Register, key: int, **changes: Any) -> None:  # noqa: ANN401
    """Correct the disposition of `disposed` in some parts."""
    sheet: dict[str, Any] = {
        "happened_at": NOW,
        "teams": ("umum",),
        "instructions": ("tindak-lanjuti",),
        "urgency": Urgency.ORDINARY,
        "reason": "Salah baca centang",
    }
    correct_disposition(register, complaint_id=key, **(sheet | changes))


def test_a_wrong_disposition_is_corrected(register: Register) -> None:
    key = disposed(register)
    before = case_of(register, key)
    ticked(register, key, teams=("sosial",), urgency=Urgency.URGENT)
    after = case_of(register, key)
    assert after.row.held_by.teams == after.teams == ("sosial",)
    assert (after.urgency, after.row.due_at) == (Urgency.URGENT, before.row.due_at)
    note = after.timeline[-1].note
    assert note.startswith("Tim dari ")
    assert "Sifat dari Biasa menjadi Segera." in note
    assert check_register(register).problems == ()


def test_its_moment_moves_the_due_date(register: Register) -> None:
    key = disposed(register)
    pass_time(register, days=20)
    first = case_of(register, key).row.due_at
    ticked(register, key, happened_at=NOW - timedelta(minutes=5))
    assert case_of(register, key).row.step_started_at == NOW - timedelta(minutes=5)
    ticked(register, key, happened_at=NOW + timedelta(days=15))
    assert case_of(register, key).row.due_at is not None
    assert case_of(register, key).row.due_at != first
    record_progress(register, complaint_id=key, happened_at=NOW + timedelta(days=16), note="Ada")
    with pytest.raises(UserMistake, match="Sesudah tindakan berikutnya"):
        ticked(register, key, happened_at=NOW + timedelta(days=17))
    assert check_register(register).problems == ()


def test_the_wrong_team_loses_a_confidential_case(register: Register) -> None:
    key = disposed(register, confidential=True)
    with (
        signed_in(register, "budi", Role.TEAM, team="umum") as wrong,
        signed_in(register, "sari", Role.TEAM, team="sosial") as right,
    ):
        assert open_seals(wrong, complaint_id=key).content.text
        ticked(register, key, teams=("sosial",))
        with pytest.raises(UserMistake, match="tidak ada"):
            read_case(wrong, complaint_id=key)
        assert open_seals(right, complaint_id=key).content.text
        with register.reading() as session:
            holders = "SELECT count(*) FROM case_key WHERE account_id = :own"
            assert session.scalar(text(holders), {"own": wrong.account.id}) == 0
    assert check_register(register).problems == ()


def test_what_went_on_to_others_since_stays_with_them(register: Register) -> None:
    key = disposed(register)
    now = pass_time(register, days=1)
    move_to_team(register, complaint_id=key, happened_at=now, teams=("sosial",), reason="Tugasnya")
    ticked(register, key, teams=("distribusi",))
    assert case_of(register, key).row.held_by.teams == ("sosial",)
    assert check_register(register).problems == ()


def test_a_disposition_corrected_to_nothing_new(register: Register) -> None:
    with pytest.raises(UserMistake, match="Belum ada yang diubah"):
        ticked(register, disposed(register))
    with pytest.raises(UserMistake, match="belum didisposisikan"):
        ticked(register, registered(register))
    with pytest.raises(UserMistake) as refused:
        ticked(register, disposed(register), teams=(), reason="")
    assert sorted(refused.value.fields) == ["reason", "teams"]


def test_a_case_is_secret_again_after_it_was_open(register: Register) -> None:
    key = registered(register, confidential=True)
    for secret in (False, True, False, True):
        correct(register, key, confidential=secret)
        assert open_seals(register, complaint_id=key).content.text.startswith("Menunggu dua jam")
        assert case_of(register, key).row.confidential is secret
    assert check_register(register).problems == ()
