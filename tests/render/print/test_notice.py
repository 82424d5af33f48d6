"""The sheet of one notice: as large as it can be, where it is said, and its code leads there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs import notice
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.paper import A3
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone
from tests.helpers.posters import MM, Poster
from tests.helpers.projects import change
from tests.helpers.rows import said_by

A4 = PRODUCTS["notice-a4"]
LONG = "为配合供水管网改造，自来水公司将更换主管道，一至三号楼分时段停水，请提前储水并关好龙头。"
LIST = "请做到：\n\n- 出门前关好燃气\n- 电动车不进楼\n- 楼道里不堆纸箱\n\n险情先打 **119**。"


def sheet(said, printer, product=A4):
    """Draw, and look at what every sheet must have."""
    (made,) = NOTICE.draw((said,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    # PDFium tells of a run of text twice where the font changes within it.
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=4) == []
    assert NOTICE.misfits((said,), product, printer) == (None,)
    return seen


def size_mm(seen, text):
    """Return how tall the letters of the first line with `text` are."""
    words = next(words for words in seen.words if text in words.text)
    return (words.top - words.bottom) / MM


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("明天停水", "上午8:00到下午5:00。"),
        ("消防演练今晚七点", None),
        ("分时段停水的通知", LONG * 6),
        ("用电用气安全提醒", LIST),
        ("䶮㛃𬭎先进事迹报告会", "由喆堃、淼濛主讲《赟里㛃园的故事》。"),
    ],
)
def test_all_of_it_stands_on_one_lying_sheet(board, printer, theme, title, text):
    said = said_by(board, title, text, date(2026, 12, 31), theme=theme)
    seen = sheet(said, printer)
    left, bottom, right, top = seen.box("TrimBox")
    assert (right - left, top - bottom) == pytest.approx((297 * MM, 210 * MM), abs=0.01)
    said_beside = ("湖滨社区党总支", "自2026年11月22日", "至2026年12月31日", "07341000100")
    for words in (title, "湖滨路1号楼", *said_beside):
        assert words in seen.text
    for line in (text or "").replace("**", "").split("\n"):
        assert "".join(line.removeprefix("- ").split()) in seen.text
    assert seen.codes() == ["HTTPS://BOARD.EXAMPLE/Q/A2A2/"]


def test_a_short_notice_is_huge_and_a_long_one_smaller(board, printer):
    texts = ("晚七点", LONG, LONG * 3, LONG * 6)
    seen = [sheet(said_by(board, "停水通知", text), printer) for text in texts]
    sizes = [size_mm(one, "停水通知") for one in seen]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 40
    assert sizes[-1] > 8


def test_without_an_end_none_is_told(board, printer):
    seen = sheet(said_by(board, "停水", None), printer)
    assert "自2026年11月22日" in seen.text
    assert "至" not in seen.text


def test_what_is_too_long_at_the_smallest_size_is_told_and_stops_no_other(board, printer):
    good, long = said_by(board, "停水", None), said_by(board, "停水", "国" * 1500)
    one, told, third = NOTICE.draw((good, long, good), A4, printer)
    assert told == Misfit("poster.too-long", "notices", "停水")
    assert one == third
    assert NOTICE.misfits((good, long), A4, printer) == (None, told)


@pytest.mark.parametrize("lines", [5, 8, 12])
@pytest.mark.parametrize("line", ["遛狗请牵绳，别让它叫。", "Ⅻ级大风，㎡以下的牌子收好。"])
def test_a_rare_character_is_measured_in_the_font_it_is_printed_in(board, printer, line, lines):
    said = said_by(board, "遛狗五条约定", "\n".join([line] * lines))
    (drawn,) = NOTICE.draw((said,), A4, printer)
    assert isinstance(drawn, Printed)
    assert NOTICE.misfits((said,), A4, printer) == (None,)


def test_many_are_looked_at_together_and_each_is_told_of_in_its_place(board, printer, monkeypatch):
    laid, lay = [], printer.press.lay

    def spy(leaves, css):
        laid.append(len(leaves))
        return lay(leaves, css)

    monkeypatch.setattr(printer.press, "lay", spy)
    long, words = "国" * 1500, ".".join(["a" * 60] * 8)
    host = said_by(board, "停水", None, address_words=words)
    many = [said_by(board, f"停水{n}", LONG, theme=[*THEMES][n % 2]) for n in range(40)]
    told = NOTICE.misfits((*many, said_by(board, "停水", long), host, many[0]), A4, printer)
    too_long = Misfit("poster.too-long", "notices", "停水")
    too_wide = Misfit("poster.name-too-wide", "address", words)
    assert told == (*[None] * 40, too_long, too_wide, None)
    assert (sum(laid), max(laid), len(laid)) == (42, 16, 4)


@pytest.mark.parametrize(
    "text",
    [LONG, LONG * 5, LIST, "a" * 200, "第1条 8:30–11:30，3号楼。" * 9, "Ⅻ级大风，㎡以下。" * 9],
)
def test_smaller_text_is_never_taller(board, printer, text):
    said = said_by(board, "停水", text)
    html = str(notice._text(said))
    css = notice._css(said.theme, A4, printer, printer.fonts.blocks(html))
    pieces = [("main", f"size{size}", html) for size in range(len(notice._SIZES_PT))]
    heights_mm = printer.ruler.heights_mm(css, pieces)
    assert heights_mm == sorted(heights_mm, reverse=True)


@pytest.mark.parametrize("what", ["title", "latin", "place", "responsible", "hotline"])
def test_the_longest_that_the_schema_lets_through_has_room(board, printer, what):
    number = Phone.parse("0734-1000100转123456")
    said = {
        "title": lambda: said_by(board, "国" * 40, LONG),
        "latin": lambda: said_by(board, "W" * 40, "a" * 200),
        "place": lambda: said_by(board, "停水", LONG, place="国" * 40, above="国" * 40),
        "responsible": lambda: said_by(board, "停水", LONG, responsible="国" * 40),
        "hotline": lambda: said_by(board, "停水", LONG, hotline=number),
    }[what]()
    sheet(said, printer)


def test_a_host_that_is_too_long_is_told(board, printer):
    words = ".".join(["a" * 60] * 8)
    (told,) = NOTICE.draw((said_by(board, "停水", None, address_words=words),), A4, printer)
    assert told == Misfit("poster.name-too-wide", "address", words)


def test_on_a_larger_paper_all_of_it_is_larger(board, printer):
    a3 = replace(A4, id="notice-a3", paper=A3.landscape, qr_mm=60)
    said = said_by(board, "停水通知", LONG)
    small, large = sheet(said, printer), sheet(said, printer, a3)
    times = size_mm(large, "停水通知") / size_mm(small, "停水通知")
    assert times == pytest.approx(420 / 297, abs=0.03)


def test_a_sheet_has_the_same_bytes_alone_and_beside_others(board, printer):
    several = tuple(said_by(board, title, LONG) for title in ("停水", "䶮㛃", "停电"))
    together = [*NOTICE.draw(several, A4, printer)]
    assert together == [one for said in several for one in NOTICE.draw((said,), A4, printer)]


# --- Where a notice is said ----------------------------------------------------------------


@pytest.fixture
def subjects(small, today):
    """A function that returns the notices of the small project as it is now."""

    def find():
        catalogue = load_catalogue(small, today)
        return NOTICE.subjects(Source(catalogue, today, Urls("https://board.example/")))

    return find


def test_a_notice_is_printed_once_where_it_is_said_and_only_if_paper_shows_it(subjects, small):
    change(small / "hubin/lou2.yml", "自: 2026-11-20", "自: 2026-11-20, 渠道: [海报]")
    shared, own = subjects()
    assert (shared.path, shared.content.row.title) == ("hubin", "海报上也有的通知")
    assert (shared.content.place, shared.content.above) == ("湖滨社区", "青山街道")
    assert shared.content.address_url == "https://board.example/hubin/"
    assert shared.content.address_words == "board.example/hubin"
    assert (own.path, own.content.row.title) == ("hubin/lou2", "二号楼停水")
    assert own.content.address_url == "HTTPS://BOARD.EXAMPLE/Q/B2B2/"
    assert own.content.responsible == "湖滨社区党总支"


def test_the_code_of_a_community_leads_to_its_page(subjects, printer):
    (shared,) = subjects()
    assert sheet(shared.content, printer).codes() == ["https://board.example/hubin/"]


def test_a_notice_of_a_unit_is_printed_without_a_number(subjects, small, printer):
    (small / "units").mkdir()
    text = "通知:\n  - {标题: 全街道通知, 自: 2026-11-22, 渠道: [海报]}\n"
    (small / "units/qingshanjiedao.yml").write_text(text, "utf-8")
    unit, _ = subjects()
    assert unit.path == "unit/qingshanjiedao"
    assert (unit.content.responsible, unit.content.above) == ("青山街道", "石鼓区")
    assert "社区热线" not in sheet(unit.content, printer).text


def test_the_number_of_a_unit_is_not_called_that_of_a_community(subjects, small, printer):
    (small / "units").mkdir()
    text = "热线: 0734-1000200\n通知:\n  - {标题: 全街道通知, 自: 2026-11-22, 渠道: [海报]}\n"
    (small / "units/qingshanjiedao.yml").write_text(text, "utf-8")
    unit, community = (sheet(subject.content, printer).text for subject in subjects())
    assert "07341000200" in unit
    assert "热线" in unit
    assert "社区热线" not in unit
    assert "社区热线" in community


def test_a_notice_of_the_site_says_its_name_once(subjects, small, printer):
    text = "热线: 12345\n通知:\n  - {标题: 全区通知, 自: 2026-11-22, 渠道: [海报]}\n"
    path = small / "organisation.yml"
    path.write_text(f"{path.read_text('utf-8')}\n{text}", "utf-8")
    site, _ = (subject.content for subject in subjects())
    assert (site.path, site.above) == ("", "")
    seen = sheet(site, printer)
    band = [words.text for words in seen.words if words.bottom > 180 * MM]
    assert band == [site.place], "its signature, below, is another matter"
    assert "社区热线" not in seen.text


def test_its_file_has_a_name_that_another_notice_does_not_change(subjects, small):
    (before,) = subjects()
    assert before.mark.startswith("20261122-")
    line = "  - {标题: 海报上也有的通知,"
    more = "  - {标题: 更早的, 自: 2026-11-22, 渠道: [海报]}\n"
    change(small / "hubin/community.yml", line, more + line)
    assert before.mark in [subject.mark for subject in subjects()]
    assert len({subject.mark for subject in subjects()}) == 2


def test_the_same_notice_twice_is_one_sheet(subjects, small):
    line = "  - {标题: 海报上也有的通知, 自: 2026-11-22, 渠道: [网页, 海报]}\n"
    change(small / "hubin/community.yml", line, line * 2)
    assert len(subjects()) == 1
