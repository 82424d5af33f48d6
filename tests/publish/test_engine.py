"""A sheet is made anew when what draws it changes, and for nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import noticeboard
from noticeboard.publish.engine import sources_of
from noticeboard.render.print.products import PRODUCTS
from tests.helpers.projects import change, run

PACKAGE = Path(noticeboard.__file__).parent
BOARD = PRODUCTS["poster-a3"].design.draw.__module__


def test_what_a_design_is_drawn_with_is_found():
    found = {path.relative_to(PACKAGE).as_posix() for path in sources_of((BOARD,))}
    assert found >= {
        "render/print/press.py", "render/print/designs/board/compose.py", "render/fonts.py",
        "render/templates/panels/members.html", "render/templates/phone.html",
        "render/templates/print/board/sheet.css", "render/templates/print/paper.css",
    }  # fmt: skip
    assert not [name for name in found if "/page" in name or name.startswith(("derive", "schema"))]
    assert "render/print/products.py" not in found, "a new product changes no other"


@pytest.fixture
def package(tmp_path):
    """A copy of the package that a test may change."""
    copy = tmp_path / "plugins/noticeboard"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def posters_made(project, package):
    """Build with `package`; return what the command says of posters."""
    built = run("noticeboard", "build", cwd=project, PYTHONPATH=str(package.parent))
    assert built.returncode == 0, built.stderr
    return next(line for line in built.stdout.splitlines() if line.startswith("海报"))


def test_a_page_that_changes_makes_no_poster_anew_and_a_poster_that_changes_all(project, package):
    page, label = package / "render/templates/page/board.html", package / "locale/zh_CN.po"
    change(label, 'msgstr "存到手机通讯录"', 'msgstr "存进手机通讯录"')
    page.write_text(page.read_text("utf-8") + "<!-- changed -->\n", "utf-8")
    assert "新做 0 张，沿用 8 张" in posters_made(project, package)
    assert "存进手机通讯录" in (project / "site/hubin/lou1/index.html").read_text("utf-8")
    change(label, 'msgstr "通知张贴处"', 'msgstr "通知在此"')
    assert "新做 8 张，沿用 0 张" in posters_made(project, package)
    style = package / "render/templates/print/board/sheet.css"
    style.write_text(style.read_text("utf-8") + ".foot { color: red }\n", "utf-8")
    assert "新做 8 张，沿用 0 张" in posters_made(project, package)
    assert "新做 0 张，沿用 8 张" in posters_made(project, package)
