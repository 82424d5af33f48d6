"""What several folders of tests share: projects, built and not, and the day of all tests."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.helpers.projects import REPO, SMALL, built_once

ROOT = Path(__file__).parent


@pytest.fixture(scope="session")
def today():
    """The day for which the small project and the sample data are written."""
    return date(2026, 11, 22)


@pytest.fixture
def small(tmp_path):
    """The data folder of a fresh copy of `projects/small`: a test may do to it what it likes."""
    return shutil.copytree(ROOT / "projects/small/buildings", tmp_path / "buildings")


@pytest.fixture(scope="session")
def shared(tmp_path_factory):
    """A folder of this run of pytest that all its workers see."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def small_built(shared):
    """The small project, built: to be looked at, not to be changed."""
    return built_once(shared, "small", SMALL)


@pytest.fixture
def project(small_built, tmp_path):
    """A copy of the built small project, cache and all: a test may do to it what it likes."""
    return shutil.copytree(small_built, tmp_path / "project")


@pytest.fixture(scope="session")
def sample(shared, today):
    """This repository's own site and posters, built: to be looked at, not to be changed."""
    return built_once(shared, "sample", REPO, "--today", today.isoformat())
