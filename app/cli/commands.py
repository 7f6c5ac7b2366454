"""What each word of the command line does, on the same services as the window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.case import ComplaintRow
from app.cli import account as cli_account
from app.cli import output
from app.clock import SystemClock
from app.desk.listing_cases import Wanted, count_rows, find_number, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.errors import EnvironmentTrouble, UserMistake
from app.keeping import places
from app.keeping.archives import is_archive, opened_archive
from app.keeping.backing_up import back_up_before
from app.keeping.backup import check_and_note, make_backup
from app.keeping.backup_places import note_restored
from app.keeping.converting import convert_register
from app.keeping.creating import SAMPLE_OFFICE, create_register
from app.keeping.due_dates import default_calendar, read_moment, register_calendar, working_days_due
from app.keeping.kept_unsealed import is_kept_unsealed
from app.keeping.looking import look_at
from app.keeping.mending import mend_register
from app.keeping.opening import open_register
from app.keeping.restoring import WayIn, bring_back_unsealed, is_of_sample, restore_backup
from app.keeping.restoring_to_server import restore_to_server
from app.keeping.salvaging import salvage_register
from app.keeping.sample import create_sample
from app.keeping.saving import ensure_place, save
from app.keeping.selftest import selftest
from app.register import Register
from app.transfer.columns import template
from app.transfer.import_row import RowState
from app.transfer.importing import apply_import, preview_import
from app.transfer.merging import apply_merge, preview_merge
from app.transfer.source import read_source

_PAGE = 2000
_SETTLE = "Pilih di jendela program (Pengaturan, Register, Impor); pilihannya diingat untuk berkas begitu."


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Register]:
    location = options.register or places.last_register() or str(places.default_register())
    door = look_at(location)
    if door.old:
        raise EnvironmentTrouble(
            "not_converted",
            "Register ini dibuat sebelum ada kata sandi.",
            "Segel dahulu: buka di jendela program, atau jalankan meja-aduan convert.",
        )
    login, password = ("", "") if door.sample and not options.user else cli_account.ask(options)
    register = open_register(location, login=login, password=password)
    register.via = "command"
    unwritable = register.only_reads.sentence if register.only_reads else ""
    for told in (unwritable, register.warning, *register.cleared):
        sys.stderr.write(f"{told}\n" if told else "")
    try:
        yield register
    finally:
        register.close()


def _say(text: str) -> int:
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return 0


def _new(options: argparse.Namespace) -> int:
    location = options.register or str(places.default_register())
    ensure_place(Path(options.recovery_sheet), spared=cli_account.in_use(options, location))
    created = create_register(location, setup=cli_account.first(options, office=SAMPLE_OFFICE))
    return cli_account.finish(options, created, f"Register kosong dibuat: {location}")


def _convert(options: argparse.Namespace) -> int:
    location = options.register or places.last_register() or str(places.default_register())
    ensure_place(Path(options.recovery_sheet), spared=cli_account.in_use(options, location))
    options.window.ensure_unused(location)
    created = convert_register(location, setup=cli_account.first(options))
    return cli_account.finish(options, created, f"Register disegel: {location}")


def _backup(options: argparse.Namespace) -> int:
    _ensure_output(options)
    with _opened(options) as register:
        return _say(make_backup(register, place=Path(options.output)).sentence)


def _restore(options: argparse.Namespace) -> int:
    backup = Path(options.file)
    if options.register and places.is_server(options.register):
        way = WayIn(*(("", "") if is_of_sample(backup) else cli_account.ask(options)))
        restored = restore_to_server(backup, location=options.register, way=way)
        _say(f"Register dipulihkan ke server: {restored.complaints} aduan.")
        return _told(restored.problems)
    place = Path(options.register or str(places.default_register()))
    options.window.ensure_unused(str(place))
    if is_kept_unsealed(backup):
        bring_back_unsealed(backup, place=place, way=WayIn(*cli_account.ask(options)))
        return _say(f"Register seperti sebelum disegel, belum tersandi: {place}")
    login, password = ("", "") if is_of_sample(backup) else cli_account.ask(options)
    way = WayIn(login, password)
    if options.salvage:
        restored = salvage_register(backup, place=place, way=way)
        _say(f"Register diselamatkan: {place}")
        _say(f"Aduan yang lebih baru daripada cadangannya: {restored.newer}")
    else:
        restored = restore_backup(backup, place=place, way=way, replacing=options.replace)
        _say(f"Register dipulihkan dan terbaca seluruhnya: {place}")
    note_restored(str(place))
    if restored.old:
        _say(f"Register yang tadi di tempat itu: {restored.old}")
    return _told(restored.problems)


def _sample(options: argparse.Namespace) -> int:
    location = options.register or str(places.sample_register())
    create_sample(location, year=options.year).close()
    return _say(f"Register contoh tahun {options.year} dibuat: {location}")


def _import(options: argparse.Namespace) -> int:
    if options.template:
        return _say(template())
    if options.file is None:
        raise UserMistake({"": "Sebutkan berkasnya, atau pakai --template."})
    if is_archive(Path(options.file)):
        return _merge(options)
    content = read_source(Path(options.file))
    with _opened(options) as register:
        register.via = "import"
        preview = preview_import(register, content=content)
        if preview.lacking:
            raise UserMistake({"": f"{' '.join(preview.lacking.values())} {_SETTLE}"})
        sys.stdout.writelines(output.import_lines(preview))
        sys.stderr.write("".join(f"{row.sentence}\n" for row in preview.mistakes))
        if preview.mistakes and not options.skip_mistakes:
            bad = preview.counts[RowState.MISTAKEN]
            raise UserMistake({"": f"{bad} baris salah; tidak ada yang diimpor."})
        new = [at for at, row in enumerate(preview.rows) if row.state is RowState.NEW]
        if not options.apply or not new:
            return _say(output.import_counts(preview))
        # What only reads may do so beside an open window; what brings in much may not.
        options.window.ensure_unused(register.location)
        back_up_before(register)
        return _say(apply_import(register, preview=preview, chosen=new).sentence)


def _merge(options: argparse.Namespace) -> int:
    archive = Path(options.file)
    way = WayIn(*(("", "") if is_of_sample(archive) else cli_account.ask_for_archive(options)))
    with _opened(options) as register, opened_archive(archive, way=way) as theirs:
        register.via = "import"
        merging = preview_merge(register, archive=theirs)
        sys.stdout.writelines(output.merge_lines(merging))
        bad = [row for row in merging.rows if row.state is RowState.MISTAKEN]
        sys.stderr.write("".join(f"Aduan ke-{row.line}: {row.reason}\n" for row in bad))
        if bad and not options.skip_mistakes:
            raise UserMistake({"": f"{len(bad)} aduan tidak dapat dibawa; tidak ada yang diimpor."})
        new = [at for at, row in enumerate(merging.rows) if row.state is RowState.NEW]
        if not options.apply or not new:
            return _say(output.import_counts(merging))
        options.window.ensure_unused(register.location)
        back_up_before(register)
        done = apply_merge(register, archive=theirs, merging=merging, chosen=new)
        return _say(done.sentence)


def _list(options: argparse.Namespace) -> int:
    with _opened(options) as register:
        zone = read_office(register).zone
        rows = _rows(register, options.year)
        made = output.list_json(rows, zone) if options.json else output.list_text(rows, zone)
        sys.stdout.writelines(made)
    return 0


def _rows(register: Register, year: int | None) -> Iterator[ComplaintRow]:
    """Yield the complaints by number, page by page."""
    wanted = Wanted(year=year, descending=False)
    total = count_rows(register, wanted=wanted)
    for offset in range(0, total, _PAGE):
        yield from list_rows(register, wanted=wanted, offset=offset, limit=_PAGE, total=total)


def _show(options: argparse.Namespace) -> int:
    with _opened(options) as register:
        zone = read_office(register).zone
        found = find_number(register, number=options.number)
        reading = open_seals if options.open else read_case
        case = reading(register, complaint_id=found)
    return _say(output.case_json(case, zone) if options.json else output.case_text(case, zone))


def _recap(options: argparse.Namespace) -> int:
    with _opened(options) as register:
        recap = read_recap(register, year=_possible_year(options.year))
    return _say(output.recap_json(recap) if options.json else output.recap_text(recap))


def _report(options: argparse.Namespace) -> int:
    from app.desk import monitoring, reporting

    _ensure_output(options)
    others = {".docx": reporting.report_docx, ".xlsx": reporting.report_xlsx}
    suffix = Path(options.output).suffix.lower() or ".pdf"
    if suffix not in (".pdf", *others):
        kinds = "Laporan dibuat sebagai .pdf, .docx, atau .xlsx"
        raise UserMistake({"output": f"{kinds}; bukan {suffix}."})
    if options.month and suffix != ".pdf":
        raise UserMistake({"output": f"Laporan bulanan dibuat sebagai .pdf; bukan {suffix}."})
    with _opened(options) as register:
        year = _possible_year(options.year)
        if options.month:
            span = {"year": year, "month": int(options.month)}
            paper = monitoring.month_pdf(register, **span)
            monitoring.count_month(register, **span)
        elif suffix in others:
            paper = others[suffix](register, year=year)
            reporting.count_report(register, year=year)
        else:
            report = reporting.report_paper(register, year=year, anew=options.corrected)
            paper = report.pdf
            reporting.keep_report(register, report=report)
    return _kept(options, paper)


def _sheet(options: argparse.Namespace) -> int:
    from app.desk import papers

    _ensure_output(options)
    with _opened(options) as register:
        complaint = find_number(register, number=options.number)
        paper = papers.sheet_pdf(register, complaint_ids=[complaint], for_paper=True)
        papers.count_printed(register, complaint_ids=[complaint], paper="sheet")
    return _kept(options, paper)


def _receipt(options: argparse.Namespace) -> int:
    from app.desk import papers

    _ensure_output(options)
    with _opened(options) as register:
        complaint = find_number(register, number=options.number)
        paper = papers.receipt_pdf(register, complaint_id=complaint)
        papers.count_printed(register, complaint_ids=[complaint], paper="receipt")
    return _kept(options, paper)


def _ensure_output(options: argparse.Namespace) -> None:
    """Make sure of the place first: a paper that can't be kept must not count as printed."""
    ensure_place(Path(options.output), spared=cli_account.in_use(options))


def _kept(options: argparse.Namespace, paper: bytes) -> int:
    save(Path(options.output), paper, spared=cli_account.in_use(options))
    return _say(f"Dibuat: {options.output}")


def _possible_year(year: int) -> int:
    if not 1900 <= year <= 2200:
        raise UserMistake({"year": f"Tahun {year} tidak mungkin. Tulis misalnya 2023."})
    return year


def _due(options: argparse.Namespace) -> int:
    joint_leave_off = not options.no_joint_leave
    kept = places.last_register() or places.default_register().exists()
    if options.register or kept:
        with _opened(options) as register:
            calendar = register_calendar(register, joint_leave_off=joint_leave_off)
    else:
        calendar = default_calendar(joint_leave_off=joint_leave_off)
    start = read_moment(options.start, zone=calendar.zone, now=SystemClock().now())
    due = working_days_due(calendar, start=start, days=options.working_days)
    if options.json:
        return _say(output.due_json(due))
    return _say(output.due_text(due, zone=calendar.zone, explain=options.explain))


def _check(options: argparse.Namespace) -> int:
    with _opened(options) as register:
        if options.mend:
            sys.stderr.write(f"{mend_register(register).sentence}\n")
        checked = check_and_note(register, printed=options.printed)
    if options.json:
        _say(output.check_json(checked))
    if checked.ok and not options.json:
        _say("Register utuh: tidak ada masalah.")
    return _told(checked.problems)


def _told(problems: tuple[str, ...]) -> int:
    """Tell what a check found; returns the exit code."""
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    return 3 if problems else 0


def _selftest(options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    passed = True
    window = options.window
    for step in selftest(
        window=lambda place: str(window.try_out(str(place))),
        read_back=lambda paper: int(window.read_back(str(paper))),
    ):
        passed = passed and step.passed
        _say(f"{'baik ' if step.passed else 'GAGAL'}  {step.name}: {step.said}")
    if not passed:
        sys.stderr.write("Ada bagian program yang tidak bekerja.\n")
    return 0 if passed else 1


WORDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "new": _new,
    "convert": _convert,
    "backup": _backup,
    "restore": _restore,
    "sample": _sample,
    "import": _import,
    "list": _list,
    "show": _show,
    "recap": _recap,
    "report": _report,
    "sheet": _sheet,
    "receipt": _receipt,
    "due": _due,
    "check": _check,
    "selftest": _selftest,
}
