"""The way back in with the recovery sheet, and the making of a new sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.entitlement import RECOVERY
from app.access.key_book import KeyBook
from app.access.passwords import password_mistake
from app.access.reading_accounts import read_accounts, roles_text
from app.access.recovery_code import new_entropy, read_code, words_of
from app.access.sealing import CannotOpen, KeyPair
from app.access.slots import make_recovery, make_slot, open_recovery
from app.access.vault import Vault
from app.clock import Clock, SystemClock
from app.desk.changing_office import mark_changed
from app.desk.entry_checks import clean_line, refuse
from app.desk.event_log import append_plain
from app.desk.sealing_cases import seal_all_in
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.accounts import give_new_keys
from app.keeping.creating import NOT_THE_CODE
from app.keeping.looking import look_at
from app.keeping.opening import bring_up_to_date, fitting_key, open_register, own_store
from app.keeping.setup import login_mistake
from app.keeping.signing_in import ensure_no_wait, settle_recovery
from app.outcome import Outcome
from app.register import Register
from app.roles import WHOLE_OFFICE, Account, Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.engine import transaction
from db.location import is_server
from db.queries import accounts as accounts_queries
from db.queries import seals as seals_queries
from db.queries.office import setting
from db.trouble import StorageTrouble, Trouble
from db.writing import put_setting

if TYPE_CHECKING:
    from app.access.key_store import KeyStore
    from db.session import Session

_CODE_LOGIN = "?"


def recover(
    location: str, *, code: str, login: str, name: str, password: str, clock: Clock | None = None
) -> Register:
    """Sign in with the words of the recovery sheet, giving an account a new password.

    An account that is not there, or was closed, is opened anew in the roles of a single desk. All
    cases are sealed again to it. Raises UserMistake under "code", "login", "name" or "password".
    """
    clock = clock or SystemClock()
    login, name = login.strip().lower(), clean_line(name)
    look_at(location)
    entropy = read_code(code)
    mistakes = {
        "login": login_mistake(login),
        "password": password_mistake(password, login=login, name=name),
    }
    refuse(mistakes)
    with storage_troubles():
        store = own_store(location)
        book = store.read()
        if book is None:
            raise StorageTrouble(Trouble.KEYLESS)
        pair, keys = _open(store, book, entropy, clock=clock)
        register = Register(location, clock=clock, key=fitting_key(location, keys), store=store)
        try:
            bring_up_to_date(location, register.engine)
            _let_in(register, book, pair, login=login, name=name, password=password)
        finally:
            register.close()
    return open_register(location, login=login, password=password, clock=clock)


def _open(
    store: KeyStore, book: KeyBook, entropy: bytes, *, clock: Clock
) -> tuple[KeyPair, tuple[bytes, ...]]:
    """Try the code; a wrong one counts as a failure like a wrong password."""
    try:
        ensure_no_wait(book, _CODE_LOGIN, clock=clock)
    except UserMistake as mistake:
        raise UserMistake({"code": mistake.sentence}) from mistake
    try:
        return open_recovery(book, entropy)
    except CannotOpen as error:
        now = clock.now()
        store.change(lambda kept: kept.failing(_CODE_LOGIN, now=now))
        raise UserMistake({"code": NOT_THE_CODE}) from error


def _let_in(
    register: Register, book: KeyBook, pair: KeyPair, *, login: str, name: str, password: str
) -> None:
    """Give the account new keys, and seal to it, with the code's own keys, what it may open."""
    keys = () if is_server(register.location) else (register.unlocked_key,)
    with transaction(register.engine, writing=False) as session:
        account = next((each for each in read_accounts(session) if each.login == login), None)
        in_force = session.scalar(setting("recovery_key"))
    if pair.public.hex() != in_force:
        # Of a sheet that was to become valid when the power went; the one before it still is.
        raise UserMistake({"code": NOT_THE_CODE})
    shown = name or (account.name if account else login)
    slot, _ = make_slot(login=login, name=shown, password=password, keys=keys)
    paper = Account(RECOVERY, "lembar-pemulihan", "Lembar pemulihan", frozenset(Role))
    register.enter(paper, Vault(pair, account_id=RECOVERY, register=book.register))
    with register.writing() as session:
        if account is None:
            accounts_queries.add_account(
                session,
                login=login,
                name=shown,
                roles=roles_text(WHOLE_OFFICE),
                team="",
                public_key=slot.public,
                active=True,
                created_at=register.clock.now(),
            )
            seals_queries.mark_reseal(session, None, rotate=False)
        else:
            if not account.active:
                values = {"active": True, "roles": roles_text(WHOLE_OFFICE), "team": ""}
                accounts_queries.change_account(session, account.id, **values)
            give_new_keys(session, account, slot)
        mark_changed(session)
        append_plain(register, session, EventKind.RECOVERED, login=login)
        seal_all_in(register, session, account_id=RECOVERY)
    # The old account's name in the book goes with its slot.
    register.key_store.change(lambda kept: kept.with_slot(slot).succeeding(_CODE_LOGIN))


@allowed(Role.HEAD)
def propose_recovery(register: Register) -> tuple[str, ...]:
    """Return the words of a new recovery code, which opens nothing until it is put in force.

    Raises UserMistake when who is signed in can't open every case, as the new code must.
    """
    with register.reading() as session:
        _ensure_none_without(session, register.account.id)
    return words_of(new_entropy())


@allowed(Role.HEAD)
def renew_recovery(register: Register, *, words: tuple[str, ...], code: str) -> Outcome:
    """Put a proposed code in force, typed back from its sheet; the old sheet then opens nothing.

    A power cut on the way leaves one of the two sheets in force, never none. Raises UserMistake
    under "code" when what was typed is another code, and as `propose_recovery`.
    """
    entropy = read_code(code)
    if entropy != read_code(" ".join(words)):
        raise UserMistake({"code": "Kata-kata itu bukan yang tertera pada lembar yang baru."})
    keys = () if is_server(register.location) else (register.file_key,)
    slot = replace(make_recovery(entropy, keys=keys), confirmed=True)
    register.key_store.change(lambda book: replace(book, recovery=slot, former=book.recovery))
    try:
        with register.writing() as session:
            seals_queries.mark_reseal(session, None, rotate=True)
            put_setting(session, "recovery_key", slot.public.hex())
            mark_changed(session)
            seals_queries.drop_keys_of_account(session, RECOVERY)
            seal_all_in(register, session)
            _ensure_none_without(session, RECOVERY)
            kind = EventKind.ACCOUNT_CHANGED
            append_plain(register, session, kind, login="lembar-pemulihan", what="renewed")
    finally:
        settle_recovery(register)
    return Outcome("Lembar pemulihan baru berlaku. Musnahkan yang lama.", frozenset({"accounts"}))


def _ensure_none_without(session: Session, account_id: int) -> None:
    if seals_queries.any_without(session, [account_id]):
        raise UserMistake(
            {"": "Ada aduan yang tidak dapat Anda buka; minta Pimpinan lain membuat lembarnya."}
        )
