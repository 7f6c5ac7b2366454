"""What was typed and not saved yet: kept in the register, offered back, never forced."""

import json
from datetime import datetime

from app.register import Register
from db import tables
from db.queries import office as queries


def save_draft(register: Register, *, form: str, values: dict[str, object]) -> None:
    """Keep a form's values under the form's name, replacing the draft before it."""
    with register.writing() as session:
        session.execute(queries.drop_draft(form))
        session.add(tables.Draft(form=form, body=json.dumps(values), saved_at=register.clock.now()))
        session.flush()


def load_draft(register: Register, *, form: str) -> tuple[dict[str, object], datetime] | None:
    """Return a form's kept values and when they were kept (UTC), or None."""
    with register.reading() as session:
        draft = session.scalar(queries.draft(form))
        return None if draft is None else (json.loads(draft.body), draft.saved_at)


def discard_draft(register: Register, *, form: str) -> None:
    """Forget a form's draft."""
    with register.writing() as session:
        session.execute(queries.drop_draft(form))
