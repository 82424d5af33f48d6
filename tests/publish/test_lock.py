"""Locks that their holder's end gives up, and a cache from which nobody takes another's files."""

from __future__ import annotations

import pytest

from noticeboard.errors import SetupError
from noticeboard.publish.cache import Store, digest_of
from noticeboard.publish.lock import hold, share, try_alone


def test_a_second_one_waits_and_is_told_for_whom(tmp_path):
    first = hold(tmp_path / "lock", pytest.fail)
    told = []

    def waiting(holder):
        told.append(holder)
        first.release()

    second = hold(tmp_path / "lock", waiting)
    assert len(told) == 1
    assert told[0].split()[0].isdigit()
    assert second.alone
    second.release()
    assert [*tmp_path.iterdir()] == [], "no file is left"


def test_who_shares_keeps_out_who_must_be_alone(tmp_path):
    one, other = share(tmp_path / "lock"), share(tmp_path / "lock")
    assert try_alone(tmp_path / "lock") is None
    one.release(remove=False)
    assert try_alone(tmp_path / "lock") is None
    other.release(remove=False)
    alone = try_alone(tmp_path / "lock")
    assert alone
    alone.release()


def filled(root, *keys):
    store = Store(root)
    cache = store.cache("site")
    cache.whole = True
    return store, [cache.put(digest_of(key), "html", key.encode()) for key in keys]


def test_nothing_is_taken_from_a_build_that_still_copies(tmp_path):
    first, (mine,) = filled(tmp_path / "cache", "mine")
    second, (theirs,) = filled(tmp_path / "cache", "theirs")
    second.close_and_prune()
    assert mine.exists()
    first.close_and_prune()
    assert mine.exists()
    assert not theirs.exists(), "the last to end removes what is stale for it"


def test_temporary_files_go_with_the_store_and_those_of_the_dead_with_the_next(tmp_path):
    store, _ = filled(tmp_path / "cache", "a")
    (store.scratch / "font").write_bytes(b"1")
    dead = tmp_path / "cache/.scratch-0123"
    dead.mkdir()
    (tmp_path / "cache/site/.01.part").write_bytes(b"half")
    store.close_and_prune()
    left = {path.name for path in (tmp_path / "cache").iterdir()}
    assert left == {"site", ".lock", ".noticeboard"}
    assert not [*(tmp_path / "cache").rglob("*.part")]


@pytest.mark.parametrize("spoil", [b"", b"<html", b"another"])
def test_a_spoilt_file_is_not_found_and_is_made_again(tmp_path, spoil, caplog):
    caplog.set_level("INFO", "noticeboard")
    store, (path,) = filled(tmp_path / "cache", "whole")
    store.close()
    path.write_bytes(spoil)
    with Store(tmp_path / "cache") as store:
        cache = store.cache("site")
        assert cache.find(digest_of("whole"), "html") is None
        assert [record.msg for record in caplog.records] == ["cache.spoilt"]
        assert cache.put(digest_of("whole"), "html", b"whole").read_bytes() == b"whole"


def test_a_folder_in_a_file_s_place_and_a_file_in_a_folder_s_are_removed(tmp_path):
    store, (path,) = filled(tmp_path / "cache", "whole")
    store.close()
    path.unlink()
    path.mkdir()
    (tmp_path / "cache/qr").touch()
    with Store(tmp_path / "cache") as store:
        assert store.cache("site").find(digest_of("whole"), "html") is None
        assert store.cache("site").put(digest_of("whole"), "html", b"whole").is_file()
        assert store.cache("qr").put(digest_of("code"), "svg", b"<svg/>").is_file()


def test_a_folder_of_somebody_else_is_no_cache(tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/1.jpg").write_bytes(b"the only one")
    with pytest.raises(SetupError, match="cache-foreign"):
        Store(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["photos"]


def test_a_cache_from_before_the_marker_is_taken_over(tmp_path):
    old = tmp_path / f"site/ab/{'ab' * 16}.html"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"old")
    with Store(tmp_path) as store:
        store.cache("site").whole = True
    assert not old.exists()


@pytest.mark.parametrize("spoil", ["file", "dangling"])
def test_what_is_no_folder_is_told(tmp_path, spoil):
    if spoil == "file":
        (tmp_path / ".cache").touch()
    else:
        (tmp_path / ".cache").symlink_to("nowhere")
    with pytest.raises(SetupError, match="cache-blocked"):
        Store(tmp_path / ".cache/noticeboard")
