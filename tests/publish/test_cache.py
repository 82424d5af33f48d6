"""Finished files under the digest of what went into them."""

from __future__ import annotations

from noticeboard.publish.cache import Cache, digest_of, engine_digest


def test_what_was_put_is_found(tmp_path):
    cache = Cache(tmp_path / "cache")
    digest = digest_of("poster", 1)
    assert cache.find(digest, "pdf") is None
    path = cache.put(digest, "pdf", b"content")
    assert cache.find(digest, "pdf") == path
    assert path.read_bytes() == b"content"
    assert Cache(tmp_path / "cache").find(digest, "pdf") == path, "in the next run too"
    assert [p.name for p in path.parent.iterdir()] == [path.name], "nothing half-written"


def test_what_nobody_asked_for_is_removed(tmp_path):
    first = Cache(tmp_path)
    kept, stale = digest_of(1), digest_of(2)
    first.put(kept, "pdf", b"1")
    first.put(stale, "pdf", b"2")
    assert first.prune() == 0
    second = Cache(tmp_path)
    second.find(kept, "pdf")
    assert second.prune() == 1
    assert second.find(kept, "pdf")
    assert second.find(stale, "pdf") is None


def test_parts_do_not_run_together():
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of(("a", 1)) == digest_of(("a", 1))


def test_the_engine_changes_with_any_file_of_it(tmp_path):
    (tmp_path / "a.css").write_text("p{}", "utf-8")
    before = engine_digest((tmp_path,))
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_bytes(b"x")
    assert engine_digest((tmp_path,)) == before
    (tmp_path / "a.css").write_text("p{margin:0}", "utf-8")
    assert engine_digest((tmp_path,)) != before
