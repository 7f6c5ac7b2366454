"""The base of every action's form: it names its case and knows when things happened."""

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.case import ComplaintRow
from app.desk.drafts import discard_draft, load_draft, save_draft
from ui.forms.form_dialog import FormDialog, Work
from ui.forms.form_drafts import LOCKING, put_back, typed_in
from ui.forms.moment_field import MomentField
from ui.page import Context
from ui.tasks import call

__all__ = ["ActionDialog", "Work", "side_by_side"]


class ActionDialog(FormDialog):
    """A form on one case, named by its number and subject."""

    def __init__(
        self,
        context: Context,
        row: ComplaintRow,
        *,
        title: str,
        save_word: str,
        parent: QWidget,
        width: int = 520,
    ) -> None:
        self.row = row
        self._restored = False
        self._untouched: dict[str, object] = {}
        super().__init__(
            context,
            title=title,
            about=f"{row.number}  {row.title}",
            save_word=save_word,
            parent=parent,
            width=width,
        )

    def finish_form(self, first: QWidget | None = None) -> None:
        """Take up the fields added; what was typed before a lock is there again."""
        super().finish_form(first)
        self._untouched = typed_in(self._fields)
        form = self._draft_name
        self.context.ask(call(load_draft, form=form), then=self._put_back, owner=self)

    def done(self, result: int) -> None:
        """Keep what was typed when the register is locked; else a draft has served."""
        values, form = typed_in(self._fields), self._draft_name
        if self.property(LOCKING):
            if values != self._untouched:
                self.context.ask(call(save_draft, form=form, values=values))
        elif self._restored:
            self.context.ask(call(discard_draft, form=form))
        super().done(result)

    def _put_back(self, kept: tuple[dict[str, object], datetime] | None) -> None:
        if kept is not None:
            put_back(self._fields, kept[0])
            self._restored = True
            self.context.messages.say("Isian sebelum register terkunci dipulihkan.")

    @property
    def _draft_name(self) -> str:
        return f"{type(self).__name__}-{self.row.id}"

    def moment_field(self, label_text: str = "Waktu") -> MomentField:
        """Return a field for when it happened, known under "happened_at" but not yet placed."""
        field = MomentField(
            label_text,
            clock=self.context.clock,
            zone=self.context.zone,
            after=self.row.step_started_at,
        )
        self.know_field("happened_at", field)
        return field


def side_by_side(*widgets: QWidget) -> QHBoxLayout:
    """Return a row of equally wide fields."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for widget in widgets:
        row.addWidget(widget, 1)
    return row
