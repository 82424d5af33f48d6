"""What sheets have no room for: kept beside them, and told as warnings, a line a community.

Who has no card since they did not agree to one is told as a note: that is as it should be.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from noticeboard.catalogue import Catalogue, Chain, CommunityEntry
from noticeboard.diagnostics import Diagnostic, Label, Severity
from noticeboard.publish.fits import of_other_sizes
from noticeboard.publish.jobs import Job
from noticeboard.render.print.design import LeftOut, Unprinted

__all__ = ["Absent", "JobLeft", "left_diagnostics", "read_absent", "write_absent"]

#: So many places of a community are named.
_NAMED = 8
#: The part that says how many people have no card.
_CARDS = "cards"


@dataclass(frozen=True, slots=True)
class JobLeft:
    """What the sheet of a job leaves out."""

    job: Job
    left: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """What is not on a sheet: what it should show, and all of it."""

    left: tuple[LeftOut, ...]
    unprinted: tuple[Unprinted, ...]


def write_absent(left: Iterable[LeftOut], unprinted: Iterable[Unprinted]) -> bytes:
    """Return what is not on a sheet as it is kept beside the file of a job."""
    return json.dumps([[*map(astuple, left)], [*map(astuple, unprinted)]]).encode()


def read_absent(path: Path) -> Absent:
    """Return what `write_absent` wrote."""
    left, unprinted = json.loads(path.read_bytes())
    return Absent(
        tuple(LeftOut(part, rows) for part, rows in left),
        tuple(Unprinted(part, key, tuple(fields)) for part, key, fields in unprinted),
    )


def left_diagnostics(catalogue: Catalogue, left: Iterable[JobLeft]) -> tuple[Diagnostic, ...]:
    """Return what the office is told of sheets that are too small for what they should show."""
    chains = {chain[0].path: chain for chain in catalogue.chains()}
    every = [*left]
    unnamed = [one for one in every if _is_unnamed(one)]
    crowded = [one for one in every if not _is_unnamed(one)]
    return (*_by_community(chains, crowded), *_by_community(chains, unnamed))


def _is_unnamed(one: JobLeft) -> bool:
    """Whether what is left out is cards of people who did not agree to any."""
    return any(part.part == _CARDS for part in one.left)


def _by_community(chains: Mapping[str, Chain], left: list[JobLeft]) -> Iterator[Diagnostic]:
    """Yield what is told of each community about sheets that lack the same kind of thing."""
    places: dict[str, list[JobLeft]] = {}
    for one in left:
        places.setdefault(one.job.subject.path, []).append(one)
    communities: dict[str, list[str]] = {}
    for path in places:
        communities.setdefault(_community(chains[path]), []).append(path)
    for community, paths in communities.items():
        names = tuple(chains[path][0].name for path in paths)
        at = community if len(paths) > 1 else paths[0]
        yield _told(chains[at], names, [one for path in paths for one in places[path]])


def _community(chain: Chain) -> str:
    found = (place.path for place in chain if isinstance(place, CommunityEntry))
    return next(found, chain[0].path)


def _told(chain: Chain, names: tuple[str, ...], left: list[JobLeft]) -> Diagnostic:
    """Return what is told at the first place of `chain` of sheets of the places called `names`."""
    parts = dict.fromkeys(part.part for one in left for part in one.left)
    products = of_other_sizes(dict.fromkeys(one.job.product for one in left))
    params: dict[str, object] = {
        "count": len(names),
        "buildings": names[:_NAMED],
        "products": tuple(Label(product.label) for product in products),
        "panels": tuple(Label(f"panel.{part}") for part in parts),
        "rows": max(sum(part.rows for part in one.left) for one in left),
    }
    severity = Severity.WARNING
    message_id = "poster.left" if len(names) == 1 else "poster.left-many"
    if _CARDS in parts:
        severity = Severity.NOTE
        message_id = "cards.without" if len(names) == 1 else "cards.without-many"
        params["rows"] = sum(part.rows for one in left for part in one.left)
        del params["panels"]
    return Diagnostic(chain[0].named_at, message_id, params, severity)
