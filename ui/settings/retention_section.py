"""The section about how long words are kept: the rules, and for the head the erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QGridLayout, QWidget

from app.desk.changing_targets import classes_of
from app.keeping.retention import read_rules, save_rules
from app.roles import Role
from app.rules.targets import ANY
from ui.forms.draft import Values
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.settings.erasing_part import ErasingPart
from ui.settings.section import SettingsSection
from ui.tasks import call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.page import Context

_FOLLOWS = "seperti semua aduan"
_INTRO = (
    "Berapa tahun sesudah selesai isi aduan diusulkan dimusnahkan; 0 berarti tidak pernah, kosong "
    "berarti mengikuti Semua aduan. Tidak ada yang terhapus sendiri: Pimpinan menyetujui setiap "
    "usulan."
)


class RetentionSection(SettingsSection):
    """Years of each class for the admin; empty means as all cases. The head also erases here."""

    key: ClassVar[str] = "retensi"
    intro: ClassVar[str] = _INTRO

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept: dict[str, str] = {}
        classes = classes_of(context.office)
        self.years = {
            key: LineEdit(placeholder="" if key == ANY else _FOLLOWS, longest=3) for key in classes
        }
        self.fields = {key: Field(classes[key], edit) for key, edit in self.years.items()}
        is_head = Role.HEAD in context.register.account.roles
        self.erasing = ErasingPart(context) if is_head else None
        self._arrange()
        for edit in self.years.values():
            edit.textChanged.connect(lambda _: self.tell())
        self.show_office()

    def show_office(self) -> None:
        """Read the rules anew; what was typed and not saved stays."""
        if self.erasing is not None:
            self.erasing.show_erasures()
        self.context.ask(read_rules, then=self._show_rules, owner=self, key="rules")

    def changes(self) -> int:
        """Return how many rules differ from what is kept."""
        return len(self._changed())

    def save(self) -> None:
        """Save the rules that differ."""
        values = self._changed()
        wrong = {
            key: "Isi dengan angka."
            for key, value in values.items()
            if not (value.isdecimal() or (not value and key != ANY))
        }
        self._show_mistakes(wrong)
        if wrong or not values or self.busy:
            return
        self.set_busy(True)
        years = {key: int(value) if value else None for key, value in values.items()}
        self.context.ask(
            call(save_rules, years=years),
            then=lambda _: self._on_saved(),
            failed=self._on_failed,
            owner=self,
        )

    def undo(self) -> None:
        """Go back to what is kept."""
        for key, edit in self.years.items():
            edit.setText(self._kept.get(key, ""))
        self._show_mistakes({})

    def unsaved(self) -> Values:
        """Return the rules that differ from what is kept."""
        return dict(self._changed())

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""
        for key in values.keys() & self.years.keys():
            self.years[key].setText(str(values[key]))

    def first_focus(self) -> QWidget | None:
        """Return the first field."""
        return next(iter(self.years.values()))

    # --- inside -------------------------------------------------------------------------

    def _changed(self) -> dict[str, str]:
        typed = {key: edit.text().strip() for key, edit in self.years.items()}
        return {k: v for k, v in typed.items() if self._kept and v != self._kept.get(k, "")}

    def _show_rules(self, rules: dict[str, int]) -> None:
        untouched = not self._changed()
        self._kept = {key: str(years) for key, years in rules.items()}
        if untouched:
            self.undo()
        self.tell()

    def _on_saved(self) -> None:
        self._kept = {key: edit.text().strip() for key, edit in self.years.items()}
        self.set_busy(False)

    def _on_failed(self, error: Exception) -> None:
        self.set_busy(False)
        self._show_mistakes(getattr(error, "fields", {}))

    def _show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        for key, field in self.fields.items():
            field.set_error(mistakes.get(key))

    def _arrange(self) -> None:
        roles = self.context.register.account.roles
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, field in enumerate(self.fields.values()):
            field.editor.setEnabled(Role.ADMIN in roles)
            grid.addWidget(field, at // 3, at % 3)
        self.column.addLayout(grid)
        if self.erasing is None:
            return
        self.add_caption("Usulan pemusnahan", "Aduan yang ditahan tidak ikut diusulkan.")
        self.column.addWidget(self.erasing)
