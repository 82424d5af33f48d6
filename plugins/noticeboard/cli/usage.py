"""What a command that is typed wrongly is told, and how help is laid out for Chinese readers.

Why one place and not the catalogue of click itself: it is compiled, bound to the whole process, and
its messages do not say what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import MappingProxyType
from typing import IO, Any

import click

from noticeboard.catalogue.wanted import nearest
from noticeboard.diagnostics import tell
from noticeboard.locale import LANGUAGES, translate

__all__ = ["Command", "Group", "language_of", "telling"]

#: Commands that change nothing: of all others it is said that nothing was written.
_READING = frozenset(
    {"check", "audit", "products", "preflight", "why", "weigh", "schema", "list", "due", "diff"}
)
#: Headings of help, which is in both languages, as its texts are.
_HEADINGS = MappingProxyType({"Options": "选项 Options", "Commands": "命令 Commands"})
#: What was typed, at the beginning of what click says of a word that is none of several.
_TYPED = re.compile(r"'(.*)' is not ", re.DOTALL)
#: The words between the brackets at the end of what click says of arguments that are too many.
_EXTRA = re.compile(r"\A(?:Got )?unexpected extra arguments? \((.*)\)\Z", re.DOTALL)


class _Formatter(click.HelpFormatter):
    """Help with headings in both languages."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "用法 Usage: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is for people who read Chinese."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands behind the command; mistakes of options know of which command, too."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise


class Group(click.Group):
    """Commands of one kind."""

    context_class = _Context
    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 …"}
        super().__init__(*args, **{**words, **kwargs})


Group.group_class = Group


def language_of(args: Sequence[str]) -> str:
    """Return the language that `args` ask for, which may be wrong behind that or before it."""
    pairs = [*zip(args, [*args[1:], ""], strict=True)]
    asked = [behind for one, behind in pairs if one == "--lang"]
    asked += [one.removeprefix("--lang=") for one in args if one.startswith("--lang=")]
    return asked[-1] if asked and asked[-1] in LANGUAGES else LANGUAGES[0]


@contextmanager
def telling(lang: str) -> Iterator[None]:
    """Say in `lang` what is wrong with what was typed; in English, click says it itself."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        if lang != LANGUAGES[0]:
            raise
        raise _Told(error, lang) from error


class _Told(click.UsageError):
    """A mistake of whoever typed a command, in words of ours."""

    def __init__(self, error: click.UsageError, lang: str) -> None:
        lines = [tell(*_said(error, lang))]
        if ctx := error.ctx:
            lines.append(translate("usage.help", lang, {"command": ctx.command_path}))
            last = ctx.command_path.split()[1:][-1:]
            if last and last[0] not in _READING:
                lines.append(translate("cases.nothing-written", lang))
        super().__init__("\n".join(lines), error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print it without headings, which would be in English."""
        click.echo(self.message, file=file, err=file is None)


def _said(error: click.UsageError, lang: str) -> tuple[str, str, dict[str, object]]:
    """Return which message tells `error`, and what it names."""
    name = _name(error)
    if isinstance(error, click.NoSuchOption):
        near = tuple(error.possibilities or ())
        message_id = "usage.no-option-near" if near else "usage.no-option"
        return message_id, lang, {"name": error.option_name, "near": near}
    if isinstance(error, click.exceptions.NoSuchCommand):
        assert error.ctx
        assert isinstance(error.ctx.command, click.Group)
        known = error.ctx.command.list_commands(error.ctx)
        near, typed = nearest(error.command_name, known)[:1], error.command_name
        return "usage.no-command", lang, {"name": typed, "near": near, "choices": tuple(known)}
    if isinstance(error, click.MissingParameter):
        return "usage.missing", lang, {"name": name}
    if isinstance(error, click.BadOptionUsage):
        return "usage.option", lang, {"name": error.option_name}
    if isinstance(error, click.BadParameter):
        kind = error.param.type if error.param else None
        choices = tuple(map(str, kind.choices)) if isinstance(kind, click.Choice) else ()
        message_id = "usage.choice" if choices else "usage.value"
        typed = match[1] if (match := _TYPED.match(error.message)) else ""
        params = {"name": name, "typed": typed, "choices": choices, "reason": error.message}
        return message_id, lang, params
    if extra := _EXTRA.search(error.message):
        return _extra(error, lang, extra[1])
    return "usage.other", lang, {"reason": error.message}


def _extra(error: click.UsageError, lang: str, typed: str) -> tuple[str, str, dict[str, object]]:
    """Return what is told of words that are too many."""
    ctx = error.ctx
    params = ctx.command.params if ctx else []
    told: dict[str, object] = {"typed": typed}
    if not any(isinstance(one, click.Argument) for one in params):
        return "usage.extra-none", lang, told
    if ctx and any("--to" in one.opts for one in params) and ctx.params.get("state"):
        return "usage.extra-to", lang, told
    return "usage.extra", lang, told


def _name(error: click.UsageError) -> str:
    """Return how help calls what `error` is about."""
    param = error.param if isinstance(error, click.BadParameter) else None
    if param is None or error.ctx is None:
        return ""
    if isinstance(param, click.Argument) and not isinstance(param.type, click.Choice):
        return param.make_metavar(error.ctx)
    return param.opts[-1]
