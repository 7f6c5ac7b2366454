"""Choosing files in the system's own dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, *, title: str, kinds: str) -> Path | None:
    """Let the user choose a file to read; None when given up."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(chosen) if chosen else None


def choose_place(parent: QWidget, *, title: str, suggested: str, kinds: str) -> Path | None:
    """Let the user name a file to write; None when given up."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return Path(chosen) if chosen else None
