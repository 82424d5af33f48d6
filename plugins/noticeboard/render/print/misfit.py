"""Why a sheet cannot be printed as it is: a matter of the data, told as a diagnostic."""

from __future__ import annotations

__all__ = ["PosterError"]


class PosterError(Exception):
    """The content of a board does not fit on a sheet.

    Attributes:
        message_id: ``poster.…`` in `locale/`.
        kind: The panel that is too large, or the part of the sheet.
        text: What is too long, where that is one text: as it stands in the data, or a line of it.
    """

    def __init__(self, message_id: str, kind: str, text: str = "") -> None:
        super().__init__(message_id, kind, text)
        self.message_id = message_id
        self.kind = kind
        self.text = text
