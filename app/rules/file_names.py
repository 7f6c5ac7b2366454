"""Names of files that others gave: made safe to be shown, and to be written on any disk."""

import re
import unicodedata

from app.rules.file_kinds import FILE_KINDS, FileKind

LONGEST = 120
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
# What Windows takes for a device, whatever ending follows.
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE)
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def safe_name(name: str, kind: FileKind) -> str:
    """Return a name without folders, unseen or turning signs, and names of devices.

    At most 120 letters; it ends as its kind does, so that "gaji.pdf.exe" with words in it becomes
    "gaji.pdf.exe.txt".
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = (each for each in last if unicodedata.category(each) not in _UNSEEN)
    plain = _NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", "".join(seen)))
    plain = " ".join(plain.split()).strip(". ")
    suffixes = FILE_KINDS[kind].suffixes
    suffix = next((each for each in suffixes if plain.lower().endswith(each)), "")
    if suffix:
        plain, suffix = plain[: -len(suffix)], plain[-len(suffix) :]
    plain = plain[: LONGEST - len(suffix or suffixes[0])].strip(". ") or "bukti"
    if _DEVICES.fullmatch(plain.partition(".")[0].rstrip()):
        plain = f"_{plain}"
    return plain + (suffix or suffixes[0])
