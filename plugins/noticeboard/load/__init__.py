"""First stage: bytes on disk → trees of strings that know their line and column."""

from noticeboard.load.config import ConfigFile, read_config
from noticeboard.load.files import SourceFile, read_sources
from noticeboard.load.marks import AT, Mark, Raw
from noticeboard.load.pages import PageFile, read_pages, read_scalars
from noticeboard.load.tree import load_tree

__all__ = [
    "AT",
    "ConfigFile",
    "Mark",
    "PageFile",
    "Raw",
    "SourceFile",
    "load_tree",
    "read_config",
    "read_pages",
    "read_scalars",
    "read_sources",
]
