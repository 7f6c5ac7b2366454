"""What stands in place of the form once a complaint is saved: its number and what may follow."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.case import Case
from app.outcome import Outcome
from ui.actions.action_table import ON_ROW, ActionKey
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, SPACE_8, SPACE_16
from ui.parts.buttons import button
from ui.parts.labels import label
from ui.parts.panels.empty_state import IconDisc
from ui.parts.panels.panel import Panel


class SavedPanel(QWidget):
    """The number in large, the receipt's check code, and three ways on; Enter writes the next."""

    next_wanted = Signal()
    receipt_wanted = Signal()
    case_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = label("", "page-title")
        self._title = label("", "lead", wrap=True)
        self._told = label("", "sentence", wrap=True)
        self._late = label("", "warn", wrap=True)
        self.next_button = button("Catat berikutnya", "primary", shortcut="Enter", binds=False)
        # The keys of the other two are the page's commands.
        receipt = ON_ROW[ActionKey.PRINT_RECEIPT]
        self.receipt_button = button(
            receipt.word, icon=receipt.icon, shortcut="Ctrl+P", binds=False
        )
        self.case_button = button("Buka aduan", icon="file-text", shortcut="Ctrl+O", binds=False)
        self.next_button.clicked.connect(self.next_wanted)
        self.receipt_button.clicked.connect(self.receipt_wanted)
        self.case_button.clicked.connect(self.case_wanted)
        self.next_button.setDefault(True)
        self._lay_out()

    def show_outcome(self, outcome: Outcome, title: str) -> None:
        """Show the number that was given."""
        self._number.setText(f"{outcome.number} tersimpan di register")
        self._title.setText(title)
        self._told.setText("Waktu untuk melaporkannya kepada Kepala sudah berjalan.")
        self._late.setText(outcome.late)
        self._late.setVisible(bool(outcome.late))

    def show_case(self, case: Case) -> None:
        """Add what is printed on the receipt."""
        self._told.setText(
            f"Nomor register {case.paper_number}, kode cek {case.check_code}. "
            "Waktu untuk melaporkannya kepada Kepala sudah berjalan."
        )

    def _lay_out(self) -> None:
        panel = Panel()
        middle = Qt.AlignmentFlag.AlignHCenter
        for words in (self._number, self._title, self._told, self._late):
            words.setAlignment(middle)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for each in (self.receipt_button, self.case_button, self.next_button):
            row.addWidget(each)
        row.addStretch(1)
        panel.body.addStretch(2)
        panel.body.addWidget(IconDisc("check"), 0, middle)
        for words in (self._number, self._title, self._told, self._late):
            panel.body.addWidget(words)
        panel.body.addSpacing(SPACE_16)
        panel.body.addLayout(row)
        panel.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        column.addWidget(panel)
