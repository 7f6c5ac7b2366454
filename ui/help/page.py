"""The help page: chapters at the left, the one chosen at the right, all of them searchable."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.help.chapters import CHAPTERS, chapter_text, chapters_with
from ui.help.reader import ManualReader
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, Tone
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.parts.buttons import button
from ui.parts.fields.editors import SearchEdit
from ui.parts.labels import label
from ui.parts.panels.chapter_list import ChapterList
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.saving_papers import save_paper

_LIST_WIDTH = 236
_REPORT = "problem-report"
_SENTENCE = "Cara kerja sehari-hari, arti waktu dan warna, dan pintasan papan ketik."


class HelpPage(Page):
    """`open` takes `chapter`, its key, and after "#" the heading to begin at."""

    key: ClassVar[PageKey] = "bantuan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.search = SearchEdit("Cari dalam bantuan…")
        report = next((c for c in context.window_commands() if c.id == _REPORT), None)
        self.report_button = button("Salin laporan masalah", icon="copy")
        self.report_button.setVisible(report is not None)
        if report is not None:
            self.report_button.clicked.connect(lambda _=False: report.run())
        self.manual_button = button("Panduan (PDF)", icon="download")
        self.manual_button.clicked.connect(lambda _=False: self._save("Panduan Meja Aduan"))
        self.card_button = button("Kartu pintasan (PDF)", icon="keyboard")
        self.card_button.clicked.connect(lambda _=False: self._save("Kartu pintasan Meja Aduan"))
        actions = [self.report_button, self.manual_button, self.card_button]
        self.header = PageHeader(self.title, _SENTENCE, actions=actions)
        self.list = ChapterList(CHAPTERS, name="Bab bantuan")
        self.nothing = label("Tidak ada bab yang memuat kata itu.", "hint", wrap=True)
        self.reader = ManualReader()
        self._arrange()
        self.search.textChanged.connect(self._on_searched)
        self.search.list_wanted.connect(self.list.setFocus)
        self.list.chosen.connect(self._read)
        self.reader.page_wanted.connect(context.navigate)
        self.list.set_current(CHAPTERS[0].key)

    def open(self, **wanted: object) -> None:
        """Show the wanted chapter, else the one read last."""
        chapter = wanted.get("chapter")
        key, _, heading = (chapter if isinstance(chapter, str) else "").partition("#")
        if key:
            self.search.clear()
        self.list.set_current(key or self.list.current())
        self._read(self.list.current() or CHAPTERS[0].key)
        if heading:
            self.reader.go_to_heading(heading)
        self.ready.emit()

    def first_focus(self) -> QWidget | None:
        """Return the list of chapters."""
        return self.list

    def focus_search(self) -> bool:
        """Go to the search field."""
        self.search.setFocus()
        self.search.selectAll()
        return True

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys of the page."""
        return [("Ctrl+F", "cari dalam bantuan"), ("Ctrl+/", "pintasan")]

    def _save(self, name: str) -> None:
        """Make the manual or the card, and ask where it is kept."""
        # Imported late: hardly anybody prints the help.
        from ui.help.manual import keys_card_pdf, manual_pdf

        make = keys_card_pdf if name.startswith("Kartu") else manual_pdf
        self.context.messages.say(f"Menyiapkan {name}…", Tone.NEUTRAL)
        self.context.runner.run(
            make,
            then=lambda pdf: save_paper(self.context, pdf, suggested=f"{name}.pdf", parent=self),
            owner=self,
            lane="paper",
        )

    def _read(self, key: str) -> None:
        self.reader.read(chapter_text(key), words=self.search.text())

    def _on_searched(self, words: str) -> None:
        found = chapters_with(words)
        before = self.list.current()
        self.list.chapter_model.show(found)
        self.nothing.setVisible(not found)
        if found:
            keys = [chapter.key for chapter in found]
            self.list.set_current(before if before in keys else keys[0])
            self._read(self.list.current())

    def _arrange(self) -> None:
        left = Panel(padded=False)
        left.setFixedWidth(_LIST_WIDTH)
        left.body.setContentsMargins(8, 8, 8, 8)
        left.body.setSpacing(8)
        left.add(self.search)
        left.add(self.nothing)
        left.add(self.list, 1)
        self.nothing.hide()
        right = Panel(padded=False)
        right.body.setContentsMargins(8, 0, 1, 0)
        right.add(self.reader)
        both = QHBoxLayout()
        both.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        both.setSpacing(PANEL_GAP)
        both.addWidget(left)
        both.addWidget(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(both, 1)
