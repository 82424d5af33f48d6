"""Photos that are published: only with consent, and made once."""

from __future__ import annotations

import pytest
from PIL import Image

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import build_boards, photo_id
from noticeboard.derive.rows import photos_in
from noticeboard.errors import DataError
from noticeboard.publish.cache import Cache, Store
from noticeboard.publish.photos import publish_photos, publish_web_photos
from noticeboard.schema import Channel
from noticeboard.settings import Settings
from tests.helpers.projects import change


@pytest.fixture
def settings(small, today, tmp_path):
    return Settings(
        project_dir=tmp_path,
        data_dir=small,
        print_dir=tmp_path / "print",
        cache_dir=tmp_path / "cache",
        site_url="https://board.example/",
        today=today,
    )


@pytest.fixture
def prepared(settings):
    """A function that prepares the photos of the small project for paper as it is now."""

    def prepare(whole=True):
        catalogue = load_catalogue(settings.data_dir, settings.today)
        boards = build_boards(catalogue, Channel.PRINT, settings.today, settings.urls)
        with Store(settings.cache_dir) as store:
            cache = store.cache("photos")
            cache.whole = whole
            folder = settings.project_dir / "photos"
            wanted = photos_in(tuple(panel for board in boards for panel in board.panels))
            return publish_photos(catalogue, wanted, folder, "engine", cache)

    return prepare


@pytest.fixture
def published(settings):
    """A function that publishes the photos of the small project on the web, as a build does."""

    def publish():
        catalogue = load_catalogue(settings.data_dir, settings.today)
        boards = build_boards(catalogue, Channel.WEB, settings.today, settings.urls)
        cache = Cache(settings.cache_dir / "site")
        artifacts = [*publish_web_photos(catalogue, boards, "photos", "engine", cache)]
        cache.prune()
        return artifacts

    return publish


def test_a_photo_has_a_name_that_tells_nothing(prepared):
    photos = prepared()
    assert [*photos.digests] == [photo_id("hubin", "1.jpg")]
    assert [path.stem for path in photos.folder.iterdir()] == [photo_id("hubin", "1.jpg")]


def kept(settings):
    """Return the photos for paper that are in the cache, and when they were written."""
    paths = (settings.cache_dir / "photos").rglob("*.jpg")
    return {path: path.stat().st_mtime_ns for path in paths}


def test_it_is_made_once_and_again_when_its_source_changes(prepared, settings, small):
    (path,) = prepared().folder.iterdir()
    before, cached = path.read_bytes(), kept(settings)
    assert len(cached) == 1
    prepared()
    assert kept(settings) == cached
    Image.new("RGB", (300, 400), "#123456").save(small / "hubin/photos/1.jpg")
    photos = prepared()
    assert path.read_bytes() != before
    assert len(kept(settings)) == 1
    assert not {*kept(settings)} & {*cached}
    assert [*photos.digests] == [path.stem]


def test_without_consent_there_is_none_even_in_the_cache(prepared, settings, small):
    prepared()
    cached = kept(settings)
    change(small / "hubin/consent.yml", "项目: [姓名, 照片]", "项目: [姓名]")
    assert prepared(whole=False).digests == {}
    assert kept(settings) == cached, "some posters only: the others may show it"
    assert prepared().digests == {}
    assert kept(settings) == {}


def test_the_web_has_two_small_forms(published):
    name = photo_id("hubin", "1.jpg")
    artifacts = published()
    assert [a.dest_uri for a in artifacts] == [f"photos/{name}.webp", f"photos/{name}.jpg"]
    for artifact in artifacts:
        with Image.open(artifact.source) as image:
            assert image.size == (192, 240)


def test_they_are_made_once_and_again_when_the_source_changes(published, small):
    before = {a.source: a.source.stat().st_mtime_ns for a in published()}
    assert {a.source: a.source.stat().st_mtime_ns for a in published()} == before
    Image.new("RGB", (300, 400), "#123456").save(small / "hubin/photos/1.jpg")
    after = published()
    assert not {a.source for a in after} & {*before}
    assert not [path for path in before if path.exists()]


def test_a_revoked_photo_leaves_the_web_s_cache(published, small, settings):
    assert len(published()) == 2
    change(small / "hubin/consent.yml", "项目: [姓名, 照片]", "项目: [姓名]")
    assert published() == []
    assert [p for p in (settings.cache_dir / "site").rglob("*") if p.is_file()] == []


def test_a_broken_photo_is_a_mistake_in_the_data(prepared, published, small):
    (small / "hubin/photos/1.jpg").write_bytes(b"no picture")
    for prepare in (prepared, published):
        with pytest.raises(DataError) as caught:
            prepare()
        assert "buildings/hubin/lou1.yml:11:9: 照片:" in caught.value.report("zh_CN")
