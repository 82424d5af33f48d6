"""Kinds of option whose mistakes are told in our own words, each with what may be written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from mkdocs.config.base import BaseConfigOption, ValidationError

from noticeboard.load.text import FORBIDDEN
from noticeboard.locale import LANGUAGES, translate

__all__ = ["AllRefused", "Calendar", "Flag", "OneOf", "Refused", "Several", "Whole", "Words"]

_T = TypeVar("_T")


class Refused(ValidationError):
    """A value that an option does not take.

    Attributes:
        message_id: What is wrong and what to do, in `locale/`.
        params: What the message shows.
        index: The item that is wrong, where the value is a list.
        steps: The keys to what is wrong, where the value is a table.
        of_key: The key at their end is wrong, or what is missing beneath it.
    """

    def __init__(
        self,
        message_id: str,
        index: int | None = None,
        *,
        steps: tuple[str, ...] = (),
        of_key: bool = False,
        **params: object,
    ) -> None:
        super().__init__(translate(message_id, LANGUAGES[0], params))
        self.message_id = message_id
        self.params = params
        self.index = index
        self.steps = steps
        self.of_key = of_key


class AllRefused(ValidationError):
    """All that is wrong with the value of one option."""

    def __init__(self, faults: list[Refused]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults))
        self.faults = faults


class _Option(BaseConfigOption[_T]):
    """An option that may be left out or left blank."""

    def __init__(self, default: _T) -> None:
        super().__init__()
        self.default = default

    def validate(self, value: object, /) -> _T:
        """Return the value, or the default where there is none.

        Raises:
            Refused: It makes no sense.
        """
        return self.take(self.default if value is None else value)

    def take(self, value: object) -> _T:
        """Return `value` as what this option holds, or raise `Refused`."""
        raise NotImplementedError


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)[:60]


class Words(_Option[str]):
    """A text of one line: a folder, a page.

    Args:
        default: Where nothing is written.
        blank: Whether it may be empty.
    """

    def __init__(self, default: str, blank: bool = False) -> None:
        super().__init__(default)
        self.blank = blank

    def take(self, value: object) -> str:
        """Return the text."""
        if not isinstance(value, str):
            raise Refused("config.words", value=_shown(value))
        if not (value.strip() or self.blank):
            raise Refused("schema.empty")
        if "\n" in value or FORBIDDEN.search(value):
            raise Refused("value.one-line")
        return value


class Whole(_Option[int]):
    """A whole number between bounds.

    Args:
        default: Where nothing is written.
        most: The largest; the smallest is zero.
    """

    def __init__(self, default: int, most: int) -> None:
        super().__init__(default)
        self.most = most

    def take(self, value: object) -> int:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= self.most:
            raise Refused("config.whole", value=_shown(value), most=self.most)
        return value


class Flag(_Option[bool]):
    """On or off."""

    def take(self, value: object) -> bool:
        """Return the truth value."""
        if not isinstance(value, bool):
            raise Refused("config.flag", value=_shown(value))
        return value


class OneOf(_Option[str]):
    """One of some words.

    Args:
        choices: The words.
        default: Where nothing is written.
    """

    def __init__(self, choices: Collection[str], default: str) -> None:
        super().__init__(default)
        self.choices = choices

    def take(self, value: object) -> str:
        """Return the word."""
        if value not in [*self.choices]:
            raise Refused("value.choice", value=_shown(value), choices="、".join(self.choices))
        assert isinstance(value, str)
        return value


class Several(_Option[list[str]]):
    """Some of some words, each once.

    Args:
        choices: The words; none where another option says which there are.
        default: Where nothing is written.
    """

    def __init__(self, choices: Collection[str], default: list[str]) -> None:
        super().__init__(default)
        self.choices = choices

    def take(self, value: object) -> list[str]:
        """Return the words in the order in which they are written."""
        if not isinstance(value, list):
            raise Refused("schema.list", value=_shown(value))
        if not value:
            raise Refused("schema.too-few", least=1)
        words: list[str] = []
        for index, word in enumerate(value):
            if self.choices and word not in [*self.choices]:
                choices = "、".join(self.choices)
                raise Refused("value.choice", index, value=_shown(word), choices=choices)
            if not isinstance(word, str):
                raise Refused("config.words", index, value=_shown(word))
            if word in words:
                raise Refused("reference.repeated", index, value=word)
            words.append(word)
        return words


class Calendar(_Option[date | None]):
    """A day, in quotes or not: YAML makes a date of one that has none."""

    def take(self, value: object) -> date | None:
        """Return the day."""
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            raise Refused("value.date", value=_shown(value)) from None
