"""A section of one or more lists of entries, each saved as a whole."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.desk.changing_office import CHANGED_MEANWHILE
from app.errors import UserMistake
from ui.forms.draft import Values
from ui.page import Context
from ui.parts.fields.choices import SegmentedControl
from ui.parts.panels.shown_stack import ShownStack
from ui.settings.entries_part import EntriesPart
from ui.settings.section import SettingsSection

Part = EntriesPart[Any]
_SHOWN = "-shown"
"""Under which ending of a list's key a draft keeps what it was begun from."""


class EntriesSection(SettingsSection):
    """Shows one list at a time; each keeps its unsaved changes while another is shown."""

    fills: ClassVar[bool] = True
    widest: ClassVar[int] = 820

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        named = self.make_parts()
        self.parts: dict[str, Part] = {key: part for key, _, part in named}
        words = [(key, word) for key, word, _ in named]
        self.which = SegmentedControl(words, name="Daftar")
        self._stack = ShownStack()
        for part in self.parts.values():
            self._stack.addWidget(part)
            part.edited.connect(self.tell)
            self.keeps_enter.append(part.table)
        if len(words) > 1:
            self.column.addWidget(self.which)
        else:
            self.which.setParent(self)
            self.which.hide()
        self.column.addWidget(self._stack, 1)
        self.which.chosen.connect(self.go_to)
        self.show_office()

    def make_parts(self) -> Sequence[tuple[str, str, Part]]:
        """Return each list with its key and word, in the order in which they are saved."""
        raise NotImplementedError

    def show_office(self) -> None:
        """Show the lists kept now; one with unsaved changes keeps them."""
        for part in self.parts.values():
            part.show_office(self.context.office)
        self.tell()

    def changes(self) -> int:
        """Return how many of the lists differ from what is kept."""
        return sum(part.changed() for part in self.parts.values())

    def save(self) -> None:
        """Save the lists that were changed, one after the other."""
        key = next((key for key, part in self.parts.items() if part.changed()), "")
        if not key or self.busy:
            return
        part, register = self.parts[key], self.context.register
        part.show_mistakes({})
        work = part.work()
        self.set_busy(True)
        self.context.runner.run(
            lambda: work(register),
            then=lambda _: self._on_saved(key),
            failed=lambda error: self._on_failed(key, error),
            owner=self,
        )

    def undo(self) -> None:
        """Go back to the lists kept."""
        for part in self.parts.values():
            part.undo()
        self.tell()

    def unsaved(self) -> Values:
        """Return the lists that differ from what is kept."""
        values: Values = {}
        for key, part in self.parts.items():
            if part.changed():
                values |= {key: part.unsaved(), f"{key}{_SHOWN}": part.begun_from()}
        return values

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""
        for key in values.keys() & self.parts.keys():
            entries, shown = values[key], values.get(f"{key}{_SHOWN}")
            if isinstance(entries, list):
                self.parts[key].take_unsaved(entries, shown if isinstance(shown, list) else None)

    def first_focus(self) -> QWidget | None:
        """Return the list shown."""
        return self.parts[self.which.current()].table

    def go_to(self, field: str) -> None:
        """Show one of the lists by its key."""
        if field in self.parts:
            self.which.set_current(field)
            self._stack.setCurrentWidget(self.parts[field])

    def _on_saved(self, key: str) -> None:
        self.parts[key].settle()
        self.set_busy(False)
        # Another list may be waiting.
        self.save()

    def _on_failed(self, key: str, error: Exception) -> None:
        self.set_busy(False)
        if isinstance(error, UserMistake):
            self.go_to(key)
            self.parts[key].show_mistakes(error.fields)
            if CHANGED_MEANWHILE in error.fields.values():
                # What stands there now is what is shown once the changes are given up.
                self.context.runner.changed.emit(frozenset({"settings"}))
