"""The same input gives the same bytes, whichever program builds it."""

from __future__ import annotations

import pytest

from tests.helpers.pages import page_of
from tests.helpers.projects import change, files_of, leftovers, run, write


@pytest.fixture(scope="module")
def trees(small_built):
    return {folder: files_of(small_built / folder) for folder in ("site", "nginx", "print")}


@pytest.mark.parametrize(
    "command",
    [
        ("mkdocs", "build"),
        ("mkdocs", "build", "--clean", "-f", "mkdocs.yml"),
        ("properdocs", "build", "-f", "mkdocs.yml"),
    ],
    ids=lambda command: " ".join(command),
)
def test_site_and_posters_are_those_of_noticeboard_build(project, trees, command):
    """From nothing: without the old output and without the cache."""
    for name in ("site", "nginx", "print", ".cache"):
        (project / name).rename(project.parent / name)
    done = run(*command, cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(project / "print") == trees["print"]
    assert files_of(project / "nginx") == trees["nginx"]
    built = files_of(project / "site")
    same = trees["site"]
    if command[0] == "properdocs":  # it names itself in the pages that its theme frames
        framed = {name for name in same if _is_framed(project, name)}
        assert {*built} == {*same}
        built, same = (
            {name: tree[name] for name in tree if name not in framed} for tree in (built, same)
        )
    assert built == same
    assert leftovers(project) == []


def _is_framed(project, name):
    name = name.removesuffix(".gz").removesuffix(".br")
    if not name.endswith(".html"):
        return False
    return bool(page_of(project / "site", name).all("meta", name="generator"))


def test_a_command_from_another_folder_builds_the_same(project, trees):
    done = run("noticeboard", "build", "--config", project / "mkdocs.yml", cwd=project.parent)
    assert done.returncode == 0, done.stderr
    assert files_of(project / "site") == trees["site"]


def test_another_site_folder(project, trees):
    done = run("mkdocs", "build", "-q", "-d", "public", cwd=project)
    assert done.returncode == 0, done.stderr
    assert files_of(project / "public") == trees["site"]


def test_without_posters_there_is_a_site_only(project):
    change(project / "mkdocs.yml", "      workers: 1\n", "      enabled: false\n")
    (project / "print").rename(project.parent / "print")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert not (project / "print").exists()


def test_without_codes_no_page_shows_one(project):
    change(project / "mkdocs.yml", "  - noticeboard/qrcodes\n", "")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert not [*(project / "site").rglob("qr.*")]
    assert "qr." not in (project / "site/hubin/lou1/index.html").read_text("utf-8")


def test_without_png(project):
    change(
        project / "mkdocs.yml",
        "  - noticeboard/qrcodes\n",
        "  - noticeboard/qrcodes:\n      png: false\n",
    )
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert len([*(project / "site").rglob("qr.svg")]) == 4
    assert not [*(project / "site").rglob("qr.png")]


def test_without_offline_the_worker_takes_back_what_it_kept(project):
    board, worker = project / "site/hubin/lou1/index.html", project / "site/sw.js"
    assert "serviceWorker" in board.read_text("utf-8")
    assert "respondWith" in worker.read_text("utf-8")
    config = (project / "mkdocs.yml").read_text("utf-8")
    plugin = "noticeboard/buildings:\n"
    assert plugin in config
    changed = config.replace(plugin, f"{plugin}      offline: false\n")
    (project / "mkdocs.yml").write_text(changed, "utf-8")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert "serviceWorker" not in board.read_text("utf-8")
    assert "unregister" in worker.read_text("utf-8")
    assert "respondWith" not in worker.read_text("utf-8")


def test_a_link_to_a_board_is_checked(project):
    change(project / "content/guide.md", "hubin/lou1/index.html", "hubin/lou7/index.html")
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode == 1
    assert "hubin/lou7/index.html" in done.stderr


def test_the_day_decides(project):
    done = run("noticeboard", "build", "--today", "2026-11-23", cwd=project)
    assert done.returncode == 0, done.stderr
    html = (project / "site/hubin/lou3/index.html").read_text("utf-8")
    assert "孟秋实" in html, "the consent begins"
    assert "只在网上的通知" not in html, "the notice ended"


def test_a_document_of_a_place_needs_no_line_in_the_navigation(project):
    change(project / "mkdocs.yml", "workers: 1", "enabled: false")
    write(
        project / "content/documents/plan.md",
        "---\n公示栏: {归属: [hubin], 类别: 方案, 日期: 2026-03-01}\n---\n\n# 实施方案\n\n正文。\n",
    )
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    links = {a.text: a.get("href") for a in page_of(project / "site", "hubin/index.html").all("a")}
    assert links["实施方案"] == "../documents/plan/"
    assert "正文。" in (project / "site/documents/plan/index.html").read_text("utf-8")

    write(project / "content/documents/other.md", "# 没有归属的文章\n")
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode != 0
    assert "other.md" in done.stderr
    assert "plan.md" not in done.stderr
