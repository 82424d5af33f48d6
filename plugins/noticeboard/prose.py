"""What staff write as Markdown: as HTML, and as the text that a reader of that HTML sees.

Why beside the stages: pages and posters are rendered with it, and the check for names without
consent, which comes long before, must look at the same text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

import markdown
import nh3
from markupsafe import Markup, escape

__all__ = ["BLOCK", "read_note", "render_article", "render_markdown", "visible_text"]

#: Stands in a visible text where one block ends and another begins, and around an attribute.
BLOCK = "\x1e"

#: What Markdown in notes may become; no pictures, no headings, no styles.
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a"}
#: What a hand-written page may use, whatever its site has switched on besides.
_ARTICLE = ["admonition", "extra", "sane_lists"]


def _tags(names: str) -> set[str]:
    return set(names.split())


#: Tags between which text does not run on. `br` is none: a name broken over lines is one name.
_BLOCKS = _tags(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main"
    " menu nav ol optgroup option p pre search section select summary table tbody td textarea"
    " tfoot th thead title tr ul"
)
#: Tags that in our own templates part one value from the next.
_PARTS = _BLOCKS | _tags("a button label small span time")
#: nh3 writes `<` and `>` of a text as entities, so that these are tags and nothing else.
_TAG = re.compile(r"<[^<>]*>")
#: Without these, Markdown leaves a text as it is.
_MARKUP = re.compile(r"[&<>*_`\[\]\\~\n]")
_ATTRIBUTE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> Markup:
    """Return `text` as sanitised HTML: paragraphs, lists, emphasis and links to http(s) or tel."""
    html = markdown.markdown(text, extensions=["nl2br", "sane_lists"])
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "tel"},
        link_rel="noopener nofollow",
    )
    return Markup(clean)


def read_note(text: str) -> str:
    """Return what a reader sees of a note that is typed as `text`."""
    return visible_text(render_markdown(text)) if _MARKUP.search(text) else text


def render_article(text: str) -> str:
    """Return a hand-written page as HTML, only to be read by `visible_text`.

    Nested too deeply for Markdown, it is returned as it is: the build says what is wrong with it.
    """
    try:
        return markdown.markdown(text, extensions=_ARTICLE)
    except RecursionError:
        return escape(text)


def visible_text(html: str, ours: bool = False) -> str:
    """Return what a reader of `html` sees or hears, blocks parted by `BLOCK`, then its attributes.

    Args:
        html: Of any origin.
        ours: It is made by our templates, where a link or a span is no part of a word.
    """
    clean = nh3.clean(html, tags=_PARTS if ours else _BLOCKS, attributes={}, link_rel=None)
    attributes = BLOCK.join(one or other for one, other in _ATTRIBUTE.findall(html))
    return unescape(f"{_TAG.sub(BLOCK, clean)}{BLOCK}{attributes}")
