"""Changes the offices and agencies that complaints are forwarded to, with where each is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from app.desk.changing_office import mark_changed, refuse_unseen, tell_changed
from app.desk.entry_checks import clean_line, clean_text, line_mistake, refuse
from app.desk.reading_office import office_in
from app.guard import allowed
from app.office import Agency
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from db import tables, writing
from db.queries import office as queries

LONGEST = 120
_ADDRESS, _CONTACT = 300, 200
_EXAMPLE = "Contoh: Dinas Kependudukan Kota Serang."


@allowed(Role.ADMIN)
def save_offices(
    register: Register, *, offices: Sequence[Agency], shown: Sequence[Agency]
) -> Outcome:
    """Save the other offices in their order, an empty code for a new one.

    One left out, or no longer active, stays with the complaints that have it; `shown` are those of
    `Office.all_others` as they were read. Raises UserMistake by "offices", when they were changed
    meanwhile, and by "NUMBER:FIELD" for one without a name, with that of another or of our own, or
    too long a text.
    """
    kept = [
        replace(
            each,
            name=clean_line(each.name),
            address=clean_text(each.address),
            contact=clean_line(each.contact),
        )
        for each in offices
    ]
    entry = tables.OfficeEntry
    with register.writing() as session:
        writing.chain_end(session)
        office = office_in(register, session)
        refuse_unseen("offices", office.all_others, shown)
        refuse(_mistakes(kept, own=office.name))
        top = session.scalar(queries.last_id(entry)) or 0
        session.execute(queries.hide_others())
        for position, each in enumerate(kept, 2):
            values: dict[str, object] = {
                "name": each.name,
                "address": each.address,
                "contact": each.contact,
                "position": position,
                "active": each.active,
            }
            if each.code:
                session.execute(queries.change_entry(entry, each.code, **values))
                continue
            top += 1
            added = {"code": f"offices-{top}", "grouping": "agency", **values}
            session.execute(queries.add_entry(entry, **added))
        mark_changed(session)
        tell_changed(register, session, "offices")
    return Outcome("Daftar tersimpan.", frozenset({"settings", "complaints"}))


def _mistakes(offices: Sequence[Agency], *, own: str) -> dict[str, str]:
    names = Counter([own.casefold(), *(each.name.casefold() for each in offices)])
    found: dict[str, str] = {}
    for number, each in enumerate(offices):
        wrong = line_mistake(each.name, name="Nama", required=_EXAMPLE)
        if not wrong and names[each.name.casefold()] > 1:
            wrong = f"{each.name} ada dua kali dalam daftar ini."
        if not wrong and len(each.name) > LONGEST:
            wrong = f"Paling banyak {LONGEST} huruf. Ringkas dahulu."
        found[f"{number}:name"] = wrong
        for key, text, most in (
            ("address", each.address, _ADDRESS),
            ("contact", each.contact, _CONTACT),
        ):
            found[f"{number}:{key}"] = f"Paling banyak {most} huruf." * (len(text) > most)
    return found
