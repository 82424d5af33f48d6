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

from noticeboard.schema.fields import Channel, named

__all__ = ["KINDS", "Kind", "PanelName", "PlaceKind"]


class PlaceKind(StrEnum):
    """The kinds of place that have a board."""

    SITE = "site"
    UNIT = "unit"
    COMMUNITY = "community"
    BUILDING = "building"
    STAIRWELL = "stairwell"

    @property
    def is_home(self) -> bool:
        """Whether people live in it."""
        return self in (PlaceKind.BUILDING, PlaceKind.STAIRWELL)


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
        channels: Where it is shown, if the site does not say.
        linked: What the places above a home say of it stands on their pages; the board of the home
            tells in one line how much there is.
    """

    id: str
    word: str
    places: frozenset[PlaceKind]
    newest: str = ""
    channels: tuple[Channel, ...] = (Channel.WEB, Channel.PRINT)
    linked: bool = False


_WEB = (Channel.WEB,)
_ALL = (Channel.WEB, Channel.PRINT, Channel.SCREEN)
_ANYWHERE = frozenset(PlaceKind)
_HOME = frozenset({PlaceKind.BUILDING, PlaceKind.STAIRWELL})
#: Where people serve who are known by name.
_PEOPLED = _ANYWHERE - {PlaceKind.SITE}
#: Where groups are beneath.
_ABOVE_GROUPS = frozenset({PlaceKind.COMMUNITY, PlaceKind.UNIT})

_COMMUNITY = frozenset({PlaceKind.COMMUNITY})

_TABLE = (
    Kind("notices", "通知", _ANYWHERE, newest="since", channels=_ALL),
    Kind("members", "成员", _PEOPLED, channels=_ALL),
    Kind("seats", "岗位", _PEOPLED),
    Kind("services", "服务", _ANYWHERE),
    Kind("contacts", "联系卡", _ANYWHERE, channels=_ALL),
    Kind("teams", "服务队", _ANYWHERE, linked=True),
    Kind("steps", "找谁", _PEOPLED, channels=_WEB),
    Kind("stairs", "敲门问需", _HOME, channels=_WEB),
    Kind("group", "党小组", _HOME),
    Kind("groups", "党小组一览", _ABOVE_GROUPS, channels=_WEB),
    Kind("duties", "职责", _PEOPLED),
    Kind("responsibilities", "责任", _ANYWHERE, channels=_WEB),
    Kind("events", "活动安排", _ANYWHERE, channels=_ALL),
    Kind("lessons", "家庭党校", _ANYWHERE, channels=_WEB, linked=True),
    Kind("venues", "场所", _ANYWHERE),
    Kind("resources", "共享资源", _ANYWHERE, channels=_WEB, linked=True),
    Kind("aims", "目标承诺", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("deeds", "好人好事", _ANYWHERE, newest="day"),
    Kind("honours", "荣誉", _ANYWHERE, newest="year", channels=_WEB, linked=True),
    Kind("checklists", "清单", _ANYWHERE, channels=_WEB, linked=True),
    Kind("partners", "结对", _ANYWHERE, channels=_WEB, linked=True),
    Kind("cases", "办件", _COMMUNITY, channels=_WEB, linked=True),
    Kind("figures", "数字", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("adjustments", "调整", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("kits", "物资", _ANYWHERE, channels=_WEB, linked=True),
    Kind("wishes", "微心愿", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("projects", "工程", _ANYWHERE, channels=_WEB, linked=True),
    Kind("decisions", "议事决策", _ANYWHERE, channels=_WEB, linked=True),
    Kind("money", "收支", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("documents", "文件", _ANYWHERE, newest="day", channels=_WEB, linked=True),
    Kind("history", "党史小黑板", _ANYWHERE),
    Kind("brand", "品牌", _ANYWHERE),
)

#: Every kind by its id, in the order of a site that does not choose its own.
KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _TABLE})

#: A kind in `栏目`, in Chinese or as its id.
PanelName = Annotated[str, named({kind.id: kind.word for kind in _TABLE})]
