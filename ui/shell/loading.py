"""When the program's modules are loaded: what the window needs first, the rest at the door."""

import builtins
import gc
import sys
from importlib import import_module
from typing import Final

# What the first rows need of a register whose password is still being typed, the page they stand
# on, and then what follows them.
_AHEAD: Final = (
    "app.keeping.opening",
    "app.desk.reading_office",
    "ui.home.page",
    "app.desk.sealing_cases",
    "ui.shell.opened",
    "ui.shell.people_words",
    "ui.shell.rail_counts",
    "ui.shell.window_commands",
    "ui.shell.idle",
    "ui.shell.logs",
    "PySide6.QtNetwork",
)
_SLICE_SECONDS: Final = 0.0005


def load_lightly() -> None:
    """Call it before anything else of the window is imported; `gc.enable` once its rows stand."""
    # All that is made until the first rows stand stays: looking through it for garbage is in vain.
    gc.disable()
    # PySide puts an import of its own in place of Python's, which reads the source of every module
    # in search of `__feature__`, which nothing here uses: a quarter of what loading the database
    # library takes.
    usual = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = usual


def load_ahead() -> None:
    """Load what follows the door while somebody types; run by the worker, in slices.

    The window takes its turn after each slice, as often as it has anything to do.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SLICE_SECONDS)
    try:
        for name in _AHEAD:
            import_module(name)
        from app.keeping.opening import get_ready

        get_ready()
    finally:
        sys.setswitchinterval(before)
