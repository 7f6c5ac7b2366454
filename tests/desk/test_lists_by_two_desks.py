"""Lists that are saved as a whole, while another desk changed them: nothing of theirs is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from app.desk.changing_media import save_columns, save_media
from app.desk.changing_office import CHANGED_MEANWHILE, save_names
from app.desk.changing_offices import save_offices
from app.desk.changing_officials import save_officials
from app.desk.changing_templates import save_templates
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.office import Office
from app.register import Register
from app.rules.signers import Official
from app.rules.templates import Template

Entries = Sequence[Any]


class Kept(NamedTuple):
    """A list of the office: how it is read, how another desk changes it, how it is saved."""

    read: Callable[[Office], Entries]
    changed: Callable[[Office], Entries]
    save: Callable[[Register, Entries, Entries], object]


def _teams(office: Office) -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in office.teams]


LISTS = {
    "teams": Kept(
        lambda office: tuple(_teams(office)),
        lambda office: ((office.teams[0].code, "Tim Diganti"), *_teams(office)[1:]),
        lambda register, new, shown: save_names(
            register,
            which="teams",
            names=list(new),
            shown=shown,
        ),
    ),
    "media": Kept(
        lambda office: office.all_media,
        lambda office: (replace(office.all_media[0], name="Media Diganti"), *office.all_media[1:]),
        lambda register, new, shown: save_media(register, media=new, shown=shown),
    ),
    "columns": Kept(
        lambda office: office.recap_columns,
        lambda office: (
            replace(office.recap_columns[0], label="Kolom Diganti"),
            *office.recap_columns[1:],
        ),
        lambda register, new, shown: save_columns(register, columns=new, shown=shown),
    ),
    "offices": Kept(
        lambda office: office.all_others,
        lambda office: (replace(office.others[0], contact="(0253) 1"), *office.all_others[1:]),
        lambda register, new, shown: save_offices(register, offices=new, shown=shown),
    ),
    "officials": Kept(
        lambda office: office.officials,
        lambda office: (*office.officials, Official("", "Dra. Sri Wahyuni")),
        lambda register, new, shown: save_officials(register, officials=new, shown=shown),
    ),
    "templates": Kept(
        lambda office: office.templates,
        lambda office: (Template("Teks loket dua", text="Silakan ke loket 2."), *office.templates),
        lambda register, new, shown: save_templates(register, templates=new, shown=shown),
    ),
}


@pytest.mark.parametrize("which", sorted(LISTS))
def test_what_another_desk_changed_meanwhile_is_not_overwritten(
    register: Register, which: str
) -> None:
    kept = LISTS[which]
    shown = kept.read(read_office(register))
    kept.save(register, kept.changed(read_office(register)), shown)
    theirs = kept.read(read_office(register))
    assert theirs != shown
    with pytest.raises(UserMistake) as mistake:
        kept.save(register, shown[::-1], shown)
    assert mistake.value.fields == {which: CHANGED_MEANWHILE}
    assert kept.read(read_office(register)) == theirs
    # Whoever sees it may change it again.
    kept.save(register, theirs[::-1], theirs)
    assert kept.read(read_office(register)) == theirs[::-1]


def test_an_office_may_go_without_texts(register: Register) -> None:
    """The program's own texts came back as soon as the last of the office's was removed."""
    office = read_office(register)
    assert office.templates
    save_templates(register, templates=(), shown=office.templates)
    assert read_office(register).templates == ()
