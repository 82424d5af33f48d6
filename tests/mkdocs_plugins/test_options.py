"""A wrong option stops the build with a message that names it, not with a traceback."""

from __future__ import annotations

import pytest

from tests.helpers.pages import Html
from tests.helpers.projects import change, files_of, leftovers, run

WRONG = {
    "product": ("products: [poster-a3, poster-a4-plain]", "products: [poster-a9]", "poster-a9"),
    "workers": ("workers: 1", "workers: many", "workers"),
    "unknown": ("workers: 1", "worker: 1", "worker"),
    "day": ('today: "2026-11-22"', "today: tomorrow", "tomorrow"),
    "lang": ('today: "2026-11-22"', "lang: fr", "lang"),
    "corrections": ('today: "2026-11-22"', "corrections: nowhere.md#here", "nowhere.md#here"),
    "data-dir": ('today: "2026-11-22"', "data_dir: nowhere", "nowhere"),
    "site-url": ("site_url: https://board.example/", "site_url: board.example", "site_url"),
    "no-site-url": ("site_url: https://board.example/\n", "", "site_url"),
    "query": ("site_url: https://board.example/", "site_url: https://a.example/?x=1", "site_url"),
    "order": (
        '  - noticeboard/buildings:\n      today: "2026-11-22"\n  - noticeboard/qrcodes\n',
        '  - noticeboard/qrcodes\n  - noticeboard/buildings:\n      today: "2026-11-22"\n',
        "noticeboard/qrcodes",
    ),
    "alone": (
        '  - noticeboard/buildings:\n      today: "2026-11-22"\n',
        "",
        "noticeboard/buildings",
    ),
}


@pytest.mark.parametrize(
    ("command", "what"),
    [*(("mkdocs", what) for what in WRONG), ("noticeboard", "product"), ("noticeboard", "order")],
)
def test_a_wrong_option(project, command, what):
    old, new, told = WRONG[what]
    change(project / "mkdocs.yml", old, new)
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    done = run(command, "build", cwd=project)
    assert done.returncode == 1, done.stderr
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


def test_every_board_leads_to_the_page_about_corrections(project):
    day = 'today: "2026-11-22"'
    change(project / "mkdocs.yml", day, f"{day}\n      corrections: guide.md#here")
    change(project / "mkdocs.yml", "      workers: 1\n", "      enabled: false\n")
    assert run("mkdocs", "build", "-q", cwd=project).returncode == 0
    assert "../../guide/#here" in Html(project / "site", "hubin/lou1/index.html").links
