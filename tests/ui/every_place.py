"""Every page of the window, its tabs and sections, and every dialog, at the lively register."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from inspect import signature
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ui
from app.case import Case, Evidence, FileFacts, Origin
from app.desk.changing_calendar import read_year
from app.desk.changing_targets import read_limits, read_targets
from app.desk.choosing_timelines import read_choices
from app.desk.closing_months import ClosedStory, ClosingAct
from app.desk.listing_cases import open_rows
from app.desk.media_rota import media_today
from app.desk.opening_seals import WaitingRequest
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.reporting import ReportPaper, TouchedCase
from app.documents.report_facts import Difference
from app.keeping.accounts import read_accounts
from app.recap import ConfirmedNil
from app.register import Register
from app.rules.file_kinds import FileKind
from tests.ui.shell.helpers import small_pdf
from ui.actions.correct_disposition_form import CorrectDispositionDialog
from ui.actions.nil_forms import ConfirmedDialog, NilDialog
from ui.actions.paper_dialog import PaperDialog
from ui.calendar.day_forms import DayForm, DecreeForm, JointLeaveForm, RemoveForm
from ui.calendar.season_form import RemoveSeasonForm, SeasonForm
from ui.calendar.standard_forms import LimitForm, TargetForm
from ui.case.evidence_dialog import EvidenceDialog
from ui.case.evidence_views import Prepared
from ui.case.withdraw_dialog import WithdrawEvidenceDialog
from ui.forms.case_dialog import ActionDialog
from ui.home.request_dialog import DecideDialog
from ui.page import Context
from ui.page_table import PAGES
from ui.register.view_menu import ViewNameDialog
from ui.report.cases_dialog import CasesDialog
from ui.report.differences_dialog import DifferencesDialog
from ui.report.meeting_form import MeetingDialog
from ui.report.month_forms import ClosedMonthDialog, CloseMonthDialog
from ui.report.overview_dialog import OverviewDialog
from ui.report.timelines_dialog import TimelinesDialog
from ui.settings.account_forms import AccountDialog, OwnPasswordDialog, ResetDialog
from ui.settings.archive_dialog import ArchiveDialog
from ui.settings.import_dialog import ImportDialog
from ui.settings.recovery_dialog import RecoveryDialog
from ui.settings.rehearsal_dialog import RehearsalDialog
from ui.shell.command_palette import CommandPalette
from ui.shell.crash_dialog import CrashDialog
from ui.shell.shortcut_sheet import ShortcutSheet
from ui.shell.window import MainWindow

TABS = ("tahun", "jam", "standar")
_LONG = "Keterangan yang panjang dan lengkap tentang apa yang sebenarnya terjadi di sini. " * 3
_WITH_MORE = (CorrectDispositionDialog, WithdrawEvidenceDialog)
Make = Callable[[QWidget], QDialog]


@contextmanager
def shown_in(window: MainWindow, register: Register) -> Iterator[MainWindow]:
    """Show a register in the whole window until the block is left."""
    window.show()
    window.show_register(register, read_office(register))
    QApplication.processEvents()
    try:
        yield window
    finally:
        window.put_away()
        window.close()
        QApplication.processEvents()


def every_page(window: MainWindow, complaint_id: int) -> Iterator[tuple[str, QWidget]]:
    """Go to every page with its tabs and sections; yield each with its name while it is shown."""
    for spec in PAGES:
        wanted: list[dict[str, object]] = [{}]
        if spec.key == "kasus":
            wanted = [{"complaint_id": complaint_id}]
        elif spec.key == "kalender":
            wanted = [{"tab": tab} for tab in TABS]
        window.navigate(spec.key, **wanted[0])
        page = window.pages.current_page()
        assert page is not None
        if spec.key == "pengaturan":
            wanted = [{"section": kind.key} for kind in page.kinds]  # type: ignore[attr-defined]
        for each in wanted:
            window.navigate(spec.key, **each)
            QApplication.processEvents()
            name = " ".join(
                [spec.key, *(str(word) for word in each.values() if spec.key != "kasus")]
            )
            yield name, page


def every_dialog(context: Context) -> Mapping[type[QDialog], Make]:
    """Return how each dialog of the program is made over a page."""
    register = context.register
    cases = [read_case(register, complaint_id=row.id) for row in open_rows(register)]
    case = max(cases, key=lambda each: len(each.row.title))
    return {
        **_on_cases(context, case),
        **_of_calendar(context),
        **_of_accounts(context),
        **_of_report(context),
        DecideDialog: partial(_over, DecideDialog, context, _wish(context, case)),
        CorrectDispositionDialog: partial(_corrected, context, cases),
        WithdrawEvidenceDialog: lambda parent: WithdrawEvidenceDialog(
            context, case, evidence=_evidence(context), parent=parent
        ),
        EvidenceDialog: lambda parent: EvidenceDialog(
            context, _evidence(context), Prepared(words=_LONG), parent=parent
        ),
        ArchiveDialog: lambda parent: ArchiveDialog(context, Path("arsip.cadangan"), parent=parent),
        ViewNameDialog: lambda parent: ViewNameDialog(context, parent=parent),
        RehearsalDialog: lambda parent: RehearsalDialog(context, parent=parent),
        NilDialog: lambda parent: NilDialog(
            context,
            months=[(2026, month) for month in range(1, 13)],
            media=media_today(register),
            parent=parent,
        ),
        ConfirmedDialog: lambda parent: ConfirmedDialog(
            context,
            (2026, 1),
            ConfirmedNil("Petugas", context.clock.now(), ("Website WBS", "Telepon") * 6),
            late=2,
            parent=parent,
        ),
        ImportDialog: lambda parent: ImportDialog(context, parent=parent),
        PaperDialog: lambda parent: PaperDialog(
            context, lambda _: lambda _: small_pdf(1), title="Kertas", name="Kertas", parent=parent
        ),
        CrashDialog: lambda parent: CrashDialog("Laporan\n" * 40, parent),
        CommandPalette: CommandPalette,
        ShortcutSheet: _sheet,
    }


def dialogs_of_the_program() -> set[type[QDialog]]:
    """Return every dialog that the program can open: those that none builds on."""
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(found.name)
    return {kind for kind in _heirs(QDialog) if kind.__module__.startswith("ui.")}


def _heirs(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for heir in kind.__subclasses__():
        below = list(_heirs(heir))
        yield from below or [heir]


def _on_cases(context: Context, case: Case) -> dict[type[QDialog], Make]:
    """Return the forms on a case, by its row or as a whole: found, so that a new one is there too."""
    made: dict[type[QDialog], Make] = {}
    for kind in dialogs_of_the_program():
        if issubclass(kind, ActionDialog) and kind not in _WITH_MORE:
            about = case if "case" in signature(kind).parameters else case.row
            made[kind] = partial(_over, kind, context, about)
    return made


def _of_calendar(context: Context) -> dict[type[QDialog], Make]:
    register = context.register
    book = read_year(register, year=2026)
    targets, limits = read_targets(register), read_limits(register)
    day, season = book.days[0], book.seasons[0]
    return {
        DayForm: lambda parent: DayForm(context, day=day.day, entry=day, parent=parent),
        RemoveForm: lambda parent: RemoveForm(context, entry=day, parent=parent),
        DecreeForm: lambda parent: DecreeForm(context, year=2026, parent=parent),
        JointLeaveForm: lambda parent: JointLeaveForm(context, off=False, parent=parent),
        SeasonForm: lambda parent: SeasonForm(
            context, entry=None, like=season.hours, parent=parent
        ),
        RemoveSeasonForm: lambda parent: RemoveSeasonForm(context, entry=season, parent=parent),
        TargetForm: lambda parent: TargetForm(
            context, versions=targets, chosen=targets[0], parent=parent
        ),
        LimitForm: lambda parent: LimitForm(context, chosen=limits[0], parent=parent),
    }


def _of_report(context: Context) -> dict[type[QDialog], Make]:
    register = context.register
    return {
        CloseMonthDialog: lambda parent: CloseMonthDialog(
            context, year=2026, months=range(1, 13), parent=parent
        ),
        ClosedMonthDialog: lambda parent: ClosedMonthDialog(
            context,
            ClosedStory(
                2026,
                3,
                (ClosingAct(closes=False, who="Petugas", at=context.clock.now(), reason=_LONG),)
                * 3,
                (Difference("SP4N LAPOR, masuk", "0", _LONG),) * 20,
            ),
            parent=parent,
        ),
        CasesDialog: lambda parent: CasesDialog(
            context,
            title=_LONG,
            cases=[row.id for row in open_rows(register)],
            parent=parent,
        ),
        MeetingDialog: lambda parent: MeetingDialog(context, year=2026, period="q1", parent=parent),
        TimelinesDialog: lambda parent: TimelinesDialog(
            context, year=2026, cases=read_choices(register, year=2026), parent=parent
        ),
        DifferencesDialog: lambda parent: DifferencesDialog(
            ReportPaper(
                2026,
                b"",
                differing=(Difference(f"Evaluasi, Maret, {_LONG}", "0", _LONG, 3),) * 20,
                touched=(TouchedCase(1, "2026-0001", 3),) * 30,
            ),
            parent=parent,
        ),
        OverviewDialog: lambda parent: OverviewDialog(context, year=2026, parent=parent),
    }


def _of_accounts(context: Context) -> dict[type[QDialog], Make]:
    account = read_accounts(context.register)[0]
    words = ("kata",) * 12
    return {
        AccountDialog: lambda parent: AccountDialog(context, parent=parent),
        ResetDialog: lambda parent: ResetDialog(context, account, parent=parent),
        OwnPasswordDialog: lambda parent: OwnPasswordDialog(context, parent=parent),
        RecoveryDialog: lambda parent: RecoveryDialog(context, words, parent=parent),
    }


def _over(kind: Callable[..., QDialog], context: Context, of: object, parent: QWidget) -> QDialog:
    return kind(context, of, parent=parent)


def _corrected(context: Context, cases: Sequence[Case], parent: QWidget) -> QDialog:
    case, disposed = next((c, d) for c in cases if (d := c.disposition) is not None)
    return CorrectDispositionDialog(context, case, disposed, parent=parent)


def _wish(context: Context, case: Case) -> WaitingRequest:
    asked = context.clock.now() - timedelta(hours=1)
    row = case.row
    return WaitingRequest(1, row.id, row.number, row.title, "Ibu Dewi", asked)


def _evidence(context: Context) -> Evidence:
    facts = FileFacts("x" * 116 + ".txt", FileKind.TEXT, 5_000_000, "0" * 64, Origin.PASTED)
    return Evidence("f" * 32, 1, 1, context.clock.now(), "dewi", 5_000_000, facts)


def _sheet(parent: QWidget) -> ShortcutSheet:
    keys = [(f"Ctrl+{letter}", _LONG[:30]) for letter in "ABCDEFGHIJKL"]
    return ShortcutSheet([("Di halaman ini", keys), ("Jendela", keys), ("Halaman", keys)], parent)
