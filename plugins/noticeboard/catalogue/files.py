"""Which file is what by where it stands, and what is told of one that stands elsewhere."""

from __future__ import annotations

from noticeboard.catalogue.course import OLD
from noticeboard.catalogue.folders import CASES, LEDGER_DIR, NO_BUILDINGS, UNITS
from noticeboard.schema import (
    Building,
    CasesFile,
    Community,
    ConsentFile,
    LedgerFile,
    Organisation,
    PrintsFile,
    Record,
    Stairwell,
    UnitConsentFile,
    UnitFile,
)
from noticeboard.schema.fields import is_ident
from noticeboard.schema.ledger import is_ledger_name, is_prints_name

__all__ = [
    "Misplaced",
    "Parts",
    "kind_of",
    "may_be_community",
    "misplaced",
    "plain_case",
]

#: The path of a file below the data folder, without the ending.
Parts = tuple[str, ...]
#: The message about a file, and the values in it.
Misplaced = tuple[str, dict[str, object]]

#: Names that a community's folder may not have: the site uses them, the ledger, or what is printed.
_RESERVED = frozenset(
    {"q", LEDGER_DIR, OLD, "assets", "search", "stylesheets", "javascripts"}
    | {"404", "unit", UNITS, "en", "press"}
)
#: Files of a community itself.
_OF_COMMUNITY: dict[str, type[Record]] = {"community": Community, "consent": ConsentFile}


def may_be_community(folder: str) -> bool:
    """Whether a folder of this name holds the data of a community."""
    return is_ident(folder) and folder not in _RESERVED


def kind_of(parts: Parts) -> type[Record] | None:
    """Return the model of the file with these path parts, or None where no file may stand."""
    match parts:
        case ("organisation",):
            return Organisation
        case (folder, stem) if folder == LEDGER_DIR and is_prints_name(stem):
            return PrintsFile
        case (folder, stem) if folder == LEDGER_DIR:
            return LedgerFile if is_ledger_name(stem) else None
        case (folder, "consent") if folder == UNITS:
            return UnitConsentFile
        case (folder, stem) if folder == UNITS:
            return UnitFile if is_ident(stem) else None
        case (folder, *_) if not may_be_community(folder):
            return None
        case (_, stem) if stem in _OF_COMMUNITY:
            return _OF_COMMUNITY[stem]
        case (_, folder, stem) if folder == UNITS:
            return UnitFile if is_ident(stem) and stem not in _OF_COMMUNITY else None
        case (_, folder, stem) if folder == CASES:
            return CasesFile if _is_year(stem) else None
        case (_, stem) if _may_be_building(stem):
            return Building
        case (_, building, stem) if _may_be_building(building):
            return Stairwell if is_ident(stem) and stem not in _OF_COMMUNITY else None
    return None


def _may_be_building(name: str) -> bool:
    return is_ident(name) and name not in NO_BUILDINGS


def _is_year(stem: str) -> bool:
    return len(stem) == 4 and stem.isascii() and stem.isdigit()


def plain_case(parts: Parts) -> Parts | None:
    """Return where a file belongs of whose path only some capitals are wrong, or None."""
    plain = tuple(part.lower() for part in parts)
    return plain if plain != parts and kind_of(plain) else None


def misplaced(parts: Parts) -> Misplaced:
    """Return what is told of a file of no kind: where it belongs, or where its like do."""
    if plain := plain_case(parts):
        return "file.capitals", {"right": _file(plain)}
    match parts:
        case (folder, _, *_) if folder in _RESERVED - {LEDGER_DIR, UNITS}:
            return "file.reserved-folder", {"folder": folder}
        case (community, folder, stem) if folder == UNITS and stem in _OF_COMMUNITY:
            return "file.belongs", {"right": _file((community, stem))}
        case (_, folder, *rest) if folder == UNITS and rest:
            return _LIKE[UNITS], {}
        case (_, folder, *rest) if folder == CASES and rest:
            return _LIKE[CASES], {}
        case (community, building, stem) if stem in _OF_COMMUNITY and _may_be_building(building):
            return "file.belongs", {"right": _file((community, stem))}
        case (_, stem) if stem in NO_BUILDINGS:
            return "file.reserved-building", {"name": stem}
    return _LIKE.get(parts[0], _BY_DEPTH[min(len(parts), 3)]), {}


#: What is told of the other files in a folder, and at a depth.
_LIKE = {CASES: "file.no-cases-file", LEDGER_DIR: "file.no-ledger", UNITS: "file.no-unit-file"}
_BY_DEPTH = {1: "file.not-here", 2: "file.no-building-name", 3: "file.no-stairwell-name"}


def _file(parts: Parts) -> str:
    return f"{'/'.join(parts)}.yml"
