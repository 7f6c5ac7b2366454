"""Random registers: each number and each sentence with one, on screen, in JSON and in each file."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from app.cli.output import recap_json
from app.clock import FixedClock
from app.desk.changing_office import save_settings
from app.desk.further_reports import FurtherReport, further_xlsx
from app.desk.overview import read_overview
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.reporting import report_docx, report_pdf, report_xlsx
from app.keeping.checking import check_register
from app.keeping.erasing import erase
from app.keeping.retention import proposal, save_rules
from app.recap import classes_sentence, uncounted_sentence
from app.rules.kinds import Classification, Status
from app.transfer.importing import apply_import, preview_import
from tests.desk.naive_cases import NaiveCase
from tests.desk.pencil import NAMES, OFFICES, Year, spelled
from tests.desk.random_course import PLACES, Course
from tests.desk.slips import confirmed_nil
from tests.helpers.registers import copy_register, open_register
from ui.home.months import MonthsPanel
from ui.parts.cells.item_roles import ItemRole
from ui.report.recap_models import EvaluationModel, RecapModel
from ui.report.steps import report_steps, state_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.oxml.xmlchemy import BaseOxmlElement

    from app.recap import Recap
    from app.register import Register

REGISTERS = 19
"""So many for each of three zones."""
_SURE = "semua bulan pasti"


class RandomRegister(Course):
    """A course that begins with an import, ends with months confirmed, and may be erased later."""

    left_out: frozenset[Classification] = frozenset()

    def live(self) -> None:
        """Do all of it."""
        self.choose_classes()
        self.import_some()
        self.go(self.chance.choice((1, 4, 8, 12, 16, 45)))
        if self.chance.random() < 0.5:
            self.clock.set(self.now + timedelta(days=self.chance.choice((1, 40, 400))))
        if self.chance.random() < 0.3:
            self.erase_what_is_old()
        self.confirm_some()

    def compare_year(self, *_: object) -> int:
        """Leave the year to be compared in full, once it has been lived."""
        return 0

    def choose_classes(self) -> None:
        """Leave a class out of the count, or none."""
        if self.chance.random() < 0.3:
            out = self.chance.choice(list(Classification))
            save_settings(self.register, values={f"counts_{out}": "0"})
            self.left_out = frozenset({out})

    def import_some(self) -> None:
        """Import some slips of the weeks before."""
        zone = self.calendar.zone
        found: list[tuple[datetime, str, Classification, str]] = []
        lines = ["media;diterima;perihal;klasifikasi;satker;anonim"]
        for at in range(self.chance.randint(0, 3)):
            received = self.now - timedelta(minutes=self.chance.randint(0, 90_000))
            received = received.astimezone(zone).replace(second=0, microsecond=0)
            code, _, column = self.chance.choice([each for each in self.media if each[0] != "wbs"])
            kind = self.chance.choice(list(Classification))
            about = self.chance.choice(("", *OFFICES))
            found.append((received, column, kind, about))
            shown = received.strftime("%d-%m-%Y %H.%M")
            lines.append(f"{code};{shown};Perihal impor {at};{kind};{about};ya")
        if not found:
            return
        preview = preview_import(self.register, content="\n".join(lines).encode())
        assert preview.mistakes == ()
        apply_import(self.register, preview=preview)
        # Numbered by year in the order of the file.
        counts: dict[int, int] = {}
        for place, (received, column, kind, about) in enumerate(found, 1):
            counts[received.year] = counts.get(received.year, 0) + 1
            number = f"{received.year}-{counts[received.year]:04}"
            case = NaiveCase(place, number, received, self.now, column)
            case.classification, case.about = kind, about
            case.begin(Status.NEW, self.now)
            self.cases.append(case)

    def erase_what_is_old(self) -> None:
        """Erase the words of what ended a year ago; its line still counts."""
        self.clock.set(self.now + timedelta(days=400))
        save_rules(self.register, years={"any": 1})
        if old := proposal(self.register):
            erase(self.register, complaint_ids=[each.id for each in old])

    def confirm_some(self) -> None:
        """Confirm some of the empty months of each year."""
        self.nil: set[tuple[int, int]] = set()
        for year in self.years():
            for month in self.told(year).asked:
                if self.chance.random() < 0.5:
                    confirmed_nil(self.register, year=year, month=month)
                    self.nil.add((year, month))

    def years(self) -> list[int]:
        """Return the years there is anything to tell of."""
        zone = self.calendar.zone
        known = {case.received.astimezone(zone).year for case in self.cases}
        return sorted(known | {self.now.astimezone(zone).year})

    def told(self, year: int) -> Year:
        """Return a year with paper and pencil."""
        zone = self.calendar.zone
        nil = frozenset(month for of, month in getattr(self, "nil", ()) if of == year)
        today = self.now.astimezone(zone).date()
        return Year(year, today, zone, self.cases, nil, self.left_out)


def compare(register: Register, year: Year) -> int:
    """Compare a year everywhere it is told; return how many figures that were."""
    recap = read_recap(register, year=year.year)
    paper = text_of(report_pdf(register, year=year.year))
    compare_screen(recap, year)
    compare_json(recap, year)
    compare_paper(recap, year, paper)
    compare_word(recap, year, report_docx(register, year=year.year))
    compare_excel(recap, year, report_xlsx(register, year=year.year))
    compare_further(register, recap, year)
    return 6 * 12 * (len(recap.columns) + 3)


def compare_screen(recap: Recap, year: Year) -> None:
    """Compare the two tables of the report page, and what stands above and below them."""
    model, evaluation = RecapModel(), EvaluationModel()
    model.show(recap, today=year.today)
    evaluation.show(recap)
    for month in range(1, 13):
        counts = [*(year.columns[month, label] for label in recap.columns), year.months[month]]
        cells = [
            model.index(month - 1, at).data(ItemRole.PRIMARY) for at in range(2, 3 + len(counts))
        ]
        assert cells[:-1] == [str(count) if count else "-" for count in counts]
        state = cells[-1]
        assert (state == "konfirmasi nihil") is (month in year.asked)
        percent = year.percent(month)
        told = [evaluation.index(month, at).data(ItemRole.PRIMARY) for at in (2, 3, 4)]
        shown = "-" if percent is None else str(percent)
        assert told == [shown, year.result(month), year.remark(month)]
    assert state_sentence(recap, today=year.today) == year.head()
    checked, *_ = report_steps(asked=len(year.asked), others=0, pages=1, named=True)
    assert checked.note == (f"{len(year.asked)} bulan belum dikonfirmasi" if year.asked else _SURE)
    panel = MonthsPanel()
    panel.show_recap(recap, today=year.today, asks=True)
    assert panel.note_label is not None
    assert panel.note_label.text() == f"{len(year.cases)} aduan"
    assert panel.question.text() == year.question()
    panel.deleteLater()
    assert classes_sentence(recap) == year.kinds_sentence()


def compare_json(recap: Recap, year: Year) -> None:
    """Compare what programs read."""
    told = json.loads(recap_json(recap))
    assert told["total"] == len(year.cases)
    assert [row["total"] for row in told["rows"]] == [year.months[m] for m in range(1, 13)]
    for row, judged in zip(told["rows"], told["evaluation"], strict=True):
        month = row["month"]
        assert row["counts"] == [year.columns[month, label] for label in told["columns"]]
        assert judged["settled_percent"] == year.percent(month)
        assert (judged["result"], judged["remark"]) == (year.result(month), year.remark(month))


def compare_paper(recap: Recap, year: Year, paper: str) -> None:
    """Compare the report: its sentences, its tables, and how many cases it tells of."""
    for sentence in (year.recap_sentences(), year.opening(), year.end(), year.kinds_sentence()):
        assert sentence in paper, (sentence, paper)
    for month in range(1, 13):
        assert year.month_line(month, recap.columns) in paper, paper
    sums = [sum(year.columns[m, label] for m in range(1, 13)) for label in recap.columns]
    total = [str(count) if count else "-" for count in (*sums, len(year.cases))]
    assert " ".join(["Jumlah", *total]) in paper
    assert ("KONSEP" in paper) is (year.year >= year.today.year or bool(year.asked))
    lampiran = paper[paper.rindex("LAMPIRAN") :]
    for month in range(1, 13):
        percent = year.percent(month)
        if percent is not None:
            running = year.remark(month) != "-"
            line = lampiran[lampiran.index(f"{NAMES[month - 1]}") :]
            assert str(percent) in line[: 200 if running else 120]
    figures = len(year.cases) if len(year.cases) <= 6 else 0
    assert paper.count("Tindak Lanjut Pengaduan Tanggal") == 2 * figures
    if len(year.cases) > 6:
        assert "seperti pada Tabel 2" in paper
    assert uncounted_sentence(recap).count("tidak dihitung") == len(recap.doubles)


def compare_word(recap: Recap, year: Year, file: bytes) -> None:
    """Compare the file for Word: its sentences, and its tables cell by cell."""
    body = Document(BytesIO(file)).element.body
    said = " ".join(" ".join(words(each)) for each in body.iter(qn("w:p")))
    said = " ".join(said.split())
    for sentence in (year.recap_sentences(), year.opening(), year.end(), year.kinds_sentence()):
        assert sentence in said, (sentence, said)
    rows = [
        " ".join(" ".join(" ".join(words(cell)) for cell in row.iter(qn("w:tc"))).split())
        for row in body.iter(qn("w:tr"))
    ]
    for month in range(1, 13):
        assert year.month_line(month, recap.columns) in rows
        if (percent := year.percent(month)) is not None:
            judged = (
                f"{month} {NAMES[month - 1]} {percent} {year.result(month)} {year.remark(month)}"
            )
            assert judged in rows


def words(element: BaseOxmlElement) -> list[str]:
    """Return the words of a paragraph or cell, as they stand."""
    return ["".join(part.text or "" for part in element.iter(qn("w:t")))]


def compare_excel(recap: Recap, year: Year, file: bytes) -> None:
    """Compare the file for Excel: its numbers are numbers, and those of the year."""
    rows = sheet(file, "Rekapitulasi")
    for month in range(1, 13):
        (told,) = [row for row in rows if row[:2] == [month, NAMES[month - 1]]]
        counts = [*(year.columns[month, label] for label in recap.columns), year.months[month]]
        cells = told[2 : 2 + len(counts)]
        assert [cell for cell in cells if cell not in ("-", "*", "")] == [*filter(None, counts)]
        assert [bool(count) for count in counts] == [isinstance(cell, float) for cell in cells]
    for month in range(1, 13):
        (line,) = [row for row in sheet(file, "Evaluasi") if row[:2] == [month, NAMES[month - 1]]]
        if (percent := year.percent(month)) is not None:
            assert line[2:5] == [percent, year.result(month), year.remark(month)]


def sheet(file: bytes, name: str) -> list[list[Any]]:
    """Return the cells of a sheet, row by row."""
    book = CalamineWorkbook.from_filelike(BytesIO(file))
    return [list(row) for row in book.get_sheet_by_name(name).to_python()]


def compare_further(register: Register, recap: Recap, year: Year) -> None:
    """Compare the overview, each number with the cases behind it, and the service elements."""
    span = {"since": date(year.year, 1, 1), "until": date(year.year, 12, 31)}
    for table in read_overview(register, **span).tables:
        for (row, column), behind in table.behind.items():
            told = table.rows[row][1][column]
            # A share in time is told in percent; behind it stand all it is the share of.
            if isinstance(told, int):
                assert told == len(behind) == len(set(behind)), (table.name, row, column)
        if table.name == "Bulan":
            assert list(table.columns) == [*recap.columns, "Jumlah"]
            totals = [values[-1] for _, values in table.rows]
            assert totals == [*(year.months[m] for m in range(1, 13)), len(year.cases)]
        elif table.summed and len(table.columns) == 1:
            *parts, (_, whole) = table.rows
            assert sum(int(values[0]) for _, values in parts) == whole[0], table.name
        elif table.summed and not table.years:
            *kinds, total = [[values[at] for at in (0, 2, 3)] for _, values in table.rows]
            assert total == [len(year.cases), year.closed, year.running]
            assert (
                total == [sum(map(int, counts)) for counts in zip(*kinds, strict=True)] or not kinds
            )
    file = further_xlsx(register, kind=FurtherReport.ELEMENTS, **span)
    counted = {
        row[0]: [0 if cell == "-" else cell for cell in row[1:]] for row in sheet(file, "Unsur")
    }
    for month in range(1, 13):
        *elements, count, running, closed = counted[f"{NAMES[month - 1]} {year.year}"]
        assert (sum(elements), count) == (year.months[month],) * 2
        assert running + closed == count
    assert counted["Jumlah"][-3:] == [len(year.cases), year.running, year.closed]


def text_of(paper: bytes) -> str:
    """Return the text of a report in one line."""
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split()
    )


def lived(register: Register, chance: Random, place: tuple[str, tuple[int, int, int]]) -> int:
    """Let a register live, and compare each of its years; return how many figures those were."""
    zone, day = place
    random = RandomRegister(register, chance, zone=zone, day=day)
    random.live()
    figures = sum(compare(register, random.told(year)) for year in random.years())
    assert check_register(register).problems == ()
    assert read_office(register).settings.left_out == random.left_out
    return figures


@pytest.mark.usefixtures("qapp")
@pytest.mark.expected_log("the clock jumped")
@pytest.mark.parametrize("place", PLACES, ids=lambda each: each[0])
def test_every_number_and_sentence_equals_a_recount(
    register_template: Path,
    tmp_path: Path,
    many: Callable[[str, int], range],
    request: pytest.FixtureRequest,
    place: tuple[str, tuple[int, int, int]],
) -> None:
    zone, day = place
    figures = 0
    for turn in many("random registers told on screen, in JSON and on paper", REGISTERS):
        file = copy_register(register_template, tmp_path / f"{turn}.mejaaduan")
        clock = FixedClock(datetime(*day, 8, tzinfo=ZoneInfo(zone)))
        register = open_register(str(file), clock=clock)
        try:
            figures += lived(register, Random(f"register {zone} {turn}"), place)
        finally:
            register.close()
    request.node.user_properties.append(("figures told", figures))


@pytest.mark.usefixtures("qapp")
@pytest.mark.expected_log("the clock jumped")
def test_a_server_tells_the_same(register: Register) -> None:
    assert lived(register, Random("on a server"), PLACES[1]) > 0


@pytest.mark.parametrize(
    ("number", "words"), [(0, "nol"), (11, "sebelas"), (20, "dua puluh"), (47, "empat puluh tujuh")]
)
def test_the_pencil_can_spell(number: int, words: str) -> None:
    assert spelled(number) == f"{number} ({words})"
