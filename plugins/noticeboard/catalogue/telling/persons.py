"""Words that tell of a person whom no file names: a family name with a title, or half hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from noticeboard.catalogue.telling.names import FAMILY_NAME, FREQUENT, GIVEN

__all__ = ["is_word", "person_in", "persons_in"]

#: What is said to people of any age, office and trade.
_TITLES = (
    "女士|先生(?![产态活])|小姐|同志|大爷|大妈|大伯|大叔|大姐|大哥|大娘|大婶|阿姨|阿婆|阿伯|阿公|阿叔|奶奶|爷爷|婆婆"
    "|老太|老伯|老汉|老师|伯伯|叔叔|婶婶|爷叔|嫂子|师傅|书记(?!处)|主任|医生|护士|经理|律师|警官|队长|组长"
    "|站长|院长|校长|所长|科长|处长"
)
#: 张女士, 李大爷, 欧阳老师, 王小姐.
_TITLED = re.compile(rf"{FAMILY_NAME}[某大小]?(?:{_TITLES})")
#: With the given name before a title that nothing else has: 王建国先生.
_IN_FULL = re.compile(
    rf"{FAMILY_NAME}[\u4e00-\u9fff]{{1,2}}"
    r"(?:女士|先生(?![产态活])|大爷|大妈|阿姨|奶奶|爷爷|阿婆|爷叔|伯伯)"
)
#: Of whom it is said what they are: 居民王秀英反映.
_SAID = re.compile(
    rf"(?:居民|住户|业主|老人|租户|村民|邻居)({FAMILY_NAME}[\u4e00-\u9fff]{{1,2}})(?=反映|投诉|求助|来电|希望|要求|提出|家)"
)
#: The same where it begins a sentence: 王秀英家漏水. What ends like a place is none: 曹家巷反映.
_BEGUN = re.compile(
    rf"(?:^|[,，。；、])({FAMILY_NAME}[\u4e00-\u9fff]?[^\W\d_a-zA-Z家村庄园路街巷桥区楼院站局处所厂店队方户们者员里])"
    r"(?=家[漏渗里中吵]|反映|投诉|求助|来电)"
)
#: What somebody does who asks for something, or what is somebody's.
_ASKING = (
    "想|需要|希望|请求|要求|申请|请(?=人|社区|帮)|反映|投诉|求助|来电|咨询|建议|说|反应|担心|觉得|要(?!求)|问"
    r"|行动|腿|患|得了?|独居|住(?!宅|房|户)|不会|没[有人]|[上下出]不|今年|\d|大病|透析|愿意|缺|盼|打算|反馈|表示|老人|女儿|儿子|和老伴|夫妇|夫妻|老两口"
    "|家(?!园|属|具|电|政|长|庭|访|委|乡|纺|装(?=公司|市场|店|修)|居|教|族|禽|风|务|桥|巷|湾|村|庄|坡|塘|山|河|路|街|里社区)"
)
#: Of a name of its most frequent characters: 王秀英想要, 给王秀英家装扶手, 王秀英的轮椅.
_NAMED = re.compile(
    rf"(?:^|[,，。；;、:：!！]|[给为帮替代到在把和与对因请修望问叫是(]|老伴|患者|病人|联系人)({FAMILY_NAME}[{GIVEN}]{{1,2}})(?={_ASKING})"
    rf"|(?:^|[,，。；;、(])([{FREQUENT}][{GIVEN}]{{2}})(?=的|[):：,，])"
    rf"|(?:我叫|我是|联系人[:是]?|老伴)([{FREQUENT}][{GIVEN}]{{1,2}})(?=$|[,，。；;、)])"
)
#: Hidden, and told all the same: 陈某某, 张XX, 李**, 王×, 王姓居民.
_HIDDEN = re.compile(
    rf"{FAMILY_NAME}(?:某{{1,2}}|[xX×*○〇●□■▲△_?？]{{2}}|[×○●□■▲△](?![\d×])|[*×○〇●□Xx](?=[\u4e00-\u9fff](?:反映|家|女士|先生|投诉|来电|$|[,，。]))|姓(?=居民|住户|业主|老|女|男|先生|村民|租|阿|大))"
)
#: 老王家, 找小李拿钥匙, 小李反映: by what stands around it.
_FAMILIAR = re.compile(
    rf"[老小][{FREQUENT}](?=家(?![属具电园])|头(?!的)|太太|师傅|夫妇|两口|反映|投诉|求助|来电|想|说|家里|同学|[,，。、;；:：!！]|$)"
    rf"|(?:找|联系|叫|请|问|给|和|向|帮|邻居|物业|网格员|民警|社工|保洁|保安|房东|业主|居民|租户|住户|快递员|维修工|师傅)[老小][{FREQUENT}](?![型号区路街楼灯板桥边树门库房花片块段时孔石路广子])"
    rf"|姓[{FREQUENT}]的"
    rf"|(?<![\u4e00-\u9fff])[{FREQUENT}](?:叔|姨|哥|姐|婶|嫂|伯|婆|爷|奶)(?=家|说|想|反映|要|[,，。]|$)"
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
#: Words that are as short as a name.
_WHOLE_WORDS = """
    高兴 高峰 高山 高明 高德 金山 金银 金秋 金子 黄金 黄山 黄河 江山 江海 石英 石子 林海 周全
    安宁 安静 安康 安心 安庆 常德 常春 常平 文心 文本 文学 万福 万里 武林 毛巾 毛利 毛豆 龙江
    乐园 温泉 温和 孔子 包子 房子 章子 段子 童子 梅子 李子 叶子 柳子 成立 成功 成长 康乐 方正
    余生 苗子 苗木 鲁班 曲子
"""
#: Bodies are called after people, who then are no residents that ask.
_BODIES = ("服务队", "工作室", "调解室", "志愿", "热线", "驿站", "工坊", "讲堂", "议事", "说事")


def person_in(text: str) -> str | None:
    """Return what in `text` tells of a person; None where nothing does."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return next((plain[start:end] for start, end in persons_in(plain)), None)


def persons_in(plain: str) -> Iterator[tuple[int, int]]:
    """Yield where `plain`, which has no blanks and is of one width, tells of a person."""
    return (span for span in _found(plain) if not is_word(plain, *span))


def _found(plain: str) -> Iterator[tuple[int, int]]:
    for pattern in (_TITLED, _HIDDEN, _IN_FULL, _FAMILIAR):
        yield from (match.span() for match in pattern.finditer(plain))
    for pattern in (_SAID, _BEGUN, _NAMED):
        yield from (match.span(match.lastindex or 0) for match in pattern.finditer(plain))


def is_word(plain: str, start: int, end: int) -> bool:
    """Whether the family name is but a part of another word, or that of a body: 马大姐服务队."""
    before = plain[start - 1 : start]
    within = bool(before) and before in _BEFORE.get(plain[start], "")
    word = plain[start : start + 2] in _WORDS.split() or plain[start:end] in _WHOLE_WORDS.split()
    return within or word or plain.startswith(_BODIES, end)
