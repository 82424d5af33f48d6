"""What the press takes and gives: sheets to be drawn, and what stands where on them.

Why apart from the press: a design speaks of these and needs no WeasyPrint for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

__all__ = ["PHOTOS", "Box", "Boxes", "Drawn", "Laid", "Leaf", "Text", "without_photos"]

#: How documents address a prepared photo: ``photo:<id>.jpg``.
#: Why no path: WeasyPrint names pictures after their address, and so the bytes of a poster would
#: depend on where the project is.
PHOTOS = "photo:"

#: Left, top, width and height in millimetres on a page.
Box: TypeAlias = tuple[float, float, float, float]
#: Id of an element → its box.
Boxes: TypeAlias = dict[str, Box]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one line, and the box of its letters in millimetres on its page.

    Attributes:
        words: What it says.
        part: Id of the element that it stands in, the nearest; empty where none has one.
        top_mm, bottom_mm: Of the em around its letters, which no line spacing is part of.
    """

    words: str
    part: str
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out: the boxes of all elements with an id, and all text."""

    boxes: Boxes
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A leaf drawn: its pages, and the file."""

    pages: tuple[Laid, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is to be drawn as one file.

    Attributes:
        pages: What stands in the body of each page.
        title, author, subject: What the file says of itself.
        day: When its content was made, in place of the clock.
    """

    pages: tuple[str, ...]
    title: str
    author: str
    subject: str
    day: date | None


_PHOTO = re.compile(f'src="{PHOTOS}[^"]*"')
_NO_PHOTO = 'src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"'


def without_photos(html: str) -> str:
    """Return a page with a dot in place of each photo: its size is that of its element.

    Why: a check of the data lays out sheets and needs no photo to be prepared.
    """
    return _PHOTO.sub(_NO_PHOTO, html)
