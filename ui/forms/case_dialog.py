"""The base of every action's form: it names its case and knows when things happened."""

from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.case import ComplaintRow
from app.rules.moments import table_moment
from ui.forms.form_dialog import FormDialog, Work
from ui.forms.moment_field import MomentField
from ui.page import Context

__all__ = ["ActionDialog", "Work", "side_by_side"]


class ActionDialog(FormDialog):
    """A form on one case, named by its number and subject."""

    entered_once: ClassVar[bool] = True

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

    def draft_name(self) -> str:
        """Return under which name its draft is kept."""
        return f"{type(self).__name__}-{self.row.id}"

    def moment_field(self, label_text: str = "Waktu", *, paper: str = "Ini") -> MomentField:
        """Return a field for when it happened, known under "happened_at" but not yet placed.

        `paper` names what may be older than what the register has of the case already.
        """
        started = table_moment(self.row.step_started_at, self.context.zone)
        field = MomentField(
            label_text,
            clock=self.context.clock,
            zone=self.context.zone,
            after=self.row.step_started_at,
            earlier=f"{paper} dicatat setelah langkah yang dimulai {started}; waktunya tetap "
            "seperti tertulis.",
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
