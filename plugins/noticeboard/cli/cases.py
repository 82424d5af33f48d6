"""Commands for cases: each checks first, adds lines to the file of a year, and keeps the rest."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from noticeboard.catalogue.wanted import nearest
from noticeboard.cli.commands import _common, main
from noticeboard.clock import parse_day
from noticeboard.errors import NoticeboardError, RefusedError, SetupError
from noticeboard.locale import translate
from noticeboard.schema import CASE_CLASSES, CASE_STATES

if TYPE_CHECKING:
    from noticeboard.publish.cases import Done

__all__ = ["case"]

_SORTS = {one.word: id_ for id_, one in CASE_CLASSES.items()} | {id_: id_ for id_ in CASE_CLASSES}
#: The class of a case from its beginning on; the others come of a step.
_FIRST_SORTS = ("instant", "timed")
#: What brings a case into a class that it cannot begin with.
_BY_STEP = {"supplement": "wanting", "return": "returned"}
#: What people say for a state.
_MEANT: Mapping[str, str] = {
    **dict.fromkeys(("完成", "完结", "结案", "已办", "办完", "办好"), "办结"),
    "受理": "接单",
    **dict.fromkeys(("转办", "分派"), "派单"),
    "取消": "撤单",
    "驳回": "退回",
}
_STATES = {word: id_ for id_, word in CASE_STATES.items()} | {id_: id_ for id_ in CASE_STATES}

_on_day: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--date",
    "day",
    metavar="日期",
    help="Of the step; today unless given: 2026-11-20, 2026年11月20日.",
)


@contextmanager
def _writing() -> Iterator[None]:
    """Say of whatever is refused that nothing was written."""
    try:
        yield
    except NoticeboardError as error:
        raise RefusedError(error, "cases.nothing-written") from error


def _day(typed: str | None, option: str) -> date | None:
    try:
        return parse_day(typed)
    except SetupError:
        raise SetupError("cases.no-day", value=typed, option=option) from None


def _chosen(typed: str, choices: Mapping[str, str], message_id: str) -> str:
    """Return the id of the word that was typed, one of `choices`."""
    word = unicodedata.normalize("NFKC", typed).strip()
    if word not in choices:
        words = tuple(word for word, id_ in choices.items() if word != id_)
        near = [_MEANT[word]] if _MEANT.get(word) in words else nearest(word, words)[:1]
        raise SetupError(message_id, value=typed, near=near, choices=words)
    return choices[word]


def _first_sort(typed: str) -> str:
    """Return the id of the class that a case is opened in."""
    word = unicodedata.normalize("NFKC", typed).strip()
    if state := _BY_STEP.get(_SORTS.get(word, "")):
        raise SetupError("cases.class-by-step", value=word, state=CASE_STATES[state])
    firsts = {word: id_ for word, id_ in _SORTS.items() if id_ in _FIRST_SORTS}
    return _chosen(typed, firsts, "cases.no-class")


@main.group()
def case() -> None:
    """办件：开一件，走一步，办结，看还有哪些。 Cases: opened, brought further, closed, listed.

    \b
    noticeboard case open xihu 环境卫生 楼道灯不亮 --to 物业服务点
    noticeboard case move XH2026-040 接单
    noticeboard case close XH2026-040
    noticeboard case list --overdue
    """


@case.command("open")
@click.argument("community", metavar="社区")
@click.argument("kind", metavar="类别")
@click.argument("text", metavar="内容")
@click.option(
    "--sort",
    metavar="类型",
    default="限时件",
    show_default=True,
    help=f"Class of the case: {'、'.join(CASE_CLASSES[one].word for one in _FIRST_SORTS)}.",
)
@click.option("--to", "body", metavar="单位", help="The body that it is sent to at once.")
@_on_day
@_common
def open_(
    community: str, kind: str, text: str, sort: str, body: str | None, day: str | None,
    config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    """开一件，取号。 Open a case; its number is printed.

    社区: its folder, or its name.

    \b
    noticeboard case open xihu 环境卫生 楼道灯不亮 --to 物业服务点
    noticeboard case open 西湖新村社区 政策咨询 问医保怎么续 --sort 即办件
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.cases import Step, open_case

    settings = settings_of(config_file, today)
    with _writing():
        class_, on = _first_sort(sort), _day(day, "--date") or settings.today
        steps = [Step("asked", on), *([Step("sent", on, body)] if body else ())]
        done = open_case(settings, community, kind, class_, text, steps)
    _tell(done, "cases.opened", lang)


@case.command()
@click.argument("number", metavar="编号")
@click.argument("state", metavar="步骤")
@click.option("--to", "body", metavar="单位", help="The body that it is sent to, or that takes it.")
@click.option("--note", metavar="说明", help="Why: what is missing, whose it is.")
@click.option(
    "--until", metavar="日期", help="Until when it is put off: 2026-12-10, 2026年12月10日."
)
@_on_day
@_common
def move(
    number: str, state: str, body: str | None, note: str | None, until: str | None,
    day: str | None, config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    """走一步：派单、接单、补办、退回…… Bring a case a step further.

    步骤: 派单、接单、补办、补齐、延期、办结、退回、撤单。

    \b
    noticeboard case move XH2026-040 派单 --to 物业服务点
    noticeboard case move XH2026-040 延期 --until 2026-12-10 --note 等配件
    noticeboard case move zhangmiao/2026-018-7K3M9T 退回 --note "归路灯所管"
    """
    _move(number, state, (body, note, until), day, config_file, today, lang)


@case.command()
@click.argument("number", metavar="编号")
@click.option("--note", metavar="说明", help="What came of it.")
@_on_day
@_common
def close(
    number: str, note: str | None, day: str | None, config_file: Path, today: str | None, lang: str
) -> None:
    """办结。 Close a case that is done.

    \b
    noticeboard case close XH2026-040
    """
    _move(number, "done", (None, note, None), day, config_file, today, lang)


@case.command("list")
@click.argument("communities", nargs=-1, metavar="[社区]...")
@click.option("--overdue", is_flag=True, help="Only those that are overdue.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text",
              show_default=True, help="For people, or for a program.")  # fmt: skip
@_common
def list_(
    communities: tuple[str, ...], overdue: bool, form: str,
    config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    """列出在办的，最急的在前，超期的标“!”。 List what is open, due soonest first.

    社区: their folders or names; all unless given.

    \b
    noticeboard case list
    noticeboard case list xihu --overdue
    noticeboard case list --format json
    """
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.case_list import format_cases, format_cases_json, list_cases

    found = list_cases(settings_of(config_file, today), communities, overdue)
    click.echo(format_cases_json(found) if form == "json" else format_cases(found, lang, overdue))


def _move(
    number: str, word: str, said: tuple[str | None, str | None, str | None],
    day: str | None, config_file: Path, today: str | None, lang: str,
) -> None:  # fmt: skip
    from noticeboard.mkdocs_plugins.run import settings_of
    from noticeboard.publish.cases import Step, move_case

    settings = settings_of(config_file, today)
    body, note, until = said
    with _writing():
        state, last = _chosen(word, _STATES, "cases.no-state"), _day(until, "--until")
        on = _day(day, "--date") or settings.today
        step = Step(state, on, body, note, last.isoformat() if last else None)
        done = move_case(settings, number, step)
    _tell(done, "cases.moved", lang, CASE_STATES[state])


def _tell(done: Done, message_id: str, lang: str, state: str = "") -> None:
    """Print the number alone on a line, so that it can be read out and copied, then the file."""
    click.echo(done.number)
    click.echo(translate(message_id, lang, {"file": done.file, "state": state}))
    if done.sort:
        click.echo(translate("cases.class-now", lang, {"sort": done.sort}))
