"""The words of printing: a design, a product, a subject, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeAlias, TypeVar

from noticeboard.catalogue import Catalogue
from noticeboard.derive import (
    Board,
    Bulletin,
    MonthSheet,
    PhotoId,
    Plate,
    Said,
    Slip,
    Urls,
    build_board,
    build_boards,
    build_bulletins,
    build_month_sheets,
    build_plates,
    build_said,
    build_slips,
)
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.nup import Imposition
from noticeboard.render.print.paper import Paper
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof
from noticeboard.render.qr import Level, Qr, build_paper_qr
from noticeboard.schema import Channel

__all__ = ["Design", "LeftOut", "Printed", "Product", "Source", "Subject", "Unprinted"]

_Content = TypeVar("_Content")


@dataclass(frozen=True)
class Source:
    """Where designs find their subjects: the data, as `print` shows them on the day `today`."""

    catalogue: Catalogue
    today: date
    urls: Urls

    @cached_property
    def boards(self) -> tuple[Board, ...]:
        """The board of every home, in the order of the site."""
        return build_boards(self.catalogue, Channel.PRINT, self.today, self.urls)

    @cached_property
    def communities(self) -> tuple[Board, ...]:
        """The board of every community, in the order of the site."""
        chains = (self.catalogue.chain_of(one) for one in self.catalogue.communities)
        asked = (Channel.PRINT, self.today, self.urls)
        return tuple(build_board(self.catalogue, chain, *asked) for chain in chains)

    @cached_property
    def plates(self) -> tuple[Plate, ...]:
        """The plate of everybody who agreed to have one on the own door."""
        return build_plates(self.catalogue, self.today)

    @cached_property
    def bulletins(self) -> tuple[Bulletin, ...]:
        """What every community tells at the door of its office."""
        return build_bulletins(self.catalogue, self.today, self.urls)

    @cached_property
    def months(self) -> tuple[MonthSheet, ...]:
        """What is on in a month, of every community."""
        return build_month_sheets(self.catalogue, self.today, self.urls)

    @cached_property
    def slips(self) -> tuple[Slip, ...]:
        """A slip for every open case, and a blank one for every community."""
        return build_slips(self.catalogue, self.today, self.urls)

    def said(self, kind: str) -> tuple[Said, ...]:
        """Return every row of a plain kind, with the place that says it."""
        return build_said(self.catalogue, kind, Channel.PRINT, self.today, self.urls)


@dataclass(frozen=True, slots=True)
class Subject(Generic[_Content]):
    """What one printed thing is about.

    Attributes:
        path: Of its place, where its file goes: ``xihu/xuegong3``.
        content: All that a sheet says: a board, a notice. A frozen value, since what a sheet
            depends on is read off it.
        mark: What tells it from the others of its place, at the end of the file's name; empty
            where a place has one.
        photos: Those that a sheet shows.
        channel: Where what it says is shown: whose consent is asked.
    """

    path: str
    content: _Content
    mark: str = ""
    photos: tuple[PhotoId, ...] = ()
    channel: Channel = Channel.PRINT


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a sheet has no room for although it should show it.

    Attributes:
        part: Kind of the panel.
        rows: How many of its rows are left out.
    """

    part: str
    rows: int


@dataclass(frozen=True, slots=True)
class Unprinted:
    """What a content says and its sheet, for want of room, does not.

    Attributes:
        part: Kind of the panel, as of `derive.Told`.
        key: Of the row, as of `derive.Told`; None for the whole panel.
        fields: Those of the row that are left out; none where the row is.
    """

    part: str
    key: str | None = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished file, what must be true of it, and what is not on it.

    Attributes:
        left: What it should show and does not.
        unprinted: All that its content says and it does not.
    """

    pdf: bytes
    proof: Proof
    left: tuple[LeftOut, ...] = field(default=(), kw_only=True)
    unprinted: tuple[Unprinted, ...] = field(default=(), kw_only=True)


_Drawn: TypeAlias = "Iterator[Printed | Misfit]"


@dataclass(frozen=True, slots=True)
class Design(Generic[_Content]):
    """How a kind of printed thing is drawn.

    Its functions take many contents at once, so that what is measured or drawn can be shared, and
    give an answer for each, in order.

    Attributes:
        id: Names its module below `designs/` and its templates below `templates/print/`.
        subjects: Returns what there is to print.
        draw: Yields the sheet of each content, or why it does not fit.
        misfits: Tells the same faster, and draws nothing: for a check of the data.
    """

    id: str
    subjects: Callable[[Source], tuple[Subject[_Content], ...]] = field(repr=False)
    draw: Callable[[tuple[_Content, ...], Product, Printer], _Drawn] = field(repr=False)
    misfits: Callable[[tuple[_Content, ...], Product, Printer], tuple[Misfit | None, ...]] = field(
        repr=False
    )


@dataclass(frozen=True, slots=True)
class Product:
    """One thing to print: a design on a paper.

    Attributes:
        id: Stem of its files.
        design: How it is drawn.
        paper: What it is printed on.
        qr_mm: Side of a QR without its quiet zone: reading distance / 10.
        label: Id of its name in `locale/`.
        pack: Stem of the file with all of a community; empty for none.
        qr_level: How much of a QR dirt may take: see `build_paper_qr`.
        nup: How the cells of its sheets are filled; None where a sheet is one thing.
    """

    id: str
    design: Design[Any]
    paper: Paper
    qr_mm: float
    label: str
    pack: str = ""
    nup: Imposition | None = None
    qr_level: Level = field(default="H", kw_only=True)

    @property
    def for_press(self) -> Product:
        """The same in the inks of a press; of many on a sheet, each by itself."""
        if self.nup is None:
            return replace(self, paper=self.paper.trimmed.for_press)
        nup = self.nup.for_press
        return replace(self, paper=nup.sheet.paper.for_press, nup=nup)

    def qr(self, payload: str) -> Qr:
        """Return the symbol for `payload` as this product has it."""
        return build_paper_qr(payload, self.qr_level)
