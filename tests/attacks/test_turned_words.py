"""Marks that turn the direction of writing leave no title that looks like another."""

from __future__ import annotations

import pytest

from app.desk.entry_checks import clean_line, clean_text
from app.desk.reading_cases import read_case
from app.register import Register
from tests.desk.slips import registered

MARKS = [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize("mark", MARKS, ids=hex)
def test_no_mark_stays(mark: int) -> None:
    turned = f"Aduan {chr(mark)}gnatnet{chr(mark)} PST"
    assert clean_line(turned) == clean_text(turned) == "Aduan gnatnet PST"


def test_a_title_and_a_text_are_stored_without(file_register: Register) -> None:
    case = registered(file_register, title="Antrean \u202epanjang")
    assert read_case(file_register, complaint_id=case).row.title == "Antrean panjang"


def test_other_letters_stay() -> None:
    assert clean_line("سيتي – 中文 – “Siti”") == "سيتي – 中文 – “Siti”"
