"""The Jinja environment for everything that comes from data: autoescaping, strict, our own.

Why our own: MkDocs renders its templates without autoescaping (mkdocs#3357), and the core must not
depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from babel.dates import format_date
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from noticeboard.derive.hours import open_spans
from noticeboard.derive.panels import page_address
from noticeboard.derive.rates import percent_of
from noticeboard.locale import comma, translate
from noticeboard.prose import render_markdown
from noticeboard.render.parts import parted
from noticeboard.render.print.breaks import clauses, together
from noticeboard.render.print.names import named
from noticeboard.render.print.spacing import spread
from noticeboard.render.themes import SANS, SERIF, THEMES, Palette
from noticeboard.schema import Phone

__all__ = ["JOINT", "TEMPLATES", "environment", "render_rows", "render_script"]

TEMPLATES = Path(__file__).parent / "templates"
#: Our scripts have these between statements only, never within a string.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
#: Where a name of a building is best broken: 学宫巷|3号楼, 七一路|18号院|1号楼.
JOINT = re.compile("(?<=[路街巷弄村区园苑院号段·、，])(?![楼院]|$)")
_DASHED = re.compile("(?<![^—])[^—]++—+")
#: A stop after a span goes with it: no line begins with a comma.
_SPAN = re.compile(r"(\d{1,2}:\d\d)\s*[–—-]\s*(\d{1,2}:\d\d[，、；。]?)")
#: A number that running text tells people to call: 紧急打 110, 请拨打96119, 电话：0734-1206300.
_CALL = re.compile(r"((?:打|拨|致电|电话)[:：]?\s*)(\d[\d -]*\d)(?![\d-])", re.ASCII)
#: Police, fire, ambulance, traffic. Other numbers of 3 or 4 digits are amounts: 打 100 分.
_SHORT = {"110", "119", "120", "122"}
#: Tokens of a palette that no screen has a use for.
_ON_PAPER = ("ground_dark",)
_LINK = re.compile(r"(<a\b.*?(?:</a>|\Z))", re.DOTALL)


def _day(value: date, lang: str) -> str:
    """Return a day as people write it."""
    return format_date(value, translate("day.pattern", lang), lang)


def _yuan(amount: Decimal, lang: str) -> str:
    """Return an amount with its unit, fen only where there are some: ``50,000 元``."""
    return translate("account.yuan", lang, {"amount": _number(amount).removesuffix(".00")})


def _number(value: int | Decimal) -> str:
    """Return a number, its thousands set apart from five figures on: four are read at a glance."""
    digits = f"{value:,.2f}" if isinstance(value, Decimal) else f"{value:,d}"
    return digits if abs(float(value)) >= 10_000 else digits.replace(",", "")


def _weekday(value: date, lang: str) -> str:
    """Return a day of these weeks: 周六 11月28日."""
    return format_date(value, translate("day.weekday", lang), lang)


def _month(value: date, lang: str) -> str:
    """Return the month of a day."""
    return format_date(value, translate("day.month", lang), lang)


def _joints(text: str, marks: str = "") -> Markup:
    """Return `text` with the places marked at which it may be broken, if it must be.

    Args:
        text: A name; with `marks`, any text.
        marks: Characters behind which it may be, instead of the joints of a name.
    """
    joint = re.compile(f"(?<=[{marks}])") if marks else JOINT
    broken = joint.sub("<wbr>", str(escape(text)))
    # A dash stays with what it follows, where browsers would begin a line with it.
    return Markup(broken if marks else _DASHED.sub(r'<span class="whole">\g<0></span>', broken))


def _spans(hours: str) -> Markup:
    """Return hours with spans of time that are not broken, all with the same dash."""
    return Markup(_SPAN.sub(r'<span class="whole">\1–\2</span>', str(escape(hours))))


def _with_calls(html: Markup | str) -> Markup:
    """Return text with the numbers that it tells people to call as links that dial."""
    parts = _LINK.split(str(escape(html)))
    parts[::2] = [_CALL.sub(_call, text) for text in parts[::2]]
    return Markup("".join(parts))


def _call(match: re.Match[str]) -> str:
    phone = Phone.parse(match[2])
    if phone is None or (len(phone.digits) < 5 and phone.digits not in _SHORT):
        return match[0]
    return f'{match[1]}<a href="{phone.href}">{match[2]}</a>'


def _listed(items: Sequence[str], paper: bool) -> Markup:
    """Return a list in one text; on paper no item is broken that has room in a line."""
    return Markup(comma(items)).join(map(together if paper else escape, items))


def _css_tokens(palette: Palette, without: Sequence[str] = ()) -> Markup:
    """Return a palette as custom properties; `without` those that a style has no use for."""
    names = (name for name in Palette.__slots__ if name not in (*without, *_ON_PAPER))
    pairs = (f"--{n.replace('_', '-')}:{getattr(palette, n)}" for n in names)
    return Markup(";".join(pairs))


@cache
def environment(lang: str, paper: bool = False) -> Environment:
    """Return the environment for `lang`.

    Args:
        lang: Language of our own words on page and poster.
        paper: For print: telephone numbers are not links, and a name `| spread` fills a column.
    """
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    calls = escape if paper else _with_calls
    env.filters.update(
        address=page_address,
        calls=calls,
        clauses=clauses,
        day=partial(_day, lang=lang),
        weekday=partial(_weekday, lang=lang),
        month=partial(_month, lang=lang),
        joints=_joints,
        percent=percent_of,
        listed=partial(_listed, paper=paper),
        together=together if paper else escape,
        open_spans=open_spans,
        parted=parted,
        number=_number,
        markdown=lambda text: calls(render_markdown(text)),
        spans=_spans,
        named=named if paper else escape,
        spread=spread if paper else escape,
        tokens=_css_tokens,
        yuan=partial(_yuan, lang=lang),
    )
    env.globals.update(paper=paper, themes=THEMES, t=_translator(lang), lang=lang, comma=comma)
    env.globals.update(sans=Markup(SANS), serif=Markup(SERIF))
    return env


def _translator(lang: str) -> Any:
    def t(message_id: str, **params: object) -> str:
        return translate(message_id, lang, params)

    return t


def render_script(template: str, lang: str, **params: object) -> Markup:
    """Render a script of ours without comments and indentation, to stand in a page or a file."""
    text = environment(lang).get_template(template).render(params)
    lines = (line.strip() for line in _COMMENT.sub("", text).splitlines())
    return Markup("\n".join(line for line in lines if line) + "\n")


def render_rows(
    env: Environment, kind: str, rows: tuple[object, ...], photos: str, root: str = ""
) -> tuple[Markup, ...]:
    """Render each row of a panel with the template of its kind, which page and poster share.

    Args:
        env: Of page or paper.
        kind: The panel.
        rows: Its rows.
        photos: Address of the folder of published photos, ending in a slash.
        root: From the page to the root of the site, ending in a slash; paper has no links.
    """
    return tuple(_render_row(env, kind, row, photos, root) for row in rows)


@lru_cache(maxsize=20_000)
def _render_row(env: Environment, kind: str, row: object, photos: str, root: str) -> Markup:
    """Render one row, once: the boards of a community share most of theirs."""
    template = env.get_template(f"panels/{kind}.html")
    return Markup(template.render(row=row, photos=photos, root=root))
