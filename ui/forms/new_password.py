"""Says under a new password, while it is typed, whether it would be accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from ui.parts.fields.editors import LineEdit
    from ui.parts.fields.field import Field

HINT: Final = "Paling sedikit 10 huruf; beberapa kata lebih baik"
GOOD: Final = "Kata sandi ini cukup kuat."
_REST_MS: Final = 300


class PasswordWatch(QObject):
    """Judges a field's password once the keyboard rests; `about` tells login, name and office.

    `resized` is called when the words below the field have changed.
    """

    def __init__(
        self,
        field: Field,
        editor: LineEdit,
        *,
        about: Callable[[], tuple[str, str, str]],
        resized: Callable[[], object],
    ) -> None:
        super().__init__(field)
        self._field = field
        self._editor = editor
        self._about = about
        self._resized = resized
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.judge)
        field.set_hint(HINT)
        editor.textEdited.connect(self._on_typed)

    def _on_typed(self) -> None:
        self._field.set_error(None)
        self._rest.start()

    def judge(self) -> None:
        """Say how the password of now would be taken."""
        from app.access.passwords import password_mistake

        typed = self._editor.text()
        login, name, office = self._about()
        mistake = password_mistake(typed, login=login, name=name, office=office)
        self._field.set_hint((mistake or GOOD) if typed else HINT)
        self._resized()
