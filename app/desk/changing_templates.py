"""The office's own texts for what it tells complainants: filled for a case, changed in Pengaturan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.case import ComplaintRow
from app.desk.changing_office import mark_changed, refuse_unseen, tell_changed
from app.desk.entry_checks import clean_line, clean_text, line_mistake, refuse
from app.desk.reading_office import office_in
from app.guard import allowed
from app.office import Office
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.moments import date_words
from app.rules.office_names import officer_words
from app.rules.templates import NAME_LIMIT, TEXT_LIMIT, Template, pack_templates
from db import writing

_KEY = "templates"


def template_words(row: ComplaintRow, office: Office, *, to: str = "") -> Mapping[str, str]:
    """Return what fills the places of a text about a case, `to` being where it was forwarded.

    Never who brought it, as what is told stands in the register; of a confidential case no subject.
    """
    subject = "hal yang Saudara sampaikan" if row.confidential else f"“{row.title}”"
    return {
        "nomor": row.number,
        "perihal": subject,
        "tanggal": date_words(row.received_at.astimezone(office.zone).date()),
        "media": row.medium,
        "satker": office.name,
        "meja": officer_words(office.name),
        "surel": office.settings.email,
        "jam layanan": office.settings.service_hours,
        "tujuan": to,
    }


@allowed(Role.ADMIN)
def save_templates(
    register: Register, *, templates: Sequence[Template], shown: Sequence[Template]
) -> Outcome:
    """Save all texts in their order.

    `shown` are the texts as they were read. Raises UserMistake by "templates", when they were
    changed meanwhile, and by "NUMBER:FIELD" for what has no name or text, or is too long.
    """
    kept = [
        replace(each, name=clean_line(each.name), text=clean_text(each.text)) for each in templates
    ]
    mistakes: dict[str, str] = {}
    for number, each in enumerate(kept):
        example = "Contoh: Sudah ditindaklanjuti."
        mistakes[f"{number}:name"] = line_mistake(each.name, name="Nama", required=example)
        if len(each.name) > NAME_LIMIT:
            mistakes[f"{number}:name"] = f"Paling banyak {NAME_LIMIT} huruf. Ringkas dahulu."
        if not each.text:
            mistakes[f"{number}:text"] = "Isi templat belum ditulis."
        elif len(each.text) > TEXT_LIMIT:
            mistakes[f"{number}:text"] = f"Paling banyak {TEXT_LIMIT} huruf. Ringkas dahulu."
    refuse(mistakes)
    with register.writing() as session:
        writing.chain_end(session)
        refuse_unseen(_KEY, office_in(register, session).templates, shown)
        writing.put_setting(session, _KEY, pack_templates(tuple(kept)))
        mark_changed(session)
        tell_changed(register, session, _KEY)
    return Outcome("Templat tersimpan.", frozenset({"settings"}))
