"""Keys that are refused whatever their value, because such data are not this system's to hold.

Rows 24, 26, 38, 40, 41, 53 and 54 of the source documents: visit lists, personal files, points of
individuals, complainants, flat numbers, identity numbers. Why classes: each is refused for a reason
of its own, and each has something that may be published instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["REFUSED_KEYS", "refused_as", "refused_in"]

_CLASSES = {
    # Who is poor, ill, in a dispute: 六个必访, and what else people are listed as.
    "list": """
        六个必访 六必访 必访户 走访名单 走访对象
        困难户 受灾户 纠纷户 伤病户 借房户 上访户 信访户 租房户 重点户
        困难家庭 困难群众 困难党员 贫困户 低保户 特困户 失独家庭 残疾人 困境儿童
        重点人员 特殊人群 精神障碍患者 刑满释放人员 社区矫正人员 吸毒人员
        visit_list must_visit needy_household poor_household disaster_household
        dispute_household sick_household tenant_household petitioner_household
        needy_people disabled_people
    """,
    "elders": """
        空巢老人 孤寡老人 独居老人 孤寡独居老人 高龄老人 失能老人 留守老人 留守儿童 孤老
        lone_elder empty_nest_elder elders_living_alone
    """,
    "register": """
        为民地图 民情地图 一格一档 一户一档 一人一档
        人员台账 居民台账 人员档案 居民档案 居民名单 住户名单 业主名单
        people_map resident_map resident_list resident_file resident_register
        personal_file personal_register
    """,
    # A home and what its people are, together.
    "plate": """
        党员户 挂牌户 党员户挂牌 党员户门牌 党员家庭
        door_plate member_home member_household party_household
    """,
    "points": """
        积分 个人积分 党员积分 积分榜 积分排名 积分管理 得分 评分
        points personal_points score ranking
    """,
    "complainant": """
        信访人 投诉人 求助人 举报人 反映人 来访人 上访人 诉求人 报修人 点单人
        complainant petitioner informant
    """,
    "identity": """
        身份证 身份证号 身份证号码 出生日期 生日 民族 宗教信仰 健康状况 病史
        id_number id_card birthday birth_date ethnicity religion health
    """,
    "flat": """
        房号 门牌号 门牌 室号 户号 住址 家庭住址
        flat flat_number room_number door_number home_address
    """,
}
#: What such a word may end in and mean the same.
_ENDINGS = (
    *("名单", "名册", "台账", "登记", "登记表", "一览", "一览表", "明细", "情况", "信息", "地址"),
    *("s", "_list", "_address"),
)

#: Each word, and as what it is refused.
REFUSED_KEYS: Mapping[str, str] = MappingProxyType(
    {word: name for name, words in _CLASSES.items() for word in words.split()}
)


def refused_as(key: str) -> str | None:
    """Return the class of what `key` asks to hold, if it is refused: ``elders``."""
    plain = key.strip().lower().replace(" ", "_").replace("-", "_")
    stems = (plain, *(plain.removesuffix(ending) for ending in _ENDINGS))
    return next((REFUSED_KEYS[stem] for stem in stems if stem in REFUSED_KEYS), None)


#: Classes of people that are listed nowhere, under whatever key.
_LISTS = frozenset({"list", "elders", "register"})


def refused_in(title: str) -> str | None:
    """Return the class of people of whom a list called `title` would be, if it is refused."""
    plain = "".join(title.split())
    found = (name for word, name in REFUSED_KEYS.items() if name in _LISTS and word in plain)
    return next(found, None)
