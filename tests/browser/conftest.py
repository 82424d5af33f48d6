"""The sample site, served on this machine only, and a Chromium that looks at it."""

from __future__ import annotations

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.browser.pages import PHONE, View
from tests.helpers.projects import copy_without_posters

#: By the same names, in the same order, as `tools/setup.sh`.
BROWSERS = (
    os.environ.get("NOTICEBOARD_CHROMIUM", ""),
    "chromium",
    "google-chrome",
    "google-chrome-stable",
)


@dataclass
class Visit:
    """A page that was opened, and what happened on the way.

    Attributes:
        foreign: Addresses on other hosts that the page asked for; none is let through.
        errors: Errors on the console, exceptions, and answers of 400 and above.
    """

    page: Page
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, today) -> Path:
    """The folder of the sample site, built once for all workers, without posters."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    project = shared / "browser-project"
    with (shared / "browser-project.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (project / "site").is_dir():
            _build(project, today.isoformat())
    return project / "site"


def _build(project: Path, today: str) -> None:
    copy_without_posters(project)
    command = [Path(sys.executable).with_name("noticeboard"), "build", "--today", today]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site, ending in a slash."""
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium of this machine."""
    path = next(filter(None, map(shutil.which, filter(None, BROWSERS))), None)
    if path is None:
        pytest.skip("no Chromium: install one, or set NOTICEBOARD_CHROMIUM to its path")
    # The sandbox refuses to run for root.
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=args)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def look(browser: Browser, address: str):
    """A function that opens a page of the site in a view, as a context manager."""

    @contextmanager
    def opening(
        uri: str, view: View = PHONE, script: bool = True, offline: bool = False
    ) -> Iterator[Visit]:
        context = browser.new_context(
            viewport={"width": view.width, "height": view.height},
            color_scheme=view.scheme,
            java_script_enabled=script,
            # Only where it is what one looks at: it asks for every page a second time.
            service_workers="allow" if offline else "block",
        )
        visit = Visit(context.new_page())
        _watch(context, visit, urlsplit(address).netloc)
        visit.page.goto(address + uri)
        yield visit
        context.close()

    return opening


def _watch(context: BrowserContext, visit: Visit, host: str) -> None:
    def refuse(route: Route) -> None:
        visit.foreign.append(route.request.url)
        route.abort()

    context.route(lambda url: urlsplit(url).netloc not in ("", host), refuse)
    page, errors = visit.page, visit.errors
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("response", lambda r: r.status >= 400 and errors.append(f"{r.status} {r.url}"))
