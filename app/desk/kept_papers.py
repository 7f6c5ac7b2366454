"""Papers that are kept as they went out, and compared with their digest before they are shown."""

from hashlib import sha256

from app.errors import EnvironmentTrouble


def as_kept(body: bytes | None, digest: str) -> bytes:
    """Return what was kept. Raises EnvironmentTrouble when it is gone or was changed."""
    if body is None or sha256(body).hexdigest() != digest:
        raise EnvironmentTrouble(
            "damaged",
            "Laporan tercetak yang disimpan hilang atau diubah.",
            "Periksa register di Pengaturan, lalu pulihkan dari cadangan.",
        )
    return body
