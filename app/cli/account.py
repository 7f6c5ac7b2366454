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


def ask(options: argparse.Namespace) -> tuple[str, str]:
    """Return login and password: from the options, else asked for on the terminal.

    Raises EnvironmentTrouble where neither is possible, UserMistake for a file without a password.
    """
    if options.user and options.password_file:
        return options.user, _from_file(Path(options.password_file))
    if not sys.stdin.isatty():
        raise EnvironmentTrouble(
            "no_account",
            "Register ini hanya terbuka dengan akun.",
            "Pakai --user NAMA --password-file BERKAS.",
        )
    login = options.user or input("Nama masuk: ")
    if options.password_file:
        return login, _from_file(Path(options.password_file))
    return login, getpass.getpass("Kata sandi: ")


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
        while sys.stdin.isatty():
            try:
                confirm_recovery(register, code=input("Cetak, lalu ketik kedua belas katanya: "))
                break
            except UserMistake as mistake:
                sys.stderr.write(f"{mistake.sentence}\n")
        else:
            sys.stdout.write(
                "Cetak lembar itu, hapus berkasnya; jendela program akan meminta kodenya.\n"
            )
    finally:
        register.close()
    return 0


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
