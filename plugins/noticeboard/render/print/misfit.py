"""Why a sheet cannot be printed as it is: a matter of the data, told as a diagnostic."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Misfit", "NoRoom"]


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit on a sheet.

    Attributes:
        message_id: ``poster.…`` in `locale/`.
        part: The panel that is too large, or the part of the sheet.
        text: What is too long, where that is one text: as it stands in the data, or a line of it.
    """

    message_id: str
    part: str
    text: str = ""


class NoRoom(Exception):
    """Raised where a text is fitted; caught where the sheet is begun, which gives the misfit."""

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit)
        self.misfit = misfit
