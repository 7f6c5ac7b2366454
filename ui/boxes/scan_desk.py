"""A pile of scanned slips: read in the background, put into the grid, each with its picture."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.desk.scanned_slips import ScannedSlip, read_slips, slip_form_pdf
from ui.boxes.slip_picture import Scan
from ui.boxes.slip_row import SlipRow, rows_of
from ui.commands import Command
from ui.look.tokens import Tone
from ui.parts.fields.editors import LineEdit
from ui.printing import print_paper
from ui.scans.intake import Intake
from ui.tasks import call

if TYPE_CHECKING:
    from ui.boxes.places import BoxPlaces
    from ui.boxes.slip_grid import SlipGrid
    from ui.page import Page

_FORMS = (4, 2, 1)


class ScanDesk(QObject):
    """Goes between the files of slips, the grid and the picture beside it.

    `added` comes when slips of a page stand in the grid. Pictures are kept as long as the opening
    is not saved; with the program they are gone.
    """

    added = Signal()

    def __init__(self, page: Page, grid: SlipGrid, places: BoxPlaces) -> None:
        super().__init__(page)
        self._page, self._grid, self._places = page, grid, places
        self._scans: dict[int, Scan] = {}
        self._intake = Intake(
            page,
            lambda register, picture: read_slips(register, page=picture),
            title="Baca pindaian lembar saran",
        )
        self._intake.found.connect(self._on_found)
        self._intake.refused.connect(
            lambda sentence: page.context.messages.say(sentence, Tone.WARN)
        )
        self._intake.progressed.connect(places.show_how_far)
        places.stop_button.clicked.connect(self._intake.stop)
        grid.row_changed.connect(self._show_row)

    def choose(self) -> None:
        """Let the user choose scans and photographs of slips."""
        self._intake.choose()

    def take(self, brought: QMimeData) -> None:
        """Read what was dropped."""
        self._intake.take(brought)

    def forget(self) -> None:
        """Let all pictures go."""
        self._intake.abandon()
        self._scans.clear()
        self._places.show_picture(there=False)

    def form_commands(self) -> list[Command]:
        """Return how empty slips are printed."""
        return [
            Command(
                f"box.form{count}",
                f"Cetak formulir saran, {count} lembar per A4",
                partial(self.print_form, count),
                "printer",
                also="kotak saran lembar kosong",
            )
            for count in _FORMS
        ]

    def print_form(self, per_page: int) -> None:
        """Print a page of empty slips; more of them are printed as copies."""
        page = self._page
        page.ask(
            call(slip_form_pdf, per_page=per_page),
            then=lambda pdf: print_paper(page.context, pdf=pdf, parent=page, name="Formulir saran"),
            key="form",
        )

    def _on_found(self, name: str, slips: Sequence[ScannedSlip]) -> None:
        rows: list[SlipRow] = []
        for slip in slips:
            if not slip.answers:
                self._page.context.messages.say(f"{name}: {slip.state.value}", Tone.WARN)
                continue
            scan = len(self._scans) + 1
            image = QImage.fromData(slip.picture)
            self._scans[scan] = Scan(name, slip.state.value, image, slip.tops)
            rows += rows_of(slip, scan)
        if rows:
            self._put(rows)

    def _put(self, rows: Sequence[SlipRow]) -> None:
        """Put the slips of a page below the others; the first of all is gone to."""
        grid, picture = self._grid, self._places.picture
        grid.take_over()
        here = grid.currentIndex()
        column = here.column()
        first = grid.slip_model.add(rows)
        began = picture.isHidden()
        self._places.show_picture(there=True)
        self.added.emit()
        typing = QApplication.focusWidget()
        if not began:
            # Whoever types slips already goes on where they were.
            grid.go_back(here.row(), column)
        elif isinstance(typing, LineEdit) and not grid.isAncestorOf(typing):
            self._show_row(first)
        else:
            grid.start_at(first)

    def _show_row(self, number: int) -> None:
        rows = self._grid.slip_model
        if 0 <= number < rows.rowCount():
            row = rows.row(number)
            self._places.picture.show_scan(self._scans.get(row.scan), row.section)
