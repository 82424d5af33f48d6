"""Every poster of the sample data, as people, phones and print shops see it."""

from __future__ import annotations

import re

import pytest
import yaml

from noticeboard.render.print.designs.board.geometry import grid_of
from noticeboard.render.print.products import PRODUCTS
from noticeboard.schema import Channel
from tests.helpers.posters import MM, Poster
from tests.helpers.projects import REPO
from tests.helpers.records import people_of

BUILDINGS = [
    f"{path.parent.name}/{path.stem}"
    for path in sorted((REPO / "buildings").glob("*/*.yml"))
    if path.parent.name not in ("ledger", "units") and path.stem not in ("community", "consent")
]
BUILDINGS += [  # stairwells
    f"{path.parts[-3]}/{path.parts[-2]}-{path.stem}"
    for path in sorted((REPO / "buildings").glob("*/*/*.yml"))
    if path.parent.name not in ("units", "cases")
]
_PLUGINS = yaml.safe_load((REPO / "mkdocs.yml").read_text("utf-8"))["plugins"]
WANTED = next(
    plugin["noticeboard/posters"]["products"]
    for plugin in _PLUGINS
    if "noticeboard/posters" in plugin
)


def test_there_is_a_poster_for_every_building_and_product_and_nothing_else(sample, catalogue):
    found = {
        path.relative_to(sample / "print").as_posix() for path in (sample / "print").rglob("*.pdf")
    }
    packs = {
        f"{c.id}/{p.replace('poster', 'posters', 1)}.pdf"
        for c in catalogue.communities
        for p in WANTED
    }
    assert found == packs | {f"{building}/{p}.pdf" for building in BUILDINGS for p in WANTED}
    assert len(BUILDINGS) == 50
    assert len(WANTED) == 4


@pytest.mark.parametrize("product_id", WANTED)
@pytest.mark.parametrize("path", BUILDINGS)
def test_poster(sample, boards, path, product_id):
    board, product = boards[Channel.PRINT][path], PRODUCTS[product_id]
    seen = Poster(sample / f"print/{path}/{product_id}.pdf")
    assert seen.pages == 1

    width, height = product.paper.width_mm, product.paper.height_mm
    assert seen.box("MediaBox") == pytest.approx(
        [0, 0, (width + 20) * MM, (height + 20) * MM], abs=0.01
    )
    assert seen.box("TrimBox") == pytest.approx(
        [10 * MM, 10 * MM, (10 + width) * MM, (10 + height) * MM], abs=0.01
    )
    assert seen.box("BleedBox") == pytest.approx(
        [7 * MM, 7 * MM, (13 + width) * MM, (13 + height) * MM], abs=0.01
    )
    assert all(inside and name[6] == "+" for name, inside in seen.fonts())

    assert seen.info["Title"] == f"{board.name} · {board.site_name}"
    assert seen.info["CreationDate"].startswith(f"D:{board.updated:%Y%m%d}")
    assert seen.info["Lang"] == "zh-Hans"

    assert seen.overlaps == []
    assert seen.outside(grid_of(product, 0).margin_mm - 1, end_mm=5) == []

    wanted = [
        board.name,
        *(lead.name for lead in board.leads[:2] if lead.name),
        board.address_words,
    ]
    assert all("".join(text.split()) in seen.text for text in wanted)
    places = [seen.text.index("".join(text.split())) for text in (board.name, board.address_words)]
    assert places == sorted(places)
    for lead in board.leads[:2]:
        assert lead.phone is None or lead.phone.digits in seen.text
    (code,) = seen.codes()
    edition = re.fullmatch(f"{board.address_url.removesuffix('/')}-([1-9][0-9]*)/", code)
    assert edition
    assert f"{board.address_words}-{edition[1]}" in seen.text
    assert f"{board.code}第{edition[1]}版" in seen.text


@pytest.mark.parametrize("product_id", WANTED)
def test_pack(sample, catalogue, product_id):
    for community in catalogue.communities:
        pack = sample / f"print/{community.id}/{product_id.replace('poster', 'posters', 1)}.pdf"
        assert Poster(pack).pages == len(community.homes)
        for number, home in enumerate(community.homes):
            name = "".join(home.name.split())
            assert name in Poster(pack, number).text


def test_nobody_is_named_on_paper_who_has_not_agreed(sample, catalogue, boards):
    """Names of the data against the text of the posters of that building."""
    for community, home in catalogue.homes():
        seen = Poster(sample / f"print/{home.path}/poster-a3.pdf")
        board = repr(boards[Channel.PRINT][home.path])
        for name, number in people_of(home):
            assert name in board or name not in seen.text
            assert number in board or number not in seen.text
        assert community.record.name in board
