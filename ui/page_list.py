"""The pages of the window, in the order of the rail."""

from typing import Final

from ui.page_spec import PageSpec

PAGES: Final = (
    PageSpec("beranda", "Beranda", "home", "ui.home.page:HomePage"),
    PageSpec("register", "Register", "register", "ui.register.page:RegisterPage"),
    PageSpec("disposisi", "Disposisi", "rubber-stamp", "ui.disposition.page:DispositionPage"),
    PageSpec("tindak_lanjut", "Tindak Lanjut", "clock", "ui.tracker.page:TrackerPage"),
    PageSpec("laporan", "Laporan", "file-analytics", "ui.report.page:ReportPage"),
    PageSpec("kalender", "Kalender", "calendar", "ui.calendar.page:CalendarPage"),
    PageSpec("pengaturan", "Pengaturan", "adjustments-horizontal", "ui.settings.page:SettingsPage"),
    PageSpec("bantuan", "Bantuan", "help-circle", "ui.help.page:HelpPage"),
    PageSpec("catat", "Catat aduan", "plus", "ui.entry.page:EntryPage", rail="register"),
    PageSpec("kasus", "Aduan", "file-text", "ui.case.page:CasePage", rail="register"),
)
