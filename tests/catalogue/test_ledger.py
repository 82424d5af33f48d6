"""The chain of the ledger, what git remembers of it, and the lines that it lacks."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeboard.catalogue import additions, load_catalogue
from noticeboard.catalogue.chain import digest_after, entry_line, find_fault, head_of, seal
from noticeboard.catalogue.course import OLD
from noticeboard.catalogue.ledger import build_ledger
from noticeboard.catalogue.rules.ledger import find_lost
from noticeboard.diagnostics import in_file_order
from noticeboard.errors import DataError
from noticeboard.schema import CodeEntry
from tests.helpers.projects import SMALL, change

DAY = date(2026, 11, 1)


def line(code, building="hubin/lou1", day=DAY, **more):
    return CodeEntry(code=code, building=building, day=day, **more)


def problems_of(data_dir, today, earlier=()):
    try:
        load_catalogue(data_dir, today, [{"codes.yml": text} for text in earlier])
    except DataError as error:
        return [(d.message_id, d.params) for d in error.diagnostics]
    return []


def paste(data_dir, *lines):
    path = data_dir / "ledger/codes.yml"
    path.write_text(path.read_text("utf-8") + "".join(f"  - {li}\n" for li in lines), "utf-8")


# --- Digests -------------------------------------------------------------------------------


def test_a_digest_is_short_and_looks_like_nothing_else():
    checks = {digest_after("", line(f"{n:04}")) for n in range(500)}
    assert len(checks) == 500
    assert all(re.fullmatch("[BCDFGHJKMNPQRSTVWXYZ]{8}", check) for check in checks)


def test_a_digest_stays_the_same_for_ever():
    """It is in the files of those who use the program: another one would break every ledger."""
    first = line("A1A1")
    assert digest_after("", first) == "BJYZWJRN"
    retired = line("A1A1", retired="2028年拆除", day=date(2028, 2, 29))
    assert digest_after("BJYZWJRN", retired) == "RXYCGDKV"


@pytest.mark.parametrize(
    "other",
    [
        line("A1A2"),
        line("A1A1", "hubin/lou2"),
        line("A1A1", day=DAY + timedelta(days=1)),
        line("A1A1", former="hubin/lou2"),
        line("A1A1", retired="hubin/lou2"),
    ],
)
def test_a_digest_covers_all_that_a_line_says(other):
    assert digest_after("", other) != digest_after("", line("A1A1"))
    assert digest_after("BCDFGHJK", other) != digest_after("", other)


@pytest.mark.parametrize("note", ["2028年拆除", "拆了，见 a: b", '“#1”, {x}: "y"', "null", "- a"])
def test_a_line_is_read_back_as_it_was_meant(small, today, note):
    entries = load_catalogue(small, today).ledger.entries
    (sealed,) = seal([line("D4D4", "chengdong/b1", retired=note)], head_of(entries))
    paste(small, entry_line(sealed))
    told = [d for d, _ in problems_of(small, today)]
    assert told == ["codes.missing"], "the building stands and its code is gone"


# --- One edit, whatever it is ----------------------------------------------------------------

codes = st.integers(0, 9999).map(lambda n: f"B{n:04}")
notes = st.none() | st.sampled_from(["拆除", "并入2号楼"])
entries = st.builds(
    lambda code, n, note: line(code, f"c/b{n}", retired=note), codes, st.integers(1, 9), notes
)
ledgers = st.lists(entries, min_size=1, max_size=8, unique_by=lambda e: e.code).map(seal)
FIELDS = {
    "code": "B9A9A",
    "building": "c/other",
    "day": date(2020, 1, 1),
    "former": "c/former",
    "retired": "别的说明",
    "check": "ZZZZZZZZ",
}


@st.composite
def edits(draw):
    before = draw(ledgers)
    after = [*before]
    at = draw(st.integers(0, len(after) - 1))
    kind = draw(st.sampled_from(["change", "drop", "swap", "insert", "repeat", *["tail"] * 2]))
    match kind:
        case "change":
            name = draw(st.sampled_from([*FIELDS]))
            after[at] = after[at].model_copy(update={name: FIELDS[name]})
        case "drop":
            del after[at]
        case "tail":
            del after[at:]
        case "swap":
            other = draw(st.integers(0, len(after) - 1))
            after[at], after[other] = after[other], after[at]
        case "insert":
            check = draw(st.sampled_from([None, "BCDFGHJK"]))
            after.insert(at, line("B9A9A", "c/new", check=check))
        case "repeat":
            after.insert(draw(st.integers(0, len(after))), after[at])
    return before, tuple(after)


@given(edits())
def test_any_edit_is_seen_by_the_chain_or_by_git(edit):
    before, after = edit
    seen = find_fault(after) or find_lost(before, after)
    assert bool(seen) == (after != before)


@given(ledgers, st.lists(entries, max_size=4))
def test_what_is_added_is_no_mistake(before, more):
    after = (*before, *seal(more, head_of(before)))
    assert find_fault(after) is None
    assert find_lost(before, after) is None


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    return tmp_path_factory.mktemp("still")


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 420), char=st.sampled_from([*"0123456789ABCXYZabz-/{}:, \n校年", ""]))
def test_any_character_of_the_file(still, at, char):
    """Whatever is typed over one character: the file says the same as before, or it is told."""
    small = still / "buildings"
    shutil.rmtree(small, ignore_errors=True)
    shutil.copytree(SMALL / "buildings", small)
    path, today = small / "ledger/codes.yml", date(2026, 11, 22)
    before = path.read_text("utf-8")
    said = [e.said for e in load_catalogue(small, today).ledger.entries]
    at %= len(before)
    path.write_text(before[:at] + char + before[at + 1 :], "utf-8")
    try:
        now = load_catalogue(small, today, [{"codes.yml": before}]).ledger.entries
    except DataError:
        return
    assert [entry.said for entry in now] == said


# --- The place that is told --------------------------------------------------------------------


def test_lines_older_than_the_chain_are_covered_by_its_first():
    old = [line("A1A1"), line("B2B2", "hubin/lou2")]
    (first,) = seal([line("C3C3", "hubin/lou3")], head_of(old))
    assert find_fault([*old, first]) is None
    changed = [old[0].model_copy(update={"code": "A1A2"}), old[1], first]
    fault = find_fault(changed)
    assert fault
    assert (fault.message_id, fault.entry) == ("ledger.misfit", first)


def test_what_is_offered_in_place_of_a_misfit_fits(small, today):
    change(small / "ledger/codes.yml", "VQNPSJFG", "VQNPSJFH")
    ((told, params),) = problems_of(small, today)
    assert told == "ledger.misfit"
    path = small / "ledger/codes.yml"
    lines = path.read_text("utf-8").splitlines()
    lines[2] = f"  - {params['line']}"
    path.write_text("\n".join(lines), "utf-8")
    assert problems_of(small, today) == []


def test_lines_of_two_branches_are_merged_one_after_another(small, today):
    """The second was chained to what was the end then; the right line is told."""
    base = (small / "ledger/codes.yml").read_text("utf-8")
    head = head_of(load_catalogue(small, today).ledger.entries)
    ours, theirs = (
        entry_line(seal([line(code, "hubin/lou2")], head)[0]) for code in ("E5E5", "F6F6")
    )
    paste(small, ours, theirs)
    branches = (f"{base}  - {ours}\n", f"{base}  - {theirs}\n")
    ((told, params),) = problems_of(small, today, branches)
    assert (told, params["code"], params["number"]) == ("ledger.misplaced", "F6F6", 7)
    change(small / "ledger/codes.yml", theirs, str(params["line"]))
    assert problems_of(small, today, branches) == []


# --- What git remembers ------------------------------------------------------------------------


def text_of(lines, english=False):
    return "短码:\n" + "".join(f"  - {entry_line(entry, english)}\n" for entry in lines)


def test_the_last_lines_are_missed(small, today):
    path = small / "ledger/codes.yml"
    before = path.read_text("utf-8")
    path.write_text("".join(before.splitlines(keepends=True)[:-1]), "utf-8")
    assert problems_of(small, today) == [], "no chain can tell"
    ((told, params),) = problems_of(small, today, (before,))
    assert told == "ledger.lost"
    assert "Z9Z9" in str(params["line"])


def test_a_ledger_that_was_laid_out_anew_is_the_same(small, today):
    path = small / "ledger/codes.yml"
    before, ledger = path.read_text("utf-8"), load_catalogue(small, today).ledger
    english = text_of(ledger.entries, english=True).replace("短码:", "# 一行注释\ncodes:")
    path.write_text(english, "utf-8")
    assert problems_of(small, today, (before,)) == []


def test_before_there_were_digests_lines_could_change_and_no_code_could_go(small, today):
    path = small / "ledger/codes.yml"
    old = re.sub(", 校验: [A-Z]{8}", "", path.read_text("utf-8"))
    edited = old.replace("日期: 2026-11-15", "日期: 2026-11-15, 注销说明: 换新")
    path.write_text(edited, "utf-8")
    assert problems_of(small, today, (old,)) == []
    path.write_text(re.sub(".*A2A2.*\n", "", old), "utf-8")
    ((told, _),) = problems_of(small, today, (old,))
    assert told == "ledger.lost"


def test_a_mistake_that_was_committed_and_mended_is_not_missed_for_ever(small, today):
    path = small / "ledger/codes.yml"
    good = path.read_text("utf-8")
    bad = [good + "  - {短码: E5E5, 楼栋: hubin/lou2, 日期: 2026-11-20, 校验: BCDFGHJK}\n",
           good.replace("B2B2", "B2B3"), good + "短码: [\n", ""]  # fmt: skip
    assert problems_of(small, today, bad) == []


def test_a_site_made_from_a_copy_of_another_has_a_ledger_of_its_own(small, today):
    path = small / "ledger/codes.yml"
    others = [line("V1V1", "a/b1"), line("V2V2", "a/b2")]
    assert problems_of(small, today, (text_of(seal(others)),)) == []
    before = path.read_text("utf-8")
    path.write_text("短码: []\n", "utf-8")
    assert "ledger.lost" in [told for told, _ in problems_of(small, today, (before,))]


# --- Where a code stands -----------------------------------------------------------------------


def held(*lines):
    ledger = build_ledger({OLD: lines})
    assert ledger.disputes == ()
    return {path: [entry.code for entry in codes] for path, codes in ledger.held.items()}


def test_codes_of_a_renamed_building_keep_their_order():
    moves = (line(code, "c/new", former="c/old") for code in ("A1A1", "B2B2"))
    assert held(line("A1A1", "c/old"), line("B2B2", "c/old"), *moves) == {"c/new": ["A1A1", "B2B2"]}


def test_a_building_that_others_join_keeps_its_printed_code():
    given_out = line("A1A1", "c/old"), line("B2B2", "c/new"), line("C3C3", "c/old")
    moves = (line(code, "c/new", former="c/old") for code in ("A1A1", "C3C3"))
    assert held(*given_out, *moves) == {"c/new": ["A1A1", "C3C3", "B2B2"]}


def test_a_code_moves_on_and_ends():
    steps = (
        line("A1A1", "c/b1"),
        line("A1A1", "c/b2", former="c/b1"),
        line("A1A1", "d/b2", former="c/b2"),
    )
    assert held(*steps) == {"d/b2": ["A1A1"]}
    end = line("A1A1", "d/b2", retired="拆除")
    assert held(*steps, end) == {}
    (dispute,) = build_ledger({OLD: [*steps, end, line("A1A1", "c/b9")]}).disputes
    assert dispute.message_id == "codes.reused"


# --- Lines that are lacking ------------------------------------------------------------------


def test_all_lines_that_are_told_may_be_pasted_as_they_are_told(small, today):
    """A renamed building with two codes, and new buildings before and behind it."""
    (small / "hubin/lou1.yml").rename(small / "hubin/lou2a.yml")
    change(small / "hubin/community.yml", "楼栋: [lou1, lou2, lou3]", "楼栋: [lou2a, lou2, lou3]")
    ledger = small / "ledger/codes.yml"
    text = ledger.read_text("utf-8")
    without = [row for row in text.splitlines() if "B2B2" not in row and "D4D4" not in row]
    ledger.write_text(re.sub(", 校验: [A-Z]{8}", "", "\n".join(without)) + "\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_catalogue(small, today)
    told = [
        str(diagnostic.params["line"])
        for diagnostic in in_file_order(caught.value.diagnostics)
        if diagnostic.message_id.startswith("codes.")
    ]
    assert len(told) == 4
    paste(small, *told)
    assert not [t for t, _ in problems_of(small, today) if t.startswith(("codes", "ledger"))]


def test_a_building_that_moved_to_another_community_is_found_by_its_id(small, today):
    (small / "hubin/lou3.yml").rename(small / "chengdong/lou3.yml")
    told = dict(problems_of(small, today))
    assert told["codes.moved"]["former"] == "hubin/lou3"
    assert "codes.no-building" not in told


def test_a_file_that_cannot_be_read_may_be_the_renamed_building(small, today):
    (small / "hubin/lou3.yml").unlink()
    (small / "hubin/lou4.yml").write_text("名称: [\n", "utf-8")
    assert "codes.no-building" not in dict(problems_of(small, today))


def test_two_buildings_that_would_be_given_one_code_are_not(small, today, monkeypatch):
    monkeypatch.setattr(additions, "suggest_code", lambda path, taken: f"C{len(taken):03}")
    (small / "ledger/codes.yml").write_text("短码: []\n", "utf-8")
    told = [params["code"] for _, params in problems_of(small, today)]
    assert len({*told}) == len(told) == 4
