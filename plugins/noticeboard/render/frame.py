"""What stands around the text of a page that is not a board: header, trail, contents, footer."""

from __future__ import annotations

from dataclasses import dataclass

from noticeboard.render.environment import environment

__all__ = ["LANGUAGE_TAGS", "Frame", "Link", "render_frame"]

#: The catalogues of `locale/`, as HTML says them.
LANGUAGE_TAGS = {"zh_CN": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Link:
    """Somewhere to go.

    Attributes:
        title: As shown.
        url: From the page.
        lang: Its language as HTML says it, where that is not the page's own; else empty.
        current: Value of `aria-current`: ``page``, ``true`` for a section that one is in, or empty.
    """

    title: str
    url: str
    lang: str = ""
    current: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that stands around one text.

    Attributes:
        home: The site by its name.
        tabs: The sections of the site.
        crumbs: The way from home to the page, itself the last.
        switch: The same page in other languages.
        section: The pages of its section, if there are several.
        toc: The headings in the text.
        previous: The page before it in its section.
        next: The page after it.
        copyright: The last line.
    """

    home: Link
    tabs: tuple[Link, ...] = ()
    crumbs: tuple[Link, ...] = ()
    switch: tuple[Link, ...] = ()
    section: tuple[Link, ...] = ()
    toc: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    copyright: str = ""


def render_frame(frame: Frame, part: str, lang: str) -> str:
    """Render one part of a frame.

    Args:
        frame: What it says.
        part: ``header``, ``trail``, ``toc``, ``section`` or ``footer``.
        lang: Of our own words.
    """
    return environment(lang).get_template(f"page/frame/{part}.html").render(frame=frame)
