"""All posters of a community in one file."""

from __future__ import annotations

import pikepdf
import pytest

from noticeboard.publish.packs import build_pack
from tests.helpers.posters import Poster


@pytest.fixture(scope="module")
def posters(small_built):
    folder = small_built / "print/hubin"
    return tuple(folder / name / "poster-a3.pdf" for name in ("lou1", "lou2", "lou3"))


def test_pages_are_those_of_the_posters_in_the_order_of_the_community(posters, small_built):
    pack = small_built / "print/hubin/posters-a3.pdf"
    assert Poster(pack).pages == 3
    for number, path in enumerate(posters):
        alone, packed = Poster(path), Poster(pack, number)
        assert packed.text == alone.text
        assert packed.image(40).tobytes() == alone.image(40).tobytes()
    with pikepdf.open(pack) as document:
        for page in document.pages:
            assert {"/MediaBox", "/TrimBox", "/BleedBox"} <= {*page.keys()}
        assert str(document.docinfo["/Title"]).startswith("湖滨社区")
        assert str(document.Root.Lang) == "zh-Hans"


def test_the_same_posters_give_the_same_bytes(posters):
    assert build_pack(posters, "x") == build_pack(posters, "x")


def test_a_pack_has_no_date_and_no_path(posters):
    content = build_pack(posters, "x")
    assert b"/CreationDate" not in content
    assert b"/tmp" not in content
