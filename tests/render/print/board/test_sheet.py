"""One page whatever the content: what people and print shops see of posters of one board."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest

from noticeboard.derive import Crumb, ShownPerson
from noticeboard.publish.preflight import check_pdf
from noticeboard.render.print.design import LeftOut
from noticeboard.render.print.designs.board import leads
from noticeboard.render.print.designs.board.densities import DENSITIES
from noticeboard.render.print.designs.board.draw import draw_boards
from noticeboard.render.print.designs.board.geometry import grid_of
from noticeboard.render.print.misfit import Misfit
from noticeboard.render.print.products import PRODUCTS
from noticeboard.render.print.start import start_printer
from noticeboard.schema import Phone
from tests.helpers.posters import MM, Poster
from tests.helpers.rows import notice_row, service_row
from tests.render.conftest import people, with_rows

ALL = [product for product in PRODUCTS.values() if product.design.id == "board"]
A3, A4 = PRODUCTS["poster-a3"], PRODUCTS["poster-a4"]
BLEED_MM, SLUG_MM = A3.paper.bleed_mm, A3.paper.slug_mm


def rendered(board, product, printer):
    (made,) = draw_boards((board,), product, printer)
    return made


def poster(board, product, printer):
    """Render, and look at what every poster must have."""
    made = rendered(board, product, printer)
    assert not isinstance(made, Misfit), made
    assert check_pdf(made.pdf, made.proof) is None
    seen = Poster(made.pdf)
    assert seen.pages == 1
    assert seen.overlaps == []
    assert seen.outside(grid_of(product, 0).margin_mm - 1, end_mm=5) == []
    return made, seen


def crowd(board, count):
    return with_rows(board, "members", people(count))


# --- Densities -----------------------------------------------------------------------------


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
@pytest.mark.parametrize("count", [1, 2, 6, 12, 30])
def test_a_board_of_few_and_one_of_many_are_one_page(board, printer, product, count):
    crowded = crowd(board, count)
    made, seen = poster(crowded, product, printer)
    shown = [person.name in seen.text for person in crowded.panel("members").rows]
    assert crowded.name in seen.text
    assert shown[: min(count, 9)] == [True] * min(count, 9)
    assert all(shown) or made.density == DENSITIES[-1].name


def test_few_members_are_set_roomily_and_many_tightly(board, printer):
    names = [density.name for density in DENSITIES]
    chosen = [names.index(poster(crowd(board, n), A3, printer)[0].density) for n in (1, 12, 40)]
    assert chosen == sorted(chosen)
    assert chosen[-1] == len(names) - 1


def test_what_is_left_is_told_with_its_number(board, printer):
    crowded = crowd(board, 150)
    made, seen = poster(crowded, A3, printer)
    panel = crowded.panel("members")
    shown = [person.name in seen.text for person in panel.rows]
    count = sum(shown)
    assert shown == [True] * count + [False] * (150 - count), "those who come first are shown"
    assert made.cuts >= 150 - count > 0
    assert seen.text.count("还能看：") == 1
    assert "成员与服务" in seen.text.split("还能看：")[1]


def test_an_empty_board_is_a_poster_too(boards, printer):
    board = boards["chengdong/b1", "print"]
    for product in ALL:
        _, seen = poster(board, product, printer)
        assert "通知张贴处" in seen.text, "the white hole is a place to pin notices to"


def test_a_notice_goes_before_people_do_and_is_whole_or_not_there(board, printer):
    """A title without its text says nothing; the office is told."""
    crowded = with_rows(board, "notices", (notice_row("停水", "国" * 200, board.updated, None),))
    made, seen = poster(with_rows(crowded, "members", people(30)), A4, printer)
    assert "停水" not in seen.text
    assert "国国" not in seen.text
    assert "notices" in [one.part for one in made.left]
    assert all(person.name in seen.text.replace("\u3000", "") for person in people(30)[2:])


# --- What does not fit ---------------------------------------------------------------------


def test_a_panel_that_cannot_stand_is_named(board, printer):
    made = rendered(
        with_rows(board, "notices", (notice_row("国" * 9000, "通知", board.updated, None),)),
        A3,
        printer,
    )
    assert isinstance(made, Misfit)
    assert (made.message_id, made.part) == ("poster.overflow", "notices")
    assert 2_500 < made.over_mm < 4_500, "some 430 lines of 8 mm, and a column of 240"


def test_what_the_office_must_see_to_is_told_where_a_sheet_is_printed_without(board, printer):
    row = service_row("服务", None, "每天", "国" * 9000, None)
    made, _ = poster(with_rows(board, "services", (row,)), A3, printer)
    assert LeftOut("services", 1) in made.left


def test_a_foot_that_cannot_stand_is_named(board, printer):
    for count in (6, 30):
        made = rendered(replace(board, cautions=("国" * 40,) * count), A3, printer)
        assert isinstance(made, Misfit)
        assert (made.message_id, made.part) == ("poster.foot", "cautions")
    made = rendered(replace(board, cautions=("国" * 40,), responsible="国" * 300), A3, printer)
    assert isinstance(made, Misfit)
    assert (made.message_id, made.part) == ("poster.foot", "responsible")


def test_a_name_that_cannot_stand_is_told_and_stops_no_other_poster(board, printer):
    wide = replace(board, name="国" * 90)
    one, other, third = draw_boards((board, wide, board), A3, printer)
    assert isinstance(other, Misfit)
    assert (other.message_id, other.part) == ("poster.name-too-wide", "name")
    assert one.pdf == third.pdf


def test_a_poster_has_the_same_bytes_alone_and_beside_others(board, printer):
    named = [replace(board, name=name) for name in ("学宫巷3号楼", "䶮㛃里𬭎园", "喆堃苑")]
    together = [*draw_boards(tuple(named), A3, printer)]
    alone = [rendered(one, A3, printer) for one in named]
    assert [made.pdf for made in together] == [made.pdf for made in alone]


LONGEST = {
    "name": lambda b: replace(b, name="国" * 40),
    "name-latin": lambda b: replace(b, name="W" * 40),
    "trail": lambda b: replace(b, crumbs=(Crumb("国" * 40, ""),) * 5),
    "slogan": lambda b: replace(b, slogan="国" * 40),
    "badges": lambda b: replace(b, badges=("国" * 12,) * 3),
    "responsible": lambda b: replace(b, responsible="国" * 40),
    "community": lambda b: replace(b, community="国" * 40, leads=()),
    "cautions": lambda b: replace(b, cautions=("国" * 40,) * 4),
    "domain": lambda b: replace(
        b,
        domain="a" * 60 + ".example",
        address_words="a" * 60 + ".example/Q/A1A1",
        address_url="HTTPS://" + "A" * 60 + ".EXAMPLE/Q/A1A1/",
    ),
    "lead": lambda b: replace(
        b,
        leads=(
            ShownPerson(("国" * 12,) * 3, "国" * 30, Phone.parse("0734-1000100转123456")),
            ShownPerson(("国" * 12,), "W" * 30, Phone.parse("154 0000 0001")),
        ),
    ),
    "members": lambda b: with_rows(
        b,
        "members",
        tuple(
            ShownPerson(
                ("国" * 12,) * 2, "国" * 30, Phone.parse("154 0000 0001"), None, ("国" * 30,)
            )
            for _ in range(30)
        ),
    ),
    "members-latin": lambda b: with_rows(
        b,
        "members",
        (ShownPerson((), "W" * 30, Phone.parse("154 0000 0001"), None, ("a" * 30,)),) * 3,
    ),
    "services": lambda b: with_rows(
        b,
        "services",
        (
            service_row(
                "国" * 30, "国" * 200, "国" * 80, "国" * 80, Phone.parse("0734-1000100转123456")
            ),
        )
        * 2,
    ),
    "words": lambda b: with_rows(
        b, "services", (service_row("a" * 30, "b" * 300, "c" * 80, "d" * 80, None),)
    ),
    "notices": lambda b: with_rows(
        b, "notices", (notice_row("国" * 40, "**国**" * 60, b.updated, b.updated),) * 2
    ),
}  # fmt: skip


@pytest.mark.parametrize("product", [A3, A4], ids=lambda product: product.id)
@pytest.mark.parametrize("what", LONGEST)
def test_the_longest_that_the_schema_lets_through_fits_or_is_told(board, printer, product, what):
    """Never clipped, never one on the other: whole on the sheet, or a diagnostic."""
    longest = LONGEST[what](board)
    made = rendered(longest, product, printer)
    if not isinstance(made, Misfit):
        poster(longest, product, printer)


# --- Cards of those to call first ----------------------------------------------------------

LONG_NUMBERS = ("0734-1000100转80145", "0734-1000100转123456", "0734-10001000转123456")
CARDS = {
    **{f"extension {number}": (("楼组长",), "江远舟", number) for number in LONG_NUMBERS},
    "name": (("楼组长",), "国" * 30, LONG_NUMBERS[0]),
    "latin name": (("楼组长",), "W" * 20, LONG_NUMBERS[1]),
    "seats": (("国" * 12,) * 3, "江远舟", LONG_NUMBERS[1]),
    "everything": (("国" * 12,) * 3, "国" * 30, LONG_NUMBERS[2]),
    "no number": (("国" * 12,) * 3, "国" * 30, ""),
    "no name": (("国" * 12,), None, LONG_NUMBERS[1]),
}


@pytest.fixture(scope="module")
def english(fonts, photos):
    return start_printer(fonts, photos, "en")


@pytest.mark.parametrize("product", [A3, A4], ids=lambda product: product.id)
@pytest.mark.parametrize("what", CARDS)
@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_whatever_a_card_says_stands_in_it(board, printer, english, lang, what, product):
    seats, name, number = CARDS[what]
    lead = ShownPerson(seats, name, Phone.parse(number) if number else None)
    longest = replace(board, leads=(lead, lead))
    _, seen = poster(longest, product, printer if lang == "zh_CN" else english)
    if number:
        assert seen.text.count(lead.phone.digits + ("转" if lang == "zh_CN" else "ext.")) == 2
    assert seen.text.count("".join(name or "")) >= (2 if name else 0)


def test_a_long_community_stands_in_the_card_of_the_hotline(board, printer):
    bare = replace(board, leads=(), community="国" * 30, hotline=Phone.parse(LONG_NUMBERS[2]))
    _, seen = poster(replace(bare, crumbs=(Crumb("国" * 30, ""),) * 2), A3, printer)
    assert bare.community in seen.text


@pytest.mark.parametrize("printed", ["printer", "english"])
@pytest.mark.parametrize("number", LONG_NUMBERS)
@pytest.mark.parametrize("count", [2, 40])
def test_extensions_stand_in_their_rows(board, request, printed, number, count):
    """Members in one row and in pairs, the narrow column, the foot."""
    phone = Phone.parse(number)
    rows = tuple(replace(person, phone=phone) for person in people(count))
    longest = with_rows(replace(board, hotline=phone), "members", rows)
    longest = with_rows(longest, "services", (service_row("服务", None, None, None, phone),) * 2)
    poster(longest, A3, request.getfixturevalue(printed))


def test_a_text_that_runs_out_of_its_place_is_told_and_not_printed(board, printer, monkeypatch):
    """Should a card be fitted wrongly, the last look at the sheet finds it."""
    phone = Phone.parse(LONG_NUMBERS[2])
    fitted = leads.Fitted((phone.shown,), 60.0)
    number = leads._Fitter._number
    monkeypatch.setattr(
        leads._Fitter, "_number", lambda one, call: fitted if call == phone else number(one, call)
    )
    leads_ = (replace(board.leads[0], phone=phone),) * 2
    made = rendered(replace(board, leads=leads_), A3, printer)
    assert isinstance(made, Misfit)
    assert (made.message_id, made.part) == ("poster.stray", "lead0")
    assert made.text in (phone.shown, "转123456")


# --- Text ----------------------------------------------------------------------------------


def test_text_comes_in_the_order_in_which_it_is_read(board, printer):
    _, seen = poster(board, A3, printer)
    wanted = [
        "石鼓区", "青山街道", "湖滨社区", "湖滨路1号楼", "邻里守望",
        "组长", "量血压", "白露霜", "154 0000 0012",
        "楼组长", "水电小修", "江远舟", "154 0000 0011",
        "成员与服务", "柳青禾", "党建联络员", "政策咨询", "154 0000 0001",
        "服务项目", "代办医保", "0734 100 0101", "周一至周五 8:30", "服务中心",
        "还能看", "board.example/Q/A2A2", "短码 A2A2", "社区热线", "本栏不收款",
    ]  # fmt: skip
    places, start = [], 0
    for text in ("".join(text.split()) for text in wanted):
        place = seen.text.find(text, start)
        places.append(text if place < 0 else "")
        start = max(place, start)
    assert "".join(places) == "", f"not found behind the one before: {seen.text}"


def test_every_row_of_a_panel_is_read_below_its_title(board, printer):
    """A service's name before its hours, the title before both: as on the page."""
    _, seen = poster(board, A3, printer)
    title, name, hours = (seen.text.index(t) for t in ("服务项目", "代办医保", "8:30"))
    assert title < name < hours


def test_all_text_has_ink(board, printer):
    """What is text in the file is seen on paper: not clipped, not of the paper's colour."""
    _, seen = poster(crowd(board, 12), A3, printer)
    image, scale = seen.image(100).convert("L"), 100 / 72
    for words in seen.words:
        if not words.text.strip():
            continue
        left, right = words.left * scale - 1, words.right * scale + 1
        top, bottom = image.height - words.top * scale - 1, image.height - words.bottom * scale + 1
        darkest, lightest = image.crop((int(left), int(top), int(right), int(bottom))).getextrema()
        assert lightest - darkest > 60, words.text


# --- What a print shop asks for ------------------------------------------------------------


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_the_file_says_what_it_is(board, printer, product):
    _, seen = poster(board, product, printer)
    assert seen.info["Title"] == "湖滨路1号楼 · 楼栋公示栏"
    assert seen.info["Author"] == "湖滨社区党总支"
    assert seen.info["Subject"] == "湖滨社区 石鼓区湖滨路1号"
    assert seen.info["Lang"] == "zh-Hans"
    for key in ("CreationDate", "ModDate"):
        assert seen.info[key].startswith("D:20261122"), "the day of its newest notice"


def test_every_font_is_embedded_as_a_subset(board, printer):
    _, seen = poster(board, A3, printer)
    names = {name.split("+")[1] for name, _ in seen.fonts()}
    assert all(inside and name[6] == "+" for name, inside in seen.fonts())
    assert {n.split("-")[0] for n in names} <= {
        "Board",
        "Noto",
        "NotoSansCJKjp",
        "NotoSansCJKsc",
    } | names
    assert seen.fonts()


@pytest.mark.parametrize("product", ALL, ids=lambda product: product.id)
def test_the_boxes(board, printer, product):
    _, seen = poster(board, product, printer)
    width, height = product.paper.width_mm, product.paper.height_mm
    slug = SLUG_MM
    assert seen.box("MediaBox") == pytest.approx(
        [0, 0, (width + 20) * MM, (height + 20) * MM], abs=0.01
    )
    trim = [slug * MM, slug * MM, (slug + width) * MM, (slug + height) * MM]
    assert seen.box("TrimBox") == pytest.approx(trim, abs=0.01)
    grown = [-3 * MM, -3 * MM, 3 * MM, 3 * MM]
    bleed = [side + more for side, more in zip(trim, grown, strict=True)]
    assert seen.box("BleedBox") == pytest.approx(bleed, abs=0.01)


def test_the_same_board_gives_the_same_bytes(board, printer, fonts, photos):
    other = start_printer(fonts, photos, "zh_CN")
    assert rendered(board, A3, printer).pdf == rendered(board, A3, other).pdf


def test_a_board_is_the_same_alone_and_among_others(board, printer, fonts, photos):
    """What is measured together with it does not change a poster."""
    alone = rendered(board, A3, start_printer(fonts, photos, "zh_CN")).pdf
    among = [*draw_boards((crowd(board, 30), board, crowd(board, 1)), A3, printer)]
    assert among[1].pdf == alone


# --- Pixels --------------------------------------------------------------------------------

DPI = 100


def at(image, x_mm, y_mm):
    return image.getpixel((int(x_mm / 25.4 * DPI), int(y_mm / 25.4 * DPI)))


def near(colour, other, most=12):
    return all(abs(a - b) <= most for a, b in zip(colour, other, strict=True))


@pytest.fixture(scope="module")
def sight(board, printer):
    made, seen = poster(board, A3, printer)
    return made, seen.image(DPI)


WHITE, PAPER = (255, 255, 255), (0xFF, 0xFD, 0xF8)


def test_colour_reaches_the_edge_of_the_bleed_and_not_beyond(sight):
    _, image = sight
    low, right, bottom = SLUG_MM - BLEED_MM, SLUG_MM + 297 + BLEED_MM, SLUG_MM + 420 + BLEED_MM
    for x in (low + 0.5, SLUG_MM + 100, right - 0.5):
        red, green, blue = at(image, x, low + 0.5)
        assert red > 150, "the band"
        assert max(green, blue) < 70, "the band"
    for x, y in ((low + 0.5, 300), (right - 0.5, 300), (150, bottom - 0.5)):
        assert near(at(image, x, y), PAPER)
    for x, y in ((low - 1, 200), (right + 1, 200), (100, low - 1), (100, bottom + 1)):
        assert at(image, x, y) == WHITE


def test_crop_marks_are_black_and_outside_the_bleed(sight):
    _, image = sight
    for x in (SLUG_MM, SLUG_MM + 297):
        for y in (3, 437):
            strip = [at(image, x + d, y) for d in (-0.4, -0.2, 0, 0.2, 0.4)]
            assert min(map(max, strip)) < 160, "a mark"
    for y in (SLUG_MM, SLUG_MM + 420):
        for x in (3, 314):
            strip = [at(image, x, y + d) for d in (-0.4, -0.2, 0, 0.2, 0.4)]
            assert min(map(max, strip)) < 160, "a mark"
    gap = SLUG_MM - BLEED_MM - 0.7
    assert near(at(image, SLUG_MM, gap), WHITE), "marks keep away from the bleed"


def test_the_quiet_zone_is_clean(sight):
    made, image = sight
    (symbol,) = made.proof.symbols
    left, top, side = symbol.left_mm, symbol.top_mm, symbol.side_mm
    quiet = A3.qr_mm / 29 * 4
    edges = [
        (left, top, side, quiet), (left, top + side - quiet, side, quiet),
        (left, top, quiet, side), (left + side - quiet, top, quiet, side),
    ]  # fmt: skip
    for x, y, width, height in edges:
        box = (x + 0.6, y + 0.6, x + width - 0.6, y + height - 0.6)
        zone = image.convert("L").crop(tuple(int(v / 25.4 * DPI) for v in box))
        assert zone.getextrema()[0] > 240, (x, y)
    assert side == pytest.approx(A3.qr_mm + 2 * quiet, abs=0.01)


def test_the_code_is_read_from_the_whole_sheet(board, printer):
    for product in ALL:
        _, seen = poster(board, product, printer)
        assert seen.codes() == [board.address_url]


def test_the_ink_saving_look_uses_little_ink(board, printer):
    means = {}
    for product in (A3, PRODUCTS["poster-a3-plain"]):
        image = poster(board, product, printer)[1].image(30).convert("L")
        means[product.paper.colour] = sum(image.tobytes()) / len(image.tobytes())
    assert means["plain"] > means["press"] + 15


# --- Hostile text --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7*7 }}", "../../etc/passwd", "</style><svg/>", "&lt;"]
)
def test_hostile_text_is_text(board, printer, text):
    hostile = with_rows(
        board, "members", (ShownPerson((), text, Phone.parse("154 0000 0001"), None, (text,)),)
    )
    hostile = replace(hostile, address=text, responsible=text, slogan=text)
    made, seen = poster(hostile, A3, printer)
    assert seen.text.count("".join(text.split())) >= 3
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert text in str(document.docinfo["/Author"])
        assert "/JavaScript" not in document.Root.get("/Names", {})
        assert "/OpenAction" not in document.Root
