"""The overview's tables of what others told: whom a complaint was passed on to, and who brought it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.case import Case
from app.recap import TOTAL_HEAD
from app.rules.event_kinds import EventKind
from app.rules.kinds import SATISFACTION_WORDS, WordBack

if TYPE_CHECKING:
    from app.documents.overview import OverviewTable
    from app.rules.event_detail import EventDetail

_AWAITED = "Belum ada kabar"
_WORDS_BACK: Mapping[WordBack, str] = {
    WordBack.RECEIVED: "Menerima dan menindaklanjuti",
    WordBack.SETTLED: "Sudah menyelesaikan",
    WordBack.RETURNED: "Mengembalikan aduan",
    WordBack.SILENT: "Tidak ditunggu lagi",
}
_UNTOLD = "Tidak menilai"


def answers_tables(cases: Sequence[Case]) -> Iterator[OverviewTable]:
    """Yield both tables, each only where there is something to tell."""
    if passed_on := [case for case in cases if _last(case, EventKind.FORWARDED) is not None]:
        told = {word: [case for case in passed_on if _word(case) == word] for word in _order()}
        yield _counted("Penerusan", "Kabar satker yang dituju", "Kabar", told, passed_on)
    answered = [case for case in cases if _last(case, EventKind.ANSWERED) is not None]
    if any(_satisfaction(case) != _UNTOLD for case in answered):
        words = (*SATISFACTION_WORDS.values(), _UNTOLD)
        told = {word: [case for case in answered if _satisfaction(case) == word] for word in words}
        yield _counted("Kepuasan", "Kepuasan pelapor atas jawaban", "Penilaian", told, answered)


def _order() -> tuple[str, ...]:
    return (*_WORDS_BACK.values(), _AWAITED)


def _counted(
    name: str, title: str, head: str, told: Mapping[str, Sequence[Case]], whole: Sequence[Case]
) -> OverviewTable:
    """Return how many cases there are under each word, and in all."""
    from app.documents.overview import OverviewTable

    groups = [*told.items(), (TOTAL_HEAD, whole)]
    rows = tuple((word, (len(found),)) for word, found in groups)
    behind = {(at, 0): tuple(case.row.id for case in found) for at, (_, found) in enumerate(groups)}
    return OverviewTable(name, title, head, ("Aduan",), rows, summed=True, behind=behind)


def _word(case: Case) -> str:
    """Return what came back since a case was passed on last."""
    kinds = (EventKind.FORWARDED, EventKind.ACKNOWLEDGED)
    last = _last(case, *kinds)
    return _WORDS_BACK[last.word] if last is not None and last.word else _AWAITED


def _satisfaction(case: Case) -> str:
    """Return how content the complainant was when heard last."""
    heard = _last(case, EventKind.HEARD)
    return SATISFACTION_WORDS[heard.satisfaction] if heard and heard.satisfaction else _UNTOLD


def _last(case: Case, *kinds: EventKind) -> EventDetail | None:
    """Return what the last event of some kinds says, of those that were not taken back."""
    told = reversed(case.timeline)
    return next((each.detail for each in told if each.kind in kinds and not each.withdrawn), None)
