"""Where lines of a poster end: never within hours, dates and names, nor before a last character."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from noticeboard.derive import Panel, ShownPerson
from noticeboard.derive.rows import RecordRow, SeatRow
from noticeboard.render.environment import environment, render_rows
from noticeboard.render.print.breaks import bind, bind_large, together
from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.schema import Phone
from tests.helpers.posters import Poster
from tests.helpers.rows import contact_row, notice_row, service_row
from tests.render.conftest import people, with_rows

#: Few members are set large, in one column; many small, in pairs.
FEW, MANY = 1, 40
NUMBER = Phone.parse("0734-1000-1000")


def lines_of(board, printer, kind, rows, count=FEW):
    """Return the lines of a poster whose panel of `kind` has other rows."""
    board = with_rows(with_rows(board, "members", people(count)), kind, rows)
    (made,) = draw_boards((board,), PRODUCTS["poster-a3"], printer)
    assert not isinstance(made, Misfit), made
    seen = Poster(made.pdf)
    assert seen.overlaps == []
    return seen.lines


def marked(html):
    """Return HTML with brackets around what is not broken, and without thin spaces."""
    told = re.sub(r'<span class="(?:thin|trim)">([^<]*)</span>', r"\1", html)
    return re.sub(r'<span class="(?:whole|item)">([^<]*)</span>', r"[\1]", told)


def whole(text, lines):
    return any(text in line for line in lines)


# --- What is bound -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "bound"),
    [
        ("<p>请于11月20日前搬走</p>", "请于[11月20日]前搬走"),
        ("<p>2026年11月20日。</p>", "[2026年11月20日。]"),
        ("<p>在湖滨路3号楼门前</p>", "在湖滨路[3号楼]门前"),
        ("<p>在湖滨路3号楼前。</p>", "在湖滨路[3号楼前。]"),
        ("<p>满30分钟，量3.5公里</p>", "满[30分钟]，量[3.5公里]"),
        ("<p>请打0734-1000101问</p>", "请打[0734-1000101问]"),
        ("<p>请打 120。</p>", "请[打 120。]"),
        ("<p>A1234座</p>", "A1234座"),
        ("<p>阿依努尔·吐尔逊江</p>", "阿依[努尔·]吐尔逊江"),
        ("<p>点单—派单</p>", "[点单—]派单"),
        ("<p>一行放得下，不用管</p>", "一行放得下，不用管"),
        ("<p>临时下货，请在挡风玻璃后留个电话。</p>", "临时下货，请在挡风玻璃后留个[电话。]"),
        ("<p>取暖器的旁边不要晾着湿的衣服<br>\n短</p>", "取暖器的旁边不要晾着湿的[衣服]\n短"),
        ('<h3>红色书角借阅</h3><p class="call">1</p>', "红色书角[借阅]1"),
        ("<h3>红色书角借阅</h3>", "红色书角借阅"),
        ('<span class="whole">8:30–11:30</span>', "<8:30–11:30>"),
        ('<a href="3号楼">看</a>', "看"),
    ],
)
def test_what_stays_in_one_line(html, bound):
    told = re.sub("<[^>]*>", "", marked(bind(Markup(html))))
    assert told == bound.replace("<", "[").replace(">", "]")


@given(st.lists(st.text("国楼3号年月日，。·—–-: <>&\"'8A\n")))
def test_no_text_is_changed(texts):
    html = Markup("").join(
        Markup('<h3 title="{0}">{0}</h3><p class="call">{0}<br>\n{0}</p>').format(t) for t in texts
    )
    bound = bind(html)
    assert re.sub('<span class="(?:whole|item|thin|trim)">|</span>', "", bound) == html
    assert all(str(escape(text)) in bound for text in texts if len(text) < 2)


def test_screens_get_lists_as_they_were():
    rows = (ShownPerson((), "白露霜", None, None, ("量血压", "网上挂号办证")),)
    (screen,) = render_rows(environment("zh_CN"), "members", rows, "")
    (paper,) = render_rows(environment("zh_CN", paper=True), "members", rows, "")
    assert "量血压、网上挂号办证" in screen
    assert '<span class="whole">量血压</span>、<span class="item">网上挂号办证</span>' in paper


@pytest.mark.parametrize(("text", "kept"), [("楼道调解", "whole"), ("党小组组长", "item")])
def test_what_is_narrower_than_any_line_is_never_broken(text, kept):
    assert together(text) == f'<span class="{kept}">{text}</span>'
    assert together(text, "seat") == f'<span class="seat {kept}">{text}</span>'


# --- What is seen on paper -----------------------------------------------------------------


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("length", range(8))
def test_a_span_of_hours_is_in_one_line(board, printer, length, count):
    hours = f"{'国' * length}8:30–11:30，13:30–17:00，19:00–21:00"
    lines = lines_of(
        board, printer, "services", (service_row("理发", None, hours, None, None),), count
    )
    for span in ("8:30–11:30", "13:30–17:00", "19:00–21:00"):
        assert whole(span, lines)


@pytest.mark.parametrize("length", range(6, 16))
def test_a_place_is_in_one_line(board, printer, length):
    where = "社区服务中心二楼东侧红色书角里"[:length]
    row = service_row("理发", None, "每周一至周五 8:30–11:30", where, None)
    assert whole(where, lines_of(board, printer, "services", (row,)))


@pytest.mark.parametrize(
    "thing", ["2026年11月20日", "0734-1000101", "3号楼", "15分钟", "8:30–11:30"]
)
def test_a_number_and_its_unit_are_in_one_line(board, printer, thing):
    texts = [f"{'国' * length}{thing}{'国' * 4}" for length in range(9, 19, 2)]
    row = notice_row("通知", "\n".join(texts), board.updated, None)
    lines = lines_of(board, printer, "notices", (row,))
    assert sum(thing in line for line in lines) == len(texts)


@pytest.mark.parametrize("count", [FEW, MANY])
@pytest.mark.parametrize("length", range(4, 17))
def test_no_last_line_is_a_single_character(board, printer, length, count):
    text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"[:length]
    numbers = (NUMBER, Phone.parse("154 0000 0001"), None)
    services = tuple(service_row(text, f"{text}。", f"昼夜{text}", text, n) for n in numbers)
    contacts = tuple(contact_row(text, number, text) for number in numbers[:2])
    notices = (notice_row(text, f"{text}，{text}。\n{text}。", board.updated, board.updated),)
    for kind, rows in (("services", services), ("contacts", contacts), ("notices", notices)):
        lines = lines_of(board, printer, kind, rows, count)
        assert [line for line in lines if len(line.strip("，。 ")) == 1] == []


def test_no_name_of_a_list_is_broken(board, printer):
    names = ("胡湘峰", "邓亚琴", "欧阳月娥", "尹晓濛")
    rows = tuple(ShownPerson(("副组长",), name, NUMBER) for name in names)
    lines = lines_of(board, printer, "members", rows)
    assert all(whole(name, lines) for name in names)


def test_no_service_of_a_list_is_broken(board, printer):
    services = tuple(f"{char * 5}" for char in "甲乙丙丁戊己庚辛")
    row = ShownPerson((), "白露霜", Phone.parse("154 0000 0001"), None, services)
    (made,) = draw_boards((with_rows(board, "members", (row,)),), PRODUCTS["poster-a3"], printer)
    assert all(whole(service, Poster(made.pdf).lines) for service in services[:2])


@pytest.mark.parametrize("number", ["154 0000 0001", "0734-1000100转1234"])
def test_a_long_name_has_a_line_by_itself_where_rows_stand_in_pairs(board, printer, number):
    name = "阿卜杜热西提·买买提伊明"
    crowd = (ShownPerson((), name, Phone.parse(number)), *people(MANY))
    (made,) = draw_boards((with_rows(board, "members", crowd),), PRODUCTS["poster-a3"], printer)
    parts = ("阿卜杜热西提·", "买买提伊明")
    assert all(whole(part, Poster(made.pdf).lines) for part in parts)


OFFICE = ShownPerson(("公安民警",), "元和街道党群工作办公室", NUMBER)
CHARGE = RecordRow((("role", "办公室"), ("body", OFFICE.name), ("name", None), ("phone", NUMBER)))
CHARGES = (("name", "领导小组"), ("text", None), ("charges", (CHARGE,)), ("document", None))


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("seats", SeatRow("楼", "公安民警", (), (OFFICE,))),
        ("responsibilities", RecordRow(CHARGES)),
    ],
)
@pytest.mark.parametrize("count", [FEW, MANY])
def test_the_number_of_a_body_is_in_one_line(board, printer, kind, row, count):
    kept = [panel for panel in board.panels if panel.kind in ("members", "services", "contacts")]
    board = replace(board, panels=(*kept, Panel(kind, "", ())))
    lines = lines_of(board, printer, kind, (row, row), count)
    assert sum(NUMBER.shown in line.replace(" ", "\u00a0") for line in lines) == 2


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("<p>现场登记，不收钱。</p>", "现场登记，[不收钱。]"),
        ("<p>家里觉得不热，请打 120。</p>", "家里觉得不热，请[打 120。]"),
        ("<p>请在十二月底以前办好</p>", "请在十二月底以前[办好]"),
    ],
)
def test_a_short_last_clause_of_a_large_text_is_whole(text, bound):
    """不 at the end of a line, 收钱 on the next, would say the opposite."""
    assert bound in marked(bind_large(Markup(text)))
