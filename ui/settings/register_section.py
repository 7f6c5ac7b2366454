"""The section about the register itself: where it lies, another one, import, and its check."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.keeping.places import is_server, whole_place
from app.keeping.saving import save
from app.roles import Role
from app.transfer.columns import template
from app.transfer.importing import Preview, preview_import
from app.transfer.source import read_source
from ui.files import choose_file, choose_place
from ui.page import Context
from ui.parts.buttons import Button, button
from ui.parts.flow import FlowLayout
from ui.parts.panels.fact_list import FactList
from ui.settings.backup_part import BackupPart
from ui.settings.check_panel import CheckPanel
from ui.settings.import_dialog import ImportDialog
from ui.settings.section import SettingsSection

_CSV = "CSV (*.csv);;Semua file (*)"
_TEMPLATE_NAME = "Contoh impor aduan.csv"


class RegisterSection(SettingsSection):
    """What can be done with the register as a whole."""

    key: ClassVar[str] = "register"
    word: ClassVar[str] = "Register"
    icon: ClassVar[str] = "database"
    saves: ClassVar[bool] = False
    roles: ClassVar[frozenset[Role]] = frozenset({Role.ADMIN, Role.HEAD, Role.DESK})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.facts = FactList()
        self._others = QWidget()
        self._other_row = FlowLayout()
        self.import_button = button("Impor dari CSV…", icon="upload")
        self.template_button = button("Simpan contoh CSV…", "quiet")
        self.check = CheckPanel(context)
        self.backups: BackupPart | None = None
        self.dialog: ImportDialog | None = None
        self._arrange()
        self.import_button.clicked.connect(self.choose_import)
        self.template_button.clicked.connect(self.save_template)
        self.show_office()

    def show_office(self) -> None:
        """Show where the register lies and what kind it is."""
        location = self.context.register.location
        kind = (
            "Data contoh, cetakan diberi tanda CONTOH" if self.context.sample else "Register kantor"
        )
        self.facts.set_facts([("Tempat", whole_place(location)), ("Jenis", kind)])
        self._offer_others()

    def first_focus(self) -> QWidget | None:
        """Return the button that opens the folder, or imports."""
        return self.import_button

    # --- what the officer does ---------------------------------------------------------------

    def open_folder(self) -> None:
        """Show the folder of the register in the system's file manager."""
        folder = Path(self.context.register.location).absolute().parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def choose_import(self) -> None:
        """Let the user choose a CSV file and show what its import would do."""
        path = choose_file(self, title="Impor aduan dari CSV", kinds=_CSV)
        if path is None:
            return
        register = self.context.register

        def preview() -> Preview:
            return preview_import(register, content=read_source(path))

        if self.dialog is None:
            self.dialog = ImportDialog(self.context, parent=self)
            self.dialog.other_wanted.connect(self.choose_import)
            self.dialog.finished.connect(self._on_dialog_closed)
            self.dialog.open()
        self.dialog.show_reading(path.name)
        self.context.runner.run(
            preview,
            then=self.dialog.show_preview,
            failed=self.dialog.show_failure,
            owner=self.dialog,
            key="preview",
        )

    def save_template(self) -> None:
        """Save an empty CSV with the header of the import format."""
        place = choose_place(
            self.context.messages,
            self,
            title="Simpan contoh CSV",
            suggested=_TEMPLATE_NAME,
            kinds=_CSV,
            suffix=".csv",
        )
        if place is None:
            return
        # The mark at the start lets spreadsheets know that it is UTF-8.
        content = (template() + "\r\n").encode("utf-8-sig")
        say = self.context.messages.say
        self.context.runner.run(
            lambda: save(place, content),
            then=lambda _: say(f"Contoh CSV disimpan di {place}."),
            owner=self,
        )

    # --- inside ------------------------------------------------------------------------------

    def _on_dialog_closed(self, _: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _offer_others(self) -> None:
        while (item := self._other_row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if not is_server(self.context.register.location):
            self._add_other("Buka map register", self.open_folder, "folder")
        self._add_other("Pilih register lain…", self.context.open_other, "folder")
        self._add_other("Buat register baru…", self.context.make_new, "plus")
        self._add_other("Coba dengan data contoh", self.context.open_sample, "database")

    def _add_other(self, word: str, deed: Callable[[], object], icon: str) -> Button:
        made = button(word, icon=icon)
        made.clicked.connect(lambda _=False: deed())
        self._other_row.addWidget(made)
        return made

    def _arrange(self) -> None:
        self.column.addWidget(self.facts)
        self._others.setLayout(self._other_row)
        self.column.addWidget(self._others)
        self.add_caption(
            "Impor aduan",
            "Isi berkas diperiksa dan diperlihatkan dahulu. Semuanya masuk, atau tidak sama sekali.",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.import_button)
        row.addWidget(self.template_button)
        row.addStretch(1)
        self.column.addLayout(row)
        if not is_server(self.context.register.location):
            self.add_caption(
                "Cadangan",
                "Dibuat sendiri setengah jam sesudah ada perubahan dan saat program ditutup. Satu "
                "berkas berisi register dan kuncinya, tetap tersandi; dibuka dengan kata sandi "
                "yang berlaku saat itu.",
            )
            self.backups = BackupPart(self.context)
            self.column.addWidget(self.backups)
        self.add_caption(
            "Pemeriksaan",
            "Membaca seluruh register: isi berkas, nomor urut, rantai riwayat, dan keadaan aduan.",
        )
        self.column.addWidget(self.check)
