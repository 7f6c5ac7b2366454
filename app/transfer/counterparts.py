"""What entries of another register's lists, and its people, are called in ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from app.office import CachedOffice, Choice, Office

Counterparts = Mapping[str, str]
"""By "team:CODE", "topic:CODE", "instruction:CODE" or "account:ID" of the other register the same of ours."""
_WORDS = {"topic": "Materi", "team": "Tim", "instruction": "Instruksi"}
# So a register calls what its office added itself.
_ADDED = re.compile(r"(?:teams|topics|instructions)-\d+")


def counterparts_of(their: CachedOffice, ours: CachedOffice) -> dict[str, str]:
    """Return what both registers have: entries by code or name, people by login and name.

    What an office added itself goes by its name alone: under its code another office has another.
    """
    found: dict[str, str] = {}
    here = _lists(ours.office)
    for which, entries in _lists(their.office).items():
        codes = {each.code for each in here[which]}
        # What is still offered stands first, and wins.
        named = {each.name.casefold(): each.code for each in reversed(here[which])}
        for each in entries:
            own = each.code in codes and not _ADDED.fullmatch(each.code)
            code = each.code if own else named.get(each.name.casefold())
            if code is not None:
                found[f"{which}:{each.code}"] = f"{which}:{code}"
    people = {(each.login, each.name): each.id for each in ours.accounts}
    for person in their.accounts:
        if (account := people.get((person.login, person.name))) is not None:
            found[f"account:{person.id}"] = f"account:{account}"
    return found


def called_here(code: object, which: str, known: Counterparts) -> str:
    """Return the code that an entry of the other register has in ours; its own where it has none."""
    return known.get(f"{which}:{code}", f"{which}:{code}").removeprefix(f"{which}:")


def lacking_here(which: str, codes: Iterable[str], known: Counterparts, their: Office) -> str:
    """Return a sentence on entries of the other register that ours does not have, "" if it has all."""
    missing = {code for code in codes if f"{which}:{code}" not in known}
    if not missing:
        return ""
    names = {each.code: each.name for each in _lists(their)[which]}
    said = ", ".join(sorted(f"“{names.get(code, code)}”" for code in missing))
    return f"{_WORDS[which]} {said} tidak ada di sini; tambahkan dahulu di Pengaturan."


def _lists(office: Office) -> dict[str, Sequence[Choice]]:
    return {
        "topic": office.known_topics,
        "team": office.known_teams,
        "instruction": office.known_instructions,
    }
