"""Telephone numbers of mainland China, as people type them."""

from __future__ import annotations

import pytest

from noticeboard.schema import Phone

GOOD = {
    # mobile
    "15400000001": ("154 0000 0001", ""),
    "154 0000 0001": ("154 0000 0001", ""),
    "154-0000-0001": ("154 0000 0001", ""),
    "+86 154 0000 0001": ("154 0000 0001", ""),
    "+8615400000001": ("154 0000 0001", ""),
    # landline, area codes of three and four digits
    "010-10000001": ("010 1000 0001", ""),
    "021 1062 0600": ("021 1062 0600", ""),
    "0734-1000123": ("0734 100 0123", ""),
    "0734-100-0123": ("0734 100 0123", ""),
    "(0734)1000123": ("0734 100 0123", ""),
    "(0512) 10001234": ("0512 1000 1234", ""),
    "051210001234": ("0512 1000 1234", ""),
    "+86 0734 1000123": ("0734 100 0123", ""),
    # landline without area code
    "62220001": ("6222 0001", ""),
    "8222-001": ("822 2001", ""),
    # extensions
    "0734-1000123转801": ("0734 100 0123", "801"),
    "0734-1000123 转 801": ("0734 100 0123", "801"),
    "0734-1000123-801": ("0734 100 0123", "801"),
    "0734-1000123-8": ("0734 100 0123", "8"),
    "021-10620600 分机 12": ("021 1062 0600", "12"),
    "021-10620600 ext. 12": ("021 1062 0600", "12"),
    "12345转6": ("12345", "6"),
    # 400, 800, short service numbers
    "400-100-1234": ("400 100 1234", ""),
    "4001001234": ("400 100 1234", ""),
    "800 100 1234": ("800 100 1234", ""),
    "110": ("110", ""),
    "12345": ("12345", ""),
    "95598": ("95598", ""),
    "955-98": ("95598", ""),
    "962777": ("962777", ""),
    "12110": ("12110", ""),
    "  12345  ": ("12345", ""),
}

BAD = [
    "",
    " ",
    "没有",
    "1540000000",  # ten digits
    "154000000012",  # twelve
    "12 0000 00012",  # no such beginning
    "25400000001",
    "021-1062060",  # Shanghai has eight digits
    "010-1000000",
    "0734-100",
    "0734",
    "00734-1000123",
    "400-100-123",
    "154 0000 000l",  # the letter l
    "15400000001 / 15400000002",
    "15400000001,15400000002",
    "１５４００００００01",  # full-width digits
    "154  0000  0001x",
    "0734-1000123转",
    "0734-1000123转八",
    "tel:15400000001",
    "<script>12345</script>",
    "١٥٤٠٠٠٠٠٠٠١",
    "1" * 10_000,
]


@pytest.mark.parametrize(("typed", "meant"), GOOD.items(), ids=GOOD.keys())
def test_a_number(typed, meant):
    phone = Phone.parse(typed)
    assert phone is not None
    assert (" ".join(phone.groups), phone.extension) == meant
    assert phone.digits == "".join(phone.groups)
    assert phone.digits.isascii()


@pytest.mark.parametrize("typed", BAD)
def test_no_number(typed):
    assert Phone.parse(typed) is None


def test_a_link_dials_the_extension_after_a_pause():
    assert Phone.parse("0734-1000123转801").href == "tel:07341000123,801"
    assert Phone.parse("+86 154 0000 0001").href == "tel:15400000001"


@pytest.mark.parametrize("typed", GOOD)
def test_what_is_shown_is_read_again(typed):
    phone = Phone.parse(typed)
    shown = " ".join(phone.groups) + (f"转{phone.extension}" if phone.extension else "")
    assert Phone.parse(shown) == phone
