"""Errors stop a build; warnings are told after them, are counted, and stop it only when asked."""

from __future__ import annotations

import pytest

from noticeboard import pipeline
from noticeboard.catalogue import assemble
from noticeboard.errors import DataError
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.projects import change, run


@pytest.fixture
def warned(monkeypatch):
    """A rule that wants every building's households to be looked at."""

    def rule(catalogue, today):
        for _, building in catalogue.buildings():
            yield building.record.warning("households", "value.count", value="0")

    monkeypatch.setattr(assemble, "RULES", (*assemble.RULES, rule))


def test_warnings_alone_stop_nothing_unless_asked(project, warned):
    settings = settings_of(project / "mkdocs.yml", "2026-11-22")
    catalogue = pipeline.load(settings)
    assert len(catalogue.warnings) == sum(1 for _ in catalogue.buildings())
    with pytest.raises(DataError) as error:
        pipeline.load(settings, strict=True)
    assert error.value.diagnostics == catalogue.warnings


def test_warnings_are_told_after_the_errors_and_counted(small, today, warned):
    change(small / "hubin/community.yml", "热线:", "热线: 1 #")
    with pytest.raises(DataError) as error:
        assemble.load_catalogue(small, today)
    *lines, errors, warnings = error.value.report("en").splitlines()
    kinds = [" warning: " in line for line in lines]
    assert kinds == sorted(kinds), "errors first"
    assert {*kinds} == {False, True}
    assert errors.startswith("1 problem")
    assert warnings.startswith(f"{sum(kinds)} warning")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_can_be_strict(project, command):
    done = run("noticeboard", command, "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
