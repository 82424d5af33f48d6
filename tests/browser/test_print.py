"""What comes out of a printer when somebody prints a page that the theme frames."""

from __future__ import annotations

import pypdfium2
import pytest

from tests.browser.pages import DESK_DARK

pytestmark = pytest.mark.browser


@pytest.fixture
def printed(look):
    """A function that prints a page, large type and dark screen notwithstanding: pages, text."""

    def to_paper(uri, change=""):
        with look(uri, DESK_DARK) as visit:
            visit.page.locator("[data-nb-large='1']").click()
            visit.page.evaluate(change or "0")
            document = pypdfium2.PdfDocument(visit.page.pdf(prefer_css_page_size=True))
        texts = [page.get_textpage().get_text_bounded() for page in document]
        sizes = {tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document}
        image = document[0].render(scale=1).to_pil().convert("L")
        return sizes, "".join("".join(texts).split()), image

    return to_paper


def test_a_community_on_paper(printed):
    sizes, text, image = printed("xihu/")
    assert sizes == {(210, 297)}
    assert "西湖新村社区" in text
    assert "07341206300" in text
    assert "学宫巷3号楼" in text
    for word in ("标准字", "工作手册", "回到页首"):
        assert word not in text, "what can only be pressed"
    pixels = image.histogram()
    assert pixels[255] > 0.85 * sum(pixels), "ink is for the text"


def test_only_links_away_show_their_address(printed):
    away = "document.querySelector('main p').innerHTML += '<a href=\\'https://a.example/\\'>x</a>'"
    _, text, _ = printed("handbook/", away)
    assert "(https://a.example/)" in text
    assert "edit/" not in text


def test_a_list_of_headings_is_not_printed(printed):
    _, text, _ = printed("handbook/consent/")
    assert "本页目录" not in text
    assert text.count("怎样撤") == 2, "once in the first sentence, once as a heading"


def test_no_day_of_a_calendar_is_parted_by_the_end_of_a_page(look):
    with look("oufeng/calendar/", DESK_DARK) as visit:
        visit.page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")
        document = pypdfium2.PdfDocument(visit.page.pdf(prefer_css_page_size=True))
        days = visit.page.locator(".days > li").evaluate_all("all => all.map(e => e.textContent)")
    pages = ["".join(p.get_textpage().get_text_bounded().split()) for p in document]
    assert len(pages) > 1
    for day in ("".join(day.split()) for day in days):
        day = day.replace("今天", "").replace("明天", "")
        assert any(day in page for page in pages), day
