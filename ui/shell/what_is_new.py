"""Tells once, after the program was updated, that there is something new and where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app import __version__
from ui.preferences import LAST_VERSION

if TYPE_CHECKING:
    from ui.shell.window import MainWindow

_LASTS_MS: Final = 60_000


def tell_what_is_new(window: MainWindow) -> None:
    """Offer the chapter to who used an earlier version before; a first start is no update."""
    before = window.preferences.get(LAST_VERSION)
    window.preferences.set(LAST_VERSION, __version__)
    if before and before != __version__:
        window.messages.bar(
            f"Meja Aduan diperbarui ke versi {__version__}",
            "Register dan setelan tetap seperti sebelumnya.",
            action="Apa yang baru",
            on_action=lambda: window.navigate("bantuan", chapter="baru"),
            key="what-is-new",
            lasts_ms=_LASTS_MS,
        )
