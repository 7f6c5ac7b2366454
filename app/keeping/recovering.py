"""The way back in with the recovery sheet, and the making of a new sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.access.key_book import RECOVERY_LOGIN, KeyBook, Slot
from app.access.passwords import password_mistake
from app.access.reading_accounts import read_people
from app.access.recovery_code import new_entropy, read_code, words_of
from app.access.sealing import CannotOpen
from app.access.slots import (
    Memory,
    OwnKeys,
    make_recovery,
    make_slot,
    new_own_keys,
    open_recovery,
)
from app.access.vault import Vault
from app.clock import Clock, SystemClock
from app.desk.changing_office import mark_changed
from app.desk.entry_checks import clean_line, refuse
from app.desk.event_log import append_plain
from app.desk.reading_office import cached_office
from app.desk.sealing_cases import seal_all_in
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.accounts import drop_old_keys
from app.keeping.certifying import (
    PAPER_LOGIN,
    PAPER_NAME,
    issue,
    paper_certificate,
    set_account,
)
from app.keeping.creating import NOT_THE_CODE
from app.keeping.file_key import change_book
from app.keeping.looking import look_at
from app.keeping.opening import bring_up_to_date, fitting_key, open_register, own_store
from app.keeping.remembering import vouch_for_update
from app.keeping.setup import login_mistake
from app.keeping.signing_in import ensure_no_wait, settle_recovery
from app.outcome import Outcome
from app.register import Register
from app.roles import RECOVERY, WHOLE_OFFICE, Account, Role
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db.engine import transaction
from db.location import is_server
from db.queries import accounts as accounts_queries
from db.queries import seals as seals_queries
from db.trouble import StorageTrouble, Trouble
from db.writing import put_setting

if TYPE_CHECKING:
    from app.access.key_store import KeyStore
    from db.session import Session


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
        own, keys = _open(store, book, entropy, clock=clock)
        register = Register(location, clock=clock, key=fitting_key(location, keys), store=store)
        try:
            updated = bring_up_to_date(register)
            _let_in(register, book, own, login=login, name=name, password=password)
        finally:
            register.close()
    opened = open_register(location, login=login, password=password, clock=clock)
    if updated:
        vouch_for_update(opened)
    return opened


def _open(
    store: KeyStore, book: KeyBook, entropy: bytes, *, clock: Clock
) -> tuple[OwnKeys, tuple[bytes, ...]]:
    """Try the code; a wrong one counts as a failure like a wrong password."""
    try:
        ensure_no_wait(book, RECOVERY_LOGIN, clock=clock)
    except UserMistake as mistake:
        raise UserMistake({"code": mistake.sentence}) from mistake
    try:
        return open_recovery(book, entropy)
    except CannotOpen as error:
        now, uptime = clock.now(), clock.uptime()
        store.change(lambda kept: kept.failing(RECOVERY_LOGIN, now=now, uptime=uptime))
        raise UserMistake({"code": NOT_THE_CODE}) from error


def _let_in(
    register: Register, book: KeyBook, paper: OwnKeys, *, login: str, name: str, password: str
) -> None:
    """Give the account new keys, and seal to it, with the code's own keys, what it may open."""
    keys = () if is_server(register.location) else (register.unlocked_key,)
    pinned = paper.memory.founding
    with transaction(register.engine, writing=False) as session:
        people = read_people(session, register=book.register, pinned=pinned)
    if paper.pair.public != people.recovery:
        # Of a sheet that was to become valid when the power went; the one before it still is.
        raise UserMistake({"code": NOT_THE_CODE})
    account = next((each for each in people.accounts if each.login == login), None)
    shown = name or (account.name if account and account.name else login)
    memory = Memory(people.trust.founding)
    slot, own = make_slot(
        login=login, name=shown, password=password, keys=keys, own=new_own_keys(memory)
    )
    sheet = Account(RECOVERY, PAPER_LOGIN, PAPER_NAME, frozenset(Role))
    register.enter(sheet, Vault(paper, account_id=RECOVERY, register=book.register))
    with register.writing() as session:
        account_id = account.id if account else _new_row(register, session, slot)
        if account is not None and account.active and account.roles:
            wanted = account._replace(name=shown, public_key=slot.public, handed=False)
        else:
            wanted = Account(account_id, login, shown, WHOLE_OFFICE, public_key=slot.public)
        set_account(register, session, wanted, own=own)
        drop_old_keys(session, wanted)
        append_plain(register, session, EventKind.RECOVERED, login=login)
        seal_all_in(register, session, account_id=RECOVERY)
    _leave_only_certified(register, slot)


def _new_row(register: Register, session: Session, slot: Slot) -> int:
    return accounts_queries.add_account(
        session,
        login=slot.login,
        name=slot.name,
        roles="",
        team="",
        public_key=slot.public,
        active=True,
        created_at=register.clock.now(),
    )


def _leave_only_certified(register: Register, slot: Slot) -> None:
    """Put a slot into the book, and drop those of nobody: the book may be an older one.

    The old account's name in the book goes with its slot.
    """
    with register.reading() as session:
        kept = cached_office(register, session)
    known = {each.login for each in kept.accounts if each.active}

    def change(book: KeyBook) -> KeyBook:
        gone = [each.login for each in book.slots if each.login not in known]
        return book.without(*gone).with_slot(slot).succeeding(RECOVERY_LOGIN)

    change_book(register, change)


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

    The new root is certified by the head who makes it, as the sheet and the history tell. A power
    cut on the way leaves one of the two sheets in force, never none. Raises UserMistake under
    "code" when what was typed is another code, and as `propose_recovery`.
    """
    entropy = read_code(code)
    if entropy != read_code(" ".join(words)):
        raise UserMistake({"code": "Kata-kata itu bukan yang tertera pada lembar yang baru."})
    keys = () if is_server(register.location) else (register.file_key,)
    founding = register.vault.own.memory.founding
    slot, paper = make_recovery(entropy, keys=keys, founding=founding)
    slot = slot._replace(confirmed=True)
    register.key_store.change(lambda book: book._replace(recovery=slot, former=book.recovery))
    try:
        with register.writing() as session:
            seals_queries.mark_reseal(session, None, rotate=True)
            put_setting(session, "recovery_key", slot.public.hex())
            if cached_office(register, session).founded:
                issue(register, session, paper_certificate(slot.public, paper.signer.public))
            mark_changed(session)
            seals_queries.drop_keys_of_account(session, RECOVERY)
            seal_all_in(register, session)
            _ensure_none_without(session, RECOVERY)
            kind = EventKind.ACCOUNT_CHANGED
            append_plain(register, session, kind, login=PAPER_LOGIN, what="renewed")
    finally:
        settle_recovery(register)
    return Outcome("Lembar pemulihan baru berlaku. Musnahkan yang lama.", frozenset({"accounts"}))


def _ensure_none_without(session: Session, account_id: int) -> None:
    if seals_queries.any_without(session, [account_id]):
        raise UserMistake(
            {"": "Ada aduan yang tidak dapat Anda buka; minta Pimpinan lain membuat lembarnya."}
        )
