"""What the commands make of the ledger's file: lines are added, nothing else is touched."""

from __future__ import annotations

import re
from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.errors import DataError, RefusedError, SetupError
from noticeboard.publish import typed_file
from noticeboard.publish.ledger import add_codes, move_codes, retire_code, seal_ledger
from noticeboard.publish.ledger_file import read_ledger
from noticeboard.schema import CodeEntry
from noticeboard.settings import Settings
from tests.helpers.projects import change

CHECK = re.compile(r", (?:校验|check): [A-Z]{8}")


@pytest.fixture
def site(small, today):
    root = small.parent
    return Settings(root, small, root / "print", root / "cache", "https://board.example/", today)


@pytest.fixture
def ledger(small):
    return small / "ledger/codes.yml"


def unsealed(path):
    path.write_text(CHECK.sub("", path.read_text("utf-8")), "utf-8")


def told_by(error):
    return [d.message_id for d in error.value.diagnostics]


def test_digests_are_put_in_and_nothing_else_is_changed(site, ledger):
    before = ledger.read_text("utf-8")
    unsealed(ledger)
    assert seal_ledger(site) == 6
    assert ledger.read_text("utf-8") == before
    assert seal_ledger(site) == 0


LAYOUTS = {
    "comments": """# 台账
短码:
  # 第一栋
  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01}  # 第一行 }

  - { 短码: B2B2, 楼栋: hubin/lou2, 日期: 2026-11-02 }
# 完
""",
    "block": """codes:
- code: A1A1
  building: hubin/lou1  # where
  day: 2026-11-01
- day: 2026-11-02
  code: B2B2
  building: hubin/lou2""",
    "quotes": r"""短码:
    -   {短码: "A1A1", 楼栋: 'hubin/lou1', 日期: 2026-11-01, 注销说明: "a } \" # b"}
    -   {日期: 2026-11-02, 短码: B2B2,
         楼栋: hubin/lou2  # }
        }
""",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_any_layout_is_kept(site, ledger, text, ending):
    ledger.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", ending).encode())
    before = read_ledger(ledger, "", CodeEntry)
    assert seal_ledger(site) == 2
    after = read_ledger(ledger, "", CodeEntry)
    assert [entry.said for entry in after.entries] == [entry.said for entry in before.entries]
    assert all(entry.check for entry in after.entries)
    data = ledger.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == (data.count(b"\n") if ending == "\r\n" else 0)
    left = re.sub(r"(, |\n +|\n *)(校验|check): [A-Z]{8}", "", after.text)
    assert left.split() == before.text.split(), "comments and order are as they were"

    retire_code(site, "B2B2", "拆除")
    assert read_ledger(ledger, "", CodeEntry).text.startswith(after.text)
    assert read_ledger(ledger, "", CodeEntry).entries[-1].retired == "拆除"


@pytest.mark.parametrize("text", ["", "# 台账\n", "短码:\n", "短码: []  # 空\n", "codes: [ ]\n"])
def test_the_first_codes_go_into_an_empty_ledger(site, small, today, ledger, text):
    ledger.write_text(text, "utf-8")
    assert len(add_codes(site)) == 4
    assert len([*load_catalogue(small, today).ledger.entries]) == 4
    assert "空" in ledger.read_text("utf-8") or "空" not in text


def test_a_new_site_gets_its_ledger(site, small, today, ledger):
    ledger.unlink()
    ledger.parent.rmdir()
    assert len(add_codes(site)) == 4
    assert load_catalogue(small, today).warnings == ()


@pytest.mark.parametrize(
    "text",
    ["短码: [{短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01}]\n",
     "短码:\n  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01,}\n...\n"],
)  # fmt: skip
def test_what_is_not_understood_is_left_alone(site, ledger, text):
    ledger.write_text(text, "utf-8")
    with pytest.raises(SetupError) as caught:
        add_codes(site)
    assert caught.value.message_id == "ledger.layout"
    assert ledger.read_text("utf-8") == text
    assert [path.name for path in ledger.parent.iterdir()] == ["codes.yml"]


def test_a_new_site_with_a_mistake_is_told_to_mend_it_first(site, small, ledger):
    ledger.unlink()
    for path in small.glob("*/community.yml"):
        path.write_text(f"{path.read_text('utf-8')}乱: [\n", "utf-8")
    with pytest.raises(RefusedError) as error:
        add_codes(site)
    assert "hubin/community.yml:" in error.value.report("zh_CN")
    assert "什么也没有写" in error.value.report("zh_CN")
    assert not ledger.parent.exists() or not [*ledger.parent.iterdir()]


def test_a_ledger_that_cannot_be_written_stays(site, ledger, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(typed_file.os, "fsync", full)
    before = ledger.read_bytes()
    with pytest.raises(SetupError) as caught:
        retire_code(site, "A1A1", "换新")
    assert "No space left" in caught.value.report("en")
    assert ledger.read_bytes() == before
    assert [path.name for path in ledger.parent.iterdir()] == ["codes.yml"]


@pytest.mark.parametrize(
    "act",
    [lambda s: add_codes(s), lambda s: seal_ledger(s), lambda s: retire_code(s, "A1A1", "x")],
)
def test_a_chain_that_is_broken_is_not_sealed_in(site, ledger, act):
    change(ledger, "C3C3", "C3CK")
    before = ledger.read_bytes()
    with pytest.raises(DataError) as caught:
        act(site)
    assert told_by(caught) == ["ledger.misfit"]
    assert ledger.read_bytes() == before


def test_a_line_between_is_sealed_only_if_those_behind_it_fit(site, ledger):
    whole = ledger.read_text("utf-8")
    change(ledger, ", 校验: JYCJYTZZ", "")
    assert seal_ledger(site) == 1
    assert ledger.read_text("utf-8") == whole
    change(ledger, "C3C3, 楼栋: hubin/lou3, 日期: 2026-11-01, 校验: JYCJYTZZ",
           "C3CK, 楼栋: hubin/lou3, 日期: 2026-11-01")  # fmt: skip
    with pytest.raises(DataError) as caught:
        seal_ledger(site)
    assert told_by(caught) == ["ledger.misfit"]


def test_a_renamed_building_takes_its_codes_along(site, small, today):
    (small / "hubin/lou1.yml").rename(small / "hubin/lou11.yml")
    with pytest.raises(DataError) as caught:
        add_codes(site)
    assert told_by(caught) == ["codes.moved", "codes.moved-too"]
    assert len(move_codes(site, "hubin/lou1", "hubin/lou11")) == 2
    (small / "hubin/lou11.yml").rename(small / "hubin/lou1.yml")
    move_codes(site, "hubin/lou11", "hubin/lou1")
    _, lou1, *_ = (building for _, building in load_catalogue(small, today).buildings())
    assert [entry.code for entry in lou1.codes] == ["A1A1", "A2A2"]


def test_a_new_building_in_the_place_of_an_old_one_gets_a_code_of_its_own(site, small):
    (small / "hubin/lou1.yml").rename(small / "hubin/lou11.yml")
    (added,) = add_codes(site, ["hubin/lou11"])
    assert "楼栋: hubin/lou11" in added.line
    assert "原楼栋" not in added.line


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda s: move_codes(s, "hubin/lou9", "hubin/lou1"), "ledger.no-code"),
        (lambda s: move_codes(s, "hubin/lou1", "hubin/lou2"), "ledger.still-there"),
        (lambda s: add_codes(s, ["hubin/lou8"]), "setup.no-building"),
        (lambda s: add_codes(s, ["hubin/lou1"]), "ledger.has-code"),
        (lambda s: retire_code(s, "Z9Z9", "again"), "ledger.not-live"),
        (lambda s: retire_code(s, "A1A1", ""), "ledger.note"),
        (lambda s: retire_code(s, "A1A1", "x" * 81), "ledger.note"),
        (lambda s: retire_code(s, "A1A1", "a\nb"), "ledger.note"),
        (lambda s: retire_code(s, "A1A1", "a\u202eb"), "ledger.note"),
        (lambda s: retire_code(s, "A1A1", "并入东院，找江远舟"), "ledger.note-person"),
        (lambda s: retire_code(s, "A1A1", "有事打 15400000011"), "ledger.note-person"),
    ],
)
def test_what_makes_no_sense_is_refused(site, ledger, act, told):
    before = ledger.read_bytes()
    with pytest.raises(SetupError) as caught:
        act(site)
    assert caught.value.message_id == told
    assert all(caught.value.report(lang) for lang in ("zh_CN", "en"))
    assert ledger.read_bytes() == before


def test_a_link_stays_a_link_and_rights_stay(site, ledger, tmp_path):
    real = ledger.parent / "real.txt"
    ledger.rename(real)
    real.chmod(0o640)
    ledger.symlink_to(real)
    retire_code(site, "a1a1", "换新")
    assert ledger.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "换新" in real.read_text("utf-8")


def test_a_day_that_has_not_come_is_not_sealed_in(site, ledger):
    change(ledger, "2026-11-15, 校验: PGNVVKNT", "2026-12-15")
    unsealed(ledger)
    with pytest.raises(DataError) as caught:
        seal_ledger(site)
    assert told_by(caught) == ["value.future"]
    assert site.today < date(2026, 12, 15)


@pytest.mark.parametrize(
    "act",
    [lambda s: move_codes(s, "hubin/lou1", "hubin/lou2"), lambda s: retire_code(s, "A1A1", "拆")],
)
def test_codes_stay_with_a_building_whose_file_has_a_mistake(site, small, ledger, act):
    change(small / "hubin/lou1.yml", "户数: 24", "户数: 二十四")
    before = ledger.read_bytes()
    with pytest.raises(SetupError) as caught:
        act(site)
    assert caught.value.message_id == "ledger.unread"
    assert ledger.read_bytes() == before


def test_codes_stay_with_the_stairwells_of_such_a_building(site, small):
    _stairwell(small, "dong", "东门")
    (added,) = add_codes(site)
    change(small / "hubin/lou1.yml", "户数: 24", "户数: 二十四")
    code = re.search(r"短码: (\w+)", added.line)
    assert code
    with pytest.raises(SetupError) as caught:
        retire_code(site, code.group(1), "拆")
    assert caught.value.message_id == "ledger.unread"


def test_a_stairwell_may_be_named_by_the_path_of_its_file(site, small):
    dong = _stairwell(small, "dong", "东门")
    (added,) = add_codes(site, ["hubin/lou1/dong"])
    assert "楼栋: hubin/lou1-dong," in added.line
    dong.rename(dong.with_name("xi.yml"))
    (added,) = move_codes(site, "hubin/lou1/dong", "hubin/lou1/xi")
    assert "楼栋: hubin/lou1-xi," in added.line


def _stairwell(small, stem, name):
    path = small / f"hubin/lou1/{stem}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"名称: {name}\n", "utf-8")
    return path
