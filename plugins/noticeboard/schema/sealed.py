"""A person's own name, number or picture, sealed: it can be compared, and not be read.

Why: what is a plain text gets onto a page by one line of a template, whatever rules there are. A
sealed value that gets there shows a mark and nothing else. What is shown to readers comes from
`derive.reveal`, which asks for owner, channel and day; `opened` is for it and for the few checks
that look for a name or at its characters (a test lists them).
"""

from __future__ import annotations

from typing import Generic, TypeVar

from noticeboard.schema.fields import Shareable

__all__ = ["Sealed", "opened"]

_Value = TypeVar("_Value")


class Sealed(Generic[_Value]):
    """A value that does not tell itself.

    Args:
        value: What is sealed.
        item: Which of a person's own things it is.
    """

    __slots__ = ("_value", "item")

    def __init__(self, value: _Value, item: Shareable) -> None:
        self._value = value
        self.item = item

    def __eq__(self, other: object) -> bool:
        """Whether the other is sealed, too, and the same."""
        return isinstance(other, Sealed) and self._value == other._value

    def __hash__(self) -> int:
        """Return what equal values have in common."""
        return hash(self._value)

    def __repr__(self) -> str:
        """Return a mark: what is put into a text by mistake tells nothing."""
        return "×"


def opened(sealed: Sealed[_Value]) -> _Value:
    """Return what is sealed. Not for what readers see: that is revealed, see `derive.reveal`."""
    return sealed._value
