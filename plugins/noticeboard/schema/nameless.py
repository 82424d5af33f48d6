"""Texts of records that name nobody, by the type of their field: how closely each is looked at.

Why by type: a field that is added to such a record has one of these types, and with it the check;
`tests/schema/test_nameless.py` proves that none has a plain one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Annotated

from pydantic import BaseModel

from noticeboard.schema.fields import Emphasis, Line, Text
from noticeboard.schema.markers import marked_fields

__all__ = [
    "AskedLine",
    "BodyLine",
    "PlainLine",
    "PlainText",
    "PlainWord",
    "SpentLine",
    "Tells",
    "WorkLine",
    "WorkText",
    "nameless_fields",
    "nameless_texts",
]


class Tells(Enum):
    """What a text is about, and so what must not be in it.

    Attributes:
        ASKED: What one resident asked for. No person, no home, no number, nothing of what the law
            calls sensitive; no member, whatever that member has agreed to.
        BODY: Which body does it. No person by a title, no class of people, no home, no number, no
            address in WeChat or of mail. A member may stand here who has agreed to be named.
        SPENT: Where money is from, or what it went to: as of a body, but for classes of people,
            who are many: 慰问困难群众.
        WORK: What is built or decided. No person by a title, no home, nobody's own number; that of
            an office may stand there. What sounds like one person's hardship is warned of.
        PLAIN: Figures and dates of a place, where rooms are those of offices and titles those of
            who sees to it. Nobody's own number; no home with who lives there, nobody's hardship.
    """

    ASKED = "asked"
    BODY = "body"
    SPENT = "spent"
    WORK = "work"
    PLAIN = "plain"


AskedLine = Annotated[Line, Tells.ASKED]
BodyLine = Annotated[Line, Tells.BODY]
SpentLine = Annotated[Line, Tells.SPENT]
WorkLine = Annotated[Line, Tells.WORK]
WorkText = Annotated[Text, Tells.WORK]
PlainLine = Annotated[Line, Tells.PLAIN]
PlainText = Annotated[Text, Tells.PLAIN]
PlainWord = Annotated[Emphasis, Tells.PLAIN]


def nameless_fields(model: type[BaseModel]) -> Mapping[str, Tells]:
    """Return the mark of every field of `model` that is to name nobody."""
    return marked_fields(model, Tells)


def nameless_texts(record: BaseModel) -> Iterator[tuple[str, str, Tells]]:
    """Yield field, value and mark of every text of `record` itself that is to name nobody."""
    for field, tells in nameless_fields(type(record)).items():
        value = getattr(record, field)
        if isinstance(value, str):
            yield field, value, tells
