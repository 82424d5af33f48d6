"""Words that tell which home: a room, however it is written, or a side of a landing.

A building, a stairwell or a storey alone is no home: 5号楼电梯, 二单元楼道灯, 三楼楼道.
"""

from __future__ import annotations

import re

from noticeboard.catalogue.telling.spelled import with_numbers

__all__ = ["HOME_NUMBERED", "home_in", "mask_home"]

#: As flats are numbered, storey and place: 301户. Counts of households are seldom so: 120户, 300户.
HOME_NUMBERED = r"\d{1,2}(?:0[1-9]|1\d)\s?户"
#: A number of three or four figures with one of these behind it counts or measures something.
_MEASURES = "年元人名件米平户次余多个分天斤吨度秒岁路线条块套张支场杯盏万亿厘公毫立弄里巷"
_COUNT = rf"(?!\d|[-./]\d|[A-Za-z%℃°]|[{_MEASURES}])"
_ROOM = r"\d{1,2}(?:0[1-9]|1\d)"
_BUILDING = r"(?:\d{1,3}(?:号楼|号院|栋|幢|座|#楼?)|[A-Za-z](?:栋|座|幢))"
_UNIT = r"(?:\d{1,2}|[A-Za-z甲乙丙丁东西南北中])(?:单元|门洞|楼道)|\d{1,2}[门梯]"
_STOREY = r"(?<!\d)\d{1,2}[楼层]"

#: A room behind what it is in: 1单元3楼302, 5号楼-1201, 3楼302室.
_WITHIN = re.compile(
    rf"(?:{_BUILDING}|{_UNIT}|{_STOREY})[-/、,，]?(?:\d{{1,2}}-)?"
    rf"(?:{HOME_NUMBERED}|\d{{3,4}}(?:[室房号]|{_COUNT}))"
)
#: Building and room with nothing but a stroke: 5-1201, 3-2-501, 5/1201. No standard, no range.
_HYPHENED = re.compile(
    r"(?<![A-Za-z\d_第.:：/-])(?!\d{1,2}[-/]20[12]\d(?!室))\d{1,2}[-/](?:\d{1,2}[-/])?"
    rf"{_ROOM}(?:[室房](?![内外温])|[号户]|(?![室房]){_COUNT})"
)
#: A room whose number says what it is, but where it is that of an office.
_NAMED = re.compile(
    rf"(?<![\d.共约近有全达计区村])(?:{HOME_NUMBERED}|\d{{3,4}}[室房](?![间内外温]))"
)
#: The side of a landing behind its storey. What all use there is at a side, too: 三楼东侧楼道.
_SIDE = re.compile(
    r"[\d顶底][楼层](?:上楼|出电梯|进门)?[靠朝往最的那]?"
    r"(?:[左右东西]手|(?:最里面|最外面|靠里|靠外|靠电梯|电梯|靠楼梯|拐角)的?(?:那家|那户|人家|住户)|[东西南北中左右](?:户|家|首|邻)|[左右]门|中间(?:户|门|那户|那家|一户)|对门|隔壁"
    r"|(?:[东西南北]|左|右)[边侧头面间](?!的?(?:公|楼|走廊|过道|消防|平台|电|水表|通道|管|窗|墙|灯|路灯|声控|"
    r"感应|应急|栏|扶手|会议|活动|办公|卫生间|垃圾|信|门禁|外|屋面|天台))"
    r"|[东西南北左右](?:$|[,，。、;；漏渗]))"
)
#: Who lives on a storey of a stairwell: two homes or three share it.
_STAIR_STOREY = re.compile(
    r"(?:单元|门洞|\d门)-?(?:\d{1,2}|顶|底)[楼层]的?(?:住户|居民家|人家|业主家|租户|租客|那户|那家|家[里中漏])"
)
#: Where it is a home that is told of: a number, a side, a neighbour.
_ASKED = re.compile(
    r"(?<![\d路街道巷弄里第令至到-])\d{3,4}号(?![楼院线令文公提议窗桌机车电店铺商门井杆泵箱])"
    rf"|(?<![\d.:：第共约近有超达余计-]){_ROOM}(?=漏|渗|家[里中漏]|厨房|阳台|卫生间|门口|下水|住户|业主)"
    rf"|住在?{_ROOM}{_COUNT}|(?<!\d){_ROOM}的(?:住户|业主|租户|老人|居民|人家)"
    r"|(?<!集)[东西南北中]户(?![外型口籍])"
    r"|(?<!区)(?<!校)(?<!路)(?<!大门)对门(?!的?(?:店|餐|饭|超市|学校|工地|马路|公园|商|市场|酒店|小区))"
)
#: Numbers of homes that are short, or behind one letter: 5号1201, A-1203, 三单元五楼2号.
_SHORT = re.compile(
    rf"(?<![\d月])\d{{1,3}}号-?{_ROOM}{_COUNT}|(?<![A-Za-z\d])[A-Ha-h](?:[栋座幢])?-?{_ROOM}(?![国省]道|高速){_COUNT}"
    r"|(?<![A-Za-z\d])[A-Ha-h][栋座幢]-\d{1,2}-\d{2}(?!\d)"
    r"|\d[楼层]-?\d{1,2}号(?![楼梯电线窗会教桌柜机厅诊车柱])"
)
#: Read out figure by figure, of words that are mostly no homes: 四〇二. Looked for as it is typed.
_READ_OUT = re.compile(
    r"(?<![〇○零一二三四五六七八九十百千万第年])[一二三四五六七八九]{1,2}[〇○零][一二三四五六七八九]"
    r"(?![〇○零一二三四五六七八九十百千万年月路中]|医院|国道|省道|研究|高地|胶|不锈钢|厂|所|车|公交|部队)"
)
_STOREY_AT_END = re.compile(r"(?:\d{1,2}[楼层]|[A-Za-z\d]座)$")
#: Rooms of these are no homes.
_OFFICES = (
    *("社区", "居委会", "中心", "大厅", "物业", "党群", "服务站", "工作站", "卫生站", "办公楼"),
    *("医院", "街道", "政务", "活动室", "会议室", "窗口", "服务点", "党校", "文化站"),
    *("图书馆", "学校"),
)


def home_in(text: str, asked: bool) -> str | None:
    """Return what in `text` tells which home, as it is compared; None where nothing does.

    Args:
        text: As it is typed.
        asked: Whether it is what a resident asked for, and so mostly about a home.
    """
    plain = with_numbers(text)
    for pattern in (_WITHIN, _HYPHENED, _NAMED, _SIDE, _STAIR_STOREY):
        for found in pattern.finditer(plain):
            if not _STOREY_AT_END.sub("", plain[: found.start()]).endswith(_OFFICES):
                return found[0]
    if not asked:
        return None
    found_here = _ASKED.search(plain) or _SHORT.search(plain) or _READ_OUT.search(text)
    return found_here[0] if found_here else None


def mask_home(found: str) -> str:
    """Return what a message shows of a home: 3单元3××, 3单元×楼左手."""
    masked = re.sub(r"\d{3,}", lambda match: match[0][0] + "×" * (len(match[0]) - 1), found)
    masked = re.sub(r"\d{1,2}(?=[楼层])", "×", masked)
    return masked if masked != found or len(found) < 3 else f"{found[0]}××"
