"""Where a loaded value stood in its file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from noticeboard.diagnostics import Place

__all__ = ["AT", "Mark", "Raw", "locate"]

#: A loaded value: everything that is not a mapping or a list is a string as typed.
Raw: TypeAlias = "str | list[Raw] | dict[str, Raw | Mark]"

#: The key under which every loaded mapping holds its `Mark`. It starts with NUL, which no file can.
AT = "\0at"

Spot: TypeAlias = "tuple[int, int]"


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of one mapping, of its keys and of the scalars in it.

    Attributes:
        path: The file.
        start: One-based line and column of the mapping.
        keys: Key as typed → where the key stands.
        values: Key as typed, or key and index in its list → where the value stands.
    """

    path: str = ""
    start: Spot = (0, 0)
    keys: dict[str, Spot] = field(default_factory=dict)
    values: dict[str | tuple[str, int], Spot] = field(default_factory=dict)

    def of_mapping(self, key: str = "") -> Place:
        """Return the place of the mapping itself, saying `key` (one that is missing, say)."""
        return Place(self.path, *self.start, key)

    def of_key(self, key: str) -> Place:
        """Return the place of a key; of the mapping where the key was not typed."""
        return Place(self.path, *self.keys.get(key, self.start), key)

    def of_value(self, key: str, index: int | None = None) -> Place:
        """Return the place of a value, or of item `index` of the list under `key`."""
        spot = self.values.get((key, index)) if index is not None else None
        spot = spot or self.values.get(key) or self.keys.get(key, self.start)
        return Place(self.path, *spot, key)


def locate(tree: Raw, loc: tuple[int | str, ...]) -> tuple[Mark, str, int | None]:
    """Walk `loc` down `tree`: the innermost mapping, and the key and index taken from there.

    Args:
        tree: What `load_tree` returned.
        loc: Keys as typed and list indices, as pydantic reports them.

    Returns:
        The mark of the innermost mapping on the way, the key in it (empty where `loc` ends at the
        mapping itself), and the index below that key, if any.
    """
    mark, key, index, node = Mark(), "", None, tree
    for step in loc:
        if isinstance(step, str):
            if isinstance(node, dict):
                found = node[AT]
                assert isinstance(found, Mark)
                mark, key, index = found, step, None
            node = node.get(step, "") if isinstance(node, dict) else ""  # type: ignore[assignment]
        else:
            index = step
            node = node[step] if isinstance(node, list) and step < len(node) else ""
    if isinstance(node, dict):
        found = node[AT]
        assert isinstance(found, Mark)
        return found, "", None
    return mark, key, index
