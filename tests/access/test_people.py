"""Who holds which keys: desk, head, team, admin, and those a case is about."""

from __future__ import annotations

import pytest

from app.case import Content, Seal
from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import move_to_team, record_disposition
from app.desk.following_up import record_progress
from app.desk.lifting_guard import lift_guard
from app.desk.listing_cases import Wanted, count_rows, find_number
from app.desk.opening_seals import (
    ask_identity,
    grant_identity,
    open_seals,
    refuse_identity,
    waiting_requests,
)
from app.desk.reading_cases import read_case
from app.desk.registering import register_complaint
from app.desk.sealing_cases import seal_again
from app.errors import UserMistake
from app.keeping.accounts import change_account, close_account, read_accounts, reset_password
from app.keeping.certifying import pending_accounts
from app.keeping.checking import check_register
from app.keeping.signing_in import FirstPassword
from app.register import Register
from app.roles import Refused, Role
from app.rules.kinds import Classification
from tests.desk.slips import NOW, disposed, disposed_to, pass_time, registered, slip
from tests.helpers.registers import (
    FIRST_PASSWORD,
    add_person,
    certify,
    prepare_person,
    signed_in,
    take_over,
)

SECRET = {"confidential": True, "content": Content(text="Isi yang disegel.")}


def seals(register: Register, case: int) -> tuple[Seal, Seal]:
    """Return how identity and content of a case stand to who looks."""
    found = read_case(register, complaint_id=case)
    return found.identity_seal, found.content_seal


def account_id(register: Register, login: str) -> int:
    return next(each.id for each in read_accounts(register) if each.login == login)


def test_a_confidential_case_is_a_drop_box_for_the_desk(register: Register) -> None:
    with signed_in(register, "dewi", Role.DESK) as desk:
        case = register_complaint(desk, complaint=slip(**SECRET)).complaint_id
        assert seals(desk, case) == (Seal.DENIED, Seal.DENIED)
        with pytest.raises(UserMistake, match="disegel"):
            open_seals(desk, complaint_id=case)
        disposed_to(desk, case, "umum")
        record_progress(desk, complaint_id=case, happened_at=NOW, note="Catatan dari meja")
    opened = open_seals(register, complaint_id=case)
    assert opened.content.text == "Isi yang disegel."
    assert opened.identity.name == "Siti Rahmah"
    assert "Catatan dari meja" in [entry.note for entry in opened.timeline]
    assert check_register(register).problems == ()


def test_what_came_by_the_whistle_blowing_site_is_always_confidential(register: Register) -> None:
    case = registered(register, medium="wbs")
    assert read_case(register, complaint_id=case).row.confidential


def test_a_case_moved_to_that_site_is_sealed(register: Register) -> None:
    case = registered(register, source_reference="LPR-77")

    def move(medium: str) -> None:
        correct_complaint(
            register,
            complaint_id=case,
            correction=Correction(
                title="Perihal netral",
                medium=medium,
                classification=Classification.COMPLAINT,
                topic="",
                about_office="",
                content=None,
            ),
            reason="Salah ketik",
        )

    with signed_in(register, "dewi", Role.DESK) as desk:
        assert seals(desk, case)[0] is Seal.CLOSED
        move("wbs")
        assert seal_again(register) is None
        assert seals(desk, case) == (Seal.DENIED, Seal.DENIED)
    opened = open_seals(register, complaint_id=case)
    assert opened.content.text == "Menunggu dua jam tanpa kejelasan."
    assert opened.source_reference == "LPR-77"
    assert count_rows(register, wanted=Wanted(words="kejelasan")) == 1
    move("lapor")
    assert read_case(register, complaint_id=case).row.confidential
    assert check_register(register).problems == ()


def test_a_team_reads_its_own_confidential_cases_and_no_others(register: Register) -> None:
    case, other = registered(register, **SECRET), registered(register)
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        assert count_rows(team, wanted=Wanted()) == 0
        with pytest.raises(UserMistake, match="tidak ada"):
            read_case(team, complaint_id=case)
        disposed_to(register, case, "umum")
        assert count_rows(team, wanted=Wanted()) == 1
        assert seals(team, case) == (Seal.DENIED, Seal.CLOSED)
        assert open_seals(team, complaint_id=case).content.text == "Isi yang disegel."
        assert open_seals(team, complaint_id=case).identity.name == ""
        with pytest.raises(UserMistake, match="tidak ada"):
            read_case(team, complaint_id=other)
        with pytest.raises(UserMistake, match="tidak ada"):
            find_number(team, number="2026-0002")
        record_progress(team, complaint_id=case, happened_at=NOW, note="Diperiksa")


def test_no_identity_is_granted_to_who_has_the_case_no_more(register: Register) -> None:
    case = disposed(register, **SECRET)
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        ask_identity(team, complaint_id=case, reason="Perlu menanyakan bukti.")
        move_to_team(
            register,
            complaint_id=case,
            happened_at=NOW,
            teams=("sosial",),
            reason="Bukan tugas tim itu.",
        )
        (wish,) = waiting_requests(register)
        with pytest.raises(UserMistake, match="tidak menangani aduan ini lagi"):
            grant_identity(register, request_id=wish.id, hours=4)
        refuse_identity(register, request_id=wish.id)
        assert waiting_requests(register) == ()


def test_an_identity_is_granted_for_a_time(register: Register) -> None:
    case = registered(register, **SECRET)
    disposed_to(register, case, "umum")
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        with pytest.raises(UserMistake, match="Alasan"):
            ask_identity(team, complaint_id=case, reason=" ")
        ask_identity(team, complaint_id=case, reason="Perlu menanyakan bukti.")
        with pytest.raises(UserMistake, match="menunggu"):
            ask_identity(team, complaint_id=case, reason="Lagi.")
        assert read_case(team, complaint_id=case).request == "asked"
        (wish,) = waiting_requests(register)
        assert (wish.number, wish.who) == ("2026-0001", "Ibu Budi")
        with pytest.raises(UserMistake):
            grant_identity(register, request_id=wish.id, hours=1000)
        grant_identity(register, request_id=wish.id, hours=4)
        assert waiting_requests(register) == ()
        assert open_seals(team, complaint_id=case).identity.name == "Siti Rahmah"
        assert count_rows(team, wanted=Wanted(words="rahmah")) == 1
        pass_time(register, hours=5)
        assert count_rows(team, wanted=Wanted(words="rahmah")) == 0
        assert seals(team, case)[0] is Seal.DENIED
        assert open_seals(team, complaint_id=case).identity.name == ""
        assert seal_again(register) is None
        assert open_seals(register, complaint_id=case).identity.name == "Siti Rahmah"
        ask_identity(team, complaint_id=case, reason="Sekali lagi.")
        (wish,) = waiting_requests(register)
        refuse_identity(register, request_id=wish.id)
        with pytest.raises(UserMistake, match="sudah diputuskan"):
            grant_identity(register, request_id=wish.id, hours=4)
        assert read_case(team, complaint_id=case).request == "refused"
    told = [entry.kind for entry in read_case(register, complaint_id=case).timeline]
    assert {"identity_asked", "identity_granted", "identity_refused", "identity_read"} <= set(told)


def test_an_accused_team_neither_gets_nor_sees_a_case(register: Register) -> None:
    case = registered(register, accused=("team:umum",))
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        with pytest.raises(UserMistake, match="menyangkut Bagian Umum"):
            disposed_to(register, case, "umum")
        disposed_to(register, case, "sosial")
        with pytest.raises(UserMistake, match="tidak ada"):
            read_case(team, complaint_id=case)
        with pytest.raises(UserMistake, match="Alasan"):
            lift_guard(register, complaint_id=case, party="team:umum", reason="")
        lift_guard(register, complaint_id=case, party="team:umum", reason="Hanya tim ini.")
        with pytest.raises(UserMistake, match="tidak menyangkut"):
            lift_guard(register, complaint_id=case, party="team:umum", reason="Lagi.")
    told = read_case(register, complaint_id=case).timeline[-1]
    assert (told.kind, told.note) == ("guard_lifted", "Hanya tim ini.")


def test_an_accused_officer_does_not_see_the_case_even_as_the_only_head(
    register: Register,
) -> None:
    own = f"account:{register.account.id}"
    with signed_in(register, "dewi", Role.DESK, Role.HEAD) as other:
        case = register_complaint(other, complaint=slip(accused=(own,), **SECRET)).complaint_id
        assert count_rows(register, wanted=Wanted()) == 0
        assert count_rows(register, wanted=Wanted(words="antrean")) == 0
        with pytest.raises(UserMistake, match="tidak ada"):
            open_seals(register, complaint_id=case)
        assert open_seals(other, complaint_id=case).content.text == "Isi yang disegel."
        lift_guard(other, complaint_id=case, party=own, reason="Diperiksa inspektorat.")
        assert open_seals(register, complaint_id=case).content.text == "Isi yang disegel."


def test_an_unknown_party_is_refused_at_its_field(register: Register) -> None:
    with pytest.raises(UserMistake) as mistake:
        registered(register, accused=("team:hantu",))
    assert list(mistake.value.fields) == ["accused"]


def test_a_new_head_is_given_the_keys_of_old_cases(register: Register) -> None:
    case = registered(register, **SECRET)
    with signed_in(register, "kepala", Role.HEAD) as head:
        assert open_seals(head, complaint_id=case).content.text == "Isi yang disegel."


def test_the_first_account_can_hand_over_to_a_head(register: Register) -> None:
    case = registered(register, **SECRET)
    own, roles = account_id(register, "siti"), frozenset({Role.DESK, Role.ADMIN})
    with pytest.raises(UserMistake, match="peran Pimpinan"):
        change_account(register, account_id=own, name="Siti", roles=roles, team="")
    with signed_in(register, "kepala", Role.HEAD) as head:
        change_account(register, account_id=own, name="Siti", roles=roles, team="")
        assert open_seals(head, complaint_id=case).identity.name == "Siti Rahmah"
    with signed_in(register, "siti") as desk:
        assert seals(desk, case) == (Seal.DENIED, Seal.DENIED)
        ordinary = register_complaint(desk, complaint=slip()).complaint_id
        assert open_seals(desk, complaint_id=ordinary).identity.name == "Siti Rahmah"


def test_whoever_changes_teams_keeps_nothing_of_the_old_one(register: Register) -> None:
    case = registered(register, **SECRET)
    disposed_to(register, case, "umum")
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        assert seals(team, case)[1] is Seal.CLOSED
    change_account(
        register,
        account_id=account_id(register, "budi"),
        name="Budi",
        roles=frozenset({Role.TEAM}),
        team="sosial",
    )
    with signed_in(register, "budi") as team, pytest.raises(UserMistake, match="tidak ada"):
        read_case(team, complaint_id=case)
    assert open_seals(register, complaint_id=case).content.text == "Isi yang disegel."


def test_a_closed_account_opens_nothing_not_even_the_old_file(register: Register) -> None:
    case = registered(register, **SECRET)
    with signed_in(register, "kepala", Role.HEAD) as head:
        old_key = head.file_key if register.dialect == "sqlite" else b""
        assert open_seals(head, complaint_id=case).identity.name == "Siti Rahmah"
    with pytest.raises(UserMistake, match="sendiri"):
        close_account(register, account_id=account_id(register, "siti"))
    close_account(register, account_id=account_id(register, "kepala"))
    with pytest.raises(UserMistake, match="tidak cocok"), signed_in(register, "kepala"):
        pass
    assert open_seals(register, complaint_id=case).identity.name == "Siti Rahmah"
    if old_key:
        assert register.file_key != old_key
    with signed_in(register, "siti") as again:
        assert open_seals(again, complaint_id=case).identity.name == "Siti Rahmah"
    assert check_register(register).problems == ()


def test_a_reset_password_brings_new_keys(register: Register) -> None:
    case = registered(register, **SECRET)
    add_person(register, "kepala", Role.HEAD)
    key = account_id(register, "kepala")
    with pytest.raises(UserMistake) as mistake:
        reset_password(register, account_id=key, password="pendek")
    assert list(mistake.value.fields) == ["password"]
    reset_password(register, account_id=key, password=FIRST_PASSWORD)
    with pytest.raises(FirstPassword), signed_in(register, "kepala", password=FIRST_PASSWORD):
        pass
    take_over(register, "kepala")
    with signed_in(register, "kepala") as head:
        assert open_seals(head, complaint_id=case).identity.name == "Siti Rahmah"


def test_a_reset_never_throws_the_last_keys_of_a_case_away(register: Register) -> None:
    case = registered(register, **SECRET)
    own = account_id(register, "siti")
    with pytest.raises(UserMistake, match="Ganti kata sandi saya"):
        reset_password(register, account_id=own, password="lima puluh lembar")
    add_person(register, "kepala", Role.HEAD)
    change_account(register, account_id=own, name="Siti", roles=frozenset({Role.ADMIN}), team="")
    with signed_in(register, "siti") as admin:
        head = account_id(admin, "kepala")
        with pytest.raises(UserMistake, match="hanya dapat dibuka akun ini"):
            reset_password(admin, account_id=head, password="lima puluh lembar")
    # Nothing of the refused reset has happened.
    with signed_in(register, "kepala") as still:
        assert open_seals(still, complaint_id=case).identity.name == "Siti Rahmah"


def test_an_admin_alone_sees_no_case(register: Register) -> None:
    case = registered(register)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        for look in (
            lambda: read_case(admin, complaint_id=case),
            lambda: count_rows(admin, wanted=Wanted()),
            lambda: open_seals(admin, complaint_id=case),
        ):
            with pytest.raises(Refused):
                look()


def test_a_key_sealed_by_nobody_who_can_open_waits_for_who_can(register: Register) -> None:
    """An admin prepares an account for a head: another head certifies it and seals to its owner."""
    case = registered(register, **SECRET)
    with signed_in(register, "admin", Role.ADMIN) as admin:
        prepare_person(admin, "kepala", Role.HEAD)
        (waits,) = pending_accounts(register)
        assert (waits.name, waits.roles, waits.prepared_by) == (
            "Ibu Kepala",
            frozenset({Role.HEAD}),
            "Ibu Admin",
        )
        certify(register, "kepala")
        with signed_in(register, "kepala") as head:
            assert open_seals(head, complaint_id=case).content.text == "Isi yang disegel."
    assert pending_accounts(register) == ()
    assert check_register(register).problems == ()


def test_the_team_is_shown_to_by_whoever_records_the_disposition(register: Register) -> None:
    with (
        signed_in(register, "dewi", Role.DESK) as desk,
        signed_in(register, "budi", Role.TEAM, team="umum") as team,
    ):
        case = register_complaint(desk, complaint=slip(**SECRET)).complaint_id
        record_disposition(
            desk,
            complaint_id=case,
            happened_at=NOW,
            teams=("umum",),
            instructions=("tindak-lanjuti",),
        )
        # The desk holds no key to give; the head's next visit does it.
        assert seals(team, case)[1] is Seal.CLOSED or seal_again(register) is None
        assert open_seals(team, complaint_id=case).content.text == "Isi yang disegel."
