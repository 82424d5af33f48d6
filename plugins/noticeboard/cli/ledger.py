"""Commands for the ledger: each adds lines to the file of a community and changes none."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticeboard.cli.commands import _common, main
from noticeboard.locale import translate

if TYPE_CHECKING:
    from noticeboard.publish.ledger_folder import Added

__all__ = ["ledger"]


@main.group()
def ledger() -> None:
    """短码台账：发码、改名、注销、补校验、分社区。 The ledger of codes: only ever added to.

    \b
    noticeboard ledger add                             给没有短码的楼栋发短码
    noticeboard ledger move lishanlu/lsl148 lishanlu/lsl150
    noticeboard ledger retire WF2N "2028年拆除"
    noticeboard ledger seal                            给没有校验的行补上校验
    noticeboard ledger split                           旧台账 codes.yml 分成每个社区一个
    """


@ledger.command()
@click.argument("buildings", nargs=-1, metavar="[楼栋]...")
@_common
def add(buildings: tuple[str, ...], config_file: Path, today: str | None, lang: str) -> None:
    """给没有短码的楼栋发短码。 Give a code to each building that has none.

    \b
    noticeboard ledger add
    noticeboard ledger add lishanlu/lsl150
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.ledger import add_codes

    _tell(add_codes(settings_of(config_file, today), buildings), lang)


@ledger.command()
@click.argument("old", metavar="原楼栋")
@click.argument("new", metavar="新楼栋")
@_common
def move(old: str, new: str, config_file: Path, today: str | None, lang: str) -> None:
    """楼栋改了文件名或并入另一栋，短码跟过去。 Let the codes of a building follow it.

    \b
    noticeboard ledger move lishanlu/lsl148 lishanlu/lsl150
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.ledger import move_codes

    _tell(move_codes(settings_of(config_file, today), old, new), lang)


@ledger.command()
@click.argument("code", metavar="短码")
@click.argument("note", metavar="说明")
@_common
def retire(code: str, note: str, config_file: Path, today: str | None, lang: str) -> None:
    """注销短码，写明楼栋的去向。 Retire a code; a scan of it shows the note.

    \b
    noticeboard ledger retire WF2N "2028年拆除，住户已迁往桥东小区"
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.ledger import retire_code

    _tell(retire_code(settings_of(config_file, today), code, note), lang)


@ledger.command()
@_common
def seal(config_file: Path, today: str | None, lang: str) -> None:
    """给没有校验的行补上校验。 Write its digest into each line that has none.

    \b
    noticeboard ledger seal
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.ledger import seal_ledger

    count = seal_ledger(settings_of(config_file, today))
    click.echo(translate("ledger.sealed", lang, {"count": count}))


@ledger.command()
@_common
def split(config_file: Path, today: str | None, lang: str) -> None:
    """把旧台账 codes.yml 分成每个社区一个文件。 Split the old file of all communities.

    \b
    noticeboard ledger split
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.ledger_split import split_ledger

    files = split_ledger(settings_of(config_file, today))
    click.echo(translate("ledger.split", lang, {"count": len(files)}))
    for file in files:
        click.echo(f"  {file}")


def _tell(added: tuple[Added, ...], lang: str) -> None:
    """Print how many lines were added, and which, file by file."""
    for file, group in groupby(added, key=lambda one: one.file):
        lines = [one.line for one in group]
        click.echo(translate("ledger.added", lang, {"count": len(lines), "file": file}))
        for line in lines:
            click.echo(f"  - {line}")
    if not added:
        click.echo(translate("ledger.nothing", lang))
