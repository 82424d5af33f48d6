"""What a build is told from outside: folders, address, day, products."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from noticeboard.derive import Urls
from noticeboard.errors import SetupError
from noticeboard.render.print.design import Product
from noticeboard.render.print.nup import Feed
from noticeboard.render.print.paper import Ink
from noticeboard.render.print.products import PRODUCTS
from noticeboard.site_url import fault_of

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one build; whoever makes them reads configuration and clock.

    Attributes:
        project_dir: Where `mkdocs.yml` is.
        data_dir: The data folder.
        print_dir: Where posters go.
        cache_dir: What may be thrown away.
        site_url: The permanent address of the site; the QR codes say it.
        today: The day for validity of notices and consents.
        products: Ids of what is printed.
        profile: ICC profile of the press, for files that a print shop takes; None for none.
        inked: What files are for: an office, or a press.
        posters: Whether a build prints them.
        lang: Of our own words on page and poster.
        qr: Ending of the QR code that pages show, ``png`` or ``svg``; empty for none.
        offline: Whether browsers are asked to keep boards for when there is no network.
        corrections: Where a reader learns how to have something corrected or removed: an address
            below the site, with an anchor; empty for nowhere.
        workers: Processes that render posters; 0 for one on each core.
        ledger_history: Committed versions of the folder of the ledger, the newest first, each the
            texts of its files by their names; what they say must stay.
        config_file: `mkdocs.yml`; None where there is none.
        public_dirs: Folders whose files are public: the hand-written pages, the site.
        content: Files of the hand-written pages that are published: pages, pictures.
        nginx_dir: Where the file goes that nginx includes; None where none is wanted.
        framed: Whether pages that are not boards stand in our own frame; else another theme, whose
            owner made the rest of the site, takes them in.
        product_table: Everything that can be printed, by its id: the built-in and the site's own.
        printers: What is done to sheets of cells for a printer, by its name.
    """

    project_dir: Path
    data_dir: Path
    print_dir: Path
    cache_dir: Path
    site_url: str
    today: date
    products: tuple[str, ...] = ("poster-a3", "poster-a4")
    profile: Path | None = None
    inked: Ink = "office"
    posters: bool = True
    lang: str = "zh_CN"
    qr: str = "png"
    offline: bool = True
    corrections: str = ""
    workers: int = 0
    ledger_history: tuple[Mapping[str, str], ...] = ()
    config_file: Path | None = None
    public_dirs: tuple[Path, ...] = ()
    content: tuple[Path, ...] = ()
    nginx_dir: Path | None = None
    framed: bool = True
    product_table: Mapping[str, Product] = field(default_factory=lambda: PRODUCTS)
    printers: Mapping[str, Feed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check what only makes sense together.

        Raises:
            SetupError: The address is none that a QR can say, or a product is unknown.
        """
        if fault := fault_of(self.site_url):
            raise SetupError(fault[0], **fault[1])
        for product in self.products:
            if product not in self.product_table:
                raise SetupError(
                    "setup.product", value=product, choices="、".join(self.product_table)
                )

    @property
    def apart(self) -> tuple[Path, ...]:
        """Folders that the print folder may neither hold nor lie in.

        Why the public ones: a poster may carry what the web may not.
        """
        return (self.data_dir, *self.public_dirs)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Folders of which none may hold or lie in another."""
        return (self.data_dir, self.cache_dir, *self.public_dirs[:1], *self.outputs)

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Folders that a build replaces together, the site first, if it is known."""
        server = (self.nginx_dir,) if self.nginx_dir else ()
        return (*self.public_dirs[1:], *server, self.print_dir)

    @property
    def prose(self) -> tuple[Path, ...]:
        """Files that people write by hand and that are published: pages, titles of the site."""
        return (*self.content, *((self.config_file,) if self.config_file else ()))

    @property
    def urls(self) -> Urls:
        """The addresses of the site."""
        return Urls(self.site_url.rstrip("/") + "/")

    @property
    def processes(self) -> int:
        """How many processes render posters."""
        return self.workers or os.cpu_count() or 1
