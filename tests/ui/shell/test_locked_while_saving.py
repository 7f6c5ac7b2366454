"""Another program locks the register while the officer saves: the form keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.desk.listing_cases import Wanted, count_rows
from db.engine import open_file
from tests.ui.shell.helpers import make_context
from ui.entry.page import EntryPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from app.register import Register


def test_a_lock_keeps_the_form_and_a_second_try_saves(
    qtbot: QtBot, file_register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.BUSY_MILLISECONDS", 50)
    context = make_context(file_register)
    page = EntryPage(context)
    qtbot.addWidget(page)
    page.open()
    page.form.set_values(page.form.values() | {"medium": "surat", "title": "Surat masuk"})
    other = open_file(file_register.location, key=file_register.file_key)
    other.execute("BEGIN IMMEDIATE")
    page.save()
    assert "sedang dipakai program lain" in context.messages.told[-1].title
    assert page.form.values()["title"] == "Surat masuk"
    assert page.form.isEnabled()
    other.execute("ROLLBACK")
    other.close()
    page.save()
    assert count_rows(file_register, wanted=Wanted()) == 1
