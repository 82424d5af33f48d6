"""What the pages for readers say of what can be printed is what is printed."""

from __future__ import annotations

import re

import pytest

from noticeboard.render.print.products import PRODUCTS
from tests.helpers.projects import REPO

_FILE = re.compile(r"([a-z0-9-]*?)(?:-…)?\.pdf$")


def rows(page):
    """The ids of products and the sides of QR codes in millimetres, of each row of the table."""
    for line in (REPO / page).read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        names = [_FILE.search(file) for file in re.findall("`([^`]+)`", cells[0])]
        if line.startswith("| `") and len(cells) == 4 and all(names):
            yield [name[1] for name in names], {int(n) for n in re.findall(r"\d+", cells[3])}


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md"])
def test_the_codes_are_as_large_as_the_page_says(page):
    told = [*rows(page)]
    assert len(told) >= 10
    for names, sides in told:
        assert {PRODUCTS[name].qr_mm for name in names} == sides, names
