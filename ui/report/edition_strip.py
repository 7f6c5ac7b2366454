"""Which edition of the report the paper is, and whether it still says how things stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.rules.moments import table_date
from ui.look.style import set_kind
from ui.parts.buttons import button
from ui.parts.labels import ShortLabel
from ui.parts.panels.panel import Panel

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from app.desk.reporting import Edition, ReportPaper


_WITHHELD = "Konsep saja: ada aduan tahun ini yang tidak dapat Anda lihat"


def printed_words(edition: Edition, zone: ZoneInfo) -> str:
    """Return "Edisi 1, dicetak 12-01-2027"."""
    return f"Edisi {edition.number}, dicetak {table_date(edition.made_at.astimezone(zone).date())}"


def news_of(paper: ReportPaper) -> int:
    """Count where the edition that went out says something else of the year than is so now."""
    return sum(not each.of_signing for each in paper.differing)


def edition_words(paper: ReportPaper, zone: ZoneInfo) -> str:
    """Return in how much the year differs from the edition shown, else when that was printed."""
    if paper.edition is None:
        return ""
    news = news_of(paper)
    return (
        f"{news} bagian berbeda dari yang tercetak" if news else printed_words(paper.edition, zone)
    )


class EditionStrip(Panel):
    """One line above the paper; `differences_wanted` and `last_wanted` come from its links."""

    differences_wanted = Signal()
    last_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ShortLabel("", "strong")
        self.show_button = button("Lihat perbedaan", "link", compact=True)
        self.back_button = button("Kembali", "link", compact=True)
        self.back_button.setToolTip("Kembali ke laporan yang tercetak")
        self.show_button.clicked.connect(self.differences_wanted)
        self.back_button.clicked.connect(self.last_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.back_button)
        self.body.setContentsMargins(16, 6, 10, 6)
        self.body.addLayout(row)
        self.hide()

    def show_paper(self, paper: ReportPaper, zone: ZoneInfo) -> None:
        """Tell of a paper; nothing of one before which none went out."""
        edition, news = paper.edition, news_of(paper)
        again = edition is None and bool(paper.differing)
        self.setVisible(edition is not None or again or paper.withheld or bool(paper.erased))
        self.show_button.setVisible(bool(paper.differing))
        self.back_button.setVisible(again)
        if edition is not None:
            self.words.set_whole(edition_words(paper, zone))
        elif again:
            concept = f"Konsep edisi {paper.number}" if paper.number else "Konsep perbaikan"
            self.words.set_whole(f"{concept}: {len(paper.differing)} perbaikan")
        elif paper.erased:
            self.words.set_whole(f"Konsep edisi {paper.number}. {paper.erased}")
        else:
            self.words.set_whole(_WITHHELD)
        warns = paper.withheld or bool(news and edition)
        set_kind(self.words, "kind", "warn-strong" if warns else "strong")
