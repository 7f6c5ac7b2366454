"""The list of BPS's offices, and what an office is when its register is made."""

from collections import Counter

import pytest

from app.keeping.own_office import bps_offices, find_office, first_offices, first_settings
from app.office_settings import setting_mistakes
from app.rules import office_names


def test_the_list_is_whole() -> None:
    offices = bps_offices()
    kinds = Counter(each.region.partition(" ")[0] for each in offices)
    assert kinds == {"Provinsi": 38, "Kabupaten": 416, "Kota": 98}
    assert len({each.code for each in offices}) == len({each.name for each in offices}) == 552
    for each in offices:
        assert each.is_province == each.region.startswith("Provinsi ")
        assert (int(each.code[2:]) > 70) == each.region.startswith("Kota ")
        assert find_office(each.code) == find_office(each.name) == each
        # An office is in its province's list, and its zone is one of ours.
        assert find_office(f"{each.code[:2]}00") is not None
        assert not setting_mistakes(first_settings(each.code))


@pytest.mark.parametrize(
    ("code", "name", "seat", "zone"),
    [
        ("3602", "BPS Kabupaten Lebak", "Rangkasbitung", "Asia/Jakarta"),
        ("5300", "BPS Provinsi Nusa Tenggara Timur", "Kupang", "Asia/Makassar"),
        ("9403", "BPS Kabupaten Jayapura", "Sentani", "Asia/Jayapura"),
        ("9702", "BPS Kabupaten Jayawijaya", "Wamena", "Asia/Jayapura"),
        ("3171", "BPS Kota Jakarta Selatan", "Jakarta", "Asia/Jakarta"),
    ],
)
def test_an_office_is_found_by_code_or_name(code: str, name: str, seat: str, zone: str) -> None:
    found = find_office(f"  {name.upper()} ")
    assert found is not None
    assert (found.code, found.name, found.seat, found.zone) == (code, name, seat, zone)
    assert first_settings(code)["number_pattern"] == f"{{seq}}/PGD/{code}0/{{year}}"


def test_another_office_is_only_its_name() -> None:
    assert first_settings("Dinas Sosial") == {"office_name": "Dinas Sosial"}
    assert [name for _, name, _ in first_offices("Dinas Sosial")] == [
        "Dinas Sosial",
        "Instansi lain",
    ]
    assert office_names.letterhead_lines("Dinas Sosial") == ("", "DINAS SOSIAL")
    assert office_names.is_bps("Badan Pusat Statistik Kota Batu")
    assert not office_names.is_bps("BPSDM Provinsi Banten")
