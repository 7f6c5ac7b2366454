"""The office's logo: chosen from a picture file, kept as Base64 text."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserMistake
from ui.files import choose_file
from ui.look.style import current_look
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.painting import CENTRE, draw_box, draw_text, smooth
from ui.tasks import Runner

LARGEST: Final = 500_000
_SIDE: Final = 88
_STARTS: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_KINDS: Final = "Gambar PNG atau JPEG (*.png *.jpg *.jpeg)"


def read_logo(path: Path) -> str:
    """Return a picture file as Base64, in the worker; UserMistake for one that can't be used."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        said = f"{path.name} tidak dapat dibaca. Periksa izin berkasnya."
        raise UserMistake({"logo": said}) from error
    if size > LARGEST:
        said = f"Gambarnya {size // 1000} kB; paling besar 500 kB. Perkecil dahulu."
        raise UserMistake({"logo": said})
    if not content.startswith(_STARTS) or QImage.fromData(QByteArray(content)).isNull():
        raise UserMistake({"logo": f"{path.name} bukan gambar PNG atau JPEG yang utuh."})
    return b64encode(content).decode("ascii")


class LogoView(QWidget):
    """The logo as it will stand on paper: on white, in both themes."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(_SIDE, _SIDE)
        self.setAccessibleName("Pratinjau logo")

    def show_logo(self, value: str) -> None:
        """Show the Base64 picture, or an empty place for ""."""
        try:
            content = b64decode(value)
        except NotBase64:
            content = b""
        self._picture = QPixmap.fromImage(QImage.fromData(QByteArray(content)))
        self.setAccessibleDescription("Ada logo" if value else "Belum ada logo")
        self.update()

    def picture(self) -> QPixmap:
        """Return the picture, null when there is none."""
        return self._picture

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        painter = smooth(self)
        rect = QRectF(self.rect())
        if self._picture.isNull():
            draw_box(painter, rect, 4, fill=look.tokens.sunken, edge=look.tokens.line)
            ink = look.tokens.ink3
            draw_text(
                painter, self.rect(), "tanpa logo", face=look.fonts.second, ink=ink, align=CENTRE
            )
        else:
            draw_box(painter, rect, 4, fill="#FFFFFF", edge=look.tokens.line)
            ratio = self.devicePixelRatioF()
            room = QSize(_SIDE - 12, _SIDE - 12) * ratio
            scaled = self._picture.scaled(
                room,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            size = scaled.size() / ratio
            x, y = (_SIDE - size.width()) // 2, (_SIDE - size.height()) // 2
            painter.drawPixmap(x, y, size.width(), size.height(), scaled)
        painter.end()


class LogoEdit(QWidget):
    """Chooses or removes the logo; `problem_found` carries why a file can't be used.

    Files are read by the `runner`: a stick or a share may take its time.
    """

    changed = Signal()
    problem_found = Signal(str)

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._value = ""
        self.view = LogoView()
        self.choose_button = button("Pilih gambar…", icon="upload")
        self.remove_button = button("Hapus logo", "quiet")
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(lambda: self._take(""))
        self.setFocusProxy(self.choose_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch(1)
        words.addLayout(buttons)
        words.addWidget(label("PNG atau JPEG, paling besar 500 kB.", "hint"))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.view)
        row.addLayout(words, 1)
        self.set_value("")

    def value(self) -> str:
        """Return the picture as Base64, "" when there is none."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a kept picture."""
        self._value = value
        self.view.show_logo(value)
        self.remove_button.setVisible(bool(value))

    def choose(self) -> None:
        """Let the user choose a picture file."""
        path = choose_file(self, title="Pilih logo", kinds=_KINDS)
        if path is not None:
            self._runner.run(
                partial(read_logo, path),
                then=self._take,
                failed=self._on_failed,
                owner=self,
                key="logo",
                lane="paper",
            )

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UserMistake):
            self.problem_found.emit(error.sentence)

    def _take(self, value: str) -> None:
        self.set_value(value)
        self.problem_found.emit("")
        self.changed.emit()
