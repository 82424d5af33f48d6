"""One board: everything that the page or the poster of a place says, whatever place it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from noticeboard.catalogue import (
    BuildingEntry,
    Catalogue,
    Chain,
    CommunityEntry,
    HomeEntry,
    UnitEntry,
)
from noticeboard.derive.calendar import CalendarEvent, Month, calendar_of, months_of
from noticeboard.derive.dashboard import Dashboard, dashboard_of
from noticeboard.derive.links import PlaceGroup, has_page, links_beneath, units_beneath
from noticeboard.derive.more import More, derive_more
from noticeboard.derive.news import News, news_of
from noticeboard.derive.panels import derive_panels
from noticeboard.derive.people import ShownPerson
from noticeboard.derive.rows import Panel, updated_on
from noticeboard.derive.scope import Scope, scope_of
from noticeboard.derive.sums import Sum, sums_of
from noticeboard.derive.texts import TextNotice, texts_of
from noticeboard.derive.trail import Crumb, crumbs_to
from noticeboard.derive.urls import Urls
from noticeboard.schema import Channel, Phone, PlaceKind

__all__ = ["Board", "build_board", "build_boards", "build_places"]


@dataclass(frozen=True, slots=True)
class Board:
    """All panels of one place for one channel.

    Attributes:
        kind: What the place is.
        path: Address below the site: ``xihu/xuegong3``, ``unit/shiguqu``; empty for the site.
        address: Of a building or a stairwell; else empty.
        community: Its name; empty above the communities.
        crumbs: The units above, the widest first, and what is between them and the place, itself
            the last: names and pages.
        theme: Key of `render.themes.THEMES`.
        updated: The day of the data, or that of newer news; None where no file says one.
        responsible, hotline: As said by the nearest place that does.
        hotline_of: The name of the place whose hotline it is; empty where that goes without saying:
            its own, and to a home that of its community.
        codes: Every live code; the last is the one printed. Only homes have any.
        address_url: What the QR says.
        address_words: The same as people type it.
        leads: The persons responsible and the liaison, those to call first.
        panels: In the order of the site.
        cautions: What the board warns of: fraud.
        beneath: The places beneath.
        units: The units directly beneath, by level, as far as they are no heading there.
        sums: How much there is beneath; of a home nothing.
        more: What the places above have that stands on their pages.
        calendar: What takes place, if the board tells it.
        months: The month and the next one, of a place that has a page for them.
        dashboard: All its figures, of a place that is no home and has any.
        texts: Notices that are sent on as text, of a place that is no home.
        news: What is told to programs that follow the place.
        edition: Number of the edition that a sheet of it is of, and its addresses say; 0 for none.
    """

    kind: PlaceKind
    path: str
    channel: Channel
    name: str
    address: str
    community: str
    crumbs: tuple[Crumb, ...]
    site_name: str
    theme: str
    slogan: str | None
    badges: tuple[str, ...]
    stairwells: tuple[str, ...]
    households: int | None
    updated: date | None
    responsible: str | None
    hotline: Phone | None
    hotline_of: str
    codes: tuple[str, ...]
    address_url: str
    address_words: str
    domain: str
    canonical_url: str
    leads: tuple[ShownPerson, ...]
    panels: tuple[Panel, ...]
    cautions: tuple[str, ...]
    beneath: tuple[PlaceGroup, ...]
    units: tuple[PlaceGroup, ...] = ()
    sums: tuple[Sum, ...] = ()
    more: tuple[More, ...] = ()
    calendar: tuple[CalendarEvent, ...] = ()
    months: tuple[Month, ...] = ()
    dashboard: Dashboard | None = None
    texts: tuple[TextNotice, ...] = ()
    news: tuple[News, ...] = ()
    edition: int = 0

    @property
    def trail(self) -> tuple[str, ...]:
        """Names of the places above, the widest first."""
        return tuple(crumb.name for crumb in self.crumbs[:-1])

    @property
    def community_path(self) -> str:
        """The address of its community's page."""
        return self.path.split("/")[0]

    @property
    def communities(self) -> int:
        """How many are anywhere beneath a unit or the site."""
        return sum(len(group.links) for group in self.beneath)

    @property
    def buildings(self) -> int:
        """How many are anywhere beneath."""
        links = [link for group in self.beneath for link in group.links]
        return len(links) if self.community else sum(link.buildings for link in links)

    @property
    def code(self) -> str:
        """The code that is printed."""
        return self.codes[-1]

    def panel(self, kind: str) -> Panel | None:
        """Return the panel of `kind`, if the board has it."""
        return next((panel for panel in self.panels if panel.kind == kind), None)


def build_board(
    catalogue: Catalogue, chain: Chain, channel: Channel, today: date, urls: Urls
) -> Board:
    """Build the board of the first place of `chain` as `channel` shows it on the day `today`."""
    scope = scope_of(catalogue, chain, channel, today)
    place, top, panels = chain[0], catalogue.organisation, derive_panels(scope)
    home = place if isinstance(place, HomeEntry) else None
    brand = scope.nearest("brand")
    web = channel is Channel.WEB
    told = web and any(panel.kind == "events" for panel in panels)
    calendar = calendar_of(scope) if told and place.path else ()
    page = web and not home and bool(place.path)
    url, words = urls.scanned(place.path, home.code if home else None)
    return Board(
        kind=place.kind,
        path=place.path,
        channel=channel,
        name=place.name,
        address=home.address if home else "",
        community=next((p.name for p in chain if isinstance(p, CommunityEntry)), ""),
        crumbs=crumbs_to(chain),
        site_name=top.name,
        theme=top.theme,
        slogan=(brand.slogan if brand else None) or top.slogan,
        badges=home.record.badges if home else (),
        stairwells=home.record.stairwells if isinstance(home, BuildingEntry) else (),
        households=home.record.households if home else None,
        updated=updated_on(scope.nearest("updated"), panels),
        responsible=scope.nearest("responsible"),
        hotline=scope.nearest("hotline"),
        hotline_of=_hotline_of(chain),
        codes=tuple(entry.code for entry in home.codes) if home else (),
        address_url=url,
        address_words=words,
        domain=urls.domain,
        canonical_url=urls.board(place.path),
        leads=_leads(scope) if home else (),
        panels=panels,
        cautions=top.cautions,
        beneath=links_beneath(catalogue, place),
        units=units_beneath(catalogue, place),
        sums=() if home else sums_of(catalogue, place),
        more=derive_more(scope) if web else (),
        calendar=calendar,
        months=() if home else months_of(calendar, today),
        dashboard=dashboard_of(scope, panels) if page else None,
        texts=() if home or not web else texts_of(scope, urls),
        news=news_of(scope, frozenset(p.kind for p in panels), calendar) if web else (),
    )


def _hotline_of(chain: Chain) -> str:
    """Return the name of the place whose hotline it is, where that does not go without saying."""
    here, kind = chain[0], chain[0].kind
    place = next((place for place in chain if getattr(place.record, "hotline", None)), here)
    if place is here or place.kind is PlaceKind.SITE:
        return ""
    inner = isinstance(place, UnitEntry) and place.community_id
    return place.name if inner or kind is PlaceKind.UNIT else ""


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
    """Build the board of every building and stairwell for one channel, in order."""
    return tuple(
        build_board(catalogue, catalogue.chain_of(community, home), channel, today, urls)
        for community, home in catalogue.homes()
    )


def build_places(catalogue: Catalogue, today: date, urls: Urls) -> tuple[Board, ...]:
    """Build the boards of all other places for the web: site, communities, units, in this order."""
    chains: list[Chain] = [(catalogue.site,)]
    chains += [catalogue.chain_of(community) for community in catalogue.communities]
    chains += [
        (*catalogue.units_above(name), catalogue.site)
        for name, unit in catalogue.units.items()
        if has_page(catalogue, unit)
    ]
    chains += [
        catalogue.chain_of(community, unit)
        for community in catalogue.communities
        for unit in community.units
        if has_page(catalogue, unit)
    ]
    return tuple(build_board(catalogue, chain, Channel.WEB, today, urls) for chain in chains)
