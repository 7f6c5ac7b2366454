"""Who works when there is no window: the account, its password, the recovery sheet of a new one."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from app.atomic_file import close_to_others
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping.creating import Created, confirm_recovery
from app.keeping.recovery_paper import recovery_sheet_pdf
from app.keeping.saving import save
from app.keeping.setup import Setup
from app.register import Register


def ask(options: argparse.Namespace) -> tuple[str, str]:
    """Return login and password: from the options, else asked for on the terminal.

    Raises EnvironmentTrouble where neither is possible, UserMistake for a file without a password.
    """
    return _asked(options.user, options.password_file, "Register ini", "", "")


def ask_for_archive(options: argparse.Namespace) -> tuple[str, str]:
    """Return the same of an account of the register whose archive is brought in."""
    user, file = options.archive_user, options.archive_password_file
    return _asked(user, file, "Arsip itu", "archive-", " di arsip itu")


def _asked(
    user: str | None, file: str | None, what: str, option: str, where: str
) -> tuple[str, str]:
    if user and file:
        return user, _from_file(Path(file))
    if not sys.stdin.isatty():
        raise EnvironmentTrouble(
            "no_account",
            f"{what} hanya terbuka dengan akun.",
            f"Pakai --{option}user NAMA --{option}password-file BERKAS.",
        )
    login = user or input(f"Nama masuk{where}: ")
    return login, _from_file(Path(file)) if file else getpass.getpass(f"Kata sandi{where}: ")


def first(options: argparse.Namespace, *, office: str = "") -> Setup:
    """Return the set-up of a register's first account; `office` is its name unless one is given."""
    login, password = ask(options)
    return Setup(options.office or office, options.officer or login, login, password)


def finish(options: argparse.Namespace, created: Created, sentence: str) -> int:
    """Write the recovery sheet and, at a terminal, have its code typed back."""
    register = created.register
    try:
        sheet = recovery_sheet_pdf(register, words=created.words)
        spared = in_use(options, register.location)
        save(Path(options.recovery_sheet), sheet, spared=spared)
        close_to_others(Path(options.recovery_sheet))
        sys.stdout.write(f"{sentence}\nLembar pemulihan: {options.recovery_sheet}\n")
        if not _typed_back(register):
            sys.stdout.write(
                "Cetak lembar itu, hapus berkasnya; jendela program akan meminta kodenya.\n"
            )
    finally:
        register.close()
    return 0


def _typed_back(register: Register) -> bool:
    """Have the code typed until it is right; False where nobody is there to type it."""
    while sys.stdin.isatty():
        try:
            confirm_recovery(register, code=input("Cetak, lalu ketik kedua belas katanya: "))
        except UserMistake as mistake:
            sys.stderr.write(f"{mistake.sentence}\n")
        except EOFError:
            # On Windows the empty device counts as a terminal.
            return False
        else:
            return True
    return False


def in_use(options: argparse.Namespace, *locations: str) -> list[str | Path]:
    """Return what a command works with, which none of its papers may be written over."""
    named = (options.register, options.password_file, *locations)
    return [each for each in named if each]


def _from_file(path: Path) -> str:
    try:
        # Notepad puts a mark before the first line that belongs to no password.
        password = path.read_text("utf-8-sig").splitlines()[:1]
    except FileNotFoundError as error:
        raise UserMistake({"": f"Berkas kata sandi {path} tidak ditemukan."}) from error
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentTrouble("unreadable", f"Berkas {path} tidak dapat dibaca.") from error
    if not password or not password[0]:
        raise UserMistake({"": f"Berkas kata sandi {path} kosong."})
    return password[0]
