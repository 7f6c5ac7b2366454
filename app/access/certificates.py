"""Certificates: who holds which keys in which roles, each signed by somebody who may say so.

They are an append-only list that every reader goes through from its beginning: the first one
founds the register and is signed by its own key, the root, which everybody has pinned. A later one
counts when it is issued by

- the root: anything; or a head, by what was certified until then: anything, a new root as well;
- an admin: what takes rights away, closes an account or gives it another name; anything else an
  admin issues waits until a head or the root issues the same;
- the account itself: new keys in place of those that were made by somebody else, signed with the
  old signing key, as older programs let accounts be certified before their owners came; or its
  first signing key, when it was certified without one.

Canonical bytes, of which the signature is Ed25519: the JSON list (UTF-8, no spaces, no escapes)
["meja-aduan/certificate/1", register id, serial, account id, login, name, roles as codes parted by
commas, team, sealing key (hex), signing key (hex), active, handed, position, issuer's account id,
digest of the certificate before (hex, empty for the first)]. The digest of a certificate is the
SHA-256 of these bytes and the signature.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.access.signing import Signer, is_signed
from app.roles import RECOVERY, Role, roles_text


@dataclass(frozen=True, slots=True)
class Certificate:
    """One statement about an account, or, as that of RECOVERY, about the root and its sheet.

    `handed` while its keys were made by somebody who may not read what it may: nothing is sealed to
    them. `position` is the place in the chain from which it holds, `issuer` who signed it.
    """

    serial: int
    account_id: int
    login: str
    name: str
    roles: frozenset[Role]
    team: str
    seal_key: bytes
    sign_key: bytes
    active: bool
    handed: bool
    position: int
    issuer: int
    previous: str = ""
    signature: bytes = b""

    def canonical(self, register: str) -> bytes:
        """Return the bytes that are signed."""
        body = [
            *("meja-aduan/certificate/1", register, self.serial, self.account_id),
            *(self.login, self.name, roles_text(self.roles), self.team),
            *(self.seal_key.hex(), self.sign_key.hex(), self.active, self.handed),
            *(self.position, self.issuer, self.previous),
        ]
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()

    def digest(self, register: str) -> str:
        """Return what the next certificate and the log tell of this one."""
        return hashlib.sha256(self.canonical(register) + self.signature).hexdigest()


@dataclass(frozen=True, slots=True)
class Trust:
    """What a list of certificates proves: by account, what stands and what waits for a head.

    `history` are all that ever stood. `fault` says at which serial the list stops proving anything; nobody is believed then.
    """

    founding: str = ""
    standing: dict[int, Certificate] = field(default_factory=dict)
    waiting: dict[int, Certificate] = field(default_factory=dict)
    history: tuple[Certificate, ...] = ()
    digests: tuple[str, ...] = ()
    fault: str = ""

    @property
    def serial(self) -> int:
        """How many certificates there are."""
        return len(self.digests)

    @property
    def tip(self) -> str:
        """The digest of the last certificate; empty before the first."""
        return self.digests[-1] if self.digests else ""

    @property
    def founded_at(self) -> int | None:
        """The position of the first certificate; None before there is one."""
        return self.history[0].position if self.history else None

    @property
    def founded(self) -> bool:
        """Tell whether there is any certificate: not in a register from before there were some."""
        return self.serial > 0 or bool(self.fault)

    def was_head(self, login: str, position: int) -> bool:
        """Tell whether an account was a head's at a position of the chain."""
        own = [c for c in self.history if c.login == login and c.position <= position]
        return bool(own) and own[-1].active and Role.HEAD in own[-1].roles

    def signers(self, account_id: int, position: int, *, since: int) -> list[Certificate]:
        """Return what stood of an account at a position of the chain, or came to stand `since`."""
        own = [c for c in self.history if c.account_id == account_id and c.position <= position]
        chosen = [each for each in own[:-1] if own[-1].position > since][-1:] + own[-1:]
        return [each for each in chosen if each.active and each.sign_key]


def read_trust(certificates: Iterable[Certificate], *, register: str, pinned: str) -> Trust:
    """Go through all certificates; `pinned` is the root (hex) that who reads believes in, if any."""
    trust = Trust()
    for each in certificates:
        fault = _fault(trust, each, register)
        if fault:
            return replace(trust, fault=fault)
        trust = _after(trust, each, register)
    if pinned and trust.founding != pinned:
        return replace(trust, fault="root")
    return trust


def issued(trust: Trust, wanted: Certificate, *, by: Signer, register: str) -> Certificate:
    """Return a certificate with its place in the list, signed; ValueError when it isn't valid."""
    placed = replace(wanted, serial=trust.serial + 1, previous=trust.tip)
    signed = replace(placed, signature=by.sign(placed.canonical(register)))
    if fault := _fault(trust, signed, register):
        raise ValueError(f"nobody would believe this certificate: {fault}")
    return signed


def extended(trust: Trust, certificate: Certificate, register: str) -> Trust:
    """Return the trust after one more certificate that `issued` made."""
    return _after(trust, certificate, register)


def _fault(trust: Trust, new: Certificate, register: str) -> str:
    """Name what is wrong with the next certificate, or ""."""
    if new.serial != trust.serial + 1 or new.previous != trust.tip:
        return f"gap {new.serial}"
    key = _issuer_key(trust, new)
    if not key or not is_signed(new.canonical(register), new.signature, by=key):
        return f"signature {new.serial}"
    return ""


def _issuer_key(trust: Trust, new: Certificate) -> bytes:
    """Return the key that a certificate must be signed with; none when it isn't for its issuer."""
    if not trust.serial:
        return new.sign_key if (new.account_id, new.issuer) == (RECOVERY, RECOVERY) else b""
    issuer = trust.standing.get(new.issuer)
    if issuer is None or not issuer.active:
        return b""
    if new.issuer == new.account_id and _renews_itself(issuer, new):
        return issuer.sign_key or new.sign_key
    if issuer.handed:
        # Whoever made these keys could sign with them.
        return b""
    if new.issuer == RECOVERY or Role.HEAD in issuer.roles:
        return issuer.sign_key
    return issuer.sign_key if Role.ADMIN in issuer.roles and new.account_id != RECOVERY else b""


def _after(trust: Trust, new: Certificate, register: str) -> Trust:
    standing, waiting, history = dict(trust.standing), dict(trust.waiting), trust.history
    if _counts(trust, new):
        standing[new.account_id] = new
        history = (*history, new)
        waiting.pop(new.account_id, None)
    else:
        waiting[new.account_id] = new
    founding = trust.founding or new.sign_key.hex()
    return Trust(founding, standing, waiting, history, (*trust.digests, new.digest(register)))


def _counts(trust: Trust, new: Certificate) -> bool:
    """Tell whether a certificate holds at once, or waits for a head."""
    issuer = trust.standing.get(new.issuer)
    if issuer is None or new.issuer == RECOVERY or Role.HEAD in issuer.roles:
        return True
    old = trust.standing.get(new.account_id)
    return takes_away(old, new) or (new.issuer == new.account_id and _renews_itself(issuer, new))


def takes_away(old: Certificate | None, new: Certificate) -> bool:
    """Tell whether a certificate gives an account nothing that it had not."""
    if not new.active:
        return True
    if old is None:
        return not new.roles
    same = (old.login, old.seal_key, old.sign_key, old.handed, old.active)
    return (
        same == (new.login, new.seal_key, new.sign_key, new.handed, new.active)
        and new.roles <= old.roles
        and new.team in ("", old.team)
    )


def _renews_itself(old: Certificate, new: Certificate) -> bool:
    """Tell whether an account only takes its own keys in place of those that were handed to it."""
    if _said(old) != _said(new) or new.handed:
        return False
    return old.handed or (not old.sign_key and old.seal_key == new.seal_key)


def _said(certificate: Certificate) -> tuple[object, ...]:
    """Return what a certificate says of an account beside its keys."""
    each = certificate
    return each.account_id, each.login, each.name, each.roles, each.team, each.active
