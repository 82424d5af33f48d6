"""The kind of panel that CONTRIBUTING.md adds is added as it says, and seen on page and paper."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import noticeboard
from tests.helpers.posters import Poster
from tests.helpers.projects import REPO, SMALL, change, run

#: A block that says where it goes: into a file before or after a line, or as a file of its own.
_BLOCK = re.compile(
    r'^```\w+ file=(?P<file>\S+)(?: (?P<side>before|after)="(?P<anchor>[^\n]*)")?\n'
    r"(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def follow(text, package):
    """Do in `package` what the blocks of `text` say; return the files touched."""
    touched = set()
    for block in _BLOCK.finditer(text):
        path = package / block["file"]
        touched.add(block["file"])
        if block["side"] is None:
            assert not path.exists()
            path.write_text(block["body"], "utf-8")
            continue
        line = f"{block['anchor']}\n"
        parts = (block["body"], line) if block["side"] == "before" else (line, block["body"])
        change(path, line, "".join(parts))
    return touched


def test_a_newcomer_adds_a_kind_of_panel_in_seven_files(tmp_path):
    plugins = tmp_path / "plugins"
    package = Path(noticeboard.__file__).parent
    shutil.copytree(package, plugins / "noticeboard", ignore=shutil.ignore_patterns("__pycache__"))
    text = (REPO / "CONTRIBUTING.md").read_text("utf-8")
    assert len(follow(text, plugins / "noticeboard")) == 7
    offered = "from noticeboard.schema.common import Lending; print(Lending.__name__)"
    told = run("python", "-c", offered, cwd=tmp_path, PYTHONPATH=str(plugins))
    assert told.stdout == "Lending\n", told.stderr

    project = shutil.copytree(SMALL, tmp_path / "project")
    with (project / "buildings/hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write("借用:\n  - {名称: 折叠梯, 地点: 传达室, 电话: 0734-1000199}\n")
    built = run("noticeboard", "build", cwd=project, PYTHONPATH=str(plugins))
    assert built.returncode == 0, built.stderr
    page = (project / "site/hubin/lou1/index.html").read_text("utf-8")
    assert "邻里借用" in page
    assert "折叠梯" in page
    assert "tel:07341000199" in page
    assert "折叠梯" in (project / "site/hubin/index.html").read_text("utf-8")
    sheets = [Poster(path).text for path in project.glob("print/hubin/*/poster-a3.pdf")]
    assert any("折叠梯" in text for text in sheets), "where a sheet has room"
