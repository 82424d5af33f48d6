"""Rates, as they are told."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["percent_of"]


def percent_of(part: int, whole: int) -> str:
    """Return the rate to one decimal, halves up, without an empty one: ``85.9``, ``100``."""
    rate = (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return str(rate).removesuffix(".0")
