"""What follows from an office's name alone: its letterhead, its head's title, the desk's name."""

_BPS = ("BPS ", "Badan Pusat Statistik ")


def is_bps(name: str) -> bool:
    """Tell whether an office belongs to BPS; another one's papers say nothing of BPS."""
    return f"{name} ".startswith(_BPS)


def region_of(name: str) -> str:
    """Return "Kabupaten Lebak" of "BPS Kabupaten Lebak"; another office's name as it is."""
    return next((name.removeprefix(word) for word in _BPS if name.startswith(word)), name)


def is_province(name: str) -> bool:
    """Tell whether an office is BPS's in a province."""
    return is_bps(name) and region_of(name).startswith("Provinsi ")


def letterhead_lines(name: str) -> tuple[str, str]:
    """Return both lines of the letterhead; outside BPS the first, the government's, is unknown."""
    if is_bps(name):
        return "BADAN PUSAT STATISTIK", region_of(name).upper()
    return "", name.upper()


def head_title(name: str) -> str:
    """Return "Kepala BPS Kabupaten Lebak"."""
    return f"Kepala {name}"


def town_of(name: str) -> str:
    """Return where BPS's office in a regency or city is, "" of any other."""
    kinds = ("Kabupaten ", "Kota ")
    region = region_of(name)
    town = next((region.removeprefix(kind) for kind in kinds if region.startswith(kind)), "")
    return town if is_bps(name) else ""


def desk_words(name: str) -> str:
    """Return what who sits at the desk is called."""
    return "Petugas PST" if is_bps(name) else "Petugas pengaduan"


def officer_words(name: str) -> str:
    """Return what papers call who sits at the desk."""
    return "Petugas Pengaduan (PST)" if is_bps(name) else "Petugas Pengaduan"


def counter_words(name: str) -> str:
    """Return what papers call the place where people come, for short."""
    return "PST" if is_bps(name) else "layanan pengaduan"


def service_words(name: str) -> str:
    """Return the whole name of that place, the office's included."""
    return f"{'Pelayanan Statistik Terpadu' if is_bps(name) else 'layanan pengaduan'} {name}"
