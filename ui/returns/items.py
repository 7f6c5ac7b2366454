"""The sheets in the tray, each with what a person answered so far, and the list they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, NamedTuple
from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QImage

from app.desk.issuing_sheets import FRONT
from app.desk.matching_sheets import STANDING_WORDS, SheetMatch, SheetStanding
from app.desk.reading_pages import PageFind
from app.office import Office
from app.rules.kinds import TEAM_RESULT_WORDS, URGENCY_WORDS, Urgency
from app.scanning.found import Mark
from app.scanning.layout import TickBox
from ui.parts.cells.delegates import spoken
from ui.parts.cells.item_roles import ItemRole
from ui.parts.cells.rows_model import Index, RowsModel

TO_LOOK_AT: Final = "perlu dilihat"
ACCEPTED: Final = "diterima"
BY_HAND: Final = "+"
"""The code of the line on which something else was written."""
_BY_HAND_WORDS: Final = "Lainnya, ditulis tangan"
_NAMED: Final = (
    "Halamannya tidak disimpan, karena nama pelapor padanya tidak dapat ditutup; simpan kertasnya."
)
_KINDS: Final = ("team", "instruction", "urgency", "result")
_ICONS: Final = {
    SheetStanding.READY: "check",
    SheetStanding.NO_CODE: "help-circle",
    SheetStanding.STRANGER: "x",
    SheetStanding.UNKNOWN: "x",
    SheetStanding.DOUBLE: "copy",
    SheetStanding.VOID: "printer",
    SheetStanding.RECORDED: "history",
    SheetStanding.TOO_EARLY: "clock",
    SheetStanding.MOVED_ON: "register",
    SheetStanding.CLOSED: "lock",
    SheetStanding.SPARE: "file-text",
}


class BoxRow(NamedTuple):
    """A box with its words; `box` is missing where a person reads the page alone."""

    key: str
    words: str
    box: TickBox | None


@dataclass(eq=False)
class Sheet:
    """One sheet in the tray; an answer is None while a person has to give it."""

    name: str
    find: PageFind
    image: QImage
    match: SheetMatch
    rows: tuple[BoxRow, ...] = ()
    answers: dict[str, bool | None] = field(default_factory=dict)
    note: str = ""
    lead: str = ""
    copies: tuple[str, ...] = ()
    by_hand: bool = False
    accepted: bool = False
    key: str = field(default_factory=lambda: uuid4().hex)
    """By which it is entered once, also when the answer to its saving was lost."""

    @property
    def may_accept(self) -> bool:
        """Whether it leads to a case that waits for what it says."""
        return self.match.standing is SheetStanding.READY and not self.accepted

    @property
    def spare(self) -> bool:
        """Whether it is a blank sheet: a person names its case, and may name another until then."""
        return self.find.match.standing is SheetStanding.SPARE and not self.accepted

    @property
    def teams(self) -> tuple[str, ...]:
        """The teams it is given to; what is written beside the last box is none of the office's."""
        return tuple(code for code in self.ticked("team") if code != BY_HAND)

    @property
    def open(self) -> int:
        """How many boxes a person has to judge."""
        return sum(self.answers[row.key] is None for row in self.rows)

    @property
    def state(self) -> str:
        """What the list says of it."""
        if self.accepted:
            return ACCEPTED
        wanting = self.may_accept and (self.open or self.by_hand)
        return TO_LOOK_AT if wanting else self.match.standing.value

    @property
    def sentence(self) -> str:
        """What a person is told of it; nothing where the answers stand beside it."""
        if self.accepted:
            if self.kept_picture is None:
                return "Diterima dan tersimpan, tanpa halamannya. Simpan kertasnya."
            return "Diterima dan tersimpan; halamannya ada di bukti aduan."
        if self.may_accept and self.by_hand:
            if self.kept_picture is None:
                return f"Isi centangnya sendiri menurut gambar, lalu terima. {_NAMED}"
            return "Isi centangnya sendiri menurut gambar, lalu terima."
        if self.may_accept and self.find.refused:
            said = "Letak kotaknya tidak dapat dipastikan; jawab setiap kotak menurut gambar."
            return said if self.kept_picture is not None else f"{said} {_NAMED}"
        return STANDING_WORDS[self.match.standing]

    @property
    def kept_picture(self) -> bytes | None:
        """What is kept of the page with its case; nothing where a name stands on it."""
        return self.find.kept_with(self.match)

    def match_again(self, match: SheetMatch) -> None:
        """Take over how it stands by now; what was taken back waits again."""
        if match.standing is SheetStanding.READY and self.accepted:
            self.accepted, self.key = False, uuid4().hex
        # That a page shows it twice no number tells.
        if self.match.standing is not SheetStanding.DOUBLE:
            self.match = match

    def ticked(self, kind: str) -> tuple[str, ...]:
        """Return the codes of the boxes of a kind that count as ticked, in their order."""
        keys = [row.key for row in self.rows if self.answers[row.key]]
        parts = [key.partition(":") for key in keys]
        return tuple(code for name, _, code in parts if name == kind)


def sheet_of(name: str, find: PageFind) -> Sheet:
    """Return a sheet as it comes into the tray, answered where the reader was sure."""
    image = QImage.fromData(find.picture)
    sheet = Sheet(name, find, image, find.match)
    if find.layout is not None and find.match.printed is not None:
        printed = find.match.printed
        boxes = [box for box in find.layout.boxes if box.key.partition(":")[0] in _KINDS]
        sheet.rows = tuple(BoxRow(box.key, _words(box.key, printed.words), box) for box in boxes)
        sheet.answers = {
            row.key: _proposed(row.key, find.marks.get(row.key, Mark.OPEN), printed.urgency)
            for row in sheet.rows
        }
        sheet.rows = tuple(sorted(sheet.rows, key=lambda row: _rank(sheet.answers[row.key])))
    return sheet


def take_by_hand(sheet: Sheet, match: SheetMatch, office: Office) -> None:
    """Give a sheet the case that a person named; its ticks are theirs to fill in."""
    sheet.match, sheet.by_hand = match, True
    if match.side == FRONT:
        keys = [f"team:{each.code}" for each in office.teams]
        keys += [f"instruction:{each.code}" for each in office.instructions]
        keys += [f"urgency:{each}" for each in Urgency]
    else:
        keys = [f"result:{each}" for each in TEAM_RESULT_WORDS]
    words = {f"team:{each.code}": each.name for each in office.teams}
    words |= {f"instruction:{each.code}": each.name for each in office.instructions}
    sheet.rows = tuple(BoxRow(key, _words(key, words), None) for key in keys)
    sheet.answers = {key: key == f"urgency:{Urgency.ORDINARY}" for key in keys}


def _proposed(key: str, mark: Mark, printed: Urgency | None) -> bool | None:
    """Return what a box's mark means; of the urgency one was ticked by the printer, mostly."""
    kind, _, code = key.partition(":")
    if kind == "urgency" and printed is not None:
        if code == printed:
            return True
        return False if mark is Mark.BLANK else None
    return {Mark.TICKED: True, Mark.BLANK: False, Mark.OPEN: None}[mark]


def _rank(answer: bool | None) -> int:
    return 0 if answer is None else 1 if answer else 2


def _words(key: str, words: Mapping[str, str]) -> str:
    kind, _, code = key.partition(":")
    if kind == "urgency":
        return f"Sifat: {URGENCY_WORDS[Urgency(code)]}"
    if kind == "result":
        return next(word for result, word in TEAM_RESULT_WORDS.items() if result == code)
    return words.get(key, _BY_HAND_WORDS)


class TrayModel(RowsModel[Sheet]):
    """The sheets in the order they came."""

    headings: ClassVar[tuple[str, ...]] = ("Lembar",)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        sheet = self.rows[index.row()]
        case = sheet.match.case
        answers: dict[int, object] = {
            ItemRole.PRIMARY: case.row.number if case else sheet.name,
            ItemRole.SECONDARY: f"{sheet.state} · {sheet.name}" if case else sheet.state,
            ItemRole.ICON: "check" if sheet.accepted else _icon(sheet),
            ItemRole.FAINT: sheet.accepted or None,
            ItemRole.STRONG: sheet.may_accept or None,
            ItemRole.ROW: sheet,
            Qt.ItemDataRole.ToolTipRole: f"{sheet.name}\n{sheet.state}",
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(index)
        return answers.get(role)

    def add(self, sheets: list[Sheet]) -> None:
        """Add sheets at the end."""
        first = len(self.rows)
        self.beginInsertRows(QModelIndex(), first, first + len(sheets) - 1)
        self.rows = (*self.rows, *sheets)
        self.endInsertRows()

    def tell(self) -> None:
        """Say that sheets stand otherwise than before."""
        if self.rows:
            last = self.index(len(self.rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last)


def _icon(sheet: Sheet) -> str:
    return "eye" if sheet.state == TO_LOOK_AT else _ICONS[sheet.match.standing]
