"""The office's own words and pictures, typed at the report page beside the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from app.desk.report_words import read_report_words
from app.documents.report_data import TROUBLES, ReportPart, noted_at
from tests.desk.slips import registered
from tests.documents.reading import pages
from tests.ui.report.clerk import Clerk
from ui.report import picture_rows
from ui.report.content_panel import ContentPanel
from ui.tasks import InlineRunner

if TYPE_CHECKING:
    from pathlib import Path

    from app.register import Register

CLOSING = ReportPart.CLOSING


@pytest.fixture
def panel(clerk: Clerk, file_register: Register) -> ContentPanel:
    """Have the page turned to what the office writes, in a year with one case."""
    registered(file_register)
    clerk.page.open(year=2026)
    clerk.page.steps.step_chosen.emit(1)
    assert clerk.page.stack.currentWidget() is clerk.page.content
    return clerk.page.content


def paper(clerk: Clerk) -> str:
    pdf = clerk.page.paper.pdf()
    assert pdf is not None
    return " ".join(" ".join(pages(pdf)).split())


def typed(clerk: Clerk, panel: ContentPanel, place: str, text: str) -> None:
    """Type a text and wait for the preview of it."""
    panel.go_to(place)
    panel.editor.setPlainText(text)
    clerk.qtbot.waitUntil(lambda: place in clerk.page.papers.unsaved)


def test_what_is_typed_is_seen_at_once_and_printed_when_saved(
    clerk: Clerk, panel: ContentPanel, file_register: Register
) -> None:
    panel.go_to(CLOSING)
    assert not any(keys == "Enter" for keys, _ in clerk.page.legend())
    assert panel.editor.toPlainText().startswith("Selama tahun 2026 sampai dengan 17 Maret")
    assert panel.state.text() == "Teks usulan; angkanya mengikuti register."
    typed(clerk, panel, CLOSING, "Penutup dari *kami* sendiri.")
    assert "Penutup dari kami sendiri." in paper(clerk)
    clerk.page.print_button.click()
    assert clerk.told()[-1].sentence == "Simpan dahulu teks di Isi, baru dicetak."
    panel.save_button.click()
    kept = read_report_words(file_register, year=2026).part(CLOSING)
    assert kept.text == "Penutup dari *kami* sendiri."
    assert panel.state.text().startswith("Teks kantor untuk 2026, oleh ")
    assert not clerk.page.papers.warns()
    panel.reset_button.click()
    assert panel.editor.toPlainText() == kept.proposed
    assert "Penutup dari kami" not in paper(clerk)


def test_words_that_no_longer_fit_are_marked_until_they_are_confirmed(
    clerk: Clerk, panel: ContentPanel, file_register: Register
) -> None:
    typed(clerk, panel, CLOSING, "Hanya satu aduan.")
    panel.save_button.click()
    registered(file_register)
    clerk.page.refresh(frozenset({"complaints"}))
    assert clerk.page.papers.warns()
    assert "Data berubah sesudah teks ini ditulis." in panel.state.text()
    assert "2 (dua)" in panel.state.text()
    panel.save_button.click()
    assert panel.editor.toPlainText() == "Hanya satu aduan."
    assert panel.state.text().startswith("Teks kantor untuk 2026, oleh ")
    assert not clerk.page.papers.warns()


def test_what_was_not_saved_waits(clerk: Clerk, panel: ContentPanel) -> None:
    typed(clerk, panel, CLOSING, "Setengah jadi")
    clerk.page.leaving()
    clerk.page.year.setFocus()
    clerk.page.open(year=2025)
    assert not clerk.page.papers.unsaved
    clerk.page.open(year=2026)
    assert panel.editor.toPlainText() == "Setengah jadi"
    assert panel.unsaved() == {str(CLOSING): "Setengah jadi"}


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Have the worker do nothing before it is let."""
    jobs: list[Callable[[], None]] = []
    start = InlineRunner._start
    monkeypatch.setattr(
        InlineRunner, "_start", lambda runner, job: jobs.append(partial(start, runner, job))
    )
    return jobs


def let(jobs: list[Callable[[], None]]) -> None:
    while jobs:
        jobs.pop(0)()


def test_what_is_typed_while_it_is_saved_stays_to_be_saved(
    panel: ContentPanel, file_register: Register, held: list[Callable[[], None]]
) -> None:
    panel.go_to(CLOSING)
    panel.editor.setPlainText("Penutup kami.")
    panel.save_button.click()
    panel.editor.setPlainText("Penutup kami. Kalimat kedua.")
    let(held)
    assert read_report_words(file_register, year=2026).part(CLOSING).text == "Penutup kami."
    assert panel.editor.toPlainText() == "Penutup kami. Kalimat kedua."
    assert panel.unsaved() == {str(CLOSING): "Penutup kami. Kalimat kedua."}


def test_the_draft_of_the_year_that_is_left_is_kept(
    clerk: Clerk, panel: ContentPanel, held: list[Callable[[], None]]
) -> None:
    panel.go_to(CLOSING)
    panel.editor.setPlainText("Setengah jadi")
    clerk.page.open(year=2025)
    panel.draft.keep()
    let(held)
    clerk.page.open(year=2026)
    let(held)
    assert panel.editor.toPlainText() == "Setengah jadi"
    assert not panel.editor.isReadOnly()


def test_chapters_without_a_title_are_refused_and_stay(clerk: Clerk, panel: ContentPanel) -> None:
    typed(clerk, panel, ReportPart.CHAPTERS, "Tanpa judul")
    panel.save_button.click()
    assert "tanda #" in panel.state.text()
    assert panel.editor.toPlainText() == "Tanpa judul"


def test_a_note_of_a_quarter_is_written(
    clerk: Clerk, panel: ContentPanel, file_register: Register
) -> None:
    place = noted_at(TROUBLES, "q1")
    typed(clerk, panel, place, "Listrik padam.")
    panel.save_button.click()
    assert read_report_words(file_register, year=2026).notes == {place: "Listrik padam."}
    assert "Listrik padam." in paper(clerk)


def test_a_picture_is_chosen_and_left_out_again(
    clerk: Clerk, panel: ContentPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(out, "PNG")
    poster = tmp_path / "poster.png"
    poster.write_bytes(out.getvalue())
    monkeypatch.setattr(picture_rows, "choose_file", lambda *_, **__: poster)
    panel.choice.choose("pictures")
    panel.pictures.choose(3)
    assert "Gambar 1 Poster Halo Mitra" in paper(clerk)
    poster.write_bytes(b"bukan gambar")
    panel.pictures.choose(3)
    assert "Gambar 1 Poster Halo Mitra" in paper(clerk)
    poster.unlink()
    panel.pictures.choose(3)
    assert clerk.told()[-1].sentence.startswith("poster.png tidak dapat dibaca.")
