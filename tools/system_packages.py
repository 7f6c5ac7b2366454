"""The Debian packages that the program and its tests need, installed where that is allowed."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import say
from tools.environment import PYTHON

# What Qt loads at run time, and the Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Without these Qt only lacks a feature (printing, Wayland); they don't stop a start.
QT_OPTIONAL = {"libcups2", "libwayland-client0", "libwayland-cursor0"}


def missing_packages(tools: Sequence[str]) -> list[str]:
    """Name the Debian packages that are absent here of what Qt and some tools need, in order."""
    if os.name == "nt" or sys.platform == "darwin":
        return []
    missing = {package for library, package in QT_LIBRARIES.items() if not loads(library)}
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.add("python3-venv")
    for package in tools:
        if not has_tool(package):
            missing.add(package)
    return sorted(missing)


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_tool(package: str) -> bool:
    """Tell whether the program that a package is wanted for is installed."""
    if package == "postgresql":
        return bool(
            shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        )
    return shutil.which("pdftoppm") is not None


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages where that is allowed without asking; else say which are missing."""
    prefix = administrator_prefix()
    if prefix is None or not shutil.which("apt-get"):
        needed = [package for package in packages if package not in QT_OPTIONAL]
        if needed:
            say(f"these system packages are missing, please install them: {' '.join(needed)}")
        return
    say(f"installing system packages: {' '.join(packages)}")
    environment = ("env", "DEBIAN_FRONTEND=noninteractive")
    install = [
        *prefix,
        *environment,
        *("apt-get", "install", "-y", "-qq", "--no-install-recommends"),
        *packages,
    ]
    # The machine's package lists may be good enough; a fresh one has none.
    if subprocess.run(install, check=False, capture_output=True).returncode == 0:
        return
    subprocess.run([*prefix, "apt-get", "update", "-qq"], check=False)
    outcome = subprocess.run(install, check=False, capture_output=True, text=True)
    if outcome.returncode != 0:
        print(outcome.stderr[-2000:], file=sys.stderr)
        say(f"could not install them; please install by hand: {' '.join(packages)}")


def administrator_prefix() -> list[str] | None:
    """Return what to put before a command to run it as root, or None where we may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        probe = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
        if probe.returncode == 0:
            return ["sudo", "-n"]
    return None
