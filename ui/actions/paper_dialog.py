"""A paper over the page: looked at first, then printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.register import Register
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox
from ui.parts.labels import label
from ui.parts.letters import give_letters
from ui.parts.paper.paper_view import Fit, PaperView
from ui.parts.screen_room import fit_on_screen
from ui.parts.surface_dialog import SurfaceDialog
from ui.printing import print_paper
from ui.saving_papers import EXCEL, save_paper

_MARGIN = 16
Make = Callable[[str], Callable[[Register], bytes]]


class PaperDialog(SurfaceDialog):
    """Shows the paper that `make` tells how to make for the chosen key; "" without `choices`.

    `then` follows whenever it was printed or saved.
    """

    def __init__(
        self,
        context: Context,
        make: Make,
        *,
        title: str,
        name: str,
        parent: QWidget,
        choices: Sequence[tuple[str, str]] = (),
        chosen: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._then = then
        self._make = make
        self._name = name
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.choice = ComboBox(list(choices))
        self.choice.setAccessibleName("Untuk")
        self.choice.setVisible(False)
        if choices:
            self.choice.choose(chosen)
            self.choice.setVisible(True)
        self.choice.currentIndexChanged.connect(self._draw)
        self.paper = PaperView(fit=Fit.PAGE)
        self.print_button = button("Cetak", "primary", icon="printer", shortcut="Ctrl+P",
                                   binds=False)  # fmt: skip
        self.print_button.clicked.connect(self.print)
        self.save_button = button("Simpan PDF", icon="download", shortcut="Ctrl+S", binds=False)
        self.save_button.clicked.connect(self.save)
        self.close_button = button("Tutup", "quiet")
        self.close_button.clicked.connect(self.reject)
        for keys, run in (("Ctrl+P", self.print), ("Ctrl+S", self.save)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self._lay_out(title)
        self._fit_screen(parent)
        self._draw()

    def add_excel(self, make: Make) -> None:
        """Offer the same as a file for Excel, made as `make` tells for the chosen key."""
        self.excel_button = button("Simpan Excel", icon="file-analytics")
        self.excel_button.clicked.connect(partial(self._save_excel, make))
        self._buttons.insertWidget(self._buttons.indexOf(self.save_button), self.excel_button)

    def _save_excel(self, make: Make) -> None:
        suggested = f"{self._name}{EXCEL.suffix}"
        keep = partial(
            save_paper, self.context, suggested=suggested, parent=self, then=self._then, kind=EXCEL
        )
        work = make(str(self.choice.currentData() or ""))
        self.context.ask(work, then=keep, owner=self, lane="paper")

    def print(self) -> None:
        """Print the paper shown."""
        if (pdf := self.paper.pdf()) is not None:
            print_paper(self.context, pdf, name=self._name, parent=self, then=self._then)

    def save(self) -> None:
        """Save the paper shown."""
        if (pdf := self.paper.pdf()) is not None:
            name = f"{self._name}.pdf"
            save_paper(self.context, pdf, suggested=name, parent=self, then=self._then)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        give_letters(self)

    def _draw(self) -> None:
        self.paper.show_waiting()
        self.context.ask(
            self._make(str(self.choice.currentData() or "")),
            then=self.paper.show_paper,
            failed=lambda _: self.paper.show_nothing("Kertas tidak dapat disiapkan."),
            owner=self,
            key="paper",
            lane="paper",
        )

    def _fit_screen(self, parent: QWidget) -> None:
        window = parent.window().size()
        wanted = QSize(min(760, window.width() - 48), max(420, min(820, window.height() - 40)))
        fit_on_screen(self, wanted)

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        head.addWidget(label(title, "preview-title"))
        head.addStretch(1)
        head.addWidget(self.choice)
        foot = QFrame()
        foot.setProperty("kind", "foot")
        buttons = self._buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(_MARGIN, 8, _MARGIN, 8)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for made in (self.close_button, self.save_button, self.print_button):
            buttons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        column.addWidget(foot)
