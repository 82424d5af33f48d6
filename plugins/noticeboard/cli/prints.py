"""Commands for what was printed: written down, compared, and what is to be printed anew."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticeboard.cli.commands import _common, _warn, main
from noticeboard.locale import translate

if TYPE_CHECKING:
    from noticeboard.publish.ledger_folder import Added

__all__ = ["prints"]


@main.group()
def prints() -> None:
    """印次台账：印了什么、该换什么。 What was printed, and what on the walls is out of date.

    \b
    noticeboard prints record xihu/xuegong3 --product poster-a3 --copies 2 --approved 社区书记
    noticeboard prints due                             墙上哪些该换
    noticeboard prints diff xihu/xuegong3              改前改后并排看
    """


@prints.command("record")
@click.argument("places", nargs=-1)
@click.option("--batch", type=click.Path(path_type=Path), help="A sheet a line.")
@click.option("--product", "products", multiple=True, help="Product; may be repeated.")
@click.option("--copies", type=click.IntRange(0, 99999), default=1, show_default=True,
              help="How many of each; 0 where they were taken down.")  # fmt: skip
@click.option("--approved", required=True, help="Who approved: a role rather than a name.")
@click.option("--date", "day", metavar="DATE", help="Day of printing; today unless given.")
@click.option("--note", help="For staff.")
@_common
def record_(
    places: tuple[str, ...],
    batch: Path | None,
    products: tuple[str, ...],
    copies: int,
    approved: str,
    day: str | None,
    note: str | None,
    config_file: Path,
    today: str | None,
    lang: str,
) -> None:
    """记下印了什么，记进台账。 Write down what was printed.

    \b
    noticeboard prints record xihu/xuegong3 --product poster-a3 --copies 2 --approved 社区书记
    noticeboard prints record --batch 印单.txt --approved 社区书记
    noticeboard prints record xihu/xuegong3 --product poster-a3 --copies 0 --approved 社区书记
    """
    from noticeboard import pipeline
    from noticeboard.clock import parse_day
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.batch import read_batch
    from noticeboard.publish.record import Printing, Wanted

    settings = settings_of(config_file, today)
    wanted = read_batch(batch) if batch else ()
    wanted += tuple(Wanted(place, p, copies) for place in places for p in products)
    printing = Printing(parse_day(day) or settings.today, approved, note)
    recorded = pipeline.record_prints(settings, wanted, printing)
    _tell("ledger.added", recorded.added, lang)
    _tell("prints.known", recorded.known, lang)


def _tell(message_id: str, lines: tuple[Added, ...], lang: str) -> None:
    """Print a message about the lines of each file, and the lines."""
    for file, group in groupby(lines, key=lambda one: one.file):
        mine = [one.line for one in group]
        click.echo(translate(message_id, lang, {"count": len(mine), "file": file}))
        for line in mine:
            click.echo(f"  - {line}")


@prints.command()
@click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write a table here.")
@click.option("--pack", type=click.Path(path_type=Path), help="Folder for one PDF a product.")
@_common
def due(
    csv_file: Path | None,
    pack: Path | None,
    config_file: Path,
    today: str | None,
    lang: str,
) -> None:
    """墙上哪些不对了，该换。 What hangs on walls and no longer tells the truth.

    Status 0 where nothing is due, 3 where something is, 1 for mistakes in the data.

    \b
    noticeboard prints due
    noticeboard prints due --csv 该换.csv --pack 该换
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.due import format_due, write_csv, write_due_packs

    settings = settings_of(config_file, today)
    catalogue = pipeline.load(settings)
    _warn(tuple(w for w in catalogue.warnings if w.message_id.startswith("prints.")), lang)
    hanging = pipeline.find_hanging(catalogue, settings)
    rows = [one for one in hanging if one.due]
    click.echo(format_due(rows, len(hanging), settings.print_dir, lang))
    if csv_file:
        write_csv(rows, csv_file, settings.print_dir, lang)
    if pack:
        stems = tuple(dict.fromkeys(one.product_id for one in rows if one.printable))
        if stems:
            places = tuple(dict.fromkeys(one.path for one in rows if one.printable))
            pipeline.print_posters(replace(settings, workers=1), places, stems)
        for file in write_due_packs(rows, settings.print_dir, pack, lang):
            click.echo(f"  {file}")
    if rows:
        raise click.exceptions.Exit(3)


@prints.command()
@click.argument("building")
@click.option("--out", type=click.Path(path_type=Path), default=Path(), help="Folder.")
@_common
def diff(building: str, out: Path, config_file: Path, today: str | None, lang: str) -> None:
    """贴着的和现在的并排成图，不同处加框。 What hangs and what is true now, side by side.

    \b
    noticeboard prints diff xihu/xuegong3
    noticeboard prints diff xuegong3 --out 对比
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    settings = settings_of(config_file, today)
    for path, alone in pipeline.compare_prints(settings, building, out):
        click.echo(f"  {path}")
        if alone:
            click.echo(translate("prints.no-copy", lang))
