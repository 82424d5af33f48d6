"""Colours by name, for screen and for press. A theme gives every token both.

Contrast on `paper` is at least 7:1 for `accent`, `ink` and `quiet` (WCAG 2.2, 1.4.6); `gold` stands
on `ground` only, with 7:1 on screens, where it is small, and 4.5:1 in print, where it is large;
`gold_deep` on `paper` for hairlines and ornaments. A test computes all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

__all__ = ["INKS", "MARKS", "SANS", "SERIF", "THEMES", "Palette", "Theme"]

#: Fonts of the reader's own device: nothing is downloaded, and `lang` picks the Chinese face. One
#: name before `system-ui`, for Linux, where that has no Chinese and figures would be of another
#: face than the text. Each name that a device does not have is a search through its fonts.
SANS = '"Noto Sans CJK SC",system-ui,-apple-system,sans-serif'
SERIF = '"Noto Serif CJK SC","Songti SC",SimSun,serif'


@dataclass(frozen=True, slots=True)
class Palette:
    """One value for each token, as CSS colours."""

    ground: str
    ground_light: str
    ground_dark: str
    gold: str
    gold_deep: str
    accent: str
    paper: str
    raised: str
    ink: str
    quiet: str
    line: str
    board: str
    chalk: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A look: its palette on bright screens, dark ones, paper, and paper that saves ink."""

    light: Palette
    dark: Palette
    press: Palette
    plain: Palette


_PARTY_PRESS = Palette(
    ground="#B3121D",
    ground_light="#BA1122",
    ground_dark="#870810",
    gold="#F6D365",
    gold_deep="#8A6A00",
    accent="#A30F1A",
    paper="#FFFDF8",
    raised="#FFFFFF",
    ink="#1C1917",
    quiet="#57534E",
    line="#E4DDD0",
    board="#23403A",
    chalk="#F7F5EC",
)
#: A screen shines: a deeper red and a paler gold have the contrast that small text needs; and where
#: two whites meet one sees a seam.
_PARTY = replace(
    _PARTY_PRESS,
    ground="#930D18",
    ground_light="#9B0F1B",
    ground_dark="#7E0D15",
    gold="#FFE9A8",
    raised="#FFFDF8",
)
_PARTY_DARK = Palette(
    ground="#7E0D15",
    ground_light="#8F0F1C",
    ground_dark="#6B0910",
    gold="#FFE9A8",
    gold_deep="#D9B64A",
    accent="#F2CC6B",
    paper="#171412",
    raised="#221E1B",
    ink="#F5F1EA",
    quiet="#BDB5AB",
    line="#3B342F",
    board="#1B322D",
    chalk="#F7F5EC",
)
_PARTY_PLAIN = Palette(
    ground="#FFFFFF",
    ground_light="#FFFFFF",
    ground_dark="#FFFFFF",
    gold="#1C1917",
    gold_deep="#A30F1A",
    accent="#A30F1A",
    paper="#FFFFFF",
    raised="#FFFFFF",
    ink="#1C1917",
    quiet="#57534E",
    line="#D6D3D1",
    board="#FFFFFF",
    chalk="#1C1917",
)
_CIVIC = Palette(
    ground="#12487F",
    ground_light="#175A9C",
    ground_dark="#0D3763",
    gold="#FFFFFF",
    gold_deep="#2F5D8A",
    accent="#0F4174",
    paper="#FCFDFF",
    raised="#FCFDFF",
    ink="#16191D",
    quiet="#4B5563",
    line="#DAE1EA",
    board="#1F3A4D",
    chalk="#F4F7FA",
)
_CIVIC_DARK = Palette(
    ground="#0D335A",
    ground_light="#11406F",
    ground_dark="#0A2947",
    gold="#FFFFFF",
    gold_deep="#8FB8E0",
    accent="#9CC8F5",
    paper="#12161B",
    raised="#1B2128",
    ink="#EEF2F6",
    quiet="#B4BDC8",
    line="#2F3843",
    board="#172C3B",
    chalk="#F4F7FA",
)
_CIVIC_PLAIN = Palette(
    ground="#FFFFFF",
    ground_light="#FFFFFF",
    ground_dark="#FFFFFF",
    gold="#16191D",
    gold_deep="#0F4174",
    accent="#0F4174",
    paper="#FFFFFF",
    raised="#FFFFFF",
    ink="#16191D",
    quiet="#4B5563",
    line="#D3D9E0",
    board="#FFFFFF",
    chalk="#16191D",
)

#: Theme by the name that `organisation.yml` gives.
THEMES = MappingProxyType(
    {
        "party": Theme(_PARTY, _PARTY_DARK, _PARTY_PRESS, _PARTY_PLAIN),
        "civic": Theme(_CIVIC, _CIVIC_DARK, _CIVIC, _CIVIC_PLAIN),
    }
)

#: The black of crop marks, which a press prints in every ink.
MARKS = "#010101"
#: What a press prints for each colour of the palettes for paper: cyan, magenta, yellow, black, in
#: per cent. Never over 300 in all, where paper does not dry.
#: Text, quiet text, lines and codes are black alone, so that nothing can be out of register. What
#: is set in `accent` is large or bold: of the party solid magenta and yellow, which have no dots,
#: with black to have the contrast; of the civic theme two inks.
INKS: Mapping[str, tuple[int, int, int, int]] = MappingProxyType(
    {
        "#000000": (0, 0, 0, 100),
        "#FFFFFF": (0, 0, 0, 0),
        # party
        "#B3121D": (24, 100, 100, 28),
        "#BA1122": (20, 100, 98, 20),
        "#870810": (30, 100, 100, 52),
        "#F6D365": (3, 15, 70, 0),
        "#8A6A00": (0, 30, 100, 50),
        "#A30F1A": (0, 100, 100, 44),
        "#FFFDF8": (0, 0, 3, 0),
        "#1C1917": (0, 0, 0, 100),
        "#57534E": (0, 0, 0, 84),
        "#E4DDD0": (0, 0, 0, 14),
        "#D6D3D1": (0, 0, 0, 20),
        "#23403A": (72, 36, 58, 58),
        "#F7F5EC": (2, 2, 8, 0),
        # civic
        "#12487F": (100, 74, 16, 12),
        "#175A9C": (94, 66, 8, 6),
        "#0D3763": (100, 80, 26, 36),
        "#2F5D8A": (84, 56, 16, 8),
        "#0F4174": (100, 86, 0, 0),
        "#FCFDFF": (2, 0, 0, 0),
        "#16191D": (0, 0, 0, 100),
        "#4B5563": (0, 0, 0, 84),
        "#DAE1EA": (0, 0, 0, 14),
        "#D3D9E0": (0, 0, 0, 20),
        "#1F3A4D": (86, 58, 40, 48),
        "#F4F7FA": (4, 1, 1, 0),
    }
)
