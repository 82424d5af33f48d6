"""Days, hours, ids, codes, counts, names of files: what is taken and what is not."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from noticeboard.schema import fields
from noticeboard.schema.kinds import PanelName

DAY = date(2026, 11, 5)


def taken(kind, typed):
    return TypeAdapter(kind).validate_python(typed)


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        (fields.Day, "2026-11-05", DAY),
        (fields.Day, "2026-11-5", DAY),
        (fields.Day, "2026年11月5日", DAY),
        (fields.Day, " 2026年11月05日 ", DAY),
        (fields.Day, "2026.11.5", DAY),
        (fields.Day, "２０２６．１１．０５", DAY),
        (fields.Day, "２０２６年１１月５日", DAY),
        (fields.Day, "2028-02-29", date(2028, 2, 29)),
        (fields.Hours, "周一至周五 8:30-12:00，14:30–17:30", None),
        (fields.Hours, "0:00-24:00", None),
        (fields.Hours, "晚上七点半", None),
        (fields.Hours, "周一 8：30", None),
        (fields.Hours, "21:00 至次日 4:30", None),
        (fields.Hours, "上午 9:00–下午 5:00", None),
        (fields.Hours, "9:00-17:00，19:00-21:00", None),
        (fields.BareName, "迪丽努尔·艾尼瓦尔", None),
        (fields.BareName, "蔡𬭎（大）", None),
        (fields.BareName, "John O'Neil-Smith Jr.", None),
        (fields.Ident, "xuegong3", None),
        (fields.Ident, "qiyi18-1", None),
        (fields.Ident, "a", None),
        (fields.Ident, "a" * 40, None),
        (fields.Code, "7K3M", None),
        (fields.Code, "00000Z", None),
        (fields.Count, "0", 0),
        (fields.Count, "072", 72),
        (fields.FileName, "b19-1.jpg", None),
        (fields.FileName, "张三.JPEG", None),
        (fields.FileName, "1.heic", None),
        (fields.Title, "欧风·丽苑（一期）1号楼", None),
        (fields.Line, "<script>alert(1)</script> {{ 7*7 }} ../../etc/passwd", None),
    ],
)
def test_taken(kind, typed, meant):
    assert taken(kind, typed) == (typed if meant is None else meant)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        *((fields.Day, t) for t in ("", "2026-02-29", "2026-13-01", "2026-00-10", "0000-01-01")),
        *((fields.Day, t) for t in ("2026/11/05", "2026.11-05", "26-11-05", "11月5日", "明天")),
        *((fields.Day, t) for t in ("2026-11", "2026年11月", "2026-11-05 08:00", "20261105")),
        *((fields.Hours, t) for t in ("", "25:00", "24:01", "8:60", "8:3", "118:30", "8:300")),
        (fields.Hours, "8:30\n17:00"),
        *(
            (fields.Hours, t)
            for t in ("17:00–9:00", "9:00 - 9:00", "每天 20：00至8:00", "9" * 9999)
        ),
        *((fields.BareName, t) for t in ("何　喆", "何 喆", "张  三", "李四 John", "ＬＩ四", "")),
        *((fields.BareName, t) for t in ("张三😀", "张三 http://x.example", "张三/李四", "一\n二")),
        *((fields.Channels, t) for t in (["挂牌"], ["屏"])),
        *((fields.ConsentChannels, t) for t in (["屏幕"], ["print", "screen"])),
        *((fields.Ident, t) for t in ("", "Xuegong", "学宫", "a_b", "a.b", "-a", "a-", "../a")),
        *((fields.Ident, t) for t in ("a/b", "a b", "a" * 41, "a\n", "٣")),
        *((fields.Code, t) for t in ("", "7k3m", "7K3", "7K3M7K3", "7K3I", "7K3L", "7K3O", "7K3U")),
        *((fields.Count, t) for t in ("", "-1", "3.5", "1_000", "约20", "２０", "1e3", "9" * 10)),
        *((fields.FileName, t) for t in ("", ".jpg", "../1.jpg", "a/1.jpg", "1.svg", "1.jpg\0")),
        *((fields.FileName, t) for t in ("1.jpg\n", "1", "1.php.jpg", "C:1.jpg", "1.jpg.exe")),
        *((fields.Title, t) for t in ("", "a<b", "a>b", "一\n二", "长" * 41)),
        *((fields.Line, t) for t in ("", "一\n二", "长" * 81)),
        *((fields.Emphasis, t) for t in ("", "长" * 13)),
        *((PanelName, t) for t in ("通告", "Notices", "")),
    ],
)
def test_refused(kind, typed):
    with pytest.raises(ValidationError):
        taken(kind, typed)


def test_choices_in_both_languages():
    assert taken(fields.Channels, ["网页", "print", "屏幕"]) == tuple(fields.Channel)[:3]
    assert taken(fields.ConsentChannels, ["screen", "网页"])[0] is fields.Channel.SCREEN
    assert taken(fields.Shareables, ["name", "电话", "photo"]) == tuple(fields.Shareable)
    assert taken(PanelName, "党史小黑板") == taken(PanelName, "history") == "history"


@pytest.mark.parametrize("typed", ["11月26日", "1月5号", "１１月２６日"])
def test_a_day_without_a_year_is_told_to_lack_it(typed):
    with pytest.raises(PydanticCustomError) as raised:
        fields.read_day(typed)
    assert raised.value.context == {"id": "value.date-year", "value": typed}
