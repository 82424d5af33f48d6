"""What several folders of tests share: the small project, and the day on which all tests happen."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent

# No test is timed: a busy machine is no mistake of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def today():
    """The day for which the small project and the sample data are written."""
    return date(2026, 11, 22)


@pytest.fixture
def small(tmp_path):
    """The data folder of a fresh copy of `projects/small`: a test may do to it what it likes."""
    return shutil.copytree(ROOT / "projects/small/buildings", tmp_path / "buildings")
