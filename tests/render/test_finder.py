"""The index of the finder as it is sent: its form, its weight, its shards."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from noticeboard.derive import Finder, FinderEntry, build_readings
from noticeboard.render.finder import SHARD_BYTES, render_finder_index, render_finder_script
from tests.helpers.finder import finder_of

#: Of the script, compressed.
SCRIPT_BYTES = 4_096


def weigh(text):
    return len(gzip.compress(text.encode(), 6))


def unfold(shards):
    """Return (path, name, community, address, codes) of every building, read as documented."""
    for shard in shards:
        for ident, community, name, address, *columns in json.loads(shard)["communities"]:
            ids, names, addresses, codes = columns
            rows = zip(ids.split(" "), names.split("\n"), addresses.split("\n"), codes.split(" "),
                       strict=True)  # fmt: skip
            for building, rest, where, given in rows:
                yield (f"{ident}/{building}", name + rest, community, address + where,
                       tuple(given.split(",")))  # fmt: skip


def rows_of(finder):
    return [(e.path, e.name, e.community, e.address, e.codes) for e in finder.entries]


def finder(*entries):
    return Finder(entries, build_readings(entries))


def entry(path, name, address="样例路1号", codes=("A1A1",)):
    return FinderEntry(path, name, "样例社区", address, codes)


def test_a_county_seat_weighs_less_than_50_kb():
    (shard,) = render_finder_index(finder_of(519))
    assert weigh(shard) <= 50_000


def test_no_shard_of_a_whole_city_weighs_more_than_60_kb():
    city = finder_of(10_000)
    shards = render_finder_index(city)
    assert SHARD_BYTES <= 60_000
    assert [weigh(shard) for shard in shards if weigh(shard) > 60_000] == []
    assert [*unfold(shards)] == rows_of(city), "whole, and in catalogue order"


def test_shards_part_between_communities_and_are_even():
    shards = render_finder_index(finder_of(900), most_bytes=4_000)
    assert len(shards) > 2
    ids = [[row[0] for row in json.loads(shard)["communities"]] for shard in shards]
    together = [ident for some in ids for ident in some]
    assert together == sorted(set(together)), "no community is in two of them"
    assert max(map(weigh, shards)) <= 4_000
    assert min(map(weigh, shards)) > 2_000


def test_a_community_too_large_for_a_shard_has_one_to_itself():
    shards = render_finder_index(finder_of(100), most_bytes=1)
    assert [len(json.loads(shard)["communities"]) for shard in shards] == [1] * len(shards)
    assert [*unfold(shards)] == rows_of(finder_of(100))


def test_a_shard_knows_all_its_characters():
    for shard in render_finder_index(finder_of(900), most_bytes=4_000):
        content = json.loads(shard)
        known = set("".join(content["readings"].values()))
        used = {c for row in unfold([shard]) for c in re.findall("[一-龥]", "".join(row[:4]))}
        assert known == used


def test_without_buildings_there_is_an_index_still():
    assert [json.loads(s) for s in render_finder_index(finder())] == [
        {"readings": {}, "communities": []}
    ]


@pytest.mark.parametrize(
    ("names", "start"),
    [
        (("欧风丽苑1号楼", "欧风丽苑2号楼"), "欧风丽苑"),
        (("船山路39号楼", "船山路38号楼"), "船山路"),
        (("船山路三号楼", "船山路三十号楼"), "船山路"),
        (("船山路Ａ栋", "船山路ＡＢ栋"), "船山路"),
        (("湖东里1号楼", "河西里1号楼"), ""),
        (("福寿公寓",), "福寿公寓"),
    ],
)
def test_a_shared_start_cuts_no_number_in_two(names, start):
    entries = [entry(f"c/b{n}", name) for n, name in enumerate(names)]
    (shard,) = render_finder_index(finder(*entries))
    assert json.loads(shard)["communities"][0][2] == start
    assert [row[1] for row in unfold([shard])] == [*names]


def test_every_live_code_is_in_the_index():
    (shard,) = render_finder_index(finder(entry("c/b1", "一号楼", codes=("A1A1", "A2A2"))))
    assert json.loads(shard)["communities"][0][-1] == "A1A1,A2A2"


def test_pinyin_is_told_once_for_each_character():
    (shard,) = render_finder_index(
        finder(entry("c/b1", "重庆路1号楼"), entry("c/b2", "重庆路2号楼"))
    )
    said = json.loads(shard)["readings"]
    assert said["chong"] == said["zhong"] == "重"
    assert said["lu"] == "路"


def test_the_script_is_es5_and_small():
    script = render_finder_script("zh_CN")
    newer = r"=>|`|\b(?:let|const|class|async|await|Promise|Map|Set)\b|\.\.\.|\*\*|\?\.|\?\?"
    assert re.findall(newer, script) == []
    assert re.findall(r"\.(?:includes|startsWith|endsWith|padStart|find|flat)\(", script) == []
    assert "/*" not in script
    assert weigh(script) <= SCRIPT_BYTES
