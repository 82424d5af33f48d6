"""What the front matter of a hand-written page says of it, if it belongs to places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from noticeboard.schema.days import PastDay
from noticeboard.schema.fields import Emphasis, Line, PageLink, fault
from noticeboard.schema.markers import marked_fields
from noticeboard.schema.record import Record, key

__all__ = ["DocumentTag", "PageTag", "PlacePath", "page_links"]

#: What people write for the whole site, which has no path.
_SITE = ("全站", "site")
_PLACE = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)?")


def _place_path(value: Any) -> Any:
    text = str(value).strip().strip("/")
    if text in _SITE:
        return ""
    if not _PLACE.fullmatch(text):
        raise fault("value.place-path", value=text)
    return text


#: The address of a place below the site, as in its page: ``xihu``, ``xihu/xuegong3``.
PlacePath = Annotated[str, BeforeValidator(_place_path)]


def _original(value: Any) -> Any:
    text = str(value).strip()
    if text.startswith("/") or ".." in text.split("/") or "://" in text:
        raise fault("value.original", value=text)
    return text


class DocumentTag(Record):
    """To which places a page belongs, what kind of document it is, and of which day.

    Attributes:
        original: The file that it was made from, which lies beside it: ``plan.pdf``.
    """

    places: Annotated[tuple[PlacePath, ...], Field(min_length=1)] = key("归属", "places")
    category: Emphasis = key("类别", "category")
    day: PastDay = key("日期", "day")
    title: Annotated[Line, Field(max_length=40)] | None = key("标题", "title", default=None)
    original: (
        Annotated[str, BeforeValidator(_original), StringConstraints(max_length=120)] | None
    ) = key("原件", "original", default=None)


class PageTag(Record):
    """The front matter, as far as it is ours."""

    noticeboard: DocumentTag = key("公示栏", "noticeboard")


def page_links(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the field and the file of each hand-written page that `record` itself names."""
    for field in marked_fields(type(record), PageLink):
        if uri := getattr(record, field):
            yield field, uri
