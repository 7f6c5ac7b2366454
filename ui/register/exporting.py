"""The register's list as a file, from the page's menu and the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from app.desk.listing_cases import Wanted
from app.transfer.exporting import count_list, list_as_csv, list_as_xlsx
from app.transfer.handing_out import count_handed_out, due_dates_as_ics, list_as_json
from ui.commands import Command
from ui.saving_papers import EXCEL, PaperKind, save_paper
from ui.tasks import call

if TYPE_CHECKING:
    from ui.page import Page

CSV: Final = PaperKind("CSV", ".csv")
JSON: Final = PaperKind("JSON", ".json")
CALENDAR: Final = PaperKind("Kalender", ".ics")
_WORDS: Final = {
    EXCEL: ("Simpan {} untuk Excel (.xlsx)", list_as_xlsx),
    CSV: ("Simpan {} sebagai CSV", list_as_csv),
    JSON: ("Simpan {} dengan riwayatnya sebagai JSON", list_as_json),
}


def export_commands(
    page: Page,
    wanted: Callable[[], Wanted],
    rows: Callable[[], int],
    *,
    of: str = "daftar ini",
) -> list[Command]:
    """Return what saves the list that is shown, or what `of` says; it holds nobody's identity."""

    def export(kind: PaperKind, service: Callable[..., bytes]) -> None:
        asked, count = wanted(), rows()
        if not count:
            page.context.messages.say("Daftar ini kosong; tidak ada yang disimpan.")
            return
        period = f" {asked.year}" if asked.year else ""
        noted = call(count_list, rows=count)
        if kind is JSON:
            noted = call(count_handed_out, what="json", rows=count)
        save = partial(
            save_paper,
            page.context,
            suggested=f"Register Pengaduan{period}{kind.suffix}",
            parent=page,
            then=lambda: page.ask(noted),
            kind=kind,
        )
        page.ask(call(service, wanted=asked), then=save, lane="paper")

    return [
        Command(
            f"register.save-{kind.suffix[1:]}",
            word.format(of),
            partial(export, kind, service),
            "download",
        )
        for kind, (word, service) in _WORDS.items()
    ]


def calendar_command(page: Page, wanted: Callable[[], Wanted]) -> Command:
    """Return what saves the running due dates for a calendar: of the team the list is narrowed to."""

    def export() -> None:
        teams = wanted().sieve.teams
        team = next(iter(teams)) if len(teams) == 1 else ""
        page.ask(call(due_dates_as_ics, team=team), then=partial(keep, team), lane="paper")

    def keep(team: str, calendar: bytes) -> None:
        count = calendar.count(b"BEGIN:VEVENT")
        save_paper(
            page.context,
            calendar,
            suggested=f"Tenggat{f' {team}' if team else ''}{CALENDAR.suffix}",
            parent=page,
            then=lambda: page.ask(call(count_handed_out, what="ics", rows=count)),
            kind=CALENDAR,
        )

    words = "Simpan tenggat yang berjalan sebagai kalender (.ics)"
    return Command("register.save-ics", words, export, "calendar", also="outlook jadwal")
