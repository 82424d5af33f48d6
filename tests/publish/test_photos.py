"""Photos that are published: only with consent, and made once."""

from __future__ import annotations

import pytest
from PIL import Image

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls, build_boards
from noticeboard.derive.people import photo_id
from noticeboard.errors import DataError
from noticeboard.publish.photos import publish_photos
from noticeboard.schema import Channel
from noticeboard.settings import Settings
from tests.helpers.projects import change


@pytest.fixture
def prepared(small, today, tmp_path):
    """A function that prepares the photos of the small project as it is now."""

    def prepare():
        catalogue = load_catalogue(small, today)
        boards = build_boards(catalogue, Channel.WEB, today, Urls("https://board.example/"))
        settings = Settings(
            project_dir=tmp_path,
            data_dir=small,
            print_dir=tmp_path / "print",
            cache_dir=tmp_path / "cache",
            site_url="https://board.example/",
            today=today,
        )
        return publish_photos(catalogue, boards, settings), boards

    return prepare


def test_a_photo_has_a_name_that_tells_nothing(prepared):
    photos, boards = prepared()
    assert [name for name, _ in photos.files] == [photo_id("hubin", "1.jpg")]
    assert photos.digests_of(boards[0]) == ()
    assert len(photos.digests_of(next(b for b in boards if b.path == "hubin/lou1"))) == 1


def test_it_is_made_once_and_again_when_its_source_changes(prepared, small):
    ((_, path),) = prepared()[0].files
    before, written = path.read_bytes(), path.stat().st_mtime_ns
    prepared()
    assert path.stat().st_mtime_ns == written
    Image.new("RGB", (300, 400), "#123456").save(small / "hubin/photos/1.jpg")
    photos, _ = prepared()
    assert path.read_bytes() != before
    assert len([*path.parent.iterdir()]) == 2, "the photo and the stamp of its source"
    assert photos.files == ((path.stem, path),)


def test_without_consent_there_is_none(prepared, small):
    change(small / "hubin/consent.yml", "项目: [姓名, 照片]", "项目: [姓名]")
    assert prepared()[0].files == ()


def test_a_broken_photo_is_a_mistake_in_the_data(prepared, small):
    (small / "hubin/photos/1.jpg").write_bytes(b"no picture")
    with pytest.raises(DataError) as caught:
        prepared()
    assert "buildings/hubin/lou1.yml:11:9: 照片:" in caught.value.report("zh_CN")
