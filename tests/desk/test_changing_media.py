"""Media, columns of the recap and answer channels: changed, added, and never deleted."""

from dataclasses import replace

import pytest

from app.desk.changing_media import save_columns, save_media
from app.desk.changing_office import save_names
from app.desk.changing_offices import save_offices
from app.desk.disposing import forward_elsewhere
from app.desk.media_rota import media_today
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.errors import UserMistake
from app.office import BOX, Medium, RecapColumn
from app.register import Register
from tests.desk.slips import NOW, registered


def media_with(register: Register, code: str, **changes: object) -> list[Medium]:
    media = read_office(register).all_media
    return [replace(m, **changes) if m.code == code else m for m in media]  # type: ignore[arg-type]


def refused(register: Register, media: list[Medium]) -> dict[str, str]:
    with pytest.raises(UserMistake) as mistake:
        save_media(register, media=media, shown=read_office(register).all_media)
    return mistake.value.fields


def test_a_medium_gets_another_name_column_channel_and_days(register: Register) -> None:
    changed = media_with(
        register,
        "surat",
        name="Surat pos",
        recap_column="Kotak Saran",
        answer_channel="telepon",
        weekdays=frozenset({4}),
    )
    save_media(register, media=[changed[-1], *changed[:-1]], shown=read_office(register).all_media)
    first = read_office(register).media[0]
    assert (first.code, first.name, first.recap_column) == ("surat", "Surat pos", "Kotak Saran")
    assert (first.answer_channel, list(first.weekdays)) == ("telepon", [4])
    assert read_case(register, complaint_id=registered(register, medium="surat")).row.medium == (
        "Surat pos"
    )
    assert read_recap(register, year=NOW.year).rows[NOW.month - 1].counts[3] == 1


def test_a_medium_is_added_and_may_be_a_box(register: Register) -> None:
    new = Medium("", "  Kotak   kantin ", BOX, "Kotak Saran", "surel", frozenset({0}))
    save_media(
        register,
        media=[*read_office(register).all_media, new],
        shown=read_office(register).all_media,
    )
    last = read_office(register).media[-1]
    assert last.name == "Kotak kantin"
    assert last.code.startswith(BOX)
    assert last.name in [medium.name for medium in media_today(register)]
    registered(register, medium=last.code)


def test_a_medium_out_of_use_stays_with_its_cases(register: Register) -> None:
    case = registered(register, medium="telepon")
    save_media(
        register,
        media=media_with(register, "telepon", active=False),
        shown=read_office(register).all_media,
    )
    office = read_office(register)
    assert "telepon" not in {medium.code for medium in office.media}
    assert read_case(register, complaint_id=case).row.medium == "Telepon"
    with pytest.raises(UserMistake) as mistake:
        registered(register, medium="telepon")
    assert list(mistake.value.fields) == ["medium"]
    assert "telepon" not in {medium.code for medium in media_today(register)}
    save_media(
        register,
        media=media_with(register, "telepon", active=True),
        shown=read_office(register).all_media,
    )
    registered(register, medium="telepon")


def test_what_a_medium_can_not_be_is_told_beside_its_field(register: Register) -> None:
    assert list(refused(register, media_with(register, "wbs", name=" "))) == ["0:name"]
    twice = refused(register, media_with(register, "wbs", name="telepon"))
    assert list(twice) == ["0:name", "9:name"]
    wrong = media_with(register, "lapor", recap_column="x", answer_channel="y")
    assert list(refused(register, wrong)) == ["1:recap_column", "1:answer_channel"]
    assert list(refused(register, media_with(register, "wbs", weekdays=frozenset({7})))) == [
        "0:weekdays"
    ]
    none = [replace(m, active=False) for m in read_office(register).all_media]
    assert list(refused(register, none)) == ["media"]
    assert list(refused(register, none[1:])) == ["media"]


def test_columns_of_the_recap_are_named_ordered_and_added(register: Register) -> None:
    columns = list(read_office(register).recap_columns)
    columns[0] = replace(columns[0], label="Situs WBS", optional=True)
    save_columns(
        register,
        columns=[*columns[1:], columns[0], RecapColumn(0, "Loket")],
        shown=read_office(register).recap_columns,
    )
    assert read_recap(register, year=NOW.year).columns == (
        *("SP4N LAPOR", "Halo Mitra", "Kotak Saran"),
        *("Lembar Saran dan Pengaduan Online", "Loket"),
    )
    assert read_office(register).media[0].recap_column == "Situs WBS"


def test_a_column_goes_out_of_use_once_no_medium_counts_in_it(register: Register) -> None:
    registered(register, medium="halo-mitra")
    columns = [
        replace(column, active=column.label != "Halo Mitra")
        for column in read_office(register).recap_columns
    ]
    with pytest.raises(UserMistake) as mistake:
        save_columns(register, columns=columns, shown=read_office(register).recap_columns)
    assert mistake.value.fields == {"2:active": "Masih dipakai Halo Mitra. Ganti dahulu kolomnya."}
    save_media(
        register,
        media=media_with(register, "halo-mitra", recap_column="Lainnya"),
        shown=read_office(register).all_media,
    )
    save_columns(register, columns=columns, shown=read_office(register).recap_columns)
    assert "Halo Mitra" in read_recap(register, year=NOW.year).columns
    assert "Halo Mitra" not in read_recap(register, year=NOW.year - 1).columns
    wrong = media_with(register, "wbs", recap_column="Halo Mitra")
    assert list(refused(register, wrong)) == ["0:recap_column"]


def test_an_answer_channel_in_use_can_not_go(register: Register) -> None:
    channels = [(each.code, each.name) for each in read_office(register).channels]
    without = [pair for pair in channels if pair[1] != "surel"]
    with pytest.raises(UserMistake) as mistake:
        save_names(register, which="channels", names=without, shown=channels)
    assert "Surel PST" in mistake.value.sentence
    renamed = [(code, "pos-el" if name == "surel" else name) for code, name in channels]
    save_names(register, which="channels", names=[*renamed, ("", "pesan singkat")], shown=channels)
    office = read_office(register)
    assert {m.answer_channel for m in office.media if m.code == "email"} == {"pos-el"}
    assert office.channels[-1].name == "pesan singkat"


def test_an_office_that_is_gone_stays_with_what_went_there(register: Register) -> None:
    case = registered(register)
    forward_elsewhere(register, complaint_id=case, happened_at=NOW, office="3603", close=False)
    offices = [each for each in read_office(register).others if each.code != "3603"]
    save_offices(register, offices=offices, shown=read_office(register).all_others)
    told = read_case(register, complaint_id=case)
    assert told.forwarded_to == "BPS Kabupaten Tangerang"
    assert told.timeline[-1].sentence == (
        "meneruskan aduan kepada BPS Kabupaten Tangerang, semula ditujukan kepada "
        "BPS Provinsi Banten"
    )


def test_a_list_that_another_admin_changed_is_not_overwritten(register: Register) -> None:
    teams = [(each.code, each.name) for each in read_office(register).teams]
    save_names(register, which="teams", names=[*teams, ("", "Tim Baru")], shown=teams)
    with pytest.raises(UserMistake, match="diubah dari meja lain"):
        save_names(register, which="teams", names=teams[::-1], shown=teams)
    assert read_office(register).teams[-1].name == "Tim Baru"
