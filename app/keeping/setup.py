"""What the one set-up screen asks, and what can be wrong with it."""

from dataclasses import dataclass, field

from app.access.passwords import password_mistake
from app.desk.entry_checks import clean_line, line_mistake


@dataclass(frozen=True, slots=True)
class Setup:
    """What the one screen asks: the office, its officer, and how the officer signs in."""

    office_name: str
    officer_name: str
    login: str
    password: str = field(repr=False)


def setup_mistakes(setup: Setup) -> dict[str, str]:
    """Return a sentence for each field that can't be accepted, by field name."""
    login = setup.login.strip()
    found = {
        "office_name": line_mistake(
            clean_line(setup.office_name),
            name="Nama satker",
            required="Contoh: BPS Provinsi Banten.",
        ),
        "officer_name": line_mistake(
            clean_line(setup.officer_name), name="Nama petugas", required="Tulis dengan gelar."
        ),
        "login": login_mistake(login),
        "password": password_mistake(setup.password, login=login, name=setup.officer_name),
    }
    return {key: sentence for key, sentence in found.items() if sentence}


def login_mistake(login: str) -> str:
    """Return what is wrong with the name somebody signs in with, or ""."""
    plain = login.strip().lower()
    if not plain:
        return "Nama masuk belum diisi. Contoh: siti."
    if len(plain) > 30 or not all(c.isascii() and (c.isalnum() or c in "._-") for c in plain):
        return "Nama masuk hanya huruf, angka, titik, dan garis, tanpa spasi. Contoh: siti.rahmah."
    return ""
