"""What goes with a register that is locked: open forms, and what was copied from it."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget


def keep_drafts(window: QWidget) -> None:
    """Have every form in and over a window write down what is typed; nothing is closed."""
    from ui.forms.draft import TypedDraft

    for draft in window.findChildren(TypedDraft):
        if draft.timer.isActive():
            draft.keep()


def close_dialogs(window: QWidget) -> None:
    """Close every form over a window; those that are typed in keep a draft when they close."""
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog) and other.isVisible() and other is not window:
            other.done(QDialog.DialogCode.Rejected)
        elif isinstance(other, QMenu):
            other.close()


def forget_clipboard() -> None:
    """Empty the clipboard: not every system tells whether what is in it came from here."""
    QGuiApplication.clipboard().clear()
