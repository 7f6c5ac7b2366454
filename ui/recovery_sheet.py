"""Prints or saves the sheet of a recovery code that was just made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.keeping.recovery_paper import recovery_sheet_pdf
from ui.printing import print_paper
from ui.saving_papers import PrintsFor, save_paper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.register import Register
    from ui.parts.panels.recovery_panel import RecoveryPanel


def offer_sheet(
    panel: RecoveryPanel,
    prints_for: PrintsFor,
    register: Register,
    *,
    parent: QWidget,
    renewed: bool,
) -> None:
    """Connect the panel's two buttons to the paper of its words; see `recovery_sheet_pdf`."""

    def make(then: Callable[[bytes], object]) -> None:
        work = partial(recovery_sheet_pdf, register, words=panel.words, renewed=renewed)
        prints_for.runner.run(work, then=then, owner=parent, lane="paper")

    def show(pdf: bytes) -> None:
        print_paper(prints_for, pdf, name="Lembar pemulihan", parent=parent, secret=True)

    def save(pdf: bytes) -> None:
        save_paper(prints_for, pdf, suggested="lembar-pemulihan.pdf", parent=parent, secret=True)

    panel.print_wanted.connect(partial(make, show))
    panel.save_wanted.connect(partial(make, save))
