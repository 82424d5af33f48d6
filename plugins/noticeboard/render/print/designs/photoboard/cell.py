"""A person in a place of a board of faces: what is measured, what is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from noticeboard.derive import ShownPerson
from noticeboard.render.print.designs.photoboard.caption import Caption

__all__ = ["BESIDE_MM", "TALL", "UNDER_MM", "Cell", "Entry", "Look", "Place"]

#: A portrait is 4:5.
TALL = 1.25
#: Between a portrait and the caption beneath it, and beside it.
UNDER_MM, BESIDE_MM = 1.5, 6.0


@dataclass(frozen=True, slots=True)
class Look:
    """How people of one kind are set.

    Attributes:
        photo_mm: Width of a portrait.
        name_pt, seat_pt: Type.
        lead: They are to be asked first.
    """

    photo_mm: float
    name_pt: float
    seat_pt: float
    lead: bool = False


#: A person, and how that one is set.
Entry: TypeAlias = "tuple[ShownPerson, Look]"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands, in millimetres from the corner of the rows.

    Attributes:
        beside: The caption stands at the right of the portrait, not beneath.
        inline: Seats stand beside names, not beneath.
    """

    left_mm: float
    top_mm: float
    width_mm: float
    beside: bool
    inline: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A person in a place.

    Attributes:
        indent_mm: From the left edge to the caption.
        drop_mm: Above the caption, so that all names of a row stand on one line.
        height_mm: Of portrait and caption.
    """

    person: ShownPerson
    caption: Caption
    look: Look
    place: Place
    indent_mm: float
    drop_mm: float
    height_mm: float

    @property
    def photo_height_mm(self) -> float:
        """Height of the portrait; 0 where there is none."""
        return self.look.photo_mm * TALL if self.person.photo else 0.0

    @property
    def caption_top_mm(self) -> float:
        """From the upper edge to the caption."""
        if self.place.beside or not self.person.photo:
            return self.drop_mm
        return self.photo_height_mm + UNDER_MM
