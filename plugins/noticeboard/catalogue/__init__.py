"""Third stage: all files checked together → one frozen `Catalogue`, or every diagnostic at once."""

from noticeboard.catalogue.assemble import load_catalogue, read_catalogue
from noticeboard.catalogue.caseload import Caseload, caseload_of
from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.documents import DocumentEntry
from noticeboard.catalogue.figures import Same, SummedFigure, is_of_few, same_of
from noticeboard.catalogue.folders import UNITS
from noticeboard.catalogue.formation import form_shown
from noticeboard.catalogue.ledger import Ledger
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.notes import public_notes
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.places import (
    BuildingEntry,
    Chain,
    HomeEntry,
    PlaceEntry,
    SiteEntry,
    StairwellEntry,
    UnitEntry,
)
from noticeboard.catalogue.screens import screen_chains
from noticeboard.catalogue.visibility import may_show

__all__ = [
    "UNITS",
    "BuildingEntry",
    "Caseload",
    "Catalogue",
    "Chain",
    "CommunityEntry",
    "DocumentEntry",
    "HomeEntry",
    "Ledger",
    "Owner",
    "PlaceEntry",
    "Same",
    "SiteEntry",
    "StairwellEntry",
    "SummedFigure",
    "UnitEntry",
    "caseload_of",
    "form_shown",
    "is_of_few",
    "load_catalogue",
    "may_show",
    "public_notes",
    "read_catalogue",
    "same_of",
    "screen_chains",
]
