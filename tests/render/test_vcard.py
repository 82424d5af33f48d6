"""vCards: read alike by two parsers, and off a screen; whatever is in them stays in its place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from noticeboard.derive import ShownPerson
from noticeboard.render.qr import render_svg
from noticeboard.render.vcard import (
    LINE_BYTES,
    MOST_BYTES,
    ROOMY_BYTES,
    build_card_qr,
    card_payload,
    vcard_cards,
    vcard_contacts,
    vcard_payload,
)
from noticeboard.schema import Channel, Phone
from tests.helpers.codes import drawn, scan
from tests.helpers.vcards import by_icalendar, by_vobject

BOTH = pytest.mark.parametrize("parse", [by_vobject, by_icalendar])
MOBILE = Phone.parse("154 0000 0012")


@pytest.fixture
def board(boards):
    """A board for the web: three leads, of whom one has no number there."""
    return boards["hubin/lou1", Channel.WEB]


def led_by(board, *leads):
    return replace(board, leads=leads)


def named(name, phone=MOBILE):
    return ShownPerson(("组长",), name, phone)


def text_of(board, lang="zh_CN"):
    return vcard_payload(vcard_contacts(board, lang))


@BOTH
def test_two_parsers_read_the_leads_with_a_number_and_the_hotline(board, parse):
    common = {
        "ORG": "湖滨社区",
        "URL": "https://board.example/Q/A2A2/",
        "NOTE": "湖滨路1号楼公示栏",
        "REV": "2026-11-22T00:00:00Z",
    }
    mobile, office = common | {"TYPE": "CELL"}, common | {"TYPE": "WORK"}
    assert parse(text_of(board)) == [
        mobile | {"N": "白露霜", "FN": "白露霜", "TEL": "15400000012", "TITLE": "组长"},
        mobile | {"N": "柳青禾", "FN": "柳青禾", "TEL": "15400000001", "TITLE": "党建联络员"},
        office | {"N": "湖滨社区热线", "FN": "湖滨社区热线", "TEL": "07341000100"},
    ]


def test_a_number_without_a_name_is_saved_under_seat_and_building(board):
    lead = ShownPerson(("楼组长",), None, MOBILE)
    found, _ = by_vobject(text_of(led_by(board, lead)))
    assert (found["FN"], found["TEL"]) == ("湖滨路1号楼楼组长", "15400000012")
    found, hotline = by_vobject(text_of(led_by(board, lead), "en"))
    assert found["FN"] == "楼组长, 湖滨路1号楼"
    assert hotline["FN"] == "Hotline of 湖滨社区"


def test_a_board_without_leads_has_its_hotline(board):
    (hotline,) = by_vobject(text_of(led_by(board)))
    assert hotline["TEL"] == board.hotline.digits


@BOTH
def test_an_extension_is_told_in_words_and_does_not_lengthen_the_number(board, parse):
    phone = Phone.parse("0734-1000100 转 12")
    found, _ = parse(text_of(led_by(board, named("柳青禾", phone))))
    assert found["TEL"] == "07341000100"
    assert found["NOTE"] == "湖滨路1号楼公示栏\n转12"
    (contact, _) = vcard_contacts(led_by(board, named("柳青禾", phone)), "zh_CN")
    assert parse(card_payload(contact))[0]["NOTE"] == "转12"


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("154 0000 0012", "CELL"),
        ("010-10000100", "WORK"),
        ("0734-1000100", "WORK"),
        ("12345", "WORK"),
        ("400-100-0100", "WORK"),
    ],
)
def test_only_a_mobile_is_called_one(board, number, kind):
    found, _ = by_vobject(text_of(led_by(board, named("柳青禾", Phone.parse(number)))))
    assert found["TYPE"] == kind


def test_lines_end_by_crlf_and_are_folded_between_characters(board):
    board = replace(board, name="石鼓区湖滨路" * 6, community="a" + "湖滨" * 19)
    content = text_of(board).encode()
    *lines, last = content.split(b"\r\n")
    assert last == b""
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert max(map(len, lines)) in range(LINE_BYTES - 2, LINE_BYTES + 1)
    assert [line.decode() for line in lines if line.startswith(b" ")]
    found, *_ = by_vobject(content.decode())
    assert found["ORG"] == board.community
    assert found["NOTE"] == f"{board.name}公示栏"


HOSTILE = [
    ("赵\r\nTEL:110", "赵\nTEL:110"),
    ("赵\nEND:VCARD\nBEGIN:VCARD", "赵\nEND:VCARD\nBEGIN:VCARD"),
    ("赵;钱,孙:李\\n周\\", "赵;钱,孙:李\\n周\\"),
    ("赵\u202e钱\u200f\u2066孙\u2069", "赵钱孙"),
    ("赵\u2028TEL:110\u2029\x85\x0b\x0c\r\x00", "赵TEL:110"),
    ("赵\ud800", "赵"),
    ("国" * 10_000, "国" * 10_000),
    (" TEL:110", " TEL:110"),
    ("<script>{{ 7*7 }}", "<script>{{ 7*7 }}"),
]


@pytest.mark.parametrize(("typed", "kept"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_value_stays_in_its_property(board, typed, kept):
    board = replace(board, name=typed, community=typed, leads=())
    board = led_by(board, ShownPerson((typed,), typed, MOBILE))
    text = text_of(board)
    names = [re.match(r"[A-Z]+", line)[0] for line in re.split(r"\r\n(?! )", text) if line]
    card = ["BEGIN", "VERSION", "N", "FN", "TEL", "ORG", "TITLE", "URL", "NOTE", "REV", "END"]
    assert names == card + [name for name in card if name != "TITLE"]
    found, hotline = by_vobject(text)
    assert (found["N"], found["FN"], found["ORG"], found["TITLE"]) == (kept,) * 4
    assert (found["NOTE"], found["TEL"]) == (f"{kept}公示栏", "15400000012")
    assert (hotline["FN"], hotline["TEL"]) == (f"{kept}热线", "07341000100")
    if ";" not in typed:
        found, hotline = by_icalendar(text)
        assert (found["N"], found["FN"], found["ORG"]) == (kept, kept, kept)
        assert hotline["FN"] == f"{kept}热线"


@pytest.mark.parametrize("name", ["白露霜", "王䶮㛃𬭎", "阿依古丽·买买提", "欧阳 Anna", "李"])
@BOTH
def test_a_scan_saves_name_number_and_community(board, name, parse):
    contact, _ = vcard_contacts(led_by(board, named(name)), "zh_CN")
    found = scan(drawn(render_svg(build_card_qr(card_payload(contact)))))
    assert found.bytes == card_payload(contact).encode(), "UTF-8"
    assert found.text == card_payload(contact)
    assert found.symbology_identifier == "]Q1", "no ECI"
    assert found.ec_level == "M"
    common = {"TEL": "15400000012", "ORG": "湖滨社区", "TYPE": "CELL"}
    assert parse(found.text) == [common | {"N": name, "FN": name}]


def test_a_card_stays_easy_to_read(board):
    contact, _ = vcard_contacts(led_by(board, named("白露霜")), "zh_CN")
    assert build_card_qr(card_payload(contact)).modules == 45


def test_a_long_name_leaves_the_community_out_and_a_longer_one_has_no_code(board):
    def payload(length):
        return vcard_cards(vcard_contacts(led_by(board, named("长" * length)), "zh_CN"))

    ((_, short),), ((_, long),) = payload(18), payload(22)
    assert "ORG:湖滨社区" in short
    assert len(short.encode()) <= ROOMY_BYTES
    assert "ORG" not in long
    assert len(long.encode()) <= MOST_BYTES
    assert build_card_qr(long).modules <= 69
    assert scan(drawn(render_svg(build_card_qr(long)))).text == long
    assert payload(45) == ()


def test_codes_are_of_named_leads_with_a_number_by_their_place(board):
    leads = (
        named("白露霜"),
        ShownPerson(("治保员",), None, MOBILE),
        ShownPerson(("楼组长",), "江远舟"),
        named("柳青禾"),
    )
    contacts = vcard_contacts(led_by(board, *leads), "zh_CN")
    assert [contact.number for contact in contacts] == [1, 2, 4, 0]
    assert [number for number, _ in vcard_cards(contacts)] == [1, 4]
