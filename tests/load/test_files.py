"""Bytes on disk: encodings, links, sizes. Cases that a text file could not hold."""

from __future__ import annotations

import os
import socket

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.errors import DataError
from noticeboard.load import files, read_sources
from noticeboard.load.limits import ORDINARY

TEXT = "名称: 城东里1号楼\n地址: 城东里1号\n"


def report_of(data_dir, today, lang="zh_CN"):
    try:
        load_catalogue(data_dir, today)
    except DataError as error:
        return error.report(lang).splitlines()[:-1]
    return []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode("gbk"), "b1.yml:1:1: 文件不是 UTF-8 编码，看起来是 GBK。"),
        ("name: 城东\n".encode("gbk"), "b1.yml:1:7: 文件不是 UTF-8 编码，看起来是 GBK。"),
        ("名: a\n址: ".encode() + "城东".encode("gbk"), "b1.yml:2:4: 文件不是 UTF-8 编码"),
        (TEXT.encode("utf-16"), "b1.yml:1:1: 文件不是 UTF-8 编码，看起来是 UTF-16。"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "看起来是 UTF-16。"),
        ("name: Café".encode("latin-1"), "b1.yml:1:10: 文件不是 UTF-8 编码，看起来是 Latin-1。"),
    ],
)
def test_a_wrong_encoding_is_named(small, today, data, said):
    (small / "chengdong/b1.yml").write_bytes(data)
    (line,) = report_of(small, today)
    assert said in line
    assert line.endswith("请用编辑器「另存为」，编码选 UTF-8。")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip().encode(),
    ],
    ids=["byte-order-mark", "windows-line-ends", "old-mac-line-ends", "no-last-line-end"],
)
def test_what_windows_and_editors_do_is_fine(small, today, data):
    (small / "chengdong/b1.yml").write_bytes(data)
    assert report_of(small, today) == []


def test_lines_are_counted_with_windows_line_ends(small, today):
    (small / "chengdong/b1.yml").write_bytes((TEXT + "户数: 多\n").replace("\n", "\r\n").encode())
    (line,) = report_of(small, today)
    assert line.startswith("buildings/chengdong/b1.yml:3:5: 户数:")


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\0", "U+0000"),
        ("\x1b", "U+001B"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ue000", "U+E000"),
    ],
)
def test_invisible_characters_are_refused_and_the_rest_is_read(small, today, char, name):
    text = TEXT.replace("东里1号楼", f"东{char}里1号楼") + "户数: 多\n"
    (small / "chengdong/b1.yml").write_text(text, "utf-8")
    first, second = report_of(small, today)
    assert first.startswith("buildings/chengdong/b1.yml:1:7: 这里有不可见或不允许的字符 " + name)
    assert second.startswith("buildings/chengdong/b1.yml:3:5: 户数:")


def test_a_file_too_large_is_not_read(small, today):
    (small / "chengdong/b1.yml").write_bytes(b"#" * (ORDINARY.size + 1))
    (line,) = report_of(small, today)
    assert line == (
        "buildings/chengdong/b1.yml: 文件超过 1000 KB，不像一份楼栋数据。请拆分或删去多余内容。"
    )


def test_a_link_out_of_the_folder_is_not_followed(small, today, tmp_path):
    (tmp_path / "secret.yml").write_text("名称: [不该读到", "utf-8")
    (small / "chengdong/b1.yml").unlink()
    (small / "chengdong/b1.yml").symlink_to(tmp_path / "secret.yml")
    (line,) = report_of(small, today)
    assert line == (
        "buildings/chengdong/b1.yml: 这个链接通到数据文件夹之外，不会读取。请把文件本身放进来。"
    )


def test_a_link_that_stays_inside_is_followed(small, today):
    (small / "chengdong/b1.yml").rename(small / "chengdong/real.txt")
    (small / "chengdong/b1.yml").symlink_to("real.txt")
    assert report_of(small, today) == []


@pytest.mark.parametrize(
    ("target", "said"),
    [("..", "这个链接通到数据文件夹之外"), ("hubin", "文件夹链接不会读取")],
)
def test_a_linked_folder_is_said_once(small, today, target, said):
    (small / "linked").symlink_to(target)
    (line,) = report_of(small, today)
    assert line.startswith(f"buildings/linked: {said}")


@pytest.mark.parametrize("target", ["gone.yml", "b1.yml"], ids=["dangling", "loop"])
def test_a_link_to_nothing_is_told(small, today, target):
    (small / "chengdong/b1.yml").unlink()
    (small / "chengdong/b1.yml").symlink_to(target)
    (line,) = report_of(small, today)
    assert line == (
        "buildings/chengdong/b1.yml: 这个链接指向的文件不存在。请删去链接，放进文件本身。"
    )


def pipe(path):
    os.mkfifo(path)


def plug(path):
    """Make a socket at `path`: by a short name, as a socket may have no long one."""
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


@pytest.mark.parametrize("make", [pipe, plug])
@pytest.mark.parametrize("name", ["b1.yml", "b9.yaml"])
def test_what_is_no_ordinary_file_is_told_and_never_waited_for(small, today, make, name):
    (small / "chengdong" / name).unlink(missing_ok=True)
    make(small / "chengdong" / name)
    line, *_ = report_of(small, today)
    assert line == (
        f"buildings/chengdong/{name}: 这不是普通文件（是管道、设备一类），不会读取。"
        "请删去，放进文件本身。"
    )


def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "x.yml")
    assert files._bytes(tmp_path / "x.yml", 9) is None


def test_a_link_to_a_device_is_not_opened(small, today):
    (small / "chengdong/b1.yml").unlink()
    (small / "chengdong/b1.yml").symlink_to("/dev/zero")
    (line,) = report_of(small, today)
    assert "这个链接通到数据文件夹之外" in line


def test_a_folder_called_like_a_file_is_told_once(small, today):
    (small / "chengdong/b9.yml").mkdir()
    (small / "chengdong/b9.yml/b1.yml").write_text("名称: [", "utf-8")
    (line,) = report_of(small, today)
    assert line.startswith("buildings/chengdong/b9.yml: 这是一个文件夹，名称却像数据文件。")


@pytest.mark.parametrize("name", ["B9.YML", "b9.yml.txt", "b9.Yaml"])
def test_an_ending_of_windows_is_told(small, today, name):
    (small / "chengdong" / name).write_text(TEXT, "utf-8")
    (line,) = report_of(small, today)
    assert line.startswith(f"buildings/chengdong/{name}: 文件名要以小写的 .yml 结尾")


def test_a_photo_linked_from_elsewhere_is_refused(small, today, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(b"")
    (small / "hubin/photos/1.jpg").unlink()
    (small / "hubin/photos/1.jpg").symlink_to(tmp_path / "secret.jpg")
    (line,) = report_of(small, today)
    assert line == (
        "buildings/hubin/lou1.yml:11:9: 照片: “1.jpg”是通到数据文件夹之外的链接。请放进照片本身。"
    )


def test_hidden_and_foreign_files_are_passed_over(small):
    before, _ = read_sources(small)
    (small / ".git").mkdir()
    for name in (".git/config.yml", "hubin/.lou1.yml", "hubin/lou1.yml~", "hubin/list.xlsx"):
        (small / name).write_bytes(b"\xff")
    after, diagnostics = read_sources(small)
    assert after == before
    assert diagnostics == []
