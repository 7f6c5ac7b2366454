"""Lost passwords, lost people, lost paper: each way back in, and where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.access.key_book import Cost
from app.access.key_store import FileKeyStore
from app.access.recovery_code import new_entropy, words_of
from app.clock import FixedClock
from app.desk.drafts import load_draft, save_draft
from app.desk.opening_seals import open_seals
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping import opening
from app.keeping.accounts import change_own_password, close_account, read_accounts
from app.keeping.checking import check_register
from app.keeping.creating import confirm_recovery, create_register
from app.keeping.looking import look_at
from app.keeping.recovering import propose_recovery, recover, renew_recovery
from app.register import Register
from app.register_files import KEYS
from app.roles import Role
from db.encrypting import change_key, fits
from tests.desk.slips import registered
from tests.helpers.registers import LOGIN, PASSWORD, SETUP, signed_in

NEW = "lima puluh lembar"


@pytest.fixture
def made(empty_place: str, fixed_clock: FixedClock) -> Iterator[tuple[Register, str]]:
    """Return a new register with a confidential case, and the words of its paper."""
    created = create_register(empty_place, setup=SETUP, clock=fixed_clock)
    registered(created.register, confidential=True)
    yield created.register, " ".join(created.words)
    created.register.close()


def back_in(register: Register, words: str, *, login: str = LOGIN, name: str = "") -> Register:
    return recover(
        register.location, code=words, login=login, name=name, password=NEW, clock=register.clock
    )


def test_a_lost_password_is_replaced_with_the_paper(made: tuple[Register, str]) -> None:
    register, words = made
    again = back_in(register, words)
    try:
        assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
        assert check_register(again).problems == ()
    finally:
        again.close()
    with pytest.raises(UserMistake, match="tidak cocok"):
        opening.open_register(
            register.location, login=LOGIN, password=PASSWORD, clock=register.clock
        )


def test_a_lost_person_is_followed_by_another(made: tuple[Register, str]) -> None:
    register, words = made
    again = back_in(register, words, login="dewi", name="Dewi Lestari")
    try:
        assert again.account.roles == {Role.DESK, Role.HEAD, Role.ADMIN}
        assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
        old = next(each for each in read_accounts(again) if each.login == LOGIN)
        close_account(again, account_id=old.id)
        assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
    finally:
        again.close()


def test_a_lost_password_and_a_lost_paper_open_nothing(made: tuple[Register, str]) -> None:
    register, words = made
    place = register.location
    before = Path(place).read_bytes() if register.dialect == "sqlite" else b""
    for code in (" ".join(words_of(new_entropy())), words.rsplit(" ", 1)[0], ""):
        with pytest.raises(UserMistake) as mistake:
            back_in(register, code)
        assert list(mistake.value.fields) == ["code"]
    if before:
        assert Path(place).read_bytes() == before
    # The right words still do.
    back_in(register, words).close()


def test_guessing_the_words_has_to_wait_longer_and_longer(made: tuple[Register, str]) -> None:
    register, _ = made
    for _ in range(4):
        with pytest.raises(UserMistake):
            back_in(register, " ".join(words_of(new_entropy())))
    with pytest.raises(UserMistake, match="Coba lagi"):
        back_in(register, " ".join(words_of(new_entropy())))


def test_a_new_paper_ends_the_old_one(made: tuple[Register, str]) -> None:
    register, words = made
    fresh = propose_recovery(register)
    with pytest.raises(UserMistake, match="lembar yang baru"):
        renew_recovery(register, words=fresh, code=words)
    with pytest.raises(UserMistake, match="bukan kode"):
        back_in(register, " ".join(fresh))
    renew_recovery(register, words=fresh, code=" ".join(fresh))
    assert look_at(register.location).confirmed
    with pytest.raises(UserMistake, match="bukan kode"):
        back_in(register, words)
    again = back_in(register, " ".join(fresh))
    try:
        assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
    finally:
        again.close()


@pytest.mark.parametrize("cut_at", ["seal_all_in", "settle_recovery"])
def test_a_power_cut_while_the_paper_changes_leaves_one_that_opens(
    made: tuple[Register, str], monkeypatch: pytest.MonkeyPatch, cut_at: str
) -> None:
    register, words = made
    fresh = " ".join(propose_recovery(register))

    def cut(*_: object, **__: object) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch:
        # Neither the register's own change nor what tidies up after it comes about.
        patch.setattr("app.keeping.recovering.settle_recovery", cut)
        patch.setattr(f"app.keeping.recovering.{cut_at}", cut)
        with pytest.raises(RuntimeError):
            renew_recovery(register, words=tuple(fresh.split()), code=fresh)
    valid, dead = (words, fresh) if cut_at == "seal_all_in" else (fresh, words)
    with pytest.raises(UserMistake, match="bukan kode"):
        back_in(register, dead)
    again = back_in(register, valid)
    try:
        assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
    finally:
        again.close()
    book = register.key_store.read()
    assert book is not None
    assert book.former is None


def test_who_cannot_open_every_case_makes_no_paper(made: tuple[Register, str]) -> None:
    register, words = made
    with signed_in(register, "kepala", Role.HEAD) as head:
        registered(register, confidential=True, accused=(f"account:{head.account.id}",))
        with pytest.raises(UserMistake, match="tidak dapat Anda buka"):
            propose_recovery(head)
        fresh = words_of(new_entropy())
        with pytest.raises(UserMistake, match="tidak dapat Anda buka"):
            renew_recovery(head, words=fresh, code=" ".join(fresh))
    back_in(register, words).close()


def test_the_paper_counts_once_its_words_were_typed_back(made: tuple[Register, str]) -> None:
    register, words = made
    assert not look_at(register.location).confirmed
    with pytest.raises(UserMistake, match="bukan kode"):
        confirm_recovery(register, code=" ".join(words_of(new_entropy())))
    confirm_recovery(register, code=words)
    assert look_at(register.location).confirmed


def test_ones_own_password_keeps_ones_drafts(made: tuple[Register, str]) -> None:
    register, _ = made
    save_draft(register, form="catat", values={"title": "Setengah"})
    with pytest.raises(UserMistake) as mistake:
        change_own_password(register, old="salah", new=NEW)
    assert list(mistake.value.fields) == ["old"]
    change_own_password(register, old=PASSWORD, new=NEW)
    again = opening.open_register(
        register.location, login=LOGIN, password=NEW, clock=register.clock
    )
    try:
        kept = load_draft(again, form="catat")
        assert kept is not None
        assert kept[0] == {"title": "Setengah"}
    finally:
        again.close()


def test_nobody_opens_the_draft_of_another(register: Register) -> None:
    save_draft(register, form="catat", values={"title": "Milik Siti"})
    with signed_in(register, "dewi", Role.DESK) as other:
        assert load_draft(other, form="catat") is None


# --- waiting ------------------------------------------------------------------------------


def fail(register: Register, times: int) -> str:
    said = ""
    for _ in range(times):
        with pytest.raises(UserMistake) as mistake:
            opening.open_register(
                register.location, login=LOGIN, password="salah sekali", clock=register.clock
            )
        said = mistake.value.fields["password"]
    return said


def test_the_wait_grows_and_outlives_a_restart(register: Register, fixed_clock: FixedClock) -> None:
    assert "tidak cocok" in fail(register, 3)
    assert "5 detik" in fail(register, 1)
    with pytest.raises(UserMistake, match="5 detik"):
        opening.open_register(register.location, login=LOGIN, password=PASSWORD, clock=fixed_clock)
    before = fixed_clock.now()
    fixed_clock.set(before - timedelta(days=1))
    assert "detik" in fail(register, 1)
    fixed_clock.set(before + timedelta(seconds=6))
    assert "10 detik" in fail(register, 1)
    fixed_clock.set(before + timedelta(minutes=20))
    for _ in range(12):
        fail(register, 1)
        fixed_clock.set(fixed_clock.now() + timedelta(minutes=20))
    fail(register, 1)
    with pytest.raises(UserMistake, match="15 menit"):
        opening.open_register(register.location, login=LOGIN, password=PASSWORD, clock=fixed_clock)
    fixed_clock.set(fixed_clock.now() + timedelta(minutes=16))
    opening.open_register(
        register.location, login=LOGIN, password=PASSWORD, clock=fixed_clock
    ).close()
    assert "tidak cocok" in fail(register, 1)


def test_a_cheaper_hash_is_made_anew_when_its_owner_signs_in(
    register_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileKeyStore(register_file)
    monkeypatch.setattr("app.access.passwords.STANDARD", Cost(mebibytes=9, rounds=1))
    opening.open_register(str(register_file), login=LOGIN, password=PASSWORD).close()
    book = store.read()
    assert book is not None
    assert book.slots[0].hashing.cost == Cost(mebibytes=9, rounds=1)
    opening.open_register(str(register_file), login=LOGIN, password=PASSWORD).close()


# --- the key book -------------------------------------------------------------------------


def trouble_of(place: Path) -> str:
    with pytest.raises(EnvironmentTrouble) as trouble:
        opening.open_register(str(place), login=LOGIN, password=PASSWORD)
    return trouble.value.kind


def test_one_copy_of_the_keys_is_enough(register_file: Path) -> None:
    first, second = FileKeyStore(register_file).places
    first.write_bytes(b"rusak")
    opening.open_register(str(register_file), login=LOGIN, password=PASSWORD).close()
    # Signing in has mended it.
    first.write_bytes(b"rusak")
    second.unlink()
    assert trouble_of(register_file) == "key_damaged"
    first.unlink()
    assert trouble_of(register_file) == "keyless"


def test_the_older_copy_gives_way(register_file: Path) -> None:
    store = FileKeyStore(register_file)
    old = store.places[1].read_bytes()
    store.change(lambda book: book._replace(recovery=book.recovery._replace(confirmed=False)))
    store.places[1].write_bytes(old)
    book = store.read()
    assert book is not None
    assert not book.recovery.confirmed


def test_keys_of_another_register_do_not_fit(register_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.mejaaduan"
    create_register(str(other), setup=SETUP).register.close()
    for place, foreign in zip(
        FileKeyStore(register_file).places, FileKeyStore(other).places, strict=True
    ):
        place.write_bytes(foreign.read_bytes())
    assert trouble_of(register_file) == "not_a_database"


@pytest.mark.parametrize("encrypted_anew", [False, True])
def test_a_power_cut_while_the_file_gets_a_new_key_loses_nothing(
    file_register: Register, monkeypatch: pytest.MonkeyPatch, encrypted_anew: bool
) -> None:
    registered(file_register)

    def cut(path: Path, *, old: bytes, new: bytes) -> None:
        if encrypted_anew:
            change_key(path, old=old, new=new)
        raise RuntimeError("power cut")

    with signed_in(file_register, "dewi", Role.DESK):
        pass
    other = next(each for each in read_accounts(file_register) if each.login == "dewi")
    with monkeypatch.context() as patch:
        patch.setattr("app.keeping.file_key.change_key", cut)
        with pytest.raises(RuntimeError):
            close_account(file_register, account_id=other.id)
    place, known = Path(file_register.location), file_register.file_key
    book = FileKeyStore(place).read()
    assert book is not None
    assert len(book.slots[0].keys) == 2
    again = opening.open_register(
        file_register.location, login=LOGIN, password=PASSWORD, clock=file_register.clock
    )
    assert open_seals(again, complaint_id=1).identity.name == "Siti Rahmah"
    again.close()
    # Signing in has finished what was begun: the key that the closed account knew is of no use.
    book = FileKeyStore(place).read()
    assert book is not None
    assert len(book.slots[0].keys) == 1
    assert not fits(place, key=known)


def test_the_key_book_tells_no_key_in_the_open(file_register: Register) -> None:
    place = Path(f"{file_register.location}{KEYS}")
    told = place.read_text("utf-8")
    assert file_register.file_key.hex() not in told
    assert PASSWORD not in told


def test_no_secret_shows_in_what_a_log_or_a_trace_prints(tmp_path: Path) -> None:
    created = create_register(str(tmp_path / "r.mejaaduan"), setup=SETUP)
    created.register.close()
    said = f"{created!r} {SETUP!r}"
    assert PASSWORD not in said
    assert " ".join(created.words[:2]) not in said.replace("', '", " ")
