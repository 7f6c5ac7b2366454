"""The eight elements of a public service by which sister offices tell complaints apart.

They are those by which the survey of public satisfaction asks (Permenpan RB 14/2017), in its words;
its ninth, how complaints are handled, is what this register is about as a whole.
"""

from typing import Final

SERVICE_ELEMENTS: Final = (
    "Persyaratan",
    "Sistem, mekanisme, dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk spesifikasi jenis pelayanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Sarana dan prasarana",
)
# What the topics of a new register are about; those an office adds are told by their own names.
_ABOUT: Final = {
    "biaya atau tarif": 3,
    "produk layanan": 4,
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
