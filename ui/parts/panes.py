"""The parts of a page between which F6 moves the keyboard: its head and its panels."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel


def go_to_pane(page: QWidget, step: int) -> None:
    """Move the keyboard to the next part of a page, or to the one before for a `step` of -1."""
    panes = _panes(page)
    focused = page.window().focusWidget()
    here = next((at for at, (pane, _) in enumerate(panes) if pane.isAncestorOf(focused)), None)
    if not panes:
        return
    outside = -1 if step > 0 else 0
    _, target = panes[((outside if here is None else here) + step) % len(panes)]
    reason = Qt.FocusReason.TabFocusReason
    target.setFocus(reason if step > 0 else Qt.FocusReason.BacktabFocusReason)


def _panes(page: QWidget) -> list[tuple[QWidget, QWidget]]:
    """Return the parts with what takes the keyboard first in each: by columns, then downwards."""
    found = []
    for pane in page.findChildren(QWidget):
        if isinstance(pane, PageHeader | Panel) and pane.isVisible():
            first = _first_stop(pane)
            if first is not None and not isinstance(pane.parentWidget(), Panel):
                found.append((pane, first))
    return sorted(found, key=lambda each: _place(page, each[0]))


def _place(page: QWidget, pane: QWidget) -> tuple[int, int]:
    at = pane.mapTo(page, QPoint())
    # The head stands above all columns.
    return (-1, 0) if isinstance(pane, PageHeader) else (at.x(), at.y())


def _first_stop(pane: QWidget) -> QWidget | None:
    """Return the first widget that Tab would stop at inside a part."""
    at = pane.nextInFocusChain()
    while at is not None and at is not pane:
        stops = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if stops and pane.isAncestorOf(at) and at.isVisible() and at.isEnabled():
            return at
        at = at.nextInFocusChain()
    return None
