"""What is typed stands in the register already: the hint says so, and never stands in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.case import Content
from app.desk.reading_cases import read_case
from tests.desk.slips import registered
from tests.desk.test_linking import CHAIR, TEXT
from ui.forms.editor_values import write

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from tests.ui.entry.clerk import Clerk


def typed_again(clerk: Clerk) -> None:
    registered(clerk.register, title=CHAIR, content=Content(text=TEXT), medium="email")
    clerk.paste("title", CHAIR)
    clerk.paste("text", TEXT)
    clerk.qtbot.waitUntil(clerk.page.form.similar.isVisible)


def choice(clerk: Clerk, word: str) -> QAction:
    (found,) = [each for each in clerk.page.form.similar.menu.actions() if each.text() == word]
    return found


def test_the_hint_names_the_case_and_opens_it(clerk: Clerk) -> None:
    before = clerk.page.form.fields["title"].y()
    typed_again(clerk)
    hint = clerk.page.form.similar
    assert hint.button.text() == "Mirip dengan 2026-0001 (100 %)"
    assert clerk.page.form.fields["title"].y() == before
    choice(clerk, "Lihat 2026-0001").trigger()
    assert clerk.ways()[-1] == ("kasus", {"complaint_id": 1})


def test_what_is_linked_is_linked_once_saved_and_waits_with_the_draft(clerk: Clerk) -> None:
    typed_again(clerk)
    choice(clerk, "Kaitkan dengan 2026-0001 saat disimpan").trigger()
    page = clerk.come_back_later()
    clerk.qtbot.waitUntil(lambda: page.drafts.offer is not None)
    page.drafts.continue_offered()
    assert page.form.similar.button.text() == "Akan dikaitkan dengan 2026-0001"
    write(page.form.fields["medium"].editor, "langsung")
    page.save()
    clerk.qtbot.waitUntil(
        lambda: read_case(clerk.register, complaint_id=1).linked == ("2026-0002",)
    )


def test_what_was_told_to_be_another_matter_is_not_offered_again(clerk: Clerk) -> None:
    typed_again(clerk)
    choice(clerk, "Bukan hal yang sama").trigger()
    assert not clerk.page.form.similar.isVisible()
    clerk.paste("title", " lagi")
    clerk.qtbot.wait(900)
    assert not clerk.page.form.similar.isVisible()
