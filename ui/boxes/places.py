"""Where everything on Buka kotak stands: head, fields, the grid with its keys and counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.boxes.grid_room import Room
from ui.boxes.slip_grid import LEGEND
from ui.boxes.slip_picture import SlipPicturePanel
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP, SPACE_12, SPACE_16
from ui.parts.buttons import button
from ui.parts.key_caps import KeyLegend
from ui.parts.labels import label
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack

if TYPE_CHECKING:
    from ui.boxes.opening_head import OpeningHead
    from ui.boxes.saved_panel import SavedOpeningPanel
    from ui.boxes.slip_grid import SlipGrid
    from ui.page import Page


class BoxPlaces:
    """Builds the page, and shows the grid or what follows it."""

    def __init__(
        self, page: Page, head: OpeningHead, grid: SlipGrid, saved: SavedOpeningPanel
    ) -> None:
        self.save_button = button(
            "Simpan pembukaan", "primary", icon="check", shortcut="Ctrl+S", binds=False
        )
        self.scan_button = button("Baca pindaian…", icon="photo", tip="Ctrl+U")
        self.more = button(
            "", "quiet", icon="dots", tip="Formulir saran kosong, urungkan pembukaan"
        )
        self.menu = QMenu(page)
        self.undoing = self.menu.addAction("Urungkan pembukaan terakhir…")
        self.undoing.setVisible(False)
        self.more.setMenu(self.menu)
        self.header = PageHeader(
            page.title,
            breadcrumb=(("beranda", "Beranda"), ("", "Kotak dan media")),
            actions=[self.more, self.scan_button, self.save_button],
        )
        self.header.crumb_chosen.connect(lambda _: page.context.navigate("beranda"))
        self.count = label("", "body")
        self.how_far = label("", "second")
        self.stop_button = button("Hentikan", "link", compact=True)
        self.picture = SlipPicturePanel()
        self._saved = saved
        self._slips = grid
        self._narrow = False
        self._grid = self._grid_place(head, grid)
        self._empty = EmptyState(
            "inbox",
            "Belum ada kotak saran",
            "Tambahkan kotak di Pengaturan, Media dan rekap.",
        )
        self._stack = ShownStack()
        for each in (self._grid, self._saved, self._empty):
            self._stack.addWidget(each)
        inside = QVBoxLayout()
        inside.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        inside.addWidget(self._stack, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(inside, 1)
        self.show_how_far(0, 0)

    def show_grid(self, box: str) -> None:
        """Show the fields and the grid of a box."""
        self.header.set_title(f"Buka {box}")
        self._show(self._grid)

    def show_saved(self) -> None:
        """Show what follows a saved opening."""
        self._show(self._saved)

    def show_no_box(self) -> None:
        """Say that the office has no box."""
        self._show(self._empty)

    def offer_undoing(self, *, there: bool) -> None:
        """Offer to undo the box's last opening, where there is one."""
        self.undoing.setVisible(there)

    def show_picture(self, *, there: bool) -> None:
        """Show the picture of a slip beside the grid, or leave the grid all room."""
        self.picture.setVisible(there)
        self.set_narrow(narrow=self._narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Share the room of a narrow window, or of a wide one."""
        self._narrow = narrow
        room = Room.NARROW if narrow else Room.WIDE
        self._slips.set_room(room if self.picture.isHidden() else Room.BESIDE)
        self.picture.set_narrow(narrow=narrow)

    def show_count(self, sentence: str) -> None:
        """Tell how much of the pile is typed."""
        self.count.setText(sentence)

    def show_how_far(self, done: int, whole: int) -> None:
        """Say how many pages are read; nothing when none is waiting."""
        for part in (self.how_far, self.stop_button):
            part.setVisible(whole > 0)
        self.how_far.setText(f"Membaca halaman {min(done + 1, whole)} dari {whole}…")

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        for each in (self.scan_button, self.save_button):
            each.setVisible(widget is self._grid)

    def _grid_place(self, head: OpeningHead, grid: SlipGrid) -> QWidget:
        panel = Panel(padded=False)
        panel.add(grid, 1)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(SPACE_16, 8, SPACE_16, 8)
        row.addWidget(KeyLegend(LEGEND))
        row.addStretch(1)
        panel.add(foot)
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PANEL_GAP)
        column.addWidget(head)
        beside = QHBoxLayout()
        beside.setSpacing(PANEL_GAP)
        beside.addWidget(panel, 1)
        beside.addWidget(self.picture)
        column.addLayout(beside, 1)
        below = QHBoxLayout()
        below.addWidget(self.count, 1)
        below.addWidget(self.how_far)
        below.addWidget(self.stop_button)
        column.addLayout(below)
        column.setSpacing(SPACE_12)
        return place
