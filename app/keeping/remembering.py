"""Where somebody left the history, and whether it is still the same when they come back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.access.attesting import EVERYTHING
from app.desk.event_log import append_plain
from app.desk.reading_office import people_in
from app.guard import allowed
from app.keeping.checking_history import HistoryWalk
from app.keeping.pinning import pin
from app.keeping.retention import move_hold_reasons
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from db.migrating import CURRENT
from db.queries import attestations as queries
from db.queries.checking import chain_head, hash_at

if TYPE_CHECKING:
    from app.access.slots import Memory
    from db.session import Session

# What came since is gone through while somebody waits; more than this only by the check.
_MOST = 20_000
SHORTER = (
    "Riwayat lebih pendek daripada yang Anda tinggalkan, atau sudah lain: register ini salinan "
    "lama, atau diubah dari luar."
)
CHANGED = "Riwayat sejak Anda terakhir masuk tidak cocok. Jalankan Periksa register."


@allowed(*Role)
def look_back(register: Register) -> str:
    """Compare the history with where who is signed in left it; return a warning, or "".

    What is newer is gone through, its hashes and signatures. A history that does not go on from
    there is told once and noted: after it the memory is of the history as it is.
    """
    memory = register.vault.own.memory
    if not memory.serial:
        return ""
    with register.reading() as session:
        if not _goes_on(session, memory):
            found = SHORTER
        else:
            found = CHANGED if _newer_problem(register, session, memory) else ""
    if found and register.only_reads is None:
        with register.writing() as session:
            append_plain(register, session, EventKind.HISTORY_DIFFERS, position=memory.position)
    return found


@allowed(*Role)
def remember(register: Register) -> None:
    """Keep where the history ends now, in one's own slot of the key book."""
    if register.vault.own.memory.founding:
        keep_in_mind(register)
        pin(register)


@allowed(*Role)
def keep_in_mind(register: Register) -> None:
    """Know where the history ends now, as long as the register is open."""
    own = register.vault.own
    with register.reading() as session:
        position, head = chain_head(session) or (0, "")
        serial, attested = queries.last_attestation(session)
    memory = replace(own.memory, position=position, head=head, serial=serial, attested=attested)
    register.vault.own = replace(own, memory=memory)


@allowed(*Role)
def vouch_for_update(register: Register) -> None:
    """End an update of the program: words move to where they belong, then all is signed anew.

    There is nothing to sign in a register that nobody has founded yet.
    """
    founded = register.vault.own.memory.founding
    with register.writing() as session:
        move_hold_reasons(register, session)
        if founded:
            session.info[EVERYTHING] = True
            append_plain(register, session, EventKind.UPDATED, schema=CURRENT)
    if founded:
        remember(register)


def _goes_on(session: Session, memory: Memory) -> bool:
    known = queries.attestation_at(session, memory.serial)
    if known is None or known[1] != memory.attested:
        return False
    return not memory.position or hash_at(session, memory.position) == memory.head


def _newer_problem(register: Register, session: Session, memory: Memory) -> bool:
    position, _ = chain_head(session) or (0, "")
    if position - memory.position > _MOST:
        return False
    walk = HistoryWalk(
        register.vault.register,
        position=memory.position,
        head=memory.head,
        serial=memory.serial,
        previous=memory.attested,
    )
    walk.go(session, people_in(register, session).trust)
    return bool(walk.broken or walk.unsigned)
