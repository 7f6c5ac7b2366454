"""Who signs the report, where and on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.rules.date_entry import parse_date
from app.rules.moments import table_date
from ui.look.style import set_kind
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import DateTimeEdit
from ui.parts.fields.field import Field
from ui.parts.labels import ShortLabel, label
from ui.parts.panels.panel import Panel

if TYPE_CHECKING:
    from datetime import date

    from app.desk.reporting import Edition
    from app.rules.signers import Signatory

_DATE_WIDTH = 150


class SigningPanel(Panel):
    """The date of signing and the head's name; `changed` comes when another date is meant.

    `settings_wanted` asks for the page where the head's name is filled in.
    """

    changed = Signal()
    settings_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._typed = False
        self._edition: Edition | None = None
        self.date_edit = DateTimeEdit(self._full, placeholder="27-02-2026")
        self.date_field = Field("Tanggal tanda tangan", self.date_edit)
        self.date_field.setFixedWidth(_DATE_WIDTH)
        self._place = label("", "label")
        self._name = ShortLabel("", "strong")
        self._second = ShortLabel("", "second")
        self.fill_button = button("Isi di Pengaturan", "link", compact=True)
        self.fill_button.clicked.connect(self.settings_wanted)
        self.date_edit.text_accepted.connect(self._on_accepted)
        self.date_edit.returnPressed.connect(self.date_edit.examine)
        self._accepted = ""
        self._arrange()
        self.show_office()

    def show_edition(self, edition: Edition | None) -> None:
        """Show who signed what went out, which stays as it is; None for what is to be signed."""
        self._edition = edition
        self.show_office()

    def signed_on(self) -> date:
        """Return the day of signing: the one typed, else today."""
        today = self._context.clock.now().astimezone(self._context.zone).date()
        if not self._typed:
            return today
        try:
            return self._read(self.date_edit.text())
        except ValueError:
            return today

    def named(self) -> bool:
        """Tell whether the head's name is known, or the paper went out as it is."""
        return self._edition is not None or bool(self._signer().name)

    def show_office(self) -> None:
        """Show who signs now, and today's date unless another was typed."""
        office, edition = self._context.office, self._edition
        title, name, nip, _ = self._signer()
        if edition is not None:
            name, nip = edition.signer, edition.signer_nip
        self.date_edit.setReadOnly(edition is not None)
        self._place.setText(", ".join(filter(None, (title, office.settings.city))))
        nobody = "Nama Kepala belum diisi" if edition is None else "Dicetak tanpa nama Kepala"
        self._name.set_whole(name or nobody)
        set_kind(self._name, "kind", "strong" if name else "warn-strong")
        self._second.set_whole(f"NIP {nip}" if nip else "NIP belum diisi")
        self._second.setVisible(bool(name))
        self.fill_button.setVisible(not name and edition is None)
        if edition is not None:
            self._accepted = table_date(edition.signed_on) if edition.signed_on else ""
            self.date_edit.setText(self._accepted)
        elif not self._typed:
            self._accepted = table_date(self.signed_on())
            self.date_edit.setText(self._accepted)

    def _signer(self) -> Signatory:
        return self._context.office.head_on(self.signed_on())

    def _on_accepted(self, text: str) -> None:
        if text != self._accepted:
            self._accepted, self._typed = text, True
            self.show_office()
            self.changed.emit()

    def _full(self, text: str) -> str:
        return table_date(self._read(text))

    def _read(self, text: str) -> date:
        zone = self._context.zone
        now = self._context.clock.now()
        return parse_date(text, zone=zone, now=now)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._place)
        words.addWidget(self._name)
        words.addWidget(self._second)
        words.addWidget(self.fill_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.date_field, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.setContentsMargins(16, 10, 16, 10)
        self.body.addLayout(row)
