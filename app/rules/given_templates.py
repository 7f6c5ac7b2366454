"""The texts that a new register begins with; the office changes them in Pengaturan."""

from app.rules.templates import MessageWay, Purpose, Template

_GREETING = "Yth. Bapak/Ibu Pelapor,\n\n"
_SIGNED = "\n\nTerima kasih.\n{meja}\n{satker}"
_OURS = "pengaduan nomor {nomor} yang kami terima pada {tanggal} mengenai {perihal}"
_ELSEWHERE = (
    "Pokok masalahnya menjadi kewenangan {tujuan}. Pengaduan tersebut sudah kami teruskan agar "
    "ditindaklanjuti."
)
_REACHED_AT = "{tujuan} dapat dihubungi di {alamat tujuan}, {kontak tujuan}."
GIVEN = (
    Template(
        "Sudah ditindaklanjuti",
        Purpose.ANSWER,
        MessageWay.LETTER,
        "Pengaduan Saudara sudah kami tindaklanjuti. {uraian hasil}",
    ),
    Template(
        "Sudah ditindaklanjuti",
        Purpose.ANSWER,
        MessageWay.EMAIL,
        f"{_GREETING}Terima kasih atas {_OURS}.\n\n{{uraian hasil}}\n\nDengan ini pengaduan "
        "tersebut kami nyatakan selesai ditindaklanjuti. Bila masih ada yang belum jelas, silakan "
        f"hubungi kami dengan menyebutkan nomor pengaduan.{_SIGNED}",
    ),
    Template(
        "Sudah ditindaklanjuti",
        Purpose.ANSWER,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, pengaduan nomor {nomor} sudah kami tindaklanjuti. {uraian hasil} Bila "
        "masih ada yang belum jelas, silakan balas pesan ini. Terima kasih. {meja}, {satker}.",
    ),
    Template(
        "Sudah ditindaklanjuti",
        Purpose.ANSWER,
        MessageWay.SPOKEN,
        "Pelapor diberi tahu bahwa pengaduannya sudah ditindaklanjuti: {uraian hasil}",
    ),
    Template(
        "Diterima dan sedang diproses",
        Purpose.ANSWER,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, pengaduan Bapak/Ibu kami terima pada {tanggal} dengan nomor {nomor} dan "
        "sedang kami proses. Terima kasih. {meja}, {satker}.",
    ),
    Template(
        "Diteruskan kepada yang berwenang",
        Purpose.FORWARDED,
        MessageWay.LETTER,
        _ELSEWHERE,
    ),
    Template(
        "Diteruskan kepada yang berwenang",
        Purpose.FORWARDED,
        MessageWay.EMAIL,
        f"{_GREETING}Terima kasih atas {_OURS}.\n\n{_ELSEWHERE} {_REACHED_AT}{_SIGNED}",
    ),
    Template(
        "Diteruskan kepada yang berwenang",
        Purpose.FORWARDED,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, pengaduan nomor {nomor} menjadi kewenangan {tujuan} dan sudah kami "
        "teruskan. Terima kasih. {meja}, {satker}.",
    ),
    Template(
        "Diteruskan kepada yang berwenang",
        Purpose.FORWARDED,
        MessageWay.SPOKEN,
        "Pelapor diberi tahu bahwa pengaduannya menjadi kewenangan {tujuan} dan sudah diteruskan.",
    ),
    Template(
        "Kelengkapan diminta",
        Purpose.COMPLETENESS,
        MessageWay.EMAIL,
        f"{_GREETING}Terima kasih atas {_OURS}.\n\nAgar dapat ditindaklanjuti, mohon dilengkapi: "
        f"{{yang perlu dilengkapi}}.{_SIGNED}",
    ),
    Template(
        "Kelengkapan diminta",
        Purpose.COMPLETENESS,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, agar pengaduan nomor {nomor} dapat ditindaklanjuti, mohon dilengkapi: "
        "{yang perlu dilengkapi}. Terima kasih. {meja}, {satker}.",
    ),
    Template(
        "Permintaan data dan informasi statistik",
        Purpose.DOOR,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, permintaan data dan informasi dilayani melalui surel {surel} atau di "
        "ruang pelayanan kami, {jam layanan}. Terima kasih. {satker}.",
    ),
    Template(
        "Permohonan informasi publik (PPID)",
        Purpose.DOOR,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, permohonan informasi publik diajukan melalui laman PPID, "
        "ppid.bps.go.id. Terima kasih. {satker}.",
    ),
    Template(
        "Pengaduan layanan instansi lain",
        Purpose.DOOR,
        MessageWay.MESSAGE,
        "Yth. Bapak/Ibu, pengaduan tentang layanan instansi lain dapat disampaikan melalui "
        "lapor.go.id, agar langsung sampai kepada yang berwenang. Terima kasih. {satker}.",
    ),
)
"""The texts of a new register."""
