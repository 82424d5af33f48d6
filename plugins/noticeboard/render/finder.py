"""The finder: its box on a page, the page for a lost address, and the index that its script reads.

The index is one or more files (shards), each complete in itself::

    {"readings": {"xue": "学", "gong": "宫公", …},
     "communities": [[id, name, start of names, start of addresses,
                      "ids by blanks", "names by line feeds", "addresses by line feeds",
                      "codes by blanks; several of one building by commas"], …]}

A name is the community's start of names and its own rest, and so is an address. Pinyin is told
once for each character; the script puts it together. Why columns: they pack to two fifths of rows.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from noticeboard.derive import Board, Finder, FinderEntry, Reading
from noticeboard.render.environment import environment, render_script

__all__ = [
    "SHARD_BYTES",
    "render_communities",
    "render_finder",
    "render_finder_index",
    "render_finder_script",
    "render_lost",
]

#: What a shard may weigh, compressed by gzip -6 as servers do: a second or two on a weak 3G line.
SHARD_BYTES = 60_000
#: Where a shared start ends: at the first figure of any kind, so that no number is cut in two, and
#: the script can take the two parts for the words of the whole.
_BEFORE_FIGURES = re.compile(r"[^0-9A-Za-z\uff10-\uff5a#零一二三四五六七八九十]*")

_Group = list[FinderEntry]


def render_finder(shards: Iterable[str], root: str, lang: str) -> str:
    """Render the box to find a building by.

    Args:
        shards: Names of the files of the index, in order.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
    """
    template = environment(lang).get_template("page/finder.html")
    return template.render(shards=" ".join(shards), root=root)


def render_finder_script(lang: str) -> str:
    """Return the script of the finder as one file."""
    return render_script("page/finder.js", lang)


def render_communities(
    pages: tuple[Board, ...], root: str, lang: str, hotlines: bool = False
) -> str:
    """Render the list of all communities; it needs no script.

    Args:
        pages: In order.
        root: From the page to the root of the site, ending in a slash.
        lang: Of our own words.
        hotlines: Whether each has its telephone number beside it.
    """
    template = environment(lang).get_template("page/communities.html")
    return template.render(pages=pages, root=root, hotlines=hotlines)


def render_lost(pages: tuple[Board, ...], shards: Iterable[str], root: str, lang: str) -> str:
    """Render the body of the page for an address that there is not: finder, hotlines, list.

    Args:
        pages: All communities.
        shards: As `render_finder`.
        root: The root of the site as an absolute path, ending in a slash.
        lang: Of our own words.
    """
    template = environment(lang).get_template("page/lost.html")
    return template.render(
        script=render_script("page/lost.js", lang, root=root),
        cases=any(page.panel("cases") for page in pages),
        finder=Markup(render_finder(shards, root, lang)),
        communities=Markup(render_communities(pages, root, lang, hotlines=True)),
    )


def render_finder_index(finder: Finder, most_bytes: int = SHARD_BYTES) -> tuple[str, ...]:
    """Return the shards of the index, as few and as equal as `most_bytes` allows.

    They follow the catalogue and part between communities; a community that is too large for a
    shard has one to itself.

    Args:
        finder: What to index.
        most_bytes: Of one shard, compressed.
    """
    groups = [list(group) for _, group in groupby(finder.entries, _community_id)]
    parts = 0
    while True:
        parts += 1
        shards = tuple(_shard(part, finder.readings) for part in _divide(groups, parts))
        if parts >= len(groups) or max(map(_weight, shards)) <= most_bytes:
            return shards


def _community_id(entry: FinderEntry) -> str:
    return entry.path.split("/")[0]


def _divide(groups: Sequence[_Group], parts: int) -> list[list[_Group]]:
    """Return `groups` in `parts` runs of about equally many buildings, none of them empty."""
    total, before = sum(map(len, groups)), 0
    runs: dict[int, list[_Group]] = {}
    for group in groups:
        runs.setdefault(before * parts // total, []).append(group)
        before += len(group)
    return [*runs.values()] or [[]]


def _weight(shard: str) -> int:
    return len(gzip.compress(shard.encode(), 6))


def _shard(groups: Sequence[_Group], readings: tuple[Reading, ...]) -> str:
    chars = {c for g in groups for e in g for c in f"{e.community}{e.name}{e.address}"}
    said: dict[str, str] = {}
    for reading in readings:
        for syllable in reading.syllables if reading.char in chars else ():
            said[syllable] = said.get(syllable, "") + reading.char
    content = {"readings": said, "communities": [_columns(group) for group in groups]}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _columns(group: _Group) -> list[str]:
    names, addresses = [e.name for e in group], [e.address for e in group]
    name, address = _shared_start(names), _shared_start(addresses)
    return [
        _community_id(group[0]),
        group[0].community,
        name,
        address,
        " ".join(e.path.split("/")[1] for e in group),
        "\n".join(text[len(name) :] for text in names),
        "\n".join(text[len(address) :] for text in addresses),
        " ".join(",".join(e.codes) for e in group),
    ]


def _shared_start(texts: list[str]) -> str:
    # Letter by letter is what is wanted here, which the rule warns of for paths.
    found = _BEFORE_FIGURES.match(os.path.commonprefix(texts))  # noqa: RUF071
    return found.group() if found else ""
