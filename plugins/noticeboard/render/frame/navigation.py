"""What a program that builds sites tells of the whole site: its navigation, what pages load."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

__all__ = ["NavPage", "NavSection", "Script", "SiteFrame", "Version"]


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language.

    Attributes:
        lang: By its catalogue in `locale/`.
        title: As the navigation calls it.
        url: Below the root of the site, as ``about/``; empty for the home page.
    """

    lang: str
    title: str
    url: str

    @property
    def is_home(self) -> bool:
        """Whether the site begins here."""
        return self.url in ("", "./", "index.html")


@dataclass(frozen=True, slots=True)
class NavPage:
    """A page and its translations.

    Attributes:
        original: In the language of the site.
        translations: In the others.
    """

    original: Version
    translations: tuple[Version, ...] = ()

    @property
    def versions(self) -> tuple[Version, ...]:
        """The page in every language that there is, the original first."""
        return (self.original, *self.translations)

    def version(self, lang: str) -> Version:
        """Return the page in `lang`, or the original where there is none."""
        return next((v for v in self.versions if v.lang == lang), self.original)

    @property
    def pages(self) -> tuple[NavPage, ...]:
        """Itself, as the pages of a section are those below it."""
        return (self,)


@dataclass(frozen=True, slots=True)
class NavSection:
    """Pages under a title, and sections of them, in order."""

    title: str
    children: tuple[NavPage | NavSection, ...]

    @property
    def pages(self) -> tuple[NavPage, ...]:
        """All pages at any depth, in order."""
        return tuple(page for child in self.children for page in child.pages)

    def ways_to(self, page: NavPage) -> tuple[NavSection, ...]:
        """Return the sections from this one down to `page`; none where it is not below."""
        if page in self.children:
            return (self,)
        below = (c.ways_to(page) for c in self.children if isinstance(c, NavSection))
        return next(((self, *way) for way in below if way), ())


@dataclass(frozen=True, slots=True)
class Script:
    """A script that every page loads.

    Attributes:
        url: Its address; `kind`, `defer` and `is_async` are what its element says of it.
    """

    url: str
    kind: str = ""
    defer: bool = False
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class SiteFrame:
    """What all framed pages of a site have around them.

    Attributes:
        name: Of the site.
        lang: Its language, by the catalogue.
        site_url: Its address, ending in a slash.
        items: The navigation.
        description: Of pages that have none of their own.
        copyright: The last line of every page, HTML.
        icon, stylesheets, scripts: What a page loads, below the root or of another host.
        generator: The program that builds, and its version.
    """

    name: str
    lang: str
    site_url: str
    items: tuple[NavPage | NavSection, ...] = ()
    description: str = ""
    copyright: Markup | None = None
    icon: str = ""
    stylesheets: tuple[str, ...] = ()
    scripts: tuple[Script, ...] = ()
    generator: str = "noticeboard"

    def above(self, page: NavPage) -> tuple[NavSection, ...]:
        """Return the sections that `page` stands in, the widest first."""
        ways = (item.ways_to(page) for item in self.items if isinstance(item, NavSection))
        return next((way for way in ways if way), ())
