"""Whether other programs draw a file as PDFium does: Ghostscript and MuPDF, where they are.

Why: PDFium forgives what these do not. A poster may look right in a browser and come from the
print shop without a word of Chinese.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageCms

from noticeboard.publish.preflight.finding import Finding, fault, note, ok
from noticeboard.publish.preflight.opened import Opened

__all__ = ["RASTERS", "check_engines", "raster", "share_that_differs"]

#: Twice as fine as what is compared: programs put letters on whole pixels, each in its own way.
DPI = 120
#: Of a page no longer than this, in points: on a card what is rounded is a greater share.
_SMALL_PT, SMALL_DPI = 600, 480
#: Pixels of 60 dpi on a side of a cell, some 2 mm: the edges of letters are averaged away there,
#: and a letter that is missing is not.
CELL = 5
#: Levels of grey, of 256, by which the means of a cell may differ.
LEVELS = 31
#: Of the cells, as many may differ. Boxes in place of Chinese change some 10 %.
MOST_SHARE = 0.01
#: Seconds for a page.
_PATIENCE_S = 120

#: Commands that write a raster of one page, `{page}` is its number, to the standard output.
RASTERS = {
    "gs": (
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dFirstPage={page}", "-dLastPage={page}",
        "-r{dpi}", "-sDEVICE=png16m", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
        "-sOutputFile=-", "{file}",
    ),
    "mutool": (
        "mutool", "draw", "-q", "-r", "{dpi}", "-c", "rgb", "-F", "png", "-o", "-", "{file}",
        "{page}",
    ),
}  # fmt: skip


def check_engines(file: Opened) -> Iterator[Finding]:
    """Draw every page with each program that is there, and compare."""
    for program in RASTERS:
        if shutil.which(program) is None:
            yield note("preflight.engine-none", program=program)
        else:
            yield from _program(file, program)


def _program(file: Opened, program: str) -> Iterator[Finding]:
    worst = 0.0
    for page in range(1, len(file.view) + 1):
        dpi = _dpi(file.view[page - 1])
        theirs = raster(file.path, program, page, file.profile, dpi)
        if theirs is None:
            yield fault("preflight.engine-fails", program=program, page=page)
            return
        ours = _grey(file.view[page - 1], dpi)
        share = share_that_differs(ours, theirs)
        worst = max(worst, share)
        if share > MOST_SHARE:
            params = {"program": program, "page": page, "percent": f"{share * 100:.1f}"}
            yield fault("preflight.engine", **params)
    if worst <= MOST_SHARE:
        yield ok("preflight.engine-ok", program=program, percent=f"{worst * 100:.2f}")


def _dpi(page: pypdfium2.PdfPage) -> int:
    return SMALL_DPI if max(page.get_size()) <= _SMALL_PT else DPI


def _grey(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    image: Image.Image = page.render(scale=dpi / 72).to_pil()
    return image.convert("L").reduce(dpi // 60)


def raster(
    pdf: Path, program: str, page: int = 1, profile: bytes | None = None, dpi: int = DPI
) -> Image.Image | None:
    """Return a page in grey of 60 dpi as `program` draws it; None where it cannot.

    Args:
        pdf: The file.
        program: One of `RASTERS`.
        page: The first is 1.
        profile: Of the press that the file is for. Debian's MuPDF knows no profiles and shows inks
            far too bright, so it is asked for the inks themselves.
        dpi: How fine it is drawn; a multiple of 60.
    """
    inks = profile if program == "mutool" else None
    command = [part.format(file=pdf, page=page, dpi=dpi) for part in RASTERS[program]]
    if inks:
        command = [{"rgb": "cmyk", "png": "pam"}.get(part, part) for part in command]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_PATIENCE_S)
        image = _seen(done.stdout, inks) if inks else Image.open(io.BytesIO(done.stdout))
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return image.convert("L").reduce(dpi // 60)


def _seen(pam: bytes, profile: bytes) -> Image.Image:
    """Return how a raster of inks looks on paper."""
    head, _, pixels = pam.partition(b"ENDHDR\n")
    sizes = dict(line.split(maxsplit=1) for line in head.splitlines() if b" " in line)
    size = int(sizes.get(b"WIDTH", 0)), int(sizes.get(b"HEIGHT", 0))
    inks = Image.frombytes("CMYK", size, pixels)
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    seen = ImageCms.profileToProfile(
        inks, source, ImageCms.createProfile("sRGB"), outputMode="RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )  # fmt: skip
    assert seen is not None, "it was not asked to do it in place"
    return seen


def share_that_differs(one: Image.Image, other: Image.Image) -> float:
    """Return the share of cells whose means differ by more than `LEVELS`; 1 for unequal sizes."""
    sides = [*zip(one.size, other.size, strict=True)]
    if max(abs(a - b) for a, b in sides) > 1:
        return 1.0
    width, height = (min(side) // CELL * CELL for side in sides)
    cells = (image.crop((0, 0, width, height)).reduce(CELL) for image in (one, other))
    counts = ImageChops.difference(*cells).histogram()
    return sum(counts[LEVELS + 1 :]) / sum(counts)
