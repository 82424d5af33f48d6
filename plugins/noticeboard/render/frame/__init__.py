"""The frame of a page that is not a board: header, trail, contents, footer, and the whole page.

A program that builds sites hands over what it knows (`SiteFrame`: the navigation, what all pages
load) and the texts (`Article`), and gets whole pages. Nothing here knows which program that is.
"""

from noticeboard.render.frame.article import LANGUAGE_TAGS, Article, Body, Heading
from noticeboard.render.frame.build import Frame, Link, build_frame
from noticeboard.render.frame.navigation import NavPage, NavSection, Script, SiteFrame, Version
from noticeboard.render.frame.whole import WholePage, build_whole, render_guest, render_whole

__all__ = [
    "LANGUAGE_TAGS",
    "Article",
    "Body",
    "Frame",
    "Heading",
    "Link",
    "NavPage",
    "NavSection",
    "Script",
    "SiteFrame",
    "Version",
    "WholePage",
    "build_frame",
    "build_whole",
    "render_guest",
    "render_whole",
]
