"""What residents wait for: Lighthouse on boards, and beside them the same words in Material.

`python -m tests.benchmarks.residents [LOOKS]` does only this part of the benchmark, and lists what
Lighthouse flags. Both sites are served by one nginx, and looked at by turns: board, its twin, next
board, and again from the start. The median counts.
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
from tests.benchmarks.lighthouse import (
    CATEGORIES,
    Look,
    find_lighthouse,
    look_at,
    median_of,
)
from tests.benchmarks.measure import run_noticeboard
from tests.benchmarks.nginx import find_nginx, serving
from tests.benchmarks.table import Row, build_table
from tests.benchmarks.twin import build_twin
from tests.helpers.pages import Html
from tests.helpers.projects import copy_without_posters

__all__ = ["Residents", "pick_boards"]

#: An ordinary board, under the address that its QR says.
_ORDINARY = "Q/J36H/"


class Residents:
    """The sample site and its twin in Material, measured.

    Args:
        looks: How often Lighthouse looks at each page.
        folder: For the projects.
        tell: Told what is under way.
    """

    def __init__(self, looks: int, folder: Path, tell: Callable[[str], None]) -> None:
        self.looks, self.folder, self.tell = looks, folder, tell
        self.project = folder / "sample"
        #: Of each board and its twin, by address; filled by `rows`.
        self.found: dict[str, tuple[Look, Look]] = {}

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

    def _look(self, uris: tuple[str, ...]) -> dict[str, tuple[Look, Look]]:
        self.tell("the same boards in Material")
        site = self.project / "site"
        twin = build_twin(site, uris, self.folder / "twin")
        seen: dict[str, list[tuple[Look, Look]]] = {uri: [] for uri in uris}
        with serving([site, twin], self.folder / "nginx") as (ours, theirs):
            for nth in range(self.looks):
                for uri in uris:
                    self.tell(f"Lighthouse {nth + 1}/{self.looks}: {uri}")
                    seen[uri].append((look_at(ours + uri), look_at(theirs + uri)))
        return {
            uri: (median_of([a for a, _ in looks]), median_of([b for _, b in looks]))
            for uri, looks in seen.items()
        }

    def _rows(self, name: str, uri: str) -> list[Row]:
        ours, theirs = self.found[uri]
        first, second = ours.first_paint_ms, theirs.first_paint_ms
        return [
            Row(f"{name} board, first paint: {uri}", f"{first:.0f} ms of {second:.0f} ms",
                first / second, most=0.5),
            *(
                Row(f"  Lighthouse, {category}",
                    ", ".join(ours.blamed(category)) if ours.scores[category] < 100 else "",
                    ours.scores[category], least=100, shown="{:.0f}")
                for category in CATEGORIES
            ),
        ]  # fmt: skip


def _missing() -> list[str]:
    tools = {"nginx": find_nginx(), "Lighthouse": find_lighthouse(), "Chromium": find_chromium()}
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
    console.print(build_table("Noticeboard: what residents wait for", f"{looks} looks", rows))
    for uri, (ours, theirs) in residents.found.items():
        console.print(f"\n{uri} (the twin in Material: {theirs.scores})", highlight=False)
        for flag in ours.flags:
            counts = "counts" if flag.counts else "advice"
            console.print(f"  {flag.category} {flag.audit} ({counts}): {flag.says}", markup=False)


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
