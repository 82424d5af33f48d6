"""Compressed copies: of what is text and gains, the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import shutil

import brotli
import pytest

from noticeboard.publish.cache import Cache
from noticeboard.publish.packed import LEAST_BYTES, pack_site
from tests.helpers.projects import files_of

TEXT = "党小组公示栏。" * 400


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "site"
    (folder / "deep").mkdir(parents=True)
    return folder


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache")


@pytest.mark.parametrize("name", ["index.html", "deep/a.css", "a.js", "a.json", "a.svg", "a.vcf"])
def test_a_text_has_two_copies_that_say_the_same(folder, cache, name):
    path = folder / name
    path.write_text(TEXT, "utf-8")
    pack_site(folder, cache)
    assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()).decode() == TEXT


def test_pictures_small_files_and_what_does_not_gain_have_none(folder, cache):
    (folder / "a.png").write_text(TEXT, "utf-8")
    (folder / "a.html").write_text("x" * (LEAST_BYTES - 1), "utf-8")
    noise = b"".join(hashlib.sha256(bytes([n])).digest() for n in range(100))
    (folder / "a.js").write_bytes(noise)
    pack_site(folder, cache)
    assert sorted(files_of(folder)) == ["a.html", "a.js", "a.png"]


def test_the_bytes_are_the_same_with_and_without_what_was_kept(folder, cache, tmp_path):
    (folder / "index.html").write_text(TEXT, "utf-8")
    again, anew = (shutil.copytree(folder, tmp_path / name) for name in ("again", "anew"))
    pack_site(folder, cache)
    pack_site(again, cache)
    pack_site(anew, Cache(tmp_path / "other"))
    assert files_of(again) == files_of(anew) == files_of(folder)
    assert len(files_of(folder)) == 3


def test_a_copy_that_is_there_already_stays(folder, cache):
    (folder / "a.html").write_text(TEXT, "utf-8")
    (folder / "a.html.gz").write_bytes(b"their own")
    pack_site(folder, cache)
    assert (folder / "a.html.gz").read_bytes() == b"their own"
    assert (folder / "a.html.br").is_file()


def test_no_time_is_in_a_copy(folder, cache):
    (folder / "a.html").write_text(TEXT, "utf-8")
    pack_site(folder, cache)
    assert (folder / "a.html.gz").read_bytes()[4:8] == bytes(4)
