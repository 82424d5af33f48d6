"""White within a line of Chinese: around what is not Chinese, between marks, within names.

As W3C's Requirements for Chinese Text Layout have it: between a Hanzi and a Latin letter or an
Arabic figure a thin space, at most a quarter of an em (3.2.2); where two marks meet, half a square
less (3.1.6). What is widened or narrowed is the first of the two, by the letter spacing of an
element around it: no text changes, and no line begins with white. A line that begins with a mark is
seen to by the press. WeasyPrint ignores `text-autospace` and `text-spacing-trim`, and the cut fonts
have no features.

Why 0.095 em and not an eighth, and 0.45 and not a half: from a gap of 0.1 em on, Poppler takes what
follows for another word, and where boxes share half an em, for another line; then 「3 号楼」 is
what is found in the file and copied from it.

Display lines, which `fit` sets as wide as they can be, are not spaced.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from noticeboard.render.print.marks import CLOSING, OPENING

__all__ = ["IDEOGRAPH", "spaced", "spread"]

#: One ideograph, as a regular expression.
IDEOGRAPH = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]"

_MARK = f"[{OPENING}{CLOSING}]"
#: Tags within a line: what stands before and after them stands side by side.
_WITHIN = "(?:</?(?:span|b|strong|em|a|time)(?: [^<>]*+)?>)*+"
#: What is spaced already, other tags and entities; then where a thin space is due, and a half less.
_PLACES = re.compile(
    '(?P<left><span class="(?:thin|trim|spread)">[^<]*+</span>|<[^<>]*+>|&[^;&<>]*+;)'
    f"|(?P<thin>{IDEOGRAPH}(?={_WITHIN}[0-9A-Za-z])|[0-9A-Za-z%℃](?={_WITHIN}{IDEOGRAPH}))"
    f"|(?P<trim>{_MARK}(?={_WITHIN}{_MARK}))"
)

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


def spaced(html: Markup) -> Markup:
    """Return the HTML of a row with its thin spaces, and with half marks where two meet.

    What has them already stays as it is.
    """
    return Markup(_PLACES.sub(_spaced, html))


def _spaced(match: re.Match[str]) -> str:
    if match["left"]:
        return match[0]
    return f'<span class="{"thin" if match["thin"] else "trim"}">{match[0]}</span>'
