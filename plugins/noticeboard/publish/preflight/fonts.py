"""Whether every font is in the file."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from noticeboard.publish.preflight.built import misnumbered
from noticeboard.publish.preflight.finding import Finding, fault, note, ok
from noticeboard.publish.preflight.opened import Opened

__all__ = ["check_fonts"]

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(file: Opened) -> Iterator[Finding]:
    """Look for fonts that are left outside, and for those that some programs cannot read."""
    fonts = [
        item
        for item in file.structure.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
    ]
    bare = [f for f in fonts if f.get("/Subtype") not in ("/Type0", "/Type3") and not _inside(f)]
    for font in bare:
        yield fault("preflight.font-outside", font=str(font.get("/BaseFont", "?"))[1:])
    wrong = misnumbered(file.structure) if _is_ours(file.structure) else ""
    if wrong:
        yield fault("preflight.font-numbers", font=wrong)
    if not (bare or wrong):
        yield ok("preflight.font-ok", count=len(fonts)) if fonts else note("preflight.font-none")


def _is_ours(document: pikepdf.Pdf) -> bool:
    """Whether the file is of this program: others number glyphs in other right ways."""
    return document.docinfo.get("/Creator") == "noticeboard"


def _inside(font: pikepdf.Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, pikepdf.Dictionary) and any(n in descriptor for n in _FILES)
