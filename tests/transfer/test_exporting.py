"""The list as a file: what is shown, in its order, nobody's name, and nothing that reckons."""

from datetime import timedelta

import pytest

from app.case import Content
from app.desk.listing_cases import Wanted
from app.errors import UserMistake
from app.register import Register
from app.transfer.exporting import COLUMNS, count_list, list_as_csv, list_as_xlsx
from app.transfer.handing_out import list_as_json
from db.queries.search import SEARCH_LIMIT
from tests.desk.slips import NOW, disposed, registered
from tests.helpers.sheets import has_live_cells, read

HEADS = [column.head for column in COLUMNS]


def lines(file: bytes) -> list[list[str]]:
    text = file.decode("utf-8")
    assert text.startswith("\ufeff")
    return [line.split(";") for line in text[1:].splitlines()]


def test_the_file_holds_what_the_list_shows_in_its_order(register: Register) -> None:
    registered(register, title="Antrean panjang")
    disposed(register, title="Kursi rusak")
    sheet = read(list_as_xlsx(register, wanted=Wanted(year=2026)))["Register"]
    assert [sheet[f"{chr(65 + at)}1"] for at in range(len(HEADS))] == HEADS
    assert [sheet[f"A{row}"] for row in (2, 3)] == ["2026-0002", "2026-0001"]
    assert [sheet[f"D{row}"] for row in (2, 3)] == ["Kursi rusak", "Antrean panjang"]
    # 17-03-2026 08.50, as the office's clock says: days since 1900 and the part of the day.
    assert sheet["B2"] == pytest.approx(46098 + (8 * 60 + 50) / 1440)
    first = lines(list_as_csv(register, wanted=Wanted(year=2026, descending=False)))
    assert first[0] == HEADS
    assert first[1][:4] == ["2026-0001", "17-03-2026 08.50", "SP4N LAPOR", "Antrean panjang"]


def test_what_narrows_the_list_narrows_the_file(register: Register) -> None:
    registered(register, title="Antrean panjang")
    registered(register, title="Kursi rusak")
    found = lines(list_as_csv(register, wanted=Wanted(words="kursi")))
    assert [row[3] for row in found[1:]] == ["Kursi rusak"]
    assert len(lines(list_as_csv(register, wanted=Wanted(year=2020)))) == 1


def test_nobody_who_complained_is_in_the_file(register: Register) -> None:
    registered(register)
    files = (
        list_as_csv(register, wanted=Wanted()),
        repr(read(list_as_xlsx(register, wanted=Wanted()))).encode(),
    )
    for file in files:
        assert b"Siti" not in file
        assert b"0812" not in file


def test_what_a_medium_brought_is_in_the_file_but_for_what_is_sealed(register: Register) -> None:
    brought = {"content": Content(survey="Sakernas", region="Cilegon"), "medium": "halo-mitra"}
    registered(register, **brought)
    registered(register, confidential=True, **brought)
    found = lines(list_as_csv(register, wanted=Wanted(descending=False)))
    assert [row[-1] for row in found[1:]] == [
        "Survei/kegiatan: Sakernas, Wilayah tugas: Cilegon",
        "disegel",
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "＠"])
def test_no_cell_reckons(register: Register, begin: str) -> None:
    registered(register, title=f"{begin}1+1 kursi")
    file = list_as_xlsx(register, wanted=Wanted())
    assert read(file)["Register"]["D2"] == f"{begin}1+1 kursi"
    assert not has_live_cells(file)
    assert lines(list_as_csv(register, wanted=Wanted()))[1][3] == f"'{begin}1+1 kursi"


def test_a_search_that_is_cut_off_is_not_saved_as_if_it_were_whole(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.transfer.exporting.SEARCH_LIMIT", 1)
    for day in range(2):
        registered(register, title="Kursi rusak", received_at=NOW - timedelta(days=day))
    assert SEARCH_LIMIT > 1
    for save in (list_as_csv, list_as_xlsx, list_as_json):
        with pytest.raises(UserMistake, match="Persempit dulu"):
            save(register, wanted=Wanted(words="kursi"))


def test_the_same_list_gives_the_same_file(register: Register) -> None:
    registered(register)
    count_list(register, rows=1)
    first = list_as_xlsx(register, wanted=Wanted())
    assert first == list_as_xlsx(register, wanted=Wanted())
