"""Measures the annual report and a thousand disposition sheets against bare reportlab."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from time import perf_counter
from zoneinfo import ZoneInfo

import pdfplumber
from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

from app.documents.annual_report import annual_report
from app.documents.disposition_sheet import disposition_sheets
from app.documents.letterhead import Letterhead
from app.documents.lettering import BOLD, REGULAR, load_fonts
from app.documents.pdf_report import report_as_pdf
from app.documents.report_blocks import SopChart
from app.documents.report_data import AnnualReportData, OfficeWords, ReportCase, ReportEntry
from app.documents.sheet_data import SheetData
from app.recap import EvaluationRow, Recap, RecapRow
from app.rules.kinds import Closing, Settlement, Urgency
from app.rules.moments import MONTHS
from app.scanning.sheet_code import mark_of

ZONE = ZoneInfo("Asia/Jakarta")
MOMENT = datetime(2026, 12, 22, 9, 45, tzinfo=ZONE)
SHEETS = 1000
ROUNDS = 3
HEAD = Letterhead(
    name_lines=("BADAN PUSAT STATISTIK", "PROVINSI BANTEN"),
    office_name="BPS Provinsi Banten",
    address=("Jl. Syekh Nawawi Al Bantani, Kota Serang",),
    contact=("Telepon (0254) 267027", "Surel pst3600@bps.go.id"),
    city="Serang",
    head_title="Kepala BPS Provinsi Banten",
    head_name="Nama Kepala",
    head_nip="19690412 199401 2 001",
)
COLUMNS = ("Website WBS", "SP4N LAPOR", "Halo Mitra", "Kotak Saran", "Lembar Saran Online")


def run() -> list[tuple[str, float, float]]:
    load_fonts()
    report = report_data()
    drawn = best_of(lambda: report_as_pdf(annual_report(report)), 10)
    ratio = drawn / best_of(lambda: bare_report(report), 10)
    thousand = sheets()
    lines = sheet_lines(thousand[0])
    own = best_of(lambda: disposition_sheets(thousand, letterhead=HEAD), ROUNDS)
    bare = best_of(lambda: bare_sheets(lines), ROUNDS)
    return [("annual report", ratio, 2.5), ("1,000 disposition sheets", own / bare, 1.5)]


def best_of(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the quickest of some rounds, after one that warms up."""
    work()
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


def report_data() -> AnnualReportData:
    """Return a report like that of 2023: two complaints, each with its history."""
    rows = tuple(RecapRow(n, label, (0, 1, 0, 0, 0), 1) for n, label in enumerate(MONTHS, 1))
    evaluation = tuple(
        EvaluationRow(n, label, 100, "Sudah disampaikan melalui lapor.go.id", "-")
        for n, label in enumerate(MONTHS, 1)
    )
    return AnnualReportData(
        letterhead=HEAD,
        recap=Recap(2026, COLUMNS, rows, 12, evaluation),
        cases=tuple(report_case(month) for month in (2, 3)),
        words=OfficeWords("BPS Provinsi Banten", "BPS Banten", "pst3600@bps.go.id"),
        sop_times=("5 menit",) * 7,
    )


def report_case(month: int) -> ReportCase:
    """Return a case with four lines of history."""
    entry = ReportEntry(
        day=f"20 {MONTHS[month - 1][:3]} 2026",
        time="11.35 WIB",
        before_us=False,
        actor="BPS Provinsi Banten",
        sentence="menyampaikan terima kasih dan jawaban, disertai tangkapan layar bukti transfer.",
    )
    return ReportCase(
        complained_on=date(2026, month, 20),
        number=f"{month:04}/PGD/36000/2026",
        title="Antrean ruang PST tidak tertib dan layar nomor antrean padam",
        facts=("Anonim", "SP4N LAPOR", "Ditujukan kepada BPS Kota Serang"),
        entries=(entry,) * 4,
        clocks=(("Di BPS Provinsi Banten (jam kerja)", "2 jam 30 menit"),) * 3,
        about_office="BPS Kota Serang",
        about_own_office=False,
        settlement=Settlement(Closing.ANSWERED, "lapor.go.id"),
    )


def bare_tables(data: AnnualReportData) -> list[list[list[object]]]:
    """Return the cells of the report's tables; what must wrap or stand out is a paragraph."""
    text = ParagraphStyle("text", fontName=REGULAR, fontSize=10)
    bold = ParagraphStyle("bold", text, fontName=BOLD)
    recap = [
        [Paragraph(head, bold) for head in ("No.", "Bulan", *COLUMNS, "Jumlah")],
        *([str(r.month), r.label, *map(str, r.counts), str(r.total)] for r in data.recap.rows),
    ]
    blocks = annual_report(data).blocks
    chart = next(block for block in blocks if isinstance(block, SopChart))
    sop = [
        [str(n), Paragraph("<br/>".join(s.activity), text), "", "", "", ""]
        + [Paragraph(cell, text) for cell in (s.needs, s.output, s.time, s.note)]
        for n, s in enumerate(chart.steps, 1)
    ]
    evaluation = [
        [str(r.month), r.label, str(r.settled_percent), Paragraph(r.result, text), r.remark]
        for r in data.recap.evaluation
    ]
    cases = [
        [
            [Paragraph(case.title, bold), case.number],
            *(
                [f"{e.day}\n{e.time}", Paragraph(f"<b>{e.actor}</b> {e.sentence}", text)]
                for e in case.entries
            ),
            [" | ".join(words for _, words in case.clocks), ""],
        ]
        for case in data.cases
    ]
    return [sop, recap, *cases, evaluation]


def bare_report(data: AnnualReportData, pictures: Sequence[bytes] = ()) -> bytes:
    """Draw the report's tables, the cases among them, and pictures, in the same typeface."""
    out = BytesIO()
    style = [("FONT", (0, 0), (-1, -1), REGULAR, 10), ("GRID", (0, 0), (-1, -1), 0.5, "black")]
    widths = {
        10: [22, 140, 40, 40, 40, 40, 90, 62, 42, 52],
        8: [25, 65, 60, 60, 60, 60, 60, 50],
        2: [120, 320],
        5: [34, 96, 96, 134, 80],
    }
    story = [Table(rows, colWidths=widths[len(rows[0])], style=style) for rows in bare_tables(data)]
    story += [Image(BytesIO(picture), 340, 120) for picture in pictures]
    SimpleDocTemplate(out, pagesize=A4, invariant=1, pageCompression=1).build(story)
    return out.getvalue()


def sheets() -> list[SheetData]:
    """Return a thousand sheets, each with its own number and words."""
    sheet = SheetData(
        number="",
        index="Sarana dan prasarana",
        code="PW.140",
        due_at=MOMENT,
        standard="5 hari kerja",
        origin="Siti Nurhaliza Kusumawardhani",
        medium="Datang langsung (PST)",
        complained_at=MOMENT,
        source_reference="",
        received_at=MOMENT,
        attachments=1,
        urgency=Urgency.URGENT,
        title="",
        teams=tuple(f"Tim Statistik {number}" for number in range(1, 9)),
        instructions=tuple(f"Tindak lanjuti menurut cara {number}" for number in range(1, 7)),
        printed_at=MOMENT,
        zone=ZONE,
    )
    return [
        replace(
            sheet,
            number=f"{number:04}/PGD/36000/2026",
            mark=mark_of(f"{number:05}", register="bench", key="00" * 32),
            title=f"Antrean ruang PST tidak tertib dan layar nomor antrean {number} padam sejak pagi",
        )
        for number in range(1, SHEETS + 1)
    ]


def sheet_lines(sheet: SheetData) -> list[list[tuple[float, float, str]]]:
    """Return the lines of text on both sides of a sheet with their places."""
    with pdfplumber.open(BytesIO(disposition_sheets([sheet], letterhead=HEAD))) as pdf:
        return [
            [
                (line["x0"], float(page.height) - line["bottom"], line["text"])
                for line in page.extract_text_lines()
            ]
            for page in pdf.pages
        ]


def bare_sheets(sides: list[list[tuple[float, float, str]]]) -> bytes:
    """Write as many pages with as much text, and nothing else."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1, pageCompression=1)
    for _ in range(SHEETS):
        for lines in sides:
            canvas.setFont(REGULAR, 8.5)
            for x, y, text in lines:
                canvas.drawString(x, y, text)
            canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    for name, ratio, limit in run():
        print(f"{name}: {ratio:.2f} (at most {limit})")
