"""Errors stop a build; warnings are told after them, are counted, and stop it only when asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard import pipeline
from noticeboard.catalogue import assemble
from noticeboard.diagnostics import (
    MAX_TOLD,
    Diagnostic,
    Place,
    format_diagnostic,
    format_report,
)
from noticeboard.errors import DataError, SetupError
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.projects import change, run


@pytest.fixture
def warned(monkeypatch):
    """A rule that wants every building's households to be looked at."""

    def rule(catalogue, today):
        for _, building in catalogue.buildings():
            yield building.record.warning("households", "value.count", value="0")

    monkeypatch.setattr(assemble, "RULES", (*assemble.RULES, rule))


def test_warnings_alone_stop_nothing_unless_asked(project, warned):
    settings = settings_of(project / "mkdocs.yml", "2026-11-22")
    catalogue = pipeline.load(settings)
    assert len(catalogue.warnings) == sum(1 for _ in catalogue.buildings())
    with pytest.raises(DataError) as error:
        pipeline.load(settings, strict=True)
    assert error.value.diagnostics == catalogue.warnings


def test_warnings_are_told_after_the_errors_and_counted(small, today, warned):
    change(small / "hubin/community.yml", "热线:", "热线: 1 #")
    with pytest.raises(DataError) as error:
        assemble.load_catalogue(small, today)
    *lines, errors, warnings = error.value.report("en").splitlines()
    kinds = [" warning: " in line for line in lines]
    assert kinds == sorted(kinds), "errors first"
    assert {*kinds} == {False, True}
    assert errors.startswith("Problems: 1;")
    assert warnings.startswith(f"Warnings: {sum(kinds)};")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_command_can_be_strict(project, command):
    change(project / "buildings/hubin/lou2.yml", "自: 2026-11-20", "自: 1926-11-20")
    told = "buildings/hubin/lou2.yml:7:20: 提醒: 自: 1926-11-20 离今天太远"
    done = run("noticeboard", command, cwd=project)
    assert done.returncode == 0, done.stderr
    assert told in done.stderr
    strict = run("noticeboard", command, "--strict", cwd=project)
    assert strict.returncode == 1
    assert told in strict.stderr


HOSTILE = "\r\n\t\x1b[31m\u2028\u2029\u202e\u200b\u2066\x85\x00\udcff\ue000"


@given(value=st.text(st.sampled_from(HOSTILE + "甲a1 "), max_size=300))
def test_nothing_typed_reaches_the_terminal_as_it_is(value):
    place = Place(f"buildings/{value}.yml", 1, 1, value)
    params = {"value": value, "choices": (value, value)}
    said = [
        format_diagnostic(Diagnostic(place, "value.choice", params), "zh_CN"),
        SetupError("setup.product", value=value, choices=(value,)).report("en"),
    ]
    for line in said:
        assert line.isprintable(), ascii(line)
        assert len(line) < 12_000
    said[0].encode()


def test_a_long_text_is_cut():
    place = Place("x.yml", 1, 1, "键" * 5000)
    line = format_diagnostic(Diagnostic(place, "value.date", {"value": "长" * 50_000}), "zh_CN")
    assert len(line) < 400
    assert "长…" in line


@pytest.mark.parametrize(
    ("text", "at_most"),
    [
        ("\0" * 900_000, 2),
        ("\0\n" * 100_000, 2),
        ("a: 1\n" * 20_000, 4),
        ("".join(f"k{n}: 1\n" for n in range(20_000)), 110),
        ("".join(f"a: 1\nb{n}: &c 2\n" for n in range(9_000)), 110),
        ("成员:\n" + "  - 姓名: <\n" * 20_000, 110),
        ("- " + "\ta" * 20_000, 110),
    ],
    ids=["nul", "nul-lines", "same-key", "unknown-keys", "mixed", "same-value", "tabs"],
)
def test_however_much_is_wrong_a_file_takes_some_lines(small, today, text, at_most):
    (small / "chengdong/b1.yml").write_text(text, "utf-8")
    with pytest.raises(DataError) as error:
        assemble.load_catalogue(small, today)
    mine = [line for line in error.value.report("zh_CN").splitlines() if "b1.yml" in line]
    assert 1 <= len(mine) <= at_most
    assert len(error.value.diagnostics) < 2000


def test_what_is_not_listed_is_counted():
    many = [Diagnostic(Place("x.yml", n + 1, 1), "yaml.tab") for n in range(MAX_TOLD + 7)]
    *lines, rest, count = format_report(many, "zh_CN").splitlines()
    assert len(lines) == MAX_TOLD
    assert rest == "x.yml: 还有 7 处没有列出。请先改上面的，再查一遍。"
    assert f"共 {MAX_TOLD + 7} 个问题" in count
