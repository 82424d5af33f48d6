"""White within a line: thin spaces, half marks, names of two; and how no line begins or ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.locale import translate
from noticeboard.prose import render_markdown
from noticeboard.render.environment import environment
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.leaf import Leaf, Text
from noticeboard.render.print.lines import LineFault, line_faults, lines_of
from noticeboard.render.print.marks import OPENING
from noticeboard.render.print.paper import A4
from noticeboard.render.print.press import Press
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.spacing import IDEOGRAPH, spaced, spread
from noticeboard.render.themes import THEMES
from tests.helpers.projects import SMALL


@pytest.fixture
def texts(printer):
    """Lay out HTML on a sheet, with nothing but `paper.css`, and return its runs of text."""
    css = environment("zh_CN", paper=True).from_string(
        '{% include "print/paper.css" %} html { font: 20pt/1.5 "Board Sans" }'
    )

    def lay(html):
        style = css.render(paper=A4, p=THEMES["party"].press)
        return printer.press.lay([Leaf((html,), "", "", "", None)], style)[0][0].texts

    return lay


# --- Names ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["张三", "䶮淼"])
def test_a_name_of_two_is_as_wide_as_one_of_three(texts, name):
    runs = texts(f'<p>{spread(name)}</p><p id="three">张小三</p>')
    (three,) = [run for run in runs if run.part == "three"]
    two = [run for run in runs if run.part != "three"]
    assert "".join(run.words for run in two) == name
    assert max(run.right_mm for run in two) == pytest.approx(three.right_mm, abs=0.01)


@pytest.mark.parametrize("name", ["", "张", "张小三", "欧阳小三", "阿依·古丽", "Li", "A三", "<b>"])
def test_any_other_name_is_left_as_it_is(name):
    assert spread(name).unescape() == name
    assert "<" not in spread(name)


def test_a_name_that_is_spread_is_not_bound_again():
    assert bind(spread("张三")) == spread("张三")


def test_templates_for_paper_spread_names_and_those_for_screens_do_not():
    template = "{{ '张三' | spread }}"
    assert environment("zh_CN", paper=True).from_string(template).render() == spread("张三")
    assert environment("zh_CN").from_string(template).render() == "张三"


# --- Thin spaces, half marks ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ("<p>住在3号楼</p>", "住在_3_号楼"),
        ("<p>18号院1号楼2单元</p>", "18_号院_1_号楼_2_单元"),
        ("<p>扫码加WeChat群</p>", "扫码加_WeChat_群"),
        ("<p>合格率100%的</p>", "合格率_100%_的"),
        ("<p>住在 3 号楼，3、4（5）。</p>", "住在 3 号楼，3、4（5）~。"),
        ("<p>住在<b>3</b>号楼</p>", "住在_3_号楼"),
        ('<p>住在</p><p>3</p><p class="国3国">国</p>', "住在3国"),
        ("<p>甲&amp;乙&lt;丙</p>", "甲&amp;乙&lt;丙"),
        (
            "<p>见《条例》，（好）。「《甲》」：“乙”</p>",
            "见《条例》~，~（好）~。~「~《甲》~」~：~“乙”",
        ),
        ("<p>甲，<b>“乙”</b>，丙</p>", "甲，~“乙”~，丙"),
    ],
)
def test_where_a_line_is_wider_and_narrower(html, told):
    shown = str(spaced(Markup(html)))
    shown = shown.replace('<span class="thin">', "<_>").replace('<span class="trim">', "<~>")
    seen, after = "", ""
    for part in re.split("(<[^>]*>)", shown):
        if part in ("<_>", "<~>"):
            after = part[1]
        elif not part.startswith("<") and part:
            seen, after = seen + part + after, ""
    assert seen == told


@given(st.text("国楼3号A%，。《》「”（ <>&\"'\n"))
def test_what_is_spaced_is_not_spaced_again_and_says_the_same(text):
    html = Markup("<p>{0}<b>{0}</b>{0}</p>").format(text)
    once = spaced(html)
    assert spaced(once) == once
    assert re.sub('<span class="(?:thin|trim)">|</span>', "", once) == html


def test_a_thin_space_is_a_tenth_of_an_em_and_no_blank(texts):
    (plain,) = texts("<p>楼号</p>")
    narrow = texts(f"<p>{spaced(Markup('楼3号'))}</p>")
    (figure,) = texts("<p>3</p>")
    em_mm = (plain.right_mm - plain.left_mm) / 2
    white_mm = narrow[-1].right_mm - plain.right_mm - (figure.right_mm - figure.left_mm)
    assert white_mm == pytest.approx(2 * 0.095 * em_mm, abs=0.05)


def test_two_marks_take_little_more_than_one_and_a_half(texts):
    (plain,) = texts("<p>国国国</p>")
    marks = texts(f"<p>{spaced(Markup('国。”'))}</p>")
    em_mm = (plain.right_mm - plain.left_mm) / 3
    assert marks[-1].right_mm == pytest.approx(plain.right_mm - 0.45 * em_mm, abs=0.05)


@pytest.mark.parametrize("mark", OPENING)
def test_a_line_that_begins_with_a_mark_begins_with_its_ink(texts, mark):
    """The ink of the mark, which is the right half of its square, stands where other lines do."""
    runs = texts(f"<p>国</p><p>{mark}国</p><p>{'国' * 30}{mark}国</p>")
    lefts = [run.left_mm for run in runs]
    assert lefts == pytest.approx([lefts[0]] * len(lefts), abs=0.01)


def test_a_line_within_a_line_is_moved_once(texts):
    outer, inner = texts('<p>国</p><p><span class="item">《国》</span>国</p>')[:2]
    assert inner.left_mm == pytest.approx(outer.left_mm, abs=0.01)


# --- Ends of lines -------------------------------------------------------------------------

TORTURE = """《文明养犬》公约：“遛狗牵绳”，（见3号楼门前A4告示）。\
「《物业》」由18号院1号楼2单元居民于2026年\
11月20日8:30–11:30讨论——凡不同意者……可以打0734-1000101或12345转1。
（一）请勿在楼道给电动车充电！“飞线”充电，30分钟就可能起火；灭火器（5kg）在1楼，100%合格。
停水、停电、停气：阿依努尔·吐尔逊江（微信号ABC_123）负责“代买、代办、代送”。"""


def test_no_line_begins_or_ends_with_what_must_not_whatever_the_width(texts):
    text = bind(render_markdown(TORTURE))
    for width_mm in range(24, 110):
        runs = texts(f'<div style="width:{width_mm}mm;font-size:11pt">{text}</div>')
        assert [*line_faults(runs)] == [], width_mm
        assert "".join(lines_of(runs)) == TORTURE.replace("\n", "")


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=PRODUCTS)
def test_no_line_of_any_product_begins_or_ends_wrongly(product, today, printer, monkeypatch):
    drawn, draw = [], Press.draw
    monkeypatch.setattr(Press, "draw", lambda *args: drawn.extend(found := draw(*args)) or found)
    source = Source(load_catalogue(SMALL / "buildings", today), today, Urls("https://a.example/"))
    contents = tuple(subject.content for subject in product.design.subjects(source))
    assert all(isinstance(one, Printed) for one in product.design.draw(contents, product, printer))
    pages = [page for one in drawn for page in one.pages]
    assert pages
    assert [fault for page in pages for fault in line_faults(page.texts)] == []
    upright = translate("photoboard.pin", "zh_CN")  # a title of which each letter is a line
    lone = [line for page in pages for line in lines_of(page.texts) if is_lone(line)]
    assert [line for line in lone if line not in upright] == []


def is_lone(line):
    """Whether a line is one ideograph, and the stop behind it."""
    return re.fullmatch(f"{IDEOGRAPH}[，。！？]?", line) is not None


def run(words, left, top=0.0):
    return Text(words, "", left, top, left + len(words), top + 1)


@pytest.mark.parametrize(
    ("runs", "fault"),
    [
        ([run("国国", 0), run("，国", 0, 2)], LineFault("，国", "国国")),
        ([run("国（", 0), run("国）", 0, 2)], LineFault("国（", "国）")),
        ([run("国—", 0), run("—国", 0, 2)], LineFault("—国", "国—")),
        ([run("国", 0), run("·国", 1.2), run("%", 0, 2)], LineFault("%", "国·国")),
        ([run("国", 0), run("，国", 1)], None),
        ([run("国。", 0), run("——国", 0, 2)], None),
        ([run("国", 0), run("·", 0, 2), run("国", 1, 2)], None),
    ],
)
def test_a_line_that_begins_or_ends_wrongly_is_found(runs, fault):
    assert [*line_faults(runs)] == ([] if fault is None else [fault])
