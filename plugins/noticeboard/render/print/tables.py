"""Papers, sheets, products and printers that a site adds to ours, resolved into one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, cast

from noticeboard.render.print.design import Product
from noticeboard.render.print.nup import Feed, Flip, Imposition
from noticeboard.render.print.paper import A2, A3, A4, PAPER_600_900, Paper
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.sheets import SHEETS, Sheet

__all__ = ["DESIGNS", "PAPERS", "Additions", "Wrong", "feed_of", "resolve"]

#: Every paper by its name, upright.
PAPERS: Mapping[str, Paper] = MappingProxyType(
    {"a2": A2, "a3": A3, "a4": A4, "600x900": PAPER_600_900}
)
#: The first product of each design: what one that a site adds is made after.
DESIGNS: Mapping[str, Product] = MappingProxyType(
    {product.design.id: product for product in reversed([*PRODUCTS.values()])}
)
_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Additions:
    """What a site writes, name → row; every row by itself has the right keys and kinds of value."""

    papers: Mapping[str, _Row]
    sheets: Mapping[str, _Row]
    define: Mapping[str, _Row]


@dataclass(frozen=True, slots=True)
class Wrong:
    """What rows say together and cannot be: table, name, key; message and what it shows."""

    steps: tuple[str, ...]
    message_id: str
    params: dict[str, object]


def resolve(added: Additions) -> tuple[Mapping[str, Product], tuple[Wrong, ...]]:
    """Return every product by its id, ours first, and all that is wrong with the site's own."""
    wrong = [*_taken("papers", added.papers, PAPERS), *_taken("sheets", added.sheets, SHEETS)]
    wrong += _taken("define", added.define, PRODUCTS)
    papers = {**{name: _paper(row) for name, row in added.papers.items()}, **PAPERS}
    sheets: dict[str, Sheet] = dict(SHEETS)
    for name, row in added.sheets.items():
        if row["paper"] not in papers:
            wrong.append(_unknown(("sheets", name, "paper"), row["paper"], papers))
            continue
        sheet = _sheet(row, papers[row["paper"]])
        if sheet.fits:
            sheets.setdefault(name, sheet)
        else:
            wrong.append(Wrong(("sheets", name), "config.sheet", {"name": name}))
    products = dict(PRODUCTS)
    broken = {step.steps[1] for step in wrong if step.steps[0] == "sheets"}
    for name, row in added.define.items():
        found = _product(name, row, papers, sheets, broken)
        if isinstance(found, Product):
            products.setdefault(name, found)
        elif found:
            wrong.append(found)
    return MappingProxyType(products), tuple(wrong)


def _taken(table: str, rows: Mapping[str, _Row], ours: Mapping[str, object]) -> Iterator[Wrong]:
    for name in rows:
        if name in ours:
            yield Wrong((table, name), "config.taken", {"name": name})


def _unknown(steps: tuple[str, ...], value: object, known: Mapping[str, object]) -> Wrong:
    return Wrong(steps, "value.choice", {"value": value, "choices": "、".join(known)})


def _paper(row: _Row) -> Paper:
    return Paper(row["width"], row["height"], row["bleed"], row["slug"])


def _sheet(row: _Row, paper: Paper) -> Sheet:
    return Sheet(
        replace(paper, bleed_mm=0.0, slug_mm=0.0), int(row["columns"]), int(row["rows"]),
        row["width"], row["height"], row["left"], row["top"], row["across"], row["down"],
        row["bleed"],
    )  # fmt: skip


def _product(
    name: str,
    row: _Row,
    papers: Mapping[str, Paper],
    sheets: Mapping[str, Sheet],
    broken: set[str],
) -> Product | Wrong | None:
    """Return a product made after the first of its design, what is wrong, or None where that was
    told of its sheet already.
    """
    base = DESIGNS[row["design"]]
    key = "sheet" if base.nup else "paper"
    known: Mapping[str, object] = sheets if base.nup else papers
    if row[key] in broken:
        return None
    if row[key] not in known:
        return _unknown(("define", name, key), row[key], known)
    qr_mm = row["qr"] or base.qr_mm
    pack = f"{name}-all" if base.pack else ""
    if base.nup:
        nup = Imposition(sheets[row["sheet"]])
        return replace(base, id=name, paper=nup.sheet.paper, qr_mm=qr_mm, pack=pack, nup=nup)
    paper = papers[row["paper"]]
    lies = base.paper.width_mm > base.paper.height_mm
    return replace(base, id=name, paper=paper.landscape if lies else paper, qr_mm=qr_mm, pack=pack)


def feed_of(row: _Row) -> Feed:
    """Return how a printer is fed, from offsets in millimetres and from what 100 mm come out as."""
    flip = cast("Flip", row["flip"])
    return Feed(
        -row["right"], -row["down"], 100 / row["wide"], 100 / row["tall"],
        -row["back_right"], -row["back_down"], flip,
    )  # fmt: skip
