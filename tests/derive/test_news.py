"""News are known by keys: none twice, and none another when a word is mended or a record ends."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from noticeboard.derive.news import _keys

DAYS = st.integers(0, 3).map(lambda n: date(2026, 11, 20) + timedelta(days=n))
RECORDS = st.lists(st.tuples(DAYS, st.sampled_from(["停水", "停电", "停气"])), max_size=8)


def keys(records):
    return [*_keys("hubin", "notices", records)]


@given(RECORDS)
def test_no_two_records_have_one_key(records):
    assert len({*keys(records)}) == len(records)


@given(RECORDS)
def test_a_mended_title_changes_no_key_of_what_is_alone_on_its_day(records):
    days = [day for day, _ in records]
    alone = [days.count(day) == 1 for day in days]
    mended = [(day, title + "通知") for day, title in records]
    both = zip(keys(records), keys(mended), alone, strict=True)
    assert all(before == after for before, after, one in both if one)


@given(RECORDS, RECORDS)
def test_what_is_written_above_takes_no_key_that_another_title_had(records, above):
    """A record that another day or title tells apart is never taken for one of those before."""
    before = dict(zip(keys(records), records, strict=True))
    after = dict(zip(keys([*above, *records]), [*above, *records], strict=True))
    shared = before.keys() & after.keys()
    assert all(before[key] == after[key] for key in shared)


@given(RECORDS, st.integers(4, 9))
def test_another_day_changes_no_key(records, later):
    more = (date(2026, 11, 20) + timedelta(days=later), "停水")
    assert keys([more, *records])[1:] == keys(records)
