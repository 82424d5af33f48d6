"""Which numbers are of persons, so that few are not told; and which are not, however few."""

from __future__ import annotations

import pytest

from noticeboard.schema import is_few, of_people

PEOPLE = [
    ("党员", "名"),
    ("独居老人", "人"),
    ("困难家庭", "户"),
    ("结对", "对"),
    ("志愿者", "个"),
    ("确诊", "例"),
    ("残疾人", "个"),
    ("残疾人", ""),
    ("吸毒", "起"),
    ("吸毒人员管控", "次"),
    ("低保", "件"),
    ("低保申请", "件"),
    ("特困", "个"),
    ("特困人员走访", "次"),
    ("孤儿", "个"),
    ("失独家庭", "家"),
    ("精神障碍患者", "个"),
    ("精神障碍肇事", "起"),
    ("刑满释放人员", "个"),
    ("社区矫正对象", "个"),
    ("社区矫正谈话", "次"),
    ("信访", "件"),
    ("信访", "起"),
    ("信访事项", "项"),
    ("上访", "人次"),
    ("艾滋病感染", "例"),
    ("艾滋病", "个"),
    ("家庭暴力", "起"),
    ("未成年人案件", "件"),
    ("困难群众", "个"),
    ("重病", "件"),
]

THINGS = [
    ("垃圾桶", "个"),
    ("电梯故障", "起"),
    ("投诉", "件"),
    ("火警", "起"),
    ("议过的事", "件"),
    ("大扫除", "次"),
    ("党支部", "个"),
    ("网格", "个"),
    ("楼", "栋"),
    ("志愿服务", "人次"),
    ("来访", "万人次"),
    ("驻区单位", "家"),
    ("残疾人坡道", "个"),
    ("残疾人之家", "个"),
    ("信访接待日", "次"),
    ("低保政策宣讲", "次"),
    ("戒毒宣传", "次"),
    ("癌症筛查", "次"),
    ("社区矫正宣传", "次"),
    ("特困供养机构", "个"),
    ("精神障碍康复站", "个"),
    ("面积", "平方米"),
    ("残疾人补贴", "万元"),
    ("充电口", "个"),
    ("邻里纠纷调解", "起"),
    ("慢性病讲座", "次"),
]


@pytest.mark.parametrize(("name", "unit"), PEOPLE)
def test_persons_and_what_befell_them(name, unit):
    assert of_people(name, unit)


@pytest.mark.parametrize(("name", "unit"), THINGS)
def test_things_are_told_however_few(name, unit):
    assert not of_people(name, unit)


def test_few_are_one_to_four():
    assert [is_few(count) for count in (None, 0, 1, 4, 5)] == [False, False, True, True, False]
