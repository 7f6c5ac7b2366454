"""Packs a finished Windows folder for giving away: `dev.py build --installer FOLDER`.

Makes an installer (NSIS), a portable archive, and the list of their digests, into dist/. The
programs and the installer are signed when SIGN_PKCS12 names a certificate's file, with the password
in the file that SIGN_PASSWORD_FILE names.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from app import __version__
from app.keeping.places import PORTABLE_FOLDER
from dev import ROOT, say
from tests.helpers import bundle

OUT = ROOT / "dist"
PROGRAMS = ("MejaAduan.exe", "meja-aduan.exe")
_PORTABLE = f"""\
Meja Aduan {__version__}, tanpa pemasangan.

Jalankan MejaAduan.exe. Register, setelan, dan log disimpan di map "{PORTABLE_FOLDER}" ini,
bukan di komputer; pindahkan seluruh map bersama programnya.
"""


def pack(folder: Path) -> list[Path]:
    """Pack the folder; return what was made. Raises CalledProcessError where a tool failed."""
    OUT.mkdir(exist_ok=True)
    for program in PROGRAMS:
        sign(folder / program)
    installer = OUT / f"MejaAduan-{__version__}-pemasang.exe"
    make_installer(folder, installer)
    sign(installer)
    archive = OUT / f"MejaAduan-{__version__}-portabel.zip"
    make_portable(folder, archive)
    made = [installer, archive]
    sums = "".join(f"{digest(path)}  {path.name}\n" for path in made)
    listing = OUT / "SHA256SUMS.txt"
    listing.write_text(sums, "utf-8")
    return [*made, listing]


def make_installer(folder: Path, installer: Path) -> None:
    """Have NSIS make the installer."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    values = {
        "VERSION": __version__,
        "FOLDER": folder.resolve(),
        "SIZE_KB": size // 1024,
        "OUTPUT": installer.resolve(),
    }
    words = [f"-D{name}={value}" for name, value in values.items()]
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8"]
    if sys.platform != "win32":
        # Debian's NSIS makes installers of 64 bits too; its makers' own for Windows only of 32.
        command.append("-XTarget amd64-unicode")
    subprocess.run([*command, *words, str(ROOT / "installer.nsi")], check=True, cwd=ROOT)


def make_portable(folder: Path, archive: Path) -> None:
    """Pack the folder with an empty data folder, which makes the programs keep all beside them."""
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, Path("Meja Aduan") / path.relative_to(folder))
        packed.writestr(f"Meja Aduan/{PORTABLE_FOLDER}/BACA.txt", _PORTABLE)


def sign(program: Path) -> None:
    """Sign a program where a certificate is given; without one it stays unsigned."""
    certificate = os.environ.get("SIGN_PKCS12", "")
    if not certificate:
        return
    signed = program.with_suffix(".signed")
    words = ["osslsigncode", "sign", "-pkcs12", certificate, "-h", "sha256", "-n", "Meja Aduan"]
    if password := os.environ.get("SIGN_PASSWORD_FILE", ""):
        words += ["-readpass", password]
    subprocess.run([*words, "-in", str(program), "-out", str(signed)], check=True)
    signed.replace(program)


def digest(path: Path) -> str:
    """Return the file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def main() -> int:
    """Check the folder named on the command line and pack it; say what was made."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else OUT / "MejaAduan")
    if lost := [name for name in PROGRAMS if not (folder / name).exists()]:
        say(f"{folder} is no finished Windows folder: {', '.join(lost)} missing")
        return 2
    if found := bundle.problems(folder):
        say("\n  ".join(["this folder must not be given away:", *found]))
        return 1
    if shutil.which("makensis") is None:
        say("makensis is missing (Debian: nsis)")
        return 3
    for path in pack(folder):
        say(f"made {path.relative_to(ROOT)} ({path.stat().st_size:,} bytes)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
