"""Persons whom no file names, in texts that are about nobody: known by a number or by a title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import Record, mask

__all__ = ["find_number", "find_somebody"]

#: A mobile, however its figures are set apart, or a landline with or without its area code.
_MOBILE = re.compile(r"(?<!\d)1[3-9](?:[ .·-]?\d){9}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]?)?[2-8]\d{6,7}(?!\d)")
#: The number of an identity card (GB 11643).
_IDENTITY = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
#: Somebody told of by the family name and a title: 张女士, 李大爷, 王某.
_TITLED = re.compile(
    "[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜谢邹窦章苏潘葛范彭鲁韦马苗方俞任袁柳"
    "唐罗薛贺倪汤滕殷毕郝邬安常乐于傅康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭"
    "梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房缪丁邓洪包左石崔吉龚程邢裴陆翁荀甄曲封储靳段焦侯宁仇甘厉武"
    "刘景詹龙叶黎乔文曾廖谭邹易肖][某大小]{0,2}(?:某|女士|先生|大爷|大妈|大伯|大叔|阿姨|奶奶|爷爷|婆婆|老太|老伯)"
)


def find_number(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """Yield a mobile or the number of an identity card in `text`, the value of `field`; masked.

    A mobile is somebody's own: it stands where consent is asked for it, and in no text.
    """
    half = unicodedata.normalize("NFKC", text)
    if found := _MOBILE.search(half) or _IDENTITY.search(half):
        yield record.problem(field, "nobody.phone", value=mask(found[0]))


def find_somebody(record: Record, field: str, text: str) -> Iterator[Diagnostic]:
    """Yield what in `text`, the value of `field`, tells of somebody; masked.

    For records that name nobody and are published, cases and wishes: elsewhere a number may be that
    of an office, and 李大爷 may have agreed.
    """
    yield from find_number(record, field, text)
    if found := _LANDLINE.search(unicodedata.normalize("NFKC", text)):
        yield record.problem(field, "nobody.phone", value=mask(found[0]))
    if found := _TITLED.search(text):
        yield record.problem(field, "nobody.titled", value=mask(found[0]))
