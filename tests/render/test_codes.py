"""QR codes on paper: read at their distance through dirt and blur, by both decoders."""

from __future__ import annotations

import pytest

from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.qr import build_paper_qr, build_qr
from tests.benchmarks.codes import PAYLOADS, best, count_reads
from tests.helpers.camera import PHOTO, SCENES, Scene, photograph, read_by

CODED = {name: product for name, product in PRODUCTS.items() if product.qr_mm}
SIDES = sorted({product.qr_mm for product in CODED.values()})
CLEAN = [scene for scene in SCENES if not scene.dirty and scene.contrast == 1]
MILD = Scene("mild", specks=0.02, blur_px=0.5, tilt=20, contrast=0.6)
#: So few that it takes seconds; always the same dirt.
TRIALS = 16


@pytest.mark.parametrize("product", CODED.values(), ids=CODED)
@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("scene", [*CLEAN, MILD], ids=lambda scene: scene.name)
def test_both_decoders_read_the_symbol_of_a_product_at_its_distance(product, payload, scene):
    qr = product.qr(payload)
    for seed in range(3):
        seen = photograph(qr, product.qr_mm, product.qr_mm * 10, scene, 1280, seed)
        assert read_by(seen) == (payload, payload)


@pytest.mark.parametrize("side_mm", SIDES)
@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_product_has_the_level_that_is_read_most_often_when_dirty(side_mm, payload):
    reads = {level: count_reads(payload, level, side_mm, TRIALS) for level in ("Q", "H")}
    levels = {product.qr_level for product in PRODUCTS.values() if product.qr_mm == side_mm}
    assert levels == {best(reads, TRIALS)}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_dirt_that_mostly_stops_level_q_mostly_does_not_stop_level_h(payload):
    (specks,) = [scene for scene in SCENES if scene.specks == 0.075]
    q, h = (count_reads(payload, level, 60, 30, scenes=[specks])[specks] for level in ("Q", "H"))
    assert max(q) < 15 < min(h)


def test_a_photo_reads_from_three_times_the_distance():
    qr = build_paper_qr(PAYLOADS[1], "H")
    seen = photograph(qr, 60, 1800, CLEAN[0], PHOTO, 0)
    assert read_by(seen) == (PAYLOADS[1], PAYLOADS[1])


def test_what_would_be_too_fine_at_level_h_has_level_q():
    long = "https://gov.example/jiedao/xihu/Q/7K3M/"
    assert build_qr(long, "H").modules == 37
    assert build_paper_qr(long, "H") == build_qr(long, "Q")
    assert [build_paper_qr(payload, "H").modules for payload in PAYLOADS] == [29, 29]


def test_the_camera_sees_nothing_where_there_is_nothing_to_see():
    """A decoder that read from a hidden copy would read this too."""
    qr = build_qr(PAYLOADS[0])
    assert read_by(photograph(qr, 60, 6000, CLEAN[0], 1280, 0)) == (None, None)
    ruined = Scene("ruined", specks=0.4)
    assert read_by(photograph(qr, 60, 600, ruined, 1280, 0)) == (None, None)
