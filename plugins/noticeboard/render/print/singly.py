"""Sheets that are fitted, set, drawn and proven one at a time: most designs share nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from noticeboard.render.print.design import Printed, Product
from noticeboard.render.print.leaf import Laid, Leaf, without_photos
from noticeboard.render.print.misfit import Misfit, begin
from noticeboard.render.print.printer import Printer
from noticeboard.render.print.proof import Proof

__all__ = ["Leaves", "draw_each", "lay_each"]

_Content = TypeVar("_Content")
_Sheet = TypeVar("_Sheet")


def draw_each(
    fit: Callable[[_Content, Product, Printer], _Sheet],
    draw: Callable[[_Sheet, Product, Printer], Printed | Misfit],
    contents: tuple[_Content, ...],
    product: Product,
    printer: Printer,
) -> Iterator[Printed | Misfit]:
    """Yield what `draw` makes of each of `contents` that `fit` has room for, or why it has none."""
    for content in contents:
        sheet = begin(fit, content, product, printer)
        yield sheet if isinstance(sheet, Misfit) else draw(sheet, product, printer)


def lay_each(
    fit: Callable[[_Content, Product, Printer], _Sheet],
    lay: Callable[[_Sheet, Product, Printer], Misfit | None],
    contents: tuple[_Content, ...],
    product: Product,
    printer: Printer,
) -> tuple[Misfit | None, ...]:
    """Return why each of `contents` has no room, or None where it has; nothing is drawn."""
    begun = (begin(fit, content, product, printer) for content in contents)
    return tuple(one if isinstance(one, Misfit) else lay(one, product, printer) for one in begun)


@dataclass(frozen=True, slots=True)
class Leaves(Generic[_Sheet]):
    """How sheets of one page are set and looked at.

    Attributes:
        render: Sets a sheet: its leaf, and the style sheet.
        prove: Says what is wrong with it as it was laid out.
        tell: Says what must be true of its file.
    """

    render: Callable[[_Sheet, Printer], tuple[Leaf, str]]
    prove: Callable[[_Sheet, Laid], Misfit | None]
    tell: Callable[[_Sheet, Laid], Proof]

    def draw(self, sheet: _Sheet, product: Product, printer: Printer) -> Printed | Misfit:
        """Draw `sheet`, or tell what is wrong with it."""
        leaf, css = self.render(sheet, printer)
        (drawn,) = printer.press.draw([leaf], css, product.paper)
        (laid,) = drawn.pages
        return self.prove(sheet, laid) or Printed(drawn.pdf, self.tell(sheet, laid))

    def lay(self, sheet: _Sheet, _product: Product, printer: Printer) -> Misfit | None:
        """Tell the same, and draw nothing."""
        leaf, css = self.render(sheet, printer)
        bare = replace(leaf, pages=tuple(map(without_photos, leaf.pages)))
        ((laid,),) = printer.press.lay([bare], css)
        return self.prove(sheet, laid)
