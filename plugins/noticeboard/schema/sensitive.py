"""Words of what the law calls sensitive personal information, and of what is no person though.

个人信息保护法 (PIPL) 第二十八条: 生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹,
and whatever is known of who is not yet fourteen. A text that names nobody may tell of a matter
(低保政策咨询), and of no such person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "ANY_SENSITIVE",
    "HAS_SENSITIVE",
    "ONE_PERSON",
    "SENSITIVE",
    "is_hardship",
    "sensitive_in",
    "without_matters",
]

_CLASSES = {
    "医疗健康": """
        癌症 癌 肿瘤 白血病 尿毒症 透析 艾滋 HIV 乙肝 肺结核 结核病 精神病 精神障碍 精神疾病
        脑瘫 糖尿病
        精神分裂 抑郁症 自闭症 孤独症 痴呆 瘫痪 偏瘫 失能 残疾 智障 智力障碍 聋哑 盲人 重病 大病
        绝症 癫痫 梅毒 性病 流产
    """,
    "宗教信仰": "基督徒 天主教徒 穆斯林 佛教徒 教徒 信教",
    "特定身份": """
        低保 特困 五保 孤儿 失独 吸毒 戒毒 刑满释放 刑释 社区矫正 缓刑 服刑
        坐牢 出狱 信访 上访 家暴 家庭暴力
        单亲 离异 困境儿童 留守儿童 孤寡 独居 空巢 失信被执行
    """,
    "金融账户": "欠债 高利贷",
}
#: By class of the law.
SENSITIVE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: tuple(words.split()) for name, words in _CLASSES.items()}
)
_WORDS = tuple(dict.fromkeys(word for words in SENSITIVE.values() for word in words))
#: What is a part of another word, there: 慢性病, 重大病害.
_ALONE = {"性病": "(?<!慢)性病", "大病": "(?<!重)大病"}
#: Any of these, as a piece of an expression.
ANY_SENSITIVE = "(?:{})".format(
    "|".join(_ALONE.get(word, word) for word in sorted(_WORDS, key=len, reverse=True))
)
#: One person, or the home of one.
ONE_PERSON = (
    "病人|患者|病患|居民|住户|人员|老人|家庭|人家|孩子|儿童|学生|妇女|男子|女子|男孩|女孩|对象"
    "|母亲|父亲|妈妈|爸爸|老伴|儿子|女儿|丈夫|妻子|家属|邻居|租客|户|者|人"
)
#: What makes a matter of it, right behind: 残疾人证, 低保政策, 癌症筛查.
_MATTER = (
    "政策|停车|就业|扶助|探访|慰问|手语|金|局|供养|助餐|呼叫器|庇护|早筛|救助|护理险|补贴|补助|津贴|保险|医保|待遇|标准|条件"
    "|坡道|设施|通道|车位|卫生间|厕所|服务|宣传|讲座|知识|筛查|义诊|预防|防治|防控|康复|机构|中心|之家|联合会|联络|接待|条例|专线|热线|活动|教育|培训|窗口|平台|渠道|名额|比例|日(?!常)|证|法"
)
#: Matters that of a person would be what that person does: 低保怎么申请, and 低保户申请.
_DOING = "办理|申请|申领|认定|年审|咨询|怎么|如何|几|什么|去哪|需要"
_BETWEEN = "(?:的|家属|护理|生活|困难|重度|两项|专用|无障碍){0,2}"
#: Whoever is ill, by what is said of it.
_HAS = "患有?|身患|得了?|确诊为?|查出|因|染上"
#: That somebody is.
HAS_SENSITIVE = (
    rf"(?:{_HAS})[肺胃肝肠乳腺食管道鼻咽血骨肾膀胱胰宫颈淋巴甲状直结喉口腔]{{0,3}}{ANY_SENSITIVE}"
)

_AS_MATTER = re.compile(rf"{ANY_SENSITIVE}症?(?:的|儿)?(?:{ONE_PERSON})?{_BETWEEN}(?:{_MATTER})")
_AS_DOING = re.compile(
    rf"{ANY_SENSITIVE}{_BETWEEN}(?:{_DOING})|{ANY_SENSITIVE}症?(?:的|儿)?(?:{ONE_PERSON})(?:怎么|如何|几|能不能|可以)"
)
_TOLD = re.compile(
    rf"{ANY_SENSITIVE}症?(?:的|儿)?(?:{ONE_PERSON})|{HAS_SENSITIVE}"
    r"|\d{1,2}岁的?(?:男孩|女孩|孩子|儿童|小孩|男童|女童|女儿|儿子|孙子|孙女)"
)
_MAYBE = re.compile(ANY_SENSITIVE)
#: Of these a number is of persons, though one of them may well be told of as such.
_COUNTED = (
    rf"{ANY_SENSITIVE}|困难(?:群众|党员|家庭|户)|未成年人|外国(?:人|租客|租户|居民|留学生)|外籍|少数民族"
    "|孕妇|孕产妇|产妇|新生儿|婴儿|婴幼儿|早产|独生子女|双胞胎|孤老|寡妇|丧偶|再婚|离婚|流动人口"
    "|失业|下岗|辍学|失学|自杀|死亡|去世|失踪|走失|救助对象|临终|重症|传染病|残障|伤残|前科"
    "|赌博|涉毒|涉黄|酗酒|优抚|烈属|遗属"
)
#: A thing or a body that stands there for all to see: how many there are tells of nobody. A card,
#: money that was asked for, a talk with somebody are none: who has them is known by them.
_SEEN = (
    "局|机构|中心|之家|联合会|站|所|院|室|学校|呼叫器|坡道|设施|通道|车|床|椅|台|卫生间|厕所"
    "|专线|热线|窗口|平台|渠道"
)
_FOR = "(?:的|无障碍|专用|停|供养|托养|护理|康复|照料|日间|救助|服务|活动|接待){0,2}"
_AS_SEEN = re.compile(rf"(?:{_COUNTED})症?(?:的|儿)?(?:{ONE_PERSON})?{_FOR}(?:{_SEEN})")
_AS_COUNTED = re.compile(_COUNTED)


def without_matters(text: str) -> str:
    """Return `text` without the matters in it that only sound like persons: 残疾人证."""
    return _AS_DOING.sub("、", _AS_MATTER.sub("、", text))


def sensitive_in(text: str) -> tuple[str, bool] | None:
    """Return what of `text` is sensitive, and whether it certainly is of one person.

    Returns:
        None where `text` tells of a matter, or of nothing such.
    """
    rest = without_matters(text)
    if found := _TOLD.search(rest):
        return found[0], True
    found = _MAYBE.search(rest)
    return (found[0], False) if found else None


def is_hardship(name: str) -> bool:
    """Whether a number called `name` counts people in a hard condition, or what came of it.

    That may be what they asked for or got, or what befell them; not what stands there for them.
    """
    return _AS_COUNTED.search(_AS_SEEN.sub("、", name)) is not None
