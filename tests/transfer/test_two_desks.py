"""One file at two desks, and a failed save between looking at a file and bringing it in."""

import pytest

from app.desk.changing_office import save_settings
from app.desk.listing_cases import Wanted, count_rows
from app.errors import UserMistake
from app.register import Register
from app.transfer.importing import apply_import, preview_import
from tests.desk.slips import registered

FILE = b"media;diterima;perihal\nlapor;16-03-2026 10.00;Antrean panjang\n"


def test_one_file_at_two_desks_comes_in_once(register: Register) -> None:
    first, second = (preview_import(register, content=FILE) for _ in range(2))
    apply_import(register, preview=first)
    with pytest.raises(UserMistake, match="1 baris baru saja masuk register dari meja lain"):
        apply_import(register, preview=second)
    assert count_rows(register, wanted=Wanted()) == 1


def test_another_case_in_between_hinders_no_import(register: Register) -> None:
    preview = preview_import(register, content=FILE)
    registered(register)
    apply_import(register, preview=preview)
    assert count_rows(register, wanted=Wanted()) == 2


def test_what_somebody_could_not_save_hinders_no_import(register: Register) -> None:
    preview = preview_import(register, content=FILE)
    with pytest.raises(UserMistake):
        registered(register, title="")
    apply_import(register, preview=preview)
    assert count_rows(register, wanted=Wanted()) == 1


def test_lists_that_changed_in_between_do(register: Register) -> None:
    preview = preview_import(register, content=FILE)
    save_settings(register, values={"head_name": "Ibu Kepala"})
    with pytest.raises(UserMistake, match="Daftar kantor baru saja berubah"):
        apply_import(register, preview=preview)
