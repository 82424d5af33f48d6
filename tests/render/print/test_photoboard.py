"""A board of faces: who agreed to it is pictured, the others are named, notices have a place."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from PIL import Image

from noticeboard.catalogue import load_catalogue
from noticeboard.derive import Panel, PhotoId, ShownPerson, Urls
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import Printed, Source
from noticeboard.render.print.designs.photoboard import PHOTO_BOARD
from noticeboard.render.print.designs.photoboard.rows import columns_for
from noticeboard.render.print.designs.photoboard.sheet import fit_sheet
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.paper import A3, PAPER_600_900
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.render.themes import THEMES
from noticeboard.schema import Phone
from tests.helpers.posters import Poster
from tests.helpers.projects import change

A2 = PRODUCTS["photoboard-a2"]
SMALL = replace(A2, id="photoboard-a3", paper=A3, qr_mm=60)
LARGE = replace(A2, id="photoboard-600x900", paper=PAPER_600_900, qr_mm=100)
SEATS = (("组长",), ("党建联络员",), ("副组长",), ("调解员", "宣传员"), (), ("志愿者",))
#: Which of the members agreed to a photo.
ALL, SOME, NONE = (lambda _: True), (lambda n: n % 3 == 0), (lambda _: False)


@pytest.fixture(scope="module")
def printer(fonts, photos, tmp_path_factory):
    """A printer whose photos are those of the small project and three colours."""
    folder = tmp_path_factory.mktemp("faces")
    shutil.copytree(photos, folder, dirs_exist_ok=True)
    for n, colour in enumerate(("#3b6ea5", "#7a9e52", "#a5673b")):
        Image.new("RGB", (480, 600), colour).save(folder / f"face{n}.jpg")
    return start_printer(fonts, folder, "zh_CN")


def members(count, pictured):
    """Return as many members, those to ask first before the others, of invented names."""
    surnames, given = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "安宁和平康乐祥瑞清明德"
    return tuple(
        ShownPerson(
            SEATS[n] if n < len(SEATS) else (),
            surnames[n % 16] + given[n % 11] + (given[n // 11] if n % 4 else ""),
            photo=PhotoId(f"face{n % 3}") if pictured(n) else None,
        )
        for n in range(count)
    )


def with_members(board, people, leads=2, **changes):
    """Return `board` with `people`, the first of whom lead."""
    panels = (Panel("members", "", people),)
    return replace(board, panels=panels, leads=people[:leads], **changes)


def sheet(board, printer, product=A2):
    """Draw, and look at what every sheet must have."""
    (made,) = PHOTO_BOARD.draw((board,), product, printer)
    assert isinstance(made, Printed), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert [pair for pair in seen.overlaps if pair[0] not in pair[1]] == []
    assert seen.outside(14, end_mm=4) == []
    assert PHOTO_BOARD.misfits((board,), product, printer) == (None,)
    return seen


def cells_of(board, printer, product=A2):
    arranged = fit_sheet(board, product, printer).arranged
    return [cell for group in arranged.groups for cell in group.rows.cells]


@pytest.mark.parametrize("product", [A2, LARGE], ids=lambda product: product.id)
@pytest.mark.parametrize("pictured", [ALL, SOME, NONE], ids=["all", "some", "none"])
@pytest.mark.parametrize("count", [0, 1, 3, 6, 12, 30, 60])
def test_everybody_stands_on_it_once_and_the_code_is_read(board, printer, product, count, pictured):
    people = members(count, pictured)
    seen = sheet(with_members(board, people, slogan="有事好商量"), printer, product)
    for name in {person.name for person in people}:
        assert seen.text.count(name) == sum(person.name == name for person in people), name
    for words in ("湖滨路1号楼", "有事好商量", "07341000100", "本栏不收款", "board.example/Q/A2A2"):
        assert words in seen.text
    assert seen.codes(60) == ["HTTPS://BOARD.EXAMPLE/Q/A2A2/"]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("product", [A2, PRODUCTS["photoboard-a2-plain"], SMALL])
def test_in_every_theme_and_with_little_ink(board, printer, product, theme):
    sheet(with_members(board, members(12, SOME), theme=theme), printer, product)


@pytest.mark.parametrize("count", range(1, 31, 3))
@pytest.mark.parametrize("product", [A2, SMALL, LARGE], ids=lambda product: product.id)
def test_portraits_are_no_smaller_and_no_larger_than_faces_are_known_by(
    board, printer, product, count
):
    found = cells_of(with_members(board, members(count, ALL)), printer, product)
    widths = [cell.look.photo_mm for cell in found]
    assert min(widths) >= 28
    assert max(widths) <= 75
    assert all(cell.photo_height_mm == pytest.approx(cell.look.photo_mm * 1.25) for cell in found)
    leads = [cell.look.photo_mm for cell in found if cell.look.lead]
    assert min(leads) >= max(widths) or count < 2
    names = [cell.caption.name.size_pt for cell in found]
    assert min(names + [cell.caption.seat_pt for cell in found]) >= 11


def test_who_agreed_to_no_photo_leaves_no_hole(board, printer):
    people = members(12, SOME)
    found = cells_of(with_members(board, people), printer)
    assert [cell.person.photo for cell in found if cell.photo_height_mm] == [
        person.photo for person in people if person.photo
    ]
    (made,) = PHOTO_BOARD.draw((with_members(board, people),), A2, printer)
    (bare,) = PHOTO_BOARD.draw((with_members(board, members(12, NONE)),), A2, printer)
    assert made.pdf.count(b"/Image") >= 1
    assert b"/Subtype /Image" not in bare.pdf


@pytest.mark.parametrize("count", range(1, 31))
def test_a_sheet_of_notices_can_be_pinned_to_a2_however_many_agreed(board, printer, count):
    arranged = fit_sheet(with_members(board, members(count, ALL)), A2, printer).arranged
    grid = fit_sheet(with_members(board, ()), A2, printer).frame.grid
    assert arranged.pin_mm >= 210
    assert grid.text_mm - arranged.pin_left_mm >= 297


def test_the_place_for_notices_gives_way_before_anybody_is_left_out(board, printer):
    full = with_members(board, members(60, ALL))
    assert fit_sheet(full, A2, printer).arranged.pin_mm < 210
    assert len(cells_of(full, printer)) == 60
    assert fit_sheet(full, LARGE, printer).arranged.pin_mm >= 210


def test_too_many_are_told_and_by_how_much(board, printer):
    full = with_members(board, members(90, ALL))
    (told,) = PHOTO_BOARD.draw((full,), SMALL, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part, told.text) == ("poster.too-many", "members", "")
    assert told.over_mm > 100
    assert PHOTO_BOARD.misfits((full,), SMALL, printer) == (told,)


@pytest.mark.parametrize("most", range(2, 13))
@pytest.mark.parametrize("count", range(2, 61))
def test_the_last_row_is_not_lonely_where_it_can_be_avoided(count, most):
    columns = columns_for(count, most)
    assert 1 <= columns <= most
    last = (count - 1) % columns + 1
    avoidable = any((count - 1) % c for c in range(2, most + 1))
    assert last > 1 or not avoidable


def test_a_name_of_two_is_as_wide_as_one_of_three_and_the_same_text(board, printer):
    two, three = (ShownPerson((), name) for name in ("李安", "王安国"))
    seen = sheet(with_members(board, (two, three), leads=0), printer)
    assert "李安" in seen.text
    wide = {
        name: max(w.right for w in seen.words if w.text.strip().endswith(name[-1]))
        - min(w.left for w in seen.words if w.text.strip().startswith(name[0]))
        for name in ("李安", "王安国")
    }
    assert wide["李安"] == pytest.approx(wide["王安国"], abs=3)


@pytest.mark.parametrize("product", [A2, SMALL], ids=lambda product: product.id)
@pytest.mark.parametrize("pictured", [ALL, NONE], ids=["all", "none"])
def test_a_long_name_is_broken_at_its_dot_only(board, printer, product, pictured):
    long = "阿卜杜热依木·买买提明艾力"
    people = members(11, pictured)
    there = (*people, replace(people[-1], name=long))
    (cell,) = (c for c in cells_of(with_members(board, there), printer, product)
               if c.person.name == long)  # fmt: skip
    assert cell.caption.name.lines in ((long,), ("阿卜杜热依木·", "买买提明艾力"))
    assert long in sheet(with_members(board, there), printer, product).text


def test_a_name_that_has_no_room_is_told(board, printer):
    there = (*members(3, ALL), ShownPerson((), "国" * 100))
    (told,) = PHOTO_BOARD.draw((with_members(board, there),), A2, printer)
    assert told == Misfit("poster.name-too-wide", "members", "国" * 100)


@pytest.mark.parametrize("product", [A2, SMALL], ids=lambda product: product.id)
@pytest.mark.parametrize("what", ["name", "responsible", "hotline", "trail"])
def test_the_longest_that_the_schema_lets_through_has_room(board, printer, product, what):
    changes = {
        "name": {"name": "国" * 40},
        "responsible": {"responsible": "国" * 40},
        "hotline": {"hotline": Phone.parse("0734-1000100转123456"), "hotline_of": "国" * 20},
        "trail": {"badges": ("国" * 20,) * 5},
    }[what]
    sheet(with_members(board, members(9, SOME), **changes), printer, product)


def test_cautions_that_have_no_room_are_told_by_how_much(board, printer):
    full = with_members(board, members(3, ALL), cautions=("国" * 40,) * 12)
    (told,) = PHOTO_BOARD.draw((full,), A2, printer)
    assert isinstance(told, Misfit)
    assert (told.message_id, told.part) == ("poster.foot", "cautions")
    assert told.over_mm > 10


# --- Of whom -------------------------------------------------------------------------------


def subjects(small, today):
    catalogue = load_catalogue(small, today)
    found = PHOTO_BOARD.subjects(Source(catalogue, today, Urls("https://board.example/")))
    return {subject.path: subject for subject in found}


def test_who_has_not_agreed_is_neither_pictured_nor_named(small, today, printer):
    before = subjects(small, today)["hubin/lou1"]
    assert before.photos
    change(small / "hubin/consent.yml", "项目: [姓名, 照片]", "项目: [姓名]")
    named = subjects(small, today)["hubin/lou1"]
    assert named.photos == ()
    assert "江远舟" in sheet(named.content, printer).text
    change(small / "hubin/consent.yml", "姓名: 江远舟, 楼栋: lou1, 项目: [姓名]",
           "姓名: 江远舟, 楼栋: lou1, 项目: [电话]")  # fmt: skip
    unnamed = subjects(small, today)["hubin/lou1"]
    assert "江远舟" not in sheet(unnamed.content, printer).text


def test_what_is_not_on_it_makes_it_no_other(small, today):
    before = subjects(small, today)
    change(small / "hubin/lou1.yml", "户数:", "服务:\n  - {名称: 磨剪子}\n户数:")
    assert subjects(small, today) == before


def test_nothing_but_people_stands_on_it(small, today, printer):
    content = subjects(small, today)["hubin/lou2"].content
    assert "二号楼停水" not in sheet(content, printer).text
    assert [panel.kind for panel in content.panels] == ["members"]
    assert not [p for p in (*content.panels[0].rows, *content.leads) if p.phone or p.services]
