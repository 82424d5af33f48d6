"""Where a line of a board comes from: the places, the lines, and why something is not shown."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from noticeboard.catalogue import load_catalogue, may_show
from noticeboard.catalogue.withheld import withheld_by
from noticeboard.cli.answers import format_answer
from noticeboard.derive import State, answer_why, find_origins
from noticeboard.schema import KINDS, Channel, Shareable, opened, sealed_in
from tests.derive.conftest import SMALL
from tests.helpers.projects import REPO, change, write

TODAY = date(2026, 11, 22)
WEB, PRINT = Channel.WEB, Channel.PRINT


def chain_to(catalogue, path):
    return next(chain for chain in catalogue.chains() if chain[0].path == path)


def origins(catalogue, path, what, channel=WEB):
    return find_origins(catalogue, chain_to(catalogue, path), what, channel, TODAY)


def brief(found):
    """Return place, state and what is told of each."""
    return [(one.place, str(one.state), one.told) for one in found]


def spots(found):
    return [(one.at.path.partition("/")[2], one.at.line) for one in found]


def loaded(small):
    return load_catalogue(small, TODAY)


# --- Keys ------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["热线", "hotline", " Hotline "])
def test_a_key_in_either_language(catalogue, what):
    (found,) = origins(catalogue, "hubin/lou1", what)
    assert (found.place, found.kind, found.state) == ("湖滨社区", "community", State.SHOWN)
    assert found.told[0].digits == "07341000100"
    assert (found.at.path, found.at.line, found.at.key) == (
        "buildings/hubin/community.yml",
        4,
        "热线",
    )


def test_the_key_is_told_as_it_was_typed(catalogue):
    (found,) = origins(catalogue, "chengdong/b1", "热线")
    assert found.at.key == "hotline"


def test_the_nearest_place_covers_the_others(small):
    write(small / "units/shiguqu.yml", "热线: 0734-1000300\n")
    change(
        small / "organisation.yml", "口号: 有事好商量\n", "口号: 有事好商量\n热线: 0734-1000400\n"
    )
    found = origins(loaded(small), "hubin/lou1", "热线")
    assert [(one.place, one.state) for one in found] == [
        ("湖滨社区", State.SHOWN),
        ("石鼓区", State.COVERED),
        ("楼栋公示栏", State.COVERED),
    ]
    assert spots(found)[1] == ("units/shiguqu.yml", 1)


def test_a_unit_within_the_community_is_a_place_too(small):
    community = small / "hubin/community.yml"
    change(community, "设置规则: ", "组织: [{名称: 东片, 层级: 片区, 楼栋: [lou1]}]\n设置规则: ")
    change(small / "organisation.yml", "层级: [区, 街道]", "层级: [区, 街道, 片区]")
    write(small / "hubin/units/dongpian.yml", "热线: 0734-1000500\n")
    found = origins(loaded(small), "hubin/lou1", "热线")
    assert [(one.place, one.state) for one in found] == [
        ("东片", State.SHOWN),
        ("湖滨社区", State.COVERED),
    ]
    assert len(origins(loaded(small), "hubin/lou3", "热线")) == 1


def test_a_day_gives_way_to_newer_news(catalogue):
    found = origins(catalogue, "hubin/lou1", "更新日期")
    assert brief(found) == [
        ("湖滨社区", "shown", (date(2026, 11, 22),)),
        ("湖滨社区", "newer", (date(2026, 11, 1),)),
    ]
    assert (found[0].name, found[0].part) == ("notices", "自")


def test_the_slogan_of_a_brand_goes_before_that_of_the_site(small):
    assert brief(origins(loaded(small), "hubin/lou1", "口号")) == [
        ("湖滨社区", "shown", ("邻里守望",)),
        ("楼栋公示栏", "covered", ("有事好商量",)),
    ]
    change(
        small / "hubin/community.yml",
        "品牌: {名称: 湖滨一家人, 口号: 邻里守望}",
        "品牌: {名称: 家}",
    )
    assert brief(origins(loaded(small), "hubin/lou1", "slogan")) == [
        ("楼栋公示栏", "shown", ("有事好商量",)),
    ]


def test_what_a_place_says_of_itself_holds_for_no_other(stairwell):
    catalogue = loaded(stairwell)
    assert brief(origins(catalogue, "hubin/lou1-dong", "户数")) == [("湖滨路1号楼", "own", (24,))]
    assert brief(origins(catalogue, "hubin/lou1-dong", "地址")) == [
        ("湖滨路1号楼", "shown", ("石鼓区湖滨路1号",))
    ]


def test_a_setting_is_not_shown_as_it_stands(catalogue):
    found = origins(catalogue, "hubin/lou1", "成员类别")
    assert brief(found) == [("楼栋公示栏", "setting", (("正式党员", "预备党员", "居民"),))]


# --- Panels ----------------------------------------------------------------------------------


def test_a_panel_tells_all_records_in_the_order_of_the_board(catalogue):
    found = origins(catalogue, "hubin/lou2", "通知")
    assert brief(found) == [
        ("湖滨社区", "begins", ("还没开始的通知",)),
        ("湖滨社区", "shown", ("海报上也有的通知",)),
        ("湖滨路2号楼", "shown", ("二号楼停水",)),
        ("湖滨社区", "shown", ("只在网上的通知",)),
        ("湖滨社区", "ended", ("已经过期的通知",)),
    ]
    assert (found[0].day, found[-1].day) == (date(2026, 11, 23), date(2026, 11, 21))
    assert spots(found)[2] == ("hubin/lou2.yml", 7)


def test_a_record_of_another_channel(catalogue):
    states = {one.told[0]: one.state for one in origins(catalogue, "hubin/lou1", "通知", PRINT)}
    assert states["只在网上的通知"] == State.CHANNEL
    assert states["海报上也有的通知"] == State.SHOWN


def panels(small, uses):
    change(small / "organisation.yml", "安全提示: ", f"栏目: [{uses}]\n安全提示: ")
    return load_catalogue(small, TODAY)


def test_a_panel_that_the_site_does_not_use(small):
    catalogue = panels(small, "{栏目: 通知}")
    assert {one.state for one in origins(catalogue, "hubin/lou1", "服务")} == {State.UNUSED}
    assert {one.state for one in origins(catalogue, "hubin/lou1", "代办医保")} == {State.UNUSED}


def test_a_title_of_the_sites_own(small):
    catalogue = panels(small, "{栏目: 服务, 标题: 找人帮忙}")
    assert brief(origins(catalogue, "hubin/lou1", "找人帮忙")) == [
        ("湖滨社区", "shown", ("代办医保",))
    ]


def test_a_panel_that_the_channel_does_not_have(small):
    catalogue = panels(small, "{栏目: 服务, 渠道: [网页]}")
    assert [one.state for one in origins(catalogue, "hubin/lou1", "服务", PRINT)] == [State.PANEL]
    assert [one.state for one in origins(catalogue, "hubin/lou1", "服务")] == [State.SHOWN]


def test_what_stands_on_a_page_above_is_not_repeated(small):
    with (small / "hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write("物资:\n  - {名称: 折叠椅, 数量: 30, 单位: 把}\n")
    catalogue = loaded(small)
    assert [one.state for one in origins(catalogue, "hubin/lou1", "物资")] == [State.ABOVE]
    assert [one.state for one in origins(catalogue, "hubin", "物资")] == [State.SHOWN]


def test_the_nearest_brand(small):
    with (small / "hubin/lou1.yml").open("a", encoding="utf-8") as file:
        file.write("品牌: {名称: 一号楼}\n")
    assert [(one.told, one.state) for one in origins(loaded(small), "hubin/lou1", "品牌")] == [
        (("一号楼",), State.SHOWN),
        (("湖滨一家人",), State.COVERED),
    ]


def test_members_are_told_as_far_as_they_agree(catalogue):
    found = origins(catalogue, "hubin/lou1", "成员")
    assert brief(found) == [
        ("湖滨路1号楼", "shown", ("组长", "白露霜")),
        ("湖滨路1号楼", "shown", ("楼组长", "江远舟")),
        ("湖滨路1号楼", "unnamed", ("治保员", "谷×")),
        ("湖滨社区", "shown", ("党建联络员", "柳青禾")),
        ("湖滨路1号楼", "unnamed", ("秦×",)),
    ]
    assert spots(found)[:2] == [("hubin/lou1.yml", 13), ("hubin/lou1.yml", 7)]


def test_seats_come_from_the_roster_and_those_who_hold_them(catalogue):
    found = origins(catalogue, "hubin/lou1", "岗位")
    assert brief(found) == [
        ("湖滨社区", "shown", ("一长两员",)),
        ("楼栋公示栏", "shown", ("一长两员",)),
        ("湖滨路1号楼", "shown", ("楼组长", "江远舟")),
        ("湖滨路1号楼", "unnamed", ("治保员", "谷×")),
        ("楼栋公示栏", "vacant", ("调解员",)),
    ]
    assert (found[0].at.key, found[-1].at.line) == ("岗位表", 16)


def test_a_body_fills_a_seat(small):
    with (small / "hubin/lou1.yml").open("a", encoding="utf-8") as file:
        file.write("单位任岗: [{单位: 湖滨派出所, 岗位: [调解员]}]\n")
    catalogue = loaded(small)
    assert origins(catalogue, "hubin/lou1", "岗位")[-1].told == ("调解员", "湖滨派出所")
    assert brief(origins(catalogue, "hubin/lou1", "单位任岗")) == [
        ("湖滨路1号楼", "shown", ("调解员", "湖滨派出所"))
    ]


def test_those_to_call_first_may_be_of_another_building_of_the_group(catalogue):
    found = origins(catalogue, "hubin/lou2", "负责人")
    assert brief(found) == [
        ("楼栋公示栏", "shown", (("组长", "楼组长", "党建联络员"),)),
        ("湖滨路1号楼", "shown", ("组长", "白露霜")),
        ("湖滨路2号楼", "unnamed", ("楼组长", "夏×")),
    ]


def test_the_group_and_its_duties(catalogue):
    assert brief(origins(catalogue, "hubin/lou1", "党小组")) == [
        ("湖滨社区", "shown", ("一二号楼联合党小组",)),
        ("湖滨社区", "shown", ("湖滨社区党总支",)),
    ]
    assert len(origins(catalogue, "hubin", "党小组")) == 2, "of a community all groups"
    assert [one.told for one in origins(catalogue, "hubin/lou1", "duties")] == [
        ("组长",),
        ("楼组长",),
        ("治保员",),
    ]


def test_whom_to_ask_at_each_level(small):
    steps = "找谁: [{层级: 区, 办什么: 办证}]"
    change(small / "organisation.yml", "安全提示: ", f"{steps}\n安全提示: ")
    found = origins(loaded(small), "hubin/lou1", "找谁")
    assert [one.told[0] for one in found if one.kind == "site"] == ["区"]
    assert [one.part for one in found if one.kind == "community"] == ["热线"]


def test_a_promise_of_somebody_who_may_not_be_named_is_told_of_by_no_word(small):
    with (small / "hubin/lou1.yml").open("a", encoding="utf-8") as file:
        file.write(
            "目标承诺:\n  - {类别: 承诺, 内容: 每天扫一次楼道, 状态: 进行中, 日期: 2026-10-01,"
            " 姓名: 谷雨田}\n"
        )
    catalogue = loaded(small)
    (found,) = origins(catalogue, "hubin/lou1", "目标承诺")
    assert (found.told, found.state) == (("谷×",), State.AUTHOR)
    assert origins(catalogue, "hubin/lou1", "扫一次楼道") == ()


def test_a_change_that_would_tell_of_few_persons_says_why_it_is_not_shown(small):
    with (small / "hubin/community.yml").open("a", encoding="utf-8") as file:
        file.write(
            "数字: [{名称: 独居老人, 数值: 3, 单位: 人, 截至: 2026-06-30, 来源: 册}]\n"
            "调整: [{日期: 2026-05-01, 名称: 独居老人, 原有: 9, 现有: 20, 单位: 人}]\n"
        )
    (found,) = origins(loaded(small), "hubin", "调整")
    assert found.state == State.FEW


# --- Texts -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "line", "part"),
    [
        ("政务热线", "名称: 政务热线", ""),
        ("不知道找谁", "名称: 政务热线", "说明"),
        ("12345", "名称: 政务热线", "电话"),
        ("今天是 最后一天", "标题: 只在网上", "内容"),
        ("2026年11月19日", "标题: 只在网上", "自"),
        ("敬老爱亲", "类别: 敬老爱亲", "类别"),
        ("政策咨询", "姓名: 柳青禾, 岗位", "服务项目"),
        ("0734-1000101", "名称: 代办医保", "电话"),
        ("07341000101", "名称: 代办医保", "电话"),
        ("0734 100 0101", "名称: 代办医保", "电话"),
        ("1000101", "名称: 代办医保", "电话"),
        ("１５４０００００００１", "姓名: 柳青禾, 岗位", "电话"),
    ],
)
def test_any_text_of_the_board(catalogue, what, line, part):
    (found,) = origins(catalogue, "hubin/lou1", what)
    lines = (SMALL / "hubin/community.yml").read_text("utf-8").splitlines()
    assert line in lines[found.at.line - 1]
    assert (found.at.path, found.part) == ("buildings/hubin/community.yml", part)
    assert found.state == State.SHOWN


def test_a_text_is_found_where_it_is_not_shown_too(catalogue):
    (found,) = origins(catalogue, "hubin/lou1", "已经过期")
    assert found.state == State.ENDED


def test_a_text_in_markdown_is_found_as_it_is_read(small):
    change(small / "hubin/community.yml", "今天是最后一天", "今天是**最后**一天")
    assert len(origins(loaded(small), "hubin/lou1", "今天是最后一天")) == 1


def test_a_panel_with_nothing_in_it_may_be_a_text(small):
    change(small / "hubin/community.yml", "标题: 只在网上的通知", "标题: 十二月家庭党校")
    catalogue = loaded(small)
    answer = answer_why(catalogue, chain_to(catalogue, "hubin/lou1"), "家庭党校", WEB, TODAY)
    assert [one.name for one in answer.origins] == ["notices"]
    assert {place.key for place in answer.unsaid} == {"家庭党校"}


# --- Nothing ---------------------------------------------------------------------------------


def test_files_that_could_say_it(catalogue):
    answer = answer_why(catalogue, chain_to(catalogue, "hubin/lou1"), "服务队", WEB, TODAY)
    assert answer.origins == answer.near == ()
    assert [(place.path, place.key) for place in answer.unsaid] == [
        ("buildings/hubin/lou1.yml", "服务队"),
        ("buildings/hubin/community.yml", "服务队"),
        ("buildings/units/qingshanjiedao.yml", "服务队"),
        ("buildings/units/shiguqu.yml", "服务队"),
        ("buildings/organisation.yml", "服务队"),
    ]


@pytest.mark.parametrize(("what", "near"), [("热钱", "热线"), ("hotlin", "hotline")])
def test_words_that_are_near(catalogue, what, near):
    answer = answer_why(catalogue, chain_to(catalogue, "hubin/lou1"), what, WEB, TODAY)
    assert near in answer.near
    assert answer.origins == answer.unsaid == ()


@pytest.mark.parametrize("what", ["", "  ", "×", "*", "\x1e", "-- -"])
def test_what_is_no_text_is_not_found(catalogue, what):
    answer = answer_why(catalogue, chain_to(catalogue, "hubin/lou1"), what, WEB, TODAY)
    assert answer.origins == ()
    assert answer.near


# --- Consent ---------------------------------------------------------------------------------


def people_of(catalogue):
    """Yield owner and record of everybody whom a file names."""
    for owner, record in catalogue.owned():
        for _, name in sealed_in(record, Shareable.NAME):
            yield owner, record, name


def withheld(catalogue, channel):
    """Return the names and the numbers that nobody of that name has agreed to show."""
    told, silent = set(), set()
    for owner, record, name in people_of(catalogue):
        given = owner.given(name)
        values = [(Shareable.NAME, opened(name))]
        phones = [opened(phone) for _, phone in sealed_in(record, Shareable.PHONE)]
        values += [(Shareable.PHONE, phone.digits) for phone in phones]
        for item, value in values:
            (told if may_show(given, item, channel, TODAY) else silent).add(value)
    return silent - told


def printed(catalogue, chain, channel, what, known):
    answer = answer_why(catalogue, chain, what, channel, TODAY, known)
    return answer, format_answer(answer, channel, TODAY, "zh_CN")


@pytest.fixture(scope="module", params=[SMALL, REPO / "buildings"], ids=["small", "sample"])
def every(request):
    """All places of one of the projects with those above them, and who is not to be told of."""
    catalogue = load_catalogue(request.param, TODAY)
    return catalogue, [*catalogue.chains()], withheld_by(catalogue, TODAY)


#: Keys and texts that many records have.
_OFTEN = ("热线", "责任单位", "更新日期", "负责岗位", "单位任岗", "不指成员", "员", "1540", "×")


@pytest.mark.parametrize("channel", [WEB, PRINT])
def test_nothing_is_told_that_nobody_agreed_to(every, channel):
    catalogue, chains, known = every
    silent = withheld(catalogue, channel)
    assert silent
    of_homes = [chain for chain in chains if chain[0].kind == "building"]
    for chain in (*of_homes[::4], *(chain for chain in chains if chain not in of_homes)):
        for what in (*KINDS, *_OFTEN):
            _, text = printed(catalogue, chain, channel, what, known)
            assert_silent(silent, text, what)


@pytest.mark.parametrize("channel", [WEB, PRINT])
def test_who_is_asked_for_by_name_or_number_is_told_of_by_consent_only(every, channel):
    catalogue, chains, known = every
    silent = withheld(catalogue, channel)
    by_place = {(chain[0].path.split("/")[0], chain[0].id): chain for chain in chains}
    for owner, record, name in people_of(catalogue):
        numbers = [opened(phone).digits for _, phone in sealed_in(record, Shareable.PHONE)]
        around = by_place.get((owner.home, owner.home), chains[0])
        chain = by_place.get((owner.home, owner.place), around)
        for what in (opened(name), *numbers):
            answer, text = printed(catalogue, chain, channel, what, known)
            assert_silent(silent, text, what)
            assert what not in silent or answer.origins == ()


def assert_silent(silent, text, what):
    figures = re.sub(r"(?<=\d)[ -](?=\d)", "", text)
    told = [word for word in silent if word in text or word in figures]
    assert told == [], f"asked for {what}"


def test_a_notice_of_another_channel_may_name_whom_this_one_may_not(small):
    with (small / "hubin/consent.yml").open("a", encoding="utf-8") as file:
        file.write("  - {姓名: 谷雨田, 楼栋: lou1, 项目: [姓名], 渠道: [海报], 自: 2026-01-01}\n")
    with (small / "hubin/lou1.yml").open("a", encoding="utf-8") as file:
        file.write("通知: [{标题: 谢谢谷雨田, 自: 2026-11-20, 渠道: [海报]}]\n")
    catalogue = loaded(small)
    told = {one.told for one in origins(catalogue, "hubin/lou1", "通知")}
    assert ("谢×",) in told
    assert origins(catalogue, "hubin/lou1", "谷雨田") == ()
    assert any(
        one.told == ("谢谢谷雨田",) for one in origins(catalogue, "hubin/lou1", "通知", PRINT)
    )


def test_what_is_told_changes_with_the_day(catalogue):
    """孟秋实 agrees from tomorrow on."""
    chain = chain_to(catalogue, "hubin/lou3")
    assert find_origins(catalogue, chain, "孟秋实", WEB, TODAY) == ()
    (found,) = find_origins(catalogue, chain, "孟秋实", WEB, TODAY + timedelta(days=1))
    assert found.at.line == 4
