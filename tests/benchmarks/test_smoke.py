"""The generator writes projects without mistakes, and the benchmark measures them."""

from __future__ import annotations

import re

import pytest

from noticeboard.pipeline import load
from noticeboard.settings import Settings
from tests.benchmarks import words
from tests.benchmarks.generate import TODAY, change_one_building, generate_project
from tests.benchmarks.measure import run_noticeboard


@pytest.fixture
def project(tmp_path):
    generate_project(tmp_path / "project", 12)
    return tmp_path / "project"


def test_project_passes_the_checker_and_builds(project):
    built = run_noticeboard(project, "build")
    assert re.search(r"\b12\b", built.output)
    assert built.peak_mb > 0
    assert len([*(project / "site/Q").glob("*/index.html")]) == 12
    change_one_building(project, 1)
    run_noticeboard(project, "build")
    changed = [p for p in project.glob("site/Q/*/index.html") if "临时停水通知1" in p.read_text()]
    assert len(changed) == 1


def test_same_number_gives_same_project(project, tmp_path):
    generate_project(tmp_path / "again", 12)
    for path in project.rglob("*.yml"):
        assert path.read_bytes() == (tmp_path / "again" / path.relative_to(project)).read_bytes()


def test_project_is_like_a_real_one(tmp_path, today):
    generate_project(tmp_path, 150)
    assert today.isoformat() == TODAY
    catalogue = load(
        Settings(tmp_path, tmp_path / "buildings", tmp_path, tmp_path, "https://a.example/", today)
    )
    sizes = [len(community.buildings) for community in catalogue.communities]
    assert sum(sizes) == 150
    assert all(20 <= size <= 40 for size in sizes)
    members = [person for _, b in catalogue.buildings() for person in b.record.members]
    assert {5, 9} <= {len(b.record.members) for _, b in catalogue.buildings()} <= {*range(5, 10)}
    rare = [person for person in members if set(person.name) & set(words.RARE)]
    assert 0.05 < len(rare) / len(members) < 0.2
