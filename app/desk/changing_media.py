"""Changes the media, the columns of the recap they count in, and the days they are looked at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from app.desk.changing_office import (
    CHANGED_MEANWHILE,
    mark_changed,
    refuse_unseen,
    tell_changed,
)
from app.desk.entry_checks import clean_line, line_mistake, refuse
from app.desk.reading_office import office_in
from app.guard import allowed
from app.office import BOX, Medium, Office, RecapColumn
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.wording import sentence_list
from db import writing
from db.queries import office as queries

if TYPE_CHECKING:
    from db.session import Session

_CHANGED = frozenset({"settings", "media", "complaints"})


@allowed(Role.ADMIN)
def save_media(register: Register, *, media: Sequence[Medium], shown: Sequence[Medium]) -> Outcome:
    """Save all media in their order; one without a code is new, and `group` BOX makes it a box.

    None is ever deleted: those no longer `active` are offered no more and stay with their cases.
    `shown` are the media as they were read. Raises UserMistake by "media", when they were changed
    meanwhile, and by "NUMBER:FIELD", NUMBER being the place in `media` from 0.
    """
    with register.writing() as session:
        writing.chain_end(session)
        office = office_in(register, session)
        refuse_unseen("media", office.all_media, shown)
        refuse(_media_mistakes(office, media))
        columns = {column.label: column.id for column in office.recap_columns}
        wanted = [medium.answer_channel for medium in media]
        channels = dict(session.execute(queries.channel_ids(wanted)).all())
        top = session.scalar(queries.last_medium()) or 0
        for position, medium in enumerate(media, 1):
            values: dict[str, object] = {
                "name": clean_line(medium.name),
                "recap_column_id": columns[medium.recap_column],
                "answer_channel_id": channels[medium.answer_channel],
                "weekdays": "".join(str(day) for day in sorted(medium.weekdays)),
                "position": position,
                "active": medium.active,
                "kind": str(medium.kind),
            }
            if medium.code:
                session.execute(queries.put_medium(medium.code, **values))
                continue
            top += 1
            code = f"{BOX}{top}" if medium.group == BOX else f"medium-{top}"
            session.execute(queries.add_medium(code=code, **values))
        _tell(register, session, "media")
    return Outcome("Media tersimpan.", _CHANGED)


def _media_mistakes(office: Office, media: Sequence[Medium]) -> dict[str, str]:
    codes = {medium.code for medium in media if medium.code}
    if codes != {medium.code for medium in office.all_media}:
        return {"media": CHANGED_MEANWHILE}
    if not any(medium.active for medium in media):
        return {"media": "Sedikitnya satu media harus dipakai."}
    columns = {column.label: column.active for column in office.recap_columns}
    channels = {channel.name for channel in office.channels}
    kept = {(medium.code, medium.answer_channel) for medium in office.all_media}
    found = {}
    for number, medium in enumerate(media):
        name = clean_line(medium.name)
        found[f"{number}:name"] = line_mistake(
            name, name="Nama media", required="Contoh: Kotak saran ruang tunggu."
        ) or _twice(name, [each.name for each in media])
        # Out of use, it may keep a column that is out of use too.
        if not columns.get(medium.recap_column, False) and (
            medium.active or medium.recap_column not in columns
        ):
            found[f"{number}:recap_column"] = "Pilih salah satu kolom rekap yang dipakai."
        # One that is no longer in use keeps what it had.
        idle = not medium.active and (medium.code, medium.answer_channel) in kept
        if medium.answer_channel not in channels and not idle:
            found[f"{number}:answer_channel"] = "Pilih salah satu saluran jawaban."
        if not medium.weekdays <= set(range(7)):
            found[f"{number}:weekdays"] = "Pilih hari Senin sampai Minggu."
    return found


@allowed(Role.ADMIN)
def save_columns(
    register: Register, *, columns: Sequence[RecapColumn], shown: Sequence[RecapColumn]
) -> Outcome:
    """Save all columns of the recap in their order; one with the id 0 is new.

    None is ever deleted: those no longer `active` are printed only for years that have complaints
    in them. `shown` are the columns as they were read. Raises UserMistake by "columns" and by
    "NUMBER:FIELD", as `save_media`.
    """
    with register.writing() as session:
        writing.chain_end(session)
        office = office_in(register, session)
        refuse_unseen("columns", office.recap_columns, shown)
        refuse(_column_mistakes(office, columns))
        for position, column in enumerate(columns, 1):
            values: dict[str, object] = {
                "label": clean_line(column.label),
                "position": position,
                "optional": column.optional,
                "active": column.active,
            }
            session.execute(queries.put_column(column.id, **values))
        _tell(register, session, "columns")
    return Outcome("Kolom rekap tersimpan.", _CHANGED)


def _column_mistakes(office: Office, columns: Sequence[RecapColumn]) -> dict[str, str]:
    kept = {column.id: column for column in office.recap_columns}
    if {column.id for column in columns if column.id} != set(kept):
        return {"columns": CHANGED_MEANWHILE}
    found = {}
    for number, column in enumerate(columns):
        label = clean_line(column.label)
        found[f"{number}:label"] = line_mistake(
            label, name="Nama kolom", required="Contoh: Kotak Saran."
        ) or _twice(label, [each.label for each in columns])
        before = kept.get(column.id)
        if before is not None and not column.active:
            using = [m.name for m in office.media if m.recap_column == before.label]
            if using:
                words = sentence_list(using)
                found[f"{number}:active"] = f"Masih dipakai {words}. Ganti dahulu kolomnya."
    return found


def _twice(name: str, names: Collection[str]) -> str:
    known = [clean_line(each).casefold() for each in names]
    return f"{name} sudah ada dalam daftar ini." if known.count(name.casefold()) > 1 else ""


def _tell(register: Register, session: Session, what: str) -> None:
    mark_changed(session)
    tell_changed(register, session, what)
