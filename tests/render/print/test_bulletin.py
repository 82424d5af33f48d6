"""The bulletin of a community: whom to call, the month, cases and figures, read from a metre."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import MonthDay, MonthLine, ShownPerson, Urls
from noticeboard.derive.case_rows import Rate
from noticeboard.derive.rows import Panel
from noticeboard.locale import translate
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.bulletin import BULLETIN
from noticeboard.render.print.designs.bulletin.month import date_rows, rarest_first
from noticeboard.render.print.designs.bulletin.rows import Row, pair_rows
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone
from tests.helpers.posters import MM, Poster
from tests.helpers.projects import REPO
from tests.helpers.rows import bulletin_of, cases_told, contact_row, figure_row, month_of

ALL = [product for product in PRODUCTS.values() if product.design is BULLETIN]
A3, A2 = PRODUCTS["bulletin-a3"], PRODUCTS["bulletin-a2"]
BARE = {"people": (), "contacts": None, "month": None, "cases": None, "figures": None}
URLS = Urls("https://board.example/")


def made_of(bulletin, printer, product=A3):
    (made,) = BULLETIN.draw((bulletin,), product, printer)
    return made


def sheet(bulletin, printer, product=A3, left=()):
    """Draw, and look at what every sheet must have."""
    made = made_of(bulletin, printer, product)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=5) == []
    assert made.left == left
    assert BULLETIN.misfits((bulletin,), product, printer) == (None,)
    return seen


def whole(board, **changes):
    """Return a bulletin with as little of each part as leaves room for whom else to call."""
    stages = figure_row("加装电梯的楼", None, stages=(("申请", 12), ("用上", 6)))
    rate = figure_row("通了天然气的", 430, 500, "86")
    part = {
        "month": month_of(board, "大扫除", days=(5,)),
        "figures": figures(stages, rate, figure_row("住户", 500)),
    }
    return bulletin_of(board, **{**part, **changes})


def figures(*rows):
    return Panel("figures", "", rows)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_it_says_whom_to_call_what_is_on_what_was_done_and_how_much_there_is(
    board, printer, product, theme
):
    seen = sheet(whole(board, theme=theme), printer, product)
    parts = (
        ("石鼓区·青山街道湖滨社区邻里守望",),
        ("社区热线湖滨社区党总支", board.hotline.shown.replace("\xa0", "")),
        ("党建联络员柳青禾15400000001",),
        ("便民联系卡社区民警07341000110",),
        ("2026年12月活动安排5日周六放假15:00–17:00大扫除楼前，楼组负责",),
        ("件件有着落2026年收到39件有结果33件正在办6件其中超期4件",),
        (
            "按时率90.6%32件中29件一半的事多久办好2个工作日以内",
            "截至2026年11月20日",
            "点单39件派单26件接单24件办结21件",
            "收到的39件＝接单后办结21＋当场或补齐后办结9＋退回2＋撤单1＋在办6",
        ),
        ("数字公开加装电梯的楼截至2026年10月31日，来源：社区数过申请12户用上6户",),
        ("通了天然气的86%500户中的430户，截至2026年10月31日", "住户500户"),
        ("board.example/hubin", "本栏不收款", "湖滨社区党总支·2026年11月22日更新"),
    )
    for words in (word for part in parts for word in part):
        assert words in seen.text, words
    assert seen.codes() == ["https://board.example/hubin/"]


@pytest.mark.parametrize("part", ["people", "contacts", "month", "cases", "figures"])
def test_a_part_that_is_not_there_leaves_no_title(board, printer, part):
    titles = {
        "people": "党建联络员", "contacts": "便民联系卡", "month": "活动安排",
        "cases": "件件有着落", "figures": "数字公开",
    }  # fmt: skip
    bare = () if part == "people" else None
    seen = sheet(whole(board), printer).text
    assert [part for part, title in titles.items() if title not in seen] == []
    seen = sheet(whole(board, **{part: bare}), printer).text
    assert [part for part, title in titles.items() if title not in seen] == [part]


def test_much_white_is_for_paper_notices_and_little_is_shared_out(board, printer):
    assert "通知张贴处" in sheet(bulletin_of(board, **BARE), printer).text
    for days in range(3, 9):
        month = month_of(board, "大扫除", days=range(1, days))
        seen = sheet(bulletin_of(board, month=month), printer)
        pinned = "通知张贴处" in seen.text
        rows_end = min(w.bottom for w in seen.words if "社区数过" in w.text or "500户" in w.text)
        code_top = (10 + 56 + 12) * MM
        assert pinned or rows_end - code_top < 20 * MM, days


def em_of(seen, words):
    return max(w.top - w.bottom for w in seen.words if words in w.text)


def test_who_says_less_says_it_larger(board, printer):
    found = []
    for days in (2, 5, 8):
        month = month_of(board, "大扫除", days=range(1, days))
        seen = sheet(bulletin_of(board, month=month), printer)
        found.append(round(em_of(seen, "大扫除"), 1))
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1] * 1.15


# --- Bars ---------------------------------------------------------------------------------


def bars_of(seen, colour, above_mm=100):
    """Return the widths of the bars in `colour`, from top to bottom, in pixels."""
    image = seen.image(72)
    found = []
    for y in range(int(above_mm * MM), image.height - int(90 * MM)):
        row = [image.getpixel((x, y)) == colour for x in range(image.width)]
        runs = [len([*run]) for on, run in groupby(row) if on]
        if max(runs, default=0) > 40:
            found.append(max(runs))
    return [width for width, _ in groupby(found)]


def test_a_bar_is_as_long_as_its_share_and_has_its_number(board, printer):
    stages = figure_row("加装电梯的楼", None, stages=(("申请", 100), ("动工", 75), ("用上", 50)))
    only = {**BARE, "figures": figures(stages)}
    seen = sheet(bulletin_of(board, **only), printer)
    accent = tuple(bytes.fromhex(THEMES[board.theme].press.accent[1:]))
    whole, middle, last = bars_of(seen, accent)[-3:]
    assert middle / whole == pytest.approx(0.75, abs=0.03)
    assert last / whole == pytest.approx(0.50, abs=0.03)
    assert "申请100户动工75户用上50户" in seen.text


def test_stages_that_rise_have_no_bars_but_their_numbers_and_it_is_said(board, printer):
    stages = figure_row("点单", None, stages=(("收集", 100), ("派出", 60), ("服务好", 80)))
    seen = sheet(bulletin_of(board, **{**BARE, "figures": figures(stages)}), printer)
    accent = tuple(bytes.fromhex(THEMES[board.theme].press.accent[1:]))
    assert bars_of(seen, accent) == []
    assert "收集100户派出60户服务好80户" in seen.text
    assert translate("figure.rising", "zh_CN") in seen.text
    falling = replace(stages, stages=(("收集", 100), ("派出", 60), ("服务好", 60)))
    seen = sheet(bulletin_of(board, **{**BARE, "figures": figures(falling)}), printer)
    assert bars_of(seen, accent) != []
    assert translate("figure.rising", "zh_CN") not in seen.text


def test_what_would_tell_of_few_is_not_told_and_has_no_bar(board, printer):
    few = figure_row("独居老人", None, unit="名")
    seen = sheet(bulletin_of(board, **{**BARE, "figures": figures(few)}), printer)
    accent = tuple(bytes.fromhex(THEMES[board.theme].press.accent[1:]))
    assert "独居老人" in seen.text
    assert translate("figure.few", "zh_CN") in seen.text
    assert bars_of(seen, accent) == []


def test_too_few_cases_have_no_median_and_those_of_earlier_years_are_told(board, printer):
    few = cases_told(total=3, ended=2, open=1, earlier=2, median="")
    text = sheet(bulletin_of(board, cases=few), printer).text
    assert "多久办好" not in text
    assert "另有往年的2件还在办" in text
    assert "其中超期4件" in text
    assert "按时率" in text
    none = cases_told(total=3, median="", in_time=Rate(2, 2, ""))
    assert "按时率" not in sheet(bulletin_of(board, cases=none), printer).text
    today = cases_told(median="0")
    assert "一半的事多久办好当天" in sheet(bulletin_of(board, cases=today), printer).text


# --- Halves -------------------------------------------------------------------------------


def in_halves(*names):
    rows = [Row(name, None if name.isupper() else f"{name}/") for name in names]
    return [[row.across for row in pair] for pair in pair_rows(rows)]


def test_halves_stand_beside_each_other_and_the_odd_one_first_across():
    assert in_halves("a", "b") == [["a", "b"]]
    assert in_halves("a", "b", "c") == [["a"], ["b", "c"]]
    assert in_halves("A", "b", "C", "d") == [["A"], ["C"], ["b", "d"]]
    assert in_halves("A", "b") == [["A"], ["b"]]
    assert [len(pair) for pair in pair_rows([Row("a", "a")] * 3)] == [2, 1]


# --- What has no room ---------------------------------------------------------------------


def crowded_month(board):
    weekly = MonthLine("8:30", "每天一样的事", "楼前", "楼组")
    once = MonthLine("9:00", "一个月一次的事", "楼前", "楼组")
    days = tuple(
        MonthDay(date(2026, 12, n), False, (once,) if n == 30 else (weekly,)) for n in range(1, 32)
    )
    return replace(month_of(board, "大扫除"), days=days)


def test_first_goes_what_comes_again_then_older_figures_and_it_is_said(board, printer):
    old = [figure_row(f"旧数{n}", 500, day=date(2020, 1, 1), source="国" * 60) for n in range(20)]
    new = figure_row("最新的数", 700)
    crowded = bulletin_of(board, month=crowded_month(board), figures=figures(*old, new))
    made = made_of(crowded, printer)
    seen = Poster(made.pdf)
    assert "一个月一次的事" in seen.text
    assert "最新的数" in seen.text
    days, numbers = made.left
    assert (days.part, numbers.part) == ("events", "figures")
    assert days.rows == 31 - seen.text.count("每天一样的事") - 1
    assert numbers.rows == 20 - seen.text.count("旧数")
    for one in made.left:
        assert f"还有{one.rows}项，见网页" in seen.text
    assert "便民联系卡" not in seen.text
    sheet(crowded, printer, left=made.left)


def test_a_larger_paper_has_more_room_as_text_need_not_grow_with_it(board, printer):
    crowded = bulletin_of(board, month=crowded_month(board))
    small, large = (made_of(crowded, printer, product).left for product in (A3, A2))
    assert small[0].part == "events"
    assert large[0].rows < small[0].rows - 4


def test_hours_of_the_office_whose_number_is_the_hotline_stand_with_it(board, printer):
    desk = contact_row("社区服务中心", board.hotline, "工作日 8:30-17:30")
    seen = sheet(bulletin_of(board, desk=desk), printer)
    assert "社区热线湖滨社区党总支社区服务中心工作日8:30-17:30" in seen.text


@pytest.mark.parametrize("product", [A3, A2], ids=["a3", "a2"])
def test_people_side_by_side_have_names_of_one_size_and_one_line_each(board, printer, product):
    number = Phone.parse("154 0000 0001")
    long, short = (
        ShownPerson(("代办员",), name, number) for name in ("阿依努尔·吐尔逊江", "申屠晓莉")
    )
    seen = sheet(bulletin_of(board, people=(short, long)), printer, product)
    low = {words: low_of(seen, words) for words in ("吐尔逊江", "晓莉")}
    assert low["吐尔逊江"] == pytest.approx(low["晓莉"], abs=1)
    assert em_of(seen, "晓莉") == pytest.approx(em_of(seen, "吐尔逊江"), rel=0.1)
    alike = sheet(bulletin_of(board, people=(short, short)), printer, product)
    assert em_of(seen, "晓莉") < em_of(alike, "晓莉")


def low_of(seen, words):
    return min(w.bottom for w in seen.words if words in w.text)


def test_what_stands_beside_the_code_is_large_unless_there_are_many_cautions(board, printer):
    few = em_of(sheet(bulletin_of(board), printer), "微信扫一扫")
    many = bulletin_of(board, cautions=("本栏不收款，不索要密码和验证码",) * 4)
    assert em_of(sheet(many, printer), "微信扫一扫") < few
    assert few > 24 * 0.85


def test_what_is_on_every_week_is_told_once_and_what_it_is_not_by_its_day(board):
    line = MonthLine("15:00", "大扫除", "楼前", "楼组")
    month = month_of(board, "", days=())

    def told(*days):
        found = date_rows(replace(month, days=days), "zh_CN")
        return [(row.date, row.off, len(row.lines)) for row in found]

    def day(number, *lines, off=False):
        return MonthDay(date(2026, 12, number), off, lines or (line,))

    fridays = [day(n) for n in (4, 11, 18, 25)]
    assert told(*fridays) == [("每周五", False, 1)]
    off = replace(line, stopped=True)
    assert told(*fridays[:3], day(25, off)) == [("每周五", False, 1), ("25日 周五", False, 1)]
    fair = replace(line, name="邻里节")
    both = [*fridays[:2], day(18, line, fair), fridays[3]]
    assert told(*both) == [("每周五", False, 1), ("18日 周五", False, 1)]
    assert [row[0] for row in told(*fridays[:3])] == ["4日 周五", "11日 周五", "18日 周五"]
    holiday = [*fridays[:3], day(25, off=True)]
    assert [row[1] for row in told(*holiday)] == [False, False, False, True]
    twice = [day(n) for n in (2, 4, 9, 11, 16, 18, 23, 25, 30)]
    assert told(*twice) == [("每周三、 周五", False, 1)]
    assert len(told(*twice[:-1])) == 8
    assert told(*(day(n, off=True) for n in (5, 12, 19, 26))) == [("每周六", True, 1)]


def test_the_rarest_comes_first_and_what_is_off_is_rare(board):
    line = MonthLine("8:30", "每天一样的事", "楼前", "楼组")
    days = [MonthDay(date(2026, 12, n), False, (line,)) for n in (1, 2, 3)]
    days.append(MonthDay(date(2026, 12, 4), False, (replace(line, stopped=True),)))
    days.append(MonthDay(date(2026, 12, 5), False, (line, replace(line, name="邻里节"))))
    assert rarest_first(days) == [3, 4, 0, 1, 2]


def test_whom_to_call_is_never_left_out(board, printer):
    many = ShownPerson(("国" * 30,) * 3, "国" * 20, Phone.parse("154 0000 0001"))
    told = made_of(bulletin_of(board, people=(many, many), cautions=()), printer)
    told_more = made_of(
        bulletin_of(board, people=(replace(many, seats=("国" * 30,) * 60), many)), printer
    )
    assert isinstance(told, Printed)
    assert isinstance(told_more, Misfit)
    assert (told_more.message_id, told_more.part) == ("poster.overflow", "leads")
    assert told_more.over_mm > 0


def test_cautions_that_have_no_room_are_told(board, printer):
    told = made_of(bulletin_of(board, cautions=("国" * 40,) * 12), printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part) == ("poster.foot", "cautions")


def test_a_name_that_is_too_wide_is_told(board, printer):
    told = made_of(bulletin_of(board, name="国" * 120), printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part, told.text) == ("poster.name-too-wide", "name", "国" * 120)


LONG = "国" * 40
CALL = Phone.parse("0734-1000110转8001")


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize(
    "changes",
    [
        {"name": "国" * 24},
        {"responsible": LONG},
        {"slogan": LONG},
        {"trail": (LONG, LONG, "青山街道")},
        {"people": (ShownPerson(("联络员",) * 6, "阿卜杜热合曼·吐尔逊江", CALL),) * 2},
        {"contacts": Panel("contacts", "", (contact_row(LONG, CALL, None),) * 3)},
        {"figures": figures(*[figure_row(LONG, 1234567, source=LONG)] * 3)},
        {"figures": figures(figure_row("W" * 40, 9, parts=((LONG, 4), ("W" * 40, 5))))},
        {"hotline": CALL},
        {"address_words": "board.example/" + "a-very-long-name-" * 6},
    ],
    ids=lambda changes: "-".join(changes),
)
def test_long_texts_stay_within_their_room(board, printer, product, changes):
    sheet(bulletin_of(board, **changes), printer, product)


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_text_is_read_from_a_metre_however_much_there_is(board, printer, product):
    """Of ideographs in the file: their em is a little more than the ink of a line."""
    crowded = bulletin_of(board, month=crowded_month(board))
    seen = Poster(made_of(crowded, printer, product).pdf)
    assert em_of(seen, "一个月") > 14 * 0.85
    assert em_of(seen, "社区数过") > 11 * 0.85


# --- Which there are ----------------------------------------------------------------------


def test_every_community_has_one(small, today):
    subjects = BULLETIN.subjects(Source(load_catalogue(small, today), today, URLS))
    assert [(one.path, one.mark, one.photos) for one in subjects] == [
        ("chengdong", "", ()),
        ("hubin", "", ()),
    ]


def test_every_community_of_the_sample_has_room_for_all_but_the_oldest_figures(printer, today):
    catalogue = load_catalogue(REPO / "buildings", today)
    contents = [one.content for one in BULLETIN.subjects(Source(catalogue, today, URLS))]
    assert len(contents) == len(catalogue.communities)
    for content in contents:
        made = made_of(content, printer)
        assert isinstance(made, Printed), made
        sheet(content, printer, left=made.left)
        assert {one.part for one in made.left} <= {"figures"}
        assert bool(made.left) == (len(content.figures.rows if content.figures else ()) > 10)
