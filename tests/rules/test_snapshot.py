"""What closed cases keep of their clocks: as it is written now, and as it was written before."""

import json

import pytest

from app.rules.clock_rows import ClockState, Span
from app.rules.kinds import Unit
from app.rules.snapshot import as_data, from_data
from app.rules.timer_words import span_words

# Written by the program of 2026, before amounts of time were kept as numbers.
OLD = """
{"paused_minutes": 810, "judged": {
 "clocks": [
  [1, "Terima", 5, "minutes", "2026-03-16T01:00:00+00:00", "2026-03-16T01:05:00+00:00",
   "2026-03-16T01:00:00+00:00", 0, 0, 0, 0, "", "done"],
  [4, "Disposisi", 10, "minutes", "2026-03-16T01:08:00+00:00", "2026-03-16T01:18:00+00:00",
   "2026-03-16T01:20:00+00:00", 12, 0, 0, 0, "2 menit", "done"],
  [5, "Tindak lanjut", 5, "working_days", "2026-03-16T01:20:00+00:00",
   "2026-04-01T07:30:00+00:00", "2026-04-05T01:00:00+00:00", 3100, 7, 810, 2,
   "1 hari kerja 1 jam", "done"],
  [6, "Laporan hasil", 15, "minutes", null, null, null, 0, 0, 0, 0, "", "skipped"],
  [7, "Beri tahu pelapor", 5, "minutes", "2026-04-05T02:40:00+00:00",
   "2026-04-06T00:35:00+00:00", "2026-04-09T01:00:00+00:00", 1380, 4, 0, 0,
   "kurang dari 1 menit", "done"]],
 "limits": [
  ["verification", "Verifikasi", 3, "2026-03-16T01:00:00+00:00", "2026-03-26T09:00:00+00:00",
   "2026-03-16T01:20:00+00:00", ""],
  ["whole", "Penyelesaian", 14, "2026-03-16T01:00:00+00:00", "2026-04-13T09:00:00+00:00",
   "2026-04-09T01:00:00+00:00", "13 hari kerja 1 jam"]],
 "times": ["tidak diketahui", "kurang dari 1 hari kerja", "2 jam 30 menit"],
 "follow_up_due": "2026-04-01T07:30:00+00:00"}}
"""


def test_an_old_snapshot_is_told_as_before() -> None:
    told = from_data(json.loads(OLD))
    assert told is not None
    overs = [clock.over_by for clock in told.clocks]
    assert [span_words(over) if over else "" for over in overs] == [
        "",
        "2 menit",
        "1 hari kerja 1 jam",
        "",
        "kurang dari 1 menit",
    ]
    assert [clock.late for clock in told.clocks] == [False, True, True, False, True]
    assert [limit.over_by for limit in told.limits] == [None, Span(13, 60)]
    assert span_words(told.at_our_office) == "kurang dari 1 hari kerja"


def test_an_old_snapshot_keeps_every_other_part() -> None:
    told = from_data(json.loads(OLD))
    assert told is not None
    third = told.clocks[2]
    assert (third.step, third.title, third.amount) == (5, "Tindak lanjut", 5)
    assert (third.unit, third.state) == (Unit.WORKING_DAYS, ClockState.DONE)
    assert (third.worked_minutes, third.worked_days) == (3100, 7)
    assert (third.paused_minutes, third.extended_days) == (810, 2)
    assert told.clocks[3].started is None
    assert (told.paused_minutes, told.follow_up_due.isoformat()) == (
        810,
        "2026-04-01T07:30:00+00:00",
    )
    assert [limit.code for limit in told.limits] == ["verification", "whole"]


def test_what_is_written_now_has_names_and_survives_the_way_through_json() -> None:
    told = from_data(json.loads(OLD))
    assert told is not None
    written = as_data(told)
    assert from_data(json.loads(json.dumps(written))) == told
    kept = written["judged"]
    assert isinstance(kept, dict)
    assert kept["clocks"][1]["over_by"] == {"days": 0, "minutes": 2}
    assert kept["at_our_office"] == {"days": 0, "minutes": None}


def test_what_is_no_row_is_refused() -> None:
    kept = json.loads(OLD)
    kept["judged"]["clocks"][0] = "15 menit"
    with pytest.raises(TypeError, match="rows"):
        from_data(kept)
