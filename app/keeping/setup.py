"""What the one set-up screen asks, and what can be wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.access.passwords import password_mistake
from app.desk.entry_checks import clean_line, line_mistake
from app.keeping.own_office import first_settings
from app.office_settings import setting_mistakes


@dataclass(frozen=True, slots=True)
class Setup:
    """What the one screen asks: the office, its officer, and how the officer signs in.

    `office_name` may be a code of BPS's list. `corrections` are setting texts that hold instead of
    what follows from it.
    """

    office_name: str
    officer_name: str
    login: str
    password: str = field(repr=False)
    corrections: Mapping[str, str] = field(default_factory=dict)

    def settings(self) -> dict[str, str]:
        """Return the setting texts that a new register begins with."""
        return first_settings(clean_line(self.office_name)) | {
            key: clean_line(text) for key, text in self.corrections.items()
        }


def setup_mistakes(setup: Setup, *, named: bool = True) -> dict[str, str]:
    """Return a sentence for each field that can't be accepted, by field name.

    An old register that has its name already is not `named` anew.
    """
    login = setup.login.strip()
    found = {
        "office_name": line_mistake(
            clean_line(setup.office_name),
            name="Nama satker",
            required="Pilih dari daftar, atau tulis lengkap." * named,
        ),
        "officer_name": line_mistake(
            clean_line(setup.officer_name), name="Nama petugas", required="Tulis dengan gelar."
        ),
        "login": login_mistake(login),
        "password": password_mistake(
            setup.password, login=login, name=setup.officer_name, office=setup.office_name
        ),
    }
    found |= setting_mistakes(setup.corrections)
    return {key: sentence for key, sentence in found.items() if sentence}


def login_mistake(login: str) -> str:
    """Return what is wrong with the name somebody signs in with, or ""."""
    plain = login.strip().lower()
    if not plain:
        return "Nama masuk belum diisi. Contoh: siti."
    if len(plain) > 30 or not all(c.isascii() and (c.isalnum() or c in "._-") for c in plain):
        return "Nama masuk hanya huruf, angka, titik, dan garis, tanpa spasi. Contoh: siti.rahmah."
    return ""
