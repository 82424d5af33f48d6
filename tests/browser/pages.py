"""Which pages of the sample site the browser looks at, how, and what it asks them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class View:
    """How somebody looks at a page: a phone or a desk, by day or by night."""

    name: str
    width: int
    height: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.name}-{self.scheme}"


PHONE, PHONE_DARK = View("phone", 360, 640, "light"), View("phone", 360, 640, "dark")
DESK, DESK_DARK = View("desk", 1280, 900, "light"), View("desk", 1280, 900, "dark")
VIEWS = (PHONE, PHONE_DARK, DESK, DESK_DARK)

#: Boards: an ordinary one by its printed code; one where hardly anybody agreed to be named; one
#: with a single member and four vacant seats; the longest list of members.
BOARDS = ("xihu/xuegong3/", "Q/J36H/", "oufeng/b22/", "zhangmiao/lou16/", "xihu/chuanshan63/")
#: What a scan of a retired code shows.
RETIRED = "Q/ZMRZ/"
#: A case that is open, for whoever has its number.
CASE = "xihu/cases/XH2026-034/"
#: An electronic screen in a hall.
SCREEN = "xihu/screen/"
#: Pages that the theme frames: home, units above communities; communities and units within two;
#: months, figures; cases; a document; the handbook, articles, a page with its translation,
#: and what is shown for an address that there is not.
FRAMED = (
    "",
    "unit/hengyangshi/",
    "unit/qingshanjiedao/",
    "unit/chuanhuiqu/",
    "xihu/",
    "oufeng/",
    "oufeng/calendar/",
    "oufeng/figures/",
    "unit/chuanhuiqu/figures/",
    "oufeng/wg-n01/",
    "chuanhui-qiyi/pianqu/",
    "xihu/cases/",
    "zhangmiao/cases/",
    "documents/xihu-contact/",
    "handbook/",
    "handbook/edit/",
    "handbook/consent/",
    "handbook/coverage/",
    "history/",
    "about/",
    "en/about/",
    "404.html",
)

#: Functions that measure a page: see there. ``page.evaluate(f"{PROBES}.sizes()")``.
PROBES = Path(__file__).with_name("probes.js").read_text("utf-8").strip()

#: Visible elements that have text of their own, with its size: [text, tag, px].
TEXT_SIZES = """() => [...document.body.querySelectorAll('*')]
  .filter(e => e.checkVisibility() && e.getClientRects().length && [...e.childNodes].some(
    n => n.nodeType === Node.TEXT_NODE && n.data.trim()))
  .map(e => [
    e.textContent.trim().slice(0, 20), e.tagName, parseFloat(getComputedStyle(e).fontSize)])
"""
#: The text outside of links that dial.
TEXT_BESIDE_CALLS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest('a[href^="tel:"], script, style')) {
      texts.push(walker.currentNode.data);
    }
  }
  return texts.join('\\n');
}"""
#: Links that dial: [address, text, height, whether of somebody responsible].
CALLS = """() => [...document.querySelectorAll('a[href^="tel:"]')].map(a => [
  a.getAttribute('href'), a.textContent, a.getBoundingClientRect().height, !!a.closest('#leads')])
"""
#: Levels of the headings that are shown, in order.
HEADINGS = """() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')]
  .filter(h => h.checkVisibility()).map(h => Number(h.tagName[1]))
"""
