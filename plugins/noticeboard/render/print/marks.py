"""Chinese marks that fill half of their square: what is blank of it may be taken away."""

from __future__ import annotations

__all__ = ["CLOSING", "OPENING"]

#: Marks with their ink in the right half of their square.
OPENING = "《〈「『（【〔“‘"
#: Marks with their ink in the left half, as on the mainland.
CLOSING = "，。、；：？！》〉」』）】〕”’"
