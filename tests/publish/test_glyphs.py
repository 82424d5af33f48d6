"""A character that no font has stops the build, with the person, the place and the character."""

from __future__ import annotations

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.diagnostics import format_report
from noticeboard.errors import DataError
from noticeboard.publish.glyphs import find_missing_glyphs
from noticeboard.render.fonts import Fonts
from tests.helpers.projects import change


@pytest.fixture(scope="module")
def fonts(tmp_path_factory):
    return Fonts(tmp_path_factory.mktemp("fonts"))


def report(small, today, fonts, lang="zh_CN"):
    found = find_missing_glyphs(load_catalogue(small, today), fonts)
    return format_report(found, lang).splitlines()


def test_the_small_project_has_a_glyph_for_everything(small, today, fonts):
    assert find_missing_glyphs(load_catalogue(small, today), fonts) == ()


def test_a_name(small, today, fonts):
    change(small / "hubin/lou3.yml", "姓名: 傅立冬", "姓名: 傅\U00030001冬")
    assert report(small, today, fonts) == [
        "buildings/hubin/lou3.yml:5:10: 姓名: “傅×”的资料里，"
        "“\U00030001”（U+30001）没有字体能印出。"
        "请核对是否写错；确是生僻字的，请安装含此字的字体。",
        "共 1 个问题，涉及 1 个文件。",
    ]


def test_all_of_them_are_told_at_once_wherever_they_stand(small, today, fonts):
    change(small / "hubin/lou1.yml", "服务项目: [水电小修]", "服务项目: [水电, 🔧小修]")
    change(small / "hubin/community.yml", "名称: 书报角", "名称: 书报📚角")
    change(small / "organisation.yml", "职责: [晚间巡楼]", "职责: [🔦晚间巡楼📚]")
    found = report(small, today, fonts, "en")
    assert [line.split(": ")[0] for line in found[:-1]] == [
        "buildings/hubin/community.yml:21:10",
        "buildings/hubin/lou1.yml:12:16",
        "buildings/organisation.yml:12:20",
        "buildings/organisation.yml:12:20",
    ]
    assert "江×" in found[1]
    assert "U+1F527" in found[1]


def test_a_character_for_private_use_is_refused_before(small, today):
    change(small / "hubin/lou3.yml", "姓名: 傅立冬", "姓名: 傅\ue123冬")
    with pytest.raises(DataError) as caught:
        load_catalogue(small, today)
    assert "buildings/hubin/lou3.yml:5:11" in caught.value.report("zh_CN")
    assert "U+E123" in caught.value.report("zh_CN")
