"""In which colours a page is painted: walked through as it is drawn, what is drawn in it too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

__all__ = ["Paint", "paints_of"]

_DEVICE = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}
#: Operators that set a colour and its space at once.
_SET = {"g": "gray", "G": "gray", "rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK"}
_ICC = {1: "gray", 3: "RGB", 4: "CMYK"}
_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour that is set, or what brings its own: an image, a gradient, a group.

    Attributes:
        family: ``gray``, ``CMYK``, ``RGB`` (calibrated ones too), ``Lab``, ``spot``, ``none``.
        where: ``fill``, ``image``, ``shading``, ``group``.
        inks: Of a CMYK colour that is set, from 0 to 1.
    """

    family: str
    where: str
    inks: tuple[float, ...] = ()


def paints_of(page: pikepdf.Page) -> Iterator[Paint]:
    """Yield the colours of all that is painted on `page`."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    node: Any = page.obj
    while "/Resources" not in node and "/Parent" in node:
        node = node.Parent
        resources = node.get("/Resources", resources)
    if "/Group" in page.obj and "/CS" in page.obj.Group:
        yield Paint(_family(page.obj.Group.CS, resources), "group")
    yield from _walk(page, resources, set(), 0)


def _walk(content: Any, resources: Any, seen: set[Any], depth: int) -> Iterator[Paint]:
    if depth > _DEPTH:
        return
    steps: Any = pikepdf.parse_content_stream(content)
    for step in steps:
        operator, operands = str(step.operator), step.operands
        if operator in _SET:
            inks = tuple(float(v) for v in operands) if operator in "kK" else ()
            yield Paint(_SET[operator], "fill", inks)
        elif operator in ("cs", "CS"):
            yield Paint(_family(operands[0], resources), "fill")
        elif operator == "INLINE IMAGE":
            space = step.iimage.obj.get("/ColorSpace", step.iimage.obj.get("/CS"))
            yield Paint(_family(space, resources), "image")
        elif operator in _INSIDE and operands and isinstance(operands[-1], pikepdf.Name):
            yield from _inside(_INSIDE[operator], operands[-1], resources, seen, depth)


#: Masks of `gs` are not among them: what they are painted in becomes transparency, and no colour.
#: Operators that draw what a name of the resources stands for, and the kind of resource.
_INSIDE = {"Do": "/XObject", "scn": "/Pattern", "SCN": "/Pattern", "sh": "/Shading"}


def _inside(kind: str, name: Any, resources: Any, seen: set[Any], depth: int) -> Iterator[Paint]:
    item = resources.get(kind, pikepdf.Dictionary()).get(name)
    if item is None or (item.is_indirect and item.objgen in seen):
        return
    seen.add(item.objgen if item.is_indirect else id(item))
    if kind == "/Shading" or "/Shading" in item:
        shading = item if kind == "/Shading" else item.Shading
        yield Paint(_family(shading.ColorSpace, resources), "shading")
    elif item.get("/Subtype") == "/Image":
        if not item.get("/ImageMask", False):
            yield Paint(_family(item.get("/ColorSpace"), resources), "image")
    else:
        own = item.get("/Resources", resources)
        if "/Group" in item and "/CS" in item.Group:
            yield Paint(_family(item.Group.CS, own), "group")
        yield from _walk(item, own, seen, depth + 1)


def _family(space: Any, resources: Any) -> str:
    """Return the family of a colour space, whether named, written out, or of another."""
    if isinstance(space, pikepdf.Name):
        name = _DEVICE.get(str(space), str(space))
        named = resources.get("/ColorSpace", pikepdf.Dictionary()).get(name)
        if named is not None and named != space:
            return _family(named, resources)
        return {"/DeviceGray": "gray", "/DeviceRGB": "RGB", "/DeviceCMYK": "CMYK"}.get(name, "none")
    if not isinstance(space, pikepdf.Array) or not len(space):
        return "none"
    kind = str(space[0])
    if kind == "/ICCBased":
        return _ICC.get(int(space[1].get("/N", 0)), "none")
    if kind in ("/Indexed", "/I", "/Pattern"):
        return _family(space[1], resources) if len(space) > 1 else "none"
    names = {"/CalRGB": "RGB", "/CalGray": "gray", "/Lab": "Lab", "/Separation": "spot",
             "/DeviceN": "spot"}  # fmt: skip
    return names.get(kind) or _family(space[0], resources)
