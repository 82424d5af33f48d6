"""What one sees at once: numbers that stand out, names in one piece, one white, one edge."""

from __future__ import annotations

import io

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from noticeboard.render.environment import JOINT
from tests.browser.pages import BOARDS, DESK, PHONE, PHONE_DARK, View

pytestmark = pytest.mark.browser

TABLET = View("tablet", 768, 1024, "light")
#: Names that stand over several lines, cut at the ends of their lines.
CUT_NAMES = """() => [...document.querySelectorAll(
  '.person .name, h3.who, .contact .who, .lead b, h1, .nb-list a b')].map(e => {
  const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), lines = [];
  let last = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest('.note,.seat')) { continue; }
    for (let i = 0; i < node.data.length; i++) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const top = Math.round(range.getBoundingClientRect().top);
      if (lines.length && Math.abs(top - last) < 8) { lines[lines.length - 1] += node.data[i]; }
      else { lines.push(node.data[i]); }
      last = top;
    }
  }
  return lines.map(line => line.trim()).filter(Boolean);
}).filter(lines => lines.length > 1)"""
#: Numbers in sight that stand over more than one line.
BROKEN_NUMBERS = """() => [...document.querySelectorAll('.tel')].filter(
  e => e.offsetParent).map(e => {
  const texts = [...e.childNodes].filter(n => n.nodeType === 3 && n.data.trim());
  const range = document.createRange();
  range.selectNodeContents(texts[texts.length - 1]);
  const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
  return tops.size > 1 ? e.textContent : '';
}).filter(Boolean)"""
#: How far each number ends from where its row's name ends, in px.
GAPS = """() => [...document.querySelectorAll('.line')].filter(
  l => l.querySelector('.tel')).map(l => {
  const range = document.createRange();
  range.selectNodeContents(l.querySelector('.who'));
  const number = l.querySelector('.tel').getBoundingClientRect();
  return number.left - range.getBoundingClientRect().right;
})"""


@pytest.mark.parametrize("uri", [*BOARDS, "xihu/"])
def test_a_button_says_what_it_does_and_its_number_is_large(look, uri):
    with look(uri) as visit:
        for button in visit.page.locator(".dial .tel, .nb-hotline .tel").all():
            size = button.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
            assert size == 26
            assert button.inner_text().startswith("拨打")


@pytest.mark.parametrize("large", [False, True], ids=["standard", "large"])
@pytest.mark.parametrize("view", [PHONE, TABLET, DESK], ids=str)
@pytest.mark.parametrize("uri", ["lishanlu/lsl148/", "oufeng/b19/", "lishanlu/"])
def test_a_landline_stands_in_one_line(look, uri, view, large):
    with look(uri, view) as visit:
        if large:
            visit.page.evaluate("document.documentElement.classList.add('nb-large')")
        broken = visit.page.evaluate(BROKEN_NUMBERS)
        assert broken == []


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
@pytest.mark.parametrize("uri", [*BOARDS, "xihu/", "unit/hengyangshi/", "handbook/"])
def test_titles_are_larger_than_text(look, uri, view):
    with look(uri, view) as visit:
        size = "e => parseFloat(getComputedStyle(e).fontSize)"
        for title in visit.page.locator("main h2").all():
            assert title.evaluate(size) >= 24, title.inner_text()


@pytest.mark.parametrize("uri", BOARDS)
def test_on_a_tablet_a_number_is_near_its_name(look, uri):
    with look(uri, TABLET) as visit:
        gaps = visit.page.evaluate(GAPS)
        assert gaps
        assert max(gaps) < 300
        boxes = visit.page.evaluate(
            "[...document.querySelectorAll('.panel')].map(p => p.getBoundingClientRect().left)"
        )
        assert len({round(left) for left in boxes}) == 2, "two columns"


@pytest.mark.parametrize("uri", [*BOARDS, "xihu/", "unit/hengyangshi/", "", "404.html"])
def test_names_are_broken_at_joints_only(look, uri):
    with look(uri) as visit:
        for lines in visit.page.evaluate(CUT_NAMES):
            whole = "".join(lines)
            joints = {match.start() for match in JOINT.finditer(whole)}
            joints |= {at + 1 for at, char in enumerate(whole) if char in "—：（）()· "}
            joints |= {at for at, char in enumerate(whole) if char in "（("}
            ends = [sum(map(len, lines[:n])) for n in range(1, len(lines))]
            assert {*ends} <= joints, lines


def test_long_names_are_among_those(look):
    with look("xihu/") as visit:
        assert visit.page.evaluate(CUT_NAMES)


#: Colours of grounds beside that of the page.
OTHER_GROUNDS = """() => {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  return [...document.querySelectorAll('main, main section, main div, main input, footer')]
    .filter(e => !e.matches('.nb-foot, .panel-history'))
    .map(e => getComputedStyle(e).backgroundColor)
    .filter(colour => colour !== 'rgba(0, 0, 0, 0)' && colour !== paper);
}"""


@pytest.mark.parametrize("view", [PHONE, DESK], ids=str)
@pytest.mark.parametrize("uri", [*BOARDS[:1], "", "xihu/", "handbook/"])
def test_there_is_one_white(look, uri, view):
    with look(uri, view) as visit:
        assert visit.page.evaluate(OTHER_GROUNDS) == []


def test_at_night_the_first_button_is_red_with_gold(look):
    with look(BOARDS[0], PHONE_DARK) as visit:
        button = visit.page.locator(".dial .tel").first
        colours = button.evaluate("e => (s => [s.backgroundColor, s.color])(getComputedStyle(e))")
    assert colours == ["rgb(126, 13, 21)", "rgb(255, 233, 168)"]


def test_what_is_pressed_on_a_screen_is_scanned_on_paper(look):
    with look(BOARDS[0], DESK) as visit:
        visit.page.wait_for_load_state("networkidle")
        document = pypdfium2.PdfDocument(visit.page.pdf(prefer_css_page_size=True))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    images = [page.render(scale=3).to_pil() for page in document]
    codes = {code.text for image in images for code in zxingcpp.read_barcodes(image)}
    assert codes == {"HTTPS://BOARD.EXAMPLE/Q/J36H/"}
    for word in ("长按", "拨打", "现在开放", "下载"):
        assert word not in text


@pytest.mark.parametrize("view", [PHONE, TABLET], ids=str)
def test_the_ways_into_a_page_begin_at_its_edge(look, view):
    with look("xihu/", view) as visit:
        page = visit.page
        edge = page.locator("h1").bounding_box()["x"]
        links = [link.bounding_box() for link in page.locator(".nb-jump a").all()]
    rows = {round(box["y"]): min(b["x"] for b in links if b["y"] == box["y"]) for box in links}
    assert [x - edge for x in rows.values()] == pytest.approx([0] * len(rows), abs=0.5)


def test_the_cross_in_the_search_field_is_ours(look):
    with look("") as visit:
        field = visit.page.get_by_role("searchbox")
        field.fill("没有这栋楼")
        shot = Image.open(io.BytesIO(field.screenshot())).convert("RGB")
        inside = shot.crop((shot.width // 2, 8, shot.width - 8, shot.height - 8))
        blue = [p for p in inside.get_flattened_data() if p[2] > max(p[0], p[1]) + 30]
        assert blue == []
        box = field.bounding_box()
        field.click(position={"x": box["width"] - 26, "y": box["height"] / 2})
        assert field.input_value() == ""
