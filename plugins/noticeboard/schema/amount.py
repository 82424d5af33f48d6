"""Decimal numbers as staff write them: money (50000, 2400.50, 5万元) and rates (84%, 96.1%)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from noticeboard.schema.fields import fault

__all__ = ["Amount", "Percent"]

#: Digits, or digits in groups of three; fen at most; then ten thousands, then the unit.
_AMOUNT = re.compile(
    r"(?P<whole>\d{1,12}|\d{1,3}(?:,\d{3})+)(?:\.(?P<part>\d{1,6}))?\s*+(?P<wan>万)?+\s*+元?",
    re.ASCII,
)
_FEN = Decimal("0.01")


def _amount(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    typed = str(value).strip()
    half = unicodedata.normalize("NFKC", typed)
    match = _AMOUNT.fullmatch(half)
    if match and half != typed:
        raise fault("value.full-width", value=typed, good=half)
    if match is None:
        raise fault("value.amount", value=typed)
    yuan = Decimal(f"{match['whole'].replace(',', '')}.{match['part'] or 0}")
    yuan *= 10_000 if match["wan"] else 1
    if yuan != yuan.quantize(_FEN):
        raise fault("value.amount-fen", value=typed)
    return yuan.quantize(_FEN)


#: Yuan with two decimals, zero or more.
Amount = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema({"type": "string"})]


def _percent(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    typed = str(value).strip()
    match = re.fullmatch(
        r"(\d{1,3}(?:\.\d{1,3})?)\s*+%", unicodedata.normalize("NFKC", typed), re.ASCII
    )
    if match is None:
        raise fault("value.rate", value=typed)
    return Decimal(match[1])


#: A rate as somebody wrote it, in percent, with the decimals that were written.
Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema({"type": "string"})]
