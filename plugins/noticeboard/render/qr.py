"""QR codes: matrix, one merged SVG path, PNG. Black on white, whatever the theme or the mode."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_Q

__all__ = ["QUIET_ZONE", "Qr", "build_qr", "render_png", "render_svg"]

#: Modules of white on each side (ISO/IEC 18004, 9.1).
QUIET_ZONE = 4


@dataclass(frozen=True, slots=True)
class Qr:
    """One symbol.

    Attributes:
        payload: What a scan reads.
        rows: Dark modules as True, without the quiet zone.
    """

    payload: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules on a side, without the quiet zone: 25 for 29 upper-case characters."""
        return len(self.rows)

    @property
    def path(self) -> str:
        """SVG path of the dark modules, one unit each, runs of a row merged."""
        runs = []
        for y, row in enumerate(self.rows):
            x = 0
            while x < len(row):
                if not row[x]:
                    x += 1
                    continue
                start = x
                while x < len(row) and row[x]:
                    x += 1
                runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
        return "".join(runs)


@lru_cache(maxsize=4096)
def build_qr(payload: str) -> Qr:
    """Build the symbol for `payload` at level Q (a quarter may be lost), in the smallest version.

    The library chooses alphanumeric mode where every character allows it (upper case, digits and
    ``$%*+-./:`` and space).
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_Q, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return Qr(payload, tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix()))


def render_svg(qr: Qr) -> str:
    """Return an SVG file with its quiet zone; one unit is one module."""
    size, q = qr.modules + 2 * QUIET_ZONE, QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'width="{size * 8}" height="{size * 8}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path transform="translate({q} {q})" d="{qr.path}"/></svg>\n'
    )


def render_png(qr: Qr, module_px: int = 12) -> bytes:
    """Return a 1-bit PNG file with its quiet zone, `module_px` pixels to a module."""
    size = qr.modules + 2 * QUIET_ZONE
    image = Image.new("1", (size, size), 1)
    for y, row in enumerate(qr.rows):
        for x, dark in enumerate(row):
            if dark:
                image.putpixel((x + QUIET_ZONE, y + QUIET_ZONE), 0)
    stream = io.BytesIO()
    scaled = image.resize((size * module_px, size * module_px), Image.Resampling.NEAREST)
    scaled.save(stream, "PNG", optimize=True)
    return stream.getvalue()
