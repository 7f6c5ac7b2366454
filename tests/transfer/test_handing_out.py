"""The list for other programs: JSON, calendar entries, lines to paste; nobody's name in any."""

import json
from datetime import timedelta

from sqlalchemy import select

from app.case import Identity
from app.desk.listing_cases import Wanted, list_rows, open_rows
from app.register import Register
from app.rules.event_kinds import EventKind
from app.transfer.handing_out import count_handed_out, due_dates_as_ics, list_as_json, rows_as_text
from db import tables
from tests.desk.slips import NOW, disposed, disposed_to, pass_time, registered


def unfolded(calendar: bytes) -> list[str]:
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))
    return calendar.decode().replace("\r\n ", "").split("\r\n")


def test_the_json_holds_the_list_with_its_histories(register: Register) -> None:
    registered(register, title="Antrean panjang")
    disposed(register, title="Kursi rusak")
    made = json.loads(list_as_json(register, wanted=Wanted(year=NOW.year)))
    assert made["made_at"] == NOW.isoformat()
    first, second = made["complaints"]
    assert (first["number"], first["title"], first["teams"]) == (
        "2026-0002",
        "Kursi rusak",
        ["umum"],
    )
    assert second["received_at"] == (NOW - timedelta(minutes=10)).isoformat()
    assert next(each["kind"] for each in first["history"]) == EventKind.RECEIVED
    assert len(first["history"]) > len(second["history"])


def test_nobody_and_nothing_sealed_is_handed_out(register: Register) -> None:
    registered(register, confidential=True, identity=Identity(name="Siti Aminah", contact="0812"))
    ids = [row.id for row in list_rows(register, wanted=Wanted(), offset=0, limit=9)]
    texts = (
        list_as_json(register, wanted=Wanted()).decode(),
        due_dates_as_ics(register).decode(),
        rows_as_text(register, complaint_ids=ids),
    )
    for text in texts:
        assert "Siti" not in text
        assert "0812" not in text


def test_each_running_case_is_due_in_the_calendar(register: Register) -> None:
    case = disposed(register, title="Kursi, meja; dan lampu yang rusak di ruang tunggu lobi utama")
    (row,) = open_rows(register)
    lines = unfolded(due_dates_as_ics(register))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert row.due_at is not None
    assert f"DTEND:{row.due_at:%Y%m%dT%H%M%SZ}" in lines
    told = f"SUMMARY:Jatuh tempo {row.number} Kursi\\, meja\\; dan lampu yang rusak di ruang tunggu"
    assert any(line.startswith(told) for line in lines)
    assert case


def test_a_team_has_its_own_due_dates(register: Register) -> None:
    disposed(register, title="Kursi rusak")
    disposed_to(register, registered(register, title="Angka inflasi"), "distribusi")
    lines = unfolded(due_dates_as_ics(register, team="distribusi"))
    assert [line for line in lines if line.startswith("SUMMARY")] == [
        "SUMMARY:Jatuh tempo 2026-0002 Angka inflasi"
    ]


def test_an_entry_takes_the_place_of_the_one_before(register: Register) -> None:
    disposed(register)
    before = unfolded(due_dates_as_ics(register))
    pass_time(register, hours=3)
    after = unfolded(due_dates_as_ics(register))
    assert [x for x in before if x.startswith("UID")] == [x for x in after if x.startswith("UID")]


def test_lines_to_paste_keep_their_cells_and_reckon_nothing(register: Register) -> None:
    case = registered(register, title="=1+1\tkursi")
    heads, line = rows_as_text(register, complaint_ids=[case]).split("\n")
    assert heads.split("\t")[:4] == ["Nomor", "Diterima", "Media", "Perihal"]
    assert line.split("\t")[3] == "'=1+1 kursi"


def test_it_is_on_record(register: Register) -> None:
    count_handed_out(register, what="ics", rows=7)
    with register.reading() as session:
        last = session.scalars(select(tables.Event).order_by(tables.Event.id.desc())).first()
    assert last is not None
    assert (last.kind, last.data["what"]) == (EventKind.EXPORTED, "ics")
