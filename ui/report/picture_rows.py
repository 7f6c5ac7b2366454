"""The pictures of the report: one row for each that its text has a place for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.desk.report_words import ReportWords, ShownPicture, save_report_picture
from app.errors import UserMistake
from app.rules.wording import size_words
from ui.files import choose_file
from ui.parts.buttons import button
from ui.parts.labels import ShortLabel, label
from ui.parts.panels.fitted_area import FittedArea

if TYPE_CHECKING:
    from app.outcome import Outcome
    from app.register import Register
    from ui.page import Page

_KINDS: Final = "Gambar (*.png *.jpg *.jpeg)"
_LARGEST: Final = 40_000_000
_LOOK_AFTER: Final = "Periksa apakah masih ada dan boleh dibuka."
_HINT: Final = (
    "Tempat gambar ditentukan baris [gambar 1] di teks bab. Yang belum dipilih tidak dicetak. "
    "Pastikan tidak ada nama atau data pelapor yang terlihat."
)


def _picture(path: Path) -> bytes:
    """Return what a picture file holds, in the worker; UserMistake when it can't be read."""
    try:
        if path.stat().st_size <= _LARGEST:
            return path.read_bytes()
    except OSError as error:
        raise UserMistake({"": f"{path.name} tidak dapat dibaca. {_LOOK_AFTER}"}) from error
    raise UserMistake({"": f"{path.name} terlalu besar; paling besar {size_words(_LARGEST)}."})


class PictureRows(QWidget):
    """Number, caption, file, and buttons to choose or leave it; `saved` when one was changed."""

    saved = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._year = 0
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_HINT, "hint", wrap=True))
        column.addWidget(FittedArea(self._inside), 1)

    def show_pictures(self, words: ReportWords) -> None:
        """Show the places and what was chosen for them."""
        self._year = words.year
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for row, shown in enumerate(words.pictures):
            self._add(row, shown)
        self._grid.setRowStretch(len(words.pictures), 1)

    def choose(self, slot: int) -> None:
        """Let the user choose a picture for a place."""
        path = choose_file(self, title=f"Gambar {slot}", kinds=_KINDS)
        if path is not None:
            self.take(slot, path)

    def take(self, slot: int, path: Path) -> None:
        """Have a picture file shown."""
        self._save(slot, path.name, path)

    def _save(self, slot: int, name: str, path: Path | None) -> None:
        year = self._year

        def work(register: Register) -> Outcome:
            body = _picture(path) if path else b""
            return save_report_picture(register, year=year, slot=slot, name=name, picture=body)

        self._page.ask(work, then=lambda _: self.saved.emit())

    def _add(self, row: int, shown: ShownPicture) -> None:
        choose = button("Ganti…" if shown.name else "Pilih…", compact=True)
        choose.setAccessibleName(f"Pilih gambar {shown.slot}")
        choose.clicked.connect(partial(self.choose, shown.slot))
        drop = button("Hapus", "link", compact=True)
        drop.setVisible(bool(shown.name))
        drop.clicked.connect(lambda _=False, slot=shown.slot: self._save(slot, "", None))
        name = ShortLabel(shown.name or "belum dipilih", "second")
        for column, part in enumerate(
            (label(str(shown.slot), "strong"), ShortLabel(shown.caption), name, choose, drop)
        ):
            self._grid.addWidget(part, row, column)
        self._grid.setColumnStretch(2, 1)
