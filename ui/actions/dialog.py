"""The base of every action's form: it names its case and knows when things happened."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.facts import ComplaintRow
from ui.actions.form_dialog import FormDialog, Work
from ui.actions.moments import MomentField
from ui.pages import Context

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
        super().__init__(
            context,
            title=title,
            about=f"{row.number}  {row.title}",
            save_word=save_word,
            parent=parent,
            width=width,
        )

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
