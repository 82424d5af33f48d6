"""How the characters of names and addresses are read."""

from __future__ import annotations

import pytest

from noticeboard.catalogue import public_notes
from noticeboard.derive import FinderEntry, build_finder, build_readings


def readings(name, address="样例街1号"):
    entry = FinderEntry("c/b1", name, "样例社区", address, ("A1A1",))
    return {reading.char: reading.syllables for reading in build_readings([entry])}


@pytest.mark.parametrize(
    ("name", "char", "syllables"),
    [
        ("学宫巷3号楼", "巷", ("xiang",)),
        ("重庆路", "重", ("chong", "zhong")),
        ("长沙里", "长", ("chang", "zhang")),
        ("银行宿舍", "行", ("hang", "xing")),
        ("行政村", "行", ("xing",)),
        ("乐清小区", "乐", ("le", "yue")),
        ("绿苑", "绿", ("lv",)),
        ("石鼓里", "石", ("shi",)),
        ("𬭎里", "𬭎", ("hong",)),
    ],
)
def test_a_character_is_read_as_its_word_has_it_and_as_it_stands_alone(name, char, syllables):
    assert readings(name)[char] == syllables


def test_readings_of_all_words_come_together():
    assert readings("长乐里", "长治路银行旁，行政村")["行"] == ("hang", "xing")


def test_figures_letters_and_marks_are_not_read():
    assert {*readings("A座-2号楼（北）")} == set("座号楼北样例街社区")


def test_the_index_is_in_catalogue_order_with_every_live_code(catalogue, today):
    entries = build_finder(catalogue, public_notes(catalogue, today)).entries
    buildings, (retired,) = entries[:-1], entries[-1:]
    paths = ["chengdong/b1", "hubin/lou1", "hubin/lou2", "hubin/lou3"]
    assert [e.path for e in buildings] == paths
    assert buildings[1].codes == ("A1A1", "A2A2")
    assert (retired.path, retired.name, retired.codes) == ("Q/Z9Z9", "Z9Z9", ("Z9Z9",))


def test_readings_are_sorted_and_of_characters_in_use(catalogue, today):
    finder = build_finder(catalogue, public_notes(catalogue, today))
    chars = [reading.char for reading in finder.readings]
    assert chars == sorted(set(chars))
    assert set(chars) <= set("".join(e.name + e.address + e.community for e in finder.entries))
