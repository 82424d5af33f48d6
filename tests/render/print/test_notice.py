"""The sheet of one notice: as large as it can be, where it is said, and its code leads there."""

from __future__ import annotations

from datetime import date

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.notice import NOTICE
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone
from tests.helpers.posters import MM, Poster
from tests.helpers.projects import change
from tests.helpers.rows import said_by

A4, A3 = PRODUCTS["notice-a4"], PRODUCTS["notice-a3"]
UPRIGHT, UPRIGHT_A3 = PRODUCTS["notice-a4-portrait"], PRODUCTS["notice-a3-portrait"]
ALL = (A4, UPRIGHT, A3, UPRIGHT_A3)
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


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize("text", [None, "晚七点", LONG, LIST, LONG * 6])
def test_on_every_sheet_whom_to_ask_stands_beside_or_beneath(board, printer, product, text):
    seen = sheet(said_by(board, "停水通知", text, date(2026, 12, 31)), printer, product)
    title, number, valid = (
        next(words for words in seen.words if words.text.startswith(start))
        for start in ("停水通知", "0734", "自 2026")
    )
    if product.paper.width_mm > product.paper.height_mm:
        assert min(number.left, valid.left) > title.right
    else:
        assert max(number.top, valid.top) < title.bottom
        assert abs(number.top - valid.top) < 6 * MM, "side by side"
    assert min(size_mm(seen, words.text) for words in seen.words if len(words.text) > 3) > 2.2


def test_over_how_much_too_long_is_told_and_so_much_less_has_room(board, printer):
    """The smallest type on A4 is of 16 pt in lines of 1.45: some 8 mm."""
    long = said_by(board, "停水", "\n".join(["国" * 20] * 40))
    for product in ALL:
        (told,) = NOTICE.misfits((long,), product, printer)
        scale = 1 if product.paper.width_mm < 298 and product.paper.height_mm < 298 else 420 / 297
        less = 40 - -(-told.over_mm // int(8 * scale))
        sheet(said_by(board, "停水", "\n".join(["国" * 20] * less)), printer, product)


def test_no_line_of_a_large_text_is_a_lone_character(board, printer):
    for product in ALL:
        seen = sheet(said_by(board, "扶手", "五个单元都装好了第二道扶手。"), printer, product)
        assert [w.text for w in seen.words if w.text in ("手。", "手")] == []


def test_a_short_notice_is_huge_and_a_long_one_smaller(board, printer):
    texts = ("晚七点", LONG, LONG * 3, LONG * 6)
    seen = [sheet(said_by(board, "停水通知", text), printer) for text in texts]
    sizes = [size_mm(one, "停水通知") for one in seen]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 40
    assert sizes[-1] > 8


def lines_of(seen, text):
    """Return the lines that the sheet breaks `text` into."""
    return [words.text for words in seen.words if words.text and words.text in text]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("晚八点后凉亭不放音响", 1),
        ("消防通道画了黄线，请别停车", 2),
        ("关于小区地下车库出入口改造期间车辆绕行和临时停放安排的通知", 2),
    ],
)
def test_a_title_goes_on_in_a_second_line_at_a_joint_or_where_it_must(board, printer, title, lines):
    said = said_by(board, title, "孩子要写作业，老人要睡觉。这是全楼开会定下的。")
    found = lines_of(sheet(said, printer), title)
    assert (len(found), "".join(found)) == (lines, title)


def test_a_title_is_told_from_its_text_whatever_their_lengths(board, printer):
    for title in ("停水", "晚八点后凉亭不放音响", "国" * 25):
        for times in (1, 3, 6):
            seen = sheet(said_by(board, title, LONG * times), printer)
            assert size_mm(seen, title[:2]) > 1.1 * size_mm(seen, LONG[:2]), (title, times)


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("board.example/chuanhui-qiyi", ["board.example/chuanhui-qiyi"]),
        (
            "notices.jiedao-gov.example/gonggao/chuanhui-qiyi",
            ["notices.jiedao-gov.example/", "gonggao/chuanhui-qiyi"],
        ),
    ],
)
def test_an_address_is_broken_behind_its_slashes_only(board, printer, words, lines):
    seen = sheet(said_by(board, "停水", LONG, address_words=words), printer)
    found: dict[int, str] = {}
    for part in (one for one in seen.words if one.text in words and one.text != "board.example"):
        found[round(part.bottom)] = found.get(round(part.bottom), "") + part.text
    assert [*found.values()] == lines


def test_what_posters_warn_of_stands_on_it_as_large_as_there_is_room(board, printer):
    one, three = ("本栏不收款，不索要密码和验证码",), ("不收款", "不索要密码", "不卖东西")
    few, many = (sheet(said_by(board, "停水", LONG, date(2026, 12, 31), cautions=found), printer)
                 for found in (one, three))  # fmt: skip
    assert all(words in few.text for words in one)
    assert all(words in many.text for words in three)
    assert size_mm(few, "微信扫一扫") > size_mm(many, "微信扫一扫")


def test_cautions_that_have_no_room_are_told(board, printer):
    said = said_by(board, "停水", None, cautions=("国" * 40,) * 6)
    (told,) = NOTICE.draw((said,), A4, printer)
    assert told == Misfit("poster.foot", "cautions")
    assert NOTICE.misfits((said,), A4, printer) == (told,)


def test_without_an_end_none_is_told(board, printer):
    seen = sheet(said_by(board, "停水", None), printer)
    assert "2026年11月22日" in seen.text
    assert "有效期" not in seen.text
    assert "至" not in seen.text


def test_what_is_too_long_at_the_smallest_size_is_told_and_stops_no_other(board, printer):
    good, long = said_by(board, "停水", None), said_by(board, "停水", "国" * 1500)
    one, told, third = NOTICE.draw((good, long, good), A4, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part, told.text) == ("poster.too-long", "notices", "停水")
    assert one == third
    assert NOTICE.misfits((good, long), A4, printer) == (None, told)


@pytest.mark.parametrize("lines", [5, 8, 12])
@pytest.mark.parametrize("line", ["遛狗请牵绳，别让它叫。", "Ⅻ级大风，㎡以下的牌子收好。"])
def test_a_rare_character_is_measured_in_the_font_it_is_printed_in(board, printer, line, lines):
    said = said_by(board, "遛狗五条约定", "\n".join([line] * lines))
    (drawn,) = NOTICE.draw((said,), A4, printer)
    assert isinstance(drawn, Printed)
    assert NOTICE.misfits((said,), A4, printer) == (None,)


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize("what", ["title", "latin", "place", "responsible", "hotline"])
def test_the_longest_that_the_schema_lets_through_has_room(board, printer, product, what):
    number = Phone.parse("0734-1000100转123456")
    said = {
        "title": lambda: said_by(board, "国" * 40, LONG),
        "latin": lambda: said_by(board, "W" * 40, "a" * 200),
        "place": lambda: said_by(board, "停水", LONG, place="国" * 40, above="国" * 40),
        "responsible": lambda: said_by(board, "停水", LONG, responsible="国" * 40),
        "hotline": lambda: said_by(board, "停水", LONG, hotline=number),
    }[what]()
    sheet(said, printer, product)


def test_a_host_that_is_too_long_is_told(board, printer):
    words = ".".join(["a" * 60] * 8)
    (told,) = NOTICE.draw((said_by(board, "停水", None, address_words=words),), A4, printer)
    assert told == Misfit("poster.name-too-wide", "address", words)


@pytest.mark.parametrize(("a4", "a3"), [(A4, A3), (UPRIGHT, UPRIGHT_A3)])
def test_on_a_larger_paper_all_of_it_is_larger(board, printer, a4, a3):
    said = said_by(board, "停水通知", LONG)
    small, large = sheet(said, printer, a4), sheet(said, printer, a3)
    for words in ("停水通知", "为配合", "微信扫一扫", "湖滨社区党总支"):
        assert size_mm(large, words) / size_mm(small, words) > 420 / 297 - 0.03, words


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
