"""The only module that imports WeasyPrint: measures HTML, and draws it as PDF.

Importing it raises a `SetupError` where the system libraries of WeasyPrint are missing, so whatever
draws nothing (a check, a preview) imports neither this module nor `start`, which stands on it.

One `Press` serves a whole process: it holds the fonts and the parsed style sheets, which are most
of the cost of a poster.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf

from noticeboard.errors import SetupError
from noticeboard.render.environment import TEMPLATES
from noticeboard.render.fonts import FontFile
from noticeboard.render.print.complaints import PressWarning, no_complaints
from noticeboard.render.print.inks import Profile, separate
from noticeboard.render.print.leaf import PHOTOS, Boxes, Drawn, Laid, Leaf, Text
from noticeboard.render.print.marks import OPENING
from noticeboard.render.print.paper import Paper
from noticeboard.render.print.tags import drop_ornaments, name_pictures

try:
    from weasyprint import CSS, HTML
    from weasyprint.document import DocumentMetadata
    from weasyprint.formatting_structure.boxes import LineBox, TextBox
    from weasyprint.text.ffi import harfbuzz_subset
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher
except OSError as error:  # it loads Pango's libraries when it is imported
    raise SetupError("setup.pango", reason=str(error).splitlines()[0]) from error
if harfbuzz_subset is None:  # it would do without, a hundred times slower, and complain
    raise SetupError("setup.pango", reason="libharfbuzz-subset")

__all__ = ["Press"]

#: CSS pixels in a millimetre; WeasyPrint reports positions in pixels.
PX_PER_MM = 96 / 25.4
#: Line feeds between elements: our templates have them between blocks only, where they say nothing,
#: and each would be parsed, made a box, and thrown away.
_BETWEEN = re.compile(r">\n+<")
#: A page of its own for each. Ids begin with its number, since a document may hold each once.
_PAGES = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>-</title></head>
<body>{pages}</body></html>"""


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
    return CSS(string=(TEMPLATES / "print/base.css").read_text("utf-8"))


class Press:
    """Fonts and style sheets of one process.

    Args:
        fonts: Folder of the cut fonts.
        photos: Folder of the prepared photos; documents read nothing outside of these two.
        profile: Of the press; None where only files for an office are made.
    """

    def __init__(self, fonts: Path, photos: Path, profile: Profile | None = None) -> None:
        self._profile = profile
        self._fetcher = _Fetcher(fonts, photos)
        self._config = FontConfiguration()
        self._sheets: dict[str, Any] = {}
        self._fonts: set[str] = set()

    def load_fonts(self, files: tuple[FontFile, ...]) -> None:
        """Make cut fonts known; each once."""
        for file in files:
            rule = (
                f'@font-face{{font-family:"{file.family}";font-weight:{file.weight};'
                f'src:url("{file.path.resolve().as_uri()}")}}'
            )
            if rule not in self._fonts:
                self._fonts.add(rule)
                with no_complaints():
                    CSS(string=rule, font_config=self._config, url_fetcher=self._fetcher)

    def _sheet(self, css: str) -> Any:
        if css not in self._sheets:
            self._sheets[css] = CSS(string=css, font_config=self._config, url_fetcher=self._fetcher)
        return self._sheets[css]

    def _layout(self, html: str, css: str) -> Any:
        html = _BETWEEN.sub("><", html)
        document = _Html(string=html, url_fetcher=self._fetcher, base_url=None)
        with no_complaints():
            return document.render(font_config=self._config, stylesheets=[self._sheet(css)])

    def measure(self, html: str, css: str) -> Boxes:
        """Lay out `html` and return the box of every element with an id."""
        boxes: Boxes = {}
        for page in self._layout(html, css).pages:
            boxes |= _boxes(page)
        return boxes

    def lay(
        self, leaves: Sequence[Leaf], css: str, lang: str = "zh-Hans"
    ) -> list[tuple[Laid, ...]]:
        """Lay out the pages of every leaf, and draw none."""
        document = self._lay(leaves, css, lang)
        found = [tuple(_laid(*page) for page in mine) for mine in _shared_out(document, leaves)]
        del document
        _forget_boxes()
        return found

    def draw(
        self, leaves: Sequence[Leaf], css: str, paper: Paper, lang: str = "zh-Hans"
    ) -> list[Drawn]:
        """Draw every leaf as a PDF; the bytes of each are those it has alone.

        Why together: WeasyPrint computes the style of equal elements below equal parents once for
        a document, and that is a tenth of the time of a poster. So nothing that has children
        should have a style attribute.

        Raises:
            PressWarning: WeasyPrint complained, or a text took more than its page.
        """
        drawn = self._draw(leaves, css, paper, lang)
        _forget_boxes()
        return drawn

    def _lay(self, leaves: Sequence[Leaf], css: str, lang: str) -> Any:
        pages = [name_pictures(html) for leaf in leaves for html in leaf.pages]
        marked = (html.replace(' id="', f' id="{n}.') for n, html in enumerate(pages))
        html = "".join(f'<div class="leaf">{one}</div>' for one in marked)
        document = self._layout(_PAGES.format(lang=lang, pages=html), css)
        if len(document.pages) != len(pages):
            raise PressWarning(f"{len(document.pages)} pages where {len(pages)} should be")
        for page in document.pages:
            _trim_starts(page._page_box)
        return document

    def _draw(self, leaves: Sequence[Leaf], css: str, paper: Paper, lang: str) -> list[Drawn]:
        document, drawn = self._lay(leaves, css, lang), []
        for leaf, mine in zip(leaves, _shared_out(document, leaves), strict=True):
            found = tuple(_laid(*page) for page in mine)
            for page, _ in mine:
                page.anchors.clear()  # a file on paper needs no targets of links
            own = document.copy([page for page, _ in mine])
            own.metadata = _metadata(leaf, lang)
            with no_complaints():
                pdf = own.write_pdf(finisher=partial(self._finish, paper), **_options(paper))
            drawn.append(Drawn(found, pdf))
        return drawn

    def _finish(self, paper: Paper, document: Any, pdf: Any) -> None:
        _give_boxes(paper, pdf)
        if paper.inked == "press":
            if self._profile is None:
                raise PressWarning("no profile of a press")
            separate(pdf, self._profile, document.metadata.title, document.metadata.created)
        else:
            drop_ornaments(pdf)


def _options(paper: Paper) -> dict[str, Any]:
    """Return what WeasyPrint is told of a file."""
    if paper.inked == "press":
        return {"full_fonts": False, "pdf_version": "1.6", "pdf_identifier": True}
    return {"full_fonts": False, "pdf_variant": "pdf/ua-1"}


def _shared_out(document: Any, leaves: Sequence[Leaf]) -> list[list[tuple[Any, str]]]:
    """Return the pages of each leaf, with what the ids of a page begin with."""
    pages = ((page, f"{n}.") for n, page in enumerate(document.pages))
    return [[*islice(pages, len(leaf.pages))] for leaf in leaves]


def _metadata(leaf: Leaf, lang: str) -> Any:
    day = leaf.day.isoformat() if leaf.day else None
    return DocumentMetadata(
        title=leaf.title, authors=[leaf.author], description=leaf.subject,
        generator="noticeboard", created=day, modified=day, lang=lang,
    )  # fmt: skip


def _give_boxes(paper: Paper, pdf: Any) -> None:
    for page in pdf.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page":
            page["TrimBox"] = pydyf.Array(paper.box_pt())
            page["BleedBox"] = pydyf.Array(paper.box_pt(paper.bleed_mm))


def _forget_boxes() -> None:
    """Free the boxes of a layout now: they point at each other, and each layout has thousands.

    Only what is young is looked at: what lives so long lives as long as the process.
    """
    gc.collect(1)


def _laid(page: Any, prefix: str) -> Laid:
    """Return what stands where on a page; of `prefix` the ids are freed."""
    boxes = {key.removeprefix(prefix): at for key, at in _boxes(page).items()}
    return Laid(boxes, tuple(_texts(page, prefix)))


def _boxes(page: Any) -> Boxes:
    return {
        name: (
            left / PX_PER_MM,
            top / PX_PER_MM,
            (right - left) / PX_PER_MM,
            (bottom - top) / PX_PER_MM,
        )
        for name, (left, top, right, bottom) in page.anchors.items()
    }


def _trim_starts(page: Any) -> None:
    """Move each line that begins with an opening mark to the left by the blank half of the mark.

    Why after the layout: only then is it known which line begins with one. The line gets no
    longer, and what was measured stays as tall as it was.
    """
    todo = [page]
    while todo:
        box = todo.pop()
        if isinstance(box, LineBox):
            _trim_start(box)
        if not isinstance(box, TextBox):
            todo += box.all_children()


def _trim_start(line: Any) -> None:
    first = line
    while not isinstance(first, TextBox):
        if not first.children:
            return
        first = first.children[0]
    # In a line within a line the outer one has moved both already.
    if first.text[:1] in _OPENING and not getattr(first, "trimmed", False):
        first.trimmed = True
        line.translate(dx=-first.style["font_size"] / 2)


_OPENING = frozenset(OPENING)
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
        elif box.text.strip():
            size, base = box.style["font_size"], box.position_y + box.baseline
            blank = size / 2 if box.text[:1] in _OPENING else 0
            yield Text(
                box.text.strip(),
                part.removeprefix(prefix),
                (box.position_x + blank) / PX_PER_MM,
                (base - _ABOVE_EM * size) / PX_PER_MM,
                (box.position_x + box.width) / PX_PER_MM,
                (base + _BELOW_EM * size) / PX_PER_MM,
            )
