"""The line at the bottom of the window: one sentence left, the key legend right."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.look.tokens import HEIGHT_STATUS, NO_LIMIT, PAGE_MARGIN, Tone
from ui.parts.icon_mark import IconMark
from ui.parts.key_caps import KeyLegend
from ui.parts.labels import ShortLabel

_ICONS = {
    Tone.OK: "check",
    Tone.WARN: "clock",
    Tone.DANGER: "alert-triangle",
    Tone.INFO: "info-circle",
    Tone.NEUTRAL: "info-circle",
}
_SHOWN_MS = 20_000


class StatusLine(QFrame):
    """30 high. The sentence stays for a while, long enough to be read; the tone picks its icon."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "status")
        self.setFixedHeight(HEIGHT_STATUS)
        self._mark = IconMark("check", "ok", 14)
        self._sentence = ShortLabel("", "second")
        self._legend = KeyLegend()
        self.fading = QTimer(self)
        self.fading.setSingleShot(True)
        self.fading.setInterval(_SHOWN_MS)
        self.fading.timeout.connect(lambda: self.set_sentence("", Tone.PLAIN))
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(self._mark)
        row.addWidget(self._sentence, 1)
        row.addSpacing(16)
        row.addWidget(self._legend)

    def set_sentence(self, sentence: str, tone: Tone = Tone.OK) -> None:
        """Say `sentence`; PLAIN shows it without an icon."""
        self._mark.setVisible(tone is not Tone.PLAIN)
        if tone is not Tone.PLAIN:
            self._mark.set_icon(_ICONS[tone], tone.value)
        self._sentence.set_whole(sentence)
        self.setAccessibleName(sentence)
        if sentence:
            # What was said of a deed long past reads as if it were of the last one.
            self.fading.start()
        else:
            self.fading.stop()

    def sentence(self) -> str:
        """Return what is said now."""
        return self._sentence.whole()

    def make_room(self, width: int) -> None:
        """Leave what lies over the right end so much room: only the sentence stands beside it."""
        if (row := self.layout()) is None:
            return
        row.setContentsMargins(PAGE_MARGIN, 0, max(width, PAGE_MARGIN), 0)
        for at in range(row.count()):
            item = row.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget not in (None, self._mark, self._sentence):
                widget.setMaximumWidth(0 if width else NO_LIMIT)

    def set_keys(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show the keys of the page as (keys, word)."""
        self._legend.set_pairs(pairs)
