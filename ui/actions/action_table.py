"""The one table of what the desk does with a case: words, keys, who may, when, and what starts it.

A new action is a key and a line here, and a function in `starting` or `printing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from app.case import Case, ComplaintRow, Seal, awaits_approval, waits_here
from app.rules.kinds import BEFORE_DISPOSITION, Classification, Status, Turn
from ui.actions import printing, starting
from ui.actions.action import Action, ActionKey

__all__ = ["CORRECTIONS", "ON_CASE", "ON_ROW", "Action", "ActionKey"]


def _only(*statuses: Status) -> Callable[[ComplaintRow], bool]:
    return lambda row: row.status in statuses


def _at_the_team(row: ComplaintRow) -> bool:
    working = row.status in (Status.IN_FOLLOW_UP, Status.RESULT_PENDING)
    return working and row.turn is Turn.TEAM


def _open(row: ComplaintRow) -> bool:
    return row.status is not Status.CLOSED


def _answered_by_letter(row: ComplaintRow) -> bool:
    """Tell whether there can be a letter: who only wanted information and has it needs none."""
    asked = row.classification is not Classification.INFORMATION
    return row.status is Status.ANSWERED or (row.status is Status.CLOSED and asked)


def _told(row: ComplaintRow) -> bool:
    """Tell whether a closed case may have been answered; the register knows for sure."""
    return row.status is Status.CLOSED and not (row.double_of or row.undone)


ON_ROW: Final[Mapping[ActionKey, Action[ComplaintRow]]] = {
    ActionKey.RESUME: Action(
        "Lanjutkan dari jeda",
        "player-play",
        "app.desk.following_up:resume",
        starting.resume,
        lambda row: row.paused,
        at_once=starting.resumed,
        next_in=frozenset(Status),
        also="berjalan lagi teruskan",
    ),
    ActionKey.REPORT_TO_HEAD: Action(
        "Laporkan ke Kepala",
        "rubber-stamp",
        "app.desk.disposing:report_to_head",
        starting.report_to_head,
        _only(Status.NEW),
        at_once=starting.reported,
        shortcut="Ctrl+Shift+L",
        next_in=frozenset({Status.NEW}),
        also="lapor serahkan pimpinan",
    ),
    ActionKey.DISPOSE: Action(
        "Buat disposisi",
        "rubber-stamp",
        "app.desk.papers:sheet_pdf",
        starting.dispose,
        _only(*BEFORE_DISPOSITION),
        shortcut="Ctrl+D",
        also="lembar disposisi kepala cetak",
    ),
    ActionKey.RECORD_DISPOSITION: Action(
        "Catat disposisi",
        "pencil",
        "app.desk.disposing:record_disposition",
        starting.record_disposition,
        _only(*BEFORE_DISPOSITION),
        shortcut="Ctrl+Shift+D",
        next_in=frozenset({Status.AWAITING_DISPOSITION}),
        also="hasil disposisi kepala tim instruksi centang",
        as_head="Disposisi",
        next_for_head=frozenset({Status.NEW, Status.AWAITING_DISPOSITION}),
    ),
    ActionKey.PROGRESS: Action(
        "Catat tindak lanjut",
        "pencil",
        "app.desk.following_up:record_progress",
        starting.progress,
        _at_the_team,
        shortcut="Ctrl+T",
        next_in=frozenset({Status.IN_FOLLOW_UP}),
        also="kerjakan perkembangan kemajuan tim",
    ),
    ActionKey.RESULT: Action(
        "Catat laporan hasil",
        "file-text",
        "app.desk.following_up:record_result",
        starting.result,
        _at_the_team,
        shortcut="Ctrl+H",
        next_in=frozenset({Status.RESULT_PENDING}),
        also="hasil tim selesai temuan",
    ),
    ActionKey.APPROVE: Action(
        "Setujui laporan hasil",
        "check",
        "app.desk.approving:approve_result",
        starting.approve,
        awaits_approval,
        at_once=starting.approved,
        next_in=frozenset({Status.RESULT_PENDING}),
        also="persetujuan kepala acc setuju hasil tim",
    ),
    ActionKey.RETURN_RESULT: Action(
        "Kembalikan laporan hasil",
        "arrow-back-up",
        "app.desk.approving:return_result",
        starting.return_result,
        awaits_approval,
        also="tolak perbaiki lengkapi hasil tim kepala",
    ),
    ActionKey.PAUSE: Action(
        "Jeda",
        "pause",
        "app.desk.following_up:pause",
        starting.pause,
        lambda row: _at_the_team(row) and not row.paused,
        also="tunda hentikan sementara menunggu",
    ),
    ActionKey.MOVE: Action(
        "Pindahkan ke tim lain",
        "users",
        "app.desk.disposing:move_to_team",
        starting.move,
        _at_the_team,
        also="ganti tim alihkan disposisi",
    ),
    ActionKey.REVOKE: Action(
        "Cabut disposisi",
        "arrow-back-up",
        "app.desk.handing_on:revoke_disposition",
        starting.revoke,
        _at_the_team,
        also="batal tarik kembali kepala salah disposisi",
    ),
    ActionKey.REMIND: Action(
        "Ingatkan",
        "bell",
        "app.desk.reminding:remind",
        starting.remind,
        lambda row: waits_here(row) or row.awaited_since is not None,
        shortcut="Ctrl+R",
        also="pengingat kirim pesan tagih tim kepala",
    ),
    ActionKey.FORWARD: Action(
        "Bukan kewenangan: teruskan",
        "mail-forward",
        "app.desk.disposing:forward_elsewhere",
        starting.forward,
        _open,
        also="kirim limpahkan alihkan satker lain instansi",
    ),
    ActionKey.WORD_BACK: Action(
        "Catat kabar satker tujuan",
        "check",
        "app.desk.acknowledging:record_word_back",
        starting.word_back,
        lambda row: row.awaited_since is not None,
        also="konfirmasi diterima penerusan jawaban satker lain",
    ),
    ActionKey.ANSWER: Action(
        "Catat jawaban",
        "send",
        "app.desk.answering:record_answer",
        starting.answer,
        _open,
        shortcut="Ctrl+J",
        next_in=frozenset({Status.ANSWER_PENDING}),
        soon_in=frozenset({Status.ANSWERED}),
        also="balas kirim jawab beri tahu pelapor",
    ),
    ActionKey.RESPONSE: Action(
        "Catat tanggapan pelapor",
        "user",
        "app.desk.hearing:record_response",
        starting.response,
        lambda row: row.status is Status.ANSWERED or _told(row),
        also="konfirmasi jawaban sampai diterima puas selesai kepuasan langkah delapan",
    ),
    ActionKey.CLOSE: Action(
        "Tutup aduan",
        "check",
        "app.desk.closing:close_case",
        starting.close,
        _open,
        at_once=starting.closed,
        shortcut="Ctrl+Shift+T",
        next_in=frozenset({Status.ANSWERED}),
        also="selesai akhiri tercatat dua kali dicabut",
    ),
    ActionKey.REOPEN: Action(
        "Buka kembali",
        "lock-open",
        "app.desk.reopening:reopen_case",
        starting.reopen,
        _only(Status.CLOSED),
        also="lanjutkan batal tutup",
    ),
    ActionKey.PRINT_SHEET: Action(
        "Cetak lembar disposisi",
        "printer",
        "app.desk.papers:sheet_pdf",
        printing.print_sheet,
        lambda _: True,
        also="kertas kepala",
    ),
    ActionKey.PRINT_RECEIPT: Action(
        "Cetak tanda terima",
        "printer",
        "app.desk.papers:receipt_pdf",
        printing.print_receipt,
        lambda _: True,
        also="kertas bukti kuitansi pelapor",
    ),
    ActionKey.PRINT_FORWARDING: Action(
        "Cetak surat penerusan",
        "printer",
        "app.desk.corresponding:forwarding_letter_pdf",
        printing.print_forwarding,
        lambda row: row.forwarded,
        also="kertas satker lain",
    ),
    ActionKey.PRINT_ANSWER: Action(
        "Cetak surat jawaban",
        "printer",
        "app.desk.corresponding:answer_letter_pdf",
        printing.print_answer,
        _answered_by_letter,
        also="kertas balasan pelapor",
    ),
    ActionKey.PRINT_FILE: Action(
        "Cetak berkas aduan",
        "printer",
        "app.desk.case_files:case_file_pdf",
        printing.print_file,
        lambda _: True,
        also="kertas lampiran penerusan satu pdf gabung bukti",
    ),
}
"""On the case's row, in the order they are offered."""

ON_CASE: Final[Mapping[ActionKey, Action[Case]]] = {
    ActionKey.HAND_ON: Action(
        "Teruskan disposisi",
        "users",
        "app.desk.handing_on:pass_on",
        starting.pass_on,
        lambda case: case.row.turn is Turn.TEAM and bool(case.hands),
        also="disposisi lanjutan berjenjang ketua tim pelaksana staf turun",
    ),
    ActionKey.CALL_BACK: Action(
        "Ubah pelaksana",
        "arrow-back-up",
        "app.desk.handing_on:call_back",
        starting.call_back,
        lambda case: case.row.turn is Turn.TEAM and any(hand.key for hand in case.hands),
        also="tarik disposisi lanjutan ganti pelaksana",
    ),
    ActionKey.REVIEW: Action(
        "Telaah singkat",
        "file-text",
        "app.desk.reviewing:write_review",
        starting.review,
        lambda case: (
            case.erased_at is None
            and case.row.status in BEFORE_DISPOSITION
            and not (case.review is not None and case.content_seal is Seal.DENIED)
        ),
        also="telaahan staf catatan petugas untuk kepala lembar disposisi",
    ),
    ActionKey.CORRECT: Action(
        "Betulkan data",
        "pencil",
        "app.desk.correcting:correct_complaint",
        starting.correct,
        lambda case: case.erased_at is None,
        shortcut="F2",
        also="koreksi ubah ralat salah ketik perihal media waktu diterima rahasia",
    ),
    ActionKey.CORRECT_IDENTITY: Action(
        "Betulkan pelapor",
        "user",
        "app.desk.correcting_identity:correct_identity",
        starting.correct_identity,
        lambda case: case.erased_at is None and case.identity_seal is not Seal.DENIED,
        also="koreksi ubah ralat nama kontak alamat anonim",
    ),
    ActionKey.CORRECT_DISPOSITION: Action(
        "Betulkan disposisi",
        "rubber-stamp",
        "app.desk.correcting_disposition:correct_disposition",
        starting.correct_disposition,
        lambda case: case.erased_at is None and case.disposition is not None,
        also="koreksi ubah ralat tim instruksi centang",
    ),
    ActionKey.LINK: Action(
        "Kaitkan dengan aduan lain",
        "paperclip",
        "app.desk.linking:link_cases",
        starting.link,
        lambda case: case.erased_at is None,
        also="tautkan hubungkan berkaitan sama mirip",
    ),
    ActionKey.UNLINK: Action(
        "Lepas kaitan",
        "x",
        "app.desk.linking:unlink_cases",
        starting.unlink,
        lambda case: bool(case.linked) and case.erased_at is None,
        also="tautan hubungan berkaitan",
    ),
    ActionKey.ASK_IDENTITY: Action(
        "Minta dibukakan identitas",
        "lock-open",
        "app.desk.opening_seals:ask_identity",
        starting.ask_identity,
        lambda case: case.identity_seal is Seal.DENIED and not case.request,
        also="nama pelapor lihat",
    ),
    ActionKey.LIFT_GUARD: Action(
        "Izinkan pihak yang diadukan",
        "users",
        "app.desk.lifting_guard:lift_guard",
        starting.lift_guard,
        lambda case: bool(case.accused),
        also="terlapor izin",
    ),
    ActionKey.SUMMARISE: Action(
        "Ringkasan untuk laporan",
        "file-text",
        "app.desk.summarising:write_summary",
        starting.summarise,
        lambda case: case.erased_at is None and case.identity_seal is not Seal.DENIED,
        also="laporan tahunan singkat",
    ),
    ActionKey.HOLD: Action(
        "Tahan dari pemusnahan",
        "lock",
        "app.keeping.retention:hold",
        starting.hold,
        lambda case: not case.held,
        also="masa simpan jangan hapus",
    ),
    ActionKey.RELEASE: Action(
        "Lepas penahanan",
        "lock-open",
        "app.keeping.retention:release",
        starting.release,
        lambda case: case.held,
        also="masa simpan boleh hapus",
    ),
}
"""On the whole case: what puts it right, and protects who brought it or whom it is about."""

CORRECTIONS: Final = (
    ActionKey.CORRECT,
    ActionKey.CORRECT_IDENTITY,
    ActionKey.CORRECT_DISPOSITION,
)
"""Those of the whole case that are offered in lists too, where it is read first."""
