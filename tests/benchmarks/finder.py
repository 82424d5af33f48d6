"""Times the finder in Chromium: `python -m tests.benchmarks.finder [BUILDINGS]`, or else 10,000.

Prints the weight of the index and the script, the time until all of the index is there, and for
each query the milliseconds from a keystroke to the new list: the median and the worst of eleven.
"""

from __future__ import annotations

import gzip
import os
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

from noticeboard.derive import Finder
from noticeboard.render.finder import render_finder, render_finder_index, render_finder_script
from tests.benchmarks.chromium import find_chromium
from tests.helpers.finder import finder_of

__all__: list[str] = []

_QUERIES = (
    *("号", "j", "s", "h", "jf", "jfl3", "jiefanglu12", "解放路", "解放路三号楼", "3栋"),
    *("湖南省衡阳市石鼓区青湖", "hunansheng", "青湖 12", "学府22", "zzzz", "没有的"),
)
_TYPE = """([query, times]) => {
  const input = document.querySelector("input"), spent = [];
  for (let i = 0; i < times; i++) {
    input.value = query;
    const start = performance.now();
    input.dispatchEvent(new Event("input"));
    spent.push(performance.now() - start);
  }
  return spent.sort((a, b) => a - b);
}"""
#: Asks for everything, and waits for the last building.
_LOAD = """async count => {
  const start = performance.now(), input = document.querySelector("input");
  input.value = "号";
  input.dispatchEvent(new Event("input"));
  const said = () => document.getElementById("nb-status").textContent;
  while (!said().includes(count)) { await new Promise(go => setTimeout(go, 2)); }
  return performance.now() - start;
}"""


def _open(browser: Any, finder: Finder) -> Any:
    """Open a page that has nothing but the finder of `finder`."""
    shards = render_finder_index(finder)
    files = {f"finder-{n}.json": shard for n, shard in enumerate(shards, 1)}
    script = render_finder_script("zh_CN")
    for name, text in {**files, "finder.js": script}.items():
        Console().print(f"{name}: {len(gzip.compress(text.encode(), 6)):,} bytes by gzip -6")
    html = f"<!doctype html><meta charset=utf-8>{render_finder(files, './', 'zh_CN')}"

    def answer(route: Any) -> None:
        name = route.request.url.rsplit("/", 1)[1]
        kind = "text/javascript" if name == "finder.js" else "text/html"
        body = {**files, "finder.js": script}.get(name, html)
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto("http://finder.test/")
    return page


def _main(buildings: int) -> None:
    from playwright.sync_api import sync_playwright

    table = Table("query", title=f"Finder of {buildings:,} buildings, ms for a keystroke")
    for head in ("median", "worst", "found"):
        table.add_column(head, justify="right")
    args = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=args)
        page = _open(browser, finder_of(buildings))
        print(f"all of the index is there: {page.evaluate(_LOAD, str(buildings)):.0f} ms")
        for query in _QUERIES:
            spent = page.evaluate(_TYPE, [query, 11])
            found = page.locator("#nb-found a").count()
            table.add_row(query, f"{spent[5]:.1f}", f"{spent[-1]:.1f}", str(found))
        browser.close()
    Console().print(table)


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
