"""What follows from an office's name."""

import pytest

from app.rules.office_names import (
    counter_words,
    desk_words,
    head_title,
    is_bps,
    is_province,
    letterhead_lines,
    officer_words,
    region_of,
    service_words,
    town_of,
)


@pytest.mark.parametrize(
    ("name", "region", "province", "town"),
    [
        ("BPS Provinsi Banten", "Provinsi Banten", True, ""),
        ("BPS Kabupaten Lebak", "Kabupaten Lebak", False, "Lebak"),
        ("Badan Pusat Statistik Kota Serang", "Kota Serang", False, "Serang"),
        ("BPS", "BPS", False, ""),
    ],
)
def test_an_office_of_bps(name: str, region: str, province: bool, town: str) -> None:
    assert is_bps(name)
    assert (region_of(name), is_province(name), town_of(name)) == (region, province, town)
    assert letterhead_lines(name) == ("BADAN PUSAT STATISTIK", region.upper())
    assert desk_words(name) == "Petugas PST"
    assert officer_words(name) == "Petugas Pengaduan (PST)"
    assert counter_words(name) == "PST"
    assert service_words(name) == f"Pelayanan Statistik Terpadu {name}"


def test_a_dinas_reads_nothing_of_bps() -> None:
    name = "Dinas Sosial Kota Serang"
    assert not is_bps(name)
    assert not is_province(name)
    assert (region_of(name), town_of(name)) == (name, "")
    assert letterhead_lines(name) == ("", "DINAS SOSIAL KOTA SERANG")
    told = (desk_words(name), officer_words(name), counter_words(name), service_words(name))
    assert told[:3] == ("Petugas pengaduan", "Petugas Pengaduan", "layanan pengaduan")
    assert not any("PST" in words or "BPS" in words for words in told)
    assert head_title(name) == "Kepala Dinas Sosial Kota Serang"


def test_a_word_that_only_begins_like_bps() -> None:
    assert not is_bps("BPSDM Provinsi Banten")
