"""Which column of a file is what: as it was proposed, and how it is put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.transfer.columns import TARGETS
from app.transfer.importing import Preview
from app.transfer.mapping import Mapping, source_sentence, unused_sentence
from app.transfer.moments import DateOrder
from ui.parts.buttons import button
from ui.parts.fields.editors import ComboBox
from ui.parts.labels import ShortLabel, label
from ui.parts.panels.fitted_area import FittedArea
from ui.parts.panels.panel import Panel

_UNUSED = ("", "(tidak dipakai)")
_ORDERS: Sequence[tuple[object, str]] = (
    ("", "menurut isinya"),
    (DateOrder.DAY_FIRST.value, "hari dahulu: 3/6 = 3 Juni"),
    (DateOrder.MONTH_FIRST.value, "bulan dahulu: 3/6 = 6 Maret"),
)
_HEIGHT = 190


class MappingPanel(Panel):
    """One line that says how the columns were read, and below it, on wish, each to be changed.

    `corrected` carries the mapping as it was put right by hand.
    """

    corrected = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self.sentence = label("", "sentence", wrap=True)
        self.change_button = button("Ubah…", "link", icon="adjustments-horizontal")
        self.medium = ComboBox()
        self.order = ComboBox(_ORDERS)
        self.choices: list[ComboBox] = []
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._area = FittedArea(self._inside, sideways=False)
        self._more = QWidget()
        self._arrange()
        self.change_button.clicked.connect(self._toggle)
        for choice in (self.medium, self.order):
            choice.activated.connect(self._on_changed)

    def show_preview(self, preview: Preview) -> None:
        """Show how a file was read; open at once where something is lacking."""
        same = self._preview is not None and preview.heads == self._preview.heads
        self._preview = preview
        unused = unused_sentence(preview.mapping, preview.heads)
        said = (source_sentence(preview.mapping), unused, *preview.told)
        self.sentence.setText(" ".join(filter(None, said)))
        media = [(each.code, each.name) for each in preview.office.media]
        by_column = "medium" in preview.mapping.fields
        self.medium.set_choices([("", "menurut kolomnya" if by_column else "pilih…"), *media])
        self.medium.choose(preview.mapping.medium)
        self.medium.setEnabled(not by_column)
        self.order.choose(preview.mapping.order.value if preview.mapping.order else "")
        if not same:
            self._list_columns(preview)
        for choice, field in zip(self.choices, preview.mapping.fields, strict=True):
            choice.choose(field)
        if preview.lacking:
            self.open()

    def focus_lacking(self) -> None:
        """Put the keyboard where something is still to be chosen."""
        lacking = self._preview.lacking if self._preview else {}
        (self.medium if "medium" in lacking else self.choices[0]).setFocus()

    def open(self) -> None:
        """Show the columns."""
        self._more.show()
        self.change_button.set_word("Tutup")

    def _toggle(self) -> None:
        if self._more.isVisibleTo(self):
            self._more.hide()
            self.change_button.set_word("Ubah…")
        else:
            self.open()

    def _list_columns(self, preview: Preview) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        targets = [_UNUSED, *((field, column.word) for field, column in TARGETS.items())]
        self.choices = []
        for at in range(len(preview.heads.words)):
            choice = ComboBox(targets)
            choice.setAccessibleName(f"Isi kolom {preview.heads.named(at)}")
            choice.activated.connect(self._on_changed)
            self.choices.append(choice)
            self._grid.addWidget(ShortLabel(preview.heads.named(at), "strong"), at, 0)
            self._grid.addWidget(ShortLabel(preview.samples[at] or "kosong", "second"), at, 1)
            self._grid.addWidget(choice, at, 2)
        self._area.setFixedHeight(min(_HEIGHT, self._inside.sizeHint().height()))

    def mapping(self) -> Mapping:
        """Return what is chosen."""
        if self._preview is None:
            raise RuntimeError("no file is shown")
        order = self.order.currentData()
        return replace(
            self._preview.mapping,
            fields=tuple(choice.currentData() for choice in self.choices),
            medium=self.medium.currentData() or "",
            order=DateOrder(order) if order else None,
            settled=True,
        )

    def _on_changed(self, _: int) -> None:
        self.corrected.emit(self.mapping())

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.change_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QHBoxLayout()
        whole.setSpacing(8)
        for word, choice in (("Media semua baris", self.medium), ("Urutan tanggal", self.order)):
            choice.setAccessibleName(word)
            whole.addWidget(label(word, "label"))
            whole.addWidget(choice)
        whole.addStretch(1)
        self._grid.setContentsMargins(0, 0, 8, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for column, stretch in enumerate((2, 3, 2)):
            self._grid.setColumnStretch(column, stretch)
        column_box = QVBoxLayout(self._more)
        column_box.setContentsMargins(0, 4, 0, 0)
        column_box.setSpacing(8)
        column_box.addLayout(whole)
        column_box.addWidget(self._area)
        self.body.setContentsMargins(12, 8, 12, 8)
        self.body.addLayout(head)
        self.body.addWidget(self._more)
        self._more.hide()
