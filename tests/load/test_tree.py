"""YAML → strings with places: nothing is converted, nothing grows, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.diagnostics import Place, format_report
from noticeboard.load import AT, SourceFile, load_tree
from noticeboard.load.limits import LEDGER, ORDINARY
from noticeboard.load.tree import MAX_DEPTH
from noticeboard.schema import (
    Building,
    Community,
    ConsentFile,
    Organisation,
    known_keys,
    read_record,
)
from tests.helpers.projects import REPO

#: What YAML 1.1 takes for numbers, truth values, dates, nothing.
TYPED = """
    8:30 12:30:45 010123456 0o17 0x1F 1_2 1e3 .5 +1 1.10 on off yes no y n true NuLL .inf .nan
    2026-11-22 2026-11-22T08:30:00 = 《简史》 全角：冒号 <script> $x 50% a#b
"""


def load(text):
    return load_tree(SourceFile("buildings/a/b.yml", ("a", "b"), text), known_keys())


def ids(diagnostics):
    return [diagnostic.message_id for diagnostic in diagnostics]


@pytest.mark.parametrize("typed", TYPED.split())
def test_a_value_stays_what_was_typed(typed):
    tree, diagnostics = load(f"名称: {typed}\n单元: [{typed}]\n")
    assert diagnostics == []
    assert (tree["名称"], tree["单元"]) == (typed, [typed])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("'on'", "on"),
        ('"a\\nb"', "a\nb"),
        ("|\n  一\n  二", "一\n二\n"),
        (">\n  一\n  二", "一 二\n"),
        ("“最后一公里”就在社区", "“最后一公里”就在社区"),
        ("甲，乙、丙——丁－戊", "甲，乙、丙——丁－戊"),
        ("一  # 注释", "一"),
    ],
)
def test_quotes_blocks_and_chinese_punctuation_in_texts(typed, meant):
    tree, diagnostics = load(f"名称: {typed}\n")
    assert diagnostics == []
    assert tree["名称"] == meant


def test_a_blank_value_says_nothing():
    tree, diagnostics = load("名称:\n地址: ''\n")
    assert diagnostics == []
    assert {key for key in tree if key != AT} == {"地址"}


@pytest.mark.parametrize("text", ["", "\n\n", "# 只有注释\n", "---\n"])
def test_an_empty_file_is_no_tree(text):
    assert load(text) == (None, [])


def test_places_of_mappings_keys_values_and_items():
    tree, _ = load("名称: 一号楼\n成员:\n  - 姓名: 甲\n    岗位: [组长,  治保员]\n")
    mark, person = tree[AT], tree["成员"][0][AT]
    path = "buildings/a/b.yml"
    assert mark.of_mapping() == Place(path, 1, 1)
    assert mark.of_key("成员") == Place(path, 2, 1, "成员")
    assert mark.of_value("名称") == Place(path, 1, 5, "名称")
    assert mark.of_value("成员", 0) == Place(path, 3, 5, "成员")
    assert person.of_mapping() == Place(path, 3, 5)
    assert person.of_value("岗位") == Place(path, 4, 9, "岗位")
    assert person.of_value("岗位", 1) == Place(path, 4, 15, "岗位")
    assert person.of_value("电话") == Place(path, 3, 5, "电话")


def test_a_billion_laughs_cost_nothing():
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    tree, diagnostics = load("\n".join(lines))
    assert set(ids(diagnostics)) == {"yaml.alias"}
    assert sum(1 + diagnostic.more for diagnostic in diagnostics) == 110
    assert tree["a11"] == [""] * 10


@pytest.mark.parametrize("text", ["[" * 500_000, "{a: " * 200_000, "- " * 400_000 + "a"])
def test_deep_nesting_stops_early(text):
    tree, diagnostics = load(text)
    assert tree is None
    assert ids(diagnostics) == ["yaml.depth"]
    assert diagnostics[0].params == {"limit": MAX_DEPTH}


def test_nesting_up_to_the_bound_is_read():
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert load(text)[1] == []
    assert ids(load(f"[{text}]")[1]) == ["yaml.depth"]


def test_more_values_than_any_building_has():
    text = "单元: [" + "a, " * ORDINARY.values + "a]"
    tree, diagnostics = load(text)
    assert tree is None
    assert ids(diagnostics) == ["yaml.nodes"]


def test_a_ledger_of_a_whole_city_is_read_and_one_without_end_is_not():
    line = "  - {短码: D8TC, 楼栋: chuanhui-qiyi/qiyi18-1, 日期: 2026-11-01, 校验: XHFGZBJC}\n"
    source = SourceFile("buildings/ledger/codes.yml", ("ledger", "codes"), "短码:\n" + line * 6_000)
    assert len(source.text.encode()) * 20_000 / 6_000 < LEDGER.size / 2
    tree, diagnostics = load_tree(source, known_keys())
    assert (len(tree["短码"]), diagnostics) == (6_000, [])
    endless = SourceFile("", source.parts, "短码: [" + "a, " * LEDGER.values + "a]")
    assert ids(load_tree(endless, known_keys())[1]) == ["yaml.nodes"]


def test_every_misprint_of_a_line_has_its_own_column():
    _, diagnostics = load("成员:\n  - {姓名：甲，电话：12345，岗位：[组长、治保员]}\n")
    spots = [(d.place.line, d.place.column, d.params["char"]) for d in diagnostics]
    assert spots == sorted(spots)
    assert spots == [
        (2, 8, "："), (2, 10, "，"), (2, 13, "："), (2, 19, "，"), (2, 22, "："), (2, 26, "、"),
    ]  # fmt: skip


FILES = [path.read_text("utf-8") for path in sorted((REPO / "buildings").rglob("*.yml"))]
PIECES = [
    *"：:，,、“\"'－-—[]{}#&*!|>%@` \t\n　\0\u2028\u00a0⼀~",
    "- ",
    ": ",
    "\n\n",
    "  ",
    "null",
]


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_real_file_however_broken_is_told_within_itself(data):
    text = data.draw(st.sampled_from(FILES))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 1, 2, 40]))
        text = text[:at] + data.draw(st.sampled_from(["", *PIECES])) + text[at + gone :]
    if data.draw(st.booleans()):
        text = text[: data.draw(st.integers(0, len(text)))]
    source = SourceFile("buildings/a/b.yml", ("a", "b"), text)
    tree, found = load_tree(source, known_keys())
    for model in (Building, Community, ConsentFile, Organisation):
        if tree is not None:
            found = found + read_record(tree, model, source.path)[1]
    lines = text.split("\n")
    for place in (diagnostic.place for diagnostic in found):
        assert 1 <= place.line <= max(1, len(lines) - text.endswith("\n")), found
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1, found
    told = format_report(found, "zh_CN").replace("\n", "").replace("　", "")
    assert told.isprintable(), ascii(told)


@given(st.text(alphabet="名称姓：:，,、“”\"'－-—[]{}#&*!|>% \t\n\0\u202eab1", max_size=60))
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_is_read_or_reported_where_it_stands(text):
    _, diagnostics = load(text)
    lines = text.split("\n")
    for diagnostic in diagnostics:
        place = diagnostic.place
        assert 1 <= place.line <= max(1, len(lines) - text.endswith("\n"))
        assert place.column >= 1
        assert place.column <= len(lines[place.line - 1]) + 1
