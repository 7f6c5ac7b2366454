"""The forms by which cases that belong together are linked, and parted again."""

from PySide6.QtWidgets import QWidget

from app.case import Case
from app.desk.linking import link_cases, unlink_cases
from ui.forms.case_dialog import ActionDialog, Work
from ui.forms.editor_values import read
from ui.page import Context
from ui.parts.fields.choice_lists import RadioList
from ui.parts.fields.editors import LineEdit
from ui.parts.fields.field import Field
from ui.tasks import call


class LinkDialog(ActionDialog):
    """The number of the other case."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(
            context,
            case.row,
            title="Kaitkan dengan aduan lain",
            save_word="Kaitkan",
            parent=parent,
        )
        self.other = LineEdit(placeholder="2026-0012", longest=100)
        hint = "Keduanya tetap dihitung sendiri-sendiri. Untuk aduan yang sama persis, tutup yang satu sebagai tercatat dua kali."
        self.add_field("other", Field("Nomor aduan lain", self.other, hint))
        self.finish_form(self.other)

    def work(self) -> Work:
        """Return the linking."""
        return call(link_cases, complaint_id=self.row.id, other=read(self.other))


class UnlinkDialog(ActionDialog):
    """Which of the linked cases it is."""

    def __init__(self, context: Context, case: Case, *, parent: QWidget) -> None:
        super().__init__(context, case.row, title="Lepas kaitan", save_word="Lepas", parent=parent)
        self.other = RadioList(
            [(each, each) for each in case.linked], chosen=next(iter(case.linked), "")
        )
        self.add_field("other", Field("Tidak lagi berkaitan dengan", self.other))
        self.finish_form(self.other)

    def work(self) -> Work:
        """Return the parting."""
        other = self.other.chosen() or ""
        return call(unlink_cases, complaint_id=self.row.id, other=other)
