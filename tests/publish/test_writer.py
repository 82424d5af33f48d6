"""Folders that appear whole or not at all, and never in the place of somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from noticeboard.errors import SetupError
from noticeboard.publish.writer import MARKER, Staging, refuse_foreign
from tests.helpers.projects import files_of


@pytest.fixture
def target(tmp_path):
    """A folder made by an earlier build."""
    staging = Staging(tmp_path / "print")
    staging.place("a/old.pdf").write_bytes(b"old")
    staging.commit()
    return tmp_path / "print"


def test_nothing_is_seen_before_the_commit_and_all_of_it_afterwards(target):
    staging = Staging(target)
    staging.place("b/new.pdf").write_bytes(b"new")
    assert {*files_of(target)} == {"a/old.pdf", MARKER}
    staging.commit()
    assert {*files_of(target)} == {"b/new.pdf", MARKER}
    assert [path.name for path in target.parent.iterdir()] == ["print"]


def test_what_is_discarded_leaves_no_trace(target):
    before = files_of(target)
    staging = Staging(target)
    staging.place("b/new.pdf").write_bytes(b"new")
    staging.discard()
    staging.discard()
    assert files_of(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["print"]


def test_a_rename_that_fails_puts_the_old_folder_back(target, monkeypatch):
    before = files_of(target)
    staging = Staging(target)
    staging.place("b/new.pdf").write_bytes(b"new")
    rename = Path.rename

    def failing(self, other):
        if self == staging.folder:
            raise OSError("disk full")
        return rename(self, other)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="disk full"):
        staging.commit()
    staging.discard()
    assert files_of(target) == before
    assert [path.name for path in target.parent.iterdir()] == ["print"]


def test_a_merge_replaces_its_own_files_and_keeps_the_others(target):
    staging = Staging(target)
    staging.place("a/new.pdf").write_bytes(b"new")
    staging.merge()
    staging.discard()
    assert {*files_of(target)} == {"a/old.pdf", "a/new.pdf", MARKER}


@pytest.fixture
def tree(tmp_path):
    for name in ("buildings", "content", "site", "other"):
        (tmp_path / name).mkdir()
    (tmp_path / "other/thesis.txt").write_text("years of work", "utf-8")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "buildings")
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [".", "..", "buildings", "buildings/print", "content", "content/x/y", "site", "site/x", "link"],
)
def test_project_data_content_and_the_other_output_are_refused(tree, name):
    apart = (tree / "buildings", tree / "content", tree / "site")
    with pytest.raises(SetupError, match="output-overlaps"):
        refuse_foreign(tree / name, tree, apart)


def test_a_folder_of_somebody_else_is_refused(tree):
    with pytest.raises(SetupError, match="output-foreign"):
        refuse_foreign(tree / "other", tree, ())
    (tree / "other" / MARKER).touch()
    refuse_foreign(tree / "other", tree, ())


@pytest.mark.parametrize("name", ["print", "empty", "deep/er/print", "../print"])
def test_a_new_or_an_empty_folder_is_taken(tree, name):
    refuse_foreign(tree / name, tree, (tree / "buildings",))
