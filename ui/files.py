"""Files the user chooses in the system's own dialogs; written by `app.keeping.saving`."""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.messages import Messages

_LEAVE_IT_TO_US = QFileDialog.Option.DontConfirmOverwrite


def choose_file(parent: QWidget, *, title: str, kinds: str, folder: str = "") -> Path | None:
    """Let the user choose a file to read, looking in `folder` first; None when given up."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return Path(chosen) if chosen else None


def choose_files(parent: QWidget, *, title: str, kinds: str = "") -> list[Path]:
    """Let the user choose any number of files to read; none when given up."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, "", kinds)
    return [Path(each) for each in chosen]


def files_in(brought: QMimeData) -> list[Path]:
    """Return the files that something dropped or copied names."""
    return [Path(url.toLocalFile()) for url in brought.urls() if url.isLocalFile()]


def choose_place(
    messages: Messages, parent: QWidget, *, title: str, suggested: str, kinds: str, suffix: str
) -> Path | None:
    """Let the user name a file to write, which gets the `suffix` it lacks; None when given up.

    Whether a file may be replaced is asked here: the system's dialog knows its name only as typed.
    """
    while (path := name_file(parent, title, suggested, kinds, suffix)) is not None:
        if not path.exists() or messages.ask(
            f"Ganti {path.name}?",
            f"Berkas itu sudah ada di {path.parent}. Isinya yang lama akan hilang.",
            yes="Ganti",
            danger=True,
        ):
            break
        if not parent.isVisible():
            # The register was locked over the question.
            return None
        suggested = str(path)
    return path


def name_file(parent: QWidget, title: str, suggested: str, kinds: str, suffix: str) -> Path | None:
    """Let the user name a file, whether it exists or not; it gets the `suffix` it lacks."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds, "", _LEAVE_IT_TO_US)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)
