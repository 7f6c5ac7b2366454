"""Which files are taken in as evidence, told by what is in them and never by their names.

Pictures, PDF and texts can be looked at without running anything; DOCX, XLSX and ODF hold no
macros; mails, and the voice notes and videos that telephones send, are only kept and given out.
What could run, or hides what is in it, is refused, each with the way out: programs, archives,
papers with macros, and Office papers from before 2007, in which macros can't be told apart.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

Read = Callable[[int, int], bytes]
"""Returns some bytes of a file: from where on, and how many."""
_ENDS = 64 * 1024
_LISTED = 1024 * 1024
_SECTOR_AT, _SECTOR_SIZE_AT = 48, 30
_MAIL_CLASS = bytes.fromhex("0b0d020000000000c000000000000046")
_STRANGE = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_MAIL_HEADS = (b"from:", b"received:", b"return-path:", b"delivered-to:", b"mime-version:")


class Viewing(StrEnum):
    """How a kind of file is looked at inside the program; some only outside."""

    PICTURE = "picture"
    PAPER = "paper"
    WORDS = "words"
    OUTSIDE = "outside"


class FileKind(StrEnum):
    """What a file is."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    TIFF = "tiff"
    HEIC = "heic"
    PDF = "pdf"
    TEXT = "text"
    CSV = "csv"
    MAIL = "mail"
    OUTLOOK = "outlook"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    ODS = "ods"
    MP3 = "mp3"
    M4A = "m4a"
    OGG = "ogg"
    MP4 = "mp4"


class Foreign(StrEnum):
    """Why a file is none of those."""

    EMPTY = "empty"
    MACROS = "macros"
    OLD_OFFICE = "old_office"
    ARCHIVE = "archive"
    PROGRAM = "program"
    UNKNOWN = "unknown"


class FileKindFacts(NamedTuple):
    """What a kind is called, with which endings its names may end, and how it is looked at."""

    word: str
    suffixes: tuple[str, ...]
    viewing: Viewing = Viewing.OUTSIDE


FILE_KINDS = {
    FileKind.JPEG: FileKindFacts("Gambar JPG", (".jpg", ".jpeg", ".jfif"), Viewing.PICTURE),
    FileKind.PNG: FileKindFacts("Gambar PNG", (".png",), Viewing.PICTURE),
    FileKind.GIF: FileKindFacts("Gambar GIF", (".gif",), Viewing.PICTURE),
    FileKind.WEBP: FileKindFacts("Gambar WEBP", (".webp",), Viewing.PICTURE),
    FileKind.TIFF: FileKindFacts("Gambar TIFF", (".tif", ".tiff"), Viewing.PICTURE),
    FileKind.HEIC: FileKindFacts("Gambar HEIC", (".heic", ".heif")),
    FileKind.PDF: FileKindFacts("PDF", (".pdf",), Viewing.PAPER),
    FileKind.TEXT: FileKindFacts("Teks", (".txt",), Viewing.WORDS),
    FileKind.CSV: FileKindFacts("CSV", (".csv",), Viewing.WORDS),
    FileKind.MAIL: FileKindFacts("Surel", (".eml",), Viewing.WORDS),
    FileKind.OUTLOOK: FileKindFacts("Surel Outlook", (".msg",)),
    FileKind.DOCX: FileKindFacts("Dokumen Word", (".docx",)),
    FileKind.XLSX: FileKindFacts("Lembar Excel", (".xlsx",)),
    FileKind.ODT: FileKindFacts("Dokumen ODT", (".odt",)),
    FileKind.ODS: FileKindFacts("Lembar ODS", (".ods",)),
    FileKind.MP3: FileKindFacts("Suara MP3", (".mp3",)),
    FileKind.M4A: FileKindFacts("Suara M4A", (".m4a",)),
    FileKind.OGG: FileKindFacts("Suara OGG", (".ogg", ".opus", ".oga")),
    FileKind.MP4: FileKindFacts("Video MP4", (".mp4", ".mov", ".3gp")),
}
FOREIGN_WORDS = {
    Foreign.EMPTY: "berkasnya kosong",
    Foreign.MACROS: "berisi makro; simpan dulu sebagai PDF atau tanpa makro",
    Foreign.OLD_OFFICE: "format Office lama atau berkata sandi; simpan dulu sebagai PDF atau DOCX",
    Foreign.ARCHIVE: "arsip tidak dapat diperiksa isinya; keluarkan dulu berkas di dalamnya",
    Foreign.PROGRAM: "program tidak diterima sebagai bukti",
    Foreign.UNKNOWN: (
        "jenisnya tidak dikenal; yang diterima gambar, PDF, teks, surel, dokumen Office, suara, "
        "dan video MP4"
    ),
}
"""Why a file is refused, as it stands after its name and a colon."""
_BEGINNINGS: tuple[tuple[bytes, FileKind | Foreign], ...] = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"GIF87a", FileKind.GIF),
    (b"GIF89a", FileKind.GIF),
    (b"II*\0", FileKind.TIFF),
    (b"MM\0*", FileKind.TIFF),
    (b"%PDF-", FileKind.PDF),
    (b"OggS", FileKind.OGG),
    (b"ID3", FileKind.MP3),
    *((bytes((0xFF, second)), FileKind.MP3) for second in (0xFB, 0xFA, 0xF3, 0xF2)),
    (b"MZ", Foreign.PROGRAM),
    (b"\x7fELF", Foreign.PROGRAM),
    (b"Rar!", Foreign.ARCHIVE),
    (b"7z\xbc\xaf", Foreign.ARCHIVE),
    (b"\x1f\x8b", Foreign.ARCHIVE),
)
_STILL_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")


def kind_of(read: Read, size: int, name: str) -> FileKind | Foreign:
    """Tell what a file of `size` bytes is; its `name` only parts what looks alike, CSV from text."""
    if not size:
        return Foreign.EMPTY
    head = read(0, _ENDS)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if head[4:8] == b"ftyp":
        return _kind_of_film(head[8:12])
    if head.startswith(b"PK\3\4"):
        return _kind_of_zip(head, read(max(size - _LISTED, 0), _LISTED))
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return FileKind.OUTLOOK if _is_outlook(head, read) else Foreign.OLD_OFFICE
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return _kind_of_words(head, read(max(size - _ENDS, 0), _ENDS), name)


def _kind_of_film(brand: bytes) -> FileKind | Foreign:
    if brand in _STILL_BRANDS:
        return FileKind.HEIC
    if brand == b"avif":
        return Foreign.UNKNOWN
    return FileKind.M4A if brand in (b"M4A ", b"M4B ") else FileKind.MP4


def _kind_of_zip(head: bytes, listed: bytes) -> FileKind | Foreign:
    """Tell one by what it lists at its end; ODF says itself at its beginning what it is."""
    if b"vbaProject.bin" in listed or b"Basic/script-lc.xml" in listed:
        return Foreign.MACROS
    if head[30:38] == b"mimetype":
        said = head[38:].removeprefix(b"application/vnd.oasis.opendocument.")
        kinds = ((b"text", FileKind.ODT), (b"spreadsheet", FileKind.ODS))
        return next((kind for word, kind in kinds if said.startswith(word)), Foreign.ARCHIVE)
    if b"[Content_Types].xml" in listed and b"word/document.xml" in listed:
        return FileKind.DOCX
    if b"[Content_Types].xml" in listed and b"xl/workbook.xml" in listed:
        return FileKind.XLSX
    return Foreign.ARCHIVE


def _is_outlook(head: bytes, read: Read) -> bool:
    """Tell a mail by the class of the first entry in the folder that such a file holds."""
    power = int.from_bytes(head[_SECTOR_SIZE_AT : _SECTOR_SIZE_AT + 2], "little")
    sector = int.from_bytes(head[_SECTOR_AT : _SECTOR_AT + 4], "little")
    if power not in (9, 12):
        return False
    listed = read((sector + 1) << power, 4096)
    return listed[80:96] == _MAIL_CLASS or "__nameid_version1.0".encode("utf-16-le") in listed


def _kind_of_words(head: bytes, tail: bytes, name: str) -> FileKind | Foreign:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and (_STRANGE.intersection(head) or _STRANGE.intersection(tail)):
        return Foreign.UNKNOWN
    if name.lower().endswith(".csv"):
        return FileKind.CSV
    lines = head[:_ENDS].lower().lstrip().split(b"\n", 40)
    if any(line.startswith(_MAIL_HEADS) for line in lines) and name.lower().endswith(".eml"):
        return FileKind.MAIL
    return FileKind.TEXT


def words_in_bytes(body: bytes) -> str:
    """Return the words of a text, however it was written; what can't be read is marked."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")
