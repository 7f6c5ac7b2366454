"""The founding of a register: its root, its first certificates, and what vouches for the time before.

A new register is founded while it is made, by the root of its recovery sheet. One from before there
were certificates is founded by a head, once its accounts were shown: "Inikah orang-orang Anda?"
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.attesting import EVERYTHING
from app.access.certificates import Certificate, Trust
from app.access.sealing import Sealer
from app.access.signing import Signer, new_signer
from app.access.slots import Memory
from app.desk.changing_office import mark_changed
from app.desk.entry_checks import refuse
from app.desk.event_log import NewEvent, append_many
from app.desk.reading_office import people_in
from app.desk.sealing_cases import seal_all_in
from app.guard import allowed
from app.keeping.certifying import certificate_of, paper_certificate, put_certificates
from app.keeping.file_key import change_book, shut_out
from app.keeping.pinning import pin
from app.outcome import Outcome
from app.register import Register
from app.roles import RECOVERY, Account, Role
from app.rules.event_kinds import EventKind
from db import writing
from db.queries import parties as parties_queries
from db.queries import seals as seals_queries

if TYPE_CHECKING:
    from db.session import Session


@allowed(Role.HEAD)
def found_register(
    register: Register, *, account_ids: Collection[int], root: Signer | None = None
) -> Outcome:
    """Certify the accounts that the office knows, and close all others.

    `root` is that of a recovery sheet at hand. Without one the root is made here; its seed is
    sealed to the sheet, and everything it signs from then on needs the sheet. What the rows say
    until now about who may open a case is taken over into the history.
    """
    root, sealed = root or new_signer(), root is None
    with register.writing() as session:
        position = writing.chain_end(session).position
        people = people_in(register, session)
        if people.trust.founded:
            refuse({"": "Akun-akun register ini sudah disahkan."})
        if register.account.id not in account_ids:
            refuse({"": "Akun Anda sendiri harus ikut disahkan."})
        wanted: list[Certificate] = [paper_certificate(people.recovery, root.public)]
        closed = []
        for each in people.accounts:
            own = each.id == register.account.id
            stays = each.active and each.id in account_ids
            closed += [each] if each.active and not stays else []
            signing = register.vault.own.signer.public if own else b""
            wanted.append(certificate_of(each._replace(active=stays), signing))
        trust = put_certificates(
            session,
            Trust(),
            wanted,
            issuer=RECOVERY,
            signer=root,
            register=register.vault.register,
            position=position + 1,
        )
        register.vault.own = replace(
            register.vault.own, memory=Memory(founding=trust.founding), legacy=False
        )
        mark_changed(session)
        _tell(register, session, trust)
        _take_keys(register, session, closed)
    pin(register)
    if sealed:
        seed = Sealer().seal_key(root.seed, to=people.recovery)
        change_book(
            register, lambda book: book._replace(recovery=book.recovery._replace(root=seed))
        )
    if closed:
        shut_out(register, logins=[each.login for each in closed])
    return Outcome(f"{len(wanted) - 1 - len(closed)} akun disahkan.", frozenset({"accounts"}))


def _tell(register: Register, session: Session, trust: Trust) -> None:
    """Write the founding into the history, and for each case what its rows say of who may open it."""
    now = register.clock.now()
    told: list[tuple[int | None, NewEvent]] = [
        (None, NewEvent(EventKind.FOUNDED, now, {"certificate": trust.tip}))
    ]
    # Who founds it vouches for everything that is there until then.
    session.info[EVERYTHING] = True
    told += [
        (complaint_id, NewEvent(EventKind.PROVEN, now, facts))
        for complaint_id, facts in parties_queries.telling_facts(session)
    ]
    append_many(register, session, events=told)


def _take_keys(register: Register, session: Session, closed: Collection[Account]) -> None:
    if not closed:
        return
    seals_queries.mark_reseal(session, None, rotate=True)
    seal_all_in(register, session)
    for each in closed:
        seals_queries.drop_keys_of_account(session, each.id)
