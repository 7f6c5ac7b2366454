"""When the program's modules are loaded: what the window needs first, the rest at the door."""

from __future__ import annotations

import builtins
import gc
import sys
from importlib import import_module
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.clock import Clock
    from app.office import Office
    from app.register import Register

# What the first rows need of a register whose password is still being typed, the page they stand
# on, and then what follows them.
_AHEAD: Final = (
    "app.keeping.opening",
    "app.desk.reading_office",
    "ui.home.page",
    "app.desk.sealing_cases",
    "ui.shell.opened",
    "ui.shell.rail_counts",
    "ui.shell.window_commands",
    "ui.shell.idle",
    "ui.shell.logs",
    "PySide6.QtNetwork",
)
_SLICE_SECONDS: Final = 0.0005
_ONE_LOADS: Final = RLock()
# What PySide knows the signatures of functions by, for complaints about wrong arguments and for type
# stubs. It carries the source in itself and compiles it anew at every start, large regular
# expressions too: a fifth of what a bare window takes, for what hardly any session needs.
_EXPLAINING: Final = frozenset(
    {
        "shibokensupport.signature.layout",
        "shibokensupport.signature.parser",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
    }
)


def load_lightly() -> None:
    """Call it before anything else of the window is imported; a GarbageWatch follows the rows."""
    # All that is made until the first rows stand stays: looking through it for garbage is in vain.
    gc.disable()
    usual = builtins.__import__

    def lighter(
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - named as Python's own
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        for each in fromlist or ():
            if f"{name}.{each}" in _EXPLAINING:
                _put_off(f"{name}.{each}")
        return usual(name, globals, locals, fromlist, level)

    builtins.__import__ = lighter
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        # PySide puts an import of its own in place of Python's, which reads the source of every
        # module in search of `__feature__`, which nothing here uses: a quarter of what loading
        # the database library takes.
        builtins.__import__ = usual


def _put_off(name: str) -> None:
    """Have one of those modules loaded by whoever is the first to ask it for anything."""
    # PySide's own finder, which comes first while it loads them.
    found = sys.meta_path[0].find_spec(name, None)
    if found is None or found.loader is None:
        return
    loader, module = found.loader, ModuleType(name)

    def load(wanted: str) -> object:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        with _ONE_LOADS:
            if module.__spec__ is found:
                # PySide has renamed that one meanwhile.
                module.__spec__ = ModuleSpec(name, loader)
                loader.exec_module(module)
        if wanted not in module.__dict__:
            raise AttributeError(wanted)
        return module.__dict__[wanted]

    module.__spec__ = found
    module.__dict__["__getattr__"] = load
    sys.modules[name] = module


def load_ahead(clock: Clock) -> tuple[Register, Office]:
    """Load what follows the door while somebody types; run by the worker, in slices.

    The window takes its turn after each slice, as often as it has anything to do. Returns a
    register in memory and its office, of which was read what the first page reads.
    """
    before = sys.getswitchinterval()
    sys.setswitchinterval(_SLICE_SECONDS)
    try:
        for name in _AHEAD:
            import_module(name)
        from app.desk.reading_office import read_office
        from app.keeping.getting_ready import get_ready
        from ui.actions.action_table import ON_ROW
        from ui.home.facts import read_home

        for action in ON_ROW.values():
            # What may be done with the first case is offered right after it is shown.
            _ = action.roles
        register = get_ready(clock)
        office = read_office(register)
        read_home(register, today=clock.now().astimezone(office.zone).date())
        return register, office
    finally:
        sys.setswitchinterval(before)
