"""Panels: notices by their days, vacancies, leads, the group, what each channel shows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import DERIVED, build_boards
from noticeboard.derive.rows import SeatRow
from noticeboard.derive.trail import Crumb, crumbs_to
from noticeboard.schema import KINDS, Channel, Record, Shared
from tests.helpers.projects import change
from tests.helpers.records import records_in

WEB, PRINT, SCREEN = Channel.WEB, Channel.PRINT, Channel.SCREEN


def titles(board):
    panel = board.panel("notices")
    return [row.title for row in panel.rows] if panel else []


def board_on(catalogue, urls, day, path="hubin/lou1", channel=WEB):
    boards = build_boards(catalogue, channel, day, urls)
    return next(board for board in boards if board.path == path)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), ["已经过期的通知"]),
        (date(2026, 11, 18), ["已经过期的通知"]),
        (date(2026, 11, 19), ["只在网上的通知", "已经过期的通知"]),
        (date(2026, 11, 21), ["只在网上的通知", "已经过期的通知"]),
        (date(2026, 11, 22), ["海报上也有的通知", "只在网上的通知"]),
        (date(2026, 11, 23), ["还没开始的通知", "海报上也有的通知"]),
        (date(2036, 1, 1), ["还没开始的通知", "海报上也有的通知"]),
    ],
)
def test_notices_are_shown_from_the_first_to_the_last_day_newest_first(
    catalogue, urls, day, expected
):
    assert titles(board_on(catalogue, urls, day)) == expected


def test_a_poster_carries_only_notices_that_say_so(boards):
    assert titles(boards["hubin/lou1", PRINT]) == ["海报上也有的通知"]
    assert titles(boards["hubin/lou1", SCREEN]) == []


def test_a_building_adds_its_own_notices(boards):
    assert "二号楼停水" in titles(boards["hubin/lou2", WEB])
    assert "二号楼停水" not in titles(boards["hubin/lou1", WEB])


def test_seats_held_by_somebody_named_or_unnamed_and_vacant(boards):
    seats = boards["hubin/lou1", WEB].panel("seats").rows
    rows = {row.seat: row for row in seats if isinstance(row, SeatRow)}
    assert seats[-1].phone.digits == "07341000100"
    assert rows["楼组长"].names == ("江远舟",)
    assert (rows["治保员"].names, rows["治保员"].vacant) == ((), False)
    assert (rows["调解员"].names, rows["调解员"].vacant) == ((), True)


def test_a_community_without_rosters_has_no_seats(boards):
    assert boards["chengdong/b1", WEB].panel("seats") is None


def test_members_with_a_name_are_listed_and_the_others_counted(boards):
    panel = boards["hubin/lou1", WEB].panel("members")
    assert [person.name for person in panel.rows] == ["白露霜", "江远舟", "柳青禾"]
    assert panel.unnamed == 2


def test_the_leader_of_a_joint_group_leads_every_building_of_it(boards):
    """白露霜 is listed in lou1 and leads lou2 too; lou1's 楼组长 is its own."""
    leads = [(person.name, person.seats) for person in boards["hubin/lou2", WEB].leads]
    assert leads == [("白露霜", ("组长",)), (None, ("楼组长",))]


def test_a_liaison_stands_only_on_the_boards_of_her_buildings(boards):
    def liaisons(path):
        return [person.name for person in boards[path, WEB].leads if "党建联络员" in person.seats]

    assert liaisons("hubin/lou1") == liaisons("hubin/lou3") == ["柳青禾"]
    assert liaisons("hubin/lou2") == []


def test_a_lead_with_two_lead_seats_stands_once(catalogue, urls):
    """孟秋实 is 组长 and 楼组长 of lou3."""
    leads = board_on(catalogue, urls, date(2026, 11, 23), "hubin/lou3").leads
    assert [person.name for person in leads].count("孟秋实") == 1


def test_a_telephone_on_the_poster_only(boards):
    web, paper = (boards["hubin/lou1", channel].leads[1] for channel in (WEB, PRINT))
    assert web.name == paper.name == "江远舟"
    assert web.phone is None
    assert paper.phone.digits == "15400000011"


def test_a_consent_that_begins_tomorrow(catalogue, urls, today):
    first = board_on(catalogue, urls, today, "hubin/lou3")
    then = board_on(catalogue, urls, today + timedelta(days=1), "hubin/lou3")
    assert "孟秋实" not in repr(first)
    assert "孟秋实" in repr(then)


def test_the_form_of_a_group_follows_from_its_numbers(boards):
    facts = {row.label: row.value for row in boards["hubin/lou2", WEB].panel("group").rows}
    assert facts == {
        "group.name": "一二号楼联合党小组",
        "group.form": "联合党小组",
        "group.buildings": "湖滨路1号楼、湖滨路2号楼",
        "group.chosen": "两栋楼党员推选",
        "group.responsible": "湖滨社区党总支",
    }


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("lou2.yml", "类别: 居民", "类别: 正式党员"),  # enough now: declared is a joint group
        ("community.yml", "楼栋: [lou1, lou2], 形式", "楼栋: [lou2], 形式"),  # nobody to join with
        ("community.yml", "形式: 联合党小组", "形式: 党支部"),  # too few for that
    ],
    ids=["grown", "alone", "declared"],
)
def test_a_form_that_is_in_doubt_is_not_named(small, urls, today, file, old, new):
    change(small / "hubin" / file, old, new)
    board = board_on(load_catalogue(small, today), urls, today, "hubin/lou2")
    labels = [row.label for row in board.panel("group").rows]
    assert "group.name" in labels
    assert "group.form" not in labels


@pytest.mark.parametrize(
    ("today", "first", "second"),
    [
        # Their own day or the community's; a notice that is shown counts, one yet to come does not.
        (date(2026, 11, 17), date(2026, 11, 1), date(2026, 11, 12)),
        (date(2026, 11, 21), date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 22), date(2026, 11, 22), date(2026, 11, 22)),
        (date(2026, 11, 23), date(2026, 11, 23), date(2026, 11, 23)),
    ],
)
def test_the_day_of_the_data_is_that_of_the_newest_in_it(small, urls, today, first, second):
    boards = {b.path: b for b in build_boards(load_catalogue(small, today), WEB, today, urls)}
    assert boards["hubin/lou1"].updated == first
    assert boards["hubin/lou2"].updated == second


def test_panels_in_the_order_and_under_the_titles_of_the_site(small, urls, today):
    organisation = small / "organisation.yml"
    text = organisation.read_text("utf-8")
    organisation.write_text(
        text + "栏目: [{栏目: 联系卡, 标题: 常用电话}, {panel: members}]\n", "utf-8"
    )
    board = board_on(load_catalogue(small, today), urls, today)
    assert [(panel.kind, panel.title) for panel in board.panels] == [
        ("contacts", "常用电话"),
        ("members", ""),
    ]


def test_the_trail_leads_from_the_widest_unit_to_the_community(catalogue):
    chengdong, hubin = catalogue.communities
    assert crumbs_to(catalogue.chain_of(hubin)) == (
        Crumb("石鼓区", "unit/shiguqu"),
        Crumb("青山街道", "unit/qingshanjiedao"),
        Crumb("湖滨社区", "hubin"),
    )
    assert crumbs_to(catalogue.chain_of(chengdong)) == (Crumb("城东社区", "chengdong"),)


def test_a_board_has_the_names_of_its_trail_with_their_pages(boards):
    board = boards["hubin/lou1", WEB]
    assert (*board.trail, board.name) == tuple(crumb.name for crumb in board.crumbs)
    assert board.trail[-1] == board.community


def test_a_panel_cut_to_its_first_rows_counts_the_others(boards):
    panel = boards["hubin/lou1", WEB].panel("duties")
    cut = panel.first(1)
    assert (cut.rows, cut.left) == (panel.rows[:1], len(panel.rows) - 1)
    assert cut.first(0).left == len(panel.rows)
    assert panel.first(99) == panel


def test_every_kind_is_derived_or_a_list_of_records_of_its_name():
    assert {*DERIVED} <= {*KINDS}
    for kind in {*KINDS} - {*DERIVED}:
        (item, _) = get_args(Shared.model_fields[kind].annotation)
        assert issubclass(item, Record)
        assert not KINDS[kind].newest or KINDS[kind].newest in item.model_fields


def test_the_day_by_which_a_kind_is_sorted_is_always_there():
    for kind in KINDS.values():
        if kind.newest and kind.id not in DERIVED:
            (model,) = records_in(Shared.model_fields[kind.id].annotation)
            assert model.model_fields[kind.newest].is_required()
