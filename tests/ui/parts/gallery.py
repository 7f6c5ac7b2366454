"""A window with every part on sample data, to look at in both themes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.recap import MonthState
from ui.look.tokens import HEIGHT_ROW_TRACKER, PAGE_MARGIN, Tone
from ui.parts.buttons import button
from ui.parts.cells.badges import Badge, BadgeLabel
from ui.parts.cells.day_explanation import DayExplanation, DayKind, DayLine
from ui.parts.cells.day_strip import DayBox, DayStrip
from ui.parts.cells.delegates import BadgeTimeDelegate, TwoLineDelegate
from ui.parts.cells.item_roles import Band, ItemRole
from ui.parts.cells.month_squares import MonthCell, MonthSquares
from ui.parts.cells.ribbon import Ribbon
from ui.parts.cells.table import ListTable
from ui.parts.fields.checks import CheckBox, RadioButton
from ui.parts.fields.chips import ChipRow
from ui.parts.fields.choices import SegmentedControl, YearStepper
from ui.parts.fields.editors import ComboBox, LineEdit, SearchEdit, TextEdit
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.empty_state import EmptyState
from ui.parts.panels.fact_list import FactList
from ui.parts.panels.header import PageHeader
from ui.parts.panels.message_bar import MessageBar
from ui.parts.panels.panel import Panel
from ui.parts.panels.sealed_strip import SealedStrip
from ui.parts.panels.step_bar import BarStep, StepBar, StepState, StepStrip
from ui.parts.panels.three_clocks import ClockBar, ThreeClocks
from ui.parts.panels.timeline import TimelineLine, TimelineView
from ui.shell.rail import Rail
from ui.shell.status_line import StatusLine
from ui.shell.undo_bar import UndoBar

WAITING = Badge("Menunggu disposisi", "rubber-stamp", Tone.WARN, True)
LATE = Badge("Terlambat", "alert-triangle", Tone.DANGER, True)
UNSENT = Badge("Jawaban belum dikirim", "send", Tone.INFO, True)
SECRET = Badge("Rahasia", "lock", Tone.NEUTRAL, True)
RUNNING = Badge("Ditindaklanjuti", "clock", Tone.INFO)
PAUSED = Badge("Dijeda", "pause", Tone.NEUTRAL)
FORWARDED = Badge("Diteruskan", "arrow-right", Tone.NEUTRAL)
CLOSED = Badge("Selesai", "check", Tone.OK)
BADGES = (WAITING, LATE, UNSENT, SECRET, RUNNING, PAUSED, FORWARDED, CLOSED)


class SampleModel(QStandardItemModel):
    """Rows and bands as a page's model would give them."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setHorizontalHeaderLabels(["Sisa waktu", "Perihal", "Status dan waktu"])
        self._band(Band("Terlambat", 1, "alert-triangle", Tone.DANGER))
        late = Ribbon(5, 5, 1, Tone.DANGER)
        self._row("terlambat 1 hari kerja 4 jam", late, "2026-0039", LATE, Tone.DANGER)
        self._band(Band("Hari ini dan besok", 2, "clock", Tone.WARN))
        self._row(
            "sisa 3 jam 20 menit", Ribbon(4, 5, 0, Tone.WARN), "2026-0041", RUNNING, Tone.WARN
        )
        self._row(
            "sisa 1 hari kerja 3 jam", Ribbon(3, 5, 0, Tone.WARN), "2026-0042", WAITING, Tone.WARN
        )
        self._band(Band("Minggu ini", 2, "calendar"))
        self._row("sisa 2 hari kerja 3 jam", Ribbon(2, 5), "2026-0043", RUNNING, Tone.PLAIN)
        self._row("sisa 3 hari kerja 3 jam", Ribbon(1, 5), "2026-0044", UNSENT, Tone.PLAIN)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.data(ItemRole.BAND) is not None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _band(self, band: Band) -> None:
        items = [QStandardItem() for _ in range(3)]
        for item in items:
            item.setData(band, ItemRole.BAND)
        self.appendRow(items)

    def _row(self, time: str, ribbon: Ribbon, number: str, badge: Badge, tone: Tone) -> None:
        first = QStandardItem(time)
        first.setData(ribbon, ItemRole.RIBBON)
        first.setData(tone, ItemRole.TONE)
        second = QStandardItem("Permintaan data kemiskinan per kecamatan")
        second.setData(f"{number}, tindak lanjut", ItemRole.SECONDARY)
        third = QStandardItem()
        third.setData(badge, ItemRole.BADGE)
        third.setData(time, ItemRole.SECONDARY)
        third.setData(tone, ItemRole.TONE)
        self.appendRow([first, second, third])


def build_gallery() -> QWidget:
    """Return a window of about 1366 x 1500 with all parts."""
    window = QWidget()
    window.setWindowTitle("Komponen Meja Aduan")
    rail = Rail("BPS Provinsi Banten")
    rail.set_current("register")
    rail.set_count("disposisi", 3)
    rail.set_late("tindak_lanjut", 1)
    rail.set_officer("Rina Amalia", "Petugas PST")
    status = StatusLine()
    status.set_sentence("Register 2026 tersimpan pukul 11.38. Cadangan terakhir: kemarin 16.05.")
    status.set_keys([("Enter", "buka aduan"), ("Ctrl+F", "cari"), ("Ctrl+K", "perintah")])
    page = QVBoxLayout()
    page.setSpacing(12)
    for part in (_header(), _second_header()):
        page.addWidget(part)
    inner = QVBoxLayout()
    inner.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, 4)
    inner.setSpacing(16)
    inner.addWidget(_chips())
    inner.addWidget(_case_steps())
    inner.addWidget(_wizard_steps())
    columns = QHBoxLayout()
    columns.setSpacing(16)
    columns.addLayout(_left(), 5)
    columns.addLayout(_middle(), 5)
    columns.addLayout(_right(), 4)
    inner.addWidget(_table())
    inner.addLayout(columns, 1)
    page.addLayout(inner, 1)
    page.addWidget(status)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addLayout(page, 1)
    window.resize(1366, 1500)
    return window


def _header() -> QWidget:
    return PageHeader(
        "Register",
        "47 aduan pada 2026, nomor terakhir 2026-0047",
        actions=(YearStepper(2026), SearchEdit(), button("Catat aduan", "primary", icon="plus")),
    )


def _second_header() -> QWidget:
    views = [("waktu", "Menurut waktu"), ("giliran", "Menurut giliran"), ("papan", "Papan")]
    save = button("Buat disposisi", "primary", icon="rubber-stamp", shortcut="Ctrl+D")
    return PageHeader(
        "Honor petugas pendataan Oktober belum diterima",
        breadcrumb=(("register", "Register"), ("", "2026-0045")),
        actions=(
            SegmentedControl(views, name="Tampilan"),
            button("", icon="dots", tip="Lainnya"),
            save,
        ),
    )


def _chips() -> QWidget:
    chips = ChipRow()
    chips.set_chips(
        [
            ("semua", "Semua", 47, Tone.PLAIN),
            ("terlambat", "Terlambat", 1, Tone.DANGER),
            ("menunggu", "Menunggu disposisi", 3, Tone.PLAIN),
            ("selesai", "Selesai", 32, Tone.PLAIN),
        ]
    )
    return chips


def _case_steps() -> QWidget:
    bar = StepBar(chooses=True)
    done, current = StepState.DONE, StepState.CURRENT
    bar.set_steps(
        [
            BarStep("Terima", "4 dari 5 menit", done),
            BarStep("Register", "4 dari 5 menit", done),
            BarStep("Lapor Kepala", "1 dari 1 menit", done),
            BarStep("Disposisi", "sisa 1 dari 10 menit", current, Tone.WARN),
            BarStep("Tindak lanjut", "5 hari kerja"),
            BarStep("Laporan hasil", "15 menit"),
            BarStep("Beri tahu pelapor", "5 menit"),
        ]
    )
    return bar


def _wizard_steps() -> QWidget:
    bar = StepBar(wizard=True, chooses=True)
    bar.set_steps(
        [
            BarStep("Periksa", "2 bulan belum dikonfirmasi", StepState.DONE, Tone.WARN),
            BarStep("Isi", "teks dan penanggung jawab", StepState.DONE),
            BarStep("Pratinjau", "9 halaman", StepState.CURRENT),
            BarStep("Tanda tangan", "Kepala, tanggal"),
            BarStep("Cetak", "A4, 1 rangkap"),
        ]
    )
    return bar


def _table() -> QWidget:
    table = ListTable(row_height=HEIGHT_ROW_TRACKER, bands=True)
    table.setModel(SampleModel())
    table.setItemDelegateForColumn(0, TwoLineDelegate(table))
    table.setItemDelegateForColumn(1, TwoLineDelegate(table))
    table.setItemDelegateForColumn(2, BadgeTimeDelegate(table))
    table.fix_column(0, "terlambat 11 hari kerja 4 jam")
    table.stretch_column(1)
    table.fix_column(2, "terlambat 11 hari kerja 4 jam")
    table.select_row(4)
    table.setFixedHeight(350)
    panel = Panel(padded=False)
    panel.add(table)
    return panel


def _left() -> QVBoxLayout:
    column = QVBoxLayout()
    form = Panel("Kesalahan di tempatnya", "2 isian")
    date = Field("Tanggal diterima", LineEdit("31-11-2026"))
    date.set_error("November hanya sampai tanggal 30. Tulis misalnya 30-11-2026.")
    form.add(date)
    name = LineEdit(placeholder="kosong = anonim")
    form.add(Field("Nama pelapor", name, "Disimpan terpisah dan disegel.", True))
    form.add(Field("Saksi", ComboBox([("dedi", "Dedi Kurnia, satpam")])))
    form.add(Field("Uraian", TextEdit("Mohon kejelasan jadwal pembayaran.", lines=2)))
    form.add(CheckBox("Bagian Umum", checked=True))
    form.add(CheckBox("Tim Statistik Sosial"))
    form.add(RadioButton("A4", checked=True))
    column.addWidget(form)
    draft = "Ada draf aduan dari kemarin 15.52"
    column.addWidget(MessageBar(draft, "Belum masuk register.", icon="pencil", action="Lanjutkan"))
    failed = MessageBar(
        "Cadangan hari ini gagal",
        "Diska E: tidak ditemukan.",
        tone=Tone.DANGER,
        icon="alert-triangle",
        action="Pilih tempat",
    )
    column.addWidget(failed)
    undo = UndoBar()
    undo.offer("2026-0040 dijeda, menunggu pelapor")
    column.addWidget(undo)
    column.addStretch(1)
    return column


def _middle() -> QVBoxLayout:
    column = QVBoxLayout()
    line = TimelineView()
    line.set_entries(
        [
            TimelineLine(
                "11.40", "Menunggu disposisi Kepala", "berjalan 9 menit", "clock", Tone.WARN, True
            ),
            TimelineLine("11.31", "Dilaporkan ke Kepala", "Rina Amalia", "rubber-stamp"),
            TimelineLine("11.30", "Diregister sebagai 2026-0045", "Rina Amalia", "register"),
            TimelineLine(
                "Sen 23-11 14.03",
                "BPS Pusat meneruskan",
                "dari riwayat LAPOR!",
                "arrow-right",
                faint=True,
                badge=Badge("Tidak urut", "alert-triangle", Tone.WARN, True),
            ),
        ]
    )
    line.setFixedHeight(4 * HEIGHT_ROW_TRACKER)
    panel = Panel("Linimasa", "terbaru di atas", padded=False)
    panel.add(line)
    column.addWidget(panel)
    clocks = ThreeClocks()
    clocks.set_bars(
        [
            ClockBar("Di kantor kita", "3 jam 20 menit kerja", 0.86, 1.0),
            ClockBar("Waktu tunggu pelapor (kalender)", "3 hari 21 jam", 0.0, 1.0, Tone.NEUTRAL),
            ClockBar("Sebelum sampai ke kita", "3 hari 18 jam", 0.0, 0.86, Tone.WARN),
        ]
    )
    panel.body.setContentsMargins(0, 8, 0, 8)
    times = Panel()
    times.add(label("Tiga hitungan waktu", "caption"))
    times.add(clocks)
    column.addWidget(times)
    empty = Panel()
    go = button("Buka Register", shortcut="Alt+2", binds=False)
    what = "Aduan baru muncul di sini setelah didisposisi."
    empty.add(EmptyState("check", "Tidak ada aduan yang berjalan", what, go))
    column.addWidget(empty, 1)
    return column


def _right() -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(_looks())
    facts = Panel()
    strip = StepStrip()
    strip.set_strip(7, 4, Tone.WARN)
    facts.add(label("Kepala, sisa 1 menit dari 10 menit", "warn-strong"))
    facts.add(strip)
    facts.add(
        FactList([("Pelapor", SealedStrip("Dirahasiakan")), ("Media", "SP4N LAPOR, tiket 8214406")])
    )
    column.addWidget(facts)
    column.addWidget(_days())
    months = Panel("Aduan 2026 per bulan", "18 aduan")
    squares = MonthSquares()
    squares.set_months(_months())
    months.add(squares)
    column.addWidget(months)
    column.addStretch(1)
    return column


def _looks() -> QWidget:
    panel = Panel()
    row = QHBoxLayout()
    row.addWidget(button("Simpan PDF", icon="download"))
    row.addWidget(button("Lewati", "quiet"))
    off = button("Nonaktif")
    off.setEnabled(False)
    row.addWidget(off)
    row.addStretch(1)
    panel.body.addLayout(row)
    grid = QGridLayout()
    for at, badge in enumerate(BADGES):
        grid.addWidget(BadgeLabel(badge), at // 2, at % 2)
    panel.body.addLayout(grid)
    return panel


def _days() -> QWidget:
    panel = Panel("Mengapa Rabu 25-11-2026, 16.00?")
    days = DayExplanation()
    days.set_days(
        [
            DayLine("Rab 18-11", "disposisi, hari mulai", DayKind.START, icon="rubber-stamp"),
            DayLine("Kam 19-11", "hari kerja ke-1", DayKind.COUNTED, 1),
            DayLine("Sab 21-11", "libur akhir pekan", DayKind.SKIPPED),
            DayLine("Sel 24-11", "hari kerja ke-4, hari ini", DayKind.TODAY, 4),
            DayLine("Rab 25-11", "hari kerja ke-5, 16.00", DayKind.DUE, 5),
        ],
        Tone.WARN,
    )
    panel.add(days)
    strip = DayStrip()
    boxes = [DayBox("S", 24, DayKind.START), DayBox("R", 25, DayKind.COUNTED)]
    boxes += [DayBox("S", 28, DayKind.SKIPPED), DayBox("S", 1, DayKind.DUE)]
    strip.set_days(boxes)
    panel.add(strip)
    return panel


def _months() -> list[MonthCell]:
    names = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    texts = ("1", "3", "1", "nihil", "2", "nihil", "2", "?", "2", "?", "7", "–")
    special = {"nihil": MonthState.NIL, "?": MonthState.ASKED, "7": MonthState.RUNNING}
    special["–"] = MonthState.AHEAD
    both = zip(names, texts, strict=True)
    return [MonthCell(name, text, special.get(text, MonthState.COMPLETE)) for name, text in both]
