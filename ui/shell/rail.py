"""The left rail: the pages with their counts, the office above and the officer below."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from ui.look.tokens import WIDTH_RAIL, WIDTH_RAIL_NARROW
from ui.page_table import PAGES, PageSpec
from ui.shell.rail_blocks import OfficeBlock, OfficerBlock, RailItem


class Rail(QFrame):
    """176 wide, or 56 when narrow. One Tab stop; arrow keys move through the pages.

    `page_wanted` carries the key; the rail marks the page at once.
    """

    page_wanted = Signal(str)

    def __init__(self, office: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setAccessibleName("Halaman")
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self._office = OfficeBlock(office)
        self._officer = OfficerBlock()
        column = self._column = QVBoxLayout(self)
        column.addWidget(self._office)
        column.addSpacing(4)
        entries = [page for page in PAGES if page.under is None]
        for page in entries:
            if not page.at_foot:
                column.addWidget(self._item(page))
        column.addStretch(1)
        for page in entries:
            if page.at_foot:
                column.addWidget(self._item(page))
        column.addWidget(self._officer)
        self.set_narrow(False)
        self.set_low(False)

    def set_current(self, key: str) -> None:
        """Mark a page without emitting `page_wanted`; an unknown key marks none."""
        if key in self._items:
            self._items[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for item in self._items.values():
                item.setChecked(False)
            self._group.setExclusive(True)
        for each, item in self._items.items():
            stop = (
                Qt.FocusPolicy.StrongFocus if each == self.current() else Qt.FocusPolicy.ClickFocus
            )
            item.setFocusPolicy(stop)

    def current(self) -> str:
        """Return the key of the marked page, "" when there is none."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def show_only(self, keys: Collection[str]) -> None:
        """Show only the entries of these pages."""
        for key, item in self._items.items():
            item.setVisible(key in keys)

    def set_count(self, page: str, count: int) -> None:
        """Write a plain figure at a page; 0 takes it away. Raises KeyError."""
        self._items[page].set_count(count)

    def set_late(self, page: str, count: int) -> None:
        """Write the number of late cases in red at a page; 0 takes it away. Raises KeyError."""
        self._items[page].set_late(count)

    def set_office(self, office: str) -> None:
        """Change the office's name below the program's."""
        self._office.set_office(office)

    def set_officer(self, name: str, role: str) -> None:
        """Show who is at the desk."""
        self._officer.set_officer(name, role)

    def set_narrow(self, narrow: bool) -> None:
        """Show only icons with tooltips, as below a window width of 1280."""
        self.setFixedWidth(WIDTH_RAIL_NARROW if narrow else WIDTH_RAIL)
        for item in self._items.values():
            item.set_narrow(narrow)
        self._office.set_narrow(narrow)
        self._officer.set_narrow(narrow)

    def set_low(self, low: bool) -> None:
        """Leave the pages the height there is where it is little, without office and officer."""
        self._office.setVisible(not low)
        self._officer.setVisible(not low)
        self._column.setSpacing(0 if low else 4)
        self._column.setContentsMargins(0, 0 if low else 8, 0, 0)

    def _item(self, page: PageSpec) -> RailItem:
        item = RailItem(page.title, page.icon)
        item.clicked.connect(lambda: self.page_wanted.emit(page.key))
        self._group.addButton(item)
        self._items[page.key] = item
        return item
