"""Who an office is when its register is made: found in BPS's list, or any other by its name."""

import csv
from dataclasses import dataclass
from functools import cache

from app.office import OWN
from app.rules.office_names import is_bps
from resources import FOLDER

_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@dataclass(frozen=True, slots=True)
class BpsOffice:
    """An office of BPS in a province, regency or city; `seat` is "" where we don't know it."""

    code: str
    region: str
    seat: str
    zone: str

    @property
    def name(self) -> str:
        """What the office is called."""
        return f"BPS {self.region}"

    @property
    def is_province(self) -> bool:
        """Whether it is a province's."""
        return self.code.endswith("00")


@cache
def bps_offices() -> tuple[BpsOffice, ...]:
    """Return all offices of the list, each province followed by its regencies and cities."""
    return tuple(
        BpsOffice(row["code"], row["region"], row["seat"], _ZONES[row["zone"]])
        for row in _rows("bps.csv")
    )


def find_office(words: str) -> BpsOffice | None:
    """Return the office with this code or name ("BPS Kabupaten Lebak"); None when there is none."""
    wanted = " ".join(words.split()).casefold()
    known = (each for each in bps_offices() if wanted in (each.code, each.name.casefold()))
    return next(known, None)


def first_settings(name: str) -> dict[str, str]:
    """Return what a new register says of the office of this name or code, as setting texts.

    Of an office outside the list it is only the name.
    """
    found = find_office(name)
    if found is None:
        coded = {"classification_code": "PW.140"} if is_bps(name) else {}
        return {"office_name": name, **coded}
    contacts = next((row for row in _rows("contacts.csv") if row["code"] == found.code), {})
    return {
        "office_name": found.name,
        "office_code": found.code,
        "city": found.seat,
        "zone": found.zone,
        "letter_pattern": f"B-{{seq}}/{found.code}0/{{code}}/{{year}}",
        "number_pattern": f"{{seq}}/PGD/{found.code}0/{{year}}",
        "classification_code": "PW.140",
        **{key: text for key, text in contacts.items() if key != "code"},
    }


def first_offices(name: str) -> tuple[tuple[str, str, str], ...]:
    """Return code, name and group of the own office and those its complaints are passed on to.

    A province's are its regencies and cities; a regency's are its province and its neighbours in
    it. An office outside BPS knows only itself and "Instansi lain".
    """
    found = find_office(name)
    last = ("lain", "Instansi lain", "agency")
    if found is None:
        others = (("0000", "BPS Pusat", "agency"),) * is_bps(name)
        return (("own", name, OWN), *others, last)
    province = [each for each in bps_offices() if each.code[:2] == found.code[:2]]
    others = tuple(
        (each.code, each.name, "province" if each.is_province else "regency")
        for each in province
        if each != found
    )
    return ((found.code, found.name, OWN), *others, ("0000", "BPS Pusat", "agency"), last)


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    text = (FOLDER / "offices" / name).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
