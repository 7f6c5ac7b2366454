"""Certificates as the office makes them: founding, issuing, and what waits for a head."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.access.certificates import Certificate, Trust, extended, issued, takes_away
from app.access.key_book import KeyBook, Slot
from app.access.reading_accounts import certificate_row
from app.access.signing import Signer
from app.access.slots import OwnKeys, seal_keys, spoken_code
from app.desk.changing_office import mark_changed
from app.desk.entry_checks import refuse
from app.desk.event_log import append_plain
from app.desk.reading_office import people_in
from app.desk.sealing_cases import seal_all_in
from app.guard import allowed
from app.keeping.file_key import change_book
from app.outcome import Outcome
from app.register import Register
from app.roles import RECOVERY, Account, Role, role_words, roles_text
from app.rules.event_kinds import EventKind
from db import tables, writing
from db.location import is_server
from db.queries import accounts as queries
from db.queries import seals as seals_queries

if TYPE_CHECKING:
    from db.session import Session

PAPER_LOGIN, PAPER_NAME = "lembar-pemulihan", "Lembar pemulihan"
_COME_FIRST = "Minta pemiliknya masuk sekali, lalu membacakan kodenya sendiri kepada Anda."
NO_CODES: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pending:
    """An account that waits for a head: what it is to be, and who prepared it.

    `new_keys` when it is new or its password was reset: then its owner has to sign in once, and to
    read the head a code. `came` tells whether they did.
    """

    account_id: int
    login: str
    name: str
    roles: frozenset[Role]
    team: str
    prepared_by: str
    new_keys: bool
    came: bool = False


def paper_certificate(seal_key: bytes, sign_key: bytes) -> Certificate:
    """Return what is certified of a recovery sheet and the root that it stands for."""
    paper = Account(RECOVERY, PAPER_LOGIN, PAPER_NAME, frozenset(), public_key=seal_key)
    return certificate_of(paper, sign_key)


def put_certificates(
    session: Session,
    trust: Trust,
    wanted: Iterable[Certificate],
    *,
    issuer: int,
    signer: Signer,
    register: str,
    position: int,
) -> Trust:
    """Sign and write certificates, and bring the accounts' rows in line; returns the trust then."""
    for each in wanted:
        placed = replace(each, issuer=issuer, position=position)
        made = issued(trust, placed, by=signer, register=register)
        writing.add_rows(session, tables.CertificateEntry, [certificate_row(made)])
        trust = extended(trust, made, register)
        if made.account_id and trust.standing.get(made.account_id) is made:
            queries.change_account(session, made.account_id, **row_of(made))
    return trust


def row_of(certificate: Certificate) -> dict[str, object]:
    """Return the columns of an account's row that a certificate decides."""
    return {
        "login": certificate.login,
        "name": certificate.name,
        "roles": roles_text(certificate.roles),
        "team": certificate.team,
        "public_key": certificate.seal_key,
        "active": certificate.active,
    }


def issue(register: Register, session: Session, *wanted: Certificate) -> Trust:
    """Issue certificates as who is signed in, with one event; returns the trust after it."""
    # The chain's end first: its row keeps any other desk from issuing at the same time.
    position = writing.chain_end(session).position + 1
    own = register.vault
    trust = put_certificates(
        session,
        people_in(register, session).trust,
        wanted,
        issuer=register.account.id,
        signer=own.own.signer,
        register=own.register,
        position=position,
    )
    mark_changed(session)
    append_plain(register, session, EventKind.CERTIFIED, certificate=trust.tip)
    return trust


def set_account(
    register: Register, session: Session, wanted: Account, *, own: OwnKeys | None = None
) -> bool:
    """Have an account be as wanted, with other keys when `own` are given; False while it waits.

    An admin who is no head takes away at once what an account is not to have any more; the rest
    waits. In a register that nobody has certified yet, the row is all there is.
    """
    trust = people_in(register, session).trust
    if not trust.founded:
        queries.change_account(session, wanted.id, **row_of(certificate_of(wanted, b"")))
        mark_changed(session)
        return True
    stands = trust.standing.get(wanted.id)
    head = Role.HEAD in register.account.roles
    sign_key = own.signer.public if own else stands.sign_key if stands else b""
    handed = not head if own else stands is not None and stands.handed
    new = replace(certificate_of(wanted, sign_key), handed=handed)
    certificates = [new]
    if stands is not None and not head and not takes_away(stands, new):
        left = stands.roles & new.roles
        team = stands.team if Role.TEAM in left else ""
        kept = replace(stands, name=new.name, roles=left, team=team)
        certificates = [kept, new] if kept.roles != stands.roles else [new]
    after = issue(register, session, *certificates)
    return wanted.id not in after.waiting


def certificate_of(account: Account, sign_key: bytes) -> Certificate:
    """Return what is to be certified of an account; its place in the list is given on issuing."""
    return Certificate(
        serial=0,
        account_id=account.id,
        login=account.login,
        name=account.name,
        roles=account.roles,
        team=account.team,
        seal_key=account.public_key,
        sign_key=sign_key,
        active=account.active,
        handed=account.handed,
        position=0,
        issuer=RECOVERY,
    )


# --- what waits for a head ---------------------------------------------------------------


@allowed(Role.HEAD)
def accounts_to_confirm(register: Register) -> tuple[Account, ...]:
    """Return the open accounts of a register that nobody has founded yet; none when it is."""
    with register.reading() as session:
        people = people_in(register, session)
    return () if people.trust.founded else tuple(each for each in people.accounts if each.active)


@allowed(Role.HEAD)
def pending_accounts(register: Register) -> tuple[Pending, ...]:
    """Return the accounts that wait for a head's word, in the order they were prepared."""
    with register.reading() as session:
        trust = people_in(register, session).trust
    book = register.key_store.read()
    return tuple(
        _pending(trust, each, book)
        for each in sorted(trust.waiting.values(), key=lambda c: c.serial)
    )


def _pending(trust: Trust, waits: Certificate, book: KeyBook | None) -> Pending:
    issuer = trust.standing.get(waits.issuer)
    return Pending(
        waits.account_id,
        waits.login,
        waits.name,
        waits.roles,
        waits.team,
        issuer.name if issuer else "",
        new_keys=_brings_keys(trust, waits),
        came=_own_slot(book, waits.login) is not None,
    )


def _brings_keys(trust: Trust, waits: Certificate) -> bool:
    stands = trust.standing.get(waits.account_id)
    return stands is None or stands.seal_key != waits.seal_key


def _own_slot(book: KeyBook | None, login: str) -> Slot | None:
    """Return the slot of somebody who took keys of their own while they wait."""
    slot = book.slot(login) if book else None
    return slot if slot is not None and slot.sign else None


@allowed(Role.HEAD)
def certify_accounts(
    register: Register, *, account_ids: Collection[int], codes: Mapping[int, str] = NO_CODES
) -> Outcome:
    """Certify prepared accounts: from now on they sign in, and cases are sealed to them.

    Of one with new keys, those that its owner took are certified, if the code in `codes` is what
    the owner was told. Raises UserMistake under "code.ID" when it isn't.
    """
    book = register.key_store.read()
    with register.writing() as session:
        writing.chain_end(session)
        trust = people_in(register, session).trust
        waiting = [trust.waiting[key] for key in account_ids if key in trust.waiting]
        if not waiting:
            refuse({"": "Tidak ada akun yang menunggu pengesahan."})
        brought = {each.account_id for each in waiting if _brings_keys(trust, each)}
        slots = {key: _own_slot(book, trust.waiting[key].login) for key in brought}
        refuse(
            {
                f"code.{key}": _code_mistake(register, slot, codes.get(key, ""))
                if slot
                else f"{trust.waiting[key].name} belum masuk. {_COME_FIRST}"
                for key, slot in slots.items()
            }
        )
        chosen = [_with_keys(each, slots.get(each.account_id)) for each in waiting]
        for each in chosen:
            stands = trust.standing.get(each.account_id)
            if stands is not None and stands.seal_key != each.seal_key:
                seals_queries.drop_keys_of_account(session, each.account_id)
        issue(register, session, *chosen)
        seals_queries.mark_reseal(session, None, rotate=False)
        seal_all_in(register, session)
    change_book(register, lambda book: _with_file_keys(register, book, chosen))
    names = ", ".join(f"{each.name} ({role_words(each.roles)})" for each in chosen)
    return Outcome(f"Disahkan: {names}.", frozenset({"accounts"}))


def _code_mistake(register: Register, slot: Slot, typed: str) -> str:
    """Say that a code is not that of the keys in a slot: another than who read it took them."""
    told = spoken_code(register.vault.register, slot)
    plain = "".join(typed.upper().replace("-", " ").split())
    if not plain:
        return "Tulis kode yang dibacakan pemiliknya sendiri kepada Anda."
    if plain != told.replace("-", ""):
        return (
            "Kode lain. Bila pemiliknya yakin, orang lain sudah masuk lebih dahulu: jangan sahkan."
        )
    return ""


def _with_keys(waits: Certificate, slot: Slot | None) -> Certificate:
    """Return what is to be certified: with the keys of its owner, not those an admin made."""
    if slot is None:
        return waits
    return replace(waits, seal_key=slot.public, sign_key=slot.sign, handed=False)


def _with_file_keys(register: Register, book: KeyBook, chosen: Sequence[Certificate]) -> KeyBook:
    """Seal the file's key to the certified keys of accounts; a slot with other keys gets none."""
    if is_server(register.location):
        return book
    for each in chosen:
        slot = book.slot(each.login)
        if slot is not None and slot.public == each.seal_key:
            keys = seal_keys((register.file_key,), to=each.seal_key)
            book = book.with_slot(slot._replace(keys=keys, sign=b""))
    return book


@allowed(Role.HEAD)
def refuse_accounts(register: Register, *, account_ids: Collection[int]) -> Outcome:
    """Refuse prepared accounts: what stood before goes on, a new one is closed."""
    with register.writing() as session:
        writing.chain_end(session)
        trust = people_in(register, session).trust
        chosen = [trust.waiting[key] for key in account_ids if key in trust.waiting]
        if not chosen:
            refuse({"": "Tidak ada akun yang menunggu pengesahan."})
        closed = [
            trust.standing.get(each.account_id)
            or replace(each, roles=frozenset(), team="", active=False)
            for each in chosen
        ]
        issue(register, session, *closed)
    gone = [each.login for each in closed if not each.active]
    change_book(register, lambda book: book.without(*gone))
    names = ", ".join(each.name for each in chosen)
    return Outcome(f"Tidak disahkan: {names}.", frozenset({"accounts"}))
