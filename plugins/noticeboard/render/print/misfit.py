"""Why a sheet cannot be printed as it is: a matter of the data, told as a diagnostic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

__all__ = ["Misfit", "NoRoom", "begin"]

_Wants = ParamSpec("_Wants")
_Sheet = TypeVar("_Sheet")


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit on a sheet.

    Attributes:
        message_id: ``poster.…`` in `locale/`.
        part: The panel that is too large, or the part of the sheet.
        text: What is too long, where that is one text: as it stands in the data, or a line of it.
        over_mm: By how many whole millimetres, where that is known: what is to be shortened by.
        over_chars: By how many characters, where that is known.
    """

    message_id: str
    part: str
    text: str = ""
    over_mm: int = 0
    over_chars: int = 0

    @property
    def params(self) -> dict[str, str]:
        """What a message may tell."""
        over = {"over": str(self.over_mm)} if self.over_mm else {}
        chars = {"chars": str(self.over_chars)} if self.over_chars else {}
        return {"panel": self.part, "text": self.text, **over, **chars}


class NoRoom(Exception):
    """Raised where a text is fitted; `begin` catches it and gives the misfit."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit)
        self.misfit = misfit


def begin(
    fit_sheet: Callable[_Wants, _Sheet], *args: _Wants.args, **kwargs: _Wants.kwargs
) -> _Sheet | Misfit:
    """Return the sheet that `fit_sheet` fits, or what has no room on it."""
    try:
        return fit_sheet(*args, **kwargs)
    except NoRoom as error:
        return error.misfit
