"""How the sheet is to be printed: urgency, back side, paper; and the deadline it will carry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.case import Case, ComplaintRow
from app.documents.sheet_data import SheetLayout
from app.office import Office
from app.rules.kinds import URGENCY_WORDS, Classification, Urgency
from app.rules.moments import table_moment
from app.rules.numbering import COMPLETENESS
from ui.disposition.deadline_box import DeadlineBox
from ui.look.tokens import SPACE_16
from ui.parts.buttons import button
from ui.parts.fields.checks import CheckBox
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.panel import Panel
from ui.parts.panels.reading_area import ReadingArea, ReadingContent

WIDTH, WIDTH_NARROW = 332, 300


@dataclass(frozen=True, slots=True)
class SheetWishes:
    """What the officer wants of the sheets."""

    urgency: Urgency
    with_back: bool
    layout: SheetLayout


class SheetForm(Panel):
    """`changed` when the preview must be made again, `review_wanted` to write the desk's review."""

    changed = Signal()
    review_wanted = Signal()

    def __init__(self, below: QWidget) -> None:
        super().__init__(padded=False)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Isi lembar disposisi")
        content = ReadingContent()
        column = QVBoxLayout(content)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_16)
        area = ReadingArea()
        area.setWidget(content)
        self.add(area, 1)
        self.urgency = SegmentedControl(
            [(key.value, word) for key, word in URGENCY_WORDS.items()], name="Sifat"
        )
        self.urgency.chosen.connect(self.changed)
        self.paper = SegmentedControl(
            [
                (SheetLayout.A5, "A5"),
                (SheetLayout.TWO_ON_A4, "2 pada A4"),
                (SheetLayout.TWO_ON_F4, "2 pada F4"),
            ],
            name="Kertas",
        )
        self.paper.chosen.connect(self.changed)
        self.back = CheckBox("Lembar balik (laporan hasil)", checked=True)
        self.back.toggled.connect(self.changed)
        self._paper_field = Field("Kertas", self.paper, " ")
        self.about = label("", "second")
        self.subject = label("", "strong", wrap=True)
        self.origin = label("", "second", wrap=True)
        heads = QVBoxLayout()
        heads.setSpacing(2)
        for line in (self.about, self.subject, self.origin):
            line.hide()
            heads.addWidget(line)
        column.addLayout(heads)
        column.addWidget(Field("Sifat", self.urgency))
        column.addWidget(self._paper_field)
        column.addWidget(self.back)
        self.printed = label("", "second", wrap=True)
        column.addWidget(self.printed)
        self.review = label("", "second", wrap=True)
        column.addWidget(self.review)
        self.review_button = button("Tulis telaah…", "link", compact=True, icon="pencil")
        self.review_button.clicked.connect(self.review_wanted)
        column.addWidget(self.review_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_case(None)
        column.addStretch(1)
        self.deadline = DeadlineBox()
        column.addWidget(self.deadline)
        column.addWidget(below, 0, Qt.AlignmentFlag.AlignLeft)

    def wishes(self) -> SheetWishes:
        """Return what is chosen."""
        return SheetWishes(
            urgency=Urgency(self.urgency.current()),
            with_back=self.back.isChecked(),
            layout=SheetLayout(self.paper.current()),
        )

    def show_count(self, rows: Sequence[ComplaintRow], office: Office) -> None:
        """Say what the chosen cases are and how their sheets come to lie on paper."""
        sheets = len(rows)
        if sheets == 1:
            row = rows[0]
            self.about.setText(row.number)
            self.subject.setText(row.title)
            when = table_moment(row.received(office.zone), office.zone)
            self.origin.setText(f"Diterima {when}, {row.medium}")
        else:
            self.about.setText("Beberapa aduan" if sheets else "")
            self.subject.setText(f"{sheets} lembar sekaligus" if sheets else "")
            self.origin.setText(", ".join(row.number for row in rows[:6]) + "…" * (sheets > 6))
        for line in (self.about, self.subject, self.origin):
            line.setVisible(bool(sheets))
        if self.paper.current() == SheetLayout.A5:
            self._paper_field.set_hint("Beberapa lembar sekaligus lebih hemat pada A4 atau F4.")
        else:
            size = "A4" if self.paper.current() == SheetLayout.TWO_ON_A4 else "F4"
            self._paper_field.set_hint(f"{sheets} lembar pada {-(-sheets // 2)} kertas {size}.")

    def show_case(self, case: Case | None, *, may_review: bool = False) -> None:
        """Say whether the sheet was printed before, and take over what the head decided."""
        self.printed.setVisible(case is not None)
        self.review.setVisible(case is not None and case.review is not None)
        self.review_button.setVisible(may_review)
        if case is None:
            return
        self.review.setText(
            f"Telaah: {' '.join((case.review or '').split()) or 'tersimpan, disegel.'}"
        )
        self.review_button.set_word("Ubah telaah…" if case.review is not None else "Tulis telaah…")
        self.urgency.set_current(case.urgency.value)
        self.printed.setText(" ".join([_printed_words(case), _missing_words(case)]).strip())

    def show_deadline(self, rows: Sequence[ComplaintRow], office: Office, *, now: datetime) -> None:
        """Count the deadline of the chosen cases from `now`."""
        targets = {row.target(office, 5) for row in rows}
        target = targets.pop() if len(targets) == 1 else office.target(5)
        self.deadline.show_from(office, target, now=now)


def _printed_words(case: Case) -> str:
    times = case.printed.get("sheet", 0)
    if not times:
        return "Lembar belum dicetak."
    return f"Sudah dicetak {times} kali; yang berikut bertanda cetak ulang."


def _missing_words(case: Case) -> str:
    if case.row.classification is not Classification.COMPLAINT or not case.missing:
        return ""
    words = [COMPLETENESS[part] for part in case.missing]
    return f"Belum lengkap: {', '.join(words)}."
