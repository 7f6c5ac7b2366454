"""Who opens the box when, and how many slips lay in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QBoxLayout, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.opening_boxes import MOST_SLIPS
from app.errors import UserMistake
from app.rules.moments import table_date
from ui.forms.moment_field import MomentField
from ui.look.tokens import SPACE_4, SPACE_16
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk.opening_boxes import BoxNow
    from app.rules.moments import Stated
    from ui.page import Context

LOCKED: Final = "Terkunci, segel utuh"
_NAMES: Final = ("opened_at", "officer", "witness", "lock_state", "found")
"""The service's names of the fields, from the left."""


class OpeningHead(Panel):
    """The fields above the grid; `changed` follows each key."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.opened = MomentField("Dibuka pada", clock=context.clock, zone=context.zone, hint="")
        self.officer = Field("Petugas", LineEdit(context.register.account.name, longest=120))
        self.witness = Field("Petugas kedua", LineEdit(placeholder="nama, jabatan", longest=120))
        self.lock_state = Field("Keadaan kunci dan segel", LineEdit(LOCKED, longest=120))
        self.found = Field("Jumlah lembar", LineEdit(placeholder="0", longest=3))
        self.found.editor.setFixedWidth(96)
        _line(self.found).setValidator(QIntValidator(0, MOST_SLIPS, self))
        self._past, self._before = QWidget(), label("", "body")
        self._lay_out()
        for field in self.fields:
            _line(field).textEdited.connect(lambda _: self.changed.emit())

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields, from the left."""
        return (self.opened, self.officer, self.witness, self.lock_state, self.found)

    @property
    def count(self) -> int:
        """How many slips are said to have lain in the box; 0 while nothing is typed."""
        words = _line(self.found).text().strip()
        return int(words) if words.isdecimal() else 0

    def opened_at(self) -> Stated:
        """Return when the box was opened. Raises UserMistake for a moment that can't be read."""
        return self.opened.moment("opened_at")

    def words(self) -> dict[str, str]:
        """Return what is typed, by the service's names."""
        fields = zip(_NAMES, self.fields, strict=True)
        return {name: _line(field).text().strip() for name, field in fields}

    def begin(self) -> None:
        """Begin another opening: now, by who is signed in, with nothing counted yet."""
        self.opened.begin_anew()
        officer = self._context.register.account.name
        self.set_words({"officer": officer, "witness": "", "lock_state": LOCKED, "found": ""})
        self.show_mistakes({})

    def set_words(self, words: dict[str, str]) -> None:
        """Show what a draft kept."""
        for name, field in zip(_NAMES, self.fields, strict=True):
            if name in words:
                _line(field).setText(str(words[name]))

    def show_box(self, known: BoxNow) -> None:
        """Tell of the time before, and offer the names that were typed then."""
        if known.opened_at is None:
            self._before.setText("belum pernah dicatat")
        else:
            day = table_date(known.opened_at.astimezone(self._context.zone).date())
            self._before.setText(f"{day}, {known.found or 'tanpa'} lembar")
        _complete(_line(self.officer), known.officers)
        _complete(_line(self.witness), known.witnesses)

    def show_mistakes(self, mistakes: dict[str, str]) -> None:
        """Show each sentence at its field; fields without one lose theirs."""
        for name, field in zip(_NAMES, self.fields, strict=True):
            field.set_error(mistakes.get(name))

    def first_wrong(self) -> Field | None:
        """Return the first field with a mistake."""
        return next((field for field in self.fields if field.error()), None)

    def moment_mistake(self) -> dict[str, str]:
        """Return what is wrong with the typed moment, {} for nothing."""
        try:
            self.opened_at()
        except UserMistake as mistake:
            return mistake.fields
        return {}

    def set_narrow(self, *, narrow: bool, stacked: bool = False) -> None:
        """Leave the names their room in a narrow window: the time before is told only in a wide.

        A `stacked` one has two lines.
        """
        direction = QBoxLayout.Direction
        self._lines.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._past.setVisible(not narrow)
        self.opened.editor.setFixedWidth(148 if narrow else 168)

    def _lay_out(self) -> None:
        first, second, self._lines = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for line in (first, second, self._lines):
            line.setSpacing(SPACE_16)
        for field in self.fields:
            fixed = field in (self.opened, self.found)
            line = first if field in self.fields[:3] else second
            line.addWidget(field, 0 if fixed else 1)
        before = QVBoxLayout(self._past)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(SPACE_4)
        before.addWidget(label("Pembukaan sebelumnya", "label"))
        self._before.setFixedHeight(32)
        before.addWidget(self._before)
        before.addStretch(1)
        second.addWidget(self._past)
        self._lines.addLayout(first, 3)
        self._lines.addLayout(second, 2)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._lines)
        self.set_narrow(narrow=False)


def _line(field: Field) -> LineEdit:
    return cast("LineEdit", field.editor)


def _complete(editor: LineEdit, words: Sequence[str]) -> None:
    """Complete what is typed in the line itself, without a list that covers the fields below."""
    completer = QCompleter(list(words), editor)
    completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    editor.setCompleter(completer)
