"""The files that are attached to a complaint once it is registered: dropped, or chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from app.rules.wording import size_words
from app.transfer.mail import is_named_as_mail
from ui.look.tokens import SPACE_8
from ui.parts.buttons import button
from ui.parts.icon_mark import IconMark
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

_EMPTY = "Tarik berkas, foto, atau surel (.eml, .msg) ke halaman ini. Surel mengisi formulirnya."
_NAMED = "Surel memuat nama dan alamat pengirimnya. Keluarkan bila pelapor ingin tetap anonim."


class WaitingFiles(Panel):
    """A list with its button. `changed` tells of another list, `choosing_wanted` of the button."""

    changed = Signal()
    choosing_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("Bukti")
        self._paths: list[Path] = []
        self._sizes: dict[Path, QLabel] = {}
        self._hint = label(_EMPTY, "second", wrap=True)
        self._named = label(_NAMED, "second", wrap=True)
        self._named.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.choose_button = button("Pilih berkas", "link", icon="paperclip", compact=True)
        # Enter walks from field to field past it; Ctrl+U does the same.
        self.choose_button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.choose_button.setToolTip("Pilih berkas (Ctrl+U)")
        self.choose_button.clicked.connect(self.choosing_wanted)
        line = QHBoxLayout()
        line.addWidget(self.choose_button)
        line.addStretch(1)
        self.body.setSpacing(SPACE_8)
        self.add(self._hint)
        self.body.addLayout(self._rows)
        self.add(self._named)
        self.body.addLayout(line)

    def paths(self) -> tuple[Path, ...]:
        """Return the files, in the order in which they came."""
        return tuple(self._paths)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Add files; one that is there already is not added again."""
        self.set_files((*self._paths, *paths))

    def set_files(self, paths: Iterable[Path]) -> None:
        """Show these files."""
        new = list(dict.fromkeys(paths))
        if new == self._paths:
            return
        self._paths = new
        self._sizes.clear()
        _clear(self._rows)
        for path in new:
            self._rows.addLayout(self._row(path))
        self._hint.setVisible(not new)
        self._named.setVisible(any(map(is_named_as_mail, new)))
        self.changed.emit()

    def unmeasured(self) -> list[Path]:
        """Return the files of which no size is told yet."""
        return [path for path, told in self._sizes.items() if not told.text()]

    def show_sizes(self, sizes: Mapping[Path, str]) -> None:
        """Tell of some files how large they are."""
        for path in sizes.keys() & self._sizes.keys():
            self._sizes[path].setText(sizes[path])

    def _row(self, path: Path) -> QLayout:
        mail = is_named_as_mail(path)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        name = label(path.name)
        name.setToolTip(str(path))
        told = label("beserta lampirannya" if mail else "", "second")
        if not mail:
            self._sizes[path] = told
        drop = button("", "link", icon="x", compact=True, tip=f"Keluarkan {path.name}")
        drop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        drop.clicked.connect(partial(self._drop, path))
        line.addWidget(IconMark("mail" if mail else "paperclip", "ink2", 16))
        line.addWidget(name)
        line.addWidget(told)
        line.addStretch(1)
        line.addWidget(drop)
        return line

    def _drop(self, path: Path) -> None:
        self.set_files(each for each in self._paths if each != path)


def size_of(path: Path) -> str:
    """Return how large a file is, in words; in the worker, as a share may take its time."""
    try:
        return size_words(path.stat().st_size)
    except OSError:
        return "tidak ditemukan lagi"


def _clear(layout: QLayout) -> None:
    """Take all rows away, with the widgets in them."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        widget = item.widget()
        if inner is not None:
            _clear(inner)
        if isinstance(widget, QWidget):
            widget.hide()
            widget.deleteLater()
