"""Names of persons on paper: whole, in any script."""

from __future__ import annotations

import re

from markupsafe import Markup

from noticeboard.render.print.breaks import together
from noticeboard.render.print.spacing import spread

__all__ = ["named"]

#: Behind a middle dot, and at a blank: only there a name goes on in another line.
_JOINTS = re.compile(r"(?<=[·‧・•])|(?<= )")
#: Names of two ideographs stand in a column as wide as those of three.
_SHORT = 2


def named(name: str) -> Markup:
    """Return a name that is broken at its joints only; one of two characters is spread.

    What has no joint and is wider than a line by itself is broken there: it would be cut.
    """
    if len(name) <= _SHORT:
        return spread(name)
    parts = (part for part in _JOINTS.split(name) if part)
    return Markup("").join(map(together, parts))
