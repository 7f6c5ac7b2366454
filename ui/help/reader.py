"""Shows a chapter calmly: about seventy characters wide, in the look's own type and colours."""

from typing import Final

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from ui.look.fonts import Face
from ui.look.style import current_look
from ui.look.tokens import colour

_CHARACTERS: Final = 74
_LINE_HEIGHT: Final = 138.0
_PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
PAGE_SCHEME: Final = "page"


class ManualReader(QTextBrowser):
    """Reads Markdown. `page_wanted` carries the key of a link "page:laporan"."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._words = ""
        self.setProperty("kind", "plain")
        self.setProperty("reads", True)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setAccessibleName("Isi bantuan")
        self.setOpenLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(24)
        self.viewport().setAutoFillBackground(False)
        self.anchorClicked.connect(self._on_link)

    def read(self, text: str, *, words: str = "") -> None:
        """Show Markdown from its beginning, with every place of `words` marked."""
        self._text, self._words = text, words
        self._show()

    def go_to_heading(self, words: str) -> None:
        """Bring a heading to the top; nothing happens where there is none of these words."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == words:
                self.setTextCursor(QTextCursor(block))
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + self.cursorRect().top())
                return
            block = block.next()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._text:
            place = self.verticalScrollBar().value()
            self._show()
            self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._wrap()
        super().resizeEvent(event)

    def _wrap(self) -> None:
        """Break lines at what is good to read, or at the edge where that is nearer."""
        readable = _CHARACTERS * current_look().fonts.body.metrics.averageCharWidth() + 48
        self.setLineWrapColumnOrWidth(min(readable, self.viewport().width()))

    def marked(self) -> int:
        """Return how many places are marked."""
        return len(self.extraSelections())

    def _show(self) -> None:
        fonts = current_look().fonts
        document = self.document()
        document.setDefaultFont(fonts.body.font)
        self._wrap()
        self.setMarkdown(self._text)
        _style(document)
        self._mark()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        first = next(iter(self.extraSelections()), None)
        if first is not None:
            found = QTextCursor(document)
            found.setPosition(first.cursor.selectionStart())
            self.setTextCursor(found)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _mark(self) -> None:
        tokens = current_look().tokens
        marks = []
        for word in self._words.split():
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found
                mark.format.setBackground(colour(tokens.warnbg))
                mark.format.setForeground(colour(tokens.warn))
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() == PAGE_SCHEME:
            self.page_wanted.emit(link.path())


def _style(document: QTextDocument) -> None:
    """Give every block, key and table the look; markdown knows only what they are."""
    block = document.begin()
    while block.isValid():
        _style_block(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame)


def _style_block(block: QTextBlock) -> None:
    look = current_look()
    fonts, tokens = look.fonts, look.tokens
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    shape.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
    cursor = QTextCursor(block)
    inside_table = cursor.currentTable() is not None
    shape.setTopMargin({1: 0, 2: 18, 3: 12}.get(level, 0))
    shape.setBottomMargin(0 if inside_table else {1: 10, 2: 6}.get(level, 8))
    if block.textList() is not None:
        shape.setBottomMargin(4 if block.next().textList() is not None else 10)
    cursor.mergeBlockFormat(shape)
    if level:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        face = fonts.page_title if level == 1 else fonts.panel_title
        cursor.mergeCharFormat(_letters(face, tokens.ink))
        return
    for piece, start, length, keys in _pieces(block):
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if keys:
            letters = _letters(fonts.strong, tokens.ink)
            letters.setBackground(colour(tokens.sunken))
            letters.setFontFixedPitch(False)
            cursor.mergeCharFormat(letters)
        elif piece.isAnchor():
            link = QTextCharFormat()
            link.setForeground(colour(tokens.accent))
            link.setFontUnderline(True)
            cursor.mergeCharFormat(link)
        elif piece.fontItalic():
            # The look has no italics: what is named is only a shade stronger.
            named = QTextCharFormat()
            named.setFontItalic(False)
            named.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(named)
        elif piece.fontWeight() > QFont.Weight.Normal:
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.DemiBold)
            cursor.mergeCharFormat(strong)


def _pieces(block: QTextBlock) -> list[tuple[QTextCharFormat, int, int, bool]]:
    """Return (format, position, length, whether it names keys) of a block's fragments."""
    pieces = []
    at = block.begin()
    while not at.atEnd():
        fragment = at.fragment()
        at += 1
        shape = fragment.charFormat()
        keys = shape.fontFixedPitch()
        pieces.append((shape, fragment.position(), fragment.length(), keys))
    return pieces


def _letters(face: Face, ink: str) -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(face.font)
    letters.setForeground(colour(ink))
    return letters


def _style_table(table: QTextTable) -> None:
    tokens = current_look().tokens
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setCellPadding(0)
    shape.setCellSpacing(0)
    shape.setTopMargin(2)
    shape.setBottomMargin(12)
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = QTextTableCellFormat()
            cell.setLeftPadding(0 if column == 0 else 12)
            cell.setRightPadding(16)
            cell.setTopPadding(5)
            cell.setBottomPadding(5)
            cell.setBottomBorder(1)
            cell.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            cell.setBottomBorderBrush(colour(tokens.ctl if row == 0 else tokens.line))
            if row == 0:
                cell.setForeground(colour(tokens.ink2))
                cell.setFontWeight(QFont.Weight.Normal)
            table.cellAt(row, column).setFormat(cell)
