"""Lighthouse of npm (`tools/package.json`) with the Chromium of this machine, as for a phone."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.chromium import find_chromium

__all__ = ["CATEGORIES", "Flag", "Look", "find_lighthouse", "look_at", "median_of"]

#: Not `seo`: boards are `noindex` on purpose, which it counts as a fault.
CATEGORIES = ("performance", "accessibility", "best-practices")
_SCRIPT = Path(__file__).parents[2] / ".cache/node-tests/node_modules/lighthouse/cli/index.js"


@dataclass(frozen=True, order=True)
class Flag:
    """An audit that found something.

    Attributes:
        category: One of `CATEGORIES`.
        audit: Its id.
        counts: Whether it takes something from the score.
        says: Its title, what it measured, and the first places it names.
    """

    category: str
    audit: str
    counts: bool
    says: str


@dataclass(frozen=True)
class Look:
    """What Lighthouse says of a page.

    Attributes:
        scores: Up to 100, by category.
        first_paint_ms: First contentful paint.
        flags: The audits that found something.
        spread_ms: The least and the most of several first paints; None for a single look.
    """

    scores: dict[str, float]
    first_paint_ms: float
    flags: tuple[Flag, ...]
    spread_ms: tuple[float, float] | None = None

    def blamed(self, category: str) -> tuple[str, ...]:
        """Return the ids of the audits that keep a category below 100."""
        return tuple(f.audit for f in self.flags if f.counts and f.category == category)


def find_lighthouse() -> Path | None:
    """Return the script of Lighthouse, or None where it or Node is missing."""
    return _SCRIPT if _SCRIPT.is_file() and shutil.which("node") else None


def look_at(url: str, flags: Sequence[str] = (), throttling: str = "simulate") -> Look:
    """Look at a page once, with an empty cache.

    The phone is Lighthouse's own: 150 ms a round trip, 1.6 Mbit/s, a processor four times slower.

    Args:
        url: The page.
        flags: More of Chromium's.
        throttling: ``simulate``, Lighthouse's default, loads the page at full speed and computes
            what it would take; a host not met before costs two round trips for its name and one
            to connect, whatever the page. ``devtools`` slows network and processor down while
            the page loads, and measures.

    Raises:
        RuntimeError: Lighthouse failed; with what it said.
    """
    script, chromium = find_lighthouse(), find_chromium()
    assert script, "ask find_lighthouse before"
    assert chromium, "ask find_chromium before"
    # The sandbox refuses to run for root.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    chrome = " ".join(["--headless=new", *sandbox, *flags])
    command = [
        "node", str(script), url, "--output=json", "--output-path=stdout", "--quiet",
        "--form-factor=mobile", f"--throttling-method={throttling}", "--no-enable-error-reporting",
        f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={chrome}",
    ]  # fmt: skip
    env = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"Lighthouse on {url}: {done.stderr}")
    return _read(json.loads(done.stdout))


def _read(report: dict[str, Any]) -> Look:
    if "runtimeError" in report:
        raise RuntimeError(f"Lighthouse: {report['runtimeError']['message']}")
    categories, audits = report["categories"], report["audits"]
    flags = {
        Flag(name, ref["id"], ref["weight"] > 0, _says(audits[ref["id"]]))
        for name in CATEGORIES
        for ref in categories[name]["auditRefs"]
        if _is_flagged(audits[ref["id"]])
    }
    return Look(
        {name: round(categories[name]["score"] * 100) for name in CATEGORIES},
        audits["first-contentful-paint"]["numericValue"],
        tuple(sorted(flags)),
    )


def _is_flagged(audit: dict[str, Any]) -> bool:
    # An audit that does not apply to the page, or only informs, has no score.
    return audit["score"] is not None and audit["score"] < 1


def _says(audit: dict[str, Any]) -> str:
    items = (audit.get("details") or {}).get("items") or []
    places = [_place(item) for item in items[:3] if isinstance(item, dict)]
    return " · ".join(filter(None, [audit["title"], audit.get("displayValue", ""), *places]))


def _place(item: dict[str, Any]) -> str:
    node = item.get("node")
    found = node.get("snippet") if isinstance(node, dict) else item.get("url")
    return str(found or "")


def median_of(looks: Sequence[Look]) -> Look:
    """Return the median of each figure, and every audit that was flagged at least once."""
    paints = [look.first_paint_ms for look in looks]
    flags = {(flag.category, flag.audit): flag for look in looks for flag in look.flags}
    return Look(
        {name: statistics.median(look.scores[name] for look in looks) for name in CATEGORIES},
        statistics.median(paints),
        tuple(flags.values()),
        (min(paints), max(paints)),
    )
