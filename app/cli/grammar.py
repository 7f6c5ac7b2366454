"""The words of the command line and what they take, explained in Indonesian."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from typing import NoReturn

from app import __version__
from app.errors import UserMistake
from app.rules.wording import capitalised

_HELP = "meja-aduan --help"
PAGES = ("catat", "kotak")
"""What a start may ask for besides the window: the keys of pages where a day's work begins."""
# argparse's own sentences (start of each) and ours; {0} is what it was about.
_SENTENCES = (
    (r"the following arguments are required: (.*)", "Belum diberikan: {0}."),
    (r"unrecognized arguments: (.*)", "Tidak dikenal: {0}."),
    (r"ambiguous option: (\S+).*", "Pilihan {0} dapat berarti lebih dari satu; tulis lengkap."),
    (r"argument (.*): expected .*argument.*", "Pilihan {0} memerlukan isian."),
    (r"argument (.*): not allowed with argument (.*)", "Pilihan {0} dan {1} tidak dapat bersama."),
    (r"argument PERINTAH: invalid choice: (\S+) .*", "Perintah {0} tidak dikenal."),
    (r"argument (.*): ignored explicit argument (.*)", "Pilihan {0} tidak memerlukan isian."),
    (r"argument (.*): invalid choice: (\S+) .*", "Pilihan {0} tidak mengenal {1}."),
    (r"argument (.*?): (\[.*)", "{1}"),
)


class Misunderstood(UserMistake):
    """A command line that can't be understood, with an Indonesian sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__({"": sentence})


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Head the usage in Indonesian."""
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say in Indonesian what argparse says in English."""
        for pattern, sentence in _SENTENCES:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise Misunderstood(f"{sentence.format(*found.groups())} Lihat {_HELP}.")
        raise Misunderstood(f"Perintah itu tidak dapat dipahami. Lihat {_HELP}.")


def grammar() -> argparse.ArgumentParser:
    """Return the parser; its result has `word` (None for the window) and `register` (or None)."""
    parser = _Parser(
        prog="meja-aduan",
        description="Register pengaduan, pemantau tenggat, dan rekapitulasi tahunan. "
        "Tanpa PERINTAH, jendela program dibuka.",
        epilog="Kode keluar: 0 selesai, 1 kesalahan program, 2 isian salah, "
        "3 gangguan tempat penyimpanan.",
        formatter_class=_Formatter,
        add_help=False,
        allow_abbrev=False,
    )
    options = _help(parser)
    options.add_argument(
        "--version",
        action="version",
        version=f"Meja Aduan {__version__}",
        help="menampilkan versi program",
    )
    options.add_argument(
        "--page",
        choices=PAGES,
        default="",
        metavar="HALAMAN",
        help=f"halaman yang dibuka jendela: {' atau '.join(PAGES)}",
    )
    _whose(options)
    words = parser.add_subparsers(
        title="perintah", dest="word", metavar="PERINTAH", parser_class=_Parser
    )

    def word(name: str, said: str) -> argparse.ArgumentParser:
        return words.add_parser(
            name,
            help=said,
            description=capitalised(f"{said}."),
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )

    _add_words(word)
    return parser


def _add_words(word: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """Add every word with what it takes."""
    _first_account(word("new", "membuat register kosong dengan akun pertamanya"))
    _first_account(word("convert", "menyegel register lama yang belum bersandi"))
    _year(word("sample", "membuat register contoh berisi dua aduan tahun 2023"))
    _importing(
        word(
            "import",
            "membaca aduan dari CSV, XLSX, atau arsip register lain; pratinjau saja tanpa --apply",
        )
    )
    listing = word("list", "menampilkan daftar aduan")
    _json(_options(listing)).add_argument(
        "--year", metavar="TAHUN", type=_whole, help="hanya aduan tahun ini"
    )
    shown = word("show", "menampilkan satu aduan beserta riwayatnya")
    _json(_number(shown)).add_argument(
        "--open", action="store_true", help="membuka yang disegel; pembukaannya dicatat"
    )
    _json(_year(word("recap", "menampilkan rekapitulasi dan evaluasi setahun")))
    report = _year(word("report", "membuat laporan tahunan (PDF, DOCX, atau XLSX)"))
    _output(report, "BERKAS")
    monthly = "laporan pemantauan sebuah bulan saja (1 sampai 12, PDF)"
    report.add_argument("--month", type=int, choices=range(1, 13), metavar="BULAN", help=monthly)
    corrected = "edisi perbaikan, bila isinya berbeda dari yang tercetak (PDF)"
    report.add_argument("--corrected", action="store_true", help=corrected)
    _output(_number(word("sheet", "membuat lembar disposisi (PDF)")))
    _output(_number(word("receipt", "membuat tanda terima (PDF)")))
    _due(word("due", "menghitung tanggal jatuh tempo"))
    checking = _options(word("check", "memeriksa seluruh register"))
    checking.add_argument(
        "--mend",
        action="store_true",
        help="susun ulang dahulu keadaan aduan dan indeks pencarian dari riwayatnya",
    )
    _json(checking).add_argument(
        "--printed",
        metavar="SIDIK",
        default="",
        help='sidik rantai dari laporan tercetak, misalnya "128 3F9A 22C1 07BE 91D4"',
    )
    _output(_options(word("backup", "menyimpan cadangan register beserta kuncinya")), "BERKAS")
    _restoring(word("restore", "menata cadangan menjadi register di tempat --register"))
    _options(word("selftest", "memeriksa program ini sendiri"))


Group = argparse._ArgumentGroup  # noqa: SLF001 - argparse has no public name for it


def _help(parser: argparse.ArgumentParser) -> Group:
    group = parser.add_argument_group("pilihan")
    group.add_argument("-h", "--help", action="help", help="menampilkan bantuan ini")
    return group


def _options(parser: argparse.ArgumentParser) -> Group:
    """Add the options of a word; those of the program may stand behind it as well."""
    group = _help(parser)
    for name in ("--register", "--user", "--password-file"):
        group.add_argument(name, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    return group


def _whose(group: Group) -> None:
    """Add which register is used, and by whom."""
    group.add_argument(
        "--register",
        metavar="URL_ATAU_BERKAS",
        help="register yang dipakai: berkas .mejaaduan atau alamat postgresql://… "
        "(bila tidak diberikan: register di folder data pengguna)",
    )
    group.add_argument(
        "--user", metavar="NAMA", default="", help="nama masuk (data contoh terbuka tanpa ini)"
    )
    group.add_argument(
        "--password-file",
        metavar="BERKAS",
        help="berkas yang baris pertamanya kata sandi; tanpa ini ditanyakan di terminal",
    )


def _json(group: Group) -> Group:
    group.add_argument("--json", action="store_true", help="keluaran JSON")
    return group


def _year(parser: argparse.ArgumentParser) -> Group:
    filled = parser.add_argument_group("isian")
    filled.add_argument("year", metavar="TAHUN", type=_whole, help="misalnya 2023")
    return _options(parser)


def _number(parser: argparse.ArgumentParser) -> Group:
    filled = parser.add_argument_group("isian")
    filled.add_argument("number", metavar="NOMOR", help="misalnya 2026-0012")
    return _options(parser)


def _output(group: Group, name: str = "BERKAS.pdf") -> None:
    group.add_argument("-o", "--output", metavar=name, required=True, help="berkas yang dibuat")


def _first_account(parser: argparse.ArgumentParser) -> None:
    group = _options(parser)
    group.add_argument(
        "--office",
        metavar="SATKER",
        default="",
        help="nama atau kode satker BPS, misalnya 3602, atau nama satker lain",
    )
    group.add_argument("--officer", metavar="NAMA", default="", help="nama petugas, dengan gelar")
    group.add_argument(
        "--recovery-sheet",
        metavar="BERKAS.pdf",
        required=True,
        help="lembar pemulihan untuk dicetak; hapus berkasnya sesudah dicetak",
    )


def _restoring(parser: argparse.ArgumentParser) -> None:
    filled = parser.add_argument_group("isian")
    filled.add_argument("file", metavar="BERKAS", help="cadangan yang dipulihkan")
    group = _options(parser)
    group.add_argument(
        "--replace",
        action="store_true",
        help="ganti register di tempat itu; yang lama disimpan di sampingnya",
    )
    group.add_argument(
        "--salvage",
        action="store_true",
        help="register di tempat itu rusak: ambil juga semua yang lebih baru yang masih terbaca",
    )


def _importing(parser: argparse.ArgumentParser) -> None:
    filled = parser.add_argument_group("isian")
    filled.add_argument(
        *("file",),
        metavar="BERKAS",
        nargs="?",
        help="CSV, XLSX, atau arsip register lain (.cadangan)",
    )
    group = _options(parser)
    group.add_argument("--template", action="store_true", help="mencetak judul kolomnya")
    group.add_argument(
        "--apply", action="store_true", help="menyimpan semuanya, atau tidak sama sekali"
    )
    group.add_argument(
        "--skip-mistakes", action="store_true", help="lewati baris yang salah, simpan yang benar"
    )
    group.add_argument("--archive-user", metavar="NAMA", help="akun yang membuka arsip itu")
    group.add_argument(
        "--archive-password-file", metavar="BERKAS", help="kata sandi akun itu, baris pertamanya"
    )


def _due(parser: argparse.ArgumentParser) -> None:
    group = _options(parser)
    group.add_argument(
        "--from",
        dest="start",
        metavar="WAKTU",
        required=True,
        help="mulai, misalnya 2026-03-17 atau 2026-03-17T10:00 (waktu kantor)",
    )
    group.add_argument(
        "--working-days", metavar="N", type=_whole, required=True, help="jumlah hari kerja"
    )
    group.add_argument(
        "--no-joint-leave", action="store_true", help="cuti bersama dihitung sebagai hari kerja"
    )
    group.add_argument("--explain", action="store_true", help="menjelaskan hari demi hari")
    _json(group)


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise argparse.ArgumentTypeError(f"[{text[:40]}] bukan bilangan bulat.")
    return int(text)
