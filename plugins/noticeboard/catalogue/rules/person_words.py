"""Words that tell of a person whom no file names: a family name with a title, or half hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["person_in"]

_FAMILY = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳"
    "唐罗薛贺倪汤滕殷毕郝邬安常乐于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭"
    "梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房缪丁邓洪包左石崔吉龚程邢裴陆翁荀甄曲封储靳段焦侯宁仇甘厉武"
    "刘景詹龙叶黎乔文曾廖谭易肖阎史覃欧温"
)
#: Of two characters: 欧阳女士.
_COMPOUND = (
    "欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|长孙|宇文|司徒|端木|南宫|申屠|独孤|东方|百里"
)
_NAME = rf"(?:{_COMPOUND}|[{_FAMILY}])"
#: What is said to people of any age, office and trade.
_TITLES = (
    "女士|先生(?![产态活])|小姐|同志|大爷|大妈|大伯|大叔|大姐|大哥|大娘|大婶|阿姨|阿婆|阿伯|阿公|阿叔|奶奶|爷爷|婆婆"
    "|老太|老伯|老汉|老师|伯伯|叔叔|婶婶|爷叔|嫂子|师傅|书记(?!处)|主任|医生|护士|经理|律师|警官|队长|组长"
    "|站长|院长|校长|所长|科长|处长"
)
#: 张女士, 李大爷, 欧阳老师, 王小姐.
_TITLED = re.compile(rf"{_NAME}[某大小]?(?:{_TITLES})")
#: With the given name before a title that nothing else has: 王建国先生.
_IN_FULL = re.compile(
    rf"{_NAME}[\u4e00-\u9fff]{{1,2}}"
    r"(?:女士|先生(?![产态活])|大爷|大妈|阿姨|奶奶|爷爷|阿婆|爷叔|伯伯)"
)
#: Of whom it is said what they are: 居民王秀英反映.
_SAID = re.compile(
    rf"(?:居民|住户|业主|老人|租户|村民|邻居)({_NAME}[\u4e00-\u9fff]{{1,2}})(?=反映|投诉|求助|来电|希望|要求|提出|家)"
)
#: The same where it begins a sentence: 王秀英家漏水. What ends like a place is none: 曹家巷反映.
_BEGUN = re.compile(
    rf"(?:^|[,，。；、])({_NAME}[\u4e00-\u9fff]?[^\W\d_a-zA-Z家村庄园路街巷桥区楼院站局处所厂店队方户们者员里])"
    r"(?=家[漏渗里中吵]|反映|投诉|求助|来电)"
)
#: Hidden, and told all the same: 陈某某, 张XX, 李**, 王×, 王姓居民.
_HIDDEN = re.compile(
    rf"{_NAME}(?:某{{1,2}}|[xX×*○〇●□■▲△_?？]{{2}}|[×○●□■▲△](?![\d×])|[*×○〇●□Xx](?=[\u4e00-\u9fff](?:反映|家|女士|先生|投诉|来电|$|[,，。]))|姓(?=居民|住户|业主|老|女|男|先生|村民|租|阿|大))"
)
#: Names that stand behind 老 and 小 mostly as names; 小康, 一小段 and 小石子 are none.
_FREQUENT = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范谭廖邹熊金陆郝崔邱秦顾侯邵孟龙雷钱汤尹黎乔赖龚"
)
#: 老王家, 找小李拿钥匙, 小李反映: by what stands around it.
_FAMILIAR = re.compile(
    rf"[老小][{_FREQUENT}](?=家(?![属具电园])|头(?!的)|太太|师傅|夫妇|两口|反映|投诉|求助|来电|想|说|家里|同学|[,，。、;；:：!！]|$)"
    rf"|(?:找|联系|叫|请|问|给|和|向|帮|邻居|物业|网格员|民警|社工|保洁|保安|房东|业主|居民|租户|住户|快递员|维修工|师傅)[老小][{_FREQUENT}](?![型号区路街楼灯板桥边树门库房花片块段时孔石路广子])"
    rf"|姓[{_FREQUENT}]的"
    rf"|(?<![\u4e00-\u9fff])[{_FREQUENT}](?:叔|姨|哥|姐|婶|嫂|伯|婆|爷|奶)(?=家|说|想|反映|要|[,，。]|$)"
)
#: What before a family name makes a word with it: 提高, 社区治安, 由于. Nobody's name then.
_BEFORE = {
    "高": "提最登升崇增跨",
    "江": "长湘珠沿",
    "金": "资基现奖黄租押罚佣五",
    "方": "双地官甲乙对各多我校院警物",
    "安": "保治公平西晚",
    "常": "日经正平异非通",
    "于": "关由对属处位在等便用至",
    "任": "责主现前历新担信委留原",
    "许": "允或",
    "何": "任如几为",
    "余": "百千十多业剩其",
    "施": "实设措",
    "康": "健小",
    "乐": "快娱音",
    "宁": "安",
    "贺": "祝",
    "文": "语作中英公条人",
    "林": "园森绿树",
    "曲": "戏歌",
    "钟": "分",
    "段": "阶路时一",
    "包": "承钱红面",
    "房": "住楼药厨库车",
    "万": "数几百千十0123456789",
    "项": "事一各",
    "周": "上下每本一两四",
    "童": "儿",
    "易": "容贸",
    "章": "盖公印",
    "范": "规示模防",
    "毛": "羽",
    "史": "党历",
    "龙": "水接",
    "苏": "江",
    "储": "仓",
    "石": "大",
    "武": "英",
    "马": "人",
    "温": "体气水保",
}
#: Words that begin with what is a family name, too.
_WORDS = """
    安排 安装 安全 安保 施工 施救 高龄 高度 高空 高层 高校 高中 常驻 常年 常常 常见 何时 任何
    任课 周边 周围 方便 方向 方面 江边 金属 成立 房屋 房东 于是 项目 项链 包括 严格 严重 计划 万一
    平时 季度 时常 许多 马上 马路 毛病 文明 文化 武装 石板 左边 左右 钱款 乐于 曾经 易于 易燃
    段落 童年 顾虑 康复 温馨 温暖 祝贺 谢谢 余下
"""
#: Bodies are called after people, who then are no residents that ask.
_BODIES = ("服务队", "工作室", "调解室", "志愿", "热线", "驿站", "工坊", "讲堂", "议事", "说事")


def person_in(text: str) -> str | None:
    """Return what in `text` tells of a person; None where nothing does."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = (span for span in _found(plain) if not _is_word(plain, *span))
    return next((plain[start:end] for start, end in found), None)


def _found(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _HIDDEN, _IN_FULL, _FAMILIAR):
        yield from (match.span() for match in pattern.finditer(plain))
    for pattern in (_SAID, _BEGUN):
        yield from (match.span(1) for match in pattern.finditer(plain))


def _is_word(plain: str, start: int, end: int) -> bool:
    """Whether the family name is but a part of another word, or that of a body: 马大姐服务队."""
    before = plain[start - 1 : start]
    within = bool(before) and before in _BEFORE.get(plain[start], "")
    return within or plain[start : start + 2] in _WORDS.split() or plain.startswith(_BODIES, end)
