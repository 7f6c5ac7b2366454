"""Colour tokens of both themes, and the sizes the whole window keeps to."""

from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QColor

SPACE_4: Final = 4
SPACE_8: Final = 8
SPACE_12: Final = 12
SPACE_16: Final = 16
SPACE_24: Final = 24
PAGE_MARGIN: Final = 24
PAGE_BOTTOM: Final = 16
PANEL_GAP: Final = 16
PANEL_PADDING: Final = 16

RADIUS_CONTROL: Final = 4
RADIUS_PANEL: Final = 6
RADIUS_CHIP: Final = 14

HEIGHT_CONTROL: Final = 32
HEIGHT_CHIP: Final = 28
HEIGHT_BADGE: Final = 22
HEIGHT_ROW: Final = 35
HEIGHT_ROW_TWO: Final = 44
HEIGHT_ROW_TRACKER: Final = 46
HEIGHT_ROW_SLIP: Final = 40
HEIGHT_ROW_ERROR: Final = 64
HEIGHT_BAND: Final = 27
HEIGHT_TABLE_HEADER: Final = 32
HEIGHT_PAGE_HEADER: Final = 64
HEIGHT_RAIL_ITEM: Final = 36
HEIGHT_RAIL_PITCH: Final = 40
HEIGHT_STATUS: Final = 30
HEIGHT_MESSAGE: Final = 54
HEIGHT_MESSAGE_LOW: Final = 34
WIDTH_RAIL: Final = 176
WIDTH_RAIL_NARROW: Final = 56
WINDOW_NARROW: Final = 1280
NO_LIMIT: Final = 16_777_215
"""The largest width Qt knows, for what may be as wide as it likes."""
PAGE_STACKED: Final = 830
"""Below this width of a page its columns stand one below the other."""
SELECTION_BAR: Final = 3


class Tone(StrEnum):
    """What a colour says; PLAIN is ordinary text that says nothing by colour."""

    PLAIN = "plain"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"
    NEUTRAL = "neutral"


class ToneColours(NamedTuple):
    """Text colour and the background it was measured on, as #RRGGBB."""

    fg: str
    bg: str


class Tokens(NamedTuple):
    """Every colour of one theme, as #RRGGBB."""

    bg: str
    surface: str
    sunken: str
    rail: str
    line: str
    ctl: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent2: str
    onacc: str
    soft: str
    sel: str
    ok: str
    okbg: str
    warn: str
    warnbg: str
    danger: str
    dangerbg: str
    info: str
    infobg: str
    neutral: str
    neutralbg: str

    def tone(self, tone: Tone) -> ToneColours:
        """Return the colours of `tone`."""
        if tone is Tone.PLAIN:
            return ToneColours(self.ink, self.surface)
        return ToneColours(getattr(self, tone.value), getattr(self, f"{tone.value}bg"))

    def mark(self, tone: Tone) -> str:
        """Return the colour of a filled mark (ribbon, bar, disc) in `tone`."""
        return self.accent if tone in (Tone.PLAIN, Tone.INFO) else self.tone(tone).fg


LIGHT: Final = Tokens(
    bg="#F3F5F4",
    surface="#FFFFFF",
    sunken="#EBEEED",
    rail="#E5EBED",
    line="#D6DCDD",
    ctl="#727C84",
    ink="#18222B",
    ink2="#44505A",
    ink3="#5B6771",
    accent="#0B5A8F",
    accent2="#084871",
    onacc="#FFFFFF",
    soft="#DCEAF4",
    sel="#D9E8F3",
    ok="#1B6638",
    okbg="#E0F0E5",
    warn="#854600",
    warnbg="#FBEDD2",
    danger="#A3241A",
    dangerbg="#FAE4E1",
    info="#0B5A8F",
    infobg="#E0ECF5",
    neutral="#44505A",
    neutralbg="#E7EBED",
)

DARK: Final = Tokens(
    bg="#171C20",
    surface="#1F262B",
    sunken="#29323A",
    rail="#11161A",
    line="#36414A",
    ctl="#85919C",
    ink="#E9EDF0",
    ink2="#B9C3CB",
    ink3="#A6B1BA",
    accent="#73B8EA",
    accent2="#95CAF1",
    onacc="#08202F",
    soft="#1D3B52",
    sel="#21435C",
    ok="#86D1A0",
    okbg="#1B3A28",
    warn="#F2BB6A",
    warnbg="#42321A",
    danger="#F7A399",
    dangerbg="#4A2623",
    info="#8AC4EE",
    infobg="#1C384C",
    neutral="#B9C3CB",
    neutralbg="#323C44",
)

STRONG_LIGHT: Final = Tokens(
    bg="#FFFFFF",
    surface="#FFFFFF",
    sunken="#F2F2F2",
    rail="#FFFFFF",
    line="#6B6B6B",
    ctl="#000000",
    ink="#000000",
    ink2="#141414",
    ink3="#2B2B2B",
    accent="#003C75",
    accent2="#00264D",
    onacc="#FFFFFF",
    soft="#D6E9FA",
    sel="#C4DFF5",
    ok="#00401A",
    okbg="#E6F5EA",
    warn="#5C2E00",
    warnbg="#FFF3DC",
    danger="#850000",
    dangerbg="#FFEDEB",
    info="#003C75",
    infobg="#E5F1FB",
    neutral="#141414",
    neutralbg="#EDEDED",
)

STRONG_DARK: Final = Tokens(
    bg="#000000",
    surface="#000000",
    sunken="#161616",
    rail="#000000",
    line="#9E9E9E",
    ctl="#FFFFFF",
    ink="#FFFFFF",
    ink2="#F0F0F0",
    ink3="#DEDEDE",
    accent="#8FD0FF",
    accent2="#B9E2FF",
    onacc="#000000",
    soft="#00325A",
    sel="#003560",
    ok="#8CF0AC",
    okbg="#00290F",
    warn="#FFD28A",
    warnbg="#332200",
    danger="#FFB3AB",
    dangerbg="#3D0000",
    info="#8FD0FF",
    infobg="#00263F",
    neutral="#F0F0F0",
    neutralbg="#262626",
)


@lru_cache(maxsize=128)
def colour(value: str) -> QColor:
    """Return the colour for a token value, made once; never change what comes back."""
    return QColor(value)
