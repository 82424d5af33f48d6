"""What was printed: written down as it was made, never twice, never half, and what to replace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticeboard import pipeline
from noticeboard.errors import DataError, SetupError
from noticeboard.publish import record as record_module
from noticeboard.publish.due import describe
from noticeboard.publish.ledger import retire_code
from noticeboard.publish.record import Printing, Wanted
from noticeboard.render.print.design import Unprinted
from noticeboard.settings import Settings
from tests.helpers.prints import make
from tests.helpers.projects import change

DAY = date(2026, 11, 22)
PRINTING = Printing(DAY, "社区书记")
SERVICE = """\
服务:
  - {名称: 代办医保, 时间: 周一至周五 8:30-17:00, 地点: 服务中心, 电话: 0734-1000101}
"""
LOU1 = Wanted("hubin/lou1", "poster-a3", 2)


@pytest.fixture
def site(small, today):
    root = small.parent
    return Settings(root, small, root / "print", root / "cache", "https://board.example/", today)


def record(site, *wanted, printing=PRINTING):
    return pipeline.record_prints(site, wanted, printing)


def due(site):
    hanging = pipeline.find_hanging(pipeline.load(site), site)
    return {(one.path, one.entry.product): one for one in hanging if one.due}


def lines(site, community="hubin"):
    path = site.data_dir / f"ledger/{community}.prints.yml"
    return [line for line in path.read_text("utf-8").splitlines() if line.startswith("  - ")]


def test_what_was_made_is_written_down_although_the_data_went_on(site, small):
    make(site)
    change(small / "hubin/lou1.yml", "154 0000 0012", "154 0000 0019")
    record(site, LOU1)
    assert set(due(site)) == {("hubin/lou1", "poster-a3")}, "the wall has the old number"
    assert make(site)["hubin/lou1", "poster-a3"] == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("不知道找谁就打这个", "拿不准就打这个"),
        ("8:30-17:00", "9:00-17:00"),
        (SERVICE, ""),
        ("服务中心一楼", "服务中心二楼"),
        ("场所:\n", "场所:\n  - {名称: 棋牌室, 地点: 一楼}\n"),
    ],
)
def test_what_a_sheet_had_no_room_for_asks_for_no_reprint(site, small, old, new):
    """A text, a row, a whole panel that the wall does not show."""
    left = Unprinted("contacts", "政务热线", ("note",)), Unprinted("services", "代办医保")
    make(site, unprinted={"hubin/lou1/poster-a3.pdf": (*left, Unprinted("venues"))})
    record(site, LOU1, Wanted("hubin/lou1", "poster-a4", 1))
    change(small / "hubin/community.yml", old, new)
    assert set(due(site)) == {("hubin/lou1", "poster-a4")}, "that sheet shows it"


@pytest.mark.parametrize(("old", "new"), [("12345", "12346"), ("政务热线", "市民热线")])
def test_what_it_showed_of_a_row_does(site, small, old, new):
    left = (Unprinted("contacts", "政务热线", ("note",)),)
    make(site, unprinted={"hubin/lou1/poster-a3.pdf": left})
    record(site, LOU1)
    change(small / "hubin/community.yml", old, new)
    assert set(due(site)) == {("hubin/lou1", "poster-a3")}


def test_of_several_sheets_what_one_of_them_shows_is_shown(site, small):
    for left in ((Unprinted("venues"),), ()):
        make(site, unprinted={"hubin/lou1/poster-a3.pdf": left})
        record(site, LOU1, printing=replace(PRINTING, note=f"第 {len(left)} 批"))
    change(small / "hubin/community.yml", "服务中心一楼", "服务中心二楼")
    assert set(due(site)) == {("hubin/lou1", "poster-a3")}


def test_what_was_never_made_is_not_written_down(site):
    with pytest.raises(SetupError) as error:
        record(site, LOU1)
    assert error.value.message_id == "prints.no-sheet"
    assert not (site.data_dir / "ledger/hubin.prints.yml").exists()


def test_a_sheet_whose_number_was_given_to_another_content_is_refused(site, small):
    make(site)
    old = {path: path.read_bytes() for path in (site.print_dir / "_said").rglob("*.json")}
    change(small / "hubin/lou1.yml", "154 0000 0012", "154 0000 0019")
    make(site)
    record(site, LOU1)
    for path, text in old.items():
        path.write_bytes(text)
    before = lines(site)
    with pytest.raises(SetupError) as error:
        record(site, LOU1)
    assert error.value.message_id == "prints.overtaken"
    assert lines(site) == before


def test_products_that_say_the_same_are_of_one_edition(site):
    numbers = make(site)
    assert numbers["hubin/lou1", "poster-a3"] == numbers["hubin/lou1", "poster-a4"] == 1
    record(site, LOU1)
    assert make(site)["hubin/lou1", "poster-a4"] == 1
    record(site, Wanted("hubin/lou1", "poster-a4", 1))
    assert due(site) == {}


def test_no_name_and_no_number_of_a_person_gets_into_the_ledger(site):
    make(site)
    record(site, LOU1)
    kept = "".join(
        path.read_text("utf-8") for path in (site.data_dir / "ledger").rglob("*") if path.is_file()
    )
    said = (site.print_dir / "_said/hubin/lou1/poster-a3.json").read_text("utf-8")
    for word in ("江远舟", "白露霜", "15400000011", "15400000012"):
        assert word in said, "the sheet has it"
        assert word not in kept


OWN = "{姓名: 白露霜, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [网页, 海报], 自: 2026-01-01"


def withdrawn(site):
    told = pipeline.load(site).warnings
    return [w.params["sheets"] for w in told if w.message_id == "prints.withdrawn"]


def test_who_has_the_name_of_another_elsewhere_is_not_told_of(site, small):
    make(site)
    record(site, LOU1)
    ended = OWN.replace("楼栋: lou1, ", "").replace("网页, 海报", "网页") + "}"
    path = small / "chengdong/consent.yml"
    text = path.read_text("utf-8") if path.exists() else "同意:\n"
    path.write_text(f"{text}  - {ended}\n", "utf-8")
    assert withdrawn(site) == []


def test_a_list_of_many_sheets_is_told_whole(site, small):
    make(site)
    record(site, *(Wanted("hubin/lou1", f"poster-{paper}", 9) for paper in ("a3", "a4")))
    change(small / "hubin/consent.yml", OWN + "}", OWN + ", 至: 2026-11-21}")
    ((first, second),) = withdrawn(site)
    assert first == "hubin/lou1 A2A2 poster-a3 v1×9"
    assert second == "hubin/lou1 A2A2 poster-a4 v1×9"


def test_the_same_twice_is_written_down_once(site, monkeypatch):
    make(site)
    other = Wanted("chengdong/b1", "poster-a3", 1)
    record(site, LOU1)
    done = record(site, LOU1, other)
    assert len(done.added) == len(done.known) == 1
    assert len(lines(site)) == len(lines(site, "chengdong")) == 1
    done = record(site, LOU1, other)
    assert (done.added, len(done.known)) == ((), 2)


def test_who_is_stopped_between_two_communities_does_the_same_again(site, monkeypatch):
    make(site)
    wanted = (Wanted("chengdong/b1", "poster-a3", 1), LOU1)
    write, written = record_module.write_ledger, []

    def stopped(file):
        if written:
            raise KeyboardInterrupt
        written.append(file)
        write(file)

    monkeypatch.setattr(record_module, "write_ledger", stopped)
    with pytest.raises(KeyboardInterrupt):
        record(site, *wanted)
    monkeypatch.undo()
    record(site, *wanted)
    assert len(lines(site)) == len(lines(site, "chengdong")) == 1
    assert due(site) == {}


def test_more_sheets_of_an_edition_hang_beside_the_first(site):
    make(site)
    record(site, LOU1)
    record(site, LOU1, printing=Printing(DAY, "社区书记", "西门"))
    hanging = pipeline.find_hanging(pipeline.load(site), site)
    assert [one.entry.copies for one in hanging] == [4]
    record(site, Wanted("hubin/lou1", "poster-a3", 0))
    assert pipeline.find_hanging(pipeline.load(site), site) == ()


NOTICE = "通知:\n  - {标题: 停水, 自: 2026-11-20, 至: 2026-11-25, 渠道: [海报]}\n"


def test_a_page_says_which_of_the_sheets_that_lead_there_are_old(site, small):
    path = small / "hubin/lou1.yml"
    path.write_text(path.read_text("utf-8") + NOTICE, "utf-8")
    numbers = make(site)
    (notice,) = (stem for path, stem in numbers if path == "hubin/lou1" and "notice" in stem)
    record(site, LOU1, Wanted("hubin/lou1", notice, 1))
    change(path, "154 0000 0012", "154 0000 0019")
    built = pipeline.build_site(pipeline.load(site), site)
    (page,) = (a.source for a in built.artifacts if a.dest_uri == "Q/A2A2-1/index.html")
    assert "第 1 版的A3 海报（2026年11月22日印）已经过时，别的还对" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message_id"),
    [
        ("poster-a3", "海报 A3", "value.product"),
        ("版次: 1", "版次: 0", "value.edition"),
        ("份数: 2", "份数: 999999", "value.copies"),
        ("份数: 2", "份数: 两", "value.count"),
    ],
)
def test_a_line_that_was_mistyped_is_told_in_its_own_words(site, old, new, message_id):
    make(site)
    record(site, LOU1)
    change(site.data_dir / "ledger/hubin.prints.yml", old, new)
    with pytest.raises(DataError) as error:
        pipeline.load(site)
    assert [d.message_id for d in error.value.diagnostics] == [message_id]


@pytest.mark.parametrize(
    ("printing", "message_id"),
    [
        (replace(PRINTING, day=date(2026, 11, 23)), "prints.future"),
        (replace(PRINTING, approved=" "), "prints.approved"),
        (replace(PRINTING, approved="书记" * 16), "prints.approved"),
        (replace(PRINTING, note="两\n行"), "prints.note"),
    ],
)
def test_what_may_not_stand_in_a_line_is_refused_before_it_does(site, printing, message_id):
    make(site)
    with pytest.raises(SetupError) as error:
        record(site, LOU1, printing=printing)
    assert error.value.message_id == message_id
    assert not [*site.data_dir.rglob("*.prints.yml")]


def test_a_record_of_nothing_is_told(site):
    with pytest.raises(SetupError, match=r"prints\.nothing"):
        record(site)


def test_the_id_of_a_building_will_do_where_one_has_it(site):
    make(site)
    record(site, replace(LOU1, path="lou1"))
    assert "短码: A2A2" in lines(site)[0]


def test_sheets_of_a_building_that_is_gone_are_taken_down_by_their_code(site, small):
    make(site)
    record(site, Wanted("hubin/lou3", "poster-a3", 1))
    place = small / "hubin/community.yml"
    change(place, "楼栋: [lou1, lou2, lou3]", "楼栋: [lou1, lou2]")
    change(place, "  - {名称: 三号楼党小组, 楼栋: [lou3], 形式: 党小组}\n", "")
    change(place, "楼栋: [lou1, lou3]}", "楼栋: [lou1]}")
    own = "  - {姓名: 孟秋实, 楼栋: lou3, 项目: [姓名, 电话], 渠道: [网页], 自: 2026-11-23}\n"
    change(small / "hubin/consent.yml", own, "")
    (small / "hubin/lou3.yml").unlink()
    retire_code(site, "C3C3", "2026年拆除")
    (one,) = due(site).values()
    assert (one.path, one.over) == ("", True)
    record(site, Wanted("C3C3", "poster-a3", 0))
    assert due(site) == {}
    assert len(lines(site)) == 2, "in the file that tells of the code already"


CARDS = Wanted("hubin/lou1", "cards", 1)


def test_cards_have_editions_and_are_due_when_a_number_has_changed(site, small):
    products = ("poster-a3", "cards")
    assert make(site, products)["hubin/lou1", "cards"] == 1
    record(site, CARDS)
    change(small / "hubin/lou1.yml", "标记: [样板楼]", "标记: [样板楼]\n更新日期: 2026-11-21")
    assert due(site) == {}, "another day is nothing that cards say"
    change(small / "hubin/lou1.yml", "154 0000 0012", "154 0000 0019")
    ((key, one),) = due(site).items()
    assert key == ("hubin/lou1", "cards")
    assert describe(one, "zh_CN") == "成员与服务“组长”电话改"
    assert make(site, products)["hubin/lou1", "cards"] == 2


def test_cards_that_show_who_took_a_consent_back_are_told(site, small):
    make(site, ("cards",))
    record(site, CARDS)
    change(small / "hubin/consent.yml", OWN + "}", OWN + ", 至: 2026-11-21}")
    assert withdrawn(site) == [("hubin/lou1 A2A2 cards v1×1",)]
