"""The least data that README and handbook give to a site that is there already is enough."""

from __future__ import annotations

import re

import pytest

from tests.helpers.projects import REPO, run, write

CONFIG = """\
site_name: Theirs
site_url: https://board.example/
docs_dir: content
theme: mkdocs
plugins: [noticeboard/buildings, noticeboard/qrcodes]
"""
_BLOCK = re.compile(r"^```yaml\n(# buildings/.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", ["README.md", "content/handbook/publish.md"])
def test_the_least_data_is_enough_for_a_board(tmp_path, page):
    (block,) = _BLOCK.findall((REPO / page).read_text("utf-8"))
    _, *parts = re.split(r"^# (buildings/.+)\n", block, flags=re.MULTILINE)
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        write(tmp_path / name, text)
    write(tmp_path / "mkdocs.yml", CONFIG)
    write(tmp_path / "content/index.md", "# Theirs\n")
    for command in (("noticeboard", "ledger", "add"), ("mkdocs", "build", "--strict")):
        done = run(*command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    board = (tmp_path / "site/xingfu/lou1/index.html").read_text("utf-8")
    assert "楼长" in board
    assert "张三" not in board, "who has not agreed"
