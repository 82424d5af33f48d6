"""What residents wait for: Lighthouse on boards, and beside them the same words in Material.

`python -m tests.benchmarks.residents [LOOKS]` does only this part of the benchmark, and lists what
Lighthouse flags. One nginx serves all sites, and they are looked at by turns: a board, its twins,
the next board, and again from the start. The median counts.

There are two twins: Material as it is by default, with fonts from Google (see `google`), and
Material with the reader's own fonts, as a site for China would have it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish import BUDGET_BYTES
from tests.benchmarks.chromium import find_chromium
from tests.benchmarks.generate import TODAY
from tests.benchmarks.google import chrome_flags, find_openssl, write_google
from tests.benchmarks.lighthouse import (
    CATEGORIES,
    Look,
    find_lighthouse,
    look_at,
    median_of,
)
from tests.benchmarks.measure import run_noticeboard
from tests.benchmarks.nginx import find_nginx, serving, site_server
from tests.benchmarks.table import Row, build_table
from tests.benchmarks.twin import build_twin
from tests.helpers.pages import Html
from tests.helpers.projects import copy_without_posters

__all__ = ["Residents", "pick_boards"]

#: An ordinary board, under the address that its QR says.
_ORDINARY = "Q/J36H/"
#: What Material's page is called, and whether it asks for Google's fonts.
_TWINS = {"default Material": True, "Material without web fonts": False}


#: How Lighthouse is told to slow a page down, and what its first paint then is.
_METHODS = {"simulate": "computed", "devtools": "slowed down while it loads"}
#: The method that gives the scores.
_SCORING = "simulate"


class Residents:
    """The sample site and its twins in Material, measured.

    Args:
        looks: How often Lighthouse looks at each page.
        folder: For the projects.
        tell: Told what is under way.
    """

    def __init__(self, looks: int, folder: Path, tell: Callable[[str], None]) -> None:
        self.looks, self.folder, self.tell = looks, folder, tell
        self.project = folder / "sample"
        #: Of each board by address: itself, and (of the ordinary one) its twins as in `_TWINS`, by
        #: each of `_METHODS`. Filled by `rows`.
        self.found: dict[str, list[Look]] = {}

    def rows(self) -> list[Row]:
        """Measure everything; what is missing on this machine is a row that says so."""
        self.tell("the sample site")
        copy_without_posters(self.project)
        run_noticeboard(self.project, "build", "--today", TODAY)
        weight = pipeline.weigh_boards(settings_of(self.project / "mkdocs.yml", TODAY))[0]
        heaviest = weight.dest_uri.removesuffix("index.html")
        first = Row(f"heaviest board, gzip: {heaviest}", "", weight.size, most=BUDGET_BYTES,
                    shown="{:,.0f} B")  # fmt: skip
        if missing := _missing():
            return [first, Row("boards in Lighthouse", f"no {' and no '.join(missing)} here")]
        names = pick_boards(self.project / "site", heaviest)
        self.found = self._look(tuple(names))
        rows = [row for uri, name in names.items() for row in self._rows(name, uri)]
        return [first, *rows]

    def _look(self, uris: tuple[str, ...]) -> dict[str, list[Look]]:
        """Look at all boards, and at the twins of the ordinary one, by turns."""
        self.tell("the same board in Material")
        twins = [
            build_twin(self.project / "site", (_ORDINARY,), self.folder / name, google)
            for name, google in _TWINS.items()
        ]
        servers = [site_server(site) for site in (self.project / "site", *twins)]
        servers.append(write_google(self.folder / "google"))
        with serving(servers, self.folder / "nginx") as (*ports, google_port):
            flags = chrome_flags(google_port)
            visits = {
                uri: [
                    (f"http://127.0.0.1:{port}/{uri}", method)
                    for method in (_METHODS if uri == _ORDINARY else [_SCORING])
                    for port in (ports if uri == _ORDINARY else ports[:1])
                ]
                for uri in uris
            }
            turns = [
                {uri: [self._visit(nth, *v, flags) for v in visits[uri]] for uri in uris}
                for nth in range(1, self.looks + 1)
            ]
        return {uri: [*map(median_of, zip(*(t[uri] for t in turns), strict=True))] for uri in uris}

    def _visit(self, nth: int, url: str, method: str, flags: tuple[str, ...]) -> Look:
        self.tell(f"Lighthouse {nth}/{self.looks}, {method}: {url}")
        return look_at(url, flags, method)

    def _rows(self, name: str, uri: str) -> list[Row]:
        looks = self.found[uri]
        rows = [Row(f"{name} board in Lighthouse: {uri}", "")]
        for nth, method in enumerate(_METHODS if uri == _ORDINARY else [_SCORING]):
            ours, *twins = looks[nth * (len(_TWINS) + 1) : (nth + 1) * (len(_TWINS) + 1)]
            rows.append(Row(f"  first paint, {_METHODS[method]}", _spread(ours)))
            rows += [
                Row(f"    {what}", _spread(twin), ours.first_paint_ms / twin.first_paint_ms,
                    most=0.5)
                for what, twin in zip(_TWINS, twins, strict=False)
            ]  # fmt: skip
        return rows + [
            Row(f"  {category}", ", ".join(looks[0].blamed(category)),
                looks[0].scores[category], least=100, shown="{:.0f}")
            for category in CATEGORIES
        ]  # fmt: skip


def _spread(look: Look) -> str:
    # How far looks at the same page are apart tells what a ratio of two medians is worth.
    low, high = look.spread_ms or (look.first_paint_ms, look.first_paint_ms)
    return f"{look.first_paint_ms:.0f} ms ({low:.0f}–{high:.0f})"


def _missing() -> list[str]:
    tools = {
        "nginx": find_nginx(),
        "openssl": find_openssl(),
        "Lighthouse": find_lighthouse(),
        "Chromium": find_chromium(),
    }
    return [name for name, path in tools.items() if path is None]


def pick_boards(site: Path, heaviest: str) -> dict[str, str]:
    """Return boards of the sample site by address, and what is special about each."""
    pages = [Html(site, str(path.relative_to(site))) for path in site.glob("*/*/index.html")]
    boards = [page for page in pages if page.all("section", id="leads")]
    pictured = max(sorted(boards, key=lambda page: page.uri), key=_photos)
    return {
        _ORDINARY: "ordinary",
        heaviest: "heaviest",
        pictured.uri.removesuffix("index.html"): "pictured",
    }


def _photos(page: Html) -> tuple[int, bool]:
    # Of the two addresses of a board, the readable one.
    return len(page.all("img", **{"class": "photo"})), not page.uri.startswith("Q/")


def _main(looks: int) -> None:
    console = Console()
    with (
        tempfile.TemporaryDirectory(prefix="noticeboard-bench-") as folder,
        console.status("…") as status,
    ):
        residents = Residents(looks, Path(folder), status.update)
        rows = residents.rows()
    console.print(build_table("Noticeboard: what residents wait for", f"looks: {looks}", rows))
    for uri, looks_at in residents.found.items():
        console.print(f"\n{uri} and its twins: {[look.scores for look in looks_at]}")
        for flag in looks_at[0].flags:
            counts = "counts" if flag.counts else "advice"
            console.print(f"  {flag.category} {flag.audit} ({counts}): {flag.says}", markup=False)


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
