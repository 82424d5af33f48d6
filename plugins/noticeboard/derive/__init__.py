"""Fourth stage, pure: catalogue + channel + today → what each board says."""

from noticeboard.derive.board import Board, build_board, build_boards, build_places
from noticeboard.derive.bulletins import Bulletin, CasesTold, build_bulletins
from noticeboard.derive.case_pages import (
    CaseList,
    CasePage,
    build_case_lists,
    build_case_pages,
)
from noticeboard.derive.finder import Finder, FinderEntry, Reading, build_finder, build_readings
from noticeboard.derive.links import PlaceGroup, PlaceLink
from noticeboard.derive.month_sheets import MonthDay, MonthLine, MonthSheet, build_month_sheets
from noticeboard.derive.news import News
from noticeboard.derive.origin import Answer, Origin, State, answer_why, find_origins
from noticeboard.derive.panels import DERIVED
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.plates import Plate, build_plates
from noticeboard.derive.retired import CommunityCall, RetiredPage, build_retired_pages
from noticeboard.derive.reveal import PhotoId, photo_id
from noticeboard.derive.rows import Panel
from noticeboard.derive.said import Said, build_said
from noticeboard.derive.screen import SCREEN, Screen, build_screens
from noticeboard.derive.slips import Slip, build_slips
from noticeboard.derive.statement import LEADS, PLACE, Told, key_of_row, statement_of, texts_in
from noticeboard.derive.trail import Crumb
from noticeboard.derive.urls import Urls

__all__ = [
    "DERIVED",
    "LEADS",
    "PLACE",
    "SCREEN",
    "Answer",
    "Board",
    "Bulletin",
    "CaseList",
    "CasePage",
    "CasesTold",
    "CommunityCall",
    "Crumb",
    "Finder",
    "FinderEntry",
    "MonthDay",
    "MonthLine",
    "MonthSheet",
    "News",
    "Origin",
    "Panel",
    "PhotoId",
    "PlaceGroup",
    "PlaceLink",
    "Plate",
    "Reading",
    "RetiredPage",
    "Said",
    "Screen",
    "ShownPerson",
    "Slip",
    "State",
    "Told",
    "Urls",
    "answer_why",
    "build_board",
    "build_boards",
    "build_bulletins",
    "build_case_lists",
    "build_case_pages",
    "build_finder",
    "build_month_sheets",
    "build_places",
    "build_plates",
    "build_readings",
    "build_retired_pages",
    "build_said",
    "build_screens",
    "build_slips",
    "find_origins",
    "key_of_row",
    "photo_id",
    "statement_of",
    "texts_in",
]
