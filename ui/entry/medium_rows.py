"""The fields that only some media bring, below the medium: those of the one that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from app.rules.medium_fields import FIELDS, KINDS
from ui.look.tokens import SPACE_12, SPACE_16
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field

if TYPE_CHECKING:
    from app.rules.medium_fields import MediumField, MediumKind

_LONGEST = 2000
_BESIDE = 2


class MediumRows(QWidget):
    """Two fields beside each other; one alone has the line. What is hidden counts for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self.fields = {field.key: _made(field) for field in FIELDS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_16)
        self._grid.setVerticalSpacing(SPACE_12)
        for column in range(_BESIDE):
            self._grid.setColumnStretch(column, 1)
        for field in self.fields.values():
            self._grid.addWidget(field, 0, 0)
        self.hide()

    def show_kind(self, kind: MediumKind) -> None:
        """Show the fields of one kind of medium."""
        for field in self.fields.values():
            self._grid.removeWidget(field)
            field.hide()
        shown = KINDS[kind].fields
        for at, each in enumerate(shown):
            alone = len(shown) == 1
            self._grid.addWidget(
                self.fields[each.key], at // _BESIDE, at % _BESIDE, 1, _BESIDE if alone else 1
            )
            self.fields[each.key].show()
        self.setVisible(bool(shown))

    def keep_nobody(self, anonymous: bool) -> None:
        """Take nothing that names a person, while nobody is to be named."""
        for each in FIELDS:
            if each.of_person:
                self.fields[each.key].editor.setEnabled(not anonymous)


def _made(field: MediumField) -> Field:
    editor = LineEdit(placeholder=field.example, longest=_LONGEST)
    return Field(field.word, editor, optional=True)
