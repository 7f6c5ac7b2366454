"""The one table of event kinds: what each is called, who speaks of it, and where it is told.

A new kind takes one line in `EventKind` and one in `EVENT_KINDS`; what it does to a case is
judged in `timeline`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.rules import event_sentences as say
from app.rules.event_sentences import Speaker, Telling


class EventKind(StrEnum):
    """What can happen to a complaint, and at the end to the register as a whole."""

    COMPLAINED = "complained"
    SOURCE_STEP = "source_step"
    RECEIVED = "received"
    REGISTERED = "registered"
    REVIEWED = "reviewed"
    REPORTED = "reported"
    DISPOSED = "disposed"
    MOVED = "moved"
    PASSED_ON = "passed_on"
    CALLED_BACK = "called_back"
    REVOKED = "revoked"
    SEEN = "seen"
    EXTENDED = "extended"
    PROGRESS = "progress"
    RESULT = "result"
    APPROVED = "approved"
    RETURNED = "returned"
    ANSWERED = "answered"
    HEARD = "heard"
    FORWARDED = "forwarded"
    ACKNOWLEDGED = "acknowledged"
    LETTERED = "lettered"
    PAUSED = "paused"
    RESUMED = "resumed"
    REMINDED = "reminded"
    CLOSED = "closed"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    REWORDED = "reworded"
    SUMMARISED = "summarised"
    WITHDRAWN = "withdrawn"
    ATTACHED = "attached"
    DOUBLED = "doubled"
    PARTED = "parted"
    LINKED = "linked"
    UNLINKED = "unlinked"
    ISSUED = "issued"
    PRINTED = "printed"
    RECOUNTED = "recounted"
    IDENTITY_READ = "identity_read"
    IDENTITY_ASKED = "identity_asked"
    IDENTITY_GRANTED = "identity_granted"
    IDENTITY_REFUSED = "identity_refused"
    GUARD_LIFTED = "guard_lifted"
    HELD = "held"
    RELEASED = "released"
    ERASED = "erased"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED = "locked"
    ACCOUNT_CHANGED = "account_changed"
    RECOVERED = "recovered"
    SETTINGS_CHANGED = "settings_changed"
    EXPORTED = "exported"
    SHEETS_RESERVED = "sheets_reserved"
    BOX_OPENED = "box_opened"
    BOX_UNDONE = "box_undone"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    SEALED_AGAIN = "sealed_again"
    CERTIFIED = "certified"
    PROVEN = "proven"
    FOUNDED = "founded"
    UPDATED = "updated"
    HISTORY_DIFFERS = "history_differs"
    MENDED = "mended"


Still = Literal[
    EventKind.COMPLAINED,
    EventKind.SOURCE_STEP,
    EventKind.RECEIVED,
    EventKind.REOPENED,
    EventKind.REMINDED,
    EventKind.REVIEWED,
    EventKind.PASSED_ON,
    EventKind.CALLED_BACK,
    EventKind.SEEN,
    EventKind.LETTERED,
    EventKind.HEARD,
    EventKind.CORRECTED,
    EventKind.REWORDED,
    EventKind.SUMMARISED,
    EventKind.WITHDRAWN,
    EventKind.ATTACHED,
    EventKind.DOUBLED,
    EventKind.PARTED,
    EventKind.LINKED,
    EventKind.UNLINKED,
    EventKind.PRINTED,
    EventKind.RECOUNTED,
    EventKind.ISSUED,
    EventKind.IDENTITY_READ,
    EventKind.IDENTITY_ASKED,
    EventKind.IDENTITY_GRANTED,
    EventKind.IDENTITY_REFUSED,
    EventKind.GUARD_LIFTED,
    EventKind.HELD,
    EventKind.RELEASED,
    EventKind.ERASED,
    EventKind.SIGNED_IN,
    EventKind.SIGN_IN_FAILED,
    EventKind.LOCKED,
    EventKind.ACCOUNT_CHANGED,
    EventKind.RECOVERED,
    EventKind.SETTINGS_CHANGED,
    EventKind.EXPORTED,
    EventKind.SHEETS_RESERVED,
    EventKind.BOX_OPENED,
    EventKind.BOX_UNDONE,
    EventKind.IMPORTED,
    EventKind.IMPORT_UNDONE,
    EventKind.SEALED_AGAIN,
    EventKind.CERTIFIED,
    EventKind.PROVEN,
    EventKind.FOUNDED,
    EventKind.UPDATED,
    EventKind.HISTORY_DIFFERS,
    EventKind.MENDED,
]
"""The kinds that leave a case where it stands."""


@dataclass(frozen=True, slots=True)
class Story:
    """How a case's timeline tells a kind: who, with which icon, and what, without a capital.

    `before_us` marks what happened before the complaint reached the office.
    """

    speaker: Speaker
    icon: str
    sentence: Callable[[Telling], str]
    in_report: bool = False
    before_us: bool = False


@dataclass(frozen=True, slots=True)
class KindFacts:
    """What is known of a kind; one that no case's timeline tells has no story."""

    story: Story | None = None
    of_register: bool = False


def _case(
    speaker: Speaker,
    icon: str,
    sentence: str | Callable[[Telling], str],
    *,
    in_report: bool = False,
    before_us: bool = False,
) -> KindFacts:
    said = sentence if callable(sentence) else lambda _: sentence
    return KindFacts(Story(speaker, icon, said, in_report, before_us))


_OF_REGISTER = KindFacts(of_register=True)
# The order is the rank: of two that happened at one moment, the first here comes first.
EVENT_KINDS: Mapping[EventKind, KindFacts] = {
    EventKind.COMPLAINED: _case(
        Speaker.COMPLAINANT, "user", say.complained, in_report=True, before_us=True
    ),
    EventKind.SOURCE_STEP: _case(
        Speaker.SOURCE, "arrow-right", say.source_step, in_report=True, before_us=True
    ),
    EventKind.RECEIVED: _case(Speaker.SENDER, "inbox", say.received, in_report=True),
    EventKind.REGISTERED: _case(Speaker.DESK, "register", "mencatat aduan di register"),
    EventKind.REVIEWED: _case(Speaker.DESK, "file-text", say.reviewed),
    EventKind.REPORTED: _case(Speaker.DESK, "rubber-stamp", "melaporkan aduan kepada Kepala"),
    EventKind.DISPOSED: _case(Speaker.HEAD, "rubber-stamp", say.disposed, in_report=True),
    EventKind.MOVED: _case(Speaker.HEAD, "users", say.moved, in_report=True),
    EventKind.PASSED_ON: _case(Speaker.TEAM, "users", say.passed_on),
    EventKind.CALLED_BACK: _case(Speaker.TEAM, "arrow-back-up", say.called_back),
    EventKind.REVOKED: _case(
        Speaker.HEAD,
        "arrow-back-up",
        "mencabut disposisinya, aduan kembali menunggu disposisi",
        in_report=True,
    ),
    EventKind.SEEN: _case(Speaker.ACCOUNT, "eye", say.seen),
    EventKind.EXTENDED: _case(Speaker.HEAD, "calendar", say.extended, in_report=True),
    EventKind.PROGRESS: _case(Speaker.TEAM, "pencil", say.progress, in_report=True),
    EventKind.RESULT: _case(Speaker.TEAM, "file-text", say.result, in_report=True),
    EventKind.APPROVED: _case(Speaker.HEAD, "check", "menyetujui laporan hasil", in_report=True),
    EventKind.RETURNED: _case(
        Speaker.HEAD, "arrow-back-up", "mengembalikan laporan hasil kepada tim", in_report=True
    ),
    EventKind.ANSWERED: _case(Speaker.OFFICE, "send", say.answered, in_report=True),
    EventKind.HEARD: _case(Speaker.DESK, "user", say.heard),
    EventKind.FORWARDED: _case(Speaker.OFFICE, "mail-forward", say.forwarded, in_report=True),
    EventKind.ACKNOWLEDGED: _case(Speaker.DESK, "check", say.acknowledged, in_report=True),
    EventKind.LETTERED: _case(Speaker.DESK, "file-text", say.lettered),
    EventKind.PAUSED: _case(Speaker.TEAM, "pause", say.paused, in_report=True),
    EventKind.RESUMED: _case(
        Speaker.TEAM, "player-play", "melanjutkan tindak lanjut", in_report=True
    ),
    EventKind.REMINDED: _case(Speaker.DESK, "bell", say.reminded),
    EventKind.CLOSED: _case(Speaker.DESK, "check", say.closed),
    EventKind.REOPENED: _case(Speaker.DESK, "lock-open", say.reopened, in_report=True),
    EventKind.CORRECTED: _case(Speaker.DESK, "pencil", say.corrected),
    # Told by the correction that says why, and by the event whose words it replaces.
    EventKind.REWORDED: KindFacts(),
    EventKind.SUMMARISED: _case(Speaker.DESK, "file-text", say.summarised),
    EventKind.WITHDRAWN: _case(Speaker.ACCOUNT, "arrow-back-up", say.withdrawn),
    EventKind.ATTACHED: _case(Speaker.ACCOUNT, "paperclip", "melampirkan bukti"),
    EventKind.DOUBLED: _case(Speaker.DESK, "copy", say.doubled),
    EventKind.PARTED: _case(Speaker.DESK, "copy", say.parted),
    EventKind.LINKED: _case(Speaker.ACCOUNT, "paperclip", say.linked),
    EventKind.UNLINKED: _case(Speaker.ACCOUNT, "paperclip", say.unlinked),
    # A numbered sheet that may never reach a printer is no news; that it was printed is.
    EventKind.ISSUED: KindFacts(),
    EventKind.PRINTED: _case(Speaker.DESK, "printer", say.printed),
    EventKind.RECOUNTED: _case(Speaker.OFFICE, "refresh", say.recounted),
    EventKind.IDENTITY_READ: _case(Speaker.ACCOUNT, "eye", say.identity_read),
    EventKind.IDENTITY_ASKED: _case(
        Speaker.ACCOUNT, "lock-open", "meminta dibukakan identitas pelapor"
    ),
    EventKind.IDENTITY_GRANTED: _case(Speaker.ACCOUNT, "lock-open", say.identity_granted),
    EventKind.IDENTITY_REFUSED: _case(Speaker.ACCOUNT, "lock", say.identity_refused),
    EventKind.GUARD_LIFTED: _case(
        Speaker.ACCOUNT, "users", "mengizinkan pihak yang diadukan menangani aduan ini"
    ),
    EventKind.HELD: _case(Speaker.ACCOUNT, "lock", "menahan aduan dari pemusnahan"),
    EventKind.RELEASED: _case(Speaker.ACCOUNT, "lock-open", "melepas penahanan dari pemusnahan"),
    EventKind.ERASED: _case(Speaker.ACCOUNT, "trash", "memusnahkan isi aduan menurut masa simpan"),
    EventKind.SIGNED_IN: _OF_REGISTER,
    EventKind.SIGN_IN_FAILED: _OF_REGISTER,
    EventKind.LOCKED: _OF_REGISTER,
    EventKind.ACCOUNT_CHANGED: _OF_REGISTER,
    EventKind.RECOVERED: _OF_REGISTER,
    EventKind.SETTINGS_CHANGED: _OF_REGISTER,
    EventKind.EXPORTED: _OF_REGISTER,
    EventKind.SHEETS_RESERVED: _OF_REGISTER,
    EventKind.BOX_OPENED: _OF_REGISTER,
    EventKind.BOX_UNDONE: _OF_REGISTER,
    EventKind.IMPORTED: _OF_REGISTER,
    EventKind.IMPORT_UNDONE: _OF_REGISTER,
    # Keys that change hands are for the log; they are nothing that happened to the complainant.
    EventKind.SEALED_AGAIN: KindFacts(),
    EventKind.CERTIFIED: _OF_REGISTER,
    # What was vouched for when the register was founded is no news of the case either.
    EventKind.PROVEN: KindFacts(),
    EventKind.FOUNDED: _OF_REGISTER,
    EventKind.UPDATED: _OF_REGISTER,
    EventKind.HISTORY_DIFFERS: _OF_REGISTER,
    EventKind.MENDED: _OF_REGISTER,
}
RANK = {kind: rank for rank, kind in enumerate(EVENT_KINDS)}
BEFORE_US = frozenset(
    kind for kind, facts in EVENT_KINDS.items() if facts.story and facts.story.before_us
)


def story_of(kind: EventKind) -> Story:
    """Return how a case's timeline tells a kind. Raises LookupError for one that none tells."""
    story = EVENT_KINDS[kind].story
    if story is None:
        raise LookupError(f"no timeline tells of {kind}")
    return story
