"""White within a line: names of two as wide as names of three."""

from __future__ import annotations

import pytest

from noticeboard.render.environment import environment
from noticeboard.render.print.breaks import bind
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.paper import A4
from noticeboard.render.print.spacing import spread
from noticeboard.render.themes import THEMES


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
