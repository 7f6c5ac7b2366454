"""Saves a paper as a file of the clerk's choice, and tells where it lies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from app.keeping.saving import save, wipe
from ui.files import choose_place
from ui.look.tokens import Tone
from ui.messages import Messages
from ui.preferences import PAPER_FOLDER, Preferences
from ui.tasks import Runner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SAVED_MS: Final = 10_000


class PaperKind(NamedTuple):
    """What a paper is saved as: the name of its program or format, and the file's ending."""

    name: str
    suffix: str


PDF: Final = PaperKind("PDF", ".pdf")
WORD: Final = PaperKind("Word", ".docx")
EXCEL: Final = PaperKind("Excel", ".xlsx")


class PrintsFor(Protocol):
    """Whose paper it is: a page's context, or what leads through the doors of a register."""

    @property
    def runner(self) -> Runner: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def preferences(self) -> Preferences: ...


def paper_folder(kept: str) -> Path:
    """Return where papers are saved: the folder used last, else Documents, else home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    known = (Path(folder) for folder in (kept, documents) if folder)
    return next((folder for folder in known if folder.is_dir()), Path.home())


def save_paper(
    context: PrintsFor,
    paper: bytes,
    *,
    suggested: str,
    parent: QWidget,
    then: Callable[[], object] | None = None,
    secret: bool = False,
    kind: PaperKind = PDF,
) -> None:
    """Ask where to, then write the file whole or not at all; `then` follows when it is written.

    A `secret` one is its owner's alone, and offered to be wiped.
    """
    place = paper_folder(context.preferences.get(PAPER_FOLDER)) / suggested
    path = choose_place(
        context.messages,
        parent,
        title=f"Simpan {kind.name}",
        suggested=str(place),
        kinds=f"{kind.name} (*{kind.suffix})",
        suffix=kind.suffix,
    )
    if path is None:
        return
    context.preferences.set(PAPER_FOLDER, str(path.parent))

    def saved(_: None) -> None:
        tell_of_file(context, path, secret=secret, opened_as=kind.name)
        if then is not None:
            then()

    work = partial(save, path, paper, secret=secret)
    context.runner.run(work, then=saved, owner=parent, lane="paper")


def tell_of_file(
    context: PrintsFor, path: Path, *, secret: bool, opened_as: str = PDF.name
) -> None:
    """Say where a paper lies that is a file, with a way to open it, or to wipe a secret one."""
    if not secret:
        context.messages.bar(
            f"{path.name} tersimpan.",
            str(path.parent),
            tone=Tone.OK,
            icon="check",
            action=f"Buka {opened_as}",
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            key="saved-paper",
            lasts_ms=_SAVED_MS,
        )
        return

    def on_wiping() -> None:
        context.runner.run(
            lambda: wipe(path),
            then=lambda _: context.messages.say(f"{path.name} dihapus."),
            failed=lambda _: tell_of_file(context, path, secret=True),
            lane="paper",
        )

    context.messages.bar(
        f"{path.name} tersimpan sebagai berkas, belum tercetak.",
        f"{path.parent}: siapa pun yang membacanya dapat membuka register. Cetak, lalu hapus.",
        tone=Tone.WARN,
        icon="alert-triangle",
        action="Hapus berkas",
        on_action=on_wiping,
        key=f"secret-paper {path}",
        stays=True,
    )
