"""The places that somebody asks for at the command line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from noticeboard.catalogue.model import Catalogue
from noticeboard.errors import SetupError

__all__ = ["find_places", "nearest"]

#: How many similar names a message tells, and from what likeness on.
_MOST, _LIKE = 3, 0.3


def nearest(value: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return what of `known` is most like `value`, for a message: the first of it if nothing is."""
    every = [*known]
    return tuple(difflib.get_close_matches(value, every, n=_MOST, cutoff=_LIKE) or every[:_MOST])


def find_places(catalogue: Catalogue, wanted: tuple[str, ...]) -> frozenset[str]:
    """Return the paths of the places `wanted`. What is a path is no id: `xihu` is a community.

    Args:
        catalogue: All places.
        wanted: Paths, or of a building or stairwell the id alone.

    Raises:
        SetupError: There is no such place; those of a similar name are told.
    """
    homes = [home for _, home in catalogue.homes()]
    others = (chain[0].path for chain in catalogue.chains() if chain[0].path)
    paths = [*dict.fromkeys((*(home.path for home in homes), *others))]
    found: set[str] = set()
    for name in wanted:
        hits = [name] if name in paths else [home.path for home in homes if home.id == name]
        if not hits:
            raise SetupError("setup.no-place", value=name, near=nearest(name, paths))
        found.update(hits)
    return frozenset(found)
