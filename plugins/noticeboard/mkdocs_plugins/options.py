"""Options of the three plugins, and the settings that follow from them."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, set_exclusions

from noticeboard.catalogue.folders import LEDGER_DIR
from noticeboard.clock import day_of
from noticeboard.errors import SetupError
from noticeboard.history import read_history
from noticeboard.locale import LANGUAGES
from noticeboard.mkdocs_plugins.option_types import Calendar, Flag, OneOf, Several, Whole, Words
from noticeboard.mkdocs_plugins.table_types import Number, Table, Word
from noticeboard.mkdocs_plugins.themes import is_own
from noticeboard.render.print.tables import DESIGNS, Additions, feed_of, resolve
from noticeboard.settings import Settings

__all__ = ["BuildingsOptions", "PostersOptions", "QrcodesOptions", "read_settings"]

BUILDINGS, QRCODES, POSTERS = "noticeboard/buildings", "noticeboard/qrcodes", "noticeboard/posters"
#: No machine that prints notice boards has more cores, and each process takes 200 MB.
MOST_WORKERS = 64


class BuildingsOptions(Config):
    """Options of `noticeboard/buildings`."""

    data_dir = Words("buildings")
    """The folder with the data, from where `mkdocs.yml` is."""

    cache_dir = Words(".cache/noticeboard")
    """What may be thrown away and is kept between builds: finished files, cut fonts."""

    lang = OneOf(LANGUAGES, LANGUAGES[0])
    """Language of our own words on pages and posters, and of diagnostics."""

    offline = Flag(True)
    """Whether browsers are asked to keep boards for when there is no network."""

    corrections = Words("", blank=True)
    """The hand-written page that says how to have something corrected or removed, as
    about.md#corrections; every board leads there."""

    nginx_dir = Words("nginx", blank=True)
    """Where the file goes that nginx includes, from where `mkdocs.yml` is; empty for nowhere."""

    today = Calendar(None)
    """The day for validity of notices and consents, as 2026-11-20; the clock's where absent."""


class QrcodesOptions(Config):
    """Options of `noticeboard/qrcodes`."""

    png = Flag(True)
    """Publish each code as PNG too, for WeChat articles and text processors."""


class PostersOptions(Config):
    """Options of `noticeboard/posters`."""

    print_dir = Words("print")
    """Where posters go, from where `mkdocs.yml` is. It is replaced whole at each build."""

    products = Several((), ["poster-a3", "poster-a4"])
    """What is printed: ids of `noticeboard products`, or of `define`."""

    papers = Table(
        {
            "width": Number(50, 2000),
            "height": Number(50, 2000),
            "bleed": Number(0, 20, 3),
            "slug": Number(0, 50, 10),
        }
    )
    """Papers of the site's own, upright, in mm."""

    sheets = Table(
        {
            "paper": Word(default="a4"),
            "columns": Number(1, 20, whole=True),
            "rows": Number(1, 50, whole=True),
            "width": Number(10, 1000),
            "height": Number(10, 1000),
            "left": Number(0, 500),
            "top": Number(0, 500),
            "across": Number(0, 100, 0),
            "down": Number(0, 100, 0),
            "bleed": Number(0, 10, 0),
        }
    )
    """Sheets of labels or cards, in mm: the first cell, and what lies between cells."""

    define = Table(
        {
            "design": Word(tuple(DESIGNS)),
            "sheet": Word(default=""),
            "paper": Word(default=""),
            "qr": Number(0, 300, 0),
        }
    )
    """Products of the site's own: a design on a paper, or on a sheet."""

    printers = Table(
        {
            "right": Number(-20, 20, 0),
            "down": Number(-20, 20, 0),
            "wide": Number(90, 110, 100),
            "tall": Number(90, 110, 100),
            "back_right": Number(-20, 20, 0),
            "back_down": Number(-20, 20, 0),
            "flip": Word(("long", "short"), "long"),
        }
    )
    """What printers do to a page, as measured on the calibration page: by how many mm it lies
    aside, how long 100 mm come out, by how much more the back lies aside, how paper is turned."""

    profile = Words("", blank=True)
    """ICC profile of the press, from where `mkdocs.yml` is, for `noticeboard posters --press`."""

    workers = Whole(0, most=MOST_WORKERS)
    """Processes that render; 0 for one on each core."""

    enabled = Flag(True)
    """Whether a build renders posters. `mkdocs serve` never does."""


#: The plugins and what may be set in each.
OPTIONS: dict[str, type[Config]] = {
    BUILDINGS: BuildingsOptions,
    QRCODES: QrcodesOptions,
    POSTERS: PostersOptions,
}
#: An option that MkDocs itself gives to every plugin.
ENABLED = "enabled"


def read_settings(config: MkDocsConfig) -> Settings:
    """Return the settings of a build from a loaded `mkdocs.yml`.

    Raises:
        SetupError: The plugin `noticeboard/buildings` is not in use, or an option makes no sense.
    """
    if BUILDINGS not in config.plugins:
        raise SetupError("setup.no-buildings-plugin", plugin="noticeboard/*")
    root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    buildings = config.plugins[BUILDINGS].config
    posters = config.plugins[POSTERS].config if POSTERS in config.plugins else PostersOptions()
    if POSTERS not in config.plugins:
        posters.load_dict({})
        posters.validate()
    return Settings(
        project_dir=root,
        data_dir=root / buildings.data_dir,
        print_dir=root / posters.print_dir,
        cache_dir=root / buildings.cache_dir,
        site_url=config.site_url or "",
        today=day_of(buildings.today),
        products=tuple(posters.products),
        profile=root / posters.profile if posters.profile else None,
        posters=POSTERS in config.plugins and posters.enabled,
        lang=buildings.lang,
        qr=_qr_ending(config),
        offline=buildings.offline,
        corrections=_address(buildings.corrections, config),
        workers=posters.workers,
        ledger_history=read_history(root / buildings.data_dir / LEDGER_DIR),
        config_file=Path(config.config_file_path) if config.config_file_path else None,
        public_dirs=(Path(config.docs_dir), Path(config.site_dir)),
        content=_content(config),
        nginx_dir=root / buildings.nginx_dir if buildings.nginx_dir else None,
        framed=is_own(config),
        product_table=resolve(Additions(posters.papers, posters.sheets, posters.define))[0],
        printers={name: feed_of(row) for name, row in posters.printers.items()},
    )


def _content(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return the files that MkDocs would take from the folder of the hand-written pages.

    Not `mkdocs.structure.files.get_files`, which warns of conflicts, and would then do so twice.
    """
    docs = Path(config.docs_dir)
    found = [
        File(str((Path(folder) / name).relative_to(docs)), str(docs), config.site_dir, True)
        for folder, _, names in os.walk(docs, followlinks=True)
        for name in names
    ]
    set_exclusions(found, config)
    taken = (file.src_uri for file in found if not file.inclusion.is_excluded())
    return tuple(docs / uri for uri in sorted(taken))


def _qr_ending(config: MkDocsConfig) -> str:
    """Return how the QR that pages show ends: PNG where there is one, since any viewer reads it."""
    if QRCODES not in config.plugins:
        return ""
    return "png" if config.plugins[QRCODES].config.png else "svg"


def _address(source: str, config: MkDocsConfig) -> str:
    """Return the address below the site of a hand-written page, given as links to pages are."""
    if not source:
        return ""
    path, mark, anchor = source.partition("#")
    if not (Path(config.docs_dir) / path).is_file():
        raise SetupError("setup.corrections", value=source)
    url = File(path, config.docs_dir, config.site_dir, config.use_directory_urls).url
    return f"{url}{mark}{anchor}"
