"""Files the user chooses in the system's own dialogs; written by `app.atomic_file`."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.errors import EnvironmentTrouble


def choose_file(parent: QWidget, *, title: str, kinds: str) -> Path | None:
    """Let the user choose a file to read; None when given up."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def choose_place(parent: QWidget, *, title: str, suggested: str, kinds: str) -> Path | None:
    """Let the user name a file to write; None when given up."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(chosen) if chosen else None


def read_file(path: Path) -> bytes:
    """Return a file's bytes; EnvironmentTrouble with kind unreadable when it can't be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble(
            "unreadable", f"{path.name} tidak dapat dibaca.", "Periksa tempat dan izin berkasnya."
        ) from error
