"""A bulletin set: band and foot fitted, its parts filled in, and the page of HTML from that."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from noticeboard.derive import Bulletin
from noticeboard.derive.rows import Row as PanelRow
from noticeboard.render.environment import environment
from noticeboard.render.fonts import FACES
from noticeboard.render.print.address import fit_address
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Product
from noticeboard.render.print.designs.bulletin.fill import Filled, fill
from noticeboard.render.print.designs.bulletin.grid import Grid, grid_of, sizes_of
from noticeboard.render.print.designs.bulletin.rows import Part, build_parts
from noticeboard.render.print.fit import MM_PER_PT, Fitted, fit, largest
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.misfit import Misfit, NoRoom
from noticeboard.render.print.printer import Printer
from noticeboard.render.qr import Qr, quiet_mm
from noticeboard.schema import Phone

__all__ = ["Sheet", "fit_sheet", "render_sheet"]

_REGULAR, _BOLD, _SERIF = FACES
#: Of an address.
_LEAST_PT = 11.0
#: Most and least size of the name, in that of the grid: in one line, and in two.
_NAMES = ((1.0, 0.45), (0.5, 0.28))
#: Between the name and the slogan, in em of the slogan.
_SLOGAN_EM = 0.35
#: What stands before the name of somebody to call, and behind it, in millimetres on A3.
_RULED_MM, _BEHIND_MM = 6.6, 3.0
#: White behind each character of the name, of trail and slogan, in em.
_NAME_EM, _LINE_EM = 0.08, 0.1
#: Height of a line of each, in their size; of the double rule beneath them, in millimetres on A3.
_NAME_LEADING, _LINE_LEADING, _RULES_MM = 1.08, 1.2, 2.4
#: Columns of numbers have room for a figure with its unit, at least.
_NUMBER_EM = 6.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A bulletin fitted.

    Attributes:
        name: Of the community.
        trail: The units above, as many as have room; the widest are left out first.
        slogan: Empty where there is none, or it is wider than the band.
        head_mm: Air above them, so that they stand in the middle of the band.
        hot_pt: Size of the hotline.
        foot_size: Which of the sizes the foot has.
        number_em: Width of a column of numbers, in their size.
        foot: What stands beside the code, above and below.
    """

    bulletin: Bulletin
    product: Product
    grid: Grid
    qr: Qr
    quiet_mm: float
    name: Fitted
    filled: Filled
    trail: tuple[str, ...]
    slogan: str
    head_mm: float
    hot_pt: float
    number_em: float
    foot_size: int
    foot: tuple[Markup, Markup]


def fit_sheet(bulletin: Bulletin, product: Product, printer: Printer) -> Sheet:
    """Fit `bulletin` onto `product`.

    Raises:
        NoRoom: The name of the community is too wide, or whom to call is too tall.
    """
    qr = product.qr(bulletin.address_url)
    quiet = quiet_mm(product.qr_mm, qr.modules)
    grid, parts = grid_of(product, quiet), build_parts(bulletin, printer.lang)
    hot_pt, number_em = _hot_pt(bulletin, grid, printer), _number_em(bulletin, printer)
    blocks = printer.fonts.blocks("".join(_texts(parts)))
    css = _css(bulletin, grid, product, printer, (hot_pt, number_em), blocks)
    filled = fill(parts, css, grid, printer)
    text_pt = sizes_of(grid)[filled.size].text_pt
    name = _name(bulletin.name, grid, printer)
    trail = _trail(bulletin.trail, text_pt, grid, printer)
    slogan = _slogan(bulletin.slogan or "", text_pt, grid, printer)
    foot_size, foot = _fitted_foot(bulletin, css, grid, product.qr_mm, filled.size, printer)
    return Sheet(
        bulletin, product, grid, qr, quiet, name, filled,
        trail, slogan, _head_mm(name, bool(trail), bool(slogan), text_pt, grid),
        hot_pt, number_em, foot_size, foot,
    )  # fmt: skip


def _texts(parts: tuple[Part, ...]) -> list[str]:
    rows = [row for part in parts for row in part.rows]
    return [*(part.title for part in parts), *(row.across for row in rows)]


def _name(text: str, grid: Grid, printer: Printer) -> Fitted:
    """Fit the name into one line, or into two of half the size."""
    for most, least in _NAMES:
        name = fit(
            text, printer.fonts, _SERIF, grid.text_mm * 0.99, most_pt=grid.name_pt * most,
            one_line_pt=grid.name_pt * _NAMES[0][1], least_pt=grid.name_pt * least,
            spacing_em=_NAME_EM,
        )  # fmt: skip
        if name and (most < 1 or len(name.lines) == 1):
            return name
    raise NoRoom(Misfit("poster.name-too-wide", "name", text))


def _trail(names: tuple[str, ...], size_pt: float, grid: Grid, printer: Printer) -> tuple[str, ...]:
    """Return the units that have room in one line: the nearest."""
    while names and _line_mm(" · ".join(names), size_pt, printer) > grid.text_mm:
        names = names[1:]
    return names


def _slogan(text: str, size_pt: float, grid: Grid, printer: Printer) -> str:
    return text if _line_mm(text, size_pt, printer) <= grid.text_mm else ""


def _head_mm(name: Fitted, above: bool, below: bool, size_pt: float, grid: Grid) -> float:
    """Return the air above a name with a line of text above it, or below."""
    lines = (above + below) * _LINE_LEADING + below * _SLOGAN_EM
    tall_pt = len(name.lines) * name.size_pt * _NAME_LEADING + lines * size_pt
    return (grid.band_mm - _RULES_MM * grid.scale - tall_pt * MM_PER_PT) / 2


def _line_mm(text: str, size_pt: float, printer: Printer) -> float:
    wide_em = printer.fonts.width_em(text, _REGULAR) + _LINE_EM * len(text)
    return wide_em * size_pt * MM_PER_PT


def _hot_pt(bulletin: Bulletin, grid: Grid, printer: Printer) -> float:
    wide_em = printer.fonts.width_em(bulletin.hotline.shown, _BOLD)
    return largest(grid.hot_pt, wide_em, grid.half_mm * 0.99)


def _number_em(bulletin: Bulletin, printer: Printer) -> float:
    """Return how wide the column of numbers is: that of the widest."""
    contacts: tuple[PanelRow, ...] = bulletin.contacts.rows if bulletin.contacts else ()
    numbers = [getattr(row, "phone", None) for row in (*bulletin.people, *contacts)]
    shown = [number.shown for number in numbers if isinstance(number, Phone)]
    return max([_NUMBER_EM, *(printer.fonts.width_em(one, _BOLD) + 0.1 for one in shown)])


def _name_pts(
    bulletin: Bulletin, grid: Grid, number_em: float, printer: Printer
) -> tuple[float, ...]:
    """Return how large, in each size, people are named who stand side by side: all alike.

    Smaller where the longest name then has one line that is no smaller than text; else it is
    broken, and no smaller.
    """
    names = [person.name for person in bulletin.people if person.name]
    wide_em = max((printer.fonts.width_em(name, _BOLD) for name in names), default=0.1)
    found = []
    for size in sizes_of(grid):
        number_mm = size.value_pt * number_em * MM_PER_PT
        room_mm = grid.half_mm - (_RULED_MM + _BEHIND_MM) * grid.scale - number_mm
        most = largest(size.value_pt, wide_em, max(room_mm, 0))
        found.append(most if most >= size.text_pt else size.value_pt)
    return tuple(found)


def _fitted_foot(
    bulletin: Bulletin, css: str, grid: Grid, tall_mm: float, largest_size: int, printer: Printer
) -> tuple[int, tuple[Markup, Markup]]:
    """Return what stands beside the code, as large as titles, as text, or smaller."""
    foot = (Markup(""), Markup(""))
    last = len(sizes_of(grid)) - 1
    text = [(number, False) for number in range(largest_size, last + 1)]
    for number, large in [(largest_size, True), *text]:
        foot = _foot(bulletin, number, large, grid, printer)
        wanted = [("words", f"size{number}", str(html)) for html in foot]
        if sum(printer.ruler.heights_mm(css, wanted)) <= tall_mm:
            return number, foot
    return last, foot


def _foot(
    bulletin: Bulletin, number: int, large: bool, grid: Grid, printer: Printer
) -> tuple[Markup, Markup]:
    size = sizes_of(grid)[number]
    most_pt = size.value_pt if large else size.text_pt
    env = environment(printer.lang, paper=True)
    address = fit_address(bulletin.address_words, printer.fonts, grid.beside_mm, most_pt, _LEAST_PT)
    above = env.get_template("print/bulletin/scan.html").render(
        b=bulletin, address=address, large=large
    )
    below = env.get_template("print/bulletin/imprint.html").render(b=bulletin, large=large)
    return bind(Markup(above)), bind(Markup(below))


def _css(
    bulletin: Bulletin,
    grid: Grid,
    product: Product,
    printer: Printer,
    fitted: tuple[float, float],
    blocks: tuple[int, ...],
) -> str:
    hot_pt, number_em = fitted
    return printer.css(
        "print/bulletin/sheet.css", bulletin.theme, product.paper, blocks,
        g=grid, k=grid.scale, sizes=sizes_of(grid), hot_pt=hot_pt, number_em=number_em,
        name_em=_NAME_EM, line_em=_LINE_EM, name_leading=_NAME_LEADING, line_leading=_LINE_LEADING,
        qr_mm=product.qr_mm, slogan_em=_SLOGAN_EM,
        name_pts=_name_pts(bulletin, grid, number_em, printer),
    )  # fmt: skip


def render_sheet(sheet: Sheet, printer: Printer) -> tuple[Leaf, str]:
    """Return the leaf and its style sheet, with the blocks of its rare characters."""
    bulletin, paper = sheet.bulletin, sheet.product.paper
    env = environment(printer.lang, paper=True)
    html = env.get_template("print/bulletin/sheet.html").render(
        sheet=sheet, b=bulletin, f=sheet.filled, g=sheet.grid, paper=paper
    )
    above = bulletin.trail[-1] if bulletin.trail else ""
    leaf = Leaf((html,), bulletin.name, bulletin.responsible, above, bulletin.updated)
    blocks, fitted = printer.fonts.blocks(html), (sheet.hot_pt, sheet.number_em)
    return leaf, _css(bulletin, sheet.grid, sheet.product, printer, fitted, blocks)
