"""One board: everything that its page or its poster says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import BuildingEntry, Catalogue, CommunityEntry
from noticeboard.derive.panels import derive_panels
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.rows import Panel, updated_on
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.trail import Crumb, community_crumbs
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone

__all__ = ["Board", "build_board", "build_boards"]


@dataclass(frozen=True, slots=True)
class Board:
    """All panels of one building for one channel.

    Attributes:
        path: Community and building: ``xihu/xuegong3``.
        trail: Names of the units above, the widest first, the community last.
        crumbs: The same with their pages, for the web.
        theme: Key of `render.themes.THEMES`.
        updated: The day of the data, or that of a newer notice.
        codes: Every live code; the last is the one printed.
        address_url: What the QR says.
        address_words: The same as people type it.
        leads: The persons responsible and the liaison, those to call first.
        panels: In the order of the site.
        cautions: What the board warns of: fraud.
    """

    path: str
    channel: Channel
    name: str
    address: str
    community: str
    trail: tuple[str, ...]
    crumbs: tuple[Crumb, ...]
    site_name: str
    theme: str
    slogan: str | None
    badges: tuple[str, ...]
    stairwells: tuple[str, ...]
    households: int | None
    updated: date
    responsible: str
    hotline: Phone
    codes: tuple[str, ...]
    address_url: str
    address_words: str
    domain: str
    canonical_url: str
    leads: tuple[ShownPerson, ...]
    panels: tuple[Panel, ...]
    cautions: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code that is printed."""
        return self.codes[-1]

    def panel(self, kind: str) -> Panel | None:
        """Return the panel of `kind`, if the board has it."""
        return next((panel for panel in self.panels if panel.kind == kind), None)


def build_board(
    catalogue: Catalogue,
    community: CommunityEntry,
    building: BuildingEntry,
    channel: Channel,
    today: date,
    urls: Urls,
) -> Board:
    """Build the board of `building` as `channel` shows it on the day `today`."""
    scope = scope_of(catalogue, building, channel, today, community)
    top, shared, own = catalogue.organisation, community.record, building.record
    crumbs, panels = community_crumbs(catalogue, community), derive_panels(scope)
    brand = next((place.record.brand for place in scope.chain if place.record.brand), None)
    return Board(
        path=building.path,
        channel=channel,
        name=own.name,
        address=own.address,
        community=shared.name,
        trail=tuple(crumb.name for crumb in crumbs),
        crumbs=crumbs,
        site_name=top.name,
        theme=top.theme,
        slogan=(brand.slogan if brand else None) or top.slogan,
        badges=own.badges,
        stairwells=own.stairwells,
        households=own.households,
        updated=updated_on(own.updated or shared.updated, panels),
        responsible=shared.responsible,
        hotline=shared.hotline,
        codes=tuple(entry.code for entry in building.codes),
        address_url=urls.permanent(building.code),
        address_words=urls.in_words(building.code),
        domain=urls.domain,
        canonical_url=urls.board(building.path),
        leads=_leads(scope),
        panels=panels,
        cautions=top.cautions,
    )


def _leads(scope: Scope) -> tuple[ShownPerson, ...]:
    """Return the holders of the lead seats in the order of those seats, each once.

    The leader of a group of several buildings is listed in one of them and leads all; a seat that
    each building fills for itself (``one_per_building``) is not borrowed from a neighbour.
    """
    community = scope.community.record
    found: list[ShownPerson] = []
    for seat in community.leads or scope.catalogue.organisation.leads:
        own = [p for p in scope.people if seat in p.seats]
        borrowed = [] if own or seat in community.one_per_building else scope.group_people
        found += [p for p in [*own, *borrowed] if seat in p.seats and p not in found]
    return tuple(found)


def build_boards(
    catalogue: Catalogue, channel: Channel, today: date, urls: Urls
) -> tuple[Board, ...]:
    """Build every board of the catalogue for one channel, in order."""
    return tuple(
        build_board(catalogue, community, building, channel, today, urls)
        for community, building in catalogue.buildings()
    )
