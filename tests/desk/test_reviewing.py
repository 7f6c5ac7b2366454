"""The desk's short review: on the case, on the sheet, and nowhere in the open of a secret one."""

from __future__ import annotations

import pytest

from app.case import Identity
from app.desk.listing_cases import Wanted, list_rows
from app.desk.matching_sheets import match_sheet
from app.desk.opening_seals import open_seals
from app.desk.papers import sheet_pdf
from app.desk.reading_cases import read_case
from app.desk.reviewing import write_review
from app.desk.taking_back import take_back
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from tests.desk.slips import registered
from tests.desk.test_sheets_back import codes, printed
from tests.documents.reading import pages

SAID = "Layar memang rusak. Usul: perbaiki, lalu tambah loket."


def test_it_stands_on_the_case_and_on_the_sheet(register: Register) -> None:
    case = registered(register)
    write_review(register, complaint_id=case, review=SAID)
    told = read_case(register, complaint_id=case)
    assert told.review == SAID
    assert "menulis telaah singkat" in [entry.sentence for entry in told.timeline]
    front, _ = pages(sheet_pdf(register, complaint_ids=[case]))
    assert f"Telaah :{SAID}" in " ".join(front.split())
    done = write_review(register, complaint_id=case, review=" ")
    assert read_case(register, complaint_id=case).review is None
    take_back(register, complaint_id=case, events=done.events)
    assert read_case(register, complaint_id=case).review == SAID
    assert len(list_rows(register, wanted=Wanted(), offset=0, limit=9)) == 1
    assert check_register(register).problems == ()


def test_of_a_secret_case_no_word_is_printed(register: Register) -> None:
    case = registered(register, confidential=True)
    write_review(register, complaint_id=case, review=SAID)
    told = read_case(register, complaint_id=case)
    assert told.review == ""
    assert open_seals(register, complaint_id=case).review == SAID
    front, _ = pages(sheet_pdf(register, complaint_ids=[case], for_paper=True))
    assert "Layar" not in front
    assert "Telaah :tercatat di register" in " ".join(front.split())


def test_it_names_nobody(register: Register) -> None:
    case = registered(register, identity=Identity(name="Siti Nurhaliza"))
    with pytest.raises(UserMistake, match="nurhaliza"):
        write_review(register, complaint_id=case, review="Bu Nurhaliza menunggu dua jam.")


@pytest.mark.parametrize("review", ["", SAID, SAID * 40])
def test_a_sheet_that_comes_back_knows_where_its_boxes_stood(
    register: Register, review: str
) -> None:
    """The choices stand lower below a long review; the printing keeps by how much."""
    case = registered(register, title="Antrean ruang tunggu tidak tertib sejak pagi " * 3)
    if review:
        write_review(register, complaint_id=case, review=review)
    match = match_sheet(register, found=codes(register, printed(register, case)))
    assert match.printed is not None
    boxes = {box.key: box.y for box in match.printed.sides["front"].boxes}
    lower = boxes["team:umum"] - 96.05
    assert 6 < lower < 14 if len(review) > 200 else -0.1 < lower < 5
