"""Keys that are refused whatever their value, because such data are not this system's to hold.

Rows 24, 26, 38, 40, 41, 53 and 54 of the source documents: visit lists, personal files, points of
individuals, complainants, flat numbers, identity numbers.
"""

from __future__ import annotations

__all__ = ["REFUSED_KEYS"]

_WORDS = """
    困难户 受灾户 纠纷户 伤病户 借房户 上访户 空巢老人 孤寡老人 独居老人 残疾人 低保户 特困户
    精神障碍患者 刑满释放人员 社区矫正人员 吸毒人员 信访人 投诉人 求助人
    为民地图 人员台账 一格一档 个人积分 积分
    身份证 身份证号 身份证号码 出生日期 民族 宗教信仰 健康状况 病史
    房号 门牌号 门牌 室号 住址 家庭住址
    id_number id_card birthday ethnicity religion health flat flat_number home_address
    complainant points
"""

REFUSED_KEYS = frozenset(_WORDS.split())
