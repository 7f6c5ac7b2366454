"""Turns a register from before there were passwords into a sealed one, losing nothing.

A file is exported encrypted and compared row by row; that copy, still unsealed inside, is kept for
a time beside the register under a key of its own. Only when the new file is whole does it take the
old one's place, and the old one's content is overwritten.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.access.entitlement import CaseFacts, Compartment, holders_of
from app.access.key_book_text import book_text
from app.access.sealed_words import (
    CONTENT_PLACE,
    IDENTITY_PLACE,
    content_body,
    identity_body,
    note_body,
    note_place,
)
from app.access.vault import NewText, Vault
from app.atomic_file import building
from app.case import Content, Identity
from app.clock import Clock, SystemClock
from app.desk.drafts import draft_body
from app.desk.entry_checks import clean_line, refuse
from app.keeping.creating import (
    Created,
    FirstKeys,
    first_account,
    first_keys,
    put_first_account,
)
from app.keeping.founding import found_register
from app.keeping.kept_unsealed import drop_kept, keep_unsealed
from app.keeping.leftovers import PLAIN, shred
from app.keeping.looking import ensure_address
from app.keeping.opening import open_register
from app.keeping.register_place import ensure_safe, mark_of, write_keys
from app.keeping.setup import Setup, setup_mistakes
from app.roles import Account
from app.rules.targets import WBS
from app.storage_troubles import storage_troubles
from db import tables, writing
from db.encrypting import export_encrypted
from db.engine import engine_for, reclaim
from db.location import is_plain, is_server
from db.migrating import ensure_known, is_open, schema_version, upgrade
from db.queries import accounts as accounts_queries
from db.queries import converting as queries
from db.trouble import StorageTrouble, Trouble

if TYPE_CHECKING:
    from datetime import datetime

    from db.session import Connection, Engine, Session


def convert_register(location: str, *, setup: Setup, clock: Clock | None = None) -> Created:
    """Seal an old register for its first account, and open it.

    The office keeps its name unless the set-up gives another one.

    Raises UserMistake by field of the set-up, EnvironmentTrouble; the old one is then untouched.
    """
    refuse(setup_mistakes(setup, named=bool(setup.office_name)))
    now = (clock or SystemClock()).now()
    with storage_troubles():
        ensure_address(location)
        keys = first_keys(setup, on_server=is_server(location), founding=False)
        if is_server(location):
            _convert_server(location, keys, setup, now=now)
        else:
            _convert_file(Path(location), keys, setup, now=now)
    register = open_register(location, login=setup.login, password=setup.password, clock=clock)
    # The one account there is, by the root of the sheet that was just made.
    found_register(register, account_ids=[register.account.id], root=keys.paper.signer)
    return Created(register, keys.words)


def _convert_server(location: str, keys: FirstKeys, setup: Setup, *, now: datetime) -> None:
    engine = engine_for(location)
    try:
        version = schema_version(engine)
        ensure_known(version)
        if not is_open(version):
            raise StorageTrouble(Trouble.EXISTS)
        _seal(engine, keys, setup, now=now)
        # What the server keeps of the rows that lay in the open.
        reclaim(engine)
    finally:
        engine.dispose()


def _convert_file(path: Path, keys: FirstKeys, setup: Setup, *, now: datetime) -> None:
    if not is_plain(path):
        raise StorageTrouble(Trouble.NOT_A_DATABASE, "not an old register")
    ensure_safe(path)
    old = path.with_name(path.name + PLAIN)
    with building(path, private=True, mark=mark_of(keys.book)) as beside:
        export_encrypted(path, beside, key=keys.file_key)
        kept = keep_unsealed(
            beside, path, keys.book, file_key=keys.file_key, today=now.astimezone().date()
        )
        try:
            engine = engine_for(str(beside), key=keys.file_key)
            try:
                ensure_known(schema_version(engine))
                _seal(engine, keys, setup, now=now)
            finally:
                engine.dispose()
            write_keys(path, beside, keys.book)
            with contextlib.suppress(OSError):
                # A second name for the old content: it is overwritten once the new is durable.
                os.link(path, old)
        except BaseException:
            drop_kept(kept)
            raise
    # What can't be overwritten now is tried again whenever the register is opened.
    with contextlib.suppress(OSError):
        shred(old)


# --- sealing what lay in the open ----------------------------------------------------------


def _seal(engine: Engine, keys: FirstKeys, setup: Setup, *, now: datetime) -> None:
    def seal(connection: Connection) -> None:
        with queries.session_on(connection) as session:
            account_id = put_first_account(session, keys, now=now)
            if name := clean_line(setup.office_name):
                # The last migration brings it to the office's own entry.
                writing.put_setting(session, "office_name", name)
            vault = Vault(keys.own, account_id=account_id, register=keys.book.register)
            queries.wbs_becomes_confidential(session, WBS)
            _seal_cases(session, vault, first_account(account_id, keys), keys)
            _seal_drafts(session, vault, account_id)
            queries.note_teams(session)
            if is_server(str(engine.url)):
                accounts_queries.put_key_book(session, book_text(keys.book))

    upgrade(engine, seal=seal)


def _seal_cases(session: Session, vault: Vault, account: Account, keys: FirstKeys) -> None:
    secret = queries.confidential_ids(session)

    def put(texts: list[NewText]) -> None:
        vault.put(
            session,
            texts,
            holders=lambda complaint_id, compartment: holders_of(
                [account], keys.book.recovery.public, compartment, CaseFacts(complaint_id in secret)
            ),
        )

    put(
        [
            NewText(key, Compartment.IDENTITY, IDENTITY_PLACE, identity_body(Identity(*person)))
            for key, *person in queries.open_identities(session)
        ]
    )
    texts = [
        NewText(key, Compartment.CONTENT, CONTENT_PLACE, content_body(Content(*words), reference))
        for key, reference, *words in queries.confidential_contents(session)
    ]
    texts += [
        NewText(key, Compartment.CONTENT, note_place(event), note_body(speaker, text, salt))
        for key, event, speaker, text, salt in queries.confidential_notes(session)
    ]
    put(texts)
    for key in secret:
        writing.drop_open_words(session, key)
    queries.forget_open(session)


def _seal_drafts(session: Session, vault: Vault, account_id: int) -> None:
    rows: list[dict[str, Any]] = []
    for form, body, saved_at in queries.open_drafts(session):
        values = json.loads(body)
        rows.append(
            {
                "account_id": account_id,
                "form": form,
                "body": vault.seal_own(draft_body(values), place=form),
                "saved_at": saved_at,
            }
        )
    writing.add_rows(session, tables.Draft, rows)
    queries.forget_drafts(session)
