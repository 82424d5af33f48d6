"""Commands for cases: each checks first, adds lines to the file of a year, and keeps the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticeboard.cli.commands import _common, main
from noticeboard.locale import translate
from noticeboard.schema import CASE_CLASSES, CASE_STATES

if TYPE_CHECKING:
    from noticeboard.publish.cases import Done

__all__ = ["case"]

_SORTS = {one.word: id_ for id_, one in CASE_CLASSES.items()} | {id_: id_ for id_ in CASE_CLASSES}
_STATES = {word: id_ for id_, word in CASE_STATES.items()} | {id_: id_ for id_ in CASE_STATES}


def _day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise click.BadParameter(f"{value!r}: 2026-11-20") from None


_on_day: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--date", "day", metavar="DATE", callback=_day, help="Of the step; today unless given."
)


@main.group()
def case() -> None:
    """办件：开一件，走一步，办结。 Cases: opened, brought a step further, closed.

    \b
    noticeboard case open xihu 环境卫生 楼道灯不亮 --to 物业服务点
    noticeboard case move XH2026-040 接单
    noticeboard case close XH2026-040
    """


@case.command("open")
@click.argument("community")
@click.argument("kind")
@click.argument("text")
@click.option("--sort", type=click.Choice([*_SORTS]), default="限时件", show_default=True,
              help="Class of the case.")  # fmt: skip
@click.option("--to", "body", help="The body that it is sent to at once.")
@_on_day
@_common
def open_(
    community: str, kind: str, text: str, sort: str, body: str | None, day: date | None,
    config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    """开一件，取号。 Open a case; its number is printed.

    \b
    noticeboard case open xihu 环境卫生 楼道灯不亮 --to 物业服务点
    noticeboard case open xihu 政策咨询 问医保怎么续 --sort 即办件
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.cases import Step, open_case

    settings = settings_of(config_file, today)
    steps = [Step("asked", day or settings.today)]
    if body:
        steps.append(Step("sent", day or settings.today, body))
    _tell(open_case(settings, community, kind, _SORTS[sort], text, steps), "cases.opened", lang)


@case.command()
@click.argument("number")
@click.argument("state", type=click.Choice([*_STATES]))
@click.option("--to", "body", help="The body that it is sent to, or that takes it.")
@click.option("--note", help="Why: what is missing, whose it is.")
@click.option("--until", metavar="DATE", callback=_day, help="Until when it is put off.")
@_on_day
@_common
def move(
    number: str, state: str, body: str | None, note: str | None, until: date | None,
    day: date | None, config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    """走一步：派单、接单、补办、退回…… Bring a case a step further.

    \b
    noticeboard case move XH2026-040 派单 --to 物业服务点
    noticeboard case move XH2026-040 延期 --until 2026-12-10 --note 等配件
    noticeboard case move zhangmiao/2026-018-7K3M9T 退回 --note "归路灯所管"
    """
    _move(number, _STATES[state], (body, note, until), day, config_file, today, lang)


@case.command()
@click.argument("number")
@click.option("--note", help="What came of it.")
@_on_day
@_common
def close(
    number: str, note: str | None, day: date | None, config_file: Path, today: str | None, lang: str
) -> None:
    """办结。 Close a case that is done.

    \b
    noticeboard case close XH2026-040
    """
    _move(number, "done", (None, note, None), day, config_file, today, lang)


def _move(
    number: str, state: str, said: tuple[str | None, str | None, date | None],
    day: date | None, config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.cases import Step, move_case

    settings = settings_of(config_file, today)
    body, note, until = said
    last = until.isoformat() if until else None
    step = Step(state, day or settings.today, body, note, last)
    _tell(move_case(settings, number, step), "cases.moved", lang, CASE_STATES[state])


def _tell(done: Done, message_id: str, lang: str, state: str = "") -> None:
    """Print the number alone on a line, so that it can be read out and copied, then the file."""
    click.echo(done.number)
    click.echo(translate(message_id, lang, {"file": done.file, "state": state}))
    if done.sort:
        click.echo(translate("cases.class-now", lang, {"sort": done.sort}))
