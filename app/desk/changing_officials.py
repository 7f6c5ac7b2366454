"""Changes who signs for the office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.desk.changing_office import mark_changed, refuse_unseen, tell_changed
from app.desk.entry_checks import clean_line, line_mistake, refuse
from app.desk.reading_office import office_in
from app.guard import allowed
from app.office_settings import nip_mistake
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.date_entry import parse_date
from app.rules.moments import table_date
from app.rules.signers import Capacity, Official, pack_officials
from db import writing

_KEY = "officials"


@allowed(Role.ADMIN)
def save_officials(
    register: Register, *, officials: Sequence[Official], shown: Sequence[Official]
) -> Outcome:
    """Save all who sign; their days as they were typed.

    `shown` are they as they were read. Raises UserMistake by "officials", when they were changed
    meanwhile, and by "NUMBER:FIELD": no name, a NIP or a day that is none, an end before the
    beginning, or somebody on behalf of the head who has no title.
    """
    with register.writing() as session:
        writing.chain_end(session)
        office, now = office_in(register, session), register.clock.now()
        refuse_unseen(_KEY, office.officials, shown)
        mistakes: dict[str, str] = {}
        kept: list[Official] = []
        top = max((int(each.code[1:]) for each in officials if each.code), default=0)
        for number, each in enumerate(officials):
            days: dict[str, date | None] = {}
            for key, text in (("first", each.first), ("last", each.last)):
                try:
                    days[key] = (
                        parse_date(text, zone=office.zone, now=now) if text.strip() else None
                    )
                except ValueError as error:
                    mistakes[f"{number}:{key}"] = str(error)
            if not each.code:
                top += 1
            first, last = days.get("first"), days.get("last")
            kept.append(
                replace(
                    each,
                    code=each.code or f"o{top}",
                    name=clean_line(each.name),
                    nip=clean_line(each.nip),
                    title=clean_line(each.title),
                    first=table_date(first) if first else "",
                    last=table_date(last) if last else "",
                )
            )
            mistakes |= {f"{number}:{key}": words for key, words in _mistakes(kept[-1]).items()}
            if first and last and last < first:
                mistakes[f"{number}:last"] = "Lebih dahulu daripada awalnya. Periksa tanggalnya."
        refuse(mistakes)
        writing.put_setting(session, _KEY, pack_officials(kept))
        mark_changed(session)
        tell_changed(register, session, _KEY)
    return Outcome("Penanda tangan tersimpan.", frozenset({"settings"}))


def _mistakes(official: Official) -> dict[str, str]:
    found = {
        "name": line_mistake(official.name, name="Nama", required="Tulis dengan gelarnya."),
        "nip": nip_mistake(official.nip),
        "title": "",
    }
    if official.capacity is Capacity.ON_BEHALF:
        example = "Contoh: Kepala Bagian Umum."
        found["title"] = line_mistake(official.title, name="Jabatan", required=example)
    return {key: words for key, words in found.items() if words}
