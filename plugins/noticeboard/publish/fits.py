"""Whether every board has room on its sheets, remembered: what was looked at once is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from noticeboard.derive import Board
from noticeboard.publish.cache import Cache, digest_of
from noticeboard.publish.posters import PosterFault
from noticeboard.render.fonts import Fonts
from noticeboard.render.print.products import PRODUCTS, Product

__all__ = ["find_misfits"]

#: A board and the id of a product.
_Job: TypeAlias = tuple[Board, str]
#: What is wrong, or nothing: as it is kept.
_Verdict: TypeAlias = dict[str, str]


def find_misfits(
    boards: tuple[Board, ...],
    product_ids: Iterable[str],
    fonts: Fonts,
    cache: Cache,
    lang: str,
    engine: str,
) -> tuple[PosterFault, ...]:
    """Return why boards have no room on a sheet; what `cache` does not know is measured.

    Args:
        boards: For the channel `print`.
        product_ids: What is printed.
        fonts: To measure with.
        cache: Of verdicts.
        lang: Of our own words on the sheets.
        engine: A digest of the code that measures.

    Raises:
        SetupError: The system libraries of WeasyPrint are missing.
    """
    asked = {
        (board, product.id): digest_of("fits", board, product, fonts.digest, lang, engine)
        for product in _of_other_sizes(product_ids)
        for board in boards
    }
    known = {job: _read(cache.find(digest, "json")) for job, digest in asked.items()}
    unknown = [job for job, verdict in known.items() if verdict is None]
    for job, verdict in _measure(unknown, fonts, lang, cache.root):
        known[job] = verdict
        cache.put(asked[job], "json", json.dumps(verdict).encode())
    return tuple(_faults(known))


def _of_other_sizes(product_ids: Iterable[str]) -> tuple[Product, ...]:
    """Return the products without those that differ from one before in their colours only."""
    products = [PRODUCTS[product_id] for product_id in product_ids]
    return tuple({(p.paper, p.qr_mm): p for p in reversed(products)}.values())[::-1]


def _read(path: Path | None) -> _Verdict | None:
    if path is None:
        return None
    verdict: _Verdict = json.loads(path.read_bytes())
    return verdict


def _measure(
    jobs: list[_Job], fonts: Fonts, lang: str, folder: Path
) -> Iterator[tuple[_Job, _Verdict]]:
    """Yield a verdict on each of `jobs`. The press is set up only where there is one."""
    if not jobs:
        return
    import_module("noticeboard.render.print.press")  # raises where libraries are missing
    from noticeboard.render.print.designs.board.least import misfits
    from noticeboard.render.print.printer import Printer

    printer = Printer(fonts, folder, lang)
    for product_id in dict.fromkeys(product_id for _, product_id in jobs):
        boards = tuple(board for board, wanted in jobs if wanted == product_id)
        errors = misfits(boards, PRODUCTS[product_id], printer)
        for board, error in zip(boards, errors, strict=True):
            told = (
                {"message_id": error.message_id, "panel": error.kind, "text": error.text}
                if error
                else {}
            )
            yield (board, product_id), told


def _faults(known: dict[_Job, _Verdict | None]) -> Iterator[PosterFault]:
    for (board, product_id), verdict in known.items():
        if verdict:
            params = {name: value for name, value in verdict.items() if name != "message_id"}
            yield PosterFault(board.path, product_id, verdict["message_id"], params)
