"""What the HTML of Markdown lacks for readers with large type, small screens or no screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

__all__ = ["ArticleMarkup"]

#: What a link may be alone in.
_HOLDERS = {"td", "li", "p"}
_CHINESE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
#: A line break between Chinese characters, or behind full-width punctuation, is no blank.
_BREAK = re.compile(f"(?<=[{_CHINESE}])\n(?=[{_CHINESE}“‘])|(?<=[，。；：、！？”’）》」])\n")


class ArticleMarkup(Extension):
    """Cells know the heading of their column, links that stand alone are marked, lines joined."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register all, after what makes elements."""
        md.treeprocessors.register(_Tables(md), "noticeboard-tables", -10)
        md.treeprocessors.register(_Links(md), "noticeboard-links", -11)
        md.treeprocessors.register(_Lines(md), "noticeboard-lines", -12)


class _Tables(Treeprocessor):
    def run(self, root: Element) -> None:
        """Give every cell the text of its heading, for phones, where rows are stacked.

        Not where there are two columns: what and how are clear without, and said once a row they
        are noise.
        """
        for table in root.iter("table"):
            heads = ["".join(head.itertext()).strip() for head in table.iter("th")]
            if len(heads) < 3:
                continue
            for row in table.iter("tr"):
                for head, cell in zip(heads, row.findall("td"), strict=False):
                    if head:
                        cell.set("data-label", head)


class _Links(Treeprocessor):
    def run(self, root: Element) -> None:
        """Mark each link that is alone in its paragraph, item or cell: a target of its own."""
        for holder in root.iter():
            if holder.tag in _HOLDERS:
                for link in _alone(holder):
                    link.set("class", " ".join(filter(None, [link.get("class"), "nb-alone"])))


def _alone(holder: Element) -> Iterator[Element]:
    links = holder.findall("a")
    if len(links) == 1 and len(holder) == 1:
        around = f"{holder.text or ''}{links[0].tail or ''}"
        if not around.strip():
            yield links[0]


class _Lines(Treeprocessor):
    def run(self, root: Element) -> None:
        """Join lines of Chinese, which browsers would part with a blank."""
        self._join(root)

    def _join(self, element: Element) -> None:
        if element.tag in ("pre", "code"):
            return
        element.text = _BREAK.sub("", element.text or "")
        for child in element:
            self._join(child)
            child.tail = _BREAK.sub("", child.tail or "")
