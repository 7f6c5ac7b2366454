"""Another office's register is brought into ours: every case, sealed anew, its history foreign."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from app.case import ComplaintRow
from app.clock import FixedClock
from app.desk.changing_office import save_names
from app.desk.closing import close_case
from app.desk.handing_on import pass_on
from app.desk.listing_cases import Wanted, find_number, list_rows
from app.desk.opening_seals import open_seals
from app.desk.reading_cases import read_case
from app.desk.reading_evidence import open_evidence
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.errors import UserMistake
from app.keeping.accounts import read_accounts
from app.keeping.archives import is_archive, opened_archive
from app.keeping.backup import make_backup
from app.keeping.checking import check_register
from app.keeping.restoring import WayIn
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EVENT_KINDS, EventKind
from app.rules.happenings import ORIGIN
from app.transfer.foreign_cases import BROUGHT
from app.transfer.import_row import RowState
from app.transfer.merging import Merging, apply_merge, preview_merge
from app.transfer.undoing import last_import, undo_import
from db.queries.attestations import chain_events
from tests.conftest import MOMENT
from tests.desk.files import attach, picture
from tests.desk.random_course import PLACES, Course
from tests.desk.slips import disposed_to, registered, with_result
from tests.helpers.registers import LOGIN, PASSWORD, add_person, create_register, signed_in

WAY = WayIn(LOGIN, PASSWORD)


@pytest.fixture
def theirs(tmp_path: Path, fixed_clock: FixedClock) -> Iterator[Register]:
    """Return the register of a desk that worked alone."""
    made = create_register(str(tmp_path / "lain" / "r.mejaaduan"), clock=fixed_clock)
    yield made
    made.close()


def archived(theirs: Register, tmp_path: Path) -> Path:
    place = tmp_path / "mereka.cadangan"
    make_backup(theirs, place=place)
    return place


def merged(register: Register, archive: Path, way: WayIn = WAY) -> Merging:
    """Bring in what is new; return what was seen before."""
    with opened_archive(archive, way=way, clock=register.clock) as theirs:
        seen = preview_merge(register, archive=theirs)
        apply_merge(register, archive=theirs, merging=seen)
    return seen


def looked_at(register: Register, archive: Path, way: WayIn = WAY) -> Merging:
    with opened_archive(archive, way=way, clock=register.clock) as theirs:
        return preview_merge(register, archive=theirs)


def rows_of(register: Register) -> list[ComplaintRow]:
    return list(list_rows(register, wanted=Wanted(descending=False), offset=0, limit=999))


def test_cases_come_with_all_that_belongs_to_them(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    registered(register, title="Yang sudah di sini")
    secret = registered(theirs, title="Aduan rahasia", confidential=True)
    file = attach(theirs, secret, "foto.png", picture())
    done = with_result(theirs, title="Loket ditambah", source_reference="LPR-77")
    code = read_case(theirs, complaint_id=done).check_code
    seen = merged(register, archived(theirs, tmp_path))
    assert seen.counts[RowState.NEW] == 2
    assert [(row.number, row.title) for row in rows_of(register)] == [
        ("2026-0001", "Yang sudah di sini"),
        ("2026-0002", "Aduan rahasia"),
        ("2026-0003", "Loket ditambah"),
    ]
    here = find_number(register, number="2026-0002")
    case = open_seals(register, complaint_id=here)
    assert case.identity.name == "Siti Rahmah"
    assert case.content.text == "Menunggu dua jam tanpa kejelasan."
    assert case.source_reference == "2026-0001"
    assert open_evidence(register, complaint_id=here, file=file).body == picture()
    other = read_case(register, complaint_id=find_number(register, number="2026-0003"))
    # Its last letter is made of the number, which is another one here.
    assert (other.check_code[:-1], other.source_reference) == (code[:-1], "LPR-77")
    assert [each.kind for each in other.timeline].count(EventKind.RESULT) == 1
    assert other.timeline[-1].note == "Loket ditambah."
    assert all(each.remark.startswith("Dibawa dari register lain") for each in other.timeline)
    assert ensure_told_as_there(register, theirs, "2026-0003", done)
    assert check_register(register).problems == ()


def ensure_told_as_there(ours: Register, theirs: Register, number: str, there: int) -> bool:
    """Make sure that each event of a case names one of the other register by its hash."""
    with ours.reading() as session, theirs.reading() as their:
        told = [*chain_events(session, [find_number(ours, number=number)])]
        known = {each.id: each.hash for each in chain_events(their, [there])}
    origins = [json.loads(each.data)[ORIGIN] for each in told]
    return bool(origins) and all(known[each["at"]] == each["hash"] for each in origins)


@pytest.mark.expected_log("the clock jumped")
@pytest.mark.parametrize("beginning", PLACES, ids=lambda each: each[0])
def test_whatever_was_done_to_a_case_it_stands_where_it_stood(
    tmp_path: Path,
    register_template: Path,
    many: Callable[[str, int], range],
    beginning: tuple[str, tuple[int, int, int]],
) -> None:
    zone, day = beginning
    for turn in many("random registers merged", 1):
        clock = FixedClock(datetime(*day, 8, tzinfo=ZoneInfo(zone)))
        with (
            closing(create_register(str(tmp_path / f"{turn}.mejaaduan"), clock=clock)) as theirs,
            closing(create_register(str(tmp_path / f"{turn}-kami.mejaaduan"), clock=clock)) as ours,
        ):
            course = Course(theirs, Random(f"{zone} {turn}"), zone=zone, day=day)
            course.go(40)
            # The same office's lists and hours, as two desks of one office have them.
            Course(ours, Random(f"{zone} {turn}"), zone=zone, day=day)
            merged(ours, archived(theirs, tmp_path))
            assert check_register(ours).problems == ()
            before, after = rows_of(theirs), rows_of(ours)
            for row, other in zip(before, after, strict=True):
                assert told(row) == told(other)
            years = {row.received_at.astimezone(ZoneInfo(zone)).year for row in before}
            for year in years:
                assert read_recap(theirs, year=year).rows == read_recap(ours, year=year).rows


def told(row: ComplaintRow) -> dict[str, object]:
    """Return where a case stands, without the number and the key by which it is known."""
    return asdict(replace(row, id=0, number="", double_of="", version=0))


def test_what_came_before_is_not_brought_again(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    registered(theirs)
    merged(register, archived(theirs, tmp_path))
    registered(theirs, title="Yang baru", received_at=MOMENT - timedelta(minutes=1))
    (tmp_path / "mereka.cadangan").unlink()
    seen = merged(register, archived(theirs, tmp_path))
    assert [row.state for row in seen.rows] == [RowState.PRESENT, RowState.NEW]
    assert seen.rows[0].same_as == "2026-0001"
    assert [row.title for row in rows_of(register)][1:] == ["Yang baru"]


def test_it_is_undone_as_a_whole_and_may_come_again(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    with_result(theirs)
    archive = archived(theirs, tmp_path)
    merged(register, archive)
    done = last_import(register)
    assert done is not None
    undo_import(register, position=done.position)
    assert [row.undone for row in rows_of(register)] == [True]
    assert read_recap(register, year=2026).total == 0
    assert check_register(register).problems == ()
    assert looked_at(register, archive).counts[RowState.NEW] == 1


def test_a_double_comes_with_the_case_it_is_counted_as(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    registered(register)
    registered(theirs, title="Yang dihitung")
    double = registered(theirs, title="Dua kali")
    close_case(
        theirs, complaint_id=double, happened_at=MOMENT, closing="double", leader="2026-0001"
    )
    archive = archived(theirs, tmp_path)
    with opened_archive(archive, way=WAY, clock=register.clock) as there:
        seen = preview_merge(register, archive=there)
        with pytest.raises(UserMistake, match="pilih keduanya"):
            apply_merge(register, archive=there, merging=seen, chosen=[1])
        assert len(rows_of(register)) == 1
        apply_merge(register, archive=there, merging=seen)
    assert [row.double_of for row in rows_of(register)] == ["", "", "2026-0002"]
    assert check_register(register).problems == ()


def test_what_the_way_in_does_not_open_is_told_and_stays(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    registered(theirs)
    registered(theirs, confidential=True, title="Aduan rahasia")
    add_person(theirs, "dewi", Role.DESK)
    archive = archived(theirs, tmp_path)
    with opened_archive(archive, way=WayIn("dewi", PASSWORD), clock=register.clock) as there:
        seen = preview_merge(register, archive=there)
        assert [row.state for row in seen.rows] == [RowState.NEW, RowState.MISTAKEN]
        assert "akun Pimpinan" in seen.mistakes[0].reason
        with pytest.raises(UserMistake, match="tidak dapat dibawa"):
            apply_merge(register, archive=there, merging=seen)
        apply_merge(register, archive=there, merging=seen, chosen=[0])
    assert len(rows_of(register)) == 1


def test_who_a_case_is_about_does_not_see_it_here_either(
    file_register: Register, theirs: Register, tmp_path: Path
) -> None:
    for each in (file_register, theirs):
        add_person(each, "dewi", Role.DESK)
    accused = next(each for each in read_accounts(theirs) if each.login == "dewi")
    registered(theirs, accused=(f"account:{accused.id}", "team:umum"))
    merged(file_register, archived(theirs, tmp_path))
    assert check_register(file_register).problems == ()
    with signed_in(file_register, "dewi") as hers:
        assert rows_of(hers) == []


def test_the_same_register_and_a_team_that_is_not_here_are_refused(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    place = tmp_path / "kami.cadangan"
    make_backup(register, place=place)
    assert is_archive(place)
    assert not is_archive(Path(__file__))
    with pytest.raises(UserMistake, match="register ini sendiri"):
        looked_at(register, place)
    case = registered(theirs)
    teams = [(team.code, team.name) for team in read_office(theirs).teams]
    save_names(theirs, which="teams", names=[*teams, ("", "Tim Sensus")], shown=teams)
    new = read_office(theirs).teams[-1].code
    disposed_to(theirs, case, new)
    seen = looked_at(register, archived(theirs, tmp_path))
    assert "tambahkan dahulu di Pengaturan" in seen.mistakes[0].reason


def test_a_topic_that_is_not_here_is_told_and_nothing_comes_without_it(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    topics = [(topic.code, topic.name) for topic in read_office(theirs).topics]
    save_names(theirs, which="topics", names=[*topics, ("", "Parkir")], shown=topics)
    registered(theirs, topic=read_office(theirs).topics[-1].code)
    registered(theirs, topic="", title="Tanpa materi")
    archive = archived(theirs, tmp_path)
    seen = looked_at(register, archive)
    assert [row.state for row in seen.rows] == [RowState.MISTAKEN, RowState.NEW]
    assert seen.mistakes[0].reason.startswith("Materi “Parkir” tidak ada di sini")
    ours = [(topic.code, topic.name) for topic in read_office(register).topics]
    save_names(register, which="topics", names=[*ours, ("", "Parkir")], shown=ours)
    assert merged(register, archive).counts[RowState.NEW] == 2
    case = read_case(register, complaint_id=find_number(register, number="2026-0001"))
    assert case.topic == "Parkir"


def test_a_case_of_a_team_that_is_no_longer_offered_comes_too(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    disposed_to(theirs, registered(theirs), "umum")
    teams = [(team.code, team.name) for team in read_office(register).teams]
    left = [each for each in teams if each[0] != "umum"]
    save_names(register, which="teams", names=left, shown=teams)
    assert "umum" in {team.code for team in read_office(register).former_teams}
    assert merged(register, archived(theirs, tmp_path)).counts[RowState.NEW] == 1
    (row,) = rows_of(register)
    assert row.holder == "Bagian Umum"
    assert check_register(register).problems == ()


def test_what_an_office_added_itself_is_known_by_its_name_not_by_its_code(
    register: Register, theirs: Register, tmp_path: Path
) -> None:
    for each, names in ((theirs, ("Tim Sensus",)), (register, ("Tim Harga", "Tim Sensus"))):
        teams = [(team.code, team.name) for team in read_office(each).teams]
        added = [*teams, *(("", name) for name in names)]
        save_names(each, which="teams", names=added, shown=teams)
    new = read_office(theirs).teams[-1].code
    assert read_office(register).teams[-2].code == new
    case = registered(theirs)
    disposed_to(theirs, case, new)
    pass_on(theirs, complaint_id=case, happened_at=MOMENT, team=new, name="Budi Santoso")
    assert merged(register, archived(theirs, tmp_path)).counts[RowState.NEW] == 1
    (row,) = rows_of(register)
    assert row.holder == "Tim Sensus"
    (hand,) = (each for each in read_case(register, complaint_id=row.id).hands if each.key)
    assert hand.team == read_office(register).teams[-1].code
    assert check_register(register).problems == ()


def test_of_every_event_kind_it_is_said_whether_it_comes_along() -> None:
    of_a_case = {kind for kind, facts in EVENT_KINDS.items() if not facts.of_register}
    left_there = {
        # Corrected and withdrawn events come as they hold, or not at all.
        *(EventKind.REWORDED, EventKind.WITHDRAWN),
        *(EventKind.ISSUED, EventKind.PRINTED, EventKind.LETTERED, EventKind.RECOUNTED),
        *(EventKind.IDENTITY_READ, EventKind.IDENTITY_ASKED),
        *(EventKind.IDENTITY_GRANTED, EventKind.IDENTITY_REFUSED),
        *(EventKind.ERASED, EventKind.SEALED_AGAIN, EventKind.PROVEN),
    }
    assert of_a_case == BROUGHT | left_there
    assert not BROUGHT & left_there
