"""Buildings and stairwells: each is reached from its community, each that is named is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any

from noticeboard.catalogue.community import CommunityEntry
from noticeboard.catalogue.model import Catalogue
from noticeboard.catalogue.rules.words import find_repeated, unknown
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Agency, Community, Group, InnerUnit, Peopled, Person

__all__ = ["check_buildings_listed", "check_homes_named", "stairwell_file"]


def check_buildings_listed(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Every building is reached from its community, and every one that is listed has a file."""
    unread = _unread(catalogue)
    for community in catalogue.communities:
        yield from find_repeated(community.record, "buildings")
        yield from _listed(community, unread.get(community.id, ()))
        listed = {*community.record.buildings}
        for building in community.buildings:
            if building.id not in listed:
                yield building.record.problem("name", "reference.not-listed", value=building.id)
        yield from _stairwells(community)


def _unread(catalogue: Catalogue) -> Mapping[str, list[str]]:
    """Return for each community the ids of its homes whose files could not be read."""
    found: dict[str, list[str]] = {}
    for path in sorted(catalogue.unread):
        community, home = path.split("/")
        found.setdefault(community, []).append(home)
    return found


def _listed(community: CommunityEntry, unread: Collection[str]) -> Iterator[Diagnostic]:
    """Every building that is listed has a file, and is no stairwell."""
    files = {*unread, *(building.id for building in community.buildings)}
    stairwells = {stairwell.id for stairwell in community.stairwells}
    for index, name in enumerate(community.record.buildings):
        if name not in files:
            told = "stairwell-listed" if name in stairwells else "no-building-file"
            yield community.record.problem(
                "buildings", f"reference.{told}", index=index, value=name
            )


def _stairwells(community: CommunityEntry) -> Iterator[Diagnostic]:
    """Every stairwell is one that its building names, and no other has its name or address."""
    taken = {building.id for building in community.buildings}
    files: dict[tuple[str, str], str] = {}
    for stairwell in community.stairwells:
        record, building = stairwell.record, stairwell.building
        other = files.setdefault((building.id, record.name), stairwell.file)
        if record.name not in building.record.stairwells:
            known = building.record.stairwells or ("—",)
            told: dict[str, Any] = {"known": known, "file": f"{building.id}.yml"}
            yield record.problem("name", "reference.stairwell", value=record.name, **told)
        elif other != stairwell.file:
            yield record.problem("name", "reference.same-name", value=record.name, file=other)
        if stairwell.id in taken:
            yield record.problem("name", "reference.stairwell-id", value=stairwell.id)
        taken.add(stairwell.id)


def check_homes_named(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Homes that groups and members of a community name are there; each is of one group."""
    unread = _unread(catalogue)
    for community in catalogue.communities:
        known = _known(community, unread.get(community.id, ()))
        yield from find_repeated(community.record, "groups")
        yield from _in_one_group(community)
        for group in community.record.groups:
            yield from _named(group, known)
        for unit in community.record.units:
            yield from _named(unit, known)
        for person in community.record.members:
            yield from _named(person, known)
        for agency in community.record.agencies:
            yield from _named(agency, known)
    yield from _buildings_elsewhere(catalogue)


def _buildings_elsewhere(catalogue: Catalogue) -> Iterator[Diagnostic]:
    """Only the file of a community says which of its buildings somebody serves."""
    for _, file in catalogue.files():
        if isinstance(file, Peopled) and not isinstance(file, Community):
            serving: list[Person | Agency] = [*file.members, *file.agencies]
            for one in serving:
                if one.buildings:
                    yield one.problem("buildings", "people.buildings-here")


def _known(community: CommunityEntry, unread: Collection[str]) -> dict[str, None]:
    """Return the homes that may be named: what is wrong with one of them is told there."""
    ids = (*community.record.buildings, *(home.id for home in community.homes), *unread)
    return dict.fromkeys(ids)


def _named(
    record: Group | InnerUnit | Person | Agency, known: Collection[str]
) -> Iterator[Diagnostic]:
    for index, value in enumerate(record.buildings):
        if value in known:
            continue
        if file := stairwell_file(value, known):
            yield record.problem(
                "buildings", "reference.no-stairwell", index=index, value=value, file=file
            )
        else:
            yield unknown(record, "buildings", index, value, known, "building")


def stairwell_file(id_: str, known: Collection[str]) -> str:
    """Return the file that a stairwell of this id would have in one of the buildings `known`.

    Returns:
        Below the folder of the community: ``he/xi.yml``; empty where there is no such building.
    """
    for at in range(len(id_) - 2, 0, -1):
        if id_[at] == "-" and id_[:at] in known:
            return f"{id_[:at]}/{id_[at + 1 :]}.yml"
    return ""


def _in_one_group(community: CommunityEntry) -> Iterator[Diagnostic]:
    taken: dict[str, str] = {}
    for group in community.record.groups:
        for index, name in enumerate(group.buildings):
            if name in taken:
                yield group.problem(
                    "buildings", "groups.two", index=index, value=name, other=taken[name]
                )
            taken.setdefault(name, group.name)
