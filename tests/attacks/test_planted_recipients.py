"""Who can write every row, or the key book, plants somebody to whom keys are sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.access.certificates import Trust
from app.access.key_store import FileKeyStore
from app.access.recovery_code import new_entropy, words_of
from app.access.sealing import new_pair
from app.access.slots import make_slot, new_own_keys
from app.case import Content
from app.desk.correcting import Correction, correct_complaint
from app.desk.opening_seals import ask_identity, grant_identity, open_seals, waiting_requests
from app.desk.sealing_cases import seal_again
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping import opening
from app.keeping.accounts import close_account, read_accounts
from app.keeping.certifying import certificate_of, paper_certificate, put_certificates
from app.keeping.checking import check_register
from app.keeping.recovering import renew_recovery
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification
from db.queries.seals import sealed_of
from tests.attacks.attackers import keys_of, plant_key, run, secret_case, unguard
from tests.desk.slips import disposed_to, registered
from tests.helpers.registers import PASSWORD, add_person, open_register, signed_in


def number(register: Register, login: str) -> int:
    return next(each.id for each in read_accounts(register) if each.login == login)


def visit(register: Register) -> Register:
    return open_register(register.location, clock=register.clock)


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("roles = 'head,desk'", "dewi"),
        ("team = 'umum', roles = 'team'", "dewi"),
        ("public_key = :key", "dewi"),
        ("active = true", "budi"),
    ],
)
def test_a_changed_account_row_gives_nobody_keys(register: Register, what: str, name: str) -> None:
    case = secret_case(register)
    disposed_to(register, case, "umum")
    add_person(register, "dewi", Role.DESK)
    add_person(register, "budi", Role.TEAM, team="umum")
    close_account(register, account_id=number(register, "budi"))
    target = number(register, name)
    values = {"key": new_pair().public} if ":key" in what else {}
    run(register, f"UPDATE account SET {what} WHERE login = '{name}'", **values)
    run(register, "INSERT INTO reseal (complaint_id, rotate) VALUES (1, true)")
    head = visit(register)
    assert seal_again(head) is None
    assert keys_of(register, target) == 0
    with pytest.raises(UserMistake, match=f"tentang {name} tidak sesuai pengesahannya"):
        registered(head, confidential=True)
    assert any(f"tentang {name} tidak" in said for said in check_register(head).problems)
    head.close()


def test_a_planted_account_gets_nothing(register: Register) -> None:
    secret_case(register)
    run(
        register,
        "INSERT INTO account (id, login, name, roles, team, public_key, active, created_at) "
        "SELECT 99, 'palsu', 'Palsu', 'head', '', :key, active, created_at FROM account "
        "WHERE login = 'siti'",
        key=new_pair().public,
    )
    run(register, "INSERT INTO reseal (complaint_id, rotate) VALUES (1, false)")
    head = visit(register)
    assert seal_again(head) is None
    assert keys_of(register, 99) == 0
    assert any("tentang palsu" in said for said in check_register(head).problems)
    head.close()


def test_a_planted_recovery_key_gets_nothing(register: Register) -> None:
    secret_case(register)
    planted = new_pair()
    run(
        register,
        "UPDATE setting SET value = :key WHERE key = 'recovery_key'",
        key=planted.public.hex(),
    )
    head = visit(register)
    with pytest.raises(UserMistake, match="lembar pemulihan tidak sesuai"):
        registered(head, confidential=True)
    assert any("lembar pemulihan" in said for said in check_register(head).problems)
    head.close()


def test_a_planted_slot_gets_no_key_of_the_file(file_register: Register) -> None:
    add_person(file_register, "budi", Role.DESK)
    store = FileKeyStore(Path(file_register.location))
    planted, own = make_slot(login="palsu", name="Palsu", password=PASSWORD, keys=())
    book = store.read()
    assert book is not None
    known = book.slot("siti")
    assert known is not None
    # One of nobody, and one in the place of somebody who is certified.
    theirs = known._replace(public=own.pair.public, private=planted.private)
    store.change(lambda kept: kept.with_slot(planted))
    assert any("palsu di berkas kunci" in said for said in check_register(file_register).problems)
    close_account(file_register, account_id=number(file_register, "budi"))
    book = store.read()
    assert book is not None
    slot = book.slot("palsu")
    assert slot is not None
    assert slot.keys == ()
    assert theirs.public != known.public
    with pytest.raises(UserMistake):
        opening.open_register(file_register.location, login="palsu", password=PASSWORD)


def test_a_planted_key_is_never_sealed_with(register: Register) -> None:
    """A key that the attacker knows lies there for the head, newer than the true one."""
    case = secret_case(register)
    key = plant_key(register, case, to=register.account.id, public=register.account.public_key)
    correct_complaint(
        register,
        complaint_id=case,
        correction=Correction(
            title="Perihal",
            medium="lapor",
            classification=Classification.COMPLAINT,
            topic="",
            about_office="",
            content=Content(text="Sangat rahasia."),
        ),
        reason="Salah ketik",
    )
    assert open_seals(register, complaint_id=case).content.text == "Sangat rahasia."
    with register.reading() as session:
        assert 77 not in {row.serial for row in sealed_of(session, [case])}
    assert key


def test_a_grant_goes_to_a_certified_key(register: Register) -> None:
    case = secret_case(register)
    disposed_to(register, case, "umum")
    with signed_in(register, "budi", Role.TEAM, team="umum") as team:
        ask_identity(team, complaint_id=case, reason="Perlu bertanya.")
    run(
        register,
        "UPDATE account SET public_key = :key WHERE login = 'budi'",
        key=new_pair().public,
    )
    head = visit(register)
    (wish,) = waiting_requests(head)
    with pytest.raises(UserMistake, match="tentang budi"):
        grant_identity(head, request_id=wish.id, hours=4)
    head.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE certificate SET roles = 'head' WHERE serial = 3",
        "UPDATE certificate SET sign_key = seal_key WHERE serial = 1",
        "UPDATE certificate SET seal_key = 'x' WHERE serial = 2",
        "DELETE FROM certificate WHERE serial = 2",
        "DELETE FROM certificate",
        "UPDATE certificate SET issuer = 3 WHERE serial = 2",
    ],
)
def test_changed_certificates_stop_the_register(register: Register, statement: str) -> None:
    if register.dialect == "postgresql" and "'x'" in statement:
        statement = statement.replace("'x'", r"'\x78'")
    add_person(register, "dewi", Role.DESK)
    unguard(register, "certificate")
    run(register, statement)
    with pytest.raises(EnvironmentTrouble, match="tidak sama dengan yang Anda kenal"):
        visit(register)


def test_a_whole_new_list_of_certificates_is_not_believed(register: Register) -> None:
    """The attacker founds the register anew with a root of their own."""
    eve = new_own_keys()
    unguard(register, "certificate")
    run(register, "DELETE FROM certificate")
    with register.writing() as session:
        put_certificates(
            session,
            Trust(),
            [
                paper_certificate(eve.pair.public, eve.signer.public),
                certificate_of(register.account, register.vault.own.signer.public),
            ],
            issuer=0,
            signer=eve.signer,
            register=register.vault.register,
            position=0,
        )
    run(
        register,
        "UPDATE setting SET value = :key WHERE key = 'recovery_key'",
        key=eve.pair.public.hex(),
    )
    with pytest.raises(EnvironmentTrouble, match="tidak sama dengan yang Anda kenal"):
        visit(register)


def test_the_old_sheet_stays_dead_whatever_the_rows_say(register: Register) -> None:
    fresh = words_of(new_entropy())
    book = register.key_store.read()
    assert book is not None
    old = book.recovery
    renew_recovery(register, words=fresh, code=" ".join(fresh))
    register.key_store.change(lambda kept: kept._replace(recovery=old))
    run(
        register,
        "UPDATE setting SET value = :key WHERE key = 'recovery_key'",
        key=old.public.hex(),
    )
    head = visit(register)
    problems = check_register(head).problems
    assert any("berkas kunci bukan yang disahkan" in said for said in problems)
    head.close()
