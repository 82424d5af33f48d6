"""The only module that imports WeasyPrint: measures HTML, and draws it as PDF.

Importing it raises a `SetupError` where the system libraries of WeasyPrint are missing, so whatever
needs no posters (a check, a preview) imports neither this module nor those that stand on it.

One `Press` serves a whole process: it holds the fonts and the parsed style sheets, which are most
of the cost of a poster.
"""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

import pydyf

from noticeboard.errors import SetupError
from noticeboard.render.environment import TEMPLATES
from noticeboard.render.fonts import FontFile

try:
    from weasyprint import CSS, HTML
    from weasyprint.document import DocumentMetadata
    from weasyprint.formatting_structure.boxes import TextBox
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher
except OSError as error:  # it loads Pango's libraries when it is imported
    raise SetupError("setup.pango", reason=str(error).splitlines()[0]) from error
if harfbuzz_subset is None:  # it would do without, a hundred times slower, and complain
    raise SetupError("setup.pango", reason="libharfbuzz-subset")

__all__ = ["PHOTOS", "Boxes", "Drawn", "Laid", "Leaf", "Places", "Press", "PressWarning", "Text"]

#: CSS pixels in a millimetre; WeasyPrint reports positions in pixels.
PX_PER_MM = 96 / 25.4
PT_PER_MM = 72 / 25.4
#: How documents address a prepared photo: ``photo:<id>.jpg``.
#: Why no path: WeasyPrint names pictures after their address, and so the bytes of a poster would
#: depend on where the project is.
PHOTOS = "photo:"

#: Id of an element → left, top, width and height in millimetres on its page.
Places: TypeAlias = dict[str, tuple[float, float, float, float]]

_LOGGER = logging.getLogger("weasyprint")
#: Line feeds between elements: our templates have them between blocks only, where they say nothing,
#: and each would be parsed, made a box, and thrown away.
_BETWEEN = re.compile(r">\n+<")
#: A page of its own for each leaf. Ids begin with its number, since a document may hold each once.
_LEAVES = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>-</title></head>
<body>{leaves}</body></html>"""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text in one line, and the place of its letters in millimetres on its page.

    Attributes:
        words: What it says.
        part: Id of the element that it stands in, the nearest; empty where none has one.
        top_mm, bottom_mm: Of the em around its letters, which no line spacing is part of.
    """

    words: str
    part: str
    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet laid out: the places of all elements with an id, and of all text."""

    places: Places
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Drawn(Laid):
    """The same, drawn as a file."""

    pdf: bytes


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


class _Html(HTML):  # type: ignore[misc]
    """HTML that starts from our own style sheet; should WeasyPrint no longer ask, from its own."""

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
        return [_base_sheet()]


@cache
def _base_sheet() -> Any:
    return CSS(string=(TEMPLATES / "poster/base.css").read_text("utf-8"))


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


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet to be drawn.

    Attributes:
        html: What stands in its body.
        title, author, subject: What the file says of itself.
        day: When its content was made, in place of the clock.
    """

    html: str
    title: str
    author: str
    subject: str
    day: date | None

    def metadata(self, lang: str) -> Any:
        """Return the same as WeasyPrint takes it."""
        day = self.day.isoformat() if self.day else None
        return DocumentMetadata(
            title=self.title, authors=[self.author], description=self.subject,
            generator="noticeboard", created=day, modified=day, lang=lang,
        )  # fmt: skip


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
        html = _BETWEEN.sub("><", html)
        document = _Html(string=html, url_fetcher=self._fetcher, base_url=None)
        with _no_complaints():
            return document.render(font_config=self._config, stylesheets=[self._sheet(css)])

    def measure(self, html: str, css: str) -> Places:
        """Lay out `html` and return the place of every element with an id."""
        places: Places = {}
        for page in self._layout(html, css).pages:
            places |= _places(page)
        return places

    def lay(self, leaves: Sequence[Leaf], css: str, lang: str = "zh-Hans") -> list[Laid]:
        """Lay out every leaf on a page of its own, and draw none."""
        laid = self._lay(leaves, css, lang)
        found = [_laid(page, f"{n}.") for n, page in enumerate(laid.pages)]
        del laid
        _forget_boxes()
        return found

    def draw(
        self, leaves: Sequence[Leaf], css: str, boxes: Boxes, lang: str = "zh-Hans"
    ) -> list[Drawn]:
        """Draw every leaf as a PDF of one page; the bytes of each are those it has alone.

        Why together: WeasyPrint computes the style of equal elements below equal parents once for
        a document, and that is a tenth of the time of a poster. So nothing that has children
        should have a style attribute.

        Raises:
            PressWarning: WeasyPrint complained, or a leaf took more than its page.
        """
        drawn = self._draw(leaves, css, boxes, lang)
        _forget_boxes()
        return drawn

    def _lay(self, leaves: Sequence[Leaf], css: str, lang: str) -> Any:
        marked = (leaf.html.replace(' id="', f' id="{n}.') for n, leaf in enumerate(leaves))
        html = "".join(f'<div class="leaf">{one}</div>' for one in marked)
        laid = self._layout(_LEAVES.format(lang=lang, leaves=html), css)
        if len(laid.pages) != len(leaves):
            raise PressWarning(f"{len(laid.pages)} pages for {len(leaves)} leaves")
        return laid

    def _draw(self, leaves: Sequence[Leaf], css: str, boxes: Boxes, lang: str) -> list[Drawn]:
        laid = self._lay(leaves, css, lang)

        def finish(document: Any, pdf: Any) -> None:
            for page in pdf.objects:
                if isinstance(page, dict) and page.get("Type") == "/Page":
                    page["TrimBox"] = pydyf.Array(boxes.trim_pt())
                    page["BleedBox"] = pydyf.Array(boxes.trim_pt(boxes.bleed_mm))

        drawn = []
        for n, (page, leaf) in enumerate(zip(laid.pages, leaves, strict=True)):
            found = _laid(page, f"{n}.")
            page.anchors.clear()  # a file on paper needs no targets of links
            document = laid.copy([page])
            document.metadata = leaf.metadata(lang)
            with _no_complaints():
                pdf = document.write_pdf(finisher=finish, full_fonts=False)
            drawn.append(Drawn(found.places, found.texts, pdf))
        return drawn


def _forget_boxes() -> None:
    """Free the boxes of a layout now: they point at each other, and each layout has thousands.

    Only what is young is looked at: what lives so long lives as long as the process.
    """
    gc.collect(1)


def _laid(page: Any, prefix: str) -> Laid:
    """Return what stands where on a page; of `prefix` the ids are freed."""
    places = {key.removeprefix(prefix): at for key, at in _places(page).items()}
    return Laid(places, tuple(_texts(page, prefix)))


def _places(page: Any) -> Places:
    return {
        name: (
            left / PX_PER_MM,
            top / PX_PER_MM,
            (right - left) / PX_PER_MM,
            (bottom - top) / PX_PER_MM,
        )
        for name, (left, top, right, bottom) in page.anchors.items()
    }


#: How far letters reach above and below the baseline, in em. Noto's ideographs: 0.88 and 0.12.
_ABOVE_EM, _BELOW_EM = 0.88, 0.12


def _texts(page: Any, prefix: str) -> Iterator[Text]:
    """Yield the text of a page in the order of its boxes; of `prefix` the ids are freed.

    Why from the boxes: WeasyPrint tells of nothing but elements with an id, and text that its
    element does not hold is what is looked for.
    """
    todo = [(page._page_box, "")]
    while todo:
        box, part = todo.pop()
        part = box.style["anchor"] or part
        if not isinstance(box, TextBox):
            todo += [(child, part) for child in reversed([*box.all_children()])]
        elif not box.text.isspace():
            size, base = box.style["font_size"], box.position_y + box.baseline
            yield Text(
                box.text.strip(),
                part.removeprefix(prefix),
                box.position_x / PX_PER_MM,
                (base - _ABOVE_EM * size) / PX_PER_MM,
                (box.position_x + box.width) / PX_PER_MM,
                (base + _BELOW_EM * size) / PX_PER_MM,
            )
