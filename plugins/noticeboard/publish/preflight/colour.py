"""Whether a file for a press is in inks alone, and dries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from noticeboard.publish.preflight.finding import Finding, fault, note, ok
from noticeboard.publish.preflight.opened import Opened
from noticeboard.publish.preflight.spaces import Paint, paints_of

__all__ = ["check_colours", "check_inks"]

#: Of all inks together, in per cent: more does not dry on coated paper.
MOST_INK = 300


def check_colours(file: Opened) -> Iterator[Finding]:
    """Look for colours of light in a file for a press; tell of any other file what it has."""
    told = []
    for number, paints in enumerate(_paints(file), 1):
        counts = Counter((one.family, one.where) for one in paints)
        told += [one.family for one in paints if one.family != "none"]
        for (family, where), count in sorted(counts.items()):
            if file.for_press and family in ("RGB", "Lab"):
                params = {"page": number, "family": family, "count": count}
                yield fault(f"preflight.colour-{where}", **params)
                told.append("")
    if "" not in told:
        yield ok("preflight.colour-ok", families="、".join(sorted({*told})))


def check_inks(file: Opened) -> Iterator[Finding]:
    """Look for colours with more ink than paper takes."""
    most = 0.0
    for number, paints in enumerate(_paints(file), 1):
        sums = [sum(one.inks) * 100 for one in paints if one.inks]
        most = max([most, *sums])
        if sums and max(sums) > MOST_INK + 0.5:
            params = {"page": number, "percent": f"{max(sums):.0f}", "most": MOST_INK}
            yield fault("preflight.ink", **params)
    if not most:
        yield note("preflight.ink-none")
    elif most <= MOST_INK + 0.5:
        yield ok("preflight.ink-ok", percent=f"{most:.0f}")


def _paints(file: Opened) -> Iterator[list[Paint]]:
    return ([*paints_of(page)] for page in file.structure.pages)
