"""Creating and opening registers."""

import os
import shutil
import tempfile
from pathlib import Path

from app.clock import Clock, SystemClock
from app.register import Register, environment_trouble
from db.engine import engine_for, ensure_writable, inspect_file, is_server, transaction
from db.migrating import create_file, ensure_known, schema_version, upgrade
from db.trouble import StorageTrouble, Trouble

SUFFIX = ".mejaaduan"


def create_register(location: str, *, clock: Clock | None = None, sample: bool = False) -> Register:
    """Create a register with the office's defaults and open it.

    A file is built beside its place and moved there whole, so that a crash leaves nothing half
    made. Raises EnvironmentTrouble, e.g. when one is there already.
    """
    try:
        _ensure_address(location)
        if is_server(location):
            _build(location, sample=sample)
        else:
            _build_file(Path(location), sample=sample)
    except StorageTrouble as error:
        raise environment_trouble(error) from error
    return open_register(location, clock=clock)


def _ensure_address(location: str) -> None:
    """Refuse a URL of another kind, which would be taken for a file's name."""
    if "://" in location and not is_server(location):
        raise StorageTrouble(Trouble.UNREACHABLE, "no such kind of address")


def _build(location: str, *, sample: bool) -> None:
    # Imported here: the calendar of holidays costs 0.1 s and most starts make no register.
    from app.keeping.defaults import fill

    engine = engine_for(location)
    try:
        if is_server(location) and schema_version(engine) is not None:
            raise StorageTrouble(Trouble.EXISTS)
        upgrade(engine)
        with transaction(engine, writing=True) as session:
            fill(session, sample=sample)
    finally:
        engine.dispose()


def _build_file(path: Path, *, sample: bool) -> None:
    try:
        if path.exists():
            raise StorageTrouble(Trouble.EXISTS)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".baru")
    except OSError as error:
        raise StorageTrouble(Trouble.READ_ONLY, str(error)) from error
    os.close(handle)
    building = Path(name)
    try:
        create_file(building)
        _build(name, sample=sample)
        if path.exists():
            raise StorageTrouble(Trouble.EXISTS)
        building.replace(path)
    finally:
        building.unlink(missing_ok=True)
        Path(f"{name}-journal").unlink(missing_ok=True)


def open_register(location: str, *, clock: Clock | None = None) -> Register:
    """Open a register for reading and writing; an older one is updated after a copy of it.

    Raises EnvironmentTrouble with kind missing, empty, not_a_database, foreign, too_new, locked,
    read_only, damaged or unreachable; the register is left as it was.
    """
    register: Register | None = None
    try:
        _ensure_address(location)
        if not is_server(location):
            inspect_file(Path(location))
        register = Register(location, clock=clock or SystemClock())
        version = schema_version(register.engine)
        if ensure_known(version):
            if not is_server(location):
                shutil.copy2(location, f"{location}.sebelum-{version}")
            upgrade(register.engine)
        ensure_writable(register.engine)
    except StorageTrouble as error:
        if register is not None:
            register.close()
        raise environment_trouble(error) from error
    return register
