"""Trees → records: both languages, places, refused keys."""

from __future__ import annotations

import pytest

from noticeboard.load import SourceFile, load_tree
from noticeboard.schema import Building, known_keys, read_record
from noticeboard.schema.refused import REFUSED_KEYS

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
    assert problems == [(key, "privacy.refused-key")] * 2


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
