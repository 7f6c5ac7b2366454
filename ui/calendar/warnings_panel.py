"""When a running step is shown as due soon: a share of its standard, and working days left."""

from app.desk.changing_office import save_settings
from app.errors import UserMistake
from app.office_settings import DECLARED, text_of
from ui.forms.case_dialog import side_by_side
from ui.forms.draft import TypedDraft, Values
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field, FormKeys
from ui.parts.labels import label
from ui.parts.panels.panel import Panel
from ui.tasks import call


class WarningsPanel(Panel):
    """Two numbers; what is typed and not saved stays when the page is read anew."""

    def __init__(self, context: Context) -> None:
        super().__init__("Peringatan sebelum terlambat")
        self.context = context
        self._busy = False
        self._kept = dict.fromkeys(("warn_percent", "warn_days"), "")
        self.percent_edit = LineEdit(longest=3)
        self.days_edit = LineEdit(longest=2)
        self.fields = {
            "warn_percent": Field(DECLARED["warn_percent"].word, self.percent_edit),
            "warn_days": Field(DECLARED["warn_days"].word, self.days_edit),
        }
        self.save_button = button("Simpan", "primary", shortcut="Ctrl+Enter", binds=False)
        self.add(label("Aduan ditandai kuning bila salah satunya tercapai.", "second", wrap=True))
        self.body.addLayout(side_by_side(*self.fields.values()))
        self.title_row.addWidget(self.save_button)
        self.title_row.setContentsMargins(16, 6, 8, 6)
        for edit in (self.percent_edit, self.days_edit):
            edit.textChanged.connect(self._tell)
        self.save_button.clicked.connect(self.save)
        self._keys = FormKeys(self)
        self._keys.save_wanted.connect(self.save)
        self.draft = TypedDraft(self, context, lambda: dict(self.changes()), "kalender peringatan")
        self.show_office()
        self.draft.look(self._on_draft)

    def show_office(self) -> None:
        """Show the settings of now in the fields that hold nothing unsaved."""
        for key, edit in self._edits().items():
            stored = text_of(self.context.office.settings, key)
            if edit.text().strip() in ("", self._kept[key]):
                edit.setText(stored)
            self._kept[key] = stored
        self._tell()

    def changes(self) -> dict[str, str]:
        """Return what was typed and differs from what is kept."""
        typed = {key: edit.text().strip() for key, edit in self._edits().items()}
        return {key: text for key, text in typed.items() if text != self._kept[key]}

    def take_unsaved(self, values: Values) -> None:
        """Show again what a draft kept."""
        for key, edit in self._edits().items():
            if key in values:
                edit.setText(str(values[key]))

    def save(self) -> None:
        """Save; mistakes are shown beside their fields and nothing typed is lost."""
        values = self.changes()
        if not values or self._busy:
            return
        self._busy = True
        self.context.ask(
            call(save_settings, values=values),
            then=lambda _: self._on_saved(values),
            failed=self._on_failed,
            owner=self,
        )

    def _edits(self) -> dict[str, LineEdit]:
        return {"warn_percent": self.percent_edit, "warn_days": self.days_edit}

    def _on_saved(self, values: dict[str, str]) -> None:
        self._busy = False
        self._kept |= values
        for field in self.fields.values():
            field.set_error(None)
        self._tell()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if isinstance(error, UserMistake):
            for key, field in self.fields.items():
                field.set_error(error.fields.get(key))

    def _on_draft(self, values: Values, _: str) -> None:
        if values and not self.changes():
            self.take_unsaved(self.draft.take_up(values))

    def _tell(self, *_: object) -> None:
        self.draft.note_typing()
        self.save_button.setEnabled(bool(self.changes()))
