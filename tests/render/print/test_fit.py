"""Names set as large as they may be, and broken where people would break them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard.render.fonts import FACES
from noticeboard.render.print.fit import fit

SERIF = FACES[2]
SIZES = {"most_pt": 100, "one_line_pt": 58, "least_pt": 30}


def width_mm(line, fonts, size_pt):
    return (fonts.width_em(line, SERIF) + 0.04 * len(line)) * size_pt * 25.4 / 72


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("3号楼", ("3号楼",)),
        ("学宫巷3号楼", ("学宫巷3号楼",)),
        ("船山路39号小西门综合楼", ("船山路39号小西门综合楼",)),
        ("船山路39号小西门西湖广场综合楼", ("船山路39号", "小西门西湖广场综合楼")),
        ("环城北路与学宫巷交叉口教工宿舍118号楼", ("环城北路与学宫巷", "交叉口教工宿舍118号楼")),
    ],
)
def test_a_short_name_has_one_line_and_a_long_one_two(fonts, text, lines):
    assert fit(text, fonts, SERIF, 267, **SIZES).lines == lines


@given(st.text("国楼路3456号WMi—", min_size=1, max_size=60), st.floats(40, 300))
def test_what_is_fitted_fits_and_nothing_is_lost(fonts, text, room):
    fitted = fit(text, fonts, SERIF, room, **SIZES)
    if fitted is not None:
        assert "".join(fitted.lines) == text
        assert len(fitted.lines) <= 2
        assert 30 <= fitted.size_pt <= 100
        for line in fitted.lines:
            assert width_mm(line, fonts, fitted.size_pt) <= room + 0.01


@given(st.text("0123456789", min_size=2, max_size=8))
def test_a_number_is_not_broken(fonts, number):
    fitted = fit(f"国国国国国国{number}国国国国国国国", fonts, SERIF, 200, **SIZES)
    assert any(number in line for line in fitted.lines)


def test_what_cannot_fit_is_told():
    assert fit("国" * 80, _Fonts(), SERIF, 267, **SIZES) is None


class _Fonts:
    """Every character is one em wide."""

    def width_em(self, text, face):
        return len(text)
