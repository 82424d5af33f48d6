"""Folders that appear whole or not at all, and never in the place of somebody else's."""

from __future__ import annotations

import errno

import pytest

from noticeboard.errors import SetupError, UnfinishedError
from noticeboard.publish import journal, writer
from noticeboard.publish.writer import (
    MARKER,
    Publication,
    finish_interrupted,
    refuse_foreign,
    refuse_overlap,
)
from tests.helpers.projects import files_of


def publish(target, name, content):
    """Replace `target` by a folder with one file."""
    with Publication((target,)) as publication:
        publication.stage(target).place(name).write_bytes(content)
        publication.commit()


@pytest.fixture
def target(tmp_path):
    """A folder made by an earlier build."""
    publish(tmp_path / "print", "a/old.pdf", b"old")
    return tmp_path / "print"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_nothing_is_seen_before_the_commit_and_all_of_it_afterwards(target):
    with Publication((target,)) as publication:
        publication.stage(target).place("b/new.pdf").write_bytes(b"new")
        assert {*files_of(target)} == {"a/old.pdf", MARKER}
        publication.commit()
    assert {*files_of(target)} == {"b/new.pdf", MARKER}
    assert names(target.parent) == ["print"]


def test_what_is_discarded_leaves_no_trace(target):
    before = files_of(target)
    with Publication((target,)) as publication:
        publication.stage(target).place("b/new.pdf").write_bytes(b"new")
        publication.discard()
    assert files_of(target) == before
    assert names(target.parent) == ["print"]


def test_others_are_kept_beside_what_was_prepared(target):
    with Publication((target,)) as publication:
        staging = publication.stage(target)
        staging.place("a/new.pdf").write_bytes(b"new")
        staging.keep_others()
        publication.commit()
    assert {*files_of(target)} == {"a/old.pdf", "a/new.pdf", MARKER}
    assert (target / "a/old.pdf").read_bytes() == b"old"


def test_an_error_on_the_way_takes_everything_back(target, monkeypatch):
    """Both folders: the first was in its place already."""
    site = target.with_name("site")
    publish(site, "old.html", b"old")
    before = files_of(target.parent)
    exchange, calls = journal.exchange, []

    def failing(*paths):
        calls.append(paths)
        if len(calls) == 2:
            raise OSError(errno.EIO, "Input/output error")
        return exchange(*paths)

    monkeypatch.setattr(journal, "exchange", failing)
    with Publication((site, target)) as publication:
        for folder in (site, target):
            publication.stage(folder).place("new").write_bytes(b"new")
        with pytest.raises(OSError, match="Input/output"):
            publication.commit()
    assert files_of(target.parent) == before
    assert names(target.parent) == ["print", "site"]


def test_what_cannot_be_taken_back_is_finished_by_the_next(target, monkeypatch):
    exchange, calls = journal.exchange, []

    def failing(*paths):
        calls.append(paths)
        if len(calls) > 1:
            raise OSError(errno.EIO, "Input/output error")
        return exchange(*paths)

    site = target.with_name("site")
    publish(site, "old.html", b"old")
    with monkeypatch.context() as patched, Publication((site, target)) as publication:
        patched.setattr(journal, "exchange", failing)
        for folder in (site, target):
            publication.stage(folder).place("new").write_bytes(b"new")
        with pytest.raises(UnfinishedError):
            publication.commit()
    finish_interrupted((site, target))
    assert {*files_of(site)} == {*files_of(target)} == {"new", MARKER}
    assert names(target.parent) == ["print", "site"]


def test_a_link_stays_and_its_folder_is_replaced(tmp_path):
    (tmp_path / "root").mkdir()
    (tmp_path / "site").symlink_to("root")
    publish(tmp_path / "site", "index.html", b"new")
    assert (tmp_path / "site").is_symlink()
    assert {*files_of(tmp_path / "root")} == {"index.html", MARKER}
    assert names(tmp_path) == ["root", "site"]


def test_a_mount_point_is_filled_where_it_stands(target, monkeypatch):
    monkeypatch.setattr(writer, "is_mount", lambda folder: folder == target)
    (target / "lost+found").mkdir()
    place = target.stat().st_ino
    publish(target, "b/new.pdf", b"new")
    assert target.stat().st_ino == place
    assert {*files_of(target)} == {"b/new.pdf", MARKER}
    assert names(target) == [MARKER, "b", "lost+found"]


def test_a_file_is_refused(tmp_path):
    (tmp_path / "site").write_text("notes", "utf-8")
    with pytest.raises(SetupError, match="output-file"):
        refuse_foreign(tmp_path / "site", tmp_path, ())


@pytest.mark.parametrize(
    ("one", "other"), [("buildings", "buildings/xihu"), ("content/x", "content"), ("a", "a")]
)
def test_folders_that_must_be_apart_are_refused(tmp_path, one, other):
    with pytest.raises(SetupError, match="output-overlaps"):
        refuse_overlap(tmp_path, tmp_path / one, tmp_path / "else", tmp_path / other)
    refuse_overlap(tmp_path, tmp_path / "a", tmp_path / "ab", tmp_path / "b")


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
