"""Every page of the sample site by the rules of HTML, as the Nu checker of the W3C knows them."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.helpers.pages import pages_of
from tests.helpers.projects import REPO

JAR = REPO / ".cache/node-tests/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def java():
    found = shutil.which("java")
    if found is None:
        pytest.skip("no Java: `tools/setup.sh test` installs it")
    if not JAR.is_file():
        pytest.skip("no vnu.jar: `tools/setup.sh test` gets it from npm")
    return found


def told_by(java, folder):
    """Return what the checker says about all pages below `folder`, in one run of Java."""
    options = ("--skip-non-html", "--errors-only", "--exit-zero-always", "--format", "json")
    command = [java, "-jar", str(JAR), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        (m["url"].split(f"{folder.name}/", 1)[-1], m.get("lastLine"), m["message"])
        for m in json.loads(done.stderr)["messages"]
    ]


def test_no_page_has_an_error(java, site):
    assert len(pages_of(site)) > 100
    assert told_by(java, site) == []


def test_the_checker_would_find_one(java, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><section></section>x</p>")
    assert told_by(java, tmp_path) != []
