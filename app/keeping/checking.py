"""Checks a register from end to end: file, links, numbers, chain, and states told by events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from app.access.attesting import all_case_states, office_states
from app.access.entitlement import Compartment
from app.access.sealed_words import note_event, read_note
from app.access.sealing import CannotOpen
from app.desk.reading_office import people_in
from app.errors import EnvironmentTrouble, UserMistake
from app.garbage import uncollected
from app.guard import allowed
from app.keeping.checking_evidence import PART_WEIGHT, evidence_problems
from app.keeping.checking_history import MOST, HistoryWalk, Noted
from app.keeping.checking_reports import report_problems
from app.keeping.checking_states import REBUILT, state_problems
from app.register import Register
from app.roles import Role
from app.rules.chain import note_digest, seal_digits
from app.rules.numbering import screen_number
from db.migrating import CURRENT, schema_version
from db.queries import attestations as attestation_queries
from db.queries import checking as queries
from db.queries import seals as seals_queries
from db.queries import search as search_queries
from db.queries.evidence import count_parts
from db.queries.states import CASE, KEYS, OFFICE, PARTS, PROGRESS, highest_case

if TYPE_CHECKING:
    from db.queries.attestations import ChainRow
    from db.session import Session

Progress = Callable[[int, int], bool]
UNREADABLE_SEAL = "Sidik rantai itu tidak terbaca. Tulis seperti tercetak: 128 3F9A 22C1 07BE 91D4."
_STEP = 1000
_PART_WORDS = {CASE: "Isi", KEYS: "Kunci", PROGRESS: "Keadaan"}
_OFFICE_WORDS = {
    "account": "daftar akun",
    "setting": "pengaturan",
    "recap_column": "kolom rekapitulasi",
    "medium": "daftar media",
    "medium_check": "catatan pemeriksaan media",
    "topic": "daftar materi",
    "team": "daftar tim",
    "instruction": "daftar instruksi",
    "office": "daftar satker",
    "answer_channel": "daftar saluran jawaban",
    "sop_target": "standar waktu SOP",
    "national_limit": "batas nasional",
    "day_off": "hari libur",
    "season": "jam kerja",
    "nil_month": "bulan nihil",
    "retention_rule": "aturan masa simpan",
    "clock_note": "catatan jam komputer",
    "box_opening": "pembukaan kotak saran",
    "box_slip": "lembar kotak saran",
    "box_undoing": "pembukaan kotak yang diurungkan",
    "report_choice": "aduan berlinimasa di laporan",
    "report_edition": "daftar laporan tercetak",
    "report_text": "teks laporan",
    "report_picture": "daftar gambar laporan",
    "month_act": "daftar penutupan bulan",
    "evaluation_meeting": "daftar rapat evaluasi",
}
_DAMAGE = ("damaged", "not_a_database", "distrusted")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `problems` are Indonesian sentences, none when `ok`."""

    ok: bool
    problems: tuple[str, ...]


@allowed(Role.ADMIN, Role.HEAD, Role.DESK)
def check_register(
    register: Register, *, printed: str = "", progress: Progress | None = None
) -> Checked:
    """Read the whole register and return every problem, at most 20 of a kind.

    `progress` is called with what is done and what there is to do, and ends the check with
    UserMistake when it returns False.

    `printed` is the end of the chain as an older paper shows it ("128, sidik 3F9A …"): a history
    that was cut off or written anew since then does not have it. The sealed notes of cases that
    who checks holds no key for are only counted.

    Raises UserMistake under "printed" when that can't be read.
    Raises EnvironmentTrouble when the register can't be reached or is locked; damage that keeps
    it from being read is a problem like the others.
    """
    if printed and seal_digits(printed) is None:
        raise UserMistake({"printed": UNREADABLE_SEAL})
    problems: list[str] = []
    try:
        version = schema_version(register.engine)
        if version != CURRENT:
            problems.append(f"Skema register bukan versi {CURRENT}, melainkan {version}.")
        with uncollected(), ThreadPoolExecutor(1) as aside, register.reading() as session:
            pace = _Pace(session, progress)
            # The storage's own test takes as long as going along the history.
            beside = aside.submit(_problems_beside, register, pace)
            found = list(problems_in(register, session, printed=printed, step=pace.step))
            problems += [*beside.result(), *found]
    except EnvironmentTrouble as trouble:
        if trouble.kind not in _DAMAGE:
            raise
        problems.append(trouble.sentence)
    return Checked(ok=not problems, problems=tuple(problems))


def _problems_beside(register: Register, pace: _Pace) -> list[str]:
    found: list[str] = []
    with register.reading() as session:
        for what, sentences in (
            ("Berkas register", _storage(session)),
            ("Indeks pencarian", _search(session)),
            ("Keadaan aduan", state_problems(register, session, step=pace.step)),
        ):
            found += _at_most(_readable(what, sentences))
    return found


def problems_in(
    register: Register,
    session: Session,
    *,
    printed: str = "",
    step: Callable[[int], object] = lambda _: None,
) -> Iterator[str]:
    """Yield every problem of history and content inside a transaction, at most 20 of a kind.

    States and search index are compared with them by `check_register`, in one of its own.
    """
    walk = HistoryWalk(register.vault.register)
    for what, sentences in (
        ("Pengesahan akun", _people(register, session)),
        ("Penomoran", _numbers(session)),
        ("Riwayat", _history(register, session, walk, step)),
        ("Tanda tangan riwayat", _signed(session, walk, step)),
        ("Sidik tercetak", _printed(session, printed)),
        ("Bukti", evidence_problems(register, session, step=step)),
        ("Laporan tercetak", report_problems(session)),
    ):
        yield from _at_most(_readable(what, sentences))


def _readable(what: str, sentences: Iterable[str]) -> Iterator[str]:
    """Yield sentences; rows that nobody of us can have written end them with one more."""
    try:
        yield from sentences
    except (ArithmeticError, AttributeError, CannotOpen, LookupError, TypeError, ValueError):
        yield f"{what} tidak terbaca seluruhnya: register berisi baris yang bukan dari program ini."


class _Pace:
    """Counts events, signatures and cases as they are gone through, and tells how far it is."""

    def __init__(self, session: Session, progress: Progress | None) -> None:
        self._progress, self._lock = progress, Lock()
        self._done = self._all = 0
        if progress is None:
            return
        cases = highest_case(session)
        signed, _ = attestation_queries.last_attestation(session)
        self._all = queries.highest_event(session) + cases
        if signed:
            # Compared with what was signed, and the newest of them rebuilt as well.
            self._all += signed + min(cases, REBUILT)
        self._all += PART_WEIGHT * count_parts(session)

    def step(self, weight: int) -> None:
        """Count something of some weight. Raises UserMistake when the check is to end."""
        if self._progress is None:
            return
        # Both threads count, and what is told never goes back.
        with self._lock:
            before, self._done = self._done, self._done + weight
            passed = self._done // _STEP > before // _STEP
            if passed and not self._progress(self._done, self._all):
                raise UserMistake({"": "Pemeriksaan dihentikan."})


def _at_most(sentences: Iterable[str]) -> list[str]:
    found = list(islice(sentences, MOST + 1))
    return [*found[:MOST], "Masih ada masalah lain yang sejenis."] if found[MOST:] else found


def _storage(session: Session) -> Iterator[str]:
    for said in queries.damaged_pages(session):
        yield f"Isi register rusak: {said}."
    for table, parent in queries.broken_links(session):
        yield f"Ada baris {table} yang menunjuk {parent} yang tidak ada."
    if queries.guards(session) != 2:
        yield "Pelindung riwayat hilang: peristiwa dapat diubah atau dihapus."


def _numbers(session: Session) -> Iterator[str]:
    counters = queries.counters(session)
    for year, count, low, high in queries.numbers(session):
        if low != 1 or high != count:
            yield f"Nomor tahun {year} tidak berurutan: {count} aduan, nomor {low} sampai {high}."
        if counters.get(year) != high:
            yield f"Penghitung nomor tahun {year} tidak sama dengan nomor terakhir {high}."
        counters.pop(year, None)
    for year, last in sorted(counters.items()):
        yield f"Penghitung nomor tahun {year} sampai {last}, tetapi aduannya tidak ada."


def _search(session: Session) -> Iterator[str]:
    for row in search_queries.suspicious_bodies(session):
        number = screen_number(row.year, row.seq)
        if row.body is None:
            yield f"Aduan {number} tidak ada dalam indeks pencarian."
        elif row.body != search_queries.body_of(row):
            yield f"Indeks pencarian aduan {number} tidak sesuai isinya."
    if strange := search_queries.bodies_of_nobody(session):
        yield f"Indeks pencarian memuat {strange} aduan yang tidak ada di register."


def _history(
    register: Register, session: Session, walk: HistoryWalk, step: Callable[[int], object]
) -> Iterator[str]:
    trust = people_in(register, session).trust
    walk.go(session, trust, step=step, noted=_noted(register, session))
    yield from walk.broken
    if queries.chain_head(session) != (walk.position, walk.head):
        yield "Ujung rantai riwayat tidak cocok dengan peristiwa terakhir."


def _noted(register: Register, session: Session) -> Noted:
    """Return what tells whether an event has the note that it tells of, as far as we can."""
    sealed = seals_queries.sealed_notes(session)
    opened = _opened_notes(register, session)
    erased = queries.erased(session)

    def noted(event: ChainRow, told: str | None) -> bool:
        note = opened.get(event.id)
        if note is None and event.salt is not None:
            note = note_digest(event.salt, event.speaker or "", event.text or "")
        if note == told:
            return True
        unread = event.id in sealed and event.id not in opened
        return unread or (event.complaint_id in erased and note is None)

    return noted


def _signed(session: Session, walk: HistoryWalk, step: Callable[[int], object]) -> Iterator[str]:
    """Tell of the signatures, then compare every case and table with what was signed of it."""
    yield from walk.unsigned
    if not walk.ended or not walk.trust.founded:
        return
    for key, digest in office_states(session, OFFICE):
        if walk.states.get(key) != digest:
            yield f"Isi {_OFFICE_WORDS.get(key[2:], key[2:])} diubah tanpa tanda tangan."
    wrong = []
    for key, digest in all_case_states(session):
        if key[0] == CASE:
            step(1)
        if walk.states.pop(key, None) != digest:
            wrong.append(key)
    for key in wrong:
        number = _number(session, int(key[1:]))
        yield f"{_PART_WORDS[key[0]]} aduan {number} diubah tanpa tanda tangan."
    if gone := {key[1:] for key in walk.states if key[0] in PARTS}:
        yield f"Ada {len(gone)} aduan bertanda tangan yang tidak ada lagi."


def _number(session: Session, complaint_id: int) -> str:
    return screen_number(*queries.number_of(session, complaint_id))


def _opened_notes(register: Register, session: Session) -> dict[int, str]:
    """Return the digests of the sealed notes that who checks can open, by event."""
    vault, now = register.vault, register.clock.now()
    found: dict[int, str] = {}
    for complaint_id in seals_queries.with_sealed_notes(session):
        try:
            texts = vault.open_case(session, complaint_id, [Compartment.CONTENT], now=now)
        except CannotOpen:
            # What was changed opens no more; its event has no note that fits.
            found |= dict.fromkeys(seals_queries.sealed_notes(session, complaint_id), "")
            continue
        for place, body in texts.items():
            if (event_id := note_event(place)) is not None:
                speaker, text, salt = read_note(body)
                found[event_id] = note_digest(salt, speaker, text)
    return found


def _printed(session: Session, printed: str) -> Iterator[str]:
    if not printed:
        return
    wanted = seal_digits(printed)
    if wanted is None:
        yield UNREADABLE_SEAL
        return
    position, digits = wanted
    if not any(each.startswith(digits) for each in attestation_queries.ends_at(session, position)):
        yield (
            f"Peristiwa ke-{position} tidak sama dengan yang pernah tercetak: riwayat sesudahnya "
            "dipotong atau ditulis ulang."
        )


def _people(register: Register, session: Session) -> Iterator[str]:
    """Compare accounts with their certificates, those with the history, and slots with both."""
    people = people_in(register, session)
    for name in people.differing:
        yield f"Isi register tentang {name} tidak sesuai pengesahannya."
    if not people.trust.founded:
        return
    for position, digest in queries.told_certificates(session):
        if digest not in people.trust.digests:
            yield f"Pengesahan yang dicatat peristiwa ke-{position} tidak ada."
    book = register.key_store.read()
    known = {each.login: each.public_key for each in people.accounts if each.active}
    waiting = {each.login: each.seal_key for each in people.trust.waiting.values()}
    for slot in book.slots if book else ():
        # Who waits for a head may have taken keys that no certificate names yet.
        unborn = slot.login in waiting and slot.sign and not slot.keys
        if slot.public not in (known.get(slot.login), waiting.get(slot.login)) and not unborn:
            yield f"Akun {slot.login} di berkas kunci tidak pernah disahkan; ia tidak diberi kunci."
    if book is not None and book.recovery.public != people.recovery:
        yield "Lembar pemulihan di berkas kunci bukan yang disahkan."
