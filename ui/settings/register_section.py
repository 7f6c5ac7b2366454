"""The section about the register itself: where it lies, another one, import, and its check."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.keeping.archives import is_archive
from app.keeping.places import is_server, whole_place
from app.keeping.saving import save
from app.roles import Role
from app.rules.moments import table_moment
from app.transfer.columns import template
from app.transfer.mapping import SOURCE_WORDS
from app.transfer.undoing import PastImport, last_import, undo_import
from ui.files import choose_file, choose_place
from ui.page import Context
from ui.parts.buttons import Button, button
from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.panels.fact_list import FactList
from ui.settings.archive_dialog import ArchiveDialog
from ui.settings.backup_part import BackupPart, save_backup
from ui.settings.check_panel import CheckPanel
from ui.settings.import_dialog import ImportDialog
from ui.settings.section import SettingsSection
from ui.tasks import call

_CSV = "CSV (*.csv)"
_TABLES = (
    "Tabel dan arsip register (*.csv *.xlsx *.xlsm *.xls *.tsv *.txt *.cadangan);;Semua file (*)"
)
_TEMPLATE_NAME = "Contoh impor aduan.csv"


class RegisterSection(SettingsSection):
    """What can be done with the register as a whole."""

    key: ClassVar[str] = "register"
    saves: ClassVar[bool] = False

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.facts = FactList()
        self._others = QWidget()
        self._other_row = FlowLayout()
        self.import_button = button("Impor dari berkas…", icon="upload")
        self.template_button = button("Simpan contoh CSV…", "quiet")
        self.last_label = label("", "second", wrap=True)
        self.undo_button = button("Urungkan impor itu", "quiet", icon="arrow-back-up")
        self._last: PastImport | None = None
        self.check = CheckPanel(context)
        self.backups: BackupPart | None = None
        self.dialog: ImportDialog | None = None
        self._arrange()
        self.import_button.clicked.connect(self.choose_import)
        self.template_button.clicked.connect(self.save_template)
        self.undo_button.clicked.connect(self.ask_undo)
        self.show_office()

    def show_office(self) -> None:
        """Show where the register lies and what kind it is."""
        location = self.context.register.location
        kind = (
            "Data contoh, cetakan diberi tanda CONTOH" if self.context.sample else "Register kantor"
        )
        self.facts.set_facts([("Tempat", whole_place(location)), ("Jenis", kind)])
        self._offer_others()
        self._ask_last()

    def first_focus(self) -> QWidget | None:
        """Return the button that opens the folder, or imports."""
        return self.import_button

    # --- what the officer does ---------------------------------------------------------------

    def open_folder(self) -> None:
        """Show the folder of the register in the system's file manager."""
        folder = Path(self.context.register.location).absolute().parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def choose_import(self) -> None:
        """Let the user choose a file and show what its import would do."""
        path = choose_file(self, title="Impor aduan", kinds=_TABLES)
        if path is None:
            return
        self.context.runner.run(
            lambda: is_archive(path),
            then=lambda archive: self._read_archive(path) if archive else self._shown().read(path),
            owner=self,
        )

    def _read_archive(self, path: Path) -> None:
        """Ask how the archive of another register is opened, then show what it would bring."""
        asked = ArchiveDialog(self.context, path, parent=self)

        def show(_: object) -> None:
            if asked.looked_at is not None:
                self._shown().show_archive(path, asked.way, asked.looked_at)

        asked.saved.connect(show)
        asked.open()

    def _shown(self) -> ImportDialog:
        if self.dialog is None:
            self.dialog = ImportDialog(self.context, parent=self)
            self.dialog.other_wanted.connect(self.choose_import)
            self.dialog.finished.connect(self._on_dialog_closed)
            self.dialog.open()
        return self.dialog

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

    def ask_undo(self) -> None:
        """Ask whether the last import is to be undone."""
        last = self._last
        if last is not None and self.context.messages.ask(
            "Urungkan impor terakhir?",
            f"{last.count} aduan ({last.span}) tidak dihitung lagi; nomornya tetap.",
            yes="Urungkan",
            danger=True,
        ):
            self.context.ask(
                call(undo_import, position=last.position),
                then=lambda _: self._ask_last(),
                owner=self,
            )

    # --- inside ------------------------------------------------------------------------------

    def _ask_last(self) -> None:
        if Role.DESK in self.context.register.account.roles:
            self.context.ask(last_import, then=self._show_last, owner=self, key="last-import")

    def _show_last(self, last: PastImport | None) -> None:
        self._last = last
        for part in (self.last_label, self.undo_button):
            part.setVisible(last is not None)
        if last is not None:
            when = table_moment(last.done_at, self.context.office.zone)
            self.last_label.setText(
                f"Impor terakhir {when} oleh {last.actor}: {last.count} aduan ({last.span}) dari "
                f"{SOURCE_WORDS[last.source]}."
            )

    def _on_dialog_closed(self, _: int) -> None:
        self._ask_last()
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
            "Jawaban lembar saran online, daftar SP4N LAPOR, register Excel lama, atau contoh CSV. "
            "Isinya diperiksa dan diperlihatkan dahulu, baris demi baris.",
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.import_button)
        row.addWidget(self.template_button)
        row.addStretch(1)
        self.column.addLayout(row)
        past = QHBoxLayout()
        past.setSpacing(8)
        past.addWidget(self.last_label, 1)
        past.addWidget(self.undo_button)
        self.column.addLayout(past)
        self._show_last(None)
        if not is_server(self.context.register.location):
            self.add_caption(
                "Cadangan",
                "Dibuat sendiri setengah jam sesudah ada perubahan dan saat program ditutup. Satu "
                "berkas berisi register dan kuncinya, tetap tersandi; dibuka dengan kata sandi "
                "yang berlaku saat itu.",
            )
            self.backups = BackupPart(self.context)
            self.column.addWidget(self.backups)
        else:
            self.add_caption(
                "Cadangan",
                "Basis data di server dicadangkan oleh pengelolanya. Di sini seluruh register dengan "
                "kuncinya disimpan dalam satu berkas, misalnya untuk pindah ke satu komputer.",
            )
            save = button("Simpan cadangan…", icon="download")
            save.clicked.connect(lambda: save_backup(self.context, self))
            self.column.addWidget(save, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_caption(
            "Pemeriksaan",
            "Membaca seluruh register: isi berkas, nomor urut, rantai riwayat, dan keadaan aduan.",
        )
        self.column.addWidget(self.check)
