"""What a blackboard says."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.derive import Said

__all__ = ["Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a place.

    Attributes:
        theme: Key of `render.themes.THEMES`.
        title: What the site calls its blackboards; empty for the label of the catalogues.
        said: The note, and who says it where.
    """

    theme: str
    title: str
    said: Said
