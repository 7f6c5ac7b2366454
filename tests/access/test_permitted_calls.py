"""Every service called by every role that may call it: what comes back tells no more than it may."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import GeneratorType

import pytest

from app.case import Content, Identity
from app.desk.attaching import NewFile
from app.desk.calendar_changes import AddDayOff
from app.desk.correcting import Correction
from app.desk.evaluating import Meeting, MeetingPaper
from app.desk.following_up import record_progress
from app.desk.further_reports import FurtherReport
from app.desk.listing_cases import Wanted
from app.desk.reading_office import read_office
from app.desk.reporting import ReportPaper, keep_report, report_paper
from app.errors import EnvironmentTrouble, UserMistake
from app.guard import rule_of
from app.office import Agency, Office
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Classification, Unit, Urgency
from app.rules.letters import LetterKind
from app.rules.signers import Official
from app.rules.templates import Template
from app.rules.work_calendar import DayOffKind
from app.scanning.found import FoundCode, FoundSheet
from app.scanning.grey_page import GreyPage
from app.transfer.columns import template
from app.transfer.importing import preview_import
from db.queries.evidence import attached_files
from tests.access.test_roles import ALL
from tests.desk.files import attach, picture
from tests.desk.slips import NOW, ZONE, disposed_to, registered, slip
from tests.documents.reading import pages
from tests.helpers.registers import PASSWORD, signed_in

SECRET, OTHERS, OURS = 1, 2, 3
"""A confidential case of the team, one of another team, and one of the team."""
WORDS = {
    "who secret": ("Kenarina Rahasia", "0811-0000-0001"),
    "what secret": ("rahasianya murai satu", "catatan murai satu"),
    "who others": ("Burhanudin Kedua", "0822-0000-0002"),
    "what others": ("Antrean kedua yang lama", "uraian cendet kedua"),
    "who ours": ("Cicilia Ketiga", "0833-0000-0003"),
    "what ours": ("Antrean ketiga yang lama", "uraian kenari ketiga"),
}
MAY_SEE = {
    Role.HEAD: set(WORDS),
    Role.DESK: {"who others", "who ours", "what others", "what ours"},
    Role.TEAM: {"what secret", "what ours"},
    Role.ADMIN: set(),
}
# What the program itself calls with keys in hand, at the door or around it; tests of their own.
APART = {
    *("enter", "take_over", "sign_out", "settle_recovery", "found_register", "change_book"),
    *("change_file_key", "finish_file_key", "pin", "vouch_for_update", "bring_up_to_date"),
    *("preview_merge", "apply_merge"),
    *("secure_kept", "register_calendar", "take_back", "save_opening", "read_box"),
    "undo_opening",
    *("rehearse", "rehearsal_pdf", "note_arrival", "keep_in_mind"),
}


@dataclass(frozen=True)
class Called:
    """What a call returned, as text, or that it was refused for what was given."""

    name: str
    said: str
    returned: bool


@pytest.fixture
def office(file_register: Register) -> Register:
    """Return a register with three cases of different secrecy."""
    for at, team in ((SECRET, "umum"), (OTHERS, "sosial"), (OURS, "umum")):
        which = {SECRET: "secret", OTHERS: "others", OURS: "ours"}[at]
        name, contact = WORDS[f"who {which}"]
        title, text = WORDS[f"what {which}"]
        registered(
            file_register,
            title="Perihal netral" if at == SECRET else title,
            content=Content(text=f"{title}, {text}"),
            identity=Identity(name=name, contact=contact),
            confidential=at == SECRET,
        )
        disposed_to(file_register, at, team)
        record_progress(file_register, complaint_id=at, happened_at=NOW, note=text)
        attach(file_register, at, f"{title}.txt", text.encode())
    paper = report_paper(file_register, year=NOW.year)
    keep_report(file_register, report=paper._replace(number=1))
    return file_register


_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
GOOD: dict[str, object] = {
    "account_id": 1,
    "account_ids": [1],
    "amount": 4,
    "anonymous": False,
    "answer": "Sudah ditambah.",
    "at": NOW,
    "case_class": "any",
    "change": AddDayOff(NOW.date() + timedelta(days=9), "Banjir", DayOffKind.CLOSURE),
    "channel": "surel",
    "cases": (),
    "chosen": None,
    "code": "lapor",
    "complaint": slip(title="Aduan yang baru"),
    "complaint_ids": [SECRET, OTHERS, OURS],
    "content": template().encode(),
    "count": 2,
    "day": NOW.date(),
    "copies": (),
    "days": 1,
    "edition": 1,
    "effective_from": NOW.date() + timedelta(days=30),
    "form": "catat",
    "found": FoundSheet("MA1" + "0" * 10, (FoundCode("MA1" + "0" * 10 + "A" + "0" * 5, _CORNERS),)),
    "files": [NewFile("baru.png", picture())],
    "forms": ["catat"],
    "happened_at": NOW,
    "hours": 1,
    "identity": Identity(name="Nama Betul", contact="0800-1"),
    "instructions": ("tindak-lanjuti",),
    "key": "kunci-isian",
    "lead": "",
    "letter": LetterKind.ANSWER,
    "limit": 50,
    "login": "baru",
    "logins": ["sudah-tutup"],
    "mapping": None,
    "meeting": Meeting(place="Ruang rapat", invited="Ketua Tim Umum"),
    "month": 1,
    "months": [1],
    "name": "Ibu Baru",
    "new": "kata sandi yang lain sekali",
    "note": "Catatan yang cukup.",
    "number": f"{NOW.year}-0001",
    "offices": [Agency("", "Dinas Kependudukan", address="Jalan Raya 1")],
    "offset": 0,
    "officials": [Official("", "Dra. Sri Wahyuni")],
    "old": PASSWORD,
    "page": GreyPage(80, 80, bytes(6400)),
    "paper": "sheet",
    "party": "team:produksi",
    "password": "dibuatkan untuk orang lain",
    "per_page": 4,
    "period": "q1",
    "picture": picture(),
    "position": 1,
    "question": "Mengapa?",
    "reason": "Alasan yang cukup panjang.",
    "report": ReportPaper(NOW.year, b"%PDF", number=1),
    "request_id": 1,
    "result": "settled",
    "review": "Sudah dicek di tempat.",
    "roles": frozenset({Role.DESK}),
    "rows": 3,
    "schema": "0001",
    "sheet": "00000",
    "since": NOW.date(),
    "slot": 1,
    "step": 5,
    "summary": "Sudah selesai.",
    "tables": lambda *_: iter(()),
    "team": "",
    "teams": ("umum",),
    "unit": Unit.WORKING_DAYS,
    "until": NOW.date(),
    "urgency": next(iter(Urgency)),
    "values": {"head_name": "Ibu Kepala"},
    "other": "2026-0003",
    "templates": [Template("Jawaban", text="Sudah kami tangani.")],
    "title": WORDS["what ours"][0],
    "text": WORDS["what ours"][1],
    "wanted": Wanted(year=NOW.year),
    "watch": None,
    "what": "ics",
    "way": "phone",
    "which": "topics",
    "reached": "yes",
    "word": "received",
    "words": ["satu"] * 12,
    "year": NOW.year,
    "years": {"any": 5},
    "zone": ZONE,
}
"""A good value for every parameter that needs nothing of the register."""

SHOWN: Mapping[str, Callable[[Office], Sequence[object]]] = {
    "save_columns": lambda office: office.recap_columns,
    "save_media": lambda office: office.all_media,
    "save_names": lambda office: [(each.code, each.name) for each in office.topics],
    "save_offices": lambda office: office.all_others,
    "save_officials": lambda office: office.officials,
    "save_templates": lambda office: office.templates,
}
"""What stands on the screen when a list is saved as a whole."""


def values(register: Register, folder: Path) -> dict[str, object]:
    """Return a good value for every parameter a service may have."""
    office = read_office(register)
    return GOOD | {
        "columns": office.recap_columns,
        "correction": Correction(
            title="Perihal yang dibetulkan",
            medium="lapor",
            classification=Classification.COMPLAINT,
            topic=office.topics[0].code,
            about_office=office.offices[0].code,
        ),
        "folder": folder,
        "looked": tuple(medium.code for medium in office.media),
        "media": office.all_media,
        "names": [(each.code, each.name) for each in office.topics],
        "office": next(each.code for each in office.others),
        "place": folder / "cadangan.cadangan",
    }


def special(name: str, register: Register) -> dict[str, object]:
    """Return the values that mean something else for one service."""
    if name in SHOWN:
        return {"shown": SHOWN[name](read_office(register))}
    if name == "save_meeting":
        return {"shown": Meeting()}
    if name == "explanation_pdf":
        return {"days": [("Selasa", "hari kerja", 1)]}
    if name == "save_limit":
        return {"code": "whole", "days": 14}
    if name == "confirm_recovery":
        return {"code": "satu dua"}
    if name in ("confirm_nil", "take_back_nil", "close_months", "open_month"):
        return {"year": NOW.year - 1}
    if name == "apply_import":
        return {"preview": preview_import(register, content=template().encode())}
    if name == "save_report_text":
        return {"place": "closing", "text": "Penutup yang lain."}
    if name in ("further_pdf", "further_xlsx"):
        return {"kind": FurtherReport.WBS}
    if name in ("pass_on", "call_back"):
        return {"team": "umum", "of": 1}
    if name == "meeting_pdf":
        return {"paper": MeetingPaper.MINUTES}
    if name == "save_draft":
        return {"values": {"title": "Setengah jadi"}}
    return {}


def calls(register: Register, role: Role, folder: Path) -> Iterator[Called]:
    """Call whatever a role may call; what reads first, what a case is needed for with each."""
    good = values(register, folder)
    allowed = [name for name in ALL if role in rule_of(ALL[name])]
    for full in sorted(allowed, key=lambda each: not _reads(each)):
        name = full.rpartition(".")[2]
        if name in APART:
            continue
        own = good | special(name, register)
        needed = [
            each.name
            for each in list(inspect.signature(ALL[full]).parameters.values())[1:]
            if each.default is inspect.Parameter.empty
        ]
        if not set(needed) <= {*own, "complaint_id", "file"}:
            # Nobody said yet what is good for it: not called, and told below.
            yield Called(name, "", returned=False)
            continue
        of_case = "complaint_id" in needed
        for case in (SECRET, OTHERS, OURS) if of_case else (0,):
            words = {key: own[key] for key in needed if key not in ("complaint_id", "file")}
            words |= {"complaint_id": case} if of_case else {}
            words |= {"file": file_of(register, case)} if "file" in needed else {}
            try:
                result = ALL[full](register, **words)
            except (UserMistake, EnvironmentTrouble) as refused:
                yield Called(name, str(refused), returned=False)
            else:
                yield Called(name, said(result), returned=True)


def file_of(register: Register, case: int) -> str:
    """Return what a case's first file is called in the register, whoever may know of it."""
    with register.reading() as session:
        files = attached_files(session, kind=EventKind.ATTACHED)
        return next(str(row.data["file"]) for row in files if row.complaint_id == case)


def _reads(full: str) -> bool:
    name = full.rpartition(".")[2]
    words = (
        "read",
        "list",
        "find",
        "count_rows",
        "open_",
        "glance",
        "explain",
        "proposal",
        "years",
    )
    return name.startswith(words) or name.endswith("_pdf")


def said(result: object) -> str:
    """Return all that a result tells: of a paper its text, of rows and facts every field."""
    if isinstance(result, bytes):
        return " ".join(pages(result)) if result.startswith(b"%PDF") else ""
    if isinstance(result, GeneratorType):
        return repr(list(result))
    return repr(result)


def told(found: Sequence[Called], role: Role) -> list[str]:
    """Return what was said that this role may not see."""
    hidden = [word for what in WORDS.keys() - MAY_SEE[role] for word in WORDS[what]]
    return [f"{each.name}: {word}" for each in found for word in hidden if word in each.said]


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_call_tells_it_no_more_than_it_may_see(
    office: Register, role: Role, tmp_path: Path
) -> None:
    team = "umum" if role is Role.TEAM else ""
    with signed_in(office, "orang", role, team=team) as own:
        found = list(calls(own, role, tmp_path))
    assert told(found, role) == []
    # The scan does see what may be seen.
    whole = " ".join(each.said for each in found)
    assert [what for what in MAY_SEE[role] if not any(w in whole for w in WORDS[what])] == []
    # Most were not only let in but did what they are for.
    names = {each.name for each in found}
    did = {each.name for each in found if each.returned}
    assert len(did) >= 0.6 * len(names), sorted(names - did)
    assert len(did) > {Role.DESK: 45, Role.HEAD: 50, Role.TEAM: 15, Role.ADMIN: 25}[role]


def test_all_pairs_are_there() -> None:
    pairs = sum(len(rule_of(service)) for service in ALL.values())
    assert pairs >= 187
    assert {name.rpartition(".")[2] for name in ALL} >= APART
