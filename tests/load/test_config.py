"""`mkdocs.yml` as a file: what cannot be read of it, and where its values stand."""

from __future__ import annotations

import os

import pytest

from noticeboard.diagnostics import Place, format_report
from noticeboard.load import read_config
from noticeboard.load.config import MAX_CONFIG_DEPTH
from tests.helpers.projects import write

KEYS = frozenset({"site_name", "site_url", "theme", "plugins", "nav", "name", "workers"})
GOOD = """\
site_name: 楼栋
plugins:
  - search
  - noticeboard/posters:
      workers: 5
      products: [poster-a3, poster-a4]
extra: !ENV [NOBODY, 1]
more: !!python/name:os.system
base: &base {a: 1}
again: {<<: *base, <<: *base}
"""


@pytest.fixture
def read(tmp_path):
    """A function that reads a text as a configuration: its places, and what is told."""

    def read_text(text, name="mkdocs.yml"):
        path = tmp_path / name
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            write(path, text)
        file, found = read_config(path, KEYS)
        return file, [format_report([d], "zh_CN").splitlines()[0] for d in found]

    return read_text


def test_every_value_has_its_place_whatever_its_tag(read):
    file, told = read(GOOD)
    assert told == []
    posters = ("plugins", 1, "noticeboard/posters")
    assert file.of_key("site_name") == Place("mkdocs.yml", 1, 1, "site_name")
    assert file.of_key("plugins", 0) == Place("mkdocs.yml", 3, 5, "plugins")
    assert file.of_key(*posters) == Place("mkdocs.yml", 4, 5, "noticeboard/posters")
    assert file.of_value(*posters, "workers") == Place("mkdocs.yml", 5, 16, "workers")
    assert file.of_value(*posters, "products", 1) == Place("mkdocs.yml", 6, 29, "products")
    assert file.of_value("plugins", "noticeboard/posters", "workers").line == 5
    assert file.of_value("extra") == Place("mkdocs.yml", 7, 8, "extra")


def test_what_is_not_written_stands_where_it_would(read):
    file, _ = read(GOOD)
    assert file.of_value("site_url") == Place("mkdocs.yml", 1, 1, "site_url")
    posters = ("plugins", 1, "noticeboard/posters")
    assert file.of_value(*posters, "print_dir") == Place("mkdocs.yml", 4, 5, "print_dir")
    assert file.of_value("plugins", 7).line == 2


def test_a_value_that_is_inherited_stands_in_the_other_file(read, tmp_path):
    write(tmp_path / "common/base.yml", "# ours\nsite_url: x\nsite_name: y\n")
    file, told = read("INHERIT: common/base.yml\nsite_name: z\n")
    assert told == []
    assert file.of_value("site_url") == Place("common/base.yml", 2, 11, "site_url")
    assert file.of_value("site_name") == Place("mkdocs.yml", 2, 12, "site_name")


@pytest.mark.parametrize("name", ["nowhere.yml", "mkdocs.yml", "."])
def test_what_cannot_be_inherited_is_told(read, name):
    _, told = read(f"site_name: z\nINHERIT: {name}\n")
    assert told == [
        f"mkdocs.yml:2:10: INHERIT: 找不到 INHERIT 所指的“{name}”，或者绕了一圈又回到自己。请改正。"
    ]


def test_a_mistake_in_an_inherited_file_is_told_there(read, tmp_path):
    write(tmp_path / "base.yml", "site_name: [\n")
    _, told = read("INHERIT: base.yml\n")
    assert [line.split(": ")[0] for line in told] == ["base.yml:1:12"]


WRONG = {
    "colon": ("site_name: x\nsite_url：https://a/\ntheme: m\n", "2:9: 这里用了全角冒号“：”"),
    "all colons": ("site_name：x\nsite_url：y\n", "1:10: 这里用了全角冒号“：”"),
    "colon below": (
        "plugins:\n  - noticeboard/posters：\n      workers: 1\n",
        "2:24: 这里用了全角",
    ),
    "tab": ("theme:\n\tname: x\n", "2:1: 这里有制表符"),
    "quote": ('site_name: "x\n', "1:12: 从这里起读不下去"),
    "bracket": ("nav: [a\nsite_name: b\n", "1:6: 从这里起读不下去"),
    "two": ("a: 1\n---\nb: 2\n", "2:1: 一个文件里只能有一份数据"),
    "twice": ("site_name: a\nnav: []\nsite_name: b\n", "3:1: site_name: “site_name”在第 1 行"),
    "list": ("- a\n- b\n", "1:1: 文件开头应当是"),
    "word": ("hello\n", "1:1: 文件开头应当是"),
    "nothing": ("", "1:1: 这个文件是空的"),
    "remark": ("# nothing\n\n", "1:1: 这个文件是空的"),
    "gbk": ("site_name: 楼栋\n".encode("gbk"), "1:13: 文件不是 UTF-8 编码，看起来是 GBK"),
    "utf16": ("site_name: 楼栋\n".encode("utf-16"), "1:1: 文件不是 UTF-8 编码，看起来是 UTF-16"),
    "control": ("site_name: a\x00b\n", "1:13: 这里有不可见或不允许的字符"),
    "deep": ("a: " + "[" * 60 + "]" * 60, f"1:{4 + MAX_CONFIG_DEPTH - 1}: 层次超过"),
    "deeper": ("- " * 400_000 + "a", "1:101: 层次超过"),
    "large": ("a: " + "x" * 1_000_001, " 文件超过 1000 KB"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_file_that_cannot_be_read_is_told_with_its_line(read, what):
    text, expected = WRONG[what]
    file, told = read(text)
    assert file is None
    assert sorted(told)[0].startswith(f"mkdocs.yml:{expected}"), told


def test_a_tab_where_yaml_allows_it_is_none_of_our_business(read):
    assert read("site_name:\tx\nextra: |\n  a\tb\n")[1] == []


def test_a_byte_order_mark_is_no_mistake(read):
    assert read(b"\xef\xbb\xbfsite_name: x\n")[1] == []


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_regular_file_is_not_waited_for(tmp_path, make):
    make(tmp_path / "mkdocs.yml")
    file, found = read_config(tmp_path / "mkdocs.yml", KEYS)
    assert file is None
    assert [d.message_id for d in found] == ["config.no-file"]
