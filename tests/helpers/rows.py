"""Rows of plain kinds, as boards hold them, with values that no file needs to hold."""

from __future__ import annotations

from datetime import date

from noticeboard.derive import (
    Board,
    Bulletin,
    CasesTold,
    MonthDay,
    MonthLine,
    MonthSheet,
    Said,
    ShownPerson,
    Slip,
)
from noticeboard.derive.case_rows import Rate
from noticeboard.derive.rows import FigureRow, Panel, RecordRow
from noticeboard.schema import Contact, HistoryNote, Notice, Phone, Record, Service

__all__ = [
    "blank_of",
    "bulletin_of",
    "cases_told",
    "contact_row",
    "figure_row",
    "month_of",
    "note_of",
    "notice_row",
    "said_by",
    "service_row",
    "slip_of",
]


def _row(model: type[Record], *values: object) -> RecordRow:
    fields = [field for field in model.model_fields if field != "at"]
    left = [None] * (len(fields) - len(values))
    return RecordRow(tuple(zip(fields, [*values, *left], strict=True)))


def contact_row(name, phone, note):
    """Return the row of an office and its number."""
    return _row(Contact, name, phone, note)


def notice_row(title, text, since, until):
    """Return the row of a notice."""
    return _row(Notice, title, text, since, until)


def service_row(name, text, hours, where, phone):
    """Return the row of a service."""
    return _row(Service, name, text, hours, where, phone)


def said_by(board: Board, title, text, until=None, **changes):
    """Return a notice of the building of `board`, of the day of its data."""
    values = {
        "kind": board.kind, "path": board.path, "place": board.name, "above": board.community,
        "theme": board.theme, "responsible": board.responsible, "hotline": board.hotline,
        "domain": board.domain, "address_url": board.address_url,
        "address_words": board.address_words, "cautions": board.cautions,
        "panel": "notices", "row": notice_row(title, text, board.updated, until),
    }  # fmt: skip
    return Said(**{**values, **changes})


def note_of(board: Board, title, text, day=date(1928, 4, 3), source="《简史》第一章", **changes):
    """Return a blackboard of the building of `board`."""
    row = _row(HistoryNote, day, title, text, source)
    return said_by(board, title, text, panel="history", row=row, **changes)


def _of_community(board: Board, page, changes):
    """Return what every sheet of the community of `board` says."""
    url = f"https://board.example/hubin/{page}/"
    values = {
        "path": "hubin", "community": board.community, "theme": board.theme,
        "responsible": board.responsible, "hotline": board.hotline, "domain": board.domain,
        "cautions": board.cautions, "address_url": url, "address_words": url[8:-1],
    }  # fmt: skip
    return {**values, **changes}


def blank_of(board: Board, **changes):
    """Return a blank slip of the community of `board`."""
    changes = {"listed": True, "day": board.updated, "kinds": ("环境卫生", "困难需求"), **changes}
    return Slip(**_of_community(board, "cases", changes))


def slip_of(board: Board, text, number="2026-007", **changes):
    """Return the slip of an open case."""
    case = {
        "listed": True, "day": date(2026, 11, 4), "serial": number, "number": number, "text": text,
        "category": "环境卫生", "sort": "timed", "state": "taken", "body": "物业服务点",
        "received": date(2026, 11, 3), "due": date(2026, 11, 10), "limit": 5,
    }  # fmt: skip
    return Slip(**_of_community(board, f"cases/{number}", {**case, **changes}))


def month_of(board: Board, name, days=(4, 5, 11), **changes):
    """Return a December in which something called `name` takes place on `days`."""
    line = MonthLine("15:00-17:00", name, "楼前", "楼组")
    held = tuple(MonthDay(date(2026, 12, day), day == 5, (line,)) for day in days)
    month = {"first": date(2026, 12, 1), "often": (), "days": held, "updated": board.updated}
    return MonthSheet(**_of_community(board, "calendar", {**month, **changes}))


def figure_row(name, value, whole=None, percent="", parts=(), stages=(), **changes):
    """Return a figure of a day of the small project."""
    said = {"unit": "户", "day": date(2026, 10, 31), "source": "社区数过", **changes}
    return FigureRow(
        name=name, value=value, whole=whole, percent=percent, parts=parts, stages=stages, **said
    )


def cases_told(**changes):
    """Return what a year of 39 cases comes to."""
    told = {
        "title": "", "year": 2026, "total": 39, "ended": 33, "open": 6, "late": 4, "earlier": 0,
        "in_time": Rate(29, 32, "90.6"), "median": "2",
        "funnel": (("asked", 39), ("sent", 26), ("taken", 24), ("done", 21)),
        "ways": (
            ("done", 21), ("at-once", 9), ("returned", 2), ("withdrawn", 1), ("open", 6),
        ),
        "day": date(2026, 11, 20),
    }  # fmt: skip
    return CasesTold(**{**told, **changes})


def bulletin_of(board: Board, event="周五大扫除", **changes):
    """Return a bulletin of the community of `board`, with something of each part."""
    people = (ShownPerson(("党建联络员",), "柳青禾", Phone.parse("154 0000 0001")),)
    contacts = (contact_row("社区民警", Phone.parse("0734-1000110"), None),)
    figures = (
        figure_row("加装电梯的楼", None, stages=(("申请", 12), ("动工", 8), ("用上", 6))),
        figure_row("通了天然气的", 430, 500, "86"),
        figure_row("住户", 500),
    )
    common = _of_community(board, "", {})
    url = "https://board.example/hubin/"
    bulletin = {
        **{key: common[key] for key in ("path", "theme", "responsible", "hotline", "domain")},
        "name": board.community, "trail": ("石鼓区", "青山街道"), "slogan": "邻里守望",
        "desk": None, "people": people, "contacts": Panel("contacts", "", contacts),
        "month": month_of(board, event), "cases": cases_told(),
        "figures": Panel("figures", "", figures), "cautions": board.cautions,
        "address_url": url, "address_words": url[8:-1], "updated": board.updated,
    }  # fmt: skip
    return Bulletin(**{**bulletin, **changes})
