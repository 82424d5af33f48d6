"""What the boards, the page of a community and the finder say, whole: `golden/*.json`.

`make golden` rewrites them; read the diff.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, is_dataclass
from datetime import date
from pathlib import Path

import pytest

from noticeboard.catalogue import public_notes
from noticeboard.derive import build_finder, build_places
from noticeboard.derive.rows import RecordRow
from noticeboard.schema import Channel, Phone

GOLDEN = Path(__file__).parent / "golden"
BOARDS = {
    "lou1-web": ("hubin/lou1", Channel.WEB),
    "lou1-print": ("hubin/lou1", Channel.PRINT),
    "lou2-web": ("hubin/lou2", Channel.WEB),
    "lou3-web": ("hubin/lou3", Channel.WEB),
    "b1-print": ("chengdong/b1", Channel.PRINT),
}


def plain(value):
    """Return `value` as JSON can hold it, every row under the name of its class."""
    if isinstance(value, Phone):
        return value.href
    if isinstance(value, RecordRow):
        return {"is": "RecordRow", **{name: plain(item) for name, item in value.values}}
    if is_dataclass(value):
        fields = {name: plain(getattr(value, name)) for name in asdict(value)}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def check(name, value):
    text = json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / f"{name}.json"
    if os.environ.get("NOTICEBOARD_GOLDEN") == "update":
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", BOARDS)
def test_board(boards, name):
    check(name, boards[BOARDS[name]])


def test_places(catalogue, today, urls):
    places = {place.path: place for place in build_places(catalogue, today, urls)}
    for path in ("", "hubin", "unit/shiguqu"):
        check(path.split("/")[-1] or "site", places[path])


def test_finder(catalogue, today):
    check("finder", build_finder(catalogue, public_notes(catalogue, today)))


def test_every_golden_file_is_compared():
    assert {path.stem for path in GOLDEN.iterdir()} == {
        *BOARDS,
        "site",
        "hubin",
        "shiguqu",
        "finder",
    }
