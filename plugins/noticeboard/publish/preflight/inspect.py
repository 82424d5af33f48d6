"""All that can be asked of any PDF before it goes to a print shop: a table of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import pikepdf
import pypdfium2

from noticeboard.publish.preflight.boxes import check_boxes
from noticeboard.publish.preflight.claims import check_claims
from noticeboard.publish.preflight.codes import check_codes
from noticeboard.publish.preflight.colour import check_colours, check_inks
from noticeboard.publish.preflight.engines import check_engines
from noticeboard.publish.preflight.finding import Finding, fault
from noticeboard.publish.preflight.fonts import check_fonts
from noticeboard.publish.preflight.margin import check_margin
from noticeboard.publish.preflight.opened import Opened
from noticeboard.publish.preflight.sizes import check_images, check_lines, check_type

__all__ = ["CHECKS", "inspect_file"]

_Check: TypeAlias = Callable[[Opened], Iterator[Finding]]

#: Each check by its id, which names it in `locale/` as ``check.<id>``; in the order of the table.
CHECKS: Mapping[str, _Check] = MappingProxyType(
    {
        "boxes": check_boxes,
        "claims": check_claims,
        "colours": check_colours,
        "inks": check_inks,
        "fonts": check_fonts,
        "type": check_type,
        "lines": check_lines,
        "images": check_images,
        "margin": check_margin,
        "codes": check_codes,
        "engines": check_engines,
    }
)


def inspect_file(path: Path, for_press: bool = False) -> dict[str, tuple[Finding, ...]]:
    """Ask everything of the file at `path`.

    Args:
        path: Any file.
        for_press: It is to be fit for a press whatever it says of itself.

    Returns:
        For each check what it says; only ``file`` where the file cannot be opened.
    """
    try:
        with pikepdf.open(path) as structure:
            view = pypdfium2.PdfDocument(path)
            try:
                opened = Opened(path, structure, view, for_press)
                return {name: (*check(opened),) for name, check in CHECKS.items()}
            finally:
                view.close()
    except pikepdf.PasswordError:
        return {"file": (fault("preflight.file-locked"),)}
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as error:
        reason = str(error).splitlines()[0].removeprefix(f"{path}: ")
        return {"file": (fault("preflight.file-broken", reason=reason),)}
    except OSError as error:
        return {"file": (fault("preflight.file-unread", reason=error.strerror or str(error)),)}
