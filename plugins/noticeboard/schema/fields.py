"""The kinds of value: names, texts, dates, telephone numbers, choices. All come in as strings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from noticeboard.load.text import MAX_NESTING, nesting_of

__all__ = [
    "THEME_NAMES",
    "BareName",
    "Channel",
    "Channels",
    "Choice",
    "Code",
    "ConsentChannels",
    "Count",
    "Day",
    "Emphasis",
    "FileName",
    "Hours",
    "Ident",
    "Line",
    "NoticeChannels",
    "OfficeNumber",
    "PageLink",
    "PagePath",
    "Phone",
    "PhoneNumber",
    "Shareable",
    "Shareables",
    "StairRange",
    "Text",
    "ThemeName",
    "Title",
    "UnitId",
    "YearDay",
    "fault",
    "in_reach",
    "is_ident",
    "mask_flat",
    "named",
    "read_day",
]


def fault(message_id: str, **params: Any) -> PydanticCustomError:
    """Return the error of a value, to be raised inside a validator.

    Args:
        message_id: Its message in `locale/`.
        **params: What the message shows.
    """
    return PydanticCustomError("noticeboard", "{id}", {"id": message_id, **params})


def _visible(value: Any) -> Any:
    """Refuse what leaves no trace on paper: blanks of all kinds, marks without a letter."""
    if isinstance(value, str) and value.strip() and not any(map(_has_ink, value)):
        codes = dict.fromkeys(f"U+{ord(char):04X}" for char in value.strip())
        raise fault("value.blank", codes=" ".join([*codes][:5]))
    return value


def _has_ink(char: str) -> bool:
    return unicodedata.category(char)[0] not in "CMZ" and char not in _BLANKS


#: Of a category that has ink, and without any: fillers of Hangul, and a pattern of no dots.
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"


def _plain_title(value: Any) -> Any:
    if isinstance(value, str) and (found := re.search(r"[<>\n]", value)):
        raise fault("value.title-character", char=repr(found.group())[1:-1])
    return _visible(value)


def _one_line(value: Any) -> Any:
    if isinstance(value, str) and "\n" in value.strip():
        raise fault("value.one-line")
    return _visible(value)


#: Name of a building, a community, an organisation: stands in window titles and file listings.
Title = Annotated[
    str, BeforeValidator(_plain_title), StringConstraints(min_length=1, max_length=40)
]
#: One line of text, a person's name among them.
Line = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=80)]


def _person_name(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    name = value.strip()
    half = unicodedata.normalize("NFKC", name)
    good = _NAME_GAP.sub("", " ".join(half.split()))
    for char, plain in zip(name, half, strict=False):
        if char != plain and plain.isalnum() and char not in "（）":
            raise fault("value.name-full-width")
        if unicodedata.category(char)[0] not in "LMN" and char not in _IN_NAMES:
            raise fault("value.name-character", char=char, code=f"U+{ord(char):04X}")
    if good != half or "　" in name:
        raise fault("value.name-blank")
    return value


#: A blank that touches a Chinese character: names are padded with them to stand in columns.
_NAME_GAP = re.compile(
    r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff]) | (?=[\u3400-\u9fff\U00020000-\U0003ffff])"
)
#: What names hold beside letters: the dot of names of other languages, （大） and （小）.
_IN_NAMES = frozenset(" 　·•‧・.-'’()（）")
#: A name and nothing else: no blank within, no sign.
BareName = Annotated[
    str,
    BeforeValidator(_person_name),
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=80),
]


def _shallow(value: Any) -> Any:
    if isinstance(value, str) and max(map(nesting_of, value.split("\n"))) > MAX_NESTING:
        raise fault("value.nesting", limit=MAX_NESTING)
    return _visible(value)


#: A paragraph or several, in Markdown.
Text = Annotated[str, BeforeValidator(_shallow), StringConstraints(min_length=1, max_length=1500)]
#: A word that is a choice made in `organisation.yml`.
Emphasis = Annotated[
    str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=12)
]
_IDENT = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4,6}")
_PHOTO = re.compile(r"[\w-]+\.(?:jpe?g|png|webp|heic|heif)", re.IGNORECASE)


def is_ident(value: str) -> bool:
    """Whether `value` may name a community's folder or a building's file."""
    return _IDENT.fullmatch(value) is not None


def _ident(value: Any) -> Any:
    if isinstance(value, str) and "/" in value and is_ident(joined := value.replace("/", "-")):
        raise fault("value.ident-path", value=value, meant=joined)
    if not isinstance(value, str) or not is_ident(value):
        raise fault("value.ident", value=str(value))
    return value


#: Id of a community or building: the stem of its file, part of its address.
Ident = Annotated[str, BeforeValidator(_ident)]


def _unit_id(value: Any) -> Any:
    if not isinstance(value, str) or not is_ident(value):
        raise fault("value.unit-id", value=str(value))
    return value


#: Id of an organisation unit, part of the address of its page.
UnitId = Annotated[str, BeforeValidator(_unit_id)]


def _code(value: Any) -> Any:
    if not isinstance(value, str) or not _CODE.fullmatch(value):
        raise fault("value.code", value=str(value))
    return value


#: Permanent short code: Crockford's base 32 (no I, L, O, U), four to six characters. Four keep a
#: QR at level Q within 25 modules where the host has at most 13 characters (29 in all).
Code = Annotated[str, BeforeValidator(_code)]


def _file_name(value: Any) -> Any:
    if not isinstance(value, str) or not _PHOTO.fullmatch(value):
        raise fault("value.photo-name", value=str(value))
    return value


#: Name of a picture in the community's `photos/`; no folder, so nothing leads out of it.
FileName = Annotated[str, BeforeValidator(_file_name)]

_DAY = re.compile(
    r"(\d{4})(?:-(\d{1,2})-(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII
)

#: A day of any year. ``11.26`` and ``11-26`` may be numbers of another kind.
_NO_YEAR = re.compile(r"\d{1,2}月\d{1,2}[日号]?", re.ASCII)


def _day(value: Any) -> Any:
    return value if isinstance(value, date) else read_day(str(value))


def read_day(text: str) -> date:
    """Return the day that somebody typed, in a file or at the command line.

    Args:
        text: ``2026-11-20``, ``2026.11.20`` or ``2026年11月20日``, in full width, too.

    Raises:
        PydanticCustomError: It is none, or has no year: which one is meant is not guessed.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _DAY.fullmatch(plain)
    if _NO_YEAR.fullmatch(plain):
        raise fault("value.date-year", value=text)
    try:
        year, *rest = [int(g) for g in match.groups() if g] if match else [0]
        day = date(year, *rest)
    except (TypeError, ValueError):
        raise fault("value.date", value=text) from None
    in_reach(day.year, text)
    return day


def in_reach(year: int, typed: str) -> None:
    """Refuse a year that nobody means: 9999 for what has no end, 0001.

    Raises:
        PydanticCustomError: It is not one of a calendar that goes on around it.
    """
    if year not in _YEARS:
        raise fault("value.year-out", value=typed)


#: Of days: from before there were records to what is known of the Chinese calendar.
_YEARS = range(1800, 2100)


#: A calendar day, as `read_day` takes it.
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string"})]


def _year(value: Any) -> Any:
    if isinstance(value, date):
        return value
    text = unicodedata.normalize("NFKC", str(value).strip())
    match = re.fullmatch(r"([12]\d{3})年?", text, re.ASCII)
    if not match:
        raise fault("value.year", value=str(value))
    return date(int(match[1]), 1, 1)


#: A year, as its first day: ``2024`` or ``2024年``.
YearDay = Annotated[date, BeforeValidator(_year), WithJsonSchema({"type": "string"})]

#: Stairs of a building: all, a stairwell, storeys, storeys of a stairwell. Longest words first.
_STAIRS = re.compile(
    r"(?:全楼|整栋|(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Za-z甲乙丙丁东西南北中])(?:单元|门|座|梯|楼道))?"
    r"(?:\d{1,2}(?:[–—~～至到-]\d{1,2})?[层楼])?"
)


def _stair_range(value: Any) -> Any:
    text = "".join(str(value).split())
    if re.search(r"\d{3}", text):
        raise fault("value.stairs-flat", value=mask_flat(text))
    if not text or not _STAIRS.fullmatch(text):
        raise fault("value.stairs", value=text)
    return text


def mask_flat(text: str) -> str:
    """Return `text` with the figures of flat numbers masked: a message does not repeat them."""
    return re.sub(r"\d{3,}", lambda match: match[0][0] + "×" * (len(match[0]) - 1), text)


#: Which part of a building somebody looks after: 一单元, 一单元1—3层. Never a flat.
StairRange = Annotated[str, BeforeValidator(_stair_range), StringConstraints(max_length=20)]


def _page_path(value: Any) -> Any:
    text = str(value).strip().removeprefix("content/")
    if text.startswith("/") or ".." in text.split("/") or not text.endswith(".md"):
        raise fault("value.page-path", value=text)
    return text


@dataclass(frozen=True, slots=True)
class PageLink:
    """Marks the type of what names a hand-written page."""


#: A hand-written page by its file below `content/`: ``documents/xihu-plan.md``.
PagePath = Annotated[
    str, BeforeValidator(_page_path), StringConstraints(max_length=120), PageLink()
]


def _count(value: Any) -> Any:
    if isinstance(value, int):
        return value
    if not re.fullmatch(r"\d{1,9}", str(value), re.ASCII):
        if str(value).rstrip().endswith(("%", "％")):
            raise fault("value.percent", value=str(value))
        half = unicodedata.normalize("NFKC", str(value))
        if half != value and half.isascii() and half.isdigit():
            raise fault("value.full-width", value=str(value), good=half)
        raise fault("value.count", value=str(value))
    return int(value)


#: A whole number, zero or more.
Count = Annotated[int, BeforeValidator(_count)]

_CLOCK = re.compile(r"(?<!\d)(\d++)[:：](\d++)")
#: From a time to a time of the same day; behind 次日 or 下午 stands another.
_CLOCK_SPAN = re.compile(
    r"(?<![\d:：])(\d{1,2})[:：](\d\d) ?(?:[–—~～-]|至|到|——) ?(\d{1,2})[:：](\d\d)(?!\d)"
)


def _hours(value: Any) -> Any:
    for hour, minute in _CLOCK.findall(str(value)):
        if len(hour) > 2 or len(minute) != 2 or int(minute) > 59 or int(hour + minute) > 2400:
            raise fault("value.time", value=f"{hour}:{minute}")
    for match in _CLOCK_SPAN.finditer(str(value)):
        if int(match[1] + match[2]) >= int(match[3] + match[4]):
            raise fault("value.time-backwards", value=match[0])
    return _one_line(value)


#: Opening hours in words; every time of day in it must exist.
Hours = Annotated[str, BeforeValidator(_hours), StringConstraints(min_length=1, max_length=80)]

#: Telephone numbers by their shape, after 电信网编号计划 (MIIT 2017): mobile; landline with area
#: code; 400/800; service number of 3 to 6 digits (110, 12345, 95598); landline without area code.
_SHAPES = (
    (re.compile(r"1[3-9]\d{9}"), (3, 4, 4)),
    (re.compile(r"(?:010|02\d)\d{8}"), (3, 4, 4)),
    (re.compile(r"0[3-9]\d{2}\d{8}"), (4, 4, 4)),
    (re.compile(r"0[3-9]\d{2}\d{7}"), (4, 3, 4)),
    (re.compile(r"[48]00\d{7}"), (3, 3, 4)),
    (re.compile(r"(?:1\d{2,5}|9[56]\d{3,4})"), (6,)),
    (re.compile(r"[2-8]\d{7}"), (4, 4)),
    (re.compile(r"[2-8]\d{6}"), (3, 4)),
)
#: A dash leads to an extension behind four digits only: 955-98 is 95598 in groups.
_EXTENSION = re.compile(
    r"(?:转|分机|ext\.?|(?<=[0-9]{4})-(?=[0-9]{1,5}\Z))\s*+([0-9]{1,6})\Z", re.IGNORECASE
)
#: A number without its extension. What was matched is never given back, so that no number, however
#: long, is tried in more than one way.
_PLAIN = re.compile(r"(?:\+86[ -]?)?\(?\d++\)?(?:[ -]?\d)*+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number of mainland China.

    Attributes:
        digits: All digits without separators.
        groups: The digits as the eye takes them (mobile 3-4-4).
        extension: Digits to dial afterwards, or empty.
    """

    digits: str
    groups: tuple[str, ...]
    extension: str = ""

    @property
    def shown(self) -> str:
        """The number for the eye: groups with no-break spaces between, never broken over lines."""
        return "\u00a0".join(self.groups)

    @property
    def href(self) -> str:
        """The address of a link that dials; a comma makes a phone pause before the extension."""
        return f"tel:{self.digits}" + (f",{self.extension}" if self.extension else "")

    @classmethod
    def parse(cls, typed: str) -> Phone | None:
        """Read a number as people type it, or return None where it is none."""
        typed = typed.strip()
        match = _EXTENSION.search(typed)
        if match and (phone := cls._plain(typed[: match.start()].rstrip())):
            return cls(phone.digits, phone.groups, match[1])
        return cls._plain(typed)

    @classmethod
    def _plain(cls, typed: str) -> Phone | None:
        if not _PLAIN.fullmatch(typed):
            return None
        digits = re.sub(r"\D", "", typed.removeprefix("+86"))
        for pattern, groups in _SHAPES:
            if pattern.fullmatch(digits):
                return cls(digits, tuple(filter(None, _split(digits, groups))))
        return None


def _split(digits: str, groups: tuple[int, ...]) -> list[str]:
    parts, start = [], 0
    for size in groups:
        parts.append(digits[start : start + size])
        start += size
    return parts


def _phone(value: Any) -> Any:
    if isinstance(value, Phone):
        return value
    phone = Phone.parse(str(value))
    if phone is None:
        half_width = unicodedata.normalize("NFKC", str(value))
        if Phone.parse(half_width):
            raise fault("value.full-width", value=str(value), good=half_width)
        digits = sum(c.isdigit() for c in str(value))
        raise fault("value.phone", value=str(value), digits=digits)
    return phone


def _office(value: Any) -> Any:
    if isinstance(value, Phone) and re.fullmatch(r"1[3-9]\d{9}", value.digits):
        raise fault("value.phone-own", value=f"{value.digits[:3]}×")
    return value


PhoneNumber = Annotated[Phone, BeforeValidator(_phone), WithJsonSchema({"type": "string"})]
#: The number of a body, beside somebody's name or where a person could be meant: a mobile is
#: somebody's own, and goes by consent.
OfficeNumber = Annotated[PhoneNumber, AfterValidator(_office)]


class Channel(StrEnum):
    """Where something is shown."""

    WEB = "web"
    PRINT = "print"
    SCREEN = "screen"
    #: A plate on the door of who agreed to this very thing; no record is shown there.
    PLATE = "plate"
    #: A text to be sent on: short messages, groups. Notices only.
    TEXT = "text"


class Shareable(StrEnum):
    """What a person may consent to have shown."""

    NAME = "name"
    PHONE = "phone"
    PHOTO = "photo"


_Word = TypeVar("_Word", bound=str)

#: Looks that a site may choose; `render/themes.py` gives each its colours.
THEME_NAMES = {"party": "党建", "civic": "民用"}


@dataclass(frozen=True, slots=True)
class Choice(BeforeValidator):
    """The validator of a choice.

    Attributes:
        ids: What is chosen from.
        words: The same in Chinese.
    """

    ids: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def named(names: Mapping[_Word, str]) -> Choice:
    """Return the validator of a choice that may be written in Chinese or as its English id.

    Args:
        names: English id → Chinese word.
    """
    choices = tuple(names.values())
    words = {word: name for name, chinese in names.items() for word in (chinese, str(name))}

    def choose(value: Any) -> Any:
        if str(value) not in words:
            raise fault("value.choice", value=str(value), choices=choices)
        return words[str(value)]

    return Choice(choose, str, tuple(names), tuple(names.values()))


ThemeName = Annotated[str, named(THEME_NAMES)]


_CHANNEL_NAMES = {Channel.WEB: "网页", Channel.PRINT: "海报", Channel.SCREEN: "屏幕"}
_CONSENT_NAMES = {**_CHANNEL_NAMES, Channel.PLATE: "挂牌"}
_NOTICE_NAMES = {**_CHANNEL_NAMES, Channel.TEXT: "文字"}
_SHAREABLE_NAMES = {Shareable.NAME: "姓名", Shareable.PHONE: "电话", Shareable.PHOTO: "照片"}


def _open_to_all(channels: tuple[Channel, ...]) -> tuple[Channel, ...]:
    """Refuse a consent for the screen alone: its page is on the site, and everybody can open it."""
    if Channel.SCREEN in channels and Channel.WEB not in channels:
        screen, web = _CHANNEL_NAMES[Channel.SCREEN], _CHANNEL_NAMES[Channel.WEB]
        raise fault("value.screen", value=screen, web=web)
    return channels


Channels = tuple[Annotated[Channel, named(_CHANNEL_NAMES)], ...]
#: Of a notice: as a text to be sent on besides.
NoticeChannels = tuple[Annotated[Channel, named(_NOTICE_NAMES)], ...]
#: What somebody may agree to: a plate on the own door besides.
ConsentChannels = Annotated[
    tuple[Annotated[Channel, named(_CONSENT_NAMES)], ...], AfterValidator(_open_to_all)
]
Shareables = tuple[Annotated[Shareable, named(_SHAREABLE_NAMES)], ...]
