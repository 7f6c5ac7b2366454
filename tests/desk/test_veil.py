"""How few blew the whistle can't be read from any report: the same words whichever medium it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.clock import FixedClock
from app.desk.answering import record_answer
from app.desk.changing_office import save_settings
from app.desk.closing import close_case
from app.desk.monitoring import month_pdf, read_month
from app.desk.overview import read_overview
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.reporting import report_pdf
from app.desk.telling_report import tell_report
from app.documents.month_report import month_facts
from app.documents.report_facts import facts_of
from app.veil import veil_of
from tests.conftest import MOMENT
from tests.desk.slips import NOW, pass_time, registered, with_result
from tests.documents.reading import pages
from tests.helpers.registers import copy_register, open_register

if TYPE_CHECKING:
    from pathlib import Path

    from app.register import Register

COLUMN = "Website WBS dan Lembar Saran dan Pengaduan Online"


def told(register: Register) -> list[object]:
    """Return all that any report says, in window, on paper and in files."""
    recap = read_recap(register, year=2026)
    with register.reading() as session:
        report = tell_report(register, session, year=2026).report
    until = NOW.date().replace(month=12, day=31)
    overview = read_overview(register, since=NOW.date().replace(month=1, day=1), until=until)
    month = month_facts(read_month(register, year=2026, month=3))
    return [recap, facts_of(report), overview.tables, month]


def other_medium(register: Register) -> str:
    office = read_office(register)
    return next(
        each.code for each in office.media if each.recap_column == veil_of(office).columns[1]
    )


@pytest.mark.parametrize("ways", [(True,), (True, False), (True, True, False)])
def test_no_report_tells_by_which_of_both_a_case_came(
    register_file: Path, tmp_path: Path, ways: tuple[bool, ...]
) -> None:
    said = []
    for name, secret in (("satu", ways), ("dua", [not way for way in ways])):
        place = copy_register(register_file, tmp_path / f"{name}.mejaaduan")
        register = open_register(str(place), clock=FixedClock(MOMENT))
        try:
            save_settings(register, values={"veils_wbs": "1"})
            other = other_medium(register)
            for by_wbs in secret:
                how = {"medium": "wbs" if by_wbs else other, "confidential": by_wbs}
                title = "Aduan rahasia" if by_wbs else "Kursi goyang"
                case = with_result(register, title=title, **how)
                channel = "aplikasi WBS" if by_wbs else "surel"
                record_answer(
                    register, complaint_id=case, happened_at=NOW, channel=channel, answer="Ya."
                )
                pass_time(register, hours=1)
                close_case(register, complaint_id=case, happened_at=register.clock.now())
            registered(register)
            said.append(told(register))
        finally:
            register.close()
    assert said[0] == said[1]


def test_two_media_are_one_column_everywhere(register: Register) -> None:
    save_settings(register, values={"veils_wbs": "1"})
    registered(register, medium="wbs", confidential=True, title="Perihal rahasia")
    registered(register, medium=other_medium(register), title="Kursi goyang")
    recap = read_recap(register, year=2026)
    assert recap.columns == (COLUMN, "SP4N LAPOR", "Halo Mitra", "Kotak Saran")
    assert (recap.rows[2].counts, recap.total) == ((2, 0, 0, 0), 2)
    paper = " ".join(" ".join(pages(report_pdf(register, year=2026))).split())
    assert f"{COLUMN} dijumlahkan bersama untuk melindungi pelapor." in paper
    for word in ("Perihal rahasia", "Kursi goyang", "aplikasi WBS"):
        assert word not in paper
    month = " ".join(" ".join(pages(month_pdf(register, year=2026, month=3))).split())
    assert "Kursi goyang" not in month
    assert month.count("Tidak dirinci") == 2


def test_nothing_is_hidden_unless_the_office_asks_for_it(register: Register) -> None:
    registered(register, medium="wbs", confidential=True, title="Perihal rahasia")
    recap = read_recap(register, year=2026)
    assert (recap.columns[0], recap.rows[2].counts[0], recap.veiled) == ("Website WBS", 1, "")
