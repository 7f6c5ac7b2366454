"""What a section borrows from the window: its commands about themes."""

from collections.abc import Sequence

from ui.commands import Command
from ui.page import Context


def window_commands(context: Context, *wanted: str) -> Sequence[Command]:
    """Return those of the window's commands whose ids are wanted, in that order."""
    known = {command.id: command for command in context.window_commands()}
    return [known[each] for each in wanted if each in known]
