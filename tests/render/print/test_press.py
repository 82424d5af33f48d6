"""What WeasyPrint may read, what it says about boxes, and that no complaint of its is lost."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from weasyprint.urls import FatalURLFetchingError

from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print import press as module
from noticeboard.render.print.complaints import PressWarning
from noticeboard.render.print.leaf import Leaf
from noticeboard.render.print.paper import Paper
from noticeboard.render.print.press import Press
from noticeboard.render.print.proof import Proof
from tests.helpers.posters import MM


@pytest.fixture(scope="module")
def roots(tmp_path_factory):
    root = tmp_path_factory.mktemp("roots")
    (root / "inside.css").write_text("p{color:red}", "utf-8")
    (root.parent / "outside.css").write_text("p{color:red}", "utf-8")
    (root / "link.css").symlink_to(root.parent / "outside.css")
    (root / "photos").mkdir()
    (root / "photos/a1.jpg").write_bytes(b"photo")
    return root


PAPER = Paper(100, 50)


def leaf(html):
    return Leaf((html,), "标题", "责任单位", "说明", date(2026, 11, 22))


@pytest.fixture(scope="module")
def fetcher(roots):
    return module._Fetcher(roots, roots / "photos")


def test_fonts_photos_and_data_are_read(fetcher, roots):
    for url in ((roots / "inside.css").as_uri(), "photo:a1.jpg", "data:text/css,p%7B%7D"):
        answer = fetcher.fetch(url)
        assert answer.read()
        answer.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/x.css",
        "https://board.example/x.css",
        "ftp://board.example/x.css",
        "file://board.example/etc/passwd",
        "file:///etc/passwd",
        "{root}/../outside.css",
        "{root}/%2e%2e/outside.css",
        "{root}/link.css",
        "gopher://board.example/",
        "photo:../../outside.css",
        "photo:/etc/passwd",
        "photo://board.example/a1.jpg",
        "/etc/passwd",
        "inside.css",
    ],
)
def test_nothing_else_is(fetcher, roots, url):
    with pytest.raises(FatalURLFetchingError, match="refused"):
        fetcher.fetch(url.format(root=roots.as_uri()))


@pytest.mark.parametrize(
    "html",
    [
        '<img src="{away}">',
        '<link rel="stylesheet" href="{away}">',
        '<style>@import "{away}"</style>',
        '<p style="background:url({away})">x',
        '<svg width="9" height="9"><image href="{away}" width="9" height="9"/></svg>',
    ],
)
@pytest.mark.parametrize("away", ["https://board.example/a.png", "file:///etc/passwd"])
def test_a_document_that_asks_for_more_stops(roots, html, away):
    with pytest.raises((FatalURLFetchingError, PressWarning)):
        Press(roots, roots / "photos").draw([leaf(html.format(away=away))], "p{}", PAPER)


@pytest.mark.parametrize("away", ["https://board.example/a.css", "file:///etc/passwd"])
def test_a_style_sheet_that_asks_for_more_stops(roots, away):
    with pytest.raises((FatalURLFetchingError, PressWarning)):
        Press(roots, roots / "photos").measure("<p>x", f'@import "{away}";')


def test_a_complaint_is_an_error_and_is_told_once(roots):
    press = Press(roots, roots / "photos")
    with pytest.raises(PressWarning, match="no-such-property"):
        press.measure("<p>x", "p{no-such-property:1}")
    assert press.measure('<p id="a">x', "p{margin:0}")


def test_a_complaint_is_told_to_the_press_that_it_is_about(roots):
    one, other = Press(roots, roots / "photos"), Press(roots, roots / "photos")
    with pytest.raises(PressWarning):
        one.measure("<p>x", "p{no-such-property:1}")
    assert other.measure('<p id="a">x', "p{margin:0}")


def test_boxes_are_told_in_millimetres(roots):
    css = "@page{size:100mm 50mm;margin:10mm 20mm} body{margin:0} #a{width:30mm;height:5mm}"
    left, top, width, height = Press(roots, roots / "photos").measure('<div id="a"></div>', css)[
        "a"
    ]
    assert (left, top, width, height) == pytest.approx((20, 10, 30, 5), abs=0.01)


def test_the_boxes_stand_where_a_print_shop_looks_for_them(roots):
    css = "@page{size:120mm 70mm;margin:0}"
    (drawn,) = Press(roots, roots / "photos").draw([leaf("<p>x")], css, PAPER)
    with pikepdf.open(io.BytesIO(drawn.pdf)) as document:
        page = document.pages[0]
        boxes_pt = {name: [*page[name]] for name in ("/MediaBox", "/TrimBox", "/BleedBox")}
    found = {name: [float(v) / MM for v in box] for name, box in boxes_pt.items()}
    assert found["/MediaBox"] == pytest.approx([0, 0, 120, 70], abs=0.01)
    assert found["/TrimBox"] == pytest.approx([10, 10, 110, 60], abs=0.01)
    assert found["/BleedBox"] == pytest.approx([7, 7, 113, 63], abs=0.01)


def test_each_leaf_is_a_file_of_its_own_with_the_bytes_that_it_has_alone(roots):
    css = "@page{size:120mm 70mm;margin:0} body{margin:0} .leaf{break-after:page} p{margin:0}"
    leaves = [leaf(f'<p id="part" style="width:{n}mm">{n}') for n in (10, 20, 30)]
    press = Press(roots, roots / "photos")
    together = press.draw(leaves, css, PAPER)
    alone = [press.draw([one], css, PAPER)[0] for one in leaves]
    assert together == alone
    assert [one.pages[0].boxes["part"][2] for one in together] == pytest.approx(
        [10, 20, 30], abs=0.01
    )
    assert len({one.pdf for one in together}) == 3
    with pikepdf.open(io.BytesIO(together[1].pdf)) as document:
        assert len(document.pages) == 1
        assert str(document.docinfo["/Title"]) == "标题"
        assert "/Names" not in document.Root


def test_the_boxes_of_texts_are_told_with_the_part_that_they_stand_in(roots):
    css = """@page{size:120mm 70mm;margin:0} body,p{margin:0} p{line-height:10mm;font-size:5mm}
        .leaf{break-after:page} .narrow{margin-left:20mm;width:12mm}"""
    html = '<p>before</p><div id="part" class="narrow"><p>some <b>words</b></p></div>'
    (drawn,) = Press(roots, roots / "photos").draw([leaf(html)], css, PAPER)
    assert [(text.words, text.part) for text in drawn.pages[0].texts] == [
        ("before", ""),
        ("some", "part"),
        ("words", "part"),
    ]
    before, some, words = drawn.pages[0].texts
    assert (before.left_mm, some.left_mm, words.left_mm) == pytest.approx((0, 20, 20), abs=0.01)
    assert [text.bottom_mm - text.top_mm for text in drawn.pages[0].texts] == pytest.approx([5] * 3)
    assert 0 < before.top_mm < before.bottom_mm < 10 < some.top_mm
    assert some.bottom_mm <= 20 < words.top_mm
    assert words.right_mm > words.left_mm + 5


def test_a_leaf_larger_than_its_page_is_an_error(roots):
    css = "@page{size:120mm 70mm;margin:0} .leaf{break-after:page}"
    with pytest.raises(PressWarning, match="3 pages where 2 should be"):
        Press(roots, roots / "photos").draw(
            [leaf("<p>x"), leaf('<p style="height:80mm">x<p>y')], css, PAPER
        )


def test_a_leaf_with_a_back_is_one_file_of_two_pages_with_the_same_boxes(roots):
    css = "@page{size:120mm 70mm;margin:0} body,p{margin:0} .leaf{break-after:page}"
    both = replace(leaf('<p id="part">front'), pages=('<p id="part">front', '<p id="part">back'))
    press = Press(roots, roots / "photos")
    single, drawn = press.draw([leaf("<p>x"), both], css, PAPER)
    assert [page.texts[0].words for page in drawn.pages] == ["front", "back"]
    assert [[*page.boxes] for page in drawn.pages] == [["part"], ["part"]]
    assert press.lay([both], css) == [drawn.pages]
    for pdf, pages in ((single.pdf, 1), (drawn.pdf, 2)):
        assert check_pdf(pdf, Proof(PAPER, pages=pages)) is None
