"""A kind of event stands in one table; one that is missing anywhere is noticed here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.keeping.defaults import TARGETS
from app.rules.event_detail import EventDetail, detail_of
from app.rules.event_kinds import BEFORE_US, EVENT_KINDS, RANK, EventKind, story_of
from app.rules.event_sentences import Names, Telling, speaker_words
from app.rules.happenings import Happening
from app.rules.kinds import Closing, PauseReason, TeamResult, Turn, Unit
from app.rules.targets import Targets, TargetVersion
from app.rules.timeline import fold
from app.rules.work_calendar import DEFAULT_SEASON, WorkCalendar
from resources import FOLDER

ZONE = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 3, 16, 2, 0, tzinfo=UTC)
TOLD = [kind for kind, facts in EVENT_KINDS.items() if facts.story]
FULL = EventDetail(
    teams=("umum",),
    days=2,
    result=TeamResult.FORWARDED,
    channel="surel",
    office="3604",
    reason=PauseReason.EVIDENCE,
    closing=Closing.WITHDRAWN,
    fields="perihal",
    paper="sheet",
    parts=("identity",),
    purpose="screen",
    login="rina",
)


def telling(detail: EventDetail = FULL) -> Telling:
    return Telling(
        detail=detail,
        speaker="",
        note="",
        actor="rina",
        names=Names(
            medium="Surel PST",
            own="BPS Provinsi Banten",
            desk="Petugas PST",
            teams={"umum": "Bagian Umum"},
            offices={"3604": "BPS Kabupaten Serang"},
            zone=ZONE,
        ),
    )


def test_every_kind_has_its_row_and_its_rank() -> None:
    assert list(EVENT_KINDS) == list(EventKind)
    assert set(RANK) == set(EventKind)
    assert frozenset({EventKind.COMPLAINED, EventKind.SOURCE_STEP}) == BEFORE_US


@pytest.mark.parametrize("kind", EventKind)
def test_what_is_of_the_register_is_told_of_no_case(kind: EventKind) -> None:
    facts = EVENT_KINDS[kind]
    assert not (facts.of_register and facts.story)
    if facts.story is None:
        with pytest.raises(LookupError):
            story_of(kind)


@pytest.mark.parametrize("kind", TOLD)
def test_every_kind_that_is_told_has_words_and_an_icon(kind: EventKind) -> None:
    story, told = story_of(kind), telling()
    sentence = story.sentence(told)
    assert speaker_words(story.speaker, told)
    assert sentence[0].islower()
    assert not sentence.endswith(".")
    # Who did it, or a note, is joined to it by a colon.
    assert ":" not in sentence
    assert (FOLDER / "icons" / f"{story.icon}.svg").is_file()


@pytest.mark.parametrize("kind", EventKind)
def test_every_kind_can_be_folded(kind: EventKind) -> None:
    versions = [
        TargetVersion(step, f"Langkah {step}", amount, Unit(unit), "any", NOW.date())
        for step, (amount, unit) in enumerate(TARGETS, 1)
    ]
    calendar = WorkCalendar(zone=ZONE, seasons=(DEFAULT_SEASON,), days_off=())
    events = [
        Happening(EventKind.RECEIVED, NOW),
        Happening(EventKind.REGISTERED, NOW),
        Happening(kind, NOW, {"closing": "withdrawn", "teams": ["umum"]}),
    ]
    targets = Targets(tuple(versions), (), NOW.date())
    assert fold(events, targets=targets, calendar=calendar).step >= 3


def test_who_passed_a_complaint_on_is_named() -> None:
    told = replace(telling(), speaker="Tim Pengaduan Pusat")
    story = story_of(EventKind.RECEIVED)
    assert speaker_words(story.speaker, told) == "Tim Pengaduan Pusat"
    assert story.sentence(told) == "meneruskan aduan kepada BPS Provinsi Banten"
    assert story.sentence(telling()) == "menerima aduan melalui surel PST"


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ({"to": Turn.DESK}, "membuka kembali aduan untuk Petugas PST"),
        ({"to": Turn.HEAD}, "membuka kembali aduan untuk disposisi Kepala"),
        ({"to": Turn.TEAM}, "membuka kembali aduan untuk Bagian Umum"),
        ({"to": None}, "membuka kembali aduan"),
    ],
)
def test_a_case_is_opened_again_for_whoever_has_to_act(
    detail: dict[str, Turn | None], sentence: str
) -> None:
    story = story_of(EventKind.REOPENED)
    assert story.sentence(telling(replace(FULL, to=detail["to"]))) == sentence


@pytest.mark.parametrize("result", TeamResult)
@pytest.mark.parametrize("reason", PauseReason)
def test_what_a_team_ticked_and_why_it_paused_keep_to_one_sentence(
    result: TeamResult, reason: PauseReason
) -> None:
    detail = replace(FULL, result=result, reason=reason)
    for kind in (EventKind.RESULT, EventKind.PAUSED):
        sentence = story_of(kind).sentence(telling(detail))
        assert ":" not in sentence
        assert sentence.split(maxsplit=1)[0] in ("menyerahkan", "menjeda")


@pytest.mark.parametrize("closing", Closing)
def test_why_a_case_was_closed_is_told_without_a_colon(closing: Closing) -> None:
    sentence = story_of(EventKind.CLOSED).sentence(telling(replace(FULL, closing=closing)))
    assert sentence.startswith("menutup aduan karena ")
    assert ":" not in sentence


def test_a_case_that_was_written_down_twice_names_the_other() -> None:
    story = story_of(EventKind.CLOSED)
    double = replace(FULL, closing=Closing.DOUBLE, case="2026-0012")
    assert story.sentence(telling(double)).endswith("tercatat dua kali, dihitung sebagai 2026-0012")


def test_a_detail_is_read_by_names() -> None:
    found = detail_of(
        {
            "teams": ["umum", "sosial"],
            "finished": True,
            "result": "settled",
            "reason": "office",
            "closing": "answered",
            "old": None,
            "new": NOW.isoformat(),
            "note": "digest",
        }
    )
    assert (found.teams, found.finished, found.days) == (("umum", "sosial"), True, 0)
    assert (found.result, found.reason) == (TeamResult.SETTLED, PauseReason.OFFICE)
    assert (found.closing, found.old_due, found.new_due) == (Closing.ANSWERED, None, NOW)
    assert detail_of({}) == EventDetail()
