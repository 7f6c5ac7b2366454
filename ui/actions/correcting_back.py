"""A correction that is taken back by another one: both stay on record."""

from collections.abc import Callable
from functools import partial
from typing import Final

from app.outcome import Outcome
from app.register import Register
from ui.page import Context

TAKEN_BACK: Final = "pembetulan diurungkan"
"""The reason that stands with the correction back."""


def offer_correcting_back(
    context: Context, outcome: Outcome, back: Callable[[Register], Outcome]
) -> None:
    """Offer for ten seconds to correct it back to what it was."""
    context.messages.undo(outcome.sentence, partial(context.ask, back))
