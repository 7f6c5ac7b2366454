from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import text

from app.case import Content, Identity
from app.desk.calendar_changes import AddDayOff
from app.desk.changing_calendar import apply_change
from app.desk.changing_office import save_names, save_settings
from app.desk.correcting import Correction, correct_complaint
from app.desk.disposing import forward_elsewhere, report_to_head
from app.desk.drafts import discard_draft, load_draft, save_draft
from app.desk.following_up import pause, resume
from app.desk.list_figures import CHIPS, read_figures
from app.desk.listing_cases import (
    Wanted,
    count_rows,
    find_number,
    list_rows,
    open_rows,
    selection_in,
    years,
)
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.desk.recapping import read_recap
from app.desk.sieve import Sieve
from app.errors import UserMistake
from app.keeping.checking import check_register
from app.register import Register
from app.roles import Role
from app.rules.kinds import Classification
from app.rules.work_calendar import DayOffKind
from db.queries.listing import count_selected
from tests.desk.slips import NOW, disposed, pass_time, registered, with_result
from tests.helpers.registers import open_register, signed_in


def numbers(register: Register, offset: int = 0, limit: int = 50, **wanted: object) -> list[str]:
    asked = Wanted(**wanted)  # type: ignore[arg-type]
    total = count_rows(register, wanted=asked)
    rows = list_rows(register, wanted=asked, offset=offset, limit=limit, total=total)
    return [row.number for row in rows]


@pytest.mark.parametrize("order", ["number", "received"])
def test_every_page_is_the_same_from_either_end(register: Register, order: str) -> None:
    for minute in range(9):
        registered(register, received_at=NOW - timedelta(minutes=60 - minute))
    whole = numbers(register, order=order)
    assert whole == [f"2026-{n:04}" for n in range(9, 0, -1)]
    paged = [n for offset in range(0, 9, 2) for n in numbers(register, offset, 2, order=order)]
    assert paged == whole
    assert numbers(register, order=order, descending=False) == whole[::-1]


def test_what_is_not_due_comes_last_in_either_direction(register: Register) -> None:
    gone = registered(register)
    forward_elsewhere(register, complaint_id=gone, happened_at=NOW, office="3674")
    disposed(register)
    registered(register)
    dated = ["2026-0003", "2026-0002"]
    assert numbers(register, order="due", descending=False) == [*dated, "2026-0001"]
    assert numbers(register, order="due") == [*dated[::-1], "2026-0001"]
    paged = [n for offset in range(3) for n in numbers(register, offset, 1, order="due")]
    assert paged == [*dated[::-1], "2026-0001"]


def test_a_month_holds_what_the_recap_counts(register: Register) -> None:
    registered(register)
    registered(register, received_at=NOW - timedelta(days=40))
    month = NOW.month
    assert count_rows(register, wanted=Wanted(year=NOW.year, month=month)) == 1
    assert read_recap(register, year=NOW.year).rows[month - 1].total == 1
    figures = read_figures(register, wanted=Wanted(), year=NOW.year, month=month)
    assert (figures.counts[""], figures.total) == (1, 2)


def test_chips_count_what_their_lists_hold(register: Register) -> None:
    registered(register)
    disposed(register)
    waiting = registered(register)
    report_to_head(register, complaint_id=waiting, happened_at=NOW)
    gone = registered(register)
    forward_elsewhere(register, complaint_id=gone, happened_at=NOW, office="3674")
    pass_time(register, hours=3)
    counts = read_figures(register, wanted=Wanted(), year=None).counts
    for chip in CHIPS:
        assert counts[chip] == count_rows(register, wanted=Wanted(chip=chip)), chip
    assert [counts[c] for c in ("", "new", "running", "late", "closed", "open")] == [
        *(4, 1, 1, 2, 1, 3)
    ]
    assert read_figures(register, wanted=Wanted(), year=2025).counts[""] == 0


def test_what_stands_still_was_forwarded_or_waits_for_its_answer_is_listed(
    register: Register,
) -> None:
    stands, runs = disposed(register), disposed(register)
    pause(register, complaint_id=stands, happened_at=NOW, reason="other", note="Sakit")
    gone = registered(register)
    forward_elsewhere(register, complaint_id=gone, happened_at=NOW, office="3674")
    told = with_result(register)
    for chip, case in (("paused", stands), ("forwarded", gone), ("answer_pending", told)):
        rows = list_rows(register, wanted=Wanted(year=2026, chip=chip), offset=0, limit=9)
        assert [row.id for row in rows] == [case], chip
        assert read_figures(register, wanted=Wanted(), year=2026).counts[chip] == 1
    resume(register, complaint_id=stands, happened_at=pass_time(register, hours=1))
    assert count_rows(register, wanted=Wanted(chip="paused")) == 0
    assert count_rows(register, wanted=Wanted(chip="running")) == 3
    assert runs


@pytest.mark.parametrize(
    ("sieve", "found"),
    [
        (Sieve(), [5, 4, 3, 2, 1]),
        (Sieve(media=frozenset({"telepon"})), [2]),
        (Sieve(media=frozenset({"telepon", "email"})), [3, 2]),
        (Sieve(classes=frozenset({"aspiration"})), [3]),
        (Sieve(classes=frozenset({"confidential"})), [5]),
        (Sieve(classes=frozenset({"confidential", "aspiration"})), [5, 3]),
        (Sieve(offices=frozenset({"3604"})), [1]),
        (Sieve(teams=frozenset({"umum"})), [4]),
        (Sieve(teams=frozenset({"umum"}), media=frozenset({"telepon"})), []),
        (Sieve(since=date(2026, 3, 17)), [5, 4, 2, 1]),
        (Sieve(until=date(2026, 3, 16)), [3]),
        (Sieve(since=date(2026, 3, 16), until=date(2026, 3, 16)), [3]),
    ],
)
def test_a_list_is_narrowed(register: Register, sieve: Sieve, found: list[int]) -> None:
    registered(register, about_office="3604")
    registered(register, medium="telepon")
    registered(
        register,
        medium="email",
        classification=Classification.ASPIRATION,
        received_at=NOW - timedelta(days=1),
    )
    disposed(register)
    registered(register, confidential=True)
    wanted = Wanted(year=None if sieve.dated else 2026, sieve=sieve)
    rows = list_rows(register, wanted=wanted, offset=0, limit=9)
    assert [row.id for row in rows] == found
    figures = read_figures(register, wanted=wanted, year=2026)
    assert (figures.total, figures.counts[""]) == (len(found), len(found))
    for chip in CHIPS:
        assert figures.counts[chip] == count_rows(register, wanted=replace(wanted, chip=chip))
    assert (figures.last_number, figures.years) == ("2026-0005", (2026,))
    for key in sieve_keys(sieve):
        sieve = sieve.without(key)
    assert sieve == Sieve()


def sieve_keys(sieve: Sieve) -> list[str]:
    sets = ("teams", "media", "classes", "offices")
    keys = [f"{part}:{code}" for part in sets for code in getattr(sieve, part)]
    return keys + [f"{part}:" for part in ("since", "until") if getattr(sieve, part)]


def test_a_narrowed_list_is_read_out_of_an_index(register_file: Path) -> None:
    register = open_register(str(register_file))
    sieves = (
        Sieve(media=frozenset({"telepon"})),
        Sieve(classes=frozenset({"aspiration"})),
        Sieve(offices=frozenset({"3604"})),
        Sieve(since=date(2026, 3, 17)),
    )
    with register.reading() as session:
        for wanted in (
            *(Wanted(year=None if each.dated else 2026, sieve=each) for each in sieves),
            Wanted(year=2026, chip="forwarded"),
        ):
            counted = count_selected(selection_in(register, session, wanted))
            plan = session.execute(
                text(
                    "EXPLAIN QUERY PLAN "
                    + str(
                        counted.compile(session.get_bind(), compile_kwargs={"literal_binds": True})
                    )
                )
            )
            steps = [str(step[3]) for step in plan if "complaint" in str(step[3])]
            assert any("USING" in step and "INDEX ix_complaint_" in step for step in steps), steps
            assert not any(step.startswith("SCAN complaint") and "INDEX" not in step
                           for step in steps), steps  # fmt: skip
    register.close()


def test_the_most_urgent_comes_first(register: Register) -> None:
    calm = disposed(register)
    hurried = registered(register)
    assert [row.id for row in open_rows(register)] == [hurried, calm]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("jembatan", 1),
        ("JEMB", 1),
        ("em", 2),
        ("jembatan ambruk", 1),
        ("ambruk menara", 0),
        ("2026-0002", 1),
        ("lpr-77", 1),
        ("100%", 1),
        ("sit", 1),
        ('"', 0),
        ("'; DROP TABLE complaint", 0),
        ("NEAR(", 0),
        ("\U0001f600", 0),
    ],
)
def test_search_finds_words_numbers_and_names(register: Register, words: str, found: int) -> None:
    nobody = {"anonymous": True, "identity": Identity()}
    registered(register, title="Jembatan ambruk", content=Content(), **nobody)
    registered(register, title="Kembang 100% api", content=Content(), **nobody)
    registered(register, title="Lain", content=Content(), source_reference="LPR-77")
    assert len(numbers(register, words=words)) == found


def test_a_case_is_found_by_whatever_its_receipt_says(register: Register) -> None:
    save_settings(register, values={"number_pattern": "{seq}/PGD/36000/{year}"})
    wanted = registered(register, title="Jembatan 2026")
    registered(register, title="Menara 0001/PGD/36000/2026")
    code = read_case(register, complaint_id=wanted).check_code
    for typed in ("0001/PGD/36000/2026", "1/pgd/36000/2026", "20260001", "2026-0001"):
        assert numbers(register, words=typed) == ["2026-0001"], typed
        assert find_number(register, number=typed) == wanted
    for typed in (code, code.lower(), code.replace("-", "")):
        assert numbers(register, words=typed) == ["2026-0001"], typed


def test_number_and_code_read_out_together_find_the_case(register: Register) -> None:
    save_settings(register, values={"number_pattern": "{seq}/PGD/36000/{year}"})
    wanted, other = registered(register), registered(register)
    code = read_case(register, complaint_id=wanted).check_code
    for number in ("0001/PGD/36000/2026", "1/pgd/36000/2026", "20260001", "2026 - 0001"):
        for told in (code, code.lower(), code.replace("-", ""), code[:5]):
            assert numbers(register, words=f" {number}  {told} ") == ["2026-0001"], (number, told)
    assert read_case(register, complaint_id=other).check_code != code


def misread(code: str) -> list[str]:
    """Return codes as they are heard or written wrongly: one other character, two swapped."""
    places = [at for at, letter in enumerate(code) if letter != "-"]
    wrong = [f"{code[:at]}{'7' if code[at] != '7' else 'K'}{code[at + 1 :]}" for at in places]
    for one, other in pairwise(places):
        swapped = list(code)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        wrong.append("".join(swapped))
    return [each for each in wrong if each != code]


def test_what_was_read_wrongly_from_a_receipt_finds_no_other_case(register: Register) -> None:
    wanted = registered(register)
    code = read_case(register, complaint_id=wanted).check_code
    told = [f"2026-0001 {each}" for each in misread(code)]
    numbered_wrongly = [f"{each} {code}" for each in ("2026-0010", "2062-0001", "2926-0001")]
    for typed in (*told, *numbered_wrongly):
        assert numbers(register, words=typed) == [], typed


def test_a_code_finds_no_case_that_may_not_be_seen(register: Register) -> None:
    wanted = registered(register, accused=("team:sosial",))
    code = read_case(register, complaint_id=wanted).check_code
    with signed_in(register, "tim", Role.TEAM, team="sosial") as team:
        assert numbers(team, words=code) == []


def test_a_confidential_text_is_found_by_who_holds_its_key(register: Register) -> None:
    registered(register, confidential=True, content=Content(text="rahasianya"))
    assert numbers(register, words="rahasianya") == ["2026-0001"]
    assert numbers(register, words="Rahmah") == ["2026-0001"]
    with signed_in(register, "dewi", Role.DESK) as desk:
        assert numbers(desk, words="rahasianya") == []
        assert numbers(desk, words="Rahmah") == []
        assert numbers(desk, words="antrean") == ["2026-0001"]


def test_a_search_finds_what_anybody_sealed_or_corrected_since(register: Register) -> None:
    case = registered(register, confidential=True, content=Content(text="uang pelicin"))
    assert numbers(register, words="pelicin") == ["2026-0001"]
    with signed_in(register, "dewi", Role.DESK) as desk:
        registered(desk, confidential=True, content=Content(text="pelicin lagi"))
        assert numbers(register, words="pelicin") == ["2026-0002", "2026-0001"]
    changed = Correction(
        title="Perihal netral",
        medium="lapor",
        classification=Classification.COMPLAINT,
        topic="",
        about_office="",
        content=Content(text="uang kopi"),
    )
    correct_complaint(register, complaint_id=case, correction=changed, reason="Salah dengar")
    assert numbers(register, words="pelicin") == ["2026-0002"]
    assert numbers(register, words="kopi") == ["2026-0001"]


@pytest.mark.parametrize("words", ['"suap"', "suap kursi", "c:\\arsip", '"suap" di', "suap\u2019"])
def test_a_sealed_text_is_found_by_its_marks_too(register: Register, words: str) -> None:
    text = 'Kata "suap" di c:\\arsip\nkursi'
    registered(register, confidential=True, content=Content(text=text))
    assert numbers(register, words=words) == ["2026-0001"]


def test_years_hold_the_present_one(register: Register) -> None:
    registered(register, received_at=NOW.replace(year=2024))
    assert years(register) == (2024, 2026)


def test_the_recap_counts_by_month_and_column(register: Register) -> None:
    registered(register, medium="kotak-saran-pst")
    registered(register, medium="kotak-saran-lobi")
    january = registered(register, received_at=NOW.replace(month=1))
    forward_elsewhere(register, complaint_id=january, happened_at=NOW, office="3674")
    recap = read_recap(register, year=2026)
    assert recap.total == 3
    assert recap.rows[2].counts == (0, 0, 0, 2, 0)
    assert [row.settled_percent for row in recap.evaluation[:3]] == [100, None, 0]
    assert recap.evaluation[2].remark == "2 (dua) aduan masih berjalan"
    assert "Lainnya" not in recap.columns
    registered(register, medium="surat")
    assert read_recap(register, year=2026).columns[-1] == "Lainnya"


def test_a_draft_is_kept_replaced_and_forgotten(register: Register) -> None:
    assert load_draft(register, form="complaint") is None
    for title in ("a", "b <b>&"):
        save_draft(register, form="complaint", values={"title": title})
    assert load_draft(register, form="complaint") == ({"title": "b <b>&"}, NOW)
    discard_draft(register, form="complaint")
    assert load_draft(register, form="complaint") is None


def test_settings_and_names_are_saved(register: Register) -> None:
    save_settings(register, values={"head_name": " Ibu Kepala "})
    names = [(team.code, team.name) for team in read_office(register).teams]
    save_names(register, which="teams", names=[("", "Tim Baru"), *names[:1]], shown=names)
    office = read_office(register)
    assert office.settings.head_name == "Ibu Kepala"
    assert [team.name for team in office.teams] == ["Tim Baru", "Bagian Umum"]


@pytest.mark.parametrize(
    ("key", "value"), [("zone", "Mars"), ("number_pattern", "{seq}"), ("office_name", " ")]
)
def test_a_bad_setting_is_refused(register: Register, key: str, value: str) -> None:
    with pytest.raises(UserMistake) as refused:
        save_settings(register, values={key: value})
    assert list(refused.value.fields) == [key]


def test_a_closure_moves_the_due_dates_of_open_cases(register: Register) -> None:
    disposed(register)
    closed = AddDayOff(NOW.replace(day=26).date(), "Kantor pindah", DayOffKind.CLOSURE)
    apply_change(register, change=closed)
    (row,) = open_rows(register)
    assert row.due_at == NOW.replace(month=4, day=1, hour=16)
    assert check_register(register).ok


def test_a_number_typed_without_its_year_comes_first(register: Register) -> None:
    for _ in range(13):
        registered(register)
    registered(register, title="Tahun 2026 nomor 3")
    assert numbers(register, words="3") == ["2026-0003", "2026-0014", "2026-0013"]
    assert numbers(register, words="0003")[0] == "2026-0003"
    assert numbers(register, words="3", descending=False)[0] == "2026-0003"
    assert numbers(register, words="3", order="received")[0] == "2026-0003"
    paged = [n for offset in range(3) for n in numbers(register, offset, 1, words="3")]
    assert paged == ["2026-0003", "2026-0014", "2026-0013"]


def test_what_may_be_either_number_finds_both(register: Register) -> None:
    save_settings(register, values={"number_pattern": "{seq}-{year}"})
    registered(register)
    assert numbers(register, words="0001-2026") == ["2026-0001"]
    assert numbers(register, words="2026-0001") == ["2026-0001"]
