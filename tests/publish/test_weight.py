"""What boards weigh on the way, and what happens where one is too heavy for a weak signal."""

from __future__ import annotations

import gzip
import random

import pytest

from noticeboard.publish import BUDGET_BYTES, Artifact, weigh
from tests.helpers.projects import files_of, run

HANZI = [chr(code) for code in range(0x4E00, 0x5E00) if chr(code).encode("gb2312", "ignore")]


def text(count, seed):
    """Return so many characters that no compression makes small."""
    return "".join(random.Random(seed).choices(HANZI, k=count))


@pytest.fixture
def page(tmp_path):
    """A function that writes a page and returns it as an artifact."""

    def make(dest_uri, content):
        path = tmp_path / dest_uri.replace("/", "-")
        path.write_text(content, "utf-8")
        return Artifact(dest_uri, path)

    return make


def test_boards_are_weighed_compressed_the_heaviest_first(page):
    light, heavy = page("a/b1/index.html", "国" * 9000), page("a/b2/index.html", text(9000, 1))
    others = page("Q/7K3M/index.html", text(9000, 2)), page("sw.js", text(9000, 3))
    weights = weigh((light, heavy, *others))
    assert [weight.dest_uri for weight in weights] == ["a/b2/index.html", "a/b1/index.html"]
    assert weights[0].size == len(gzip.compress(heavy.source.read_bytes(), 6)) > BUDGET_BYTES
    assert [weight.fits for weight in weights] == [False, True]


def make_heavy(project):
    with (project / "buildings/hubin/lou3.yml").open("a", encoding="utf-8") as file:
        file.write("\n通知:\n")
        for n in range(8):
            file.write(f"  - {{标题: 通知{n}, 内容: {text(1200, n)}, 自: 2026-11-20}}\n")


def test_weigh_lists_the_heaviest_and_fails_past_the_budget(project):
    done = run("noticeboard", "weigh", "--most", "2", cwd=project)
    assert done.returncode == 0, done.stderr
    assert len([line for line in done.stdout.splitlines() if line.endswith("/")]) == 2
    make_heavy(project)
    done = run("noticeboard", "weigh", cwd=project)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0].endswith("hubin/lou3/  ✗")
    assert "1 个公示栏超过上限 14,000" in done.stderr
    assert "请" in done.stderr


def test_a_strict_build_fails_for_a_heavy_board_and_leaves_the_old_site(project):
    before = files_of(project / "site")
    make_heavy(project)
    done = run("noticeboard", "build", cwd=project)
    assert done.returncode == 1
    assert "公示栏 hubin/lou3/ 压缩后有" in done.stderr
    assert files_of(project / "site") == before
