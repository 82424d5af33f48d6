"""Commands for people. Each reads `mkdocs.yml`, calls one function, and prints what came of it."""

from __future__ import annotations

import functools
import json
import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from noticeboard import __version__
from noticeboard.cli.answers import CHANNELS, format_answer
from noticeboard.cli.usage import Group, language_of, telling
from noticeboard.diagnostics import AUDIT, Diagnostic, Severity, format_report
from noticeboard.errors import DataError, NoticeboardError
from noticeboard.locale import LANGUAGES, translate
from noticeboard.progress import progress_bar
from noticeboard.render.print.paper import Ink
from noticeboard.schema import FILES, json_schema
from noticeboard.stopping import announce
from noticeboard.terminal import complain, explain, is_told, prepare_streams

__all__ = ["main"]


#: Where the context keeps the language asked for.
_LANG = "noticeboard.lang"


class _Program(Group):
    """The commands, where stdout and stderr may be anything."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command that the arguments name."""
        prepare_streams()
        try:
            return super().main(*args, **kwargs)
        except OSError as error:  # of what click writes itself, such as help
            if not is_told(error):
                raise
            complain(explain(error).report(LANGUAGES[0]))
            sys.exit(1)

    def make_context(self, info_name: str | None, args: list[str], *more: Any, **extra: Any) -> Any:
        """Read what stands before the name of the command."""
        lang = language_of(args)
        with telling(lang):
            ctx = super().make_context(info_name, args, *more, **extra)
        ctx.meta[_LANG] = lang
        return ctx

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and tell what is wrong with how it was typed."""
        with telling(ctx.meta[_LANG]):
            return super().invoke(ctx)


@click.group(
    cls=_Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__)
def main() -> None:
    """楼栋公示栏：检查数据、生成网站、排印海报。 Notice boards of buildings from YAML files.

    \b
    noticeboard check                     检查全部数据
    noticeboard build                     生成 site/ 和 print/
    noticeboard posters xihu/xuegong3     只排一栋楼的海报
    noticeboard why xihu/xuegong3 热线    公示栏上的热线写在哪个文件里
    """


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of all commands; report a user's error and end with status 1."""

    @click.option("--config", "config_file", type=click.Path(path_type=Path),
                  default=Path("mkdocs.yml"), help="mkdocs.yml of the project.")  # fmt: skip
    @click.option("--today", metavar="DATE", help="Day for notices and consents (2026-11-20).")
    @click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True,
                  help="Language of messages.")  # fmt: skip
    @click.option("-v", "--verbose", is_flag=True, help="Tell also what was put right by itself.")
    @functools.wraps(command)
    def wrapped(lang: str, verbose: bool, **options: Any) -> None:
        announce(lang)
        if verbose:
            _listen(lang)
        try:
            command(lang=lang, **options)
        except NoticeboardError as error:
            complain(error.report(lang))
        except (OSError, MemoryError, ImportError, RuntimeError) as error:
            if not is_told(error):
                raise
            complain(explain(error).report(lang))
        else:
            return
        raise click.exceptions.Exit(1)

    return wrapped


def _listen(lang: str) -> None:
    """Print what the log of the program tells: ids of messages, and what they show."""

    class Printer(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            params = record.args if isinstance(record.args, dict) else {}
            click.echo(translate(record.msg, lang, params), err=True)

    logger = logging.getLogger("noticeboard")
    logger.setLevel(logging.INFO)
    logger.handlers = [Printer()]


def _wait(lang: str, holder: str) -> None:
    click.echo(translate("build.waiting", lang, {"holder": holder}), err=True)


def _warn(warnings: tuple[Diagnostic, ...], lang: str) -> None:
    """Tell what the office should see to."""
    if warnings:
        click.echo(format_report(warnings, lang), err=True)


_strict = click.option("--strict", is_flag=True, help="Warnings fail too.")


@main.command()
@_strict
@_common
def check(config_file: Path, today: str | None, lang: str, strict: bool) -> None:
    """检查全部数据，一次列出所有问题。 Check all data; report every mistake at once.

    \b
    noticeboard check
    noticeboard check --lang en
    noticeboard check --strict
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    settings = settings_of(config_file, today)
    catalogue = pipeline.load(settings)
    if error := pipeline.check_posters(catalogue, settings):
        click.echo(
            translate("report.posters-unseen", lang, {"reason": error.report(lang)}), err=True
        )
    pipeline.heed(catalogue.warnings, strict)
    _warn(catalogue.warnings, lang)
    buildings = sum(1 for _ in catalogue.buildings())
    params = {"communities": len(catalogue.communities), "buildings": buildings}
    click.echo(translate("report.ok", lang, params))


@main.command()
@_common
def audit(config_file: Path, today: str | None, lang: str) -> None:
    """核对所有数字，逐条列出对不上的。 Hold figures against each other; tell which do not agree.

    \b
    noticeboard audit
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    try:
        told, broken = pipeline.load(settings_of(config_file, today)).warnings, False
    except DataError as error:
        told, broken = error.diagnostics, True
        complain(format_report((d for d in told if d.severity is Severity.ERROR), lang))
    found = tuple(d for d in told if d.message_id.startswith(AUDIT))
    lines = [format_report(found, lang, audit=True)] if found else []
    if broken or not found:
        lines += [translate("report.audit-part" if broken else "report.audit-none", lang)]
    click.echo("\n".join(lines))
    if broken:
        raise click.exceptions.Exit(1)


@main.command()
@_strict
@_common
def build(config_file: Path, today: str | None, lang: str, strict: bool) -> None:
    """生成整个网站和全部海报。 Build the whole site and all posters.

    \b
    noticeboard build
    """
    from noticeboard.mkdocs_plugins.run import build_with_mkdocs

    site, boards = build_with_mkdocs(config_file, today, lang, strict)
    click.echo(translate("build.done", lang, {"site": site.name, "boards": boards}))


@main.command()
@click.argument("places", nargs=-1)
@click.option("--product", "products", multiple=True, help="Only this product; may be repeated.")
@click.option("--press", "inked", flag_value="press", type=click.Choice(("office", "press")),
              help="For a print shop: inks, PDF/X-4, into press/.")  # fmt: skip
@click.option("--office", "inked", flag_value="office", default="office",
              help="For printers in offices: RGB, tagged. The default.")  # fmt: skip
@click.option("--profile", type=click.Path(path_type=Path), metavar="FILE.icc",
              help="ICC profile of the press, with --press.")  # fmt: skip
@click.option("--start", type=click.IntRange(1), default=1, show_default=True,
              help="The first free cell of a sheet of labels or cards.")  # fmt: skip
@click.option("--copies", type=click.IntRange(1, 1000), default=1, show_default=True,
              help="Of each label or card.")  # fmt: skip
@click.option("--printer", default="", help="A printer of mkdocs.yml, to print labels exactly.")
@_strict
@_common
def posters(
    places: tuple[str, ...],
    products: tuple[str, ...],
    inked: Ink,
    profile: Path | None,
    start: int,
    copies: int,
    printer: str,
    config_file: Path,
    today: str | None,
    lang: str,
    strict: bool,
) -> None:
    """排印海报：全部，或只排指定的地点。 Render posters of all or of some places.

    \b
    noticeboard posters
    noticeboard posters xihu/xuegong3 xihu/chuanshan39
    noticeboard posters b19 --product poster-a4-plain
    noticeboard posters xihu --product notice-a4
    noticeboard posters xihu --press --profile GB-Coated.icc
    noticeboard posters xihu --product labels-l7160 --start 5 --printer office
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    settings = settings_of(config_file, today)
    settings = replace(settings, inked=inked, profile=profile or settings.profile)
    with progress_bar(translate("posters.working", lang)) as progress:
        waiting = functools.partial(_wait, lang)
        report = pipeline.print_posters(
            settings, places, products, progress, waiting, strict,
            pipeline.Fill(start, copies, printer),
        )  # fmt: skip
    _warn(report.warnings, lang)
    params = {
        "total": report.made + report.kept,
        "made": report.made,
        "kept": report.kept,
        "folder": settings.print_dir.name,
    }
    if report.idle:
        click.echo(translate("posters.idle", lang, {"places": "、".join(report.idle)}), err=True)
    click.echo(translate("posters.done", lang, params))


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--press", is_flag=True, help="They must be fit for a press, claim it or not.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True,
              help="Language of messages.")  # fmt: skip
def preflight(files: tuple[Path, ...], press: bool, lang: str) -> None:
    """印前检查：送印刷厂之前看一看任何 PDF。 Look at any PDF before it is printed.

    \b
    noticeboard preflight print/press/xihu/posters-a3.pdf
    noticeboard preflight --press banner.pdf
    """
    from noticeboard.publish.preflight import format_table, inspect_file

    bad = 0
    for file in files:
        found = inspect_file(file, press)
        click.echo(format_table(str(file), found, lang))
        bad += any(one.level == "fault" for said in found.values() for one in said)
    params = {"files": len(files), "bad": bad}
    click.echo(translate("preflight.bad" if bad else "preflight.good", lang, params), err=bad > 0)
    if bad:
        raise click.exceptions.Exit(1)


@main.command()
@_common
def products(config_file: Path, today: str | None, lang: str) -> None:
    """列出能印什么。 List what can be printed: id, name, design, size in mm, sheet.

    \b
    noticeboard products
    """
    from noticeboard.cli.answers import format_products
    from noticeboard.mkdocs_plugins.run import settings_of

    click.echo(format_products(settings_of(config_file, today), lang))


@main.command()
@click.option("--printer", default="", help="A printer of mkdocs.yml: prove it.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              default=Path("calibration.pdf"), show_default=True, help="The file.")  # fmt: skip
@_common
def calibrate(printer: str, out: Path, config_file: Path, today: str | None, lang: str) -> None:
    """做一张校准页，量打印机偏了多少。 Make the page by which a printer is measured.

    \b
    noticeboard calibrate
    noticeboard calibrate --printer office
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    pipeline.print_calibration(settings_of(config_file, today), out, printer)
    click.echo(translate("calibrate.done", lang, {"file": out}))


@main.command()
@click.argument("place")
@click.argument("what")
@click.option("--channel", type=click.Choice(tuple(CHANNELS)), default=next(iter(CHANNELS)),
              show_default=True, help="Page or poster.")  # fmt: skip
@_common
def why(
    place: str, what: str, channel: str, config_file: Path, today: str | None, lang: str
) -> None:
    """公示栏上这一条写在哪个文件里。 Where a line of a board comes from.

    WHAT: a key, the name of a panel, or any text of the board.

    \b
    noticeboard why xihu/xuegong3 热线
    noticeboard why xuegong3 四点半课堂
    noticeboard why xihu/xuegong3 0734-1206300
    noticeboard why xihu 通知 --channel 海报
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of

    settings = settings_of(config_file, today)
    for answer in pipeline.explain(settings, place, what, CHANNELS[channel]):
        click.echo(format_answer(answer, CHANNELS[channel], settings.today, lang))


@main.command()
@click.option("--most", default=10, show_default=True, help="How many boards to list.")
@_common
def weigh(most: int, config_file: Path, today: str | None, lang: str) -> None:
    """列出最重的公示栏，超过上限就报错。 List the heaviest boards; fail where one is too heavy.

    \b
    noticeboard weigh
    noticeboard weigh --most 3
    """
    from noticeboard import pipeline
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish import BUDGET_BYTES

    weights = pipeline.weigh_boards(settings_of(config_file, today))
    for weight in weights[:most]:
        path = weight.dest_uri.removesuffix("index.html")
        click.echo(f"{weight.size:>7,}  {path}{'' if weight.fits else '  ✗'}")
    heavy = sum(not weight.fits for weight in weights)
    params = {"boards": len(weights), "heavy": heavy, "budget": f"{BUDGET_BYTES:,}"}
    click.echo(translate("weigh.heavy" if heavy else "weigh.ok", lang, params), err=bool(heavy))
    if heavy:
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("kind", type=click.Choice(tuple(FILES)))
def schema(kind: str) -> None:
    """输出一种数据文件的 JSON Schema，供编辑器提示。 Print the JSON Schema of a kind of file.

    \b
    noticeboard schema building > building.schema.json
    """
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
