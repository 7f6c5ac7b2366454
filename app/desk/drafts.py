"""What was typed and not saved yet: sealed to who typed it, offered back, never forced."""

import json
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
    with register.reading() as session:
        draft = session.scalar(queries.draft(register.account.id, form))
    if draft is None:
        return None
    return json.loads(register.vault.open_own(draft.body, place=form)), draft.saved_at


@allowed(*Role)
def discard_draft(register: Register, *, form: str) -> None:
    """Forget a form's draft."""
    with register.writing() as session:
        session.execute(queries.drop_draft(register.account.id, form))


def draft_body(values: dict[str, object]) -> bytes:
    """Write a form's values as bytes to be sealed."""
    return json.dumps(values).encode()
