"""What belongs to one box stays with it, also when another is opened in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.desk.drafts import load_draft
from app.desk.opening_boxes import draft_name
from tests.ui.boxes.test_box_page import ENTER, begin, press, type_slip, type_words
from tests.ui.boxes.test_scanned_pile import drop, pile
from ui.boxes.page import BoxPage
from ui.tasks import InlineRunner

__all__ = ["pile"]


PST, LOBBY = "kotak-saran-pst", "kotak-saran-lobi"


def test_what_was_emptied_comes_back_in_its_own_box(page: BoxPage) -> None:
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    type_slip("Toilet lobi kotor sekali")
    page.clear()
    page.open(box=LOBBY)
    assert page.draft.name == draft_name(LOBBY)
    page.context.messages.take_undo()
    assert page.draft.name == draft_name(PST)
    assert page.model.rows[0].text == "Toilet lobi kotor sekali"
    assert load_draft(page.context.register, form=draft_name(LOBBY)) is None


def test_a_removed_row_does_not_come_back_in_another_box(page: BoxPage) -> None:
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    type_slip("Toilet lobi kotor sekali")
    page.grid.remove_row()
    page.open(box=LOBBY)
    page.context.messages.take_undo()
    assert page.model.rows == ()
    assert "Buka dahulu kotak itu" in page.context.messages.told[-1].sentence


def test_a_pile_under_way_ends_with_its_box(
    page: BoxPage, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Callable[[], None]] = []
    start = InlineRunner._start

    def hold(runner: InlineRunner, job: Any) -> None:  # noqa: ANN401 - a job of its own kind
        if job.lane == "paper":
            late.append(partial(start, runner, job))
        else:
            start(runner, job)

    monkeypatch.setattr(InlineRunner, "_start", hold)
    drop(page, pile)
    late.pop()()
    page.open(box=LOBBY)
    while late:
        late.pop()()
    assert page.model.rows == ()
    assert page.head.count == 0
