"""A project printed for a press, once for all tests of this folder."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.presses import press_profile


@pytest.fixture(scope="session")
def pressed(small_built, tmp_path_factory):
    """The small project with its files for an office, and beside them some for a press."""
    project = shutil.copytree(small_built, tmp_path_factory.mktemp("pressed") / "project")
    settings = settings_of(project / "mkdocs.yml", "2026-11-22")
    settings = replace(settings, inked="press", profile=press_profile())
    pipeline.print_posters(settings, (), ("poster-a3", "notice-a4"))
    return project


@pytest.fixture(scope="session")
def sheet(pressed):
    """A poster for a press, with a photo, a gradient and a code."""
    return pressed / "print/press/hubin/lou1/poster-a3.pdf"
