"""Papers: how large a sheet is, what lies beyond its trim, in which colour it is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

__all__ = ["A2", "A3", "A4", "PAPER_600_900", "PT_PER_MM", "Colour", "Ink", "Paper"]

PT_PER_MM = 72 / 25.4

#: A palette of a theme: the whole of it, or the one that saves ink.
Colour: TypeAlias = Literal["press", "plain"]
#: What a file is for: a printer in an office (RGB, read aloud by a screen reader), or a print
#: shop (inks, the profile of a press).
Ink: TypeAlias = Literal["office", "press"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A trimmed size, the medium around it from 0,0, and its colour.

    Attributes:
        width_mm: Of the trimmed sheet.
        height_mm: Of the trimmed sheet.
        bleed_mm: Colour beyond the trim, for the knife (出血).
        slug_mm: From the trim to the edge of the medium: bleed, a gap, and the crop marks.
        colour: Which palette of the theme.
        inked: What the file is for.
    """

    width_mm: float
    height_mm: float
    bleed_mm: float = 3.0
    slug_mm: float = 10.0
    colour: Colour = "press"
    inked: Ink = "office"

    @property
    def landscape(self) -> Paper:
        """The same sheet, lying."""
        return replace(self, width_mm=self.height_mm, height_mm=self.width_mm)

    @property
    def plain(self) -> Paper:
        """The same sheet, printed with little ink."""
        return replace(self, colour="plain")

    @property
    def untrimmed(self) -> Paper:
        """The same sheet as it goes through the printer of an office, with nothing around it."""
        return replace(self, bleed_mm=0.0, slug_mm=0.0)

    @property
    def trimmed(self) -> Paper:
        """The same sheet, with what a knife needs around it."""
        usual = Paper(self.width_mm, self.height_mm)
        return (
            self if self.slug_mm else replace(self, bleed_mm=usual.bleed_mm, slug_mm=usual.slug_mm)
        )

    @property
    def for_press(self) -> Paper:
        """The same sheet, in the inks of a press."""
        return replace(self, inked="press")

    @property
    def medium_mm(self) -> tuple[float, float]:
        """Width and height of what goes through the machine: the sheet and the slug around it."""
        return self.width_mm + 2 * self.slug_mm, self.height_mm + 2 * self.slug_mm

    def box_pt(self, out_mm: float = 0.0) -> list[float]:
        """Return the trim box in points of the medium, grown by `out_mm` on each side."""
        low = (self.slug_mm - out_mm) * PT_PER_MM
        right = (self.slug_mm + self.width_mm + out_mm) * PT_PER_MM
        top = (self.slug_mm + self.height_mm + out_mm) * PT_PER_MM
        return [round(value, 4) for value in (low, low, right, top)]


#: Upright (ISO 216).
A2, A3, A4 = Paper(420, 594), Paper(297, 420), Paper(210, 297)
#: What poster frames in stairwells are made for.
PAPER_600_900 = Paper(600, 900)
