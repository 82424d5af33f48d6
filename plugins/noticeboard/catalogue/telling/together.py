"""What tells of one person only together: a home with who lives there, a person with a hardship.

Why: in the texts of events and figures a room may be an office's (302室登记) and a title that of
whoever sees to it (李主任负责). Neither is looked at alone, as it is where residents ask.
"""

from __future__ import annotations

import re
import unicodedata

from noticeboard.catalogue.telling.homes import home_in
from noticeboard.catalogue.telling.names import FAMILY_NAME, FREQUENT, GIVEN
from noticeboard.catalogue.telling.persons import is_word, persons_in
from noticeboard.catalogue.telling.spelled import with_numbers
from noticeboard.schema import (
    ANY_SENSITIVE,
    HAS_SENSITIVE,
    ONE_PERSON,
    sensitive_in,
    without_matters,
)

__all__ = ["hardship_of_one", "resident_at_home"]

_STOPS = r"[\s,，。；;、:：!！(（]"
#: By these a person is spoken of who works for others, and may tell the ill how to live.
_OFFICES = (
    *("老师", "师傅", "书记", "主任", "医生", "护士", "经理", "律师", "警官", "队长", "组长"),
    *("站长", "院长", "校长", "所长", "科长", "处长", "同志"),
)
_SINCE = "(?:今年|最近|不幸|去年|已经?|又|刚|也|一直|现在|长期|年老)?"
#: What makes a resident even of such: 李老师家, 王主任走了.
_PRIVATE = (
    rf"{_SINCE}(?:家(?![长访委电属])|走了|去世|过世|病逝|病故|病了|住院|卧病|卧床|离世|中风|逝世)"
)
_FALLEN_ILL = (
    rf"{_SINCE}[,，]?(?:{HAS_SENSITIVE}|"
    rf"{ANY_SENSITIVE}(?!症?(?:的|儿)?(?:{ONE_PERSON})))"
)
#: Where all go: 在302室集合, 到302室登记.
_TO_ROOM = re.compile(r"(?:(?<!住)在|[到去于至]|地点[:：]?|前往)[^,，。；;]{0,8}$")
_FOR_ALL = re.compile(
    r"^(?:会议室?|教室|活动室?|大厅|办公室?)?(?:集合|登记|报名|举[行办]|开[展会课]|上课|领取?|办理|咨询|"
    r"坐诊|接待|签到|排练|值班|义诊|会议|教室|活动|"
    rf"[,，]?{FAMILY_NAME}(?:{'|'.join(_OFFICES)})(?!{_PRIVATE}))"
)
#: Whom all are invited to, or who does it for all: 残疾人趣味运动会, 独居老人茶话会.
_MANY = re.compile(
    rf"{ANY_SENSITIVE}症?(?:的|儿)?(?:{ONE_PERSON})(?:[^,，。；;\s]{{0,5}})(?:运动会|茶话会|联欢|沙龙|比赛|"
    r"展|互助会|小组|团|俱乐部|手工|课|班|趣味|就业|创业|艺术|文化|体育|技能|招聘|座谈|关爱|结对|优先|免费|半价|优惠|一起|体检|理发)"
)
_VISIT = "看望|慰问|探望|走访|帮扶|关心|探访|陪伴|陪护|祭奠|送别"
#: A room that is gone to, but since somebody is there: 到302室看望李大爷.
_TO_SOMEBODY = re.compile(rf"里?(?:{_VISIT}|[看陪](?={FAMILY_NAME}))")
#: Who is named, and of whom it is then said: 王秀英患癌, 党员李建国因残疾.
_NAMED = re.compile(
    rf"(?:^|{_STOPS}|{_VISIT}|居民|党员|业主|住户|老人|邻居|村民|租户|学生|[为给帮替陪送])"
    rf"(?:老|小)?({FAMILY_NAME}[\u4e00-\u9fff]{{1,2}}?)"
    rf"{_SINCE}[,，]?(?:{HAS_SENSITIVE})"
)
#: One of a class, and then who: 看望低保户王秀英, 独居老人李桂兰.
_NAMED_AFTER = re.compile(
    rf"(?:(?:{_VISIT})[^,，。；;]{{0,6}})?(?:{ANY_SENSITIVE}症?(?:的|儿)?(?:{ONE_PERSON})"
    rf"|\d{{1,2}}岁的?(?:男孩|女孩|孩子|小孩|男童|女童))({FAMILY_NAME}[{GIVEN}]{{1,2}})(?=$|{_STOPS}|[的家一和与等过]|生日|[六七八九]十)"
)
#: The same, with nothing between: 王秀英低保, 李桂兰（独居）.
_NAMED_IS = re.compile(
    rf"(?:^|{_STOPS}|{_VISIT}|[为给帮替陪送])([{FREQUENT}][{GIVEN}]{{1,2}})[,，(:]?(?:去|在|做)?{ANY_SENSITIVE}"
)
#: What is known of who is ill, without the name of an illness; no matter: 住院报销.
_ILL = re.compile(
    "(?:住院|病重|病危|病逝|去世|过世|手术|卧床|化疗|放疗|中风)(?!报销|结算|医保|补助|津贴|费|保险|护理)"
)
#: Rooms beside a person, whose number alone would be a count: 302的李大爷, 赵奶奶家在301.
_ROOM_BEFORE = re.compile(r"(?<!\d)\d{1,2}(?:0[1-9]|1\d)(?=(?:的|住的)?$)")
_ROOM_BEHIND = re.compile(r"(?:家|住|在){1,3}\d{1,2}(?:0[1-9]|1\d)(?!\d)")
#: One of whom it is said that it is one: 一位患癌老人, 某失独家庭.
_ONE = re.compile(
    rf"(?<!每)(?<!任)(?:[一某那这该](?:[位名][^,，。；;、]{{0,4}}?|户的?)|某)(?:{HAS_SENSITIVE}|{ANY_SENSITIVE})"
)


def resident_at_home(text: str) -> tuple[str, str] | None:
    """Return home and person where `text` tells of both; None else.

    The home is written as it is compared, with figures for numerals.
    """
    person = _resident(text)
    home = person and (_home(text) or _room_beside(with_numbers(text), person))
    return (home, person) if home and person else None


def hardship_of_one(text: str) -> str | None:
    """Return what is sensitive in `text` where it says whose, or that it is of one person."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if found := _of_one(without_matters(plain)):
        return found
    if (ill := _ILL.search(plain)) and _resident(plain):
        return ill[0]
    rest = _without_many(plain)
    told = sensitive_in(rest)
    return told[0] if told and (_resident(rest) or _home(rest) or _ill_officer(rest)) else None


def _of_one(plain: str) -> str | None:
    """Return what is said of somebody by name, or of one of whom it is said that it is one."""
    for pattern in (_ONE, _NAMED, _NAMED_AFTER, _NAMED_IS):
        for found in pattern.finditer(plain):
            is_name = not found.lastindex or not is_word(plain, *found.span(1))
            if is_name and (told := sensitive_in(found[0])):
                return told[0]
    return None


def _home(text: str) -> str | None:
    """Return a home in `text` that is no room where all go."""
    found = home_in(text, asked=False)
    if not found:
        return None
    before, _, behind = with_numbers(text).partition(found)
    if _TO_SOMEBODY.match(behind) or _begins_with_resident(behind):
        return found
    return None if _TO_ROOM.search(before) or _FOR_ALL.search(behind) else found


def _begins_with_resident(behind: str) -> bool:
    first = next(persons_in(behind), None)
    return first is not None and first[0] < 2 and not behind[: first[1]].endswith(_OFFICES)


def _room_beside(plain: str, person: str) -> str | None:
    """Return the number of a room right before or behind `person`."""
    before, _, behind = plain.partition(person)
    found = _ROOM_BEFORE.search(before) or _ROOM_BEHIND.match(behind)
    return found[0] if found else None


def _resident(text: str) -> str | None:
    """Return a person in `text` who is spoken of as one lives here, not as one who works here."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    for start, end in persons_in(plain):
        at_work = plain[start:end].endswith(_OFFICES)
        if not at_work or re.match(_PRIVATE, plain[end:]):
            return plain[start:end]
    return None


def _ill_officer(plain: str) -> bool:
    """Whether somebody who works here is said to be ill: 李主任患癌."""
    return any(re.match(_FALLEN_ILL, plain[end:]) for _, end in persons_in(plain))


def _without_many(plain: str) -> str:
    """Return `plain` without the classes of people who are invited; who is one of them stays."""
    return _MANY.sub(lambda found: found[0] if _resident(found[0]) else "、", plain)
