"""Measures of a slip, in millimetres on A4; type in points."""

from __future__ import annotations

__all__ = [
    "BODY_MM",
    "HEAD_MM",
    "LABEL_MM",
    "NOTE_PT",
    "NUMBER_MM",
    "NUMBER_PT",
    "PART_MM",
    "RATE_MM",
    "SIDE_MM",
    "SIZES_PT",
    "TALK_MM",
    "TEXT_MM",
    "TITLE_PT",
    "TOP_MM",
]

#: A third of the sheet: from one perforation to the next.
PART_MM = 99.0
#: From the edge of the sheet, and from a perforation.
SIDE_MM, TOP_MM = 15.0, 7.5
TEXT_MM = 210.0 - 2 * SIDE_MM
#: What a part is called, its number, whose it is.
HEAD_MM = 19.0
#: What a part says, down to 6 mm above the perforation.
BODY_MM = PART_MM - TOP_MM - HEAD_MM - 6.0
#: Width of what they say of it and their signature, beneath the code.
RATE_MM = 50.0
#: What stands before a value.
LABEL_MM = 25.0
#: Width of what the resident reads, beside the code.
TALK_MM = 126.0
#: What a number may be wide.
NUMBER_MM = 100.0
#: Values: the first that has room in all three parts is taken.
SIZES_PT = (17.0, 15.0, 13.5, 12.0)
TITLE_PT, NUMBER_PT, NOTE_PT = 22.0, 22.0, 12.0
