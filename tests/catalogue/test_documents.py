"""Hand-written pages that belong to places: what is read of them, and what is passed over."""

from __future__ import annotations

import pytest

from noticeboard.catalogue.documents import read_documents
from tests.helpers.projects import write

TAG = "公示栏:\n  归属: [xihu]\n  类别: 制度\n  日期: 2026-03-01\n"


def read(tmp_path, text, name="plan.md"):
    """Return the entries of one page, and the ids of what is wrong with it and their lines."""
    write(tmp_path / "content" / name, text)
    path = tmp_path / "content" / name
    entries, found = read_documents((path,), tmp_path / "content", tmp_path)
    return entries, [(one.message_id, one.place.line) for one in found]


@pytest.mark.parametrize(
    ("said", "body", "title"),
    [
        ("", "# 居民公约\n", "居民公约"),
        ("", "引言\n\n## 小节\n\n#  居民公约  ##  {.wide}\n\n# 第二\n", "居民公约"),
        ("", "没有标题\n", "plan"),
        ("", "#\n", "plan"),
        ("  标题: 公约\n", "# 居民公约\n", "公约"),
        ("# 这是注释\n", "# 居民公约\n", "居民公约"),
    ],
)
def test_title(tmp_path, said, body, title):
    (entry,), found = read(tmp_path, f"---\n{TAG}{said}---\n{body}")
    assert (entry.title, found) == (title, [])


@pytest.mark.parametrize(
    "text",
    [
        "# 公约\n",
        "---\ntitle: 公约\ntags: [a, a]\n---\n# 公约\n",
        "# 公约\n\n" + "引言。\n" * 12 + TAG,
        "",
    ],
)
def test_pages_that_say_nothing_of_places_are_passed_over(tmp_path, text):
    assert read(tmp_path, text) == ((), [])


@pytest.mark.parametrize("text", [f"# 公约\n---\n{TAG}---\n", f"---\n{TAG}", f"———\n{TAG}———\n"])
def test_what_stands_outside_of_the_front_matter_is_told(tmp_path, text):
    line = text[: text.index(TAG)].count("\n") + 1
    assert read(tmp_path, text) == ((), [("documents.front-matter", line)])


def test_what_is_for_other_programs_is_not_looked_at(tmp_path):
    text = f"---\ntitle: &a 公约\nhide: [toc]\n{TAG}same: *a\n...\n"
    (entry,), found = read(tmp_path, text)
    assert (entry.uri, entry.tag.places, found) == ("plan.md", ("xihu",), [])


def test_a_mistake_is_told_in_its_line(tmp_path):
    entries, found = read(tmp_path, f"---\ntitle: 公约\n\n{TAG}  其他: 无\n---\n")
    assert (entries, found) == ((), [("schema.unknown-key", 8)])
