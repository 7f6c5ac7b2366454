"""Where everything on the page stands: the tray left, the sheet, and right its case and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.case import Case
from app.desk.issuing_sheets import BACK, FRONT
from app.desk.matching_sheets import SheetStanding
from app.rules.moments import table_moment
from ui.forms.beside_teams import BesideTeams
from ui.forms.moment_field import MomentField
from ui.look.style import set_kind
from ui.look.tokens import (
    HEIGHT_ROW_TWO,
    NO_LIMIT,
    PAGE_BOTTOM,
    PAGE_MARGIN,
    PAGE_STACKED,
    PANEL_GAP,
    SPACE_12,
)
from ui.parts.buttons import button
from ui.parts.cells.delegates import TwoLineDelegate
from ui.parts.cells.table import ListTable
from ui.parts.fields.choices import SegmentedControl
from ui.parts.fields.editors import LineEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label, rule
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.returns.boxes import BoxTable
from ui.returns.items import Sheet, TrayModel
from ui.returns.picture import SheetPicture

if TYPE_CHECKING:
    from ui.page import Page

_TRAY, _TRAY_NARROW = 264, 196
_ANSWERS, _ANSWERS_NARROW = 380, 316
_NARROW_BELOW: Final = 1050
_LEAST_HIGH: Final = 160
_STACKED_HIGH: Final = 420
_NAMED_BY_HAND: Final = (
    *(SheetStanding.NO_CODE, SheetStanding.STRANGER, SheetStanding.UNKNOWN),
    *(SheetStanding.DOUBLE, SheetStanding.VOID, SheetStanding.SPARE),
)
_NOTES: Final = {FRONT: "Catatan Kepala", BACK: "Uraian tindak lanjut"}


class ReturnsPlaces:
    """Builds the page's widgets, and shows one sheet in them."""

    def __init__(self, page: Page, model: TrayModel) -> None:
        self._page = page
        self.drop_button = button("Singkirkan", "quiet")
        self.keep_button = button("Simpan sebagai bukti", "quiet", icon="paperclip")
        self.choose_button = button("Pilih berkas…", icon="folder", tip="Ctrl+U")
        self.watch_button = button("Pantau map pindaian…", "quiet", icon="eye")
        self.accept_button = button("Terima", "primary", shortcut="Ctrl+Enter", binds=False)
        actions = [self.drop_button, self.keep_button, self.watch_button]
        actions += [self.choose_button, self.accept_button]
        self.header = PageHeader(page.title, " ", actions=actions)
        self.first_button = button("Pilih berkas…", icon="folder")
        self._empty = EmptyState(
            "inbox",
            "Belum ada lembar yang dibaca",
            "Seret pindaian atau foto ke sini, tempel dengan Ctrl+V, atau pilih berkasnya: JPG, "
            "PNG, TIFF, dan PDF berhalaman banyak. Tidak ada yang disimpan sebelum diterima.",
            self.first_button,
        )
        self.table = _tray(model)
        self.how_far = label("", "second", wrap=True)
        self.stop_button = button("Hentikan", "link", compact=True)
        self.picture = SheetPicture()
        self.number = label("", "panel-title")
        self.subject = label("", "strong", wrap=True)
        self.open_button = button("Buka aduan", "link", compact=True)
        self.origin = label("", "second", wrap=True)
        self.verdict = label("", "second", wrap=True)
        self.named = LineEdit(placeholder="2026-0012, atau nomor lembar")
        self.side = SegmentedControl([(FRONT, "Disposisi"), (BACK, "Laporan hasil")], name="Isi")
        self.use_button = button("Pakai")
        self.boxes = BoxTable()
        self.moment = MomentField(
            "Tanggal pada lembar",
            clock=page.context.clock,
            zone=page.context.zone,
            hint="",
        )
        self.note = TextEdit(lines=1)
        self.note_field = Field(_NOTES[FRONT], self.note)
        self.note_field.set_hint("")
        self.beside = self._made_beside()
        self.trouble = label("", "error", wrap=True)
        self._stack = ShownStack()
        self._by_hand = QWidget()
        self._lay_out(page)
        self.show_sheet(None)
        self.show_how_far(0, 0)

    def show_any(self, *, there: bool) -> None:
        """Show the tray, or what it is for while nothing is in it."""
        self._stack.setCurrentIndex(0 if there else 1)
        for part in (self.choose_button, self.accept_button):
            part.setVisible(there)

    def show_how_far(self, done: int, whole: int) -> None:
        """Say how many pages are read; nothing when none is waiting."""
        for part in (self.how_far, self.stop_button):
            part.setVisible(whole > 0)
        self.how_far.setText(f"Membaca halaman {min(done + 1, whole)} dari {whole}…")

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a sheet with its case, and what can be done with it."""
        case = sheet.match.case if sheet is not None else None
        self.picture.show_sheet(sheet)
        self.boxes.boxes.show_sheet(sheet if sheet is not None and sheet.rows else None)
        self._show_case(case)
        unnamed = sheet is not None and sheet.match.standing in _NAMED_BY_HAND
        spare = sheet is not None and sheet.spare
        self._by_hand.setVisible(unnamed or spare)
        # The codes of a blank sheet tell which side it is.
        self.side.setVisible(not spare)
        self.named.clear()
        self.note_field.set_error(None)
        self.note.setPlainText(sheet.note if sheet is not None else "")
        if sheet is not None:
            self.note_field.set_name(_NOTES[sheet.match.side])
            self.side.set_current(sheet.match.side)
            self._show_beside(sheet)
        self.say_trouble("")
        self.tell(sheet)

    def offer_teams(self, sheet: Sheet | None) -> None:
        """Offer the office's teams as they are by now."""
        before, self.beside = self.beside, self._made_beside()
        self._answers_panel.body.replaceWidget(before, self.beside)
        self.beside.setVisible(not before.isHidden())
        before.hide()
        before.deleteLater()
        if sheet is not None:
            self._show_beside(sheet)

    def _made_beside(self) -> BesideTeams:
        return BesideTeams(self._page.context.office.teams, columns=1)

    def _show_beside(self, sheet: Sheet) -> None:
        self.beside.show_teams(sheet.teams)
        self.beside.show_decided(sheet.lead, sheet.copies)

    def tell(self, sheet: Sheet | None) -> None:
        """Say anew how a sheet stands, and what can be done."""
        ready = sheet is not None and sheet.may_accept
        said = sheet.sentence if sheet is not None else ""
        self.verdict.setText(said)
        self.verdict.setVisible(bool(said))
        calm = sheet is not None and (
            sheet.accepted or sheet.match.standing is SheetStanding.RECORDED
        )
        set_kind(self.verdict, "kind", "second" if calm else "warn")
        answers = (self.boxes, self.moment, self.beside, self.note_field)
        typing = QApplication.focusWidget()
        inside = [
            each for each in answers if typing and (each is typing or each.isAncestorOf(typing))
        ]
        if inside and not ready:
            # The keyboard would go to the next that is there: the way to another page, by Enter.
            self.table.setFocus()
        for part in answers:
            part.setVisible(ready)
        self.beside.setVisible(ready and sheet is not None and sheet.match.side == FRONT)
        keeps = sheet is not None and not ready and not sheet.accepted
        self.accept_button.setEnabled(ready)
        self.keep_button.setVisible(
            keeps
            and sheet is not None
            and sheet.match.case is not None
            and sheet.kept_picture is not None
        )
        self.keep_button.setEnabled(True)
        self.drop_button.setVisible(sheet is not None)
        self.picture.update()

    def say_trouble(self, sentence: str) -> None:
        """Say what is wrong with the answers, or nothing any more."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def fit(self) -> None:
        """Leave the picture room in a narrow window; in a very narrow one all stand in one column."""
        room = self._page.width()
        stacked, direction = room < PAGE_STACKED, QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        narrow = room < _NARROW_BELOW
        for panel, width in (
            (self._tray_panel, _TRAY_NARROW if narrow else _TRAY),
            (self._answers_panel, _ANSWERS_NARROW if narrow else _ANSWERS),
        ):
            panel.setMinimumWidth(width)
            panel.setMaximumWidth(NO_LIMIT if stacked else width)
        self.picture.setMinimumHeight(_STACKED_HIGH if stacked else _LEAST_HIGH)

    def _show_case(self, case: Case | None) -> None:
        for part in (self.number, self.open_button, self.subject, self.origin):
            part.setVisible(case is not None)
        if case is not None:
            zone = self._page.context.zone
            self.number.setText(case.row.number)
            self.subject.setText(case.row.title)
            when = table_moment(case.row.received(zone), zone)
            self.origin.setText(f"Diterima {when}, {case.row.medium}")

    def _lay_out(self, page: Page) -> None:
        self._tray_panel = Panel(padded=False)
        self._tray_panel.setAccessibleName("Lembar yang dibaca")
        self._tray_panel.add(self.table, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_12, 4, SPACE_12, 6)
        foot.addWidget(self.how_far, 1)
        foot.addWidget(self.stop_button)
        self._tray_panel.body.addLayout(foot)
        self._answers_panel = Panel()
        self._answers_panel.setAccessibleName("Aduan dan isi lembar")
        self._lay_out_by_hand()
        head = QHBoxLayout()
        head.addWidget(self.number, 1)
        head.addWidget(self.open_button)
        self._answers_panel.body.addLayout(head)
        for part in (self.subject, self.origin, self.verdict, self._by_hand):
            self._answers_panel.add(part)
        self._answers_panel.add(rule())
        self._answers_panel.add(self.boxes, 1)
        for field in (self.moment, self.beside, self.note_field, self.trouble):
            self._answers_panel.add(field)
        self._answers_panel.body.addStretch(0)
        work = QWidget()
        row = self._row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PANEL_GAP)
        row.addWidget(self._tray_panel)
        row.addWidget(self.picture, 1)
        row.addWidget(self._answers_panel)
        self._stack.addWidget(work)
        self._stack.addWidget(self._empty)
        body = QVBoxLayout()
        body.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)
        self.show_any(there=False)

    def _lay_out_by_hand(self) -> None:
        column = QVBoxLayout(self._by_hand)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.named, 1)
        row.addWidget(self.use_button)
        self.named.setAccessibleName("Nomor aduan atau nomor lembar")
        column.addWidget(label("Nomor yang tercetak", "label"))
        column.addLayout(row)
        column.addWidget(self.side)


def _tray(model: TrayModel) -> ListTable:
    table = ListTable(row_height=HEIGHT_ROW_TWO)
    table.setModel(model)
    table.setItemDelegate(TwoLineDelegate(table))
    table.horizontalHeader().hide()
    table.stretch_column(0)
    table.setAccessibleName("Lembar yang dibaca")
    return table
