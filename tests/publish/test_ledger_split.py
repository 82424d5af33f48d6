"""The old file of all communities is split: nothing lost, whoever stops it wherever."""

from __future__ import annotations

import itertools
import re
import signal

import pytest

from noticeboard.catalogue import load_catalogue, read_catalogue
from noticeboard.errors import DataError, SetupError
from noticeboard.publish.ledger import add_codes, move_codes, retire_code, seal_ledger
from noticeboard.publish.ledger_split import split_ledger
from noticeboard.settings import Settings
from tests.helpers.projects import change, files_of
from tests.publish.crash import forked, mortal

CHECK = re.compile(r"[A-Z]{8}")


@pytest.fixture
def site(small, today):
    root = small.parent
    return Settings(root, small, root / "print", root / "cache", "https://board.example/", today)


@pytest.fixture
def folder(small):
    return small / "ledger"


def meaning(site):
    """What a ledger says in the end, wherever it says it."""
    ledger = load_catalogue(site.data_dir, site.today).ledger
    held = {path: [entry.code for entry in lines] for path, lines in ledger.held.items()}
    return held, {entry.said for entry in ledger.retired}, ledger.taken


def without_checks(text):
    return CHECK.sub("", text).split()


def test_every_line_goes_into_the_file_of_its_community(site, folder):
    before, old = meaning(site), (folder / "codes.yml").read_text("utf-8")
    assert split_ledger(site) == ("buildings/ledger/chengdong.yml", "buildings/ledger/hubin.yml")
    assert sorted(path.name for path in folder.iterdir()) == ["chengdong.yml", "hubin.yml"]
    assert meaning(site) == before
    text = "".join(path.read_text("utf-8") for path in folder.iterdir())
    assert sorted(CHECK.sub("", text).splitlines()[1:]) == sorted(CHECK.sub("", old).splitlines())


def test_what_is_split_is_left_alone(site, folder):
    split_ledger(site)
    before = files_of(folder)
    assert split_ledger(site) == ()
    assert seal_ledger(site) == 0
    assert files_of(folder) == before


@pytest.mark.parametrize("text", ["", "短码: []\n", "# 台账\ncodes:\n"])
def test_a_ledger_without_lines_is_left_alone(site, folder, text):
    (folder / "codes.yml").write_text(text, "utf-8")
    assert split_ledger(site) == ()
    assert (folder / "codes.yml").read_text("utf-8") == text


LAYOUTS = {
    "comments": """# 台账
短码:
  # 第一栋
  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01}  # 第一行 }

  # 城东
  - { 短码: "D4D4", 楼栋: chengdong/b1, 日期: 2026-11-02 }
  - {短码: Z9Z9, 楼栋: hubin/lou9, 日期: 2026-11-01, 注销说明: "a, } # b"}
# 完
""",
    "block": """codes:
- code: A1A1
  building: hubin/lou1  # where
  day: 2026-11-01
# chengdong
- day: 2026-11-02
  code: D4D4
  building: chengdong/b1
- code: Z9Z9
  building: hubin/lou9
  day: 2026-11-01
  retired: gone""",
}
HUBIN = {
    "comments": """# 台账
短码:
  # 第一栋
  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01, 校验: }  # 第一行 }
  - {短码: Z9Z9, 楼栋: hubin/lou9, 日期: 2026-11-01, 注销说明: "a, } # b", 校验: }
# 完
""",
    "block": """codes:
- code: A1A1
  building: hubin/lou1  # where
  day: 2026-11-01
  check:
- code: Z9Z9
  building: hubin/lou9
  day: 2026-11-01
  retired: gone
  check:
""",
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("sealed", [False, True])
def test_any_layout_is_kept(site, folder, layout, ending, sealed):
    old = folder / "codes.yml"
    old.write_bytes(b"\xef\xbb\xbf" + LAYOUTS[layout].replace("\n", ending).encode())
    if sealed:
        seal_ledger(site)
    split_ledger(site)
    data = (folder / "hubin.yml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == (data.count(b"\n") if ending == "\r\n" else 0)
    assert without_checks(data.decode("utf-8-sig")) == without_checks(HUBIN[layout])
    other = (folder / "chengdong.yml").read_text("utf-8-sig")
    assert "# 城东\n" in other or "# chengdong\n" in other
    assert not old.exists()


@pytest.mark.parametrize(
    "text",
    ["短码: [{短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01}]\n",
     "短码:\n  -\n    短码: A1A1\n    楼栋: hubin/lou1\n    日期: 2026-11-01\n",
     '短码:\n  - {短码: A1A1, 楼栋: hubin/lou1, 日期: 2026-11-01, 注销说明: "拆\n\n'
     '# 了"}\n  - {短码: D4D4, 楼栋: chengdong/b1, 日期: 2026-11-01}\n'],
)  # fmt: skip
def test_what_is_not_understood_is_left_alone(site, folder, text):
    (folder / "codes.yml").write_text(text, "utf-8")
    with pytest.raises((SetupError, DataError)):
        split_ledger(site)
    assert files_of(folder).keys() == {"codes.yml"}
    assert (folder / "codes.yml").read_text("utf-8") == text


def test_a_chain_that_is_broken_is_not_split(site, folder):
    change(folder / "codes.yml", "C3C3", "C3CK")
    before = files_of(folder)
    with pytest.raises(DataError) as caught:
        split_ledger(site)
    assert [d.message_id for d in caught.value.diagnostics] == ["ledger.misfit"]
    assert files_of(folder) == before


def test_a_code_that_moved_between_communities_is_followed_from_file_to_file(site, small, folder):
    (small / "hubin/lou3.yml").rename(small / "chengdong/lou3.yml")
    move_codes(site, "hubin/lou3", "chengdong/lou3")
    before = held_of(site)
    split_ledger(site)
    assert held_of(site) == before
    assert before["chengdong/lou3"] == ["C3C3"]
    retire_code(site, "C3C3", "拆除")
    assert "拆除" in (folder / "chengdong.yml").read_text("utf-8")


def held_of(site):
    ledger = read_catalogue(site.data_dir)[0].ledger
    return {path: [entry.code for entry in lines] for path, lines in ledger.held.items()}


def test_whoever_is_killed_leaves_the_same_ledger_and_the_next_finishes(site, folder):
    before, text = meaning(site), (folder / "codes.yml").read_text("utf-8")
    split_ledger(site)
    after = files_of(folder)
    deaths = 0
    for die in itertools.count():
        for path in folder.iterdir():
            path.unlink()
        (folder / "codes.yml").write_text(text, "utf-8")
        status = forked(lambda die=die: _split_mortal(site, die))
        assert meaning(site) == before, die
        split_ledger(site)
        assert files_of(folder) == after, die
        if status == 0:
            break
        assert status == -signal.SIGKILL
        deaths += 1
    assert deaths > 5


def _split_mortal(site, die):
    mortal(die, ("replace", "unlink", "open", "fsync", "mkdir", "chmod"))
    split_ledger(site)


# --- Half split, as after a merge ---------------------------------------------------------------


def test_nothing_is_added_to_a_ledger_that_is_half_split(site, folder):
    old = (folder / "codes.yml").read_text("utf-8")
    split_ledger(site)
    (folder / "codes.yml").write_text(old, "utf-8")
    before = files_of(folder)
    with pytest.raises(SetupError) as caught:
        retire_code(site, "A1A1", "换新")
    assert caught.value.message_id == "ledger.unsplit"
    assert files_of(folder) == before
    assert split_ledger(site) == ()
    assert len(retire_code(site, "A1A1", "换新")) == 1


def test_lines_of_two_branches_are_both_kept(site, folder):
    """One branch split, and added to the new file; the other added to the old one."""
    retire_code(site, "B2B2", "换新")
    theirs = (folder / "codes.yml").read_text("utf-8")
    (folder / "codes.yml").write_text(theirs.rsplit("  -", 1)[0], "utf-8")
    split_ledger(site)
    retire_code(site, "A2A2", "换新")
    (folder / "codes.yml").write_text(theirs, "utf-8")
    split_ledger(site)
    text = (folder / "hubin.yml").read_text("utf-8")
    assert [text.count(f"短码: {code}") for code in ("A2A2", "B2B2")] == [2, 2]
    assert not (folder / "codes.yml").exists()


def test_what_would_say_something_else_is_not_split(site, folder):
    """A line in a community's file that follows from one of the old file."""
    line = "  - {短码: A2A2, 楼栋: hubin/lou1, 日期: 2026-11-20, 注销说明: 换新}\n"
    (folder / "hubin.yml").write_text(f"短码:\n{line}", "utf-8")
    before = files_of(folder)
    with pytest.raises(SetupError) as caught:
        split_ledger(site)
    assert caught.value.message_id == "ledger.split-differs"
    assert files_of(folder) == before


# --- Afterwards -------------------------------------------------------------------------------


def test_a_new_community_gets_its_file(site, small, folder):
    split_ledger(site)
    for name in ("community.yml", "b1.yml"):
        source = (small / "chengdong" / name).read_text("utf-8")
        (small / "chengxi").mkdir(exist_ok=True)
        (small / "chengxi" / name).write_text(source, "utf-8")
    before = files_of(folder)
    (added,) = add_codes(site)
    assert added.file == "buildings/ledger/chengxi.yml"
    assert files_of(folder).keys() - before.keys() == {"chengxi.yml"}
    assert {name: files_of(folder)[name] for name in before} == before


def test_a_new_site_begins_with_files_of_communities(site, folder):
    (folder / "codes.yml").unlink()
    assert len(add_codes(site)) == 4
    assert sorted(path.name for path in folder.iterdir()) == ["chengdong.yml", "hubin.yml"]
    assert load_catalogue(site.data_dir, site.today).warnings == ()


def test_a_site_that_was_not_split_goes_on_in_its_file(site, folder):
    (added,) = retire_code(site, "A2A2", "换新")
    assert added.file == "buildings/ledger/codes.yml"
    assert [path.name for path in folder.iterdir()] == ["codes.yml"]


def test_nothing_is_written_where_one_of_several_files_is_not_understood(site, small, folder):
    split_ledger(site)
    odd = "短码: [{短码: D4D4, 楼栋: chengdong/b1, 日期: 2026-11-01}]\n"
    (folder / "chengdong.yml").write_text(odd, "utf-8")
    for name in ("chengdong/b2.yml", "hubin/lou8.yml"):
        (small / name).write_text("名称: 新楼\n地址: 新路1号\n", "utf-8")
    before = files_of(folder)
    with pytest.raises(SetupError) as caught:
        add_codes(site)
    assert caught.value.message_id == "ledger.layout"
    assert files_of(folder) == before
