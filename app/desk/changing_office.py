"""Changes the office's settings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk.entry_checks import clean_line, refuse
from app.desk.event_log import append_plain
from app.desk.reading_office import office_in
from app.desk.recounting import recount
from app.guard import allowed
from app.office import Office
from app.office_settings import setting_mistakes
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.wording import sentence_list
from db import tables, writing
from db.queries import office as queries
from db.queries.standing import REVISION, forget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.session import Session

LISTS: dict[str, queries.ListEntry] = {
    "topics": tables.TopicEntry,
    "teams": tables.TeamEntry,
    "instructions": tables.InstructionEntry,
    "channels": tables.AnswerChannel,
}
_NEW_TOPIC = "Lainnya"
CHANGED_MEANWHILE = (
    "Daftar ini baru saja diubah dari meja lain. Tekan Batalkan perubahan untuk melihat isinya "
    "sekarang, lalu ulangi."
)


@allowed(Role.ADMIN)
def save_settings(register: Register, *, values: dict[str, str]) -> Outcome:
    """Save named settings as texts; UserMistake by key for what their declarations refuse."""
    values = {key: text.strip() for key, text in values.items()}
    refuse(setting_mistakes(values))
    with register.writing() as session:
        writing.chain_end(session)
        kept = dict(values)
        if name := clean_line(kept.pop("office_name", "")):
            _ensure_single(office_in(register, session), name)
            session.execute(queries.set_own_name(name))
        for key, value in kept.items():
            writing.put_setting(session, key, value)
        mark_changed(session)
        tell_changed(register, session, *values)
        recount(register, session)
    return Outcome("Pengaturan tersimpan.", frozenset({"settings", "complaints"}))


def _ensure_single(office: Office, name: str) -> None:
    """Refuse a name of our own that another office has: nothing may be forwarded to ourselves."""
    if name.casefold() in {entry.name.casefold() for entry in office.others}:
        sentence = f"{name} ada di daftar satker lain. Hapus dahulu di Satker tujuan."
        refuse({"office_name": sentence})


@allowed(Role.ADMIN)
def save_names(
    register: Register,
    *,
    which: str,
    names: list[tuple[str, str]],
    shown: Sequence[tuple[str, str]],
) -> Outcome:
    """Save the order and names of a list: (code, name) pairs, an empty code for a new entry.

    Entries left out are no longer offered, but stay with the complaints that have them; `shown` is
    the list as it was read. Raises UserMistake under the list's name: it was changed meanwhile, it
    would be empty, a name stands in it twice, or something is left out that is needed.
    """
    entry = LISTS[which]
    kept = [(code, clean_line(name)) for code, name in names if name.strip()]
    with register.writing() as session:
        writing.chain_end(session)
        office = office_in(register, session)
        refuse_unseen(which, [(each.code, each.name) for each in office.listed(which)], shown)
        refuse({which: _names_mistake(office, which, kept)})
        top = session.scalar(queries.last_id(entry)) or 0
        session.execute(queries.hide_list(entry))
        for position, (code, name) in enumerate(kept, 1):
            values: dict[str, object] = {"name": name, "position": position, "active": True}
            if code:
                session.execute(queries.change_entry(entry, code, **values))
                continue
            top += 1
            if which == "topics":
                values["grouping"] = _NEW_TOPIC
            session.execute(queries.add_entry(entry, code=f"{which}-{top}", **values))
        mark_changed(session)
        tell_changed(register, session, which)
    return Outcome("Daftar tersimpan.", frozenset({"settings", "complaints"}))


def _names_mistake(office: Office, which: str, names: list[tuple[str, str]]) -> str:
    if not names:
        return "Daftar ini harus memuat sedikitnya satu nama."
    words = [name.casefold() for _, name in names]
    if twice := next((name for _, name in names if words.count(name.casefold()) > 1), ""):
        return f"{twice} ada dua kali dalam daftar ini."
    codes = {code for code, _ in names}
    if which == "channels":
        left = {channel.name for channel in office.channels if channel.code not in codes}
        using = [medium.name for medium in office.media if medium.answer_channel in left]
        if using:
            return f"Masih dipakai {sentence_list(using)}. Ganti dahulu di Media dan rekap."
    return ""


def refuse_unseen(which: str, kept: Sequence[object], shown: Sequence[object]) -> None:
    """Raise UserMistake under a list's name unless what is kept of it is what was shown."""
    if list(kept) != list(shown):
        refuse({which: CHANGED_MEANWHILE})


def mark_changed(session: Session) -> None:
    """Let every desk read the office anew."""
    # Locked before it is read: two desks must not make the same revision of it.
    writing.chain_end(session)
    revision = int(session.scalar(queries.setting(REVISION)) or 0)
    writing.put_setting(session, REVISION, str(revision + 1))
    forget(session)


def tell_changed(register: Register, session: Session, *what: str) -> None:
    """Write into the log which of the office's tables were changed, never to what."""
    append_plain(register, session, EventKind.SETTINGS_CHANGED, what=sorted(what))
