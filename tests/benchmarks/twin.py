"""A default Material page with what a board says: what it would be without this project.

The board's own page is written down as Markdown, as somebody would who has no plugin of ours, so
the words, numbers and photos are the same whatever panels a board has. Left out are the pictures of
codes: they can be had from a board alone, and would only make Material's page heavier.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import yaml

from tests.benchmarks.measure import run
from tests.helpers.pages import Html

__all__ = ["build_twin", "markdown_of"]

_HEADING = re.compile(r"h([1-6])")
_INLINE = {"a", "b", "br", "code", "em", "i", "img", "picture", "span", "strong", "time", "wbr"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|])")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def build_twin(site: Path, uris: Iterable[str], folder: Path, google: bool) -> Path:
    """Build a Material site with the boards `uris` of `site` at the same addresses.

    Args:
        site: Built by noticeboard.
        uris: Folders of boards below it, such as ``Q/J36H/``.
        folder: Made anew, for the project.
        google: Fonts from Google, as is Material's default; or else, in its favour, the reader's.

    Returns:
        The folder of the site.
    """
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "docs"
    for uri in uris:
        page = Html(site, f"{uri}index.html")
        (docs / uri).mkdir(parents=True)
        (docs / uri / "index.md").write_text(markdown_of(page), "utf-8")
        for address in _photos(page):
            photo = page.target(address)
            shutil.copyfile(photo, docs / uri / photo.name)
    (docs / "index.md").write_text("# 楼栋公示栏\n", "utf-8")
    theme = {"name": "material", "language": "zh"} | ({} if google else {"font": False})
    config = {"site_name": "楼栋公示栏", "theme": theme}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    run([str(Path(sys.executable).with_name("mkdocs")), "build", "--strict"], folder)
    return folder / "site"


def _photos(page: Html) -> list[str]:
    return [source.get("srcset", "") for source in page.all("source")]


def markdown_of(page: Html) -> str:
    """Write down as Markdown what the page of a board says."""
    parts = [*page.all("h1"), *page.all("p", **{"class": "badges"})]
    parts += [*page.all("main"), *page.all("footer")]
    return "\n\n".join(block for part in parts for block in _blocks(part)) + "\n"


def _blocks(element: Element) -> Iterator[str]:
    """Yield headings, paragraphs and items beneath `element`, in order."""
    if "hidden" in element.attrib or element.tag == "script":
        return
    children = [*element]
    plain = all(child.tag in _INLINE for child in children)
    if heading := _HEADING.fullmatch(str(element.tag)):
        yield f"{'#' * int(heading[1])} {_words(element)}"
    elif element.tag == "picture":
        yield from _picture(element)
    elif plain and (words := _words(element)):
        yield words
    elif element.tag == "li" and not any(map(_is_heading, element.iter())):
        yield "- " + " ".join(words for child in children for words in _blocks(child))
    elif not plain:
        for child in children:
            yield from _blocks(child)


def _is_heading(element: Element) -> bool:
    return _HEADING.fullmatch(str(element.tag)) is not None


def _picture(element: Element) -> Iterator[str]:
    for source in element.iter("source"):
        yield f"![]({source.get('srcset', '').rsplit('/', 1)[1]})"


def _words(element: Element) -> str:
    """Return the text of `element` with its links that dial, breaks and stresses."""
    parts = [_escaped(element.text)]
    for child in element:
        if "hidden" not in child.attrib:
            parts.append(_inline(child))
        parts.append(_escaped(child.tail))
    return "".join(parts).strip(" \n")


def _inline(element: Element) -> str:
    if element.tag == "br":
        return "  \n"
    if element.tag == "picture":
        return "".join(_picture(element))
    words = _words(element)
    if words and element.get("href", "").startswith("tel:"):
        return f"[{words}]({element.get('href')})"
    return f"**{words}**" if words and element.tag in ("b", "strong") else words


def _escaped(text: str | None) -> str:
    # White space of the source is one space, but the spaces within a number do not break.
    flat = re.sub(r"[ \n]+", " ", text or "")
    return _SPECIAL.sub(r"\\\1", flat.translate(_HTML))
