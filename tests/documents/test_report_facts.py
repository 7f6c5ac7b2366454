"""What two reports differ in: each place once, and nothing for what only moved."""

from __future__ import annotations

from dataclasses import replace

from app.documents.annual_report import annual_report
from app.documents.report_data import ReportPart
from app.documents.report_facts import Difference, Fact, differences, facts_of, packed, unpacked
from tests.documents.report_samples import REPORT, WAGES


def test_every_place_is_named_once_and_kept_as_it_is() -> None:
    facts = facts_of(annual_report(REPORT))
    assert len({fact.place for fact in facts}) == len(facts)
    assert unpacked(packed(facts)) == facts
    assert packed(facts) == packed(facts_of(annual_report(REPORT)))
    told = {fact.place: fact for fact in facts}
    cell = told["Rekapitulasi, Februari, SP4N LAPOR"]
    assert cell == Fact("Rekapitulasi, Februari, SP4N LAPOR", "2", month=2)
    assert told["Linimasa 0002/PGD/36000/2023, perihal"].number == "0002/PGD/36000/2023"


def test_the_end_of_the_history_is_no_difference() -> None:
    other = annual_report(replace(REPORT, chain="peristiwa ke-129, sidik 0000"))
    assert differences(facts_of(annual_report(REPORT)), facts_of(other)) == ()


def test_a_sentence_put_in_is_told_alone() -> None:
    old = {str(ReportPart.CLOSING): "Satu. Dua. Tiga."}
    new = {str(ReportPart.CLOSING): "Satu. Satu setengah. Dua. Tiga."}
    reports = [annual_report(replace(REPORT, texts=texts)) for texts in (old, new)]
    first, second = map(facts_of, reports)
    assert differences(first, second) == (
        Difference("VI. Penutup, kalimat 2", "", "Satu setengah."),
    )
    assert differences(second, first) == (
        Difference("VI. Penutup, kalimat 2", "Satu setengah.", ""),
    )


def test_another_title_is_told_with_its_case() -> None:
    cases = (replace(REPORT.cases[0], title="Perihal lain"), *REPORT.cases[1:])
    other = facts_of(annual_report(replace(REPORT, cases=cases)))
    (one,) = differences(facts_of(annual_report(REPORT)), other)
    assert (one.before, one.now) == (REPORT.cases[0].title, "Perihal lain")
    assert one.number == REPORT.cases[0].number
    assert WAGES in REPORT.cases
