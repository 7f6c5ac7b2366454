"""The eight elements of a public service by which sister offices tell complaints apart."""

from typing import Final

SERVICE_ELEMENTS: Final = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya atau tarif",
    "Produk layanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Sarana dan prasarana",
)
# What the topics of a new register are about; those an office adds are told by their own names.
_ABOUT: Final = {
    "standar pelayanan": 1,
    "hambatan pelayanan": 1,
    "informasi yang belum ditemukan": 4,
    "layanan petugas": 6,
    "disiplin pegawai": 6,
}


def element_of(topic: str) -> int:
    """Return which element (from 0) a topic is about by its name; -1 for none of them."""
    name = topic.casefold()
    names = [each.casefold() for each in SERVICE_ELEMENTS]
    return names.index(name) if name in names else _ABOUT.get(name, -1)
