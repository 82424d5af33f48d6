"""The rows of each part of a bulletin, as HTML that is measured and set: across, or a half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel.dates import format_date
from markupsafe import Markup

from noticeboard.derive import Bulletin
from noticeboard.derive.rows import FigureRow, Panel
from noticeboard.locale import translate
from noticeboard.render.environment import environment
from noticeboard.render.print.breaks import bind_large
from noticeboard.render.print.designs.bulletin.month import date_rows, rarest_first

__all__ = ["Part", "Row", "build_parts", "pair_rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """Something that stands across the sheet, or in a half of it where another stands beside it.

    Attributes:
        across: As it stands alone.
        half: As it stands beside another; None where it never does.
    """

    across: Markup
    half: Markup | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bulletin.

    Attributes:
        kind: Id of its panel; empty of the hotline.
        title: What stands above it; empty for nothing.
        rows: In order.
        note: What stands beneath it, if anything.
        spare: Numbers of the rows that it can do without, those that are given up first before.
    """

    kind: str
    title: str
    rows: tuple[Row, ...]
    note: Markup | None = None
    spare: tuple[int, ...] = ()


def build_parts(bulletin: Bulletin, lang: str) -> tuple[Part, ...]:
    """Return the parts that `bulletin` has, in the order of a sheet."""
    found = (
        _calls(bulletin, lang),
        _contacts(bulletin.contacts, lang),
        _month(bulletin, lang),
        _cases(bulletin, lang),
        _figures(bulletin.figures, lang),
    )
    return tuple(part for part in found if part)


def _render(template: str, lang: str, **values: object) -> Markup:
    html = environment(lang, paper=True).get_template(f"print/bulletin/{template}.html")
    return bind_large(Markup(html.render(**values)))


def _calls(bulletin: Bulletin, lang: str) -> Part:
    hot = Row(_render("hotline", lang, b=bulletin))
    people = (
        Row(*(_render("person", lang, person=person, half=half) for half in (False, True)))
        for person in bulletin.people
    )
    return Part("", "", (hot, *people))


def _contacts(panel: Panel | None, lang: str) -> Part | None:
    if panel is None:
        return None
    cells = (_render("contact", lang, row=row) for row in panel.rows)
    title = panel.title or translate("panel.contacts", lang)
    return Part("contacts", title, tuple(Row(cell, cell) for cell in cells))


def _month(bulletin: Bulletin, lang: str) -> Part | None:
    month = bulletin.month
    if month is None:
        return None
    dated = date_rows(month, lang)
    rows = (_render("day", lang, row=row) for row in dated)
    days = [row.day for row in dated if row.day]
    least = len(dated) - len(days)
    spare = [least + number for number in reversed(rarest_first(days))]
    name = format_date(month.first, translate("day.month", lang), lang)
    return Part(
        "events",
        translate("month.title", lang, {"month": name}),
        tuple(map(Row, rows)),
        spare=tuple(spare if least else spare[:-1]),
    )


def _cases(bulletin: Bulletin, lang: str) -> Part | None:
    cases = bulletin.cases
    if cases is None:
        return None
    title = cases.title or translate("panel.cases", lang)
    return Part("cases", title, (Row(_render("cases", lang, c=cases)),))


def _figures(panel: Panel | None, lang: str) -> Part | None:
    if panel is None:
        return None
    figures = sorted((row for row in panel.rows if isinstance(row, FigureRow)), key=_rank)
    rows = tuple(_figure(row, lang) for row in figures)
    newest = sorted(range(len(rows)), key=lambda n: figures[n].day, reverse=True)
    title = panel.title or translate("panel.figures", lang)
    return Part("figures", title, rows, spare=tuple(reversed(newest[1:])))


def _rank(row: FigureRow) -> int:
    """Return 0 for what has bars of its parts, 1 for a share, 2 for a number alone."""
    return 0 if row.parts or row.stages else (1 if row.percent else 2)


def _figure(row: FigureRow, lang: str) -> Row:
    across = _render("figure", lang, row=row, half=False)
    return Row(across, _render("figure", lang, row=row, half=True) if _rank(row) else None)


def pair_rows(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield `rows` as they stand: two halves side by side, and what stands across alone.

    Of halves without another the first stands across, so that there is no hole at the end; where a
    row is in both alike, as in a list, the last stands alone.
    """
    rows = list(rows)
    halves = [row for row in rows if row.half]
    alone = halves[0] if len(halves) % 2 and halves[0].across != halves[0].half else None
    waiting: Row | None = None
    for row in rows:
        if not row.half or row is alone:
            yield (row,)
        elif waiting is None:
            waiting = row
        else:
            yield waiting, row
            waiting = None
    if waiting:
        yield (waiting,)
