"""The whole form: its values for drafts, the complaint it describes, and mistakes at the fields."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.case import Content, Identity, SourceStep
from app.clock import Clock
from app.desk.entry_checks import moment_mistake
from app.desk.new_complaint import NewComplaint, mistakes_in, tidy
from app.errors import UserMistake
from app.office import Office
from app.rules.date_entry import parse_moment
from app.rules.kinds import Classification
from app.rules.medium_fields import FIELDS, KINDS
from app.rules.moments import Stated, table_moment
from app.rules.targets import WBS
from ui.entry.sections import ContentSection, OriginSection, PersonSection
from ui.entry.similar_hint import SimilarHint
from ui.entry.waiting_files import WaitingFiles
from ui.forms.counts import read_count
from ui.forms.editor_values import read, write, write_quietly
from ui.forms.entry_drafts import listed
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PANEL_GAP
from ui.parts.fields.changing import change_of
from ui.parts.fields.choices import Segment
from ui.parts.fields.field import Field, FormKeys

_TWO_COLUMNS_FROM = 1000
_KEPT_FOR_NEXT = ("medium", "received_at")
Values = dict[str, object]


class EntryForm(QWidget):
    """Two columns of sections, one where it is narrow. `changed` tells of every keystroke."""

    changed = Signal()
    save_wanted = Signal()

    def __init__(self, *, office: Office, clock: Clock) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._office = office
        self._clock = clock
        self.origin = OriginSection(
            office, check=self._full, check_optional=lambda text: text and self._full(text)
        )
        self.person = PersonSection()
        self.files = WaitingFiles()
        self.similar = SimilarHint()
        self.content = ContentSection(office)
        self.content.title_row.addWidget(self.similar)
        self.fields: dict[str, Field] = {
            **self.origin.fields,
            **self.person.fields,
            **self.content.fields,
        }
        self._flags = {
            "anonymous": self.person.anonymous,
            "confidential": self.person.confidential,
        }
        self._lay_out()
        self._connect()
        self._pristine = self.values()
        self.start_afresh()

    # --- values -------------------------------------------------------------------------

    def values(self) -> Values:
        """Return all that was typed, as plain values that can be kept as a draft."""
        values: Values = {key: read(field.editor) for key, field in self.fields.items()}
        values |= {key: read(box) for key, box in self._flags.items()}
        files = [str(path) for path in self.files.paths()]
        steps = [list(row) for row in self.origin.steps.typed()]
        return values | {"source_steps": steps, "files": files, "linked": self.similar.linked}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show what was kept; what the draft doesn't know is emptied."""
        for key, editor in self._editors().items():
            write(editor, str(values.get(key, "")))
        self.files.set_files(Path(str(each)) for each in listed(values, "files"))
        self.similar.set_linked(str(values.get("linked", "")))
        rows = [row for row in listed(values, "source_steps") if isinstance(row, list)]
        self.origin.steps.set_typed([[str(part) for part in row] for row in rows])
        self.show_mistakes({})

    def start_afresh(self, keep: bool = False) -> None:  # noqa: FBT002 - reads well at the call
        """Empty the form; received is now. With `keep`, medium and received stay for a next one."""
        kept = self.values()
        self.set_values({})
        if keep:
            for key in _KEPT_FOR_NEXT:
                write(self.fields[key].editor, str(kept[key]))
        else:
            self.set_received_now()
        self._pristine = self.values()

    def set_received_now(self) -> None:
        """Put the present moment into an untouched form."""
        write_quietly(self.fields["received_at"].editor, self._shown(self._clock.now()))
        self._pristine = self.values()

    def is_touched(self) -> bool:
        """Tell whether something was typed since the form was empty."""
        return self.values() != self._pristine

    # --- the complaint ------------------------------------------------------------------

    def complaint(self) -> NewComplaint:
        """Return the complaint; raises UserMistake with every sentence that can be said already."""
        wrong: dict[str, str] = {}
        text = partial(_text, self._counting())
        steps = []
        for at, (when, actor, sentence) in enumerate(self.origin.steps.typed()):
            moment = self._moment(when, f"source_steps.{at}", wrong)
            steps.append(SourceStep(moment or self._clock.now(), actor, sentence))
        received = text("received_at").strip()
        complained = text("complained_at").strip()
        made = NewComplaint(
            medium=text("medium"),
            received_at=self._moment(received, "received_at", wrong) if received else None,
            complained_at=self._moment(complained, "complained_at", wrong) if complained else None,
            title=text("title"),
            content=Content(*(text(key) for key in Content.__slots__)),
            identity=Identity(*(text(key) for key in Identity.__slots__)),
            anonymous=bool(text("anonymous")),
            confidential=bool(text("confidential")),
            classification=Classification(text("classification")),
            topic=text("topic"),
            about_office=text("about_office"),
            source_reference=text("source_reference"),
            source_steps=tuple(steps),
            received_from=text("received_from"),
            attachments=_count(text("attachments"), wrong),
            accused=(party,) if (party := text("accused")) else (),
        )
        found = mistakes_in(tidy(made), office=self._office, now=self._clock.now()) | wrong
        if found:
            raise UserMistake(found)
        return made

    def _counting(self) -> Values:
        """Return what was typed, without what another medium would bring."""
        kind = self._office.kind_of(read(self.fields["medium"].editor))
        other = {field.key for field in FIELDS} - {field.key for field in KINDS[kind].fields}
        return {key: value for key, value in self.values().items() if key not in other}

    def show_mistakes(self, mistakes: Mapping[str, str]) -> None:
        """Show each sentence at its field and go to the first."""
        for key, field in self.fields.items():
            field.set_error(mistakes.get(key))
        wrong_row = self.origin.steps.show_mistakes(mistakes)
        origin_keys = list(self.origin.fields)
        first = next((key for key in self.fields if key in mistakes), None)
        if wrong_row is not None and first not in origin_keys:
            wrong_row.setFocus(Qt.FocusReason.OtherFocusReason)
        elif first is not None:
            editor = self.fields[first].editor
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def first_empty(self) -> QWidget:
        """Return the first of the fields a complaint can't do without, or the title."""
        for key in ("medium", "received_at", "title"):
            if not read(self.fields[key].editor).strip():
                return self.fields[key].editor
        return self.fields["title"].editor

    def set_room(self, width: int) -> None:
        """Stand in one column or two, as the page's width allows."""
        wide = width >= _TWO_COLUMNS_FROM
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(right if wide else down)

    # --- inside -------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter on a segment move on as it does in every other field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.fields["topic"].editor.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(PANEL_GAP)
        left.addWidget(self.origin)
        left.addWidget(self.person)
        left.addWidget(self.files)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.content)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN - 12, PAGE_BOTTOM)
        self._columns.setSpacing(PANEL_GAP)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)

    def _on_medium(self) -> None:
        """Ask for what the medium brings; by the whistle-blowing site all is confidential."""
        medium = read(self.fields["medium"].editor)
        self.person.keep_confidential(medium == WBS)
        self.origin.show_kind(self._office.kind_of(medium))

    def _connect(self) -> None:
        for editor in self._editors().values():
            if (changing := change_of(editor)) is not None:
                changing.connect(self.changed)
        self.origin.steps.changed.connect(self.changed)
        self.files.changed.connect(self.changed)
        self.similar.changed.connect(self.changed)
        self.person.confidential.toggled.connect(self.content.ask_neutral_title)
        self.person.anonymous.toggled.connect(self.origin.rows.keep_nobody)
        if (chosen := change_of(self.fields["medium"].editor)) is not None:
            chosen.connect(self._on_medium)
        self._keys = FormKeys(self)
        self._keys.save_wanted.connect(self.save_wanted)
        self.origin.steps.row_added.connect(self._watch_row)
        for segment in self.content.classification.findChildren(Segment):
            segment.installEventFilter(self)

    def _watch_row(self, row: QWidget) -> None:
        # Not watch(): lists that have popped up by now would lose their own Enter.
        for widget in (row, *row.findChildren(QWidget)):
            widget.installEventFilter(self._keys)

    def _editors(self) -> dict[str, QWidget]:
        return {key: field.editor for key, field in self.fields.items()} | self._flags

    def _full(self, text: str) -> str:
        """Return a moment in its full form; raises ValueError for one that can't be."""
        now = self._clock.now()
        moment = parse_moment(text, zone=self._office.zone, now=now)
        if wrong := moment_mistake(moment, now=now, office=self._office):
            raise ValueError(wrong)
        return self._shown(moment)

    def _shown(self, stated: Stated) -> str:
        return table_moment(stated, self._office.zone)

    def _moment(self, text: str, key: str, wrong: dict[str, str]) -> Stated | None:
        try:
            return parse_moment(text, zone=self._office.zone, now=self._clock.now())
        except ValueError as problem:
            wrong[key] = str(problem)
            return None


def _text(values: Values, key: str) -> str:
    value = values.get(key, "")
    return value if isinstance(value, str) else ""


def _count(text: str, wrong: dict[str, str]) -> int:
    try:
        return read_count(text)
    except UserMistake as mistake:
        wrong |= mistake.fields
        return 0
