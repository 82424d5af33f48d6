"""White within a line of Chinese: names that fill a column.

What is widened or narrowed is a matter of style, by elements around characters: no text changes.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from noticeboard.render.print.breaks import IDEOGRAPH

__all__ = ["spread"]

_NAME_OF_TWO = re.compile(f"({IDEOGRAPH})({IDEOGRAPH})")


def spread(name: str) -> Markup:
    """Return a name for a column of names: one of two ideographs as wide as one of three.

    The room of the third is between the two (the class `spread` of `print/paper.css`), as in every
    printed list of Chinese names; names of any other length or script are left as they are. Such a
    name is 3 em wide, whatever `Fonts.width_em` says of its text. Programs that guess words from
    gaps copy it from the file with a blank: not for a name that stands in a sentence.
    """
    two = _NAME_OF_TWO.fullmatch(name)
    if two is None:
        return escape(name)
    first, second = two.groups()
    return Markup(f'<span class="whole"><span class="spread">{first}</span>{second}</span>')
