"""Officials who sign, and papers that are printed again under a new one."""

from dataclasses import replace

import pytest

from app.desk.changing_office import save_settings
from app.desk.changing_officials import save_officials
from app.desk.papers import sheet_pdf
from app.desk.reading_office import read_office
from app.errors import UserMistake
from app.register import Register
from app.rules.signers import Capacity, Official
from tests.desk.slips import disposed, pass_time, registered
from tests.documents.reading import pages


def test_a_sheet_printed_again_has_the_official_who_decided(register: Register) -> None:
    save_settings(register, values={"head_name": "Adi Kepala Lama"})
    decided = disposed(register)
    pass_time(register, days=10)
    new = Official("", "Budi Kepala Baru", first="20-03-2026")
    save_officials(register, officials=[new], shown=())
    undecided = registered(register)
    old_paper, new_paper = (
        " ".join(pages(sheet_pdf(register, complaint_ids=[case]))) for case in (decided, undecided)
    )
    assert "Adi Kepala Lama" in old_paper
    assert "Budi Kepala Baru" not in old_paper
    assert "Budi Kepala Baru" in new_paper


def test_sheets_of_one_pile_have_each_their_own_official(register: Register) -> None:
    save_settings(register, values={"head_name": "Adi Kepala Lama"})
    decided = disposed(register)
    pass_time(register, days=10)
    plh = Official("", "Citra Pengganti", capacity=Capacity.DAILY, first="27-03-2026")
    save_officials(register, officials=[plh], shown=())
    both = " ".join(pages(sheet_pdf(register, complaint_ids=[decided, registered(register)])))
    assert "Adi Kepala Lama" in both
    assert "Plh. Kepala" in both
    assert "Citra Pengganti" in both


def test_who_signs_is_known_by_a_code_that_stays(register: Register) -> None:
    both = [Official("", "Adi"), Official("", "Budi", first="1/3/2026")]
    save_officials(register, officials=both, shown=())
    first, second = read_office(register).officials
    assert (first.code, second.code, second.first) == ("o1", "o2", "01-03-2026")
    again = [second, Official("", "Citra"), replace(first, active=False)]
    save_officials(register, officials=again, shown=[first, second])
    assert [each.code for each in read_office(register).officials] == ["o2", "o3", "o1"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (Official("", "  "), "1:name"),
        (Official("", "Adi", "123"), "1:nip"),
        (Official("", "Adi", first="31-02-2026"), "1:first"),
        (Official("", "Adi", first="02-03-2026", last="01-03-2026"), "1:last"),
        (Official("", "Adi", capacity=Capacity.ON_BEHALF), "1:title"),
    ],
)
def test_a_mistake_is_told_by_place(register: Register, wrong: Official, field: str) -> None:
    with pytest.raises(UserMistake) as mistake:
        save_officials(register, officials=[Official("", "Benar"), wrong], shown=())
    assert list(mistake.value.fields) == [field]


def test_a_third_line_of_the_letterhead_stands_only_where_the_office_wants_it(
    register: Register,
) -> None:
    case = registered(register)
    assert read_office(register).letterhead_lines == ("BADAN PUSAT STATISTIK", "PROVINSI BANTEN")
    save_settings(register, values={"letterhead_3": "UNIT PELAYANAN TERPADU"})
    paper = " ".join(pages(sheet_pdf(register, complaint_ids=[case])))
    assert "PROVINSI BANTEN UNIT PELAYANAN TERPADU Jl." in paper
