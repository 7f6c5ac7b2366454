"""The help page: every chapter reads well, is found by its words, and leads to pages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QUrl
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from app.components import components
from tests.ui.shell.helpers import Calls
from ui.help.chapters import CHAPTERS, chapter_text, chapters_with
from ui.help.manual import keys_card_pdf, manual_pdf
from ui.help.page import HelpPage
from ui.look.style import apply_look
from ui.page_table import PAGES, PageSpec

KEYS = [chapter.key for chapter in CHAPTERS]


@pytest.mark.parametrize("key", KEYS)
def test_a_chapter_is_shown(page: HelpPage, key: str) -> None:
    page.open(chapter=key)
    assert page.list.current() == key
    title = chapter_text(key).splitlines()[0].removeprefix("# ")
    assert page.reader.toPlainText().startswith(title)


@pytest.mark.parametrize("key", KEYS)
def test_links_lead_to_pages_that_exist(key: str) -> None:
    wanted = set(re.findall(r"\(page:(\w+)\)", chapter_text(key)))
    assert wanted <= {spec.key for spec in PAGES}


@pytest.mark.parametrize("key", KEYS)
def test_the_word_for_a_register_row_is_aduan(key: str) -> None:
    # The paper that puts a case's papers together is called so.
    text = chapter_text(key).replace("Cetak berkas aduan", "")
    assert "berkas aduan" not in text.lower()


def test_searching_narrows_the_chapters(page: HelpPage) -> None:
    page.focus_search()
    page.search.setText("whistle pimpinan")
    assert [chapter.key for chapter in page.list.chapter_model.chapters] == ["rahasia"]
    assert page.reader.toPlainText().startswith("Kerahasiaan")
    assert page.reader.marked() >= 2
    page.search.clear()
    assert len(page.list.chapter_model.chapters) == len(CHAPTERS)


def test_words_that_are_nowhere_are_said_to_be(page: HelpPage) -> None:
    page.search.setText("xylofon")
    assert chapters_with("xylofon") == ()
    assert page.nothing.isVisible()


def test_a_link_opens_its_page(page: HelpPage) -> None:
    page.reader.anchorClicked.emit(QUrl("page:laporan"))
    navigate = page.context.navigate
    assert isinstance(navigate, Calls)
    assert navigate.calls == [("laporan", {})]


@pytest.mark.parametrize("spec", PAGES, ids=[spec.key for spec in PAGES])
def test_each_page_has_its_own_place_in_the_help(page: HelpPage, spec: PageSpec) -> None:
    page.open(chapter=spec.help)
    chapter, _, heading = spec.help.partition("#")
    assert page.list.current() == chapter
    reached = page.reader.textCursor().block()
    assert not heading or reached.text() == heading
    assert 0 <= page.reader.cursorRect().top() < page.reader.viewport().height()


def test_the_theme_can_change_while_reading(page: HelpPage) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    page.open(chapter="waktu")
    apply_look(app, dark=True)
    try:
        assert page.reader.toPlainText().startswith("Arti waktu dan warna")
    finally:
        apply_look(app, dark=False)


def test_versions_are_told() -> None:
    assert "PySide6" in chapter_text("tentang")
    assert "{" not in chapter_text("tentang")
    for part in components():
        assert part.name in chapter_text("tentang")


@pytest.mark.parametrize("width", [560, 850, 1190])
def test_no_line_runs_out_of_the_page(page: HelpPage, width: int) -> None:
    page.resize(width, 420)
    QApplication.processEvents()
    assert page.reader.horizontalScrollBar().maximum() == 0
    assert page.reader.document().textWidth() <= page.reader.viewport().width()


def pages_of(pdf: bytes) -> list[str]:
    buffer = QBuffer()
    buffer.setData(pdf)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    texts = [document.getAllText(at).text() for at in range(document.pageCount())]
    document.close()
    return texts


def test_the_manual_has_every_chapter_on_a_page_of_its_own(page: HelpPage) -> None:
    pages = pages_of(manual_pdf())
    titles = [chapter_text(key).splitlines()[0].removeprefix("# ") for key in KEYS]
    begun = [text.splitlines()[0].strip() for text in pages if text.strip()]
    assert [title for title in begun if title in titles] == titles


def test_the_keys_are_on_one_page(page: HelpPage) -> None:
    (text,) = pages_of(keys_card_pdf())
    assert "Ctrl+Enter" in text
    assert "Menulis tanggal" in text


def test_the_card_is_saved_from_the_page(page: HelpPage, monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[str] = []

    def keep(_: object, pdf: bytes, *, suggested: str, parent: object) -> None:
        assert pdf.startswith(b"%PDF")
        saved.append(suggested)

    monkeypatch.setattr("ui.help.page.save_paper", keep)
    page.card_button.click()
    assert saved == ["Kartu pintasan Meja Aduan.pdf"]
