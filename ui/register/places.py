"""Where everything on the register page stands: head, chips, list and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from app.desk.registering import register_complaint
from app.rules.wording import grouped
from ui.look.tokens import HEIGHT_CHIP, PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, SPACE_8, SPACE_12
from ui.page_table import title_of
from ui.parts.buttons import button
from ui.parts.fields.chips import ChipRow
from ui.parts.fields.choices import YearStepper
from ui.parts.fields.editors import SearchEdit
from ui.parts.filter_bar import FilterBar
from ui.parts.panels.header import PageHeader
from ui.register.filters import chips, not_found, period_words, sentence
from ui.register.list_view import RegisterList
from ui.register.preview import PreviewPanel

if TYPE_CHECKING:
    from ui.page import Page
    from ui.register.loading import Loaded
    from ui.register.model import RegisterModel
    from ui.register.narrowing import Narrowing

_PREVIEW, _PREVIEW_WIDE = 380, 480
_SEARCH, _SEARCH_NARROW = 360, 200
# Page widths: without the rail, a window of 1280 and of 1600.
_NARROW_BELOW, _WIDE_FROM = 1100, 1420


class RegisterPlaces:
    """Builds the page's widgets, and shows what a list was read with."""

    def __init__(self, page: Page, model: RegisterModel, *, year: int) -> None:
        self._page = page
        self._preview_on: bool | None = None
        self.years = YearStepper(year, first=year, last=year)
        self.search = SearchEdit()
        self.entry_button = button(
            title_of("catat"), "primary", icon="plus", tip="Catat aduan baru (Ctrl+N)"
        )
        self.entry_button.setVisible(page.context.may(register_complaint))
        actions = [self.years, self.search, self.entry_button]
        self.header = PageHeader(page.title, " ", actions=actions)
        self.chips = ChipRow("Saringan aduan")
        self.chips.set_chips(chips(None))
        self.filters = FilterBar("Media, tim, jenis, satker, waktu", page)
        self.more = button(
            "", "quiet", icon="dots", compact=True, tip="Simpan daftar ini sebagai berkas"
        )
        self.views = button("Tampilan", "link", icon="eye", tip="Tampilan tersimpan dan kolom")
        self.menu = QMenu(page)
        self.more.setMenu(self.menu)
        self.together = button("", icon="check", compact=True, tip="Tindakan bersama")
        self.together.setFixedHeight(HEIGHT_CHIP)
        self.together_menu = QMenu(page)
        self.together.setMenu(self.together_menu)
        self.together.hide()
        self.month = button("", icon="x", compact=True, tip="Tampilkan setahun")
        self.month.setFixedHeight(HEIGHT_CHIP)
        self.month.hide()
        self.list = RegisterList(model)
        self.preview = PreviewPanel(page.context)
        self._lay_out(page)

    def show_heads(self, loaded: Loaded, narrowing: Narrowing) -> None:
        """Show what stands above a list, and the list or why it is empty."""
        wanted = loaded.wanted
        self.years.set_limits(loaded.years[0], loaded.years[-1])
        self.years.set_year(narrowing.year)
        self.chips.set_chips(chips(None if wanted.words else loaded.counts))
        self.chips.set_current(narrowing.chip)
        self.month.set_word(period_words(loaded.period))
        self.month.setVisible(wanted.month is not None)
        self.header.set_sentence(sentence(loaded))
        self.list.model.set_sorted(narrowing.order, descending=narrowing.descending)
        if loaded.total:
            self.list.show_list()
        elif wanted.words or wanted.chip or wanted.month or wanted.sieve.on():
            pattern = self._page.context.office.settings.number_pattern
            self.list.show_not_found(*not_found(loaded, pattern))
        else:
            self.list.show_unused(narrowing.year)

    def show_together(self, count: int) -> None:
        """Say how many are chosen together; nothing for one alone."""
        self.together.setVisible(count > 1)
        self.together.set_word(f"{grouped(count)} dipilih")

    def clear_search(self) -> None:
        """Empty the search field without searching."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def previews(self) -> bool:
        """Tell whether the preview stands beside the list."""
        return self.preview.isVisibleTo(self._page)

    def turn_preview(self) -> None:
        """Show the preview, or put it away, whatever room there is."""
        self._preview_on = not self.previews()

    def fit(self) -> bool:
        """Share the page's width out; tell whether the preview came to stand there just now."""
        before, room = self.previews(), self._page.width()
        roomy = room >= _NARROW_BELOW
        self.search.setMaximumWidth(_SEARCH if roomy else _SEARCH_NARROW)
        self.preview.setFixedWidth(_PREVIEW_WIDE if room >= _WIDE_FROM else _PREVIEW)
        self.preview.setVisible(roomy if self._preview_on is None else self._preview_on)
        return self.previews() and not before

    def _lay_out(self, page: Page) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, SPACE_12)
        row.setSpacing(SPACE_8)
        row.addWidget(self.together, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.month, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.chips, 1)
        row.addWidget(self.filters.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.views, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        filters = QHBoxLayout()
        filters.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        filters.addWidget(self.filters.chips())
        self.filters.chips().setContentsMargins(0, 0, 0, SPACE_12)
        body = QHBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        body.setSpacing(PANEL_GAP)
        body.addWidget(self.list, 1)
        body.addWidget(self.preview)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, PAGE_BOTTOM)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(row)
        column.addLayout(filters)
        column.addLayout(body, 1)
        self.preview.setFixedWidth(_PREVIEW)
