"""The slip of three parts: filled from an open case or blank, and nobody's name on any part."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Urls
from noticeboard.publish.blame import poster_diagnostics
from noticeboard.publish.jobs import JobFault, build_jobs, find_subjects
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.slip import SLIP
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone
from tests.helpers.cases import RULES, add_cases, case
from tests.helpers.posters import MM, Poster
from tests.helpers.rows import blank_of, slip_of

ALL = [product for product in PRODUCTS.values() if product.design is SLIP]
A4 = PRODUCTS["slip-a4"]
PARTS = ("问题联", "责任联", "服务联")
PART_MM = 99
#: What nobody is asked for.
NOBODY = ("姓名", "电话：", "住址", "联系", "身份证", "申请人", "经办人", "承办人")
SENT = ("11-02 点单", "11-02 派单 单位: 物业服务点")
OPEN = case("2026-001", "限时件", "2026-11-02", *SENT, "11-03 接单")
DONE = case("2026-002", "限时件", "2026-11-02", *SENT, "11-03 接单", "11-05 办结")


def sheet(slip, printer, product=A4):
    """Draw, and look at what every sheet must have."""
    (made,) = SLIP.draw((slip,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=5) == []
    assert not [word for word in NOBODY if word in seen.text]
    assert SLIP.misfits((slip,), product, printer) == (None,)
    return seen


def part_of(words, height_mm=297):
    """Return the number of the part in which `words` stand, the uppermost is 0."""
    return int((height_mm - words.top / MM) // PART_MM)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_each_part_says_what_its_reader_needs(board, printer, product, theme):
    seen = sheet(slip_of(board, "楼道口的坡道太陡", theme=theme), printer, product)
    parts = ["".join(w.text for w in seen.words if part_of(w) == n) for n in range(3)]
    for words in ("编号2026-007", "湖滨社区", "楼道口的坡道太陡", "不晚于2026年11月10日办好"):
        assert all(words in "".join(part.split()) for part in parts), words
    for part, name in zip(parts, PARTS, strict=True):
        assert name in part
    assert all(w in parts[0] for w in ("限时件", "环境卫生", "物业服务点"))
    assert all(w in parts[1] for w in ("物业服务点", "办理结果", "办结日期", "单位盖章"))
    assert all(w in parts[2] for w in ("社区热线", "board.example/hubin/cases/2026-007"))
    assert seen.codes() == ["https://board.example/hubin/cases/2026-007/"]


def test_it_is_an_a4_as_the_office_prints_it_and_a_press_gets_what_its_knife_needs(board, printer):
    (made,) = SLIP.draw((blank_of(board),), A4, printer)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        size = [float(value) / MM for value in document.pages[0].MediaBox[2:]]
    assert size == pytest.approx([210, 297], abs=0.1)
    assert A4.for_press.paper == PRODUCTS["notice-a4-portrait"].for_press.paper


def test_it_is_torn_at_thirds(board, printer):
    image = sheet(slip_of(board, "坡道"), printer).image().convert("L")
    for third in (1, 2):
        y = round(image.height * third / 3)
        rows = [
            [image.getpixel((x, y + d)) < 245 for x in range(image.width)]
            for d in (-2, -1, 0, 1, 2)
        ]
        dark = max(rows, key=sum)
        assert 0.3 < sum(dark) / len(dark) < 0.9, "a dashed line from edge to edge"
        assert any(dark[:30])
        assert any(dark[-30:])


def test_a_blank_one_has_lines_for_a_hand_and_leads_to_the_list(board, printer):
    seen = sheet(blank_of(board), printer)
    assert "".join(seen.text).count("编号") >= 3
    for words in ("□环境卫生", "□困难需求", "□即办件", "□退回件", "填上面的编号"):
        assert words in seen.text
    assert "2026年" not in seen.text
    assert seen.codes() == ["https://board.example/hubin/cases/"]


def test_kinds_are_written_where_they_are_too_many_to_be_ticked(board, printer):
    many = tuple(f"第{n}类的事" for n in range(20))
    seen = sheet(blank_of(board, kinds=many), printer)
    assert "第1类的事" not in seen.text
    assert "□即办件" in seen.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": "wanting", "due": None}, "材料补齐后5个工作日以内办好"),
        ({"due": None}, "5个工作日以内办好"),
        ({"state": "asked", "body": ""}, "不晚于2026年11月10日办好"),
    ],
)
def test_what_is_promised_is_what_is_known(board, printer, changes, words):
    assert words in sheet(slip_of(board, "坡道", **changes), printer).text


def test_a_promise_that_is_broken_already_is_not_made_again(board, printer):
    seen = sheet(slip_of(board, "坡道", overdue=True), printer)
    assert seen.text.count("原定不晚于2026年11月10日办好，已超期") == 3
    assert "我们承诺" not in seen.text


@pytest.mark.parametrize("overdue", [False, True])
def test_what_is_said_in_english_has_room_too(board, fonts, photos, overdue):
    seen = sheet(slip_of(board, "坡道", overdue=overdue), start_printer(fonts, photos, "en"))
    assert "Signed" in seen.text


@pytest.mark.parametrize("blank", [False, True])
def test_the_resident_says_how_it_was_and_signs(board, printer, blank):
    seen = sheet(blank_of(board) if blank else slip_of(board, "坡道"), printer)
    (part,) = {part_of(word) for word in seen.words if "满意" in word.text}
    assert part == 2
    for words in ("□满意", "□一般", "□不满意", "您的签字"):
        assert seen.text.count(words) == 1


@pytest.mark.parametrize(
    "what", ["text", "number", "body", "category", "community", "phone", "all"]
)
def test_the_longest_that_the_schema_lets_through_has_room(board, printer, what):
    longest = {
        "text": {"text": "国" * 60},
        "number": {"number": "ABCDEFGHIJ-ABCDEFGHIJ-ABCDEFGH"},
        "body": {"body": "国" * 30},
        "category": {"category": "国" * 12},
        "community": {"community": "国" * 40},
        "phone": {"hotline": Phone.parse("0734-1206300-12345")},
    }
    every = {key: value for one in longest.values() for key, value in one.items()}
    changes = {"text": "坡道", **(every if what == "all" else longest[what])}
    sheet(slip_of(board, changes.pop("text"), **changes), printer)


def test_what_is_too_long_is_told_with_by_how_much(board, printer):
    (told,) = SLIP.draw((slip_of(board, "国" * 900),), A4, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part, told.text) == ("poster.slip-too-long", "cases", "国" * 900)
    assert told.over_mm > 20
    assert SLIP.misfits((slip_of(board, "国" * 900),), A4, printer) == (told,)


def test_cautions_that_have_no_room_are_told(board, printer):
    slip = blank_of(board, cautions=("国" * 40, "本" * 41) * 6)
    (told,) = SLIP.draw((slip,), A4, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part, told.text) == ("poster.foot", "cautions", "本" * 41)
    assert told.over_mm > 10


# --- Which slips there are ----------------------------------------------------------------


def slips(small, today, *cases, **more):
    if cases:
        add_cases(small, *cases, **more)
    catalogue = load_catalogue(small, today)
    return find_subjects(Source(catalogue, today, Urls("https://board.example/")), [A4])[A4]


def marks(subjects):
    return [subject.mark for subject in subjects if subject.path == "hubin"]


def test_every_open_case_has_one_and_every_community_a_blank_one(small, today):
    found = slips(small, today, OPEN, DONE)
    assert marks(found) == ["2026-001", "blank"]
    first = next(subject.content for subject in found if subject.path == "hubin")
    assert first.body == "物业服务点"
    assert first.address_url == "https://board.example/hubin/cases/2026-001/"


def test_where_nothing_is_open_there_is_the_blank_one(small, today):
    (blank,) = [s for s in slips(small, today, DONE) if s.path == "hubin"]
    assert (blank.mark, blank.content.number) == ("blank", "")
    assert blank.content.kinds == ("环境卫生", "困难需求")
    assert blank.content.address_url == "https://board.example/hubin/cases/"


def test_without_pages_of_cases_it_leads_to_the_community(small, today, printer):
    blank = next(s.content for s in slips(small, today) if s.path == "hubin")
    assert blank.address_url == "https://board.example/hubin/"
    assert "打热线" in sheet(blank, printer).text


def test_the_number_that_nobody_is_to_guess_names_no_file(small, today, printer):
    """Neither the file nor what it says of itself, which is seen in the queue of a printer."""
    secret = case("2026-001-7K3M9T", "限时件", "2026-11-02", *SENT, "11-03 接单")
    rules = RULES.replace("办件规则:\n", "办件规则:\n  查询码: 是\n")
    found = [s for s in slips(small, today, secret, rules=rules) if s.path == "hubin"]
    jobs = build_jobs({A4: tuple(found)}, lambda design: "", {})
    assert all("7K3M9T" not in job.dest_uri for job in jobs)
    assert jobs[0].dest_uri == "hubin/slip-a4-2026-001.pdf"
    (made, *_) = SLIP.draw((found[0].content,), A4, printer)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        with document.open_metadata() as meta:
            assert "7K3M9T" not in str(meta)
        assert "7K3M9T" not in str(document.docinfo)


def test_the_number_that_nobody_is_to_guess_stands_on_the_part_of_the_resident_alone(
    board, printer
):
    seen = sheet(slip_of(board, "坡道", "2026-007-7K3M9T", serial="2026-007"), printer)
    assert seen.text.count("2026-007") >= 3
    parts = ["".join(w.text for w in seen.words if part_of(w) == n) for n in range(3)]
    assert ["7K3M9T" in part for part in parts] == [False, False, True]


def test_that_a_case_is_overdue_is_said_from_the_day_after(small):
    add_cases(small, OPEN)
    slips_of = {
        day: next(s.content for s in slips(small, day) if s.path == "hubin")
        for day in (date(2026, 11, 22), date(2026, 11, 27), date(2026, 12, 28))
    }
    due = slips_of[date(2026, 11, 22)].due
    for day, slip in slips_of.items():
        assert slip.overdue == (day > due)


def test_a_slip_is_not_made_anew_every_morning(small, today):
    before = slips(small, today, OPEN)
    after = slips(small, date(2026, 11, 24))
    assert before == after


def test_what_has_no_room_is_told_at_the_case(small, today):
    """Should the schema let a longer text through one day, or a paper be smaller."""
    add_cases(small, OPEN)
    catalogue = load_catalogue(small, today)
    params = {"panel": "cases", "text": "第2026-001件", "over": "7"}
    fault = JobFault("hubin", A4.id, "poster.slip-too-long", params)
    (told,) = poster_diagnostics(catalogue, [fault])
    assert told.place.path.endswith("hubin/cases/2026.yml")
    assert told.place.line == 2
