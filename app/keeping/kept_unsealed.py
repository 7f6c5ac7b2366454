"""The copy of a register as it was before it was sealed: for a time, for the head and the sheet.

It is encrypted with a key of its own, which its own key book gives to the first account and the
recovery sheet alone. Its name tells until when it is kept.
"""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.access.sealing import new_key
from app.access.slots import seal_keys
from app.atomic_file import building, shortened
from app.guard import allowed
from app.keeping.register_place import mark_of, write_keys
from app.register import Register
from app.roles import Role
from db.encrypting import change_key, fits

if TYPE_CHECKING:
    from app.access.key_book import KeyBook

SUFFIX: Final = ".sebelum-disegel"
KEPT_FOR: Final = timedelta(days=30)
_UNTIL = re.compile(rf"{re.escape(SUFFIX)}(-sampai-(\d{{4}}-\d\d-\d\d))?")


def keep_unsealed(
    encrypted: Path, register: Path, book: KeyBook, *, file_key: bytes, today: date
) -> Path:
    """Keep a copy of a register that is encrypted, but not sealed inside. Raises StorageTrouble."""
    until = today + KEPT_FOR
    kept = register.with_name(f"{shortened(register.name)}{SUFFIX}-sampai-{until.isoformat()}")
    key = new_key()
    own = book._replace(
        recovery=book.recovery._replace(keys=seal_keys((key,), to=book.recovery.public)),
        slots=tuple(slot._replace(keys=seal_keys((key,), to=slot.public)) for slot in book.slots),
    )
    with building(kept, private=True, mark=mark_of(own)) as beside:
        shutil.copyfile(encrypted, beside)
        change_key(beside, old=file_key, new=key)
        write_keys(kept, beside, own, replacing=True)
    return kept


@allowed(Role.HEAD)
def secure_kept(register: Register) -> None:
    """Give copies that an older program kept, open to every account, to the head and the sheet."""
    place = Path(register.location)
    book = register.key_store.read()
    for kept, until in kept_copies(place):
        if until is None and book is not None and fits(kept, key=register.file_key):
            own = book._replace(slots=tuple(filter(None, [book.slot(register.account.login)])))
            today = register.clock.now().astimezone().date()
            keep_unsealed(kept, place, own, file_key=register.file_key, today=today)
            kept.unlink()


def kept_copies(place: Path) -> list[tuple[Path, date | None]]:
    """Return the copies from before sealing beside a register, and the last day of each.

    One of an older program tells no day.
    """
    name = shortened(place.name)
    found = []
    for each in sorted(place.parent.glob(f"*{SUFFIX}*")):
        told = _UNTIL.fullmatch(each.name.removeprefix(name))
        if each.name.startswith(name) and told is not None:
            found.append((each, date.fromisoformat(told[2]) if told[2] else None))
    return found


def is_kept_unsealed(path: Path) -> bool:
    """Tell whether a file is such a copy, by its name."""
    return bool(_UNTIL.search(path.name)) and path.suffix != SUFFIX and path.is_file()


def drop_kept(copy: Path) -> None:
    """Remove a copy with its keys."""
    for part in list(copy.parent.iterdir()):
        if part.name.startswith(copy.name):
            part.unlink(missing_ok=True)
