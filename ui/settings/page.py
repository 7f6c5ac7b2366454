"""The settings page: sections at the left, the form of one of them at the right."""

from typing import ClassVar, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.draft import TypedDraft, Values
from ui.look.tokens import PAGE_BOTTOM, PAGE_MARGIN, PAGE_STACKED, PANEL_GAP, Tone
from ui.page import Context, Page
from ui.page_table import PageKey
from ui.parts.fields.finding_choice import FindingChoice
from ui.parts.panels.chapter_list import Chapter, ChapterList
from ui.parts.panels.header import PageHeader
from ui.parts.panels.panel import Panel
from ui.parts.panels.shown_stack import ShownStack
from ui.settings.accounts_section import AccountsSection
from ui.settings.days_off_section import DaysOffSection
from ui.settings.hours_section import HoursSection
from ui.settings.lists_section import ListsSection
from ui.settings.look_section import LookSection
from ui.settings.media_section import MediaSection
from ui.settings.office_forms import (
    CountingSection,
    EvidenceSection,
    NumberingSection,
    OfficeSection,
    PeopleSection,
)
from ui.settings.offices_section import OfficesSection
from ui.settings.register_section import RegisterSection
from ui.settings.retention_section import RetentionSection
from ui.settings.section import SettingsSection
from ui.settings.section_table import SECTIONS
from ui.settings.signers_section import SignersSection
from ui.settings.steps_section import StepsSection
from ui.settings.templates_section import TemplatesSection

_SECTIONS: Final[dict[str, type[SettingsSection]]] = {
    kind.key: kind
    for kind in (
        OfficeSection,
        PeopleSection,
        SignersSection,
        NumberingSection,
        EvidenceSection,
        HoursSection,
        StepsSection,
        DaysOffSection,
        MediaSection,
        CountingSection,
        ListsSection,
        OfficesSection,
        TemplatesSection,
        AccountsSection,
        RetentionSection,
        RegisterSection,
        LookSection,
    )
}
_LIST_WIDTH = 236
_SENTENCE = "Berlaku untuk register ini, dan untuk cetakan berikutnya."


class SettingsPage(Page):
    """`open` takes `section`, its key, and `field`, the setting to put the cursor into."""

    key: ClassVar[PageKey] = "pengaturan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        roles = context.register.account.roles
        specs = [spec for spec in SECTIONS.values() if spec.roles & roles]
        self.kinds = tuple(_SECTIONS[spec.key] for spec in specs)
        self.short_list = FindingChoice([(spec.key, spec.word) for spec in specs])
        self.short_list.setAccessibleName("Bagian pengaturan")
        self.short_list.hide()
        self.header = PageHeader(self.title, _SENTENCE, actions=[self.short_list])
        chapters = [Chapter(spec.key, spec.word, spec.icon) for spec in specs]
        self.list = ChapterList(chapters, name="Bagian pengaturan")
        self.stack = ShownStack()
        self.sections: dict[str, SettingsSection] = {}
        self._drafts: dict[str, TypedDraft] = {}
        self._field = ""
        self._arrange()
        self.list.set_current(self.kinds[0].key)
        self.list.chosen.connect(self.show_section)
        self.short_list.activated.connect(
            lambda _: self.open(section=str(self.short_list.currentData()))
        )

    def open(self, **wanted: object) -> None:
        """Show the wanted section, else the one shown last."""
        section, field = wanted.get("section"), wanted.get("field")
        key = section if isinstance(section, str) else self.list.current()
        self.list.set_current(key)
        self.show_section(key)
        self.section.show_office()
        self._field = field if isinstance(field, str) else ""
        self.section.go_to(self._field)
        self.ready.emit()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is kept now; what isn't saved stays as typed."""
        if changed & {"settings", "accounts", "retention"}:
            for section in self.sections.values():
                section.show_office()
            self.ready.emit()

    def first_focus(self) -> QWidget | None:
        """Return the wanted field, else the list of sections."""
        if self._field:
            return None
        return self.list if self._left.isVisible() else self.short_list

    def leaving(self) -> None:
        """Say what isn't saved; it stays typed until the page is opened again."""
        for draft in self._drafts.values():
            draft.keep()
        words = [SECTIONS[key].word for key, made in self.sections.items() if made.changes()]
        if words:
            sentence = f"Pengaturan belum disimpan: {', '.join(words)}."
            self.context.messages.say(sentence, Tone.WARN)

    def legend(self) -> list[tuple[str, str]]:
        """Return the keys of the forms."""
        return [("Ctrl+Enter", "simpan")]

    @property
    def section(self) -> SettingsSection:
        """The section shown; it is made when first shown."""
        return self._made(self.list.current())

    def show_section(self, key: str) -> None:
        """Show a section."""
        self.stack.setCurrentWidget(self._made(key))
        self.short_list.choose(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the sections in the head where a list beside them leaves them no room."""
        super().resizeEvent(event)
        stacked = self.width() < PAGE_STACKED
        self._left.setVisible(not stacked)
        self.short_list.setVisible(stacked)

    def _made(self, key: str) -> SettingsSection:
        if key not in self.sections:
            kind = next((kind for kind in self.kinds if kind.key == key), self.kinds[0])
            section = kind(self.context)
            section.edited.connect(self._mark)
            self.sections[kind.key] = section
            self._keep_draft(section)
            self.stack.addWidget(section)
            return section
        return self.sections[key]

    def _keep_draft(self, section: SettingsSection) -> None:
        """Keep what is typed there and not saved, and show what was kept before."""
        draft = TypedDraft(section, self.context, section.unsaved, f"pengaturan {section.key}")
        self._drafts[section.key] = draft

        def found(values: Values, since: str) -> None:
            if values and not section.unsaved():
                section.take_unsaved(draft.take_up(values))
                said = (
                    f"{SECTIONS[section.key].word}: isian dari {since} dilanjutkan, belum disimpan."
                )
                self.context.messages.say(said, Tone.WARN)

        def edited() -> None:
            draft.note_typing()
            if not section.unsaved():
                draft.keep()

        draft.look(found)
        section.edited.connect(edited)

    def _mark(self) -> None:
        unsaved = (key for key, section in self.sections.items() if section.changes())
        self.list.chapter_model.mark(frozenset(unsaved))

    def _arrange(self) -> None:
        left = self._left = Panel(padded=False)
        left.setFixedWidth(_LIST_WIDTH)
        left.body.setContentsMargins(8, 8, 8, 8)
        left.add(self.list)
        both = QHBoxLayout()
        both.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_BOTTOM)
        both.setSpacing(PANEL_GAP)
        both.addWidget(left)
        both.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(both, 1)
