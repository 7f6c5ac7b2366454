"""The one door for telling the user anything: status line, message bars, undo and questions."""

from collections import deque
from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from ui.look.tokens import Tone

# The calendar page says the same itself, so it takes this bar away.
GAP_BAR: Final = "calendar-gap"
_KEPT: Final = 100


class Told(NamedTuple):
    """One thing the user was told; `kind` is "say", "bar", "undo" or "ask"."""

    kind: str
    sentence: str
    tone: Tone = Tone.OK
    title: str = ""


class Notice(NamedTuple):
    """A message bar; one with the same `key` takes its place; 0 `lasts_ms` is for good.

    One that `stays` is there until it is answered, whatever register is opened or locked meanwhile.
    """

    title: str
    sentence: str = ""
    tone: Tone = Tone.INFO
    icon: str = "info-circle"
    action: str = ""
    on_action: Callable[[], object] | None = None
    key: str = ""
    lasts_ms: int = 0
    stays: bool = False


class Question(NamedTuple):
    """A question before something that can't be undone; `yes` and `no` name the buttons."""

    title: str
    sentence: str
    yes: str
    no: str = "Batal"
    danger: bool = False


def ask_in_dialog(question: Question) -> bool:
    """Ask over the active window; the harmless answer is the default."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    box = QMessageBox(QApplication.activeWindow())
    box.setIcon(QMessageBox.Icon.Warning if question.danger else QMessageBox.Icon.Question)
    box.setWindowTitle(question.title)
    box.setText(question.title)
    box.setInformativeText(question.sentence)
    yes = box.addButton(question.yes, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(question.no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no if question.danger else yes)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


class Messages(QObject):
    """Takes what is to be told; the window shows it. Call it on the GUI thread only.

    `told` keeps the last things said, oldest first.
    """

    said = Signal(str, object)
    notice_given = Signal(object)
    notice_taken = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self, *, asker: Callable[[Question], bool] = ask_in_dialog, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.told: deque[Told] = deque(maxlen=_KEPT)
        self._asker = asker
        self._on_undo: Callable[[], object] | None = None

    def say(self, sentence: str, tone: Tone = Tone.OK) -> None:
        """Say one sentence in the status line."""
        self.told.append(Told("say", sentence, tone))
        self.said.emit(sentence, tone)

    def bar(
        self,
        title: str,
        sentence: str = "",
        *,
        tone: Tone = Tone.INFO,
        icon: str = "info-circle",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        key: str = "",
        lasts_ms: int = 0,
        stays: bool = False,
    ) -> None:
        """Put a message bar above the page until it is closed, acted on or replaced; see Notice.

        With `lasts_ms` it goes by itself after so many milliseconds.
        """
        self.told.append(Told("bar", sentence, tone, title))
        self.notice_given.emit(
            Notice(title, sentence, tone, icon, action, on_action, key, lasts_ms, stays)
        )

    def take_bar(self, key: str) -> None:
        """Take the message bar of that key away, if there is one."""
        self.notice_taken.emit(key)

    def undo(self, sentence: str, on_undo: Callable[[], object]) -> None:
        """Say what was done and offer to undo it for ten seconds; an earlier offer is over."""
        self.told.append(Told("undo", sentence))
        self._on_undo = on_undo
        self.undo_offered.emit(sentence)

    def take_undo(self) -> None:
        """Undo what was offered last; nothing when the offer is over."""
        on_undo, self._on_undo = self._on_undo, None
        if on_undo is not None:
            on_undo()

    def forget(self) -> None:
        """Forget all that was told and offered: the register is being locked."""
        self.told.clear()
        self._on_undo = None

    def drop_undo(self) -> None:
        """Let the offer be over."""
        self._on_undo = None

    def ask(
        self, title: str, sentence: str, *, yes: str, no: str = "Batal", danger: bool = False
    ) -> bool:
        """Ask before something that can't be undone, and only then."""
        self.told.append(Told("ask", sentence, Tone.WARN if danger else Tone.INFO, title))
        return self._asker(Question(title, sentence, yes, no, danger))
