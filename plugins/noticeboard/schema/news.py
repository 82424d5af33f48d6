"""What there is to tell: notices, history, good deeds, honours."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from noticeboard.schema.days import PastDay, Since, Until, Year, Years
from noticeboard.schema.fields import Channel, Line, NoticeChannels, Text, named
from noticeboard.schema.personal import PersonName
from noticeboard.schema.record import Record, key

__all__ = ["SHORT_CHARS", "Deed", "HistoryNote", "Honour", "Notice"]

#: Characters of one short message in Chinese (GSM 03.38: 140 octets of UCS-2).
SHORT_CHARS = 70

#: What kind of good deed.
_DEEDS = {
    "good-deed": "好人好事",
    "volunteer": "志愿者在身边",
    "elders": "敬老爱亲",
    "giving": "爱心奉献",
}


class HistoryNote(Record):
    """A dated note of party history (党史小黑板), with where it is from."""

    day: Annotated[PastDay, Years(200, 10_000)] = key("日期", "day")
    title: Annotated[Line, Field(max_length=40)] = key("标题", "title")
    text: Text = key("内容", "text")
    source: Line = key("出处", "source")


class Notice(Record):
    """A notice and the days on which it is shown, both included.

    Why: a poster hangs for a year, so a notice goes on paper only where its channels say so.
    """

    title: Annotated[Line, Field(max_length=40)] = key("标题", "title")
    text: Text | None = key("内容", "text", default=None)
    since: Annotated[Since, Years(5, 2)] = key("自", "since")
    until: Annotated[Until, Years(5, 5)] | None = key("至", "until", default=None)
    channels: NoticeChannels = key("渠道", "channels", default=(Channel.WEB,))


class Deed(Record):
    """A good deed (好人好事) that neighbours should hear of; whoever did it may stay unnamed."""

    day: PastDay = key("日期", "day")
    category: Annotated[str, named(_DEEDS)] = key("类别", "category")
    text: Annotated[Text, Field(max_length=200)] = key("内容", "text")
    name: PersonName | None = key("姓名", "name", default=None)


class Honour(Record):
    """An honour, the year and who awarded it, to a person or to a body."""

    year: Year = key("年份", "year")
    title: Annotated[Line, Field(max_length=40)] = key("名称", "title")
    awarded: Annotated[Line, Field(max_length=40)] = key("授予单位", "awarded")
    name: PersonName | None = key("姓名", "name", default=None)
    holder: Annotated[Line, Field(max_length=30)] | None = key("集体", "holder", default=None)
