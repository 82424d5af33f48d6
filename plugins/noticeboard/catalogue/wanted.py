"""The places that somebody asks for at the command line."""

from __future__ import annotations

import difflib

from noticeboard.catalogue.model import Catalogue
from noticeboard.errors import SetupError

__all__ = ["find_places"]


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
            near = difflib.get_close_matches(name, paths, n=3, cutoff=0.3) or paths[:3]
            raise SetupError("setup.no-place", value=name, near="、".join(near))
        found.update(hits)
    return frozenset(found)
