"""What other programs make of a file than PDFium: Ghostscript, MuPDF, Poppler, as Debian has them.

Why: PDFium, through which the preflight and the other tests look, forgives what these do not. A
poster may look right in a browser and come from the print shop without a word of Chinese.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from noticeboard.publish.preflight.engines import DPI, share_that_differs

__all__ = ["RASTERS", "TEXTS", "raster", "share_that_differs", "text"]

#: Commands that write a raster of the first page to the standard output.
RASTERS = {
    "gs": (
        "gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dLastPage=1", f"-r{DPI}",
        "-sDEVICE=png16m", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-sOutputFile=-",
    ),
    "mutool": ("mutool", "draw", "-q", "-r", str(DPI), "-c", "rgb", "-F", "png", "-o", "-"),
    "pdftoppm": ("pdftoppm", "-r", str(DPI), "-singlefile"),
}  # fmt: skip
#: Commands that write the text of a file to the standard output; {} is the file.
TEXTS = {
    "mutool": ("mutool", "draw", "-q", "-F", "txt", "-o", "-", "{}"),
    "pdftotext": ("pdftotext", "-q", "-enc", "UTF-8", "-raw", "{}", "-"),
}
#: Debian's MuPDF is built without colour management, and says so of every file.
_KNOWN = b"warning: ICC support is not available\n"


def _run(*command: str) -> bytes:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]}: `tools/setup.sh test` installs it")
    done = subprocess.run(command, capture_output=True, check=False)
    # All of them tell of a broken font on the standard error and end with status 0.
    told = done.stderr.replace(_KNOWN, b"").decode()
    assert (done.returncode, told) == (0, ""), told[:200]
    return done.stdout


def raster(pdf: Path, program: str = "") -> Image.Image:
    """Return the first page in grey of 60 dpi as `program` draws it, PDFium where none is named."""
    if program:
        image = Image.open(io.BytesIO(_run(*RASTERS[program], str(pdf))))
    else:
        image = pypdfium2.PdfDocument(pdf)[0].render(scale=DPI / 72).to_pil()
    return image.convert("L").reduce(DPI // 60)


def text(pdf: Path, program: str) -> str:
    """Return all text in the order in which `program` finds it, without white space."""
    told = _run(*(str(pdf) if part == "{}" else part for part in TEXTS[program]))
    return "".join(told.decode().split())
