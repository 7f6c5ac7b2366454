"""What was typed and not saved yet: sealed to who typed it, offered back, never forced."""

import json
from collections.abc import Sequence
from datetime import datetime

from app.guard import allowed
from app.register import Register
from app.roles import Role
from db import tables
from db.queries import office as queries


@allowed(*Role)
def save_draft(register: Register, *, form: str, values: dict[str, object]) -> None:
    """Keep a form's values under the form's name, replacing the draft before it."""
    own = register.account.id
    body = register.vault.seal_own(draft_body(values), place=form)
    with register.writing() as session:
        session.execute(queries.drop_draft(own, form))
        session.add(
            tables.Draft(account_id=own, form=form, body=body, saved_at=register.clock.now())
        )
        session.flush()


@allowed(*Role)
def load_draft(register: Register, *, form: str) -> tuple[dict[str, object], datetime] | None:
    """Return a form's kept values and when they were kept (UTC), or None."""
    return load_drafts(register, forms=(form,)).get(form)


@allowed(*Role)
def load_drafts(
    register: Register, *, forms: Sequence[str]
) -> dict[str, tuple[dict[str, object], datetime]]:
    """Return the same of several forms, of those that have a draft."""
    with register.reading() as session:
        kept = session.scalars(queries.drafts(register.account.id, forms)).all()
    return {
        draft.form: (
            json.loads(register.vault.open_own(draft.body, place=draft.form)),
            draft.saved_at,
        )
        for draft in kept
    }


@allowed(*Role)
def discard_draft(register: Register, *, form: str) -> None:
    """Forget a form's draft."""
    with register.writing() as session:
        session.execute(queries.drop_draft(register.account.id, form))


def draft_body(values: dict[str, object]) -> bytes:
    """Write a form's values as bytes to be sealed."""
    return json.dumps(values).encode()
