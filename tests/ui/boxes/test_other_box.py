"""What belongs to one box stays with it, also when another is opened in between."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app.desk.drafts import load_draft
from app.desk.listing_cases import open_rows
from app.desk.opening_boxes import draft_name
from tests.ui.boxes.test_box_page import (
    ENTER,
    begin,
    press,
    type_slip,
    type_words,
)
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


def saved(page: BoxPage, words: str) -> None:
    """Open the box of the PST with one slip, and save it."""
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    type_slip(words)
    page.save()


def texts(page: BoxPage) -> list[str]:
    return [row.text for row in page.model.rows]


def test_an_opening_is_undone_in_its_own_box_whatever_is_shown(page: BoxPage) -> None:
    """Nothing was undone once another box was open, or its slips went into that one."""
    saved(page, "Toilet lobi kotor sekali")
    page.open(box=LOBBY)
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    type_slip("Kursi tunggu goyang semua")
    page.context.messages.take_undo()
    assert open_rows(page.context.register) == ()
    assert page.draft.name == draft_name(PST)
    assert texts(page) == ["Toilet lobi kotor sekali"]
    page.open(box=LOBBY)
    assert texts(page) == ["Kursi tunggu goyang semua"]


def test_what_was_typed_for_the_box_meanwhile_stays(page: BoxPage) -> None:
    saved(page, "Toilet lobi kotor sekali")
    page.open(box=PST)
    begin(page, 1)
    type_words("kemarin")
    press(ENTER)
    type_slip("Kursi tunggu goyang semua")
    page.context.messages.take_undo()
    assert texts(page) == ["Toilet lobi kotor sekali", "Kursi tunggu goyang semua"]
    assert page.head.count == 2


def test_the_last_opening_of_another_box_is_never_undone(
    page: BoxPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(page, "Toilet lobi kotor sekali")
    page.open(box=PST)
    asked: list[str] = []

    def refuse(question: str, *_: object, **__: object) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(page.context.messages, "ask", refuse)
    page.undoing.undo_last()
    assert asked == ["Urungkan pembukaan terakhir Kotak Saran Ruang PST?"]
    # The lobby's is not known yet.
    monkeypatch.setattr(InlineRunner, "_start", lambda *_: None)
    page.open(box=LOBBY)
    assert not page.places.undoing.isVisible()
    assert "box.undo-last" not in {command.id for command in page.commands()}
    page.undoing.undo_last()
    assert len(asked) == 1
