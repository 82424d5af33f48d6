"""Sheets that are too small for what they should show: built all the same, and told."""

from __future__ import annotations

import pytest

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.projects import change, files_of, leftovers, run

#: Of one building; of both the sheet shows the newest only.
NOTICES = "".join(
    f"  - {{标题: 第{n}条, 自: 2026-11-2{n}, 渠道: [海报], 内容: {'国' * 220}}}\n"
    for n in (0, 1, 2)
)


@pytest.fixture
def crowded(project):
    """The small project with more notices for the wall of a building than a sheet has room for."""
    change(
        project / "buildings/hubin/lou2.yml", "  - {标题: 二号楼停水, 自: 2026-11-20}\n", NOTICES
    )
    return project


def told(project, *arguments):
    done = run("noticeboard", *arguments, cwd=project)
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()


def test_a_sheet_that_is_too_small_is_told_once_for_all_products(crowded):
    line, count = told(crowded, "build")
    assert line.startswith("buildings/hubin/lou2.yml:1:5: 提醒: 名称: “湖滨路2号楼”的海报（A3 海报")
    assert "：通知。" in line
    assert count == "有 1 处提醒，涉及 1 个文件。"
    english, _ = told(crowded, "posters", "lou2", "--lang", "en")
    assert "“湖滨路2号楼”: its sheets (A3 poster" in english
    assert told(crowded, "posters", "lou1") == [], "another's"
    assert told(crowded, "check") == [], "which measures no more than the least"


def test_a_sheet_from_the_cache_is_told_as_well(crowded):
    first = told(crowded, "build")
    assert told(crowded, "build") == first
    report = pipeline.print_posters(settings_of(crowded / "mkdocs.yml"), ())
    assert (report.made, len(report.warnings)) == (0, 1)


def test_a_cache_that_does_not_know_is_made_anew(crowded):
    first = told(crowded, "build")
    for path in (crowded / ".cache/noticeboard/print").rglob("*.json"):
        path.unlink()
    assert told(crowded, "build") == first


@pytest.mark.parametrize("command", [("noticeboard", "build"), ("noticeboard", "posters"),
                                     ("mkdocs", "build")])  # fmt: skip
def test_who_asks_to_be_strict_keeps_what_was_there(crowded, command):
    before = {folder: files_of(crowded / folder) for folder in ("site", "print")}
    strict = run(*command, "--strict", cwd=crowded)
    assert strict.returncode == 1
    assert "“湖滨路2号楼”的海报" in strict.stderr
    assert {folder: files_of(crowded / folder) for folder in before} == before
    assert leftovers(crowded) == []


def test_several_of_a_community_are_one_line(crowded):
    building = crowded / "buildings/hubin/lou3.yml"
    building.write_text(building.read_text("utf-8") + "通知:\n" + NOTICES, "utf-8")
    line, _ = told(crowded, "posters")
    assert line.startswith("buildings/hubin/community.yml:1:5: 提醒: 名称: 有 2 栋楼的海报")
    assert "湖滨路2号楼、湖滨路3号楼" in line
