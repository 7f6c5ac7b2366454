"""A section made of named settings, each in its field, saved together."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk.changing_office import save_settings
from app.errors import UserMistake
from app.office_settings import DECLARED, text_of
from ui.forms.draft import Values
from ui.page import Context
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.editors import ComboBox, LineEdit
from ui.parts.fields.field import Field
from ui.settings.logo_edit import LogoEdit
from ui.settings.section import SettingsSection
from ui.tasks import call


class FormSection(SettingsSection):
    """Fields by the keys of their settings, as declared; only what was changed is written."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._editors: dict[str, QWidget] = {}
        self._fields: dict[str, Field] = {}
        self._kept: dict[str, str] = {}
        self.build()
        self.show_office()

    def build(self) -> None:
        """Make the fields; called once."""
        raise NotImplementedError

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget to the column of the section."""
        self.column.addWidget(widget, stretch)

    def add_setting(
        self, key: str, editor: QWidget | None = None, *, word: str = "", place: bool = True
    ) -> Field:
        """Add the field of a setting as it is declared; without `place` the caller puts it.

        It is a line unless another editor is given. Raises KeyError for an unknown setting.
        """
        declared = DECLARED[key]
        if editor is None:
            editor = LineEdit(placeholder=declared.placeholder, longest=declared.longest)
        field = Field(word or declared.word, editor, declared.hint, declared.optional)
        self._fields[key], self._editors[key] = field, editor
        if isinstance(editor, LineEdit):
            editor.textChanged.connect(self._on_edited)
        elif isinstance(editor, ComboBox):
            editor.currentIndexChanged.connect(self._on_edited)
        elif isinstance(editor, CheckBox):
            editor.toggled.connect(self._on_edited)
        elif isinstance(editor, LogoEdit):
            editor.changed.connect(self._on_edited)
        if place:
            self.column.addWidget(field)
        return field

    def add_row(self, *keys: str, shares: Sequence[int] = ()) -> None:
        """Add fields of settings side by side, as wide as their shares."""
        row = QHBoxLayout()
        row.setSpacing(16)
        for number, key in enumerate(keys):
            row.addWidget(self.add_setting(key, place=False), shares[number] if shares else 1)
        self.column.addLayout(row)

    def values(self) -> dict[str, str]:
        """Return what stands in the fields now."""
        return {key: _value(editor) for key, editor in self._editors.items()}

    def field(self, key: str) -> Field:
        """Return the field of a setting. Raises KeyError when it has none."""
        return self._fields[key]

    def show_office(self) -> None:
        """Show the settings kept now in every field that holds nothing unsaved."""
        settings = self.context.office.settings
        for key, editor in self._editors.items():
            stored = text_of(settings, key)
            untouched = key not in self._kept or _value(editor) == self._kept[key]
            self._kept[key] = stored
            if untouched:
                _set_value(editor, stored)
        self.refreshed()
        self.tell()

    def refreshed(self) -> None:
        """Show what hangs on the fields; called whenever one of them changed."""

    def changed_values(self) -> dict[str, str]:
        """Return the values that differ from those kept."""
        return {k: v for k, v in self.values().items() if v.strip() != self._kept.get(k, "")}

    def changes(self) -> int:
        """Return how many fields differ from what is kept."""
        return len(self.changed_values())

    def save(self) -> None:
        """Write the changed values; mistakes are shown beside their fields."""
        values = self.changed_values()
        if not values or self.busy:
            return
        self.set_busy(True)
        self.context.ask(
            call(save_settings, values=values),
            then=lambda _: self._on_saved(values),
            failed=self._on_failed,
            owner=self,
        )

    def undo(self) -> None:
        """Put back what is kept."""
        for key, editor in self._editors.items():
            _set_value(editor, self._kept[key])
        self.show_mistakes({})
        self._on_edited()

    def unsaved(self) -> Values:
        """Return the values that differ from those kept."""
        return dict(self.changed_values())

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""
        for key in values.keys() & self._editors.keys():
            _set_value(self._editors[key], str(values[key]))

    def first_focus(self) -> QWidget | None:
        """Return the first editor."""
        return next(iter(self._editors.values()), None)

    def go_to(self, field: str) -> None:
        """Put the cursor into the field of a setting."""
        if field in self._editors:
            self._editors[field].setFocus()

    def show_mistakes(self, wrong: Mapping[str, str]) -> None:
        """Show each sentence beside its field and go to the first; none takes all away."""
        for key, field in self._fields.items():
            field.set_error(wrong.get(key))
        first = next((key for key in self._fields if key in wrong), None)
        if first is not None:
            self._editors[first].setFocus()

    def _on_saved(self, values: Mapping[str, str]) -> None:
        self._kept |= {key: value.strip() for key, value in values.items()}
        self.show_mistakes({})
        self.set_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        if isinstance(error, UserMistake):
            self.show_mistakes(error.fields)

    def _on_edited(self, *_: object) -> None:
        self.refreshed()
        self.tell()


def _value(editor: QWidget) -> str:
    if isinstance(editor, LineEdit):
        return editor.text()
    if isinstance(editor, ComboBox):
        return str(editor.currentData() or "")
    if isinstance(editor, CheckBox):
        return "1" if editor.isChecked() else "0"
    if isinstance(editor, LogoEdit):
        return editor.value()
    raise TypeError(f"no setting is edited in a {type(editor).__name__}")


def _set_value(editor: QWidget, value: str) -> None:
    if isinstance(editor, LineEdit):
        editor.setText(value)
    elif isinstance(editor, ComboBox):
        editor.choose(value)
    elif isinstance(editor, CheckBox):
        editor.setChecked(value == "1")
    elif isinstance(editor, LogoEdit):
        editor.set_value(value)
