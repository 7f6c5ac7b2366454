"""What a new register is filled with: the lists of an office of BPS, or of another one.

All of it is changed in Pengaturan and Kalender: media with their days, columns of the recap, answer
channels, topics, teams, instructions and offices; standards, limits and the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from app.desk.reading_calendar import hours_text
from app.keeping.holiday_seed import national_days_off, ramadan_seasons
from app.keeping.own_office import first_offices
from app.office import BOX, VIOLATION_TOPICS, WBS_TOPICS
from app.office_settings import DECLARED, OfficeSettings, text_of
from app.rules.chain import GENESIS
from app.rules.medium_fields import MediumKind
from app.rules.office_names import is_bps, is_province
from app.rules.targets import WBS
from app.rules.work_calendar import DEFAULT_SEASON
from db import tables, writing
from db.queries import office as queries

if TYPE_CHECKING:
    from db.session import Session

FIRST_YEAR, LAST_YEAR = 2020, 2030
_FIRST_DAY = date(FIRST_YEAR, 1, 1)

RECAP_COLUMNS = (
    ("Website WBS", False),
    ("SP4N LAPOR", False),
    ("Halo Mitra", False),
    ("Kotak Saran", False),
    ("Lembar Saran dan Pengaduan Online", False),
    ("Lainnya", True),
)
# code, name, recap column (1-based), channel the answer goes through
MEDIA = (
    ("wbs", "Website WBS", 1, "aplikasi WBS"),
    ("lapor", "SP4N LAPOR", 2, "lapor.go.id"),
    ("halo-mitra", "Halo Mitra", 3, "aplikasi Halo Mitra"),
    ("kotak-saran-pst", "Kotak Saran Ruang PST", 4, "papan pengumuman PST"),
    ("kotak-saran-lobi", "Kotak Saran Lobi", 4, "papan pengumuman PST"),
    ("lembar-online", "Lembar Saran dan Pengaduan Online", 5, "surel"),
    ("email", "Surel PST", 6, "surel"),
    ("medsos", "Media sosial", 6, "media sosial"),
    ("langsung", "Datang langsung (PST)", 6, "penjelasan langsung"),
    ("telepon", "Telepon", 6, "telepon"),
    ("surat", "Surat", 6, "surat"),
)
KINDS = {
    WBS: MediumKind.WBS,
    "lapor": MediumKind.LAPOR,
    "halo-mitra": MediumKind.PARTNER,
    "lembar-online": MediumKind.FORM,
    "email": MediumKind.MAIL,
    "medsos": MediumKind.SOCIAL,
    "langsung": MediumKind.VISIT,
    "telepon": MediumKind.CALL,
    "surat": MediumKind.LETTER,
}
"""Which fields the media bring with them, by their codes."""
TOPICS = (
    ("kkn", "Korupsi, Kolusi, dan Nepotisme", WBS_TOPICS),
    ("wewenang", "Penyalahgunaan Wewenang", WBS_TOPICS),
    ("disiplin", "Disiplin Pegawai", WBS_TOPICS),
    ("standar", "Standar Pelayanan", WBS_TOPICS),
    ("hambatan", "Hambatan Pelayanan", WBS_TOPICS),
    ("petugas", "Layanan petugas", "Lembar saran"),
    ("sarana", "Sarana dan prasarana", "Lembar saran"),
    ("informasi", "Informasi yang belum ditemukan", "Lembar saran"),
    ("kepegawaian", "Kepegawaian", "Lainnya"),
    ("honor", "Honor petugas dan mitra", "Lainnya"),
    ("lainnya", "Lainnya", "Lainnya"),
)
GENERAL_TEAM = {True: "Bagian Umum", False: "Subbagian Umum"}
"""The first of BPS's teams, in a province and below it."""
TEAMS = (
    ("sosial", "Tim Statistik Sosial"),
    ("produksi", "Tim Statistik Produksi"),
    ("distribusi", "Tim Statistik Distribusi"),
    ("neraca", "Tim Neraca Wilayah dan Analisis"),
    ("pengolahan", "Tim Pengolahan dan TI"),
    ("diseminasi", "Tim Diseminasi dan Layanan Statistik"),
    ("sektoral", "Tim Pembinaan Statistik Sektoral"),
)
OTHER_TEAMS = (("umum", "Sekretariat"), ("layanan", "Bidang Pelayanan"))
"""The first teams of an office outside BPS."""
INSTRUCTIONS = (
    ("tindak-lanjuti", "Tindak lanjuti dan laporkan hasilnya"),
    ("tanggapan", "Tanggapan dan saran"),
    ("proses", "Proses lebih lanjut"),
    ("koordinasi", "Koordinasikan/konfirmasikan"),
    ("jawaban", "Siapkan jawaban kepada pelapor"),
    ("teruskan", "Teruskan ke satker/instansi berwenang"),
)
# amount and unit of SOP steps 1-7
TARGETS = (
    (5, "minutes"),
    (5, "minutes"),
    (1, "minutes"),
    (10, "minutes"),
    (5, "working_days"),
    (15, "minutes"),
    (5, "minutes"),
)
# code, class of case, working days from the receipt: the national limits beside the SOP
LIMITS = (
    ("verification", "any", 3),
    ("whole", "any", 14),
    ("whole", "information", 5),
    ("whole", "wbs", 60),
)
# What only BPS has: codes of media and topics, groups, columns of the recap, classes of case.
_ONLY_BPS = frozenset({WBS, "halo-mitra", "honor", "Website WBS", "Halo Mitra"})
# Said of BPS's counter only.
_PST = (("Ruang PST", "Ruang Pelayanan"), (" (PST)", ""), (" PST", ""))


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of one office: BPS's own, or what is left of them for another one."""

    columns: tuple[tuple[str, bool], ...]
    media: tuple[tuple[str, str, str, str], ...]
    topics: tuple[tuple[str, str, str], ...]
    teams: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, str, int], ...]

    @property
    def channels(self) -> tuple[str, ...]:
        """What the media are answered through, each once."""
        return tuple(dict.fromkeys(channel for *_, channel in self.media))


def _lists_of(name: str, *, province: bool) -> _Lists:
    labels = [label for label, _ in RECAP_COLUMNS]
    media = tuple(
        (code, title, labels[column - 1], channel) for code, title, column, channel in MEDIA
    )
    if is_bps(name):
        teams = (("umum", GENERAL_TEAM[province]), *TEAMS)
        return _Lists(RECAP_COLUMNS, media, TOPICS, teams, LIMITS)
    return _Lists(
        tuple(column for column in RECAP_COLUMNS if column[0] not in _ONLY_BPS),
        tuple(
            (code, _plainly(title), column, _plainly(channel))
            for code, title, column, channel in media
            if code not in _ONLY_BPS
        ),
        tuple(
            (code, title, VIOLATION_TOPICS if group == WBS_TOPICS else group)
            for code, title, group in TOPICS
            if code not in _ONLY_BPS
        ),
        OTHER_TEAMS,
        tuple(limit for limit in LIMITS if limit[1] not in _ONLY_BPS),
    )


def _plainly(words: str) -> str:
    for said, instead in _PST:
        words = words.replace(said, instead)
    return words


def fill(session: Session, settings: Mapping[str, str], *, sample: bool) -> None:
    """Write all defaults into an empty register of the office that the setting texts tell of."""
    name = settings["office_name"]
    offices = first_offices(name)
    lists = _lists_of(name, province=is_province(name))
    texts = {key: text_of(OfficeSettings(), key) for key in DECLARED if key != "office_name"}
    texts |= {key: text for key, text in settings.items() if key != "office_name"}
    texts["kind"] = "sample" if sample else "real"
    rows: dict[type[tables.Base], list[dict[str, object]]] = {
        tables.Setting: [{"key": key, "value": text} for key, text in texts.items()],
        tables.RecapColumnEntry: [
            {"label": label, "position": i, "optional": optional, "active": True}
            for i, (label, optional) in enumerate(lists.columns, 1)
        ],
        tables.AnswerChannel: _listed(
            tuple((f"channels-{i}", name) for i, name in enumerate(lists.channels, 1))
        ),
        tables.TopicEntry: _grouped(lists.topics),
        tables.OfficeEntry: _grouped(offices),
        tables.TeamEntry: _listed(lists.teams),
        tables.InstructionEntry: _listed(INSTRUCTIONS),
        tables.SopTarget: [
            {"step": step, "amount": amount, "unit": unit, "effective_from": _FIRST_DAY}
            for step, (amount, unit) in enumerate(TARGETS, 1)
        ],
        tables.NationalLimit: [
            {"code": code, "case_class": case_class, "days": days, "effective_from": _FIRST_DAY}
            for code, case_class, days in lists.limits
        ],
        tables.ChainHead: [{"id": 1, "position": 0, "hash": GENESIS}],
    }
    for table, values in (rows | _calendar_rows()).items():
        writing.add_rows(session, table, values)
    _add_media(session, lists)


def _add_media(session: Session, lists: _Lists) -> None:
    columns = {label: key for key, label, *_ in session.execute(queries.recap_columns())}
    channels = dict(session.execute(queries.channel_ids(lists.channels)).all())
    rows = [
        {
            "code": code,
            "name": name,
            "recap_column_id": columns[column],
            "answer_channel_id": channels[channel],
            # Boxes are opened on Mondays; everything else is looked at every working day.
            "weekdays": "0" if code.startswith(BOX) else "01234",
            "position": i,
            "kind": str(KINDS.get(code, MediumKind.PLAIN)),
        }
        for i, (code, name, column, channel) in enumerate(lists.media, 1)
    ]
    writing.add_rows(session, tables.MediumEntry, rows)


def _listed(entries: tuple[tuple[str, str], ...]) -> list[dict[str, object]]:
    return [{"code": c, "name": n, "position": i} for i, (c, n) in enumerate(entries, 1)]


def _grouped(entries: tuple[tuple[str, str, str], ...]) -> list[dict[str, object]]:
    return [
        {"code": c, "name": n, "grouping": g, "position": i}
        for i, (c, n, g) in enumerate(entries, 1)
    ]


def _calendar_rows() -> dict[type[tables.Base], list[dict[str, object]]]:
    seasons = (DEFAULT_SEASON, *ramadan_seasons(FIRST_YEAR, LAST_YEAR))
    return {
        tables.DayOffEntry: [
            {
                "day": off.day,
                "name": off.name,
                "kind": off.kind.value,
                "estimated": off.estimated,
                "decree": off.decree,
                "source": off.source,
            }
            for off in national_days_off(FIRST_YEAR, LAST_YEAR)
        ],
        tables.SeasonEntry: [
            {
                "name": season.name,
                "first_day": season.first,
                "last_day": season.last,
                "hours": hours_text(season),
            }
            for season in seasons
        ],
    }
