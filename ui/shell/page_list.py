"""The pages of the window, in the order of the rail."""

from typing import Final

from app.roles import Role
from ui.shell.page_spec import PageSpec

_DESK: Final = frozenset({Role.DESK})
_OFFICE: Final = frozenset({Role.DESK, Role.HEAD})
_READERS: Final = frozenset({Role.DESK, Role.HEAD, Role.TEAM})

PAGES: Final = (
    PageSpec("beranda", "Beranda", "home", "ui.home.page:HomePage", roles=_READERS),
    PageSpec("register", "Register", "register", "ui.register.page:RegisterPage", roles=_READERS),
    PageSpec(
        "disposisi",
        "Disposisi",
        "rubber-stamp",
        "ui.disposition.page:DispositionPage",
        roles=_OFFICE,
    ),
    PageSpec(
        "tindak_lanjut", "Tindak Lanjut", "clock", "ui.tracker.page:TrackerPage", roles=_READERS
    ),
    PageSpec("laporan", "Laporan", "file-analytics", "ui.report.page:ReportPage", roles=_OFFICE),
    PageSpec("kalender", "Kalender", "calendar", "ui.calendar.page:CalendarPage"),
    PageSpec("pengaturan", "Pengaturan", "adjustments-horizontal", "ui.settings.page:SettingsPage"),
    PageSpec("bantuan", "Bantuan", "help-circle", "ui.help.page:HelpPage"),
    PageSpec(
        "catat", "Catat aduan", "plus", "ui.entry.page:EntryPage", rail="register", roles=_DESK
    ),
    PageSpec(
        "kasus", "Aduan", "file-text", "ui.case.page:CasePage", rail="register", roles=_READERS
    ),
)
