"""Fourth stage, pure: catalogue + channel + today → what each board says."""

from noticeboard.derive.board import Board, build_board, build_boards
from noticeboard.derive.community import CommunityPage, build_community_page
from noticeboard.derive.finder import Finder, FinderEntry, Reading, build_finder, build_readings
from noticeboard.derive.panels import DERIVED
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.retired import CommunityCall, RetiredPage, build_retired_pages
from noticeboard.derive.reveal import PhotoId, photo_id
from noticeboard.derive.rows import Panel
from noticeboard.derive.said import Said, build_said
from noticeboard.derive.trail import Crumb
from noticeboard.derive.unit import CommunityLink, UnitGroup, UnitPage, build_unit_pages
from noticeboard.derive.urls import Urls

__all__ = [
    "DERIVED",
    "Board",
    "CommunityCall",
    "CommunityLink",
    "CommunityPage",
    "Crumb",
    "Finder",
    "FinderEntry",
    "Panel",
    "PhotoId",
    "Reading",
    "RetiredPage",
    "Said",
    "ShownPerson",
    "UnitGroup",
    "UnitPage",
    "Urls",
    "build_board",
    "build_boards",
    "build_community_page",
    "build_finder",
    "build_readings",
    "build_retired_pages",
    "build_said",
    "build_unit_pages",
    "photo_id",
]
