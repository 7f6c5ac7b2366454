"""What this user's window remembers between starts, each setting declared once with its default."""

from contextlib import suppress
from pathlib import Path
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from app.keeping.places import settings_file

T = TypeVar("T", str, int, QByteArray)


class Preference(NamedTuple, Generic[T]):
    """One remembered value: its name in the file and what it is until the user changes it."""

    name: str
    default: T


THEME: Final = Preference("tampilan/tema", "system")
TEXT_SIZE: Final = Preference("tampilan/ukuran_huruf", 100)
GEOMETRY: Final = Preference("jendela/letak", QByteArray())
PAPER_FOLDER: Final = Preference("kertas/map", "")
SCAN_FOLDER: Final = Preference("kertas/map_pindaian", "")
SCANS_TAKEN: Final = Preference("kertas/pindaian_sudah_dibaca", "")
PRINTER: Final = Preference("kertas/pencetak", "")
SCREEN_DPI: Final = Preference("kertas/titik_per_inci_layar", 96)
TRAY: Final = Preference("pemberitahuan/baki", 0)
MORNING: Final = Preference("beranda/ringkasan_terakhir", "")
REGISTER_COLUMNS: Final = Preference("register/kolom", "")
REGISTER_VIEWS: Final = Preference("register/tampilan", "")
LAST_PLACE: Final = Preference("jendela/tempat_terakhir", "")
LAST_VERSION: Final = Preference("program/versi_terakhir", "")
TOUR: Final = Preference("tur/langkah", 0)
PREPARED: Final = Preference("persiapan/langkah", "")
LAST_LOGIN: Final = Preference("masuk/terakhir", "")
THEMES: Final = {
    "system": "Ikuti sistem",
    "light": "Terang",
    "dark": "Gelap",
    "contrast": "Kontras tinggi",
}
TEXT_SIZES: Final = (100, 110, 125, 150)
"""In percent of what the system has; everything in the window grows with the letters."""


class Preferences:
    """Reads and writes the settings of this user on this computer, in an INI file."""

    def __init__(self, path: Path | None = None) -> None:
        place = path or settings_file()
        self._settings = QSettings(str(place), QSettings.Format.IniFormat)

    def get(self, setting: Preference[T]) -> T:
        """Return the remembered value; a file that holds nonsense counts as nothing remembered."""
        kept = self._settings.value(setting.name, setting.default)
        if isinstance(kept, type(setting.default)):
            return kept
        if isinstance(setting.default, int):
            text = str(kept)
            return int(text) if text.isdecimal() else setting.default
        return setting.default

    def text_size(self) -> int:
        """Return the size of letters in percent, 100 where something else than offered is kept."""
        kept = self.get(TEXT_SIZE)
        return kept if kept in TEXT_SIZES else TEXT_SIZE.default

    def set(self, setting: Preference[T], value: T) -> None:
        """Remember a value; the file is written shortly after."""
        self._settings.setValue(setting.name, value)

    def write(self) -> None:
        """Write the file now."""
        self._settings.sync()
        with suppress(OSError):
            Path(self._settings.fileName()).chmod(0o600)
