"""A slip set: what it says fitted into three parts, and the page of HTML made from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from noticeboard.derive import Slip
from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.slip.grid import (
    BODY_MM,
    HEAD_MM,
    LABEL_MM,
    NOTE_PT,
    NUMBER_MM,
    NUMBER_PT,
    PART_MM,
    RATE_MM,
    SIDE_MM,
    SIZES_PT,
    TALK_MM,
    TEXT_MM,
    TITLE_PT,
    TOP_MM,
)
from noticeboard.render.print.fit import Fitted, fit
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm
from noticeboard.schema import CASE_CLASSES

__all__ = ["PARTS", "Sheet", "fit_sheet", "render_sheet", "too_long"]

#: The parts from the top: for the community, the body that sees to it, the resident.
PARTS = ("problem", "duty", "service")
#: Kinds are ticked while they are so few that they stand in two lines, a box being as wide as two
#: characters; else written.
_TICKED = 60
#: Of an address and of the name of the community.
_LEAST_PT = 11.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A slip fitted.

    Attributes:
        community: Its name, and what this is.
        numbers: Of each part, in one line; none where they are written by hand.
        bodies: What each part says beneath its head, in the order of `PARTS`.
        size: Which of `SIZES_PT` all have.
        address: What people type.
    """

    slip: Slip
    product: Product
    qr: Qr
    quiet_mm: float
    community: Fitted
    numbers: tuple[Fitted, ...]
    bodies: tuple[Markup, ...]
    size: int
    address: Fitted


def fit_sheet(slip: Slip, product: Product, printer: Printer) -> Sheet:
    """Fit `slip` onto `product`.

    Raises:
        NoRoom: A part is too long.
    """
    qr = product.qr(slip.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    address = fit_address(slip.address_words, printer.fonts, TALK_MM, NOTE_PT, _LEAST_PT)
    bodies = tuple(_body(part, slip, address, printer) for part in PARTS)
    size = _size(slip, bodies, product, printer)
    heads = _community(slip, printer), _numbers(slip, printer)
    return Sheet(slip, product, qr, quiet, *heads, bodies, size, address)


def _community(slip: Slip, printer: Printer) -> Fitted:
    """Fit the name of the community into its line."""
    text = f"{slip.community} · {translate('slip.title', printer.lang)}"
    line = fit(
        text, printer.fonts, FACES[0], TEXT_MM * 0.99,
        most_pt=NOTE_PT, one_line_pt=_LEAST_PT, least_pt=_LEAST_PT, spacing_em=0.0,
    )  # fmt: skip
    if line is None or len(line.lines) > 1:
        raise NoRoom(Misfit("poster.name-too-wide", "name", slip.community))
    return line


def _numbers(slip: Slip, printer: Printer) -> tuple[Fitted, ...]:
    """Fit the number of each part: what nobody is to guess is for the resident alone to have."""
    if not slip.number:
        return ()
    serial, number = (_number(number, printer) for number in (slip.serial, slip.number))
    return serial, serial, number


def _number(number: str, printer: Printer) -> Fitted:
    """Fit a number into its line; 30 characters, as many as one has, stand in 11 points."""
    line = fit(
        number, printer.fonts, FACES[1], NUMBER_MM * 0.99,
        most_pt=NUMBER_PT, one_line_pt=1, least_pt=1, spacing_em=0.0,
    )  # fmt: skip
    if line is None:
        raise NoRoom(Misfit("poster.name-too-wide", "name", number))
    return line


def _body(part: str, slip: Slip, address: Fitted, printer: Printer) -> Markup:
    env = environment(printer.lang, paper=True)
    template = env.get_template(f"print/slip/{part}.html")
    ticked = sum(len(kind) + 2 for kind in slip.kinds) <= _TICKED
    html = template.render(
        slip=slip,
        kinds=slip.kinds if ticked else (),
        sorts=tuple(translate(f"case.sort-{sort}", printer.lang) for sort in CASE_CLASSES),
        promise=_promise(slip, printer.lang),
        address=address,
    )
    return bind(Markup(html))


def _promise(slip: Slip, lang: str) -> str:
    """Return until when it will be done, as far as that is known; empty on a blank slip."""
    values: dict[str, object] = {"count": slip.limit}
    if not slip.number:
        return ""
    if slip.state == "wanting":
        return translate("slip.promise-papers", lang, values)
    if slip.due is None:
        return translate("slip.promise-days", lang, values)
    day = environment(lang, paper=True).filters["day"](slip.due)
    message_id = "slip.promise-broken" if slip.overdue else "slip.promise-day"
    return translate(message_id, lang, {"day": day})


def _size(slip: Slip, bodies: tuple[Markup, ...], product: Product, printer: Printer) -> int:
    """Return which size has room in every part: one for all, so that they are of one hand."""
    css = _css(slip, product, printer, printer.fonts.blocks("".join(bodies)))
    pieces = [
        (part, f"size{size}", str(body))
        for size in range(len(SIZES_PT))
        for part, body in zip(PARTS, bodies, strict=True)
    ]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    count = len(PARTS)
    rows = [heights_mm[n : n + count] for n in range(0, len(heights_mm), count)]
    for size, row in enumerate(rows):
        if max(row) <= BODY_MM:
            return size
    raise NoRoom(too_long(slip, rows[-1]))


def too_long(slip: Slip, heights_mm: Sequence[float]) -> Misfit:
    """Tell what makes a slip too long, of whose parts the heights are given: cautions or matter."""
    over_mm = ceil(max(heights_mm) - BODY_MM)
    last = PARTS[heights_mm.index(max(heights_mm))] == "service"
    if last and sum(map(len, slip.cautions)) > len(slip.text):
        return Misfit("poster.foot", "cautions", max(slip.cautions, key=len), over_mm)
    return Misfit("poster.slip-too-long", "cases", slip.text, over_mm)


def _css(slip: Slip, product: Product, printer: Printer, blocks: tuple[int, ...]) -> str:
    return printer.css(
        "print/slip/sheet.css", slip.theme, product.paper, blocks,
        part_mm=PART_MM, side_mm=SIDE_MM, top_mm=TOP_MM, text_mm=TEXT_MM,
        head_mm=HEAD_MM, rate_mm=RATE_MM, label_mm=LABEL_MM, talk_mm=TALK_MM,
        number_mm=NUMBER_MM, sizes=SIZES_PT, title_pt=TITLE_PT,
        number_pt=NUMBER_PT, note_pt=NOTE_PT, qr_mm=product.qr_mm,
    )  # fmt: skip


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters.

    What the file says of itself is seen in the queue of a printer: there the number has no code.
    """
    slip = sheet.slip
    html = environment(printer.lang, paper=True).get_template("print/slip/sheet.html").render(
        sheet=sheet, slip=slip, parts=PARTS, paper=sheet.product.paper
    )  # fmt: skip
    name = f"{translate('slip.title', printer.lang)} {slip.serial}".rstrip()
    leaf = Leaf((html,), f"{name} · {slip.community}", slip.responsible, slip.community, slip.day)
    return leaf, _css(slip, sheet.product, printer, printer.fonts.blocks(html))
