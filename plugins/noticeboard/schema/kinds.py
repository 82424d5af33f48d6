"""What each kind of panel is: one row a kind. How it looks is `render/kinds.py`.

A *plain* kind is a list of records under the field of `Shared` that has its id, shown as they are:
a record, a row here, a row there, a template, two labels. What is not plain is put together by a
function of `derive/panels/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated

from noticeboard.schema.fields import named

__all__ = ["KINDS", "Kind", "PanelName", "PlaceKind"]


class PlaceKind(StrEnum):
    """The kinds of place that have a board."""

    SITE = "site"
    UNIT = "unit"
    COMMUNITY = "community"
    BUILDING = "building"
    STAIRWELL = "stairwell"


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a kind of panel wherever it is shown.

    Attributes:
        id: Names its field, its template and its labels.
        word: What staff write in `栏目`.
        places: At which it is shown.
        newest: The field with the day by which its rows are sorted, the newest first, and as of
            which a board is at the earliest; empty where they stay in the order that staff gave
            them.
    """

    id: str
    word: str
    places: frozenset[PlaceKind]
    newest: str = ""


_ANYWHERE = frozenset(PlaceKind)
_HOME = frozenset({PlaceKind.BUILDING, PlaceKind.STAIRWELL})

_TABLE = (
    Kind("notices", "通知", _ANYWHERE, newest="since"),
    Kind("members", "成员", _HOME),
    Kind("seats", "岗位", _HOME),
    Kind("services", "服务", _ANYWHERE),
    Kind("contacts", "联系卡", _ANYWHERE),
    Kind("group", "党小组", _HOME),
    Kind("duties", "职责", _HOME),
    Kind("venues", "场所", _ANYWHERE),
    Kind("deeds", "好人好事", _ANYWHERE, newest="day"),
    Kind("history", "党史小黑板", _ANYWHERE),
    Kind("brand", "品牌", _ANYWHERE),
)

#: Every kind by its id, in the order of a site that does not choose its own.
KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _TABLE})

#: A kind in `栏目`, in Chinese or as its id.
PanelName = Annotated[str, named({kind.id: kind.word for kind in _TABLE})]
