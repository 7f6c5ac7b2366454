"""Accounts: who may sign in, in which roles; each change seals again what it has to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.access.key_book import KeyBook, Slot
from app.access.passwords import password_mistake
from app.access.sealing import CannotOpen
from app.access.slots import OwnKeys, make_slot, new_own_keys, open_slot
from app.desk.changing_office import mark_changed
from app.desk.entry_checks import clean_line, line_mistake, refuse
from app.desk.event_log import append_plain
from app.desk.reading_office import cached_office, read_office
from app.desk.sealing_cases import seal_all_in
from app.errors import UserMistake
from app.guard import allowed
from app.keeping.certifying import set_account
from app.keeping.file_key import change_book, shut_out
from app.keeping.setup import login_mistake
from app.office import CachedOffice
from app.outcome import Outcome
from app.register import Register
from app.roles import Account, Role, role_words, roles_text
from app.rules.event_kinds import EventKind
from app.storage_troubles import storage_troubles
from db import writing
from db.location import is_server
from db.queries import accounts as accounts_queries
from db.queries import seals as seals_queries

if TYPE_CHECKING:
    from db.session import Session

_CHANGED = frozenset({"accounts"})
_WAITS = "Menunggu pengesahan Pimpinan."
_PASSWORD = "password"  # noqa: S105 - the name of a field


@allowed(*Role)
def read_accounts(register: Register) -> tuple[Account, ...]:
    """Return all accounts by id, those closed as well."""
    with register.reading() as session:
        return cached_office(register, session).accounts


@allowed(Role.ADMIN)
def add_account(
    register: Register, *, login: str, name: str, roles: frozenset[Role], team: str, password: str
) -> Outcome:
    """Open an account, whose owner must change the password before anything else.

    What somebody prepares who is no head waits for one. Cases that the account is entitled to are
    sealed to it by the next one who can open them.
    """
    login, name = login.strip().lower(), clean_line(name)
    team = team if Role.TEAM in roles else ""
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        mistakes = _mistakes(kept, name=name, roles=roles, team=team, account_id=0)
        mistakes["login"] = login_mistake(login)
        if any(account.login == login for account in kept.accounts):
            mistakes["login"] = "Nama masuk itu sudah dipakai."
        mistakes[_PASSWORD] = password_mistake(
            password, login=login, name=name, office=kept.office.name
        )
        refuse(mistakes)
        slot, own = _new_slot(register, kept, login=login, name=name, password=password)
        account_id = accounts_queries.add_account(
            session,
            login=login,
            name=name,
            roles="",
            team="",
            public_key=slot.public,
            active=True,
            created_at=register.clock.now(),
        )
        account = Account(account_id, login, name, roles, team, slot.public)
        holds = set_account(register, session, account, own=own)
        _told(register, session, login, "opened", roles)
        seals_queries.mark_reseal(session, None, rotate=False)
        seal_all_in(register, session)
    # The book last: a slot without its account opens nothing, an account without slot can be reset.
    change_book(register, lambda book: book.with_slot(slot))
    words = f"Akun {login} dibuat sebagai {role_words(roles)}."
    return Outcome(words if holds else f"{words} {_WAITS}", _CHANGED)


@allowed(Role.ADMIN)
def change_account(
    register: Register, *, account_id: int, name: str, roles: frozenset[Role], team: str
) -> Outcome:
    """Change an account's name, roles or team; what it may no longer open gets new keys.

    What an admin who is no head gives waits for a head, what is taken away goes at once.
    """
    name, team = clean_line(name), team if Role.TEAM in roles else ""
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        account = _active(kept, account_id)
        refuse(
            _mistakes(kept, name=name, roles=roles, team=team, account_id=account_id)
            | _unborn(account)
        )
        wanted = account._replace(name=name, roles=roles, team=team)
        holds = set_account(register, session, wanted)
        _told(register, session, account.login, "changed", roles)
        if (roles, team) != (account.roles, account.team):
            _take_keys(register, session, account)
    words = f"Akun {account.login} kini {role_words(roles)}."
    waits = f"Perubahan akun {account.login} disiapkan. {_WAITS}"
    return Outcome(words if holds else waits, _CHANGED)


@allowed(Role.ADMIN)
def close_account(register: Register, *, account_id: int) -> Outcome:
    """Close an account for good: its slot and keys go, cases and the file get new keys."""
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        account = _active(kept, account_id)
        if account_id == register.account.id:
            refuse({"": "Akun Anda sendiri tidak dapat ditutup. Minta admin lain."})
        refuse(_lacking(kept, frozenset(), account_id))
        set_account(register, session, account._replace(active=False))
        _told(register, session, account.login, "closed", frozenset())
        _take_keys(register, session, account)
        seals_queries.drop_keys_of_account(session, account_id)
    with storage_troubles():
        shut_out(register, logins=[account.login])
    return Outcome(f"Akun {account.login} ditutup.", _CHANGED)


@allowed(Role.ADMIN)
def reset_password(register: Register, *, account_id: int, password: str) -> Outcome:
    """Give an account that lost its password a new one, with new keys.

    What was sealed to the old keys is sealed to the new ones by the next one who can open it;
    the account's drafts are lost. What somebody does who is no head waits for one.
    """
    with register.writing() as session:
        writing.chain_end(session)
        kept = cached_office(register, session)
        account = _active(kept, account_id)
        if account_id == register.account.id:
            refuse({"": "Untuk akun sendiri, pakai Ganti kata sandi saya."})
        weak = password_mistake(
            password, login=account.login, name=account.name, office=kept.office.name
        )
        refuse({_PASSWORD: weak} | _unborn(account))
        slot, own = _new_slot(
            register, kept, login=account.login, name=account.name, password=password
        )
        fresh = account._replace(public_key=slot.public)
        holds = set_account(register, session, fresh, own=own)
        if holds:
            drop_old_keys(session, account)
        _told(register, session, account.login, "reset", account.roles)
        seal_all_in(register, session)
        active = [each.id for each in cached_office(register, session).accounts if each.active]
        others = active if holds else [each for each in active if each != account_id]
        if seals_queries.any_without(session, others):
            refuse(
                {
                    "": "Ada aduan yang hanya dapat dibuka akun ini. Pakai lembar pemulihan di "
                    "halaman masuk, supaya kuncinya tidak hilang."
                }
            )
        if not holds:
            refuse(_lacking(kept, frozenset(), account_id))
    change_book(register, lambda book: book.with_slot(slot).succeeding(slot.login))
    words = f"Kata sandi {account.login} diganti."
    return Outcome(words if holds else f"{words} {_WAITS}", _CHANGED)


@allowed(*Role)
def change_own_password(register: Register, *, old: str, new: str) -> Outcome:
    """Change the password of who is signed in; the keys behind it stay."""
    account = register.account
    slot = _book(register).slot(account.login)
    if slot is None:
        raise UserMistake({"old": "Akun ini tidak ada lagi di berkas kunci."})
    try:
        own, keys = open_slot(slot, old)
    except CannotOpen as error:
        raise UserMistake({"old": "Kata sandi lama tidak cocok."}) from error
    office = read_office(register).name
    refuse({"new": password_mistake(new, login=account.login, name=account.name, office=office)})
    changed, _ = make_slot(login=slot.login, name=account.name, password=new, keys=keys, own=own)
    change_book(register, lambda book: book.with_slot(changed))
    with register.writing() as session:
        _told(register, session, account.login, "password", account.roles)
    return Outcome("Kata sandi Anda diganti.", _CHANGED)


def drop_old_keys(session: Session, account: Account) -> None:
    """Forget all that was sealed to an account's old keys; it waits to be sealed to the new."""
    seals_queries.drop_keys_of_account(session, account.id)
    seals_queries.mark_reseal(session, None, rotate=False)
    mark_changed(session)


def _new_slot(
    register: Register, kept: CachedOffice, *, login: str, name: str, password: str
) -> tuple[Slot, OwnKeys]:
    """Make the slot of a password that its owner must change; without the file's key while it waits."""
    waits = kept.founded and Role.HEAD not in register.account.roles
    keys = () if waits or is_server(register.location) else (register.file_key,)
    own = new_own_keys(register.vault.own.memory)
    return make_slot(login=login, name=name, password=password, keys=keys, own=own, first=True)


def _book(register: Register) -> KeyBook:
    book = register.key_store.read()
    if book is None:
        raise UserMistake({"": "Berkas kunci register ini hilang."})
    return book


def _take_keys(register: Register, session: Session, account: Account) -> None:
    """Take from an account what it may no longer open: by new keys, or its own until then.

    Raises UserMistake when the cases would be left to the recovery sheet alone.
    """
    seals_queries.mark_reseal(session, None, rotate=True)
    seal_all_in(register, session)
    seals_queries.drop_waiting_keys(session, account.id)
    heads = [
        each.id
        for each in cached_office(register, session).accounts
        if each.active and Role.HEAD in each.roles
    ]
    if Role.HEAD in account.roles and seals_queries.any_without(session, heads):
        raise UserMistake(
            {
                "roles": "Masih ada aduan yang hanya dapat dibuka akun ini. Minta pemiliknya "
                "masuk sekali, supaya aduan itu disegel juga untuk Pimpinan lain."
            }
        )


def _told(
    register: Register, session: Session, login: str, what: str, roles: frozenset[Role]
) -> None:
    mark_changed(session)
    append_plain(
        register,
        session,
        EventKind.ACCOUNT_CHANGED,
        login=login,
        what=what,
        roles=roles_text(roles),
    )


def _active(kept: CachedOffice, account_id: int) -> Account:
    for account in kept.accounts:
        if account.id == account_id and account.active:
            return account
    raise UserMistake({"": "Akun itu tidak ada atau sudah ditutup."})


def _unborn(account: Account) -> dict[str, str]:
    """Say that an account is not certified yet: until then it can only be closed."""
    if account.public_key:
        return {}
    return {"": "Akun itu masih menunggu pengesahan Pimpinan; tutup saja bila keliru."}


def _mistakes(
    kept: CachedOffice, *, name: str, roles: frozenset[Role], team: str, account_id: int
) -> dict[str, str]:
    found = {"name": line_mistake(name, name="Nama", required="Tulis dengan gelar.")}
    if not roles:
        found["roles"] = "Pilih sedikitnya satu peran."
    if Role.TEAM in roles and team not in {entry.code for entry in kept.office.teams}:
        found["team"] = "Pilih tim akun ini."
    if account_id:
        found |= _lacking(kept, roles, account_id)
    return found


def _lacking(kept: CachedOffice, roles: frozenset[Role], account_id: int) -> dict[str, str]:
    """Say when a change would leave the register without an admin or without a head."""
    others = frozenset(
        role
        for account in kept.accounts
        if account.active and account.id != account_id
        for role in account.roles
    )
    lacking = [role for role in (Role.ADMIN, Role.HEAD) if role not in others | roles]
    if not lacking:
        return {}
    words = role_words(frozenset(lacking))
    return {"roles": f"Sedikitnya satu akun harus memegang peran {words}."}
