"""What was printed is written down, compared with what is true, and told when it is not."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from noticeboard import pipeline
from noticeboard.catalogue import load_catalogue
from noticeboard.errors import DataError, SetupError
from noticeboard.publish import record, typed_file
from noticeboard.publish.batch import read_batch
from noticeboard.publish.due import describe
from noticeboard.publish.record import Printing, Wanted
from noticeboard.settings import Settings
from tests.helpers.prints import make
from tests.helpers.projects import change, files_of

BY = Printing(date(2026, 11, 20), "社区书记")
LOU1 = "hubin/lou1"
#: The project is put back as it was after each example.
FIXTURE = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def site(small, today):
    root = small.parent
    return Settings(root, small, root / "print", root / "cache", "https://board.example/", today)


@pytest.fixture
def printed(site):
    """The site with two sheets of a building on the wall."""
    note(site, "poster-a3", 2)
    note(site, "poster-a4", 3)
    return site


def note(site, product, copies, path=LOU1):
    make(site)
    return pipeline.record_prints(site, (Wanted(path, product, copies),), BY)


def due(site):
    catalogue = pipeline.load(site)
    found = pipeline.find_hanging(catalogue, site)
    return {one.entry.product: describe(one, "zh_CN") for one in found if one.due}


def pages(site):
    built = pipeline.build_site(pipeline.load(site), site)
    found = [a for a in built.artifacts if a.dest_uri.startswith("Q/A2A2")]
    return {a.dest_uri.split("/")[1]: a.source.read_text("utf-8") for a in found}


def swap(site, old, new, name=f"{LOU1}.yml"):
    change(site.data_dir / name, old, new)


PHONE = "电话: 154 0000 0012", "电话: 154 0000 0092"


def test_sheets_that_say_the_same_are_of_one_edition(printed):
    lines = [*load_catalogue(printed.data_dir, printed.today).prints.entries]
    assert [(e.product, e.edition, e.copies) for e in lines] == [
        ("poster-a3", 1, 2),
        ("poster-a4", 1, 3),
    ]
    assert lines[0].digest == lines[1].digest
    assert due(printed) == {}


def test_what_a_person_on_the_wall_sees_asks_for_a_reprint(printed):
    swap(printed, *PHONE)
    assert due(printed).keys() == {"poster-a3", "poster-a4"}
    assert "组长电话改" in due(printed)["poster-a3"]
    note(printed, "poster-a4", 3)
    assert due(printed).keys() == {"poster-a3"}, "the one that was printed anew is true"


def test_a_member_who_leaves_is_counted_and_not_named(printed):
    path = printed.data_dir / f"{LOU1}.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"  - \{姓名: 白露霜.*\n", "", text), "utf-8")
    told = due(printed)["poster-a3"]
    assert "成员与服务少 1 项" in told
    assert "白露霜" not in told


def test_a_new_service_is_told_by_its_name(printed):
    path = printed.data_dir / f"{LOU1}.yml"
    services = "服务:\n  - {名称: 磨剪刀, 地点: 东门}\n"
    path.write_text(path.read_text("utf-8") + services, "utf-8")
    assert "服务项目“磨剪刀”增" in due(printed)["poster-a3"]


def test_what_nobody_on_a_wall_sees_asks_for_none(printed):
    path = printed.data_dir / f"{LOU1}.yml"
    web = "通知:\n  - {标题: 只在网上, 自: 2026-11-20, 渠道: [网页]}\n更新日期: 2026-11-22\n"
    path.write_text(path.read_text("utf-8") + web, "utf-8")
    assert due(printed) == {}


def test_a_notice_that_ran_out_as_was_printed_asks_for_none(site, today):
    path = site.data_dir / f"{LOU1}.yml"
    soon = "通知:\n  - {标题: 停水, 自: 2026-11-20, 至: 2026-11-22, 渠道: [网页, 海报]}\n"
    path.write_text(path.read_text("utf-8") + soon, "utf-8")
    note(site, "poster-a3", 1)
    later = Settings(*_folders(site), "https://board.example/", date(2026, 11, 23))
    assert "通知" not in due(later).get("poster-a3", "")
    path.write_text(path.read_text("utf-8").replace("停水", "停电"), "utf-8")
    assert "通知" in due(site)["poster-a3"], "as long as it holds, another is another"


def _folders(site):
    return site.project_dir, site.data_dir, site.print_dir, site.cache_dir


def test_the_page_of_an_old_edition_says_so_without_script(printed):
    assert pages(printed).keys() == {"A2A2", "A2A2-1", "A2A2-2"}
    assert pages(printed)["A2A2-1"] == pages(printed)["A2A2"]
    swap(printed, *PHONE)
    found = pages(printed)
    top, _ = found["A2A2-1"].split('<section id="leads"')
    assert "墙上这张是第 1 版（2026年11月20日印），已经过时" in re.sub(
        r"<script.*?</script>", "", top, flags=re.S
    )
    assert found["A2A2-2"] == found["A2A2"], "the next edition has its page before it is recorded"
    assert "已经过时" not in found["A2A2"]


def test_codes_without_prints_have_the_page_of_their_first_edition(site):
    assert pages(site).keys() == {"A2A2", "A2A2-1"}


def test_a_consent_that_ended_tells_what_still_shows_the_person(printed):
    own = "{姓名: 白露霜, 楼栋: lou1, 项目: [姓名, 电话], 渠道: [网页, 海报], 自: 2026-01-01"
    swap(printed, own + "}", own + ", 至: 2026-11-21}", "hubin/consent.yml")
    told = [w for w in pipeline.load(printed).warnings if w.message_id == "prints.withdrawn"]
    assert [w.params["sheets"] for w in told] == [
        ("hubin/lou1 A2A2 poster-a3 v1×2", "hubin/lou1 A2A2 poster-a4 v1×3")
    ]
    assert told[0].place.path.endswith("hubin/consent.yml")
    note(printed, "poster-a3", 1)
    note(printed, "poster-a4", 0)
    ids = [w.message_id for w in pipeline.load(printed).warnings]
    assert "prints.withdrawn" not in ids, "one printed anew, one taken down"


def test_nothing_that_is_kept_names_anybody(printed):
    ledger = printed.data_dir / "ledger"
    kept = "".join(p.read_text("utf-8") for p in ledger.rglob("*") if p.suffix == ".json")
    assert kept
    for word in ("白露霜", "江远舟", "15400000012", "0012", "湖滨"):
        assert word not in kept


def test_what_hangs_no_more_is_forgotten(printed):
    swap(printed, *PHONE)
    note(printed, "poster-a3", 1)
    said = printed.data_dir / "ledger/said"
    assert sorted(p.name for p in said.iterdir()) == ["A2A2-1.json", "A2A2-2.json"]
    note(printed, "poster-a4", 0)
    assert [p.name for p in said.iterdir()] == ["A2A2-2.json"]
    assert due(printed) == {}


def test_a_record_that_is_missing_or_another_is_told(printed):
    path = printed.data_dir / "ledger/said/A2A2-1.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace('"leads"', '"other"'), "utf-8")
    assert "不知道印了什么" in due(printed)["poster-a3"]
    path.unlink()
    assert "不知道印了什么" in due(printed)["poster-a4"]


@pytest.mark.parametrize(
    ("wanted", "message_id"),
    [
        (Wanted("hubin/lou8", "poster-a3", 1), "setup.no-place"),
        (Wanted("hubin", "poster-a3", 1), "prints.no-place"),
        (Wanted(LOU1, "poster-a9", 1), "prints.no-sheet"),
        (Wanted(LOU1, "poster-a3", 0), "prints.not-hanging"),
    ],
)
def test_what_was_not_printed_is_not_recorded(site, wanted, message_id):
    make(site)
    with pytest.raises(SetupError) as caught:
        pipeline.record_prints(site, (Wanted(LOU1, "poster-a4", 1), wanted), BY)
    assert caught.value.message_id == message_id
    assert not [*site.data_dir.rglob("*.prints.yml")], "all or nothing"


def test_whoever_is_stopped_has_the_ledger_as_it_was(printed, monkeypatch):
    swap(printed, *PHONE)
    before = files_of(printed.data_dir)

    def stopped(_file):
        raise KeyboardInterrupt

    monkeypatch.setattr(record, "write_ledger", stopped)
    with pytest.raises(KeyboardInterrupt):
        note(printed, "poster-a3", 1)
    monkeypatch.undo()
    after = files_of(printed.data_dir)
    assert after.items() - before.items() == {
        (name, after[name]) for name in after if name.endswith("A2A2-2.json")
    }
    swap(printed, "理发", "磨刀")  # what was said meanwhile is what is recorded
    note(printed, "poster-a3", 1)
    assert due(printed).keys() == {"poster-a4"}


def test_a_full_disk_leaves_the_ledger_as_it_was(printed, monkeypatch):
    def full(_path, _data):
        raise OSError(28, "No space left on device")

    before = files_of(printed.data_dir)
    monkeypatch.setattr(typed_file, "replace_file", full)
    monkeypatch.setattr(record, "replace_file", full)
    with pytest.raises(SetupError):
        note(printed, "poster-a3", 1, "hubin/lou2")
    assert files_of(printed.data_dir) == before


KEYS = ("短码", "印品", "版次", "日期", "内容", "份数", "批准", "校验")


@settings(max_examples=40, deadline=None, suppress_health_check=FIXTURE)
@given(data=st.data())
def test_a_single_edit_of_the_ledger_is_told(printed, data):
    path = printed.data_dir / "ledger/hubin.prints.yml"
    text = path.read_text("utf-8")
    head, *lines = text.splitlines()
    way = data.draw(st.sampled_from(("value", "swap", "drop-first")))
    if way == "value":
        number, key = data.draw(st.integers(0, 1)), data.draw(st.sampled_from(KEYS))
        lines[number] = re.sub(f"({key}: )([^,}}]*)", rf"\g<1>{_other(data)}", lines[number])
    elif way == "swap":
        lines.reverse()
    else:
        del lines[0]
    changed = "\n".join([head, *lines, ""])
    if changed == text:
        return
    path.write_text(changed, "utf-8")
    try:
        with pytest.raises(DataError):
            load_catalogue(printed.data_dir, printed.today)
    finally:
        path.write_text(text, "utf-8")


def _other(data):
    return data.draw(st.sampled_from(("2", "7", "D4D4", "BCDFGHJK", "poster-a4", "2026-11-19")))


def test_a_line_that_was_committed_and_is_cut_off_is_told(printed):
    path = printed.data_dir / "ledger/hubin.prints.yml"
    text = path.read_text("utf-8")
    path.write_text("".join(text.splitlines(keepends=True)[:-1]), "utf-8")
    earlier = ({"hubin.prints.yml": text},)
    with pytest.raises(DataError) as caught:
        load_catalogue(printed.data_dir, printed.today, earlier)
    assert [d.message_id for d in caught.value.diagnostics] == ["prints.lost"]


def test_a_batch_is_a_line_a_sheet(tmp_path):
    path = tmp_path / "prints.txt"
    path.write_text("# 十一月\n\nhubin/lou1 poster-a3 2\r\nhubin/lou2 poster-a4  # 一张\n", "utf-8")
    assert read_batch(path) == (Wanted(LOU1, "poster-a3", 2), Wanted("hubin/lou2", "poster-a4", 1))
    path.write_text("hubin/lou1 poster-a3 zwei\n", "utf-8")
    with pytest.raises(SetupError, match=r"prints\.batch-line"):
        read_batch(path)
