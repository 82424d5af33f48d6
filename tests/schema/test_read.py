"""Trees → records: both languages, places, refused keys."""

from __future__ import annotations

import re

import pytest

from noticeboard.load import SourceFile, load_tree
from noticeboard.locale import LANGUAGES, translate
from noticeboard.schema import Building, known_keys, read_record
from noticeboard.schema.refused import REFUSED_KEYS, refused_as

CHINESE = "名称: 一号楼\n地址: 一号\n成员: [{姓名: 甲乙, 岗位: [组长], 电话: 12345}]\n"
ENGLISH = "name: 一号楼\naddress: 一号\nmembers: [{name: 甲乙, seats: [组长], phone: 12345}]\n"


def read(text):
    tree, found = load_tree(SourceFile("b/x.yml", ("b", "x"), text), known_keys())
    record, more = read_record(tree, Building, "b/x.yml")
    return record, [(d.place.key, d.message_id) for d in found + more]


def test_both_languages_say_the_same():
    chinese, problems = read(CHINESE)
    assert problems == []
    english, problems = read(ENGLISH)
    assert problems == []
    assert repr(chinese) == repr(english)


def test_languages_may_be_mixed_in_one_file():
    record, problems = read("name: 一号楼\n地址: 一号\n")
    assert problems == []
    assert record.typed("name") == "name"
    assert record.typed("address") == "地址"
    assert record.typed("stairwells") == "单元"


def test_a_record_knows_where_its_values_stand():
    record, _ = read(ENGLISH)
    place = record.members[0].place("seats", 0)
    assert (place.line, place.column, place.key) == (3, 30, "seats")


def test_a_record_is_frozen():
    record, _ = read(CHINESE)
    with pytest.raises(ValueError, match="frozen"):
        record.name = "二号楼"


@pytest.mark.parametrize("key", sorted(REFUSED_KEYS))
def test_private_keys_are_refused_at_every_level(key):
    assert key not in known_keys()
    _, problems = read(f"名称: 一号楼\n地址: 一号\n{key}: 无\n成员: [{{姓名: 甲乙, {key}: 无}}]\n")
    assert problems == [(key, f"privacy.refused-{REFUSED_KEYS[key]}")] * 2


@pytest.mark.parametrize(
    "key", ["困难户名单", "党员户地址", "孤寡独居老人登记表", "Lone-Elders", "points ", "flats"]
)
def test_refused_words_are_known_in_disguise(key):
    assert refused_as(key)


def test_no_key_that_staff_may_write_is_refused():
    assert {key for key in known_keys() if refused_as(key)} == set()


@pytest.mark.parametrize("key", ["党员户数", "地址", "户数", "清单", "服务队"])
def test_totals_and_offers_are_not_refused(key):
    assert refused_as(key) is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figures_that_a_refusal_advises_can_be_written(lang):
    advised = [
        found
        for name in {*REFUSED_KEYS.values()}
        for found in re.findall(
            r"\[\{.*?\}\]", translate(f"privacy.refused-{name}", lang, {"key": ""})
        )
    ]
    assert len(advised) == 2
    for figures in advised:
        record, problems = read(f"名称: 一号楼\n地址: 一号\n数字: {figures}\n")
        assert problems == []
        assert record.figures


@pytest.mark.parametrize(
    "typed",
    ["<script>alert(1)</script>", '"{{ 7*7 }}"', "../../etc/passwd", "$(id)", '"; DROP TABLE"'],
)
def test_hostile_text_is_text(typed):
    record, problems = read(f"名称: 一号楼\n地址: 一号\n服务: [{{名称: {typed}}}]\n")
    assert problems == []
    assert record.services[0].name == typed.strip('"')


def test_a_name_of_ten_thousand_characters():
    _, problems = read(f"名称: {'长' * 10_000}\n地址: 一号\n成员: [{{姓名: {'长' * 10_000}}}]\n")
    assert {*problems} == {("名称", "schema.too-long"), ("姓名", "schema.too-long")}
