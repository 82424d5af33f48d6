"""The whole catalogue: what is loaded, what is passed over, what one broken file does not cause."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.catalogue.additions import suggest_code
from noticeboard.errors import DataError, NoticeboardError, SetupError

ROOT = Path(__file__).parents[2]


def lines_of(data_dir, today):
    try:
        load_catalogue(data_dir, today)
    except DataError as error:
        return error.report("zh_CN").splitlines()[:-1]
    return []


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_sample_data_have_no_mistake():
    catalogue = load_catalogue(ROOT / "buildings", date(2026, 11, 22))
    assert len([*catalogue.buildings()]) >= 45
    found = {warning.message_id for warning in catalogue.warnings}
    known = {"audit.named", "audit.rate", "audit.share", "audit.stage"}
    assert found == known, "which the sources have"


def test_the_small_project_has_no_mistake(small, today):
    catalogue = load_catalogue(small, today)
    paths = [building.path for _, building in catalogue.buildings()]
    assert paths == ["chengdong/b1", "hubin/lou1", "hubin/lou2", "hubin/lou3"]
    assert catalogue.warnings == ()


def test_buildings_come_in_the_order_of_their_community(small, today):
    edit(small / "hubin/community.yml", "[lou1, lou2, lou3]", "[lou3, lou1, lou2]")
    hubin = load_catalogue(small, today).communities[1]
    assert [building.id for building in hubin.buildings] == ["lou3", "lou1", "lou2"]


def test_the_newest_code_is_printed_and_the_older_lives_on(small, today):
    _, lou1, *_ = (building for _, building in load_catalogue(small, today).buildings())
    assert [entry.code for entry in lou1.codes] == ["A1A1", "A2A2"]
    assert lou1.code == "A2A2"


def test_there_is_no_data_folder(tmp_path, today):
    with pytest.raises(SetupError) as caught:
        load_catalogue(tmp_path / "buildings", today)
    assert isinstance(caught.value, NoticeboardError)
    assert "buildings" in caught.value.report("zh_CN")
    assert "data_dir" in caught.value.report("en")


@pytest.mark.parametrize(
    "name",
    [
        "organisation.yml",
        "ledger/codes.yml",
        "hubin/community.yml",
        "hubin/consent.yml",
        "hubin/lou1.yml",
        "hubin/lou3.yml",
        "chengdong/b1.yml",
    ],
)
@pytest.mark.parametrize("fault", ["name: [", "颜色: 红\n", "bad: \x00\n"])
def test_a_broken_file_is_the_only_one_reported(small, today, name, fault):
    """No rule complains of what a file that could not be read would have said."""
    path = small / name
    path.write_text(path.read_text("utf-8") + "\n" + fault, "utf-8")
    lines = lines_of(small, today)
    assert lines
    assert {line.split(":")[0] for line in lines} == {f"buildings/{name}"}


def test_break_and_mend(small, today):
    edit(small / "hubin/lou2.yml", "名称: 湖", "名稱：湖")
    assert len(lines_of(small, today)) == 2
    edit(small / "hubin/lou2.yml", "名稱：湖", "名称: 湖")
    assert lines_of(small, today) == []


def test_a_report_counts_and_says_everything_once(small, today):
    for stem in ("lou1", "lou2", "lou3"):
        edit(small / f"hubin/{stem}.yml", "154 0000", "154 000")
    with pytest.raises(DataError) as caught:
        load_catalogue(small, today)
    zh, en = (caught.value.report(lang).splitlines() for lang in ("zh_CN", "en"))
    assert zh[-1] == "共 6 个问题，涉及 3 个文件。"
    assert en[-1] == "Problems: 6; files: 3."
    assert len(zh) == len(en) == 7
    assert len({*zh}) == 7


def test_consents_are_judged_by_the_day_that_is_given(small, today):
    """A notice may name somebody until the last day of the consent."""
    edit(small / "hubin/lou2.yml", "二号楼停水", "夏至远休假")
    expired = small / "hubin/consent.yml"
    edit(
        expired,
        "渠道: [网页], 自: 2026-01-01, 至: 2026-10-22",
        "渠道: [网页], 自: 2026-01-01, 至: 2026-11-22",
    )
    assert lines_of(small, today) == []
    line, ended, _count = lines_of(small, today + timedelta(days=1))
    assert line.startswith("buildings/hubin/lou2.yml:7:10: 标题: 这里写了“夏×”的姓名")
    assert "2026-11-22 已经到期" in ended


def test_a_suggested_code_is_free_and_always_the_same():
    first = suggest_code("hubin/lou1", {})
    assert suggest_code("hubin/lou1", {}) == first
    second = suggest_code("hubin/lou1", {first: None})
    assert second != first
    assert len(second) == 4
    assert not {*"ILOU"} & {*first, *second}
