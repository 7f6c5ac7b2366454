"""A page copied from SP4N-LAPOR! fills the form; nothing typed is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from tests.transfer.test_lapor_page import WAGES

if TYPE_CHECKING:
    from tests.ui.entry.clerk import Clerk


def copy(text: str) -> None:
    QApplication.clipboard().setText(text)


def test_a_copied_page_is_saved_as_it_stands_there(clerk: Clerk) -> None:
    copy(WAGES)
    clerk.page.places.paste_button.click()
    assert clerk.context.messages.told[-1].title == "Halaman LAPOR! ditempel"
    assert "1 langkah sesudah diterima" in clerk.context.messages.told[-1].sentence
    clerk.page.save()
    case = clerk.case("2023-0001")
    assert case.row.title.startswith("Gaji Entry Data Regsosek")
    assert (case.row.anonymous, case.row.confidential) == (True, True)
    assert case.medium_code == "lapor"
    assert [entry.kind for entry in case.timeline][:4] == [
        "complained",
        "source_step",
        "received",
        "registered",
    ]


def test_what_was_typed_can_be_had_back(clerk: Clerk) -> None:
    clerk.paste("title", "Sudah diketik")
    copy(WAGES)
    clerk.page.paste_page()
    assert clerk.context.messages.told[-1].kind == "undo"


def test_a_clipboard_without_a_page_is_told(clerk: Clerk) -> None:
    copy("Halo")
    clerk.page.paste_page()
    assert "Tidak ada laporan SP4N LAPOR" in clerk.context.messages.told[-1].sentence
    assert not clerk.page.form.is_touched()
