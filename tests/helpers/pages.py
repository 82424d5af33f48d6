"""A built site as a browser without scripts reads it."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib

__all__ = ["Html", "page_of", "pages_of"]

_SOURCES = {
    "script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src",
    "audio": "src", "embed": "src", "object": "data", "input": "src", "use": "href",
    "image": "href",
}  # fmt: skip
#: Links that a browser does not follow by itself.
_QUIET_RELS = {"canonical", "prev", "next", "alternate", "author", "license", "edit"}
_CSS_URL = re.compile(r"""(?:url\(|@import\s+)\s*["']?([^"')]+)""")


class Html:
    """One page.

    Args:
        site: The folder of the site.
        uri: Of the page, below it.
    """

    def __init__(self, site: Path, uri: str) -> None:
        self.site, self.uri = site, uri
        self.html = (site / uri).read_text("utf-8")
        self.tree: Element = html5lib.parse(self.html, namespaceHTMLElements=False)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements of a tag that have the given attributes."""
        wanted = attributes.items()
        return [e for e in self.tree.iter(tag) if all(e.get(k) == v for k, v in wanted)]

    @cached_property
    def text(self) -> str:
        """What is read on the page, without white space; not scripts and styles."""
        return "".join("".join(_texts(self.tree.find("body"))).split())

    @cached_property
    def ids(self) -> set[str]:
        """The anchors of the page."""
        found = {e.get("id") or e.get("name") for e in self.tree.iter()}
        return {anchor for anchor in found if anchor}

    @property
    def links(self) -> list[str]:
        """Where a reader can go."""
        return [e.get("href", "") for e in (*self.all("a"), *self.all("area")) if e.get("href")]

    @property
    def resources(self) -> list[str]:
        """What a browser loads by itself, in style sheets of the page as well."""
        found = [e.get(a, "") for e in self.tree.iter() if (a := _SOURCES.get(str(e.tag)))]
        for source in self.all("source"):
            found += [each.split()[0] for each in source.get("srcset", "").split(",") if each]
        for link in self.all("link"):
            if not {*(link.get("rel") or "").split()} <= _QUIET_RELS:
                found.append(link.get("href", ""))
        styles = [e.text or "" for e in self.all("style")]
        styles += [e.get("style", "") for e in self.tree.iter() if e.get("style")]
        return [*filter(None, found), *(url for css in styles for url in _CSS_URL.findall(css))]

    def target(self, address: str) -> Path:
        """Return the file that an address of this site leads to from here."""
        path = unquote(urlsplit(address).path)
        base = self.site if path.startswith("/") else (self.site / self.uri).parent
        found = (base / path.lstrip("/")).resolve() if path else self.site / self.uri
        return found / "index.html" if found.is_dir() else found


def _texts(element: Element | None) -> list[str]:
    if element is None or element.tag in ("script", "style", "template"):
        return []
    inner = [text for child in element for text in (*_texts(child), child.tail or "")]
    return [element.text or "", *inner]


@cache
def page_of(site: Path, uri: str) -> Html:
    """Return a page, parsed once."""
    return Html(site, uri)


def pages_of(site: Path) -> list[str]:
    """Return the addresses of all pages of the site."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
