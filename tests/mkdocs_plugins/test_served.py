"""What is made for a web server, and what a site holds that a server must not give."""

from __future__ import annotations

import gzip
import re

import brotli
import pytest

from tests.helpers.projects import change, files_of, leftovers, run, write

PLUGIN = '      today: "2026-11-22"\n'


def without_posters(project, options=""):
    change(project / "mkdocs.yml", "      workers: 1\n", "      enabled: false\n")
    if options:
        change(project / "mkdocs.yml", PLUGIN, f"{PLUGIN}      {options}\n")


def test_every_text_of_a_site_that_gains_has_copies(small_built):
    site = small_built / "site"
    packed = [*site.rglob("*.br")]
    assert len(packed) > 15
    for path in packed:
        whole = path.with_suffix("").read_bytes()
        assert brotli.decompress(path.read_bytes()) == whole
        assert gzip.decompress(path.with_suffix(".gz").read_bytes()) == whole
    boards = {path.parent for path in site.rglob("qr.svg")} | {*(site / "Q").iterdir()}
    assert {path.parent for path in packed if path.name == "index.html.br"} >= boards


def test_a_second_build_changes_no_byte(project):
    before = {folder: files_of(project / folder) for folder in ("site", "nginx")}
    assert run("noticeboard", "build", cwd=project).returncode == 0
    assert {folder: files_of(project / folder) for folder in before} == before


def test_nothing_that_nobody_asks_for_is_published(small_built):
    names = [*files_of(small_built / "site")]
    assert [name for name in names if re.search(r"(^|/)\.", name)] == [".noticeboard"]
    assert [name for name in names if name.endswith(".map") or "palette" in name] == []


def test_the_owners_robots_are_theirs(project):
    assert "Sitemap: https://board.example/" in (project / "site/robots.txt").read_text("utf-8")
    without_posters(project)
    write(project / "content/robots.txt", "User-agent: *\nDisallow: /\n")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert "Disallow: /" in (project / "site/robots.txt").read_text("utf-8")


def test_a_site_below_a_path_has_no_robots(project):
    without_posters(project)
    change(project / "mkdocs.yml", "https://board.example/", "https://board.example/lou/")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert not (project / "site/robots.txt").exists()
    assert "location /lou/ {" in (project / "nginx/noticeboard.conf").read_text("utf-8")


def test_the_scripts_of_a_hand_written_page_are_told_too(project):
    without_posters(project)
    before = (project / "nginx/noticeboard.conf").read_text("utf-8")
    guide = project / "content/guide.md"
    write(guide, f"{guide.read_text('utf-8')}\n\n<script>document.title += '!'</script>\n")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    after = (project / "nginx/noticeboard.conf").read_text("utf-8")
    hashes = [{*re.findall("'sha256-[^']+'", told)} for told in (before, after)]
    assert len(hashes[1] - hashes[0]) == 1
    assert hashes[0] < hashes[1]


def test_without_a_folder_nothing_is_told(project):
    (project / "nginx").rename(project.parent / "nginx")
    without_posters(project, 'nginx_dir: ""')
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert not (project / "nginx").exists()


@pytest.mark.parametrize("folder", ["site/nginx", "buildings", "content/nginx", "print", ".cache"])
def test_the_folder_is_apart_from_all_others(project, folder):
    before = files_of(project / "site")
    without_posters(project, f"nginx_dir: {folder}")
    done = run("mkdocs", "build", "-q", cwd=project)
    assert done.returncode == 1
    assert folder.split("/")[-1] in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(project / "site") == before
    assert leftovers(project) == []


def test_a_folder_of_somebody_else_is_left_alone(project):
    (project / "nginx/.noticeboard").unlink()
    write(project / "nginx/noticeboard.conf", "mine")
    without_posters(project)
    done = run("mkdocs", "build", "-q", cwd=project)
    assert done.returncode == 1
    assert "nginx" in done.stderr
    assert (project / "nginx/noticeboard.conf").read_text("utf-8") == "mine"
