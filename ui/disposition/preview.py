"""The sheet as it will lie on paper, with its size and pages."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.labels import ShortLabel, label
from ui.parts.paper_view import Fit, PaperView


class SheetPreview(QWidget):
    """Fitted to the height at first; the actual size is one key away."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = PaperView()
        self.paper.set_fit(Fit.PAGE)
        self._full = False
        self._caption = ShortLabel("", "second")
        self._pages = label("", "second")
        self.back_button = button("", "link", icon="chevron-left", tip="Halaman sebelumnya")
        self.next_button = button("", "link", icon="chevron-right", tip="Halaman berikutnya")
        self.back_button.clicked.connect(lambda: self.paper.go_to(self.paper.page() - 1))
        self.next_button.clicked.connect(lambda: self.paper.go_to(self.paper.page() + 1))
        self.size_button = button("100 %", "link", tip="Ukuran sebenarnya (Ctrl+1)")
        self.size_button.clicked.connect(self.switch_size)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._caption, 1)
        for widget in (self.back_button, self._pages, self.next_button, self.size_button):
            head.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.paper, 1)
        self.paper.page_changed.connect(self._on_page_changed)
        self._on_page_changed(1, 0)
        self.say_paper(two_on_a4=False)

    def say_paper(self, *, two_on_a4: bool) -> None:
        """Name the paper above it."""
        self._paper_words = "A4, dua lembar" if two_on_a4 else "A5 tegak"
        self._say()

    def switch_size(self) -> None:
        """Go from the fitted size to the actual one, or back."""
        self._full = not self._full
        self.paper.set_fit(Fit.FULL if self._full else Fit.PAGE)
        self.size_button.set_word("Pas halaman" if self._full else "100 %")
        self._say()

    def _say(self) -> None:
        size = "ukuran sebenarnya" if self._full else "pas halaman"
        self._caption.set_whole(f"Pratinjau {self._paper_words}, {size}")

    def _on_page_changed(self, page: int, count: int) -> None:
        for widget in (self.back_button, self._pages, self.next_button):
            widget.setVisible(count > 1)
        self._pages.setText(f"{page} dari {count}")
        self.back_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < count)
