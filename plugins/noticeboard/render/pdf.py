"""The only module that imports WeasyPrint: measures HTML, and draws it as PDF.

Importing it raises a `SetupError` where the system libraries of WeasyPrint are missing, so whatever
needs no posters (a check, a preview) imports neither this module nor those that stand on it.

One `Press` serves a whole process: it holds the fonts and the parsed style sheets, which are most
of the cost of a poster.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf

from noticeboard.errors import SetupError
from noticeboard.render.fonts import FontFile

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher
except OSError as error:  # it loads Pango's libraries when it is imported
    raise SetupError("setup.pango", reason=str(error).splitlines()[0]) from error

__all__ = ["PHOTOS", "Boxes", "Press", "PressWarning"]

#: CSS pixels in a millimetre; WeasyPrint reports positions in pixels.
PX_PER_MM = 96 / 25.4
PT_PER_MM = 72 / 25.4
#: How documents address a prepared photo: ``photo:<id>.jpg``.
#: Why no path: WeasyPrint names pictures after their address, and so the bytes of a poster would
#: depend on where the project is.
PHOTOS = "photo:"

_LOGGER = logging.getLogger("weasyprint")


class PressWarning(Exception):
    """WeasyPrint had a complaint: a style that it does not know, a resource that is missing."""


class _Fetcher(URLFetcher):  # type: ignore[misc]
    """Reads fonts, photos and data URLs; anything else stops the poster."""

    def __init__(self, fonts: Path, photos: Path) -> None:
        super().__init__(
            allowed_protocols={"file", "data"}, allow_redirects=False, fail_on_errors=True
        )
        self._roots = (fonts.resolve(), photos.resolve())

    def fetch(self, url: str, headers: Any = None) -> Any:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)
        path = Path(unquote(parts.path))
        if parts.scheme == PHOTOS.removesuffix(":"):
            path = self._roots[1] / path
        elif parts.scheme != "file":
            raise FatalURLFetchingError(f"refused: {url}")
        inside = any(path.resolve().is_relative_to(root) for root in self._roots)
        if parts.netloc or not inside:
            raise FatalURLFetchingError(f"refused: {url}")
        return super().fetch(path.resolve().as_uri(), headers)


class _Complaints(logging.Handler):
    """Remembers every warning: a poster with a complaint is not printed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _no_complaints() -> Iterator[None]:
    """Raise `PressWarning` with all that WeasyPrint warns of meanwhile."""
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    try:
        yield
    finally:
        _LOGGER.removeHandler(complaints)
    if complaints.heard:
        raise PressWarning("; ".join(complaints.heard))


@dataclass(frozen=True, slots=True)
class Boxes:
    """The page boxes of a sheet in millimetres: the medium from 0,0, trim and bleed inside it."""

    width_mm: float
    height_mm: float
    slug_mm: float
    bleed_mm: float

    def trim_pt(self, extra_mm: float = 0.0) -> list[float]:
        """Return the trim box in points, grown by `extra_mm` on each side."""
        low = (self.slug_mm - extra_mm) * PT_PER_MM
        right = (self.slug_mm + self.width_mm + extra_mm) * PT_PER_MM
        top = (self.slug_mm + self.height_mm + extra_mm) * PT_PER_MM
        return [round(value, 4) for value in (low, low, right, top)]


class Press:
    """Fonts and style sheets of one process.

    Args:
        fonts: Folder of the cut fonts.
        photos: Folder of the prepared photos; documents read nothing outside of these two.
    """

    def __init__(self, fonts: Path, photos: Path) -> None:
        self._fetcher = _Fetcher(fonts, photos)
        self._config = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._fonts: set[str] = set()
        _LOGGER.propagate = False

    def load_fonts(self, files: tuple[FontFile, ...]) -> None:
        """Make cut fonts known; each once."""
        for file in files:
            rule = (
                f'@font-face{{font-family:"{file.family}";font-weight:{file.weight};'
                f'src:url("{file.path.resolve().as_uri()}")}}'
            )
            if rule not in self._fonts:
                self._fonts.add(rule)
                with _no_complaints():
                    CSS(string=rule, font_config=self._config, url_fetcher=self._fetcher)

    def _sheet(self, css: str) -> Any:
        if css not in self._sheets:
            self._sheets[css] = CSS(string=css, font_config=self._config, url_fetcher=self._fetcher)
        return self._sheets[css]

    def _layout(self, html: str, css: str) -> Any:
        document = HTML(string=html, url_fetcher=self._fetcher, base_url=None)
        with _no_complaints():
            return document.render(font_config=self._config, stylesheets=[self._sheet(css)])

    def measure(self, html: str, css: str) -> dict[str, tuple[float, float, float, float]]:
        """Lay out `html` and return the box of every element with an id.

        Returns:
            Id → left, top, width and height in millimetres on its page.
        """
        boxes: dict[str, tuple[float, float, float, float]] = {}
        for page in self._layout(html, css).pages:
            boxes |= _boxes(page)
        return boxes

    def draw(
        self, html: str, css: str, boxes: Boxes
    ) -> tuple[bytes, list[dict[str, tuple[float, float, float, float]]]]:
        """Lay out and draw `html`.

        Returns:
            The PDF, and for each of its pages the boxes of elements with an id, as `measure`.
        """
        laid = self._layout(html, css)

        def finish(document: Any, pdf: Any) -> None:
            for page in pdf.objects:
                if isinstance(page, dict) and page.get("Type") == "/Page":
                    page["TrimBox"] = pydyf.Array(boxes.trim_pt())
                    page["BleedBox"] = pydyf.Array(boxes.trim_pt(boxes.bleed_mm))

        with _no_complaints():
            pdf = laid.write_pdf(finisher=finish, full_fonts=False)
        return pdf, [_boxes(page) for page in laid.pages]


def _boxes(page: Any) -> dict[str, tuple[float, float, float, float]]:
    return {
        name: (
            left / PX_PER_MM,
            top / PX_PER_MM,
            (right - left) / PX_PER_MM,
            (bottom - top) / PX_PER_MM,
        )
        for name, (left, top, right, bottom) in page.anchors.items()
    }
