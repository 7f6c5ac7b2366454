"""Every setting of the office, declared once: key, type, default, words, and what may stand in it.

A setting is a field of `OfficeSettings`. From it follow the value of a new register, reading (an
older register has the default until somebody saves another), the checks before saving, and the
field in Pengaturan.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from app.rules.kinds import Classification
from app.rules.numbering import letter_pattern_mistake, pattern_mistake

T = TypeVar("T")
ZONES = (
    ("Asia/Jakarta", "WIB, Jakarta"),
    ("Asia/Makassar", "WITA, Makassar"),
    ("Asia/Jayapura", "WIT, Jayapura"),
)
_NIP_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Declared:
    """What is known of a setting beside its key, type and default; `check` gives a sentence or "".

    One without a `word` is the program's own and can't be changed by hand.
    """

    word: str = ""
    hint: str = ""
    placeholder: str = ""
    longest: int = 200
    optional: bool = False
    check: Callable[[str], str] = lambda _: ""


def _declared(default: T, declared: Declared | None = None) -> T:
    return field(default=default, metadata={"declared": declared or Declared()})


def _line(
    word: str, hint: str = "", *, placeholder: str = "", longest: int = 200, default: str = ""
) -> str:
    return _declared(default, Declared(word, hint, placeholder, longest, optional=True))


def _checked(
    word: str, hint: str, check: Callable[[str], str], *, default: str = "", longest: int = 200
) -> str:
    return _declared(default, Declared(word, hint, longest=longest, check=check))


def _number(word: str, hint: str, *, default: int, most: int) -> int:
    def check(text: str) -> str:
        if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most:
            return ""
        return f"Isi dengan bilangan antara 1 dan {most}."

    return _declared(default, Declared(word, hint, longest=len(str(most)), check=check))


def _nip(word: str) -> str:
    declared = Declared(
        word, placeholder="19800517 200312 1 001", longest=30, optional=True, check=nip_mistake
    )
    return _declared("", declared)


def _counted(word: str) -> bool:
    """Declare whether a class of complaints is counted."""
    return _declared(default=True, declared=Declared(word))


def _off(word: str, hint: str) -> bool:
    """Declare what an office may switch on."""
    return _declared(default=False, declared=Declared(word, hint))


def _step(title: str) -> str:
    """Declare the title of a step of the SOP."""
    return _checked("Langkah", "", _step_mistake, default=title, longest=24)


def nip_mistake(text: str) -> str:
    """Return what is wrong with a NIP, "" for one of 18 digits and for none."""
    digits = "".join(text.split())
    if not digits or (digits.isascii() and digits.isdigit() and len(digits) == _NIP_DIGITS):
        return ""
    return "NIP terdiri atas 18 angka. Contoh: 19800517 200312 1 001."


def _step_mistake(text: str) -> str:
    return "" if text else "Nama langkah belum diisi. Contoh: Tindak lanjut."


def _name_mistake(text: str) -> str:
    return "" if text else "Nama satker belum diisi. Tulis lengkap, seperti pada kop surat."


def _code_mistake(text: str) -> str:
    if not text or (text.isascii() and text.isdigit() and len(text) == 4):
        return ""
    return "Kode satker terdiri atas empat angka, menurut daftar BPS."


def _zone_mistake(text: str) -> str:
    return "" if text in dict(ZONES) else "Pilih salah satu zona: WIB, WITA, atau WIT."


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings of one register. Text is empty where the office has set nothing.

    `office_name` is kept with the office's own entry among the offices. What a letterhead or a
    title leaves empty follows from that name.
    """

    office_name: str = _checked("Nama satker", "", _name_mistake)
    office_code: str = _declared(
        "",
        Declared(
            "Kode satker",
            "Empat angka",
            longest=4,
            optional=True,
            check=_code_mistake,
        ),
    )
    letterhead_1: str = _line("Kop baris pertama")
    letterhead_2: str = _line("Kop baris kedua")
    letterhead_3: str = _line("Kop baris ketiga", "Hanya bila perlu, misalnya nama unit")
    address: str = _line("Alamat", longest=300)
    contact: str = _line("Telepon, laman, dan surel", longest=300)
    email: str = _line("Surel pengaduan", "Tercetak pada surat jawaban")
    form_link: str = _line("Tautan lembar saran online", longest=300)
    city: str = _line("Kota", "Tempat penandatanganan")
    service_hours: str = _line(
        "Jam layanan",
        "Tercetak pada tanda terima",
        placeholder="hari dan jam kerja",
        longest=80,
    )
    head_title: str = _line("Jabatan Kepala")
    head_name: str = _line("Nama Kepala", placeholder="dengan gelar")
    head_nip: str = _nip("NIP Kepala")
    officer_name: str = _line("Nama petugas", placeholder="dengan gelar")
    officer_nip: str = _nip("NIP petugas")
    logo: str = _declared("", Declared("Logo", longest=0, optional=True))
    zone: ZoneInfo = _declared(
        ZoneInfo("Asia/Jakarta"), Declared("Zona waktu", check=_zone_mistake)
    )
    number_pattern: str = _checked(
        "Pola nomor pada kertas", "", pattern_mistake, default="{seq}/PGD/{year}", longest=60
    )
    letter_pattern: str = _checked(
        "Pola nomor surat", "", letter_pattern_mistake, default="B-{seq}/{code}/{year}", longest=60
    )
    classification_code: str = _line(
        "Kode klasifikasi",
        "Kode klasifikasi arsip pada lembar disposisi, misalnya PW.140",
        longest=30,
    )
    counts_complaint: bool = _counted("Pengaduan")
    counts_aspiration: bool = _counted("Aspirasi")
    counts_information: bool = _counted("Permintaan informasi")
    veils_wbs: bool = _off(
        "Jumlah pelaporan pelanggaran",
        "Pelaporan pelanggaran dan satu media lain dihitung sebagai satu kolom, tanpa rincian, di "
        "semua laporan dan lampirannya. Jumlahnya yang kecil tidak dapat dibaca atau dihitung dari selisih.",
    )
    approves_results: bool = _off(
        "Persetujuan laporan hasil",
        "Laporan hasil tim menunggu persetujuan Kepala sebelum pelapor diberi tahu.",
    )
    asks_satisfaction: bool = _declared(default=False, declared=Declared("Kepuasan pelapor"))
    joint_leave_off: bool = _declared(default=True)
    warn_percent: int = _number("Persen standar terpakai", "", default=80, most=100)
    warn_days: int = _number("Hari kerja tersisa", "", default=1, most=30)
    lock_minutes: int = _number(
        "Kunci otomatis, menit",
        "Register mengunci diri bila tidak disentuh selama sekian menit",
        default=10,
        most=120,
    )
    evidence_megabytes: int = _number(
        "Berkas bukti terbesar, MB",
        "Batas untuk satu berkas yang dilampirkan pada kasus",
        default=25,
        most=500,
    )
    step_1: str = _step("Terima")
    step_2: str = _step("Register")
    step_3: str = _step("Lapor Kepala")
    step_4: str = _step("Disposisi")
    step_5: str = _step("Tindak lanjut")
    step_6: str = _step("Laporan hasil")
    step_7: str = _step("Beri tahu pelapor")
    kind: str = _declared("real")
    calendar_revision: int = _declared(1)
    """Counts every change of settings, lists and calendar, under the name registers know it by."""
    import_mappings: str = _declared("")
    """Which column is what in files that were imported, as app.transfer.mapping keeps it."""
    officials: str = _declared("")
    """Who signs beside the head, as app.rules.signers packs them."""
    templates: str = _declared("")
    """The texts for complainants as app.rules.templates packs them, "" for those of the program."""
    register_id: str = _declared("")
    recovery_key: str = _declared("")
    sheet_key: str = _declared("")
    """By which the register knows its own printed pages (app.scanning.sheet_code)."""

    @property
    def sample(self) -> bool:
        """Whether the register is a sample."""
        return self.kind == "sample"

    @property
    def left_out(self) -> frozenset[Classification]:
        """The classes that the recap doesn't count."""
        return frozenset(each for each in Classification if not getattr(self, f"counts_{each}"))

    @property
    def counted(self) -> tuple[Classification, ...]:
        """The classes that the recap counts."""
        return tuple(each for each in Classification if each not in self.left_out)

    def step_title(self, step: int) -> str:
        """Return what the office calls SOP step 1-7."""
        return (
            *(self.step_1, self.step_2, self.step_3, self.step_4),
            *(self.step_5, self.step_6, self.step_7),
        )[step - 1]


DECLARED: Mapping[str, Declared] = {
    each.name: each.metadata["declared"] for each in fields(OfficeSettings)
}
STEP_KEYS = tuple(f"step_{step}" for step in range(1, 8))
_TYPES: Mapping[str, object] = {each.name: each.type for each in fields(OfficeSettings)}
_READING: Mapping[object, Callable[[str], object]] = {
    "str": str,
    "int": int,
    "bool": lambda text: text == "1",
    "ZoneInfo": ZoneInfo,
}


def read_settings(texts: Mapping[str, str]) -> OfficeSettings:
    """Return the settings from their stored texts; what is missing has its default."""
    known: dict[str, Any] = {
        key: _READING[_TYPES[key]](text) for key, text in texts.items() if key in DECLARED
    }
    return replace(OfficeSettings(), **known)


def text_of(settings: OfficeSettings, key: str) -> str:
    """Return the text a setting is stored as. Raises AttributeError for an unknown one."""
    value = getattr(settings, key)
    return str(int(value)) if isinstance(value, bool) else str(value)


def setting_mistakes(values: Mapping[str, str]) -> dict[str, str]:
    """Return a sentence for each value that can't be saved, by key."""
    found = {}
    for key, text in values.items():
        declared = DECLARED.get(key, Declared())
        if not declared.word:
            found[key] = "Pengaturan itu tidak dikenal."
        elif declared.longest and len(text.strip()) > declared.longest:
            found[key] = f"Paling banyak {declared.longest} huruf. Ringkas dahulu."
        elif sentence := declared.check(text.strip()):
            found[key] = sentence
    return found
