"""Text from data is text: escaped everywhere, and Markdown in notes is no way around that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from noticeboard.prose import render_markdown
from noticeboard.render.environment import environment, render_rows

HOSTILE = (
    "<script>alert(1)</script>",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "\"'><img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "</style></title><svg/onload=alert(1)>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_shown_as_it_was_typed(text):
    html = environment("zh_CN").from_string("<p>{{ x }}</p><p title='{{ x }}'></p>").render(x=text)
    assert "<script" not in html
    assert "<img" not in html
    assert "<svg" not in html
    assert "49" not in html
    assert Markup(html).striptags().strip() == text


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**重要**：停水", "<p><strong>重要</strong>：停水</p>"),
        ("一\n二", "<p>一<br>\n二</p>"),
        ("- 一\n- 二", "<ul>\n<li>一</li>\n<li>二</li>\n</ul>"),
        ("<b>粗</b>", "<p>粗</p>"),
        ("# 标题", "标题"),
        ("![](http://evil.example/a.png)", "<p></p>"),
        ("[点我](javascript:alert(1))", '<p><a rel="noopener nofollow">点我</a></p>'),
        (
            "[打](tel:12345)",
            '<p><a href="tel:12345" rel="noopener nofollow">打</a></p>',
        ),
    ],
)
def test_markdown_in_notes(text, html):
    assert render_markdown(text) == html


@given(st.text(max_size=200))
def test_markdown_never_makes_a_tag_that_is_not_wanted(text):
    html = render_markdown(f"{text}<script>alert(1)</script><style>p{{}}</style>").lower()
    for tag in ("<script", "<style", "<img", "<iframe", "<h1", "<svg", "<form", "onerror="):
        assert tag not in html or tag == "onerror="


def test_a_template_that_asks_for_what_is_not_there_fails():
    with pytest.raises(UndefinedError):
        environment("zh_CN").from_string("{{ nothing }}").render()


def test_a_number_is_a_link_on_screens_and_text_on_paper(boards):
    board = boards["hubin/lou1", "print"]
    rows = board.panel("members").rows
    screen = "".join(render_rows(environment("zh_CN"), "members", rows, ""))
    paper = "".join(render_rows(environment("zh_CN", paper=True), "members", rows, ""))
    assert 'href="tel:15400000011"' in screen
    assert "href" not in paper
    assert "154\u00a00000\u00a00011" in screen
    assert "154\u00a00000\u00a00011" in paper


@pytest.mark.parametrize(
    "name",
    [
        "学宫巷|3号楼",
        "七一路|18号院|1号楼",
        "第一居民区|7号楼组",
        "船山路|39号|小西门综合楼",
        "3号",
    ],
)
def test_a_name_is_broken_before_its_number_and_never_before_the_last_word(name):
    html = environment("zh_CN").from_string("{{ x | joints }}").render(x=name.replace("|", ""))
    assert html == name.replace("|", "<wbr>")


def test_a_span_of_hours_is_whole_with_the_stop_behind_it():
    html = environment("zh_CN").from_string("{{ x | spans }}").render(x="周一 8:30-11:30，下午休息")
    assert html == '周一 <span class="whole">8:30–11:30，</span>下午休息'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("急病打 120", '急病打 <a href="tel:120">120</a>'),
        ("请拨打96119。", '请拨打<a href="tel:96119">96119</a>。'),
        ("电话：0734-1206300。", '电话：<a href="tel:07341206300">0734-1206300</a>。'),
        ("打 110 或 120 户", '打 <a href="tel:110">110</a> 或 120 户'),
        ("打 3 个", "打 3 个"),
        ("满意打 100 分", "满意打 100 分"),
        ("打1234567890123", "打1234567890123"),
        ("打 <120>", "打 &lt;120&gt;"),
    ],
)
def test_a_number_that_a_text_says_to_call_is_a_link_on_screens(text, html):
    source = "{{ x | calls }}"
    assert environment("zh_CN").from_string(source).render(x=text) == html
    paper = environment("zh_CN", paper=True).from_string(source).render(x=text)
    assert paper == Markup.escape(text)


def test_a_number_in_a_link_stays_in_that_link():
    html = environment("zh_CN").from_string("{{ x | markdown }}")
    assert html.render(x="打 110，[打 120](tel:120)").count("<a ") == 2
    assert (
        environment("zh_CN", paper=True).from_string("{{ x | markdown }}").render(x="打 110")
        == "<p>打 110</p>"
    )


def test_days_are_written_as_people_write_them(today):
    template = environment("zh_CN").from_string("{{ day | day }}")
    assert template.render(day=today) == "2026年11月22日"
