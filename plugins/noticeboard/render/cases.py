"""The pages of cases: the lists of a community, and one page for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from markupsafe import Markup

from noticeboard.derive import CaseList, CasePage
from noticeboard.locale import is_chinese, translate
from noticeboard.render.environment import environment, render_script
from noticeboard.render.frame import LANGUAGE_TAGS, Body
from noticeboard.render.page import icon_of
from noticeboard.render.themes import THEMES

__all__ = ["build_case_bodies", "render_case"]

#: From `<community>/cases/<number>/` to the root of the site.
_ROOT = "../../../"


def build_case_bodies(lists: Iterable[CaseList], lang: str) -> Iterator[Body]:
    """Yield the text of each list, for whatever frame is put around it."""
    for page in lists:
        heading = page.title or translate("panel.cases", lang)
        *above, last = page.crumbs
        crumbs = (*above, replace(last, name=heading))
        html = Markup(_render_list(page, heading, lang))
        yield Body(page.path, f"{heading} · {page.community}", html, crumbs)


def _render_list(page: CaseList, heading: str, lang: str) -> str:
    return (
        environment(lang)
        .get_template("page/cases.html")
        .render(
            page=page,
            heading=heading,
            base=page.crumbs[-1].path,
            root="../" * len(page.path.split("/")),
            script=render_script("page/cases.js", lang),
        )
    )


def render_case(page: CasePage, lang: str) -> str:
    """Render the page of a case, from its first line to its last."""
    return (
        environment(lang)
        .get_template("page/case.html")
        .render(
            page=page,
            heading=page.title or translate("panel.cases", lang),
            tag=LANGUAGE_TAGS["zh_CN" if is_chinese(page.community) else lang],
            css=_css(page.theme, lang),
            large_js=render_script("page/large.js", lang),
            icon=icon_of(page.theme),
            root=_ROOT,
        )
    )


@cache
def _css(theme: str, lang: str) -> Markup:
    css = environment(lang).get_template("page/case.css").render(theme=THEMES[theme])
    return Markup("".join(line.strip() for line in css.splitlines()))
