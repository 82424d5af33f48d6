"""Behind a server as `nginx/noticeboard.conf` has it: nothing that we need is kept from running."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.benchmarks.nginx import find_nginx, serving
from tests.browser.pages import BOARDS, CASE, DESK, FRAMED, PHONE, SCREEN

pytestmark = pytest.mark.browser

_HEADER = re.compile(r'^add_header (\S+) "([^"]*)" always;$', re.MULTILINE)
#: Every kind of page, and an address that there is not.
KINDS = (*BOARDS, CASE, SCREEN, *FRAMED, "no/such/page/")
_WATCH = """window.blocked = [];
document.addEventListener('securitypolicyviolation', event => {
  window.blocked.push([event.effectiveDirective, event.blockedURI, event.sample]);
});"""


class _Server(SimpleHTTPRequestHandler):
    """Sends the headers that nginx is told to send, and our page for what there is not."""

    headers_told: tuple[tuple[str, str], ...] = ()

    def end_headers(self) -> None:
        for name, value in self.headers_told:
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((Path(self.directory) / "404.html").read_bytes())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def snippet(site) -> Path:
    return site.with_name("nginx") / "noticeboard.conf"


@contextmanager
def _plain(site: Path, snippet: Path) -> Iterator[str]:
    found = dict(_HEADER.findall(snippet.read_text("utf-8")))
    told = tuple(item for item in found.items() if item[0] != "X-Robots-Tag")  # of some files only
    assert len(told) == 5
    handler = type("_Told", (_Server,), {"headers_told": told})
    made = functools.partial(handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def _nginx(site: Path, snippet: Path, prefix: Path) -> Iterator[str]:
    block = f'server {{{{ listen 127.0.0.1:{{port}}; root "{site}"; include "{snippet}"; }}}}'
    with serving([block], prefix) as (port,):
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="module")
def nginx(site, snippet, tmp_path_factory):
    """The address of the site behind nginx."""
    if find_nginx() is None:
        pytest.skip("no nginx: `tools/setup.sh bench` installs it")
    with _nginx(site, snippet, tmp_path_factory.mktemp("nginx") / "own") as address:
        yield address


@pytest.fixture(scope="module", params=["headers", "nginx"])
def guarded(request, site, snippet):
    """The address of the site behind the headers, by a server of our own and by nginx."""
    if request.param == "nginx":
        yield request.getfixturevalue("nginx")
        return
    with _plain(site, snippet) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, guarded):
    """A function that opens a page behind the policy: page, what it was kept from."""

    @contextmanager
    def opening(uri: str, view=PHONE, offline: bool = False) -> Iterator[tuple[Page, list[str]]]:
        context = browser.new_context(
            viewport={"width": view.width, "height": view.height},
            service_workers="allow" if offline else "block",
        )
        page, said = context.new_page(), []
        page.on("console", lambda m: "Content Security Policy" in m.text and said.append(m.text))
        page.add_init_script(_WATCH)
        page.goto(guarded + uri)
        yield page, said
        context.close()

    return opening


def _unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate("document.querySelectorAll('img').forEach(i => { i.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("uri", KINDS)
def test_no_page_is_kept_from_anything(visit, uri):
    with visit(uri) as (page, said):
        _unfold(page)
        assert page.evaluate("window.blocked") == []
        assert said == []
        ran = "html.nb-script, html.run"  # of a page, of a screen
        assert page.locator(ran).count() == 1, "the first script has run"
        images = page.evaluate("[...document.images].filter(i => !i.naturalWidth).length")
        assert images == 0


def test_a_script_that_was_not_there_when_the_site_was_built_does_not_run(visit):
    with visit("about/") as (page, said):
        url = page.url.replace("about/", BOARDS[0])
        answer = page.request.get(url)
        foreign = "<script>document.title = 'foreign'</script></body>"
        changed = answer.text().replace("</body>", foreign)
        told = {"content-security-policy": answer.headers["content-security-policy"]}
        told["content-type"] = "text/html"
        page.route(url, lambda route: route.fulfill(headers=told, body=changed))
        page.goto(url)
        assert page.title() != "foreign"
        assert [found[0] for found in page.evaluate("window.blocked")] == ["script-src-elem"]
        assert said


def test_large_type(visit):
    with visit(BOARDS[0]) as (page, _):
        page.locator("[data-nb-large='1']").click()
        expect(page.locator("html.nb-large")).to_have_count(1)


def test_the_finder(visit):
    with visit("") as (page, _):
        page.get_by_role("searchbox").fill("xgx")
        expect(page.locator("#nb-found a").first).to_have_attribute("href", "./xihu/xuegong3/")
        assert page.evaluate("window.blocked") == []


def test_open_now_and_unfolded(visit):
    with visit("about/", DESK) as (page, _):
        page.clock.install(time=datetime.fromisoformat("2026-11-24T09:00:00"))
        page.goto(page.url.replace("about/", BOARDS[0]))
        assert page.get_by_text("现在开放").filter(visible=True).count() > 0
        assert page.locator("details:not([open])").count() == 0


def test_without_network(visit):
    with visit(BOARDS[0], offline=True) as (page, said):
        page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
        page.wait_for_function(
            "() => caches.open('noticeboard').then(c => c.keys()).then(keys => keys.length)"
        )
        page.context.set_offline(True)
        page.reload()
        expect(page.locator("#kept")).to_be_visible()
        assert said == []


@pytest.mark.parametrize("uri", ["q/j36h", "q/J36H/", "Q/j36h/"])
def test_a_code_typed_in_lower_case_leads_to_its_board(visit, uri):
    with visit(uri) as (page, _):
        page.wait_for_url("**/Q/J36H/")
        expect(page.locator("h1")).to_have_text("学宫巷3号楼")


@pytest.mark.parametrize("uri", ["q/j36h/", "q/abcd/", ".noticeboard", "no/such/page/"])
def test_what_is_not_there_has_all_headers_too(nginx, uri):
    status, headers, body = _ask(nginx + uri)
    assert status == (301 if "j36h" in uri else 404)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "sha256-" in headers["Content-Security-Policy"]
    if status == 404:
        assert "没有找到这个页面" in body.decode()


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("xihu/xuegong3/", "text/html; charset=utf-8"),
        ("assets/noticeboard/noticeboard.css", "text/css; charset=utf-8"),
        ("assets/noticeboard/finder-1.json", "application/json; charset=utf-8"),
        ("sw.js", "text/javascript; charset=utf-8"),
        ("xihu/xuegong3/contacts.vcf", "text/vcard; charset=utf-8"),
        ("xihu/xuegong3/calendar.ics", "text/calendar; charset=utf-8"),
    ],
)
def test_what_is_text_is_sent_as_it_was_compressed(nginx, site, uri, kind):
    file = site / (f"{uri}index.html" if uri.endswith("/") else uri)
    status, headers, body = _ask(nginx + uri, "gzip")
    assert status == 200
    assert headers["Content-Type"] == kind
    packed = file.with_name(f"{file.name}.gz")
    assert packed.is_file() == (not uri.endswith(".vcf"))
    if packed.is_file():
        assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
        assert body == packed.read_bytes()
    assert _ask(nginx + uri)[2] == file.read_bytes()


def _ask(url: str, encoding: str = "identity") -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of one answer, redirections not followed."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", parts.path, headers={"Accept-Encoding": encoding})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), body
