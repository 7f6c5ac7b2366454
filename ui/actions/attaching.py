"""Files brought to a case: what was dropped or copied, and what is told of those not taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.look.tokens import Tone

if TYPE_CHECKING:
    from ui.messages import Messages

_TOLD = 4


def tell_refused(messages: Messages, refused: Sequence[str]) -> None:
    """Tell which files were not attached, and why."""
    if not refused:
        return
    more = len(refused) - _TOLD
    told = [*refused[:_TOLD], *([f"Dan {more} lagi."] if more > 0 else [])]
    messages.bar(
        "Tidak semua berkas dilampirkan",
        " ".join(told),
        tone=Tone.WARN,
        icon="alert-triangle",
        key="refused-evidence",
    )
