"""What stands in a form as plain values, kept as a draft when the register is locked over it."""

from collections.abc import Mapping

from ui.forms.editor_values import read, write
from ui.parts.fields.choice_lists import CheckList, RadioList
from ui.parts.fields.field import Field

LOCKING = "locking"
"""The property of a form that is closed because the register is being locked."""


def typed_in(fields: Mapping[str, Field]) -> dict[str, object]:
    """Return what stands in the fields of a form."""
    found: dict[str, object] = {}
    for key, field in fields.items():
        if isinstance(field.editor, CheckList):
            found[key] = list(field.editor.chosen())
        elif isinstance(field.editor, RadioList):
            found[key] = field.editor.chosen()
        else:
            try:
                found[key] = read(field.editor)
            except TypeError:
                continue
    return found


def put_back(fields: Mapping[str, Field], values: Mapping[str, object]) -> None:
    """Put kept values into the fields that still have their place."""
    for key, value in values.items():
        editor = fields[key].editor if key in fields else None
        if isinstance(editor, CheckList) and isinstance(value, list):
            editor.choose([str(each) for each in value])
        elif isinstance(editor, RadioList):
            if value:
                editor.button(str(value)).setChecked(True)
        elif editor is not None:
            write(editor, str(value))
