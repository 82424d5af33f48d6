"""The ledger in several files: its meaning hangs neither on their order nor on the split."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from noticeboard.catalogue import Catalogue
from noticeboard.catalogue.chain import head_of, seal
from noticeboard.catalogue.course import OLD
from noticeboard.catalogue.ledger import Version, build_ledger
from noticeboard.catalogue.rules.ledger import check_ledger
from noticeboard.diagnostics import Severity
from noticeboard.schema import CodeEntry, Organisation

DAY = date(2026, 11, 1)
PLACES = [f"{community}/b{n}" for community in "cde" for n in (1, 2)]


def line(code, building, **more):
    return CodeEntry(code=code, building=building, day=DAY, **more)


def meaning(files):
    ledger = build_ledger(files)
    held = {path: [entry.code for entry in lines] for path, lines in ledger.held.items()}
    disputes = sorted((d.message_id, d.entry.said) for d in ledger.disputes)
    return held, {entry.said for entry in ledger.retired}, ledger.taken, disputes


def split(lines):
    """Each line in the file of its community, all in order."""
    files = {}
    for entry in lines:
        files.setdefault(entry.community, []).append(entry)
    return {name: seal(mine) for name, mine in files.items()}


@st.composite
def histories(draw, least=0):
    """Lines as commands write them, one day long: codes are given out, go to and fro, end."""
    stands, lines = {}, []
    for _ in range(draw(st.integers(least, 14))):
        place = draw(st.sampled_from(PLACES))
        code = draw(st.sampled_from([*stands, f"A{len(stands):03}"]))
        former = stands.get(code, "")
        if former is None:  # it has ended
            continue
        if not former:
            lines.append(line(code, place))
        elif draw(st.integers(0, 4)) == 0:
            lines.append(line(code, former, retired="拆除"))
            place = None
        elif place != former:
            lines.append(line(code, place, former=former))
        stands[code] = place
    return lines


@given(histories(), st.permutations("cde"))
def test_a_split_ledger_says_the_same_in_whatever_order_it_is_read(lines, order):
    files = split(lines)
    shuffled = {name: files[name] for name in order if name in files}
    said = meaning({OLD: lines})
    assert said[-1] == [], "commands contradict nothing"
    assert meaning(shuffled) == said


@given(histories(), st.integers(0, 14), st.sets(st.sampled_from("cde")))
def test_old_lines_come_first_and_copies_of_them_count_once(lines, begun, copied):
    """Some lines are still in the old file; of some communities they were copied out of it.

    Each on a day of its own: a code that moves to and fro within a day says the same thing twice.
    """
    lines = [e.model_copy(update={"day": DAY + timedelta(n)}) for n, e in enumerate(lines)]
    old, files = lines[:begun], split(lines[begun:])
    whole = split(lines)
    files |= {name: whole[name] for name in copied if name in whole}
    assert meaning({**files, OLD: old}) == meaning({OLD: lines})


@given(histories(), st.data())
def test_contradictions_are_the_same_in_whatever_order_files_are_read(lines, data):
    entry = st.builds(
        line,
        st.sampled_from(["A000", "A001"]),
        st.sampled_from(PLACES),
        former=st.none() | st.sampled_from(PLACES),
    )
    for more in data.draw(st.lists(entry, min_size=1, max_size=3)):
        lines.insert(data.draw(st.integers(0, len(lines))), more)
    files = split(lines)
    order = data.draw(st.permutations(sorted(files)))
    assert meaning({name: files[name] for name in order}) == meaning(files)


@st.composite
def edits(draw):
    """A ledger, and the same after one edit in one of its files."""
    before = split(draw(histories(least=1)))
    name = draw(st.sampled_from(sorted(before)))
    after, mine = {**before}, [*before[name]]
    at = draw(st.integers(0, len(mine) - 1))
    match draw(st.sampled_from(["change", "drop", "tail", "swap", "repeat", "file", "rename"])):
        case "change":
            field = draw(st.sampled_from(["code", "building", "day", "former", "retired", "check"]))
            value = date(2020, 1, 1) if field == "day" else "BCDFGHJK"
            mine[at] = mine[at].model_copy(update={field: value})
        case "drop":
            del mine[at]
        case "tail":
            del mine[at:]
        case "swap":
            other = draw(st.integers(0, len(mine) - 1))
            mine[at], mine[other] = mine[other], mine[at]
        case "repeat":
            mine.insert(draw(st.integers(0, len(mine))), mine[at])
        case "file":
            other = draw(st.sampled_from("cde"))
            entry = mine.pop(at)
            after[name] = tuple(mine)
            mine = [*after.get(other, ()), entry]
            name = other
        case "rename":
            other = draw(st.sampled_from("cde"))
            after[name] = after.get(other, ())
            name, mine = other, before[name]
    after[name] = tuple(mine)
    return before, {name: lines for name, lines in after.items() if lines}


def errors(files, before):
    ledger = build_ledger(files, (Version(before, continued=False),))
    catalogue = Catalogue(Organisation.model_construct(), (), ledger, Path("buildings"))
    found = [d for d in check_ledger(catalogue, DAY) if d.severity is Severity.ERROR]
    return [*(d.message_id for d in found), *(d.message_id for d in ledger.disputes)]


@given(edits())
def test_any_edit_of_any_file_is_seen(edit):
    before, after = edit
    assert bool(errors(after, before)) == (after != before)


@given(histories(least=1), histories())
def test_what_is_added_is_no_mistake(lines, more):
    before = split(lines)
    renamed = {entry.code: f"B{entry.code[1:]}" for entry in more}
    after = {**before}
    for entry in more:
        entry = entry.model_copy(update={"code": renamed[entry.code]})
        mine = after.get(entry.community, ())
        after[entry.community] = (*mine, *seal([entry], head_of(mine)))
    assert errors(after, before) == []


@given(histories(least=1))
def test_a_line_of_the_old_file_is_missed_in_that_of_its_community(lines):
    before, after = {OLD: seal(lines)}, split(lines)
    assert errors(after, before) == []
    last = max(after)
    after[last] = after[last][:-1]
    left = {name: mine for name, mine in after.items() if mine}
    assert "ledger.lost" in errors(left, before)
