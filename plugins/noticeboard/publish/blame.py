"""Sheets that cannot be made, told as mistakes in the data: at the text that is to blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

from noticeboard.catalogue import Catalogue, Chain, CommunityEntry
from noticeboard.diagnostics import Diagnostic, Label, Place
from noticeboard.publish.jobs import JobFault
from noticeboard.render.print.design import Product
from noticeboard.render.print.products import PRODUCTS
from noticeboard.schema import Record, Shareable, mask, opened, sealed_in

__all__ = ["poster_diagnostics"]

#: Parts of a sheet that are no panel: they are called `part.…` in `locale/`.
_PARTS = ("address", "column", "leads", "name", "person", "plate", "slogan")
#: Messages that name the panel or the part.
_NAMING = ("poster.cell-long", "poster.name-too-wide", "poster.overflow")
#: Messages about a list as a whole and not about an entry.
_WHOLE = ("poster.too-many",)
#: Field that a panel or a part comes from, where that is not called as it is.
_FIELDS = {"duties": "seats", "group": "groups", "leads": "name", "person": "name"}
#: Where the address of the site is written, whatever the file is called.
_ADDRESS = Place("mkdocs.yml", key="site_url")
#: Of a text that runs out of its place only a line is known: so much of it is found again.
_ENOUGH = 4


def poster_diagnostics(
    catalogue: Catalogue,
    faults: Iterable[JobFault],
    table: Mapping[str, Product] = PRODUCTS,
) -> tuple[Diagnostic, ...]:
    """Return what is wrong, each mistake once: many sheets may show the same text.

    Args:
        catalogue: The data.
        faults: What is wrong.
        table: Every product that there is.
    """
    chains = {chain[0].path: chain for chain in catalogue.chains()}
    found: dict[tuple[Place, str], Diagnostic] = {}
    products = [*table]
    for fault in sorted(faults, key=lambda one: (one.path, products.index(one.product_id))):
        chain = chains[fault.path]
        place = _place(chain, fault)
        diagnostic = Diagnostic(place, fault.message_id, _params(chain[0].name, fault, table))
        found.setdefault((place, fault.message_id), diagnostic)
    return tuple(found.values())


def _params(name: str, fault: JobFault, table: Mapping[str, Product]) -> dict[str, object]:
    kind = fault.params.get("panel", "")
    label = f"part.{kind}" if kind in _PARTS else f"panel.{kind}"
    text = fault.params.get("text", "")
    personal = kind in ("leads", "members", "person") or fault.message_id == "poster.stray"
    return {
        **fault.params,
        "text": mask(text) if personal else text,
        "building": name,
        "product": Label(table[fault.product_id].label),
        "panel": Label(label) if fault.message_id in _NAMING and kind else "",
    }


def _place(chain: Chain, fault: JobFault) -> Place:
    """Return where the text stands, or the panel, or else where the place is named.

    What a place does not say itself it has from those above it.
    """
    records = tuple(place.record for place in chain)
    around = (place.homes for place in chain if isinstance(place, CommunityEntry))
    neighbours = tuple(home.record for homes in around for home in homes)
    files = (place.cases.values() for place in chain if isinstance(place, CommunityEntry))
    cases = tuple(file for mine in files for file in mine)
    text, kind = fault.params.get("text", ""), fault.params.get("panel", "")
    if kind == "address":
        return _ADDRESS
    if fault.message_id in _WHOLE and getattr(records[0], kind, None):
        return records[0].place(kind)
    if text and (place := _of_text(text, (*records, *neighbours, *cases))):
        return place
    return _of_panel(_FIELDS.get(kind, kind), records) or chain[0].named_at


def _of_panel(field: str, records: tuple[Record, ...]) -> Place | None:
    """Return the place of the longest entry of a panel, whoever of `records` says it."""
    found = [
        (_length(item), record.place(field, index if isinstance(value, tuple) else None))
        for record in records
        if field != "name" and (value := getattr(record, field, None))
        for index, item in enumerate(value if isinstance(value, tuple) else (value,))
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _length(item: object) -> int:
    values = _values(item) if isinstance(item, Record) else ()
    return sum(len(text) for *_, text in values) or len(str(item))


def _of_text(text: str, records: tuple[Record, ...]) -> Place | None:
    """Return the place of the value that is `text`; where there is none, of one that holds it."""
    values = [value for record in records for value in _values(record)]
    for record, field, index, value in values:
        if _bare(value) == _bare(text):
            return record.place(field, index)
    for record, field, index, value in values:
        if _bare(text) in _bare(value) and len(text) >= _ENOUGH:
            return record.place(field, index)
    return None


def _bare(text: str) -> str:
    return "".join(text.split())


def _values(top: Record) -> Iterator[tuple[Record, str, int | None, str]]:
    """Yield all strings of a record and of what is in it; a list also as posters join it."""
    for field, name in sealed_in(top, Shareable.NAME):
        yield top, field, None, opened(name)
    for field, index, text in top.texts():
        if isinstance(text, Enum):  # chosen, not written
            continue
        yield top, field, index, text
        if index == 0:
            yield top, field, None, "、".join(getattr(top, field))
    for child in top.children():
        yield from _values(child)
