"""What sheets have no room for, told as warnings: one line for each community."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from noticeboard.catalogue import Catalogue, Chain, CommunityEntry
from noticeboard.diagnostics import Diagnostic, Label, Severity
from noticeboard.publish.fits import of_other_sizes
from noticeboard.publish.jobs import Job
from noticeboard.render.print.design import LeftOut

__all__ = ["JobLeft", "left_diagnostics", "read_left", "write_left"]

#: So many places of a community are named.
_NAMED = 8


@dataclass(frozen=True, slots=True)
class JobLeft:
    """What the sheet of a job leaves out."""

    job: Job
    left: tuple[LeftOut, ...]


def write_left(left: Iterable[LeftOut]) -> bytes:
    """Return `left` as it is kept beside the file of a job."""
    return json.dumps([(one.part, one.rows) for one in left]).encode()


def read_left(path: Path) -> tuple[LeftOut, ...]:
    """Return what `write_left` wrote."""
    return tuple(LeftOut(part, rows) for part, rows in json.loads(path.read_bytes()))


def left_diagnostics(catalogue: Catalogue, left: Iterable[JobLeft]) -> tuple[Diagnostic, ...]:
    """Return what the office is told of sheets that are too small for what they should show."""
    chains = {chain[0].path: chain for chain in catalogue.chains()}
    places: dict[str, list[JobLeft]] = {}
    for one in left:
        places.setdefault(one.job.subject.path, []).append(one)
    communities: dict[str, list[str]] = {}
    for path in places:
        communities.setdefault(_community(chains[path]), []).append(path)
    found = []
    for community, paths in communities.items():
        names = tuple(chains[path][0].name for path in paths)
        at = community if len(paths) > 1 else paths[0]
        found.append(_told(chains[at], names, [one for path in paths for one in places[path]]))
    return tuple(found)


def _community(chain: Chain) -> str:
    found = (place.path for place in chain if isinstance(place, CommunityEntry))
    return next(found, chain[0].path)


def _told(chain: Chain, names: tuple[str, ...], left: list[JobLeft]) -> Diagnostic:
    """Return a warning at the first place of `chain` about sheets of the places called `names`."""
    parts = dict.fromkeys(part.part for one in left for part in one.left)
    products = of_other_sizes(dict.fromkeys(one.job.product for one in left))
    params: dict[str, object] = {
        "count": len(names),
        "buildings": names[:_NAMED],
        "products": tuple(Label(product.label) for product in products),
        "panels": tuple(Label(f"panel.{part}") for part in parts),
        "rows": max(sum(part.rows for part in one.left) for one in left),
    }
    message_id = "poster.left" if len(names) == 1 else "poster.left-many"
    return Diagnostic(chain[0].named_at, message_id, params, Severity.WARNING)
