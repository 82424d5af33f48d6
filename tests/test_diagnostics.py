"""Errors stop a build; warnings are told after them, are counted, and stop it only when asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticeboard import pipeline
from noticeboard.catalogue import assemble
from noticeboard.diagnostics import (
    MAX_ALIKE,
    MAX_TOLD,
    Diagnostic,
    Place,
    Severity,
    format_report,
)
from noticeboard.errors import DataError, SetupError
from noticeboard.mkdocs_plugins.run import settings_of
from tests.helpers.projects import change, files_of, run


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


@pytest.mark.parametrize(
    "command",
    [
        ("noticeboard", "check"),
        ("noticeboard", "build"),
        ("noticeboard", "posters", "lou1"),
        ("mkdocs", "build"),
        ("properdocs", "build", "-f", "mkdocs.yml"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_a_command_is_strict_where_it_is_asked_itself(project, command):
    """What `mkdocs.yml` says of `strict` is for good, and is about pages."""
    assert "strict: true" in (project / "mkdocs.yml").read_text("utf-8")
    change(project / "buildings/hubin/lou2.yml", "自: 2026-11-20", "自: 1926-11-20")
    told = "buildings/hubin/lou2.yml:7:20: 提醒: 自: 1926-11-20 离今天太远"
    done = run(*command, cwd=project)
    assert done.returncode == 0, done.stderr
    assert told in done.stderr
    assert "有 1 处提醒，涉及 1 个文件。" in done.stderr
    assert "按 --strict 的要求" not in done.stderr
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    strict = run(*command, "--strict", cwd=project)
    assert strict.returncode == 1
    assert told in strict.stderr
    assert "按 --strict 的要求" in strict.stderr
    assert {folder: files_of(project / folder) for folder in before} == before


def test_a_strict_check_tells_the_mistakes_too(project):
    """Of the posters, that is: what has no room is found last."""
    change(project / "buildings/hubin/lou2.yml", "自: 2026-11-20", "自: 1926-11-20")
    change(project / "buildings/hubin/lou2.yml", "二号楼停水", "停水🚰")
    strict = run("noticeboard", "check", "--strict", cwd=project)
    assert strict.returncode == 1
    assert "表情" in strict.stderr
    assert "提醒: 自: 1926-11-20" in strict.stderr
    assert "按 --strict 的要求" not in strict.stderr


HOSTILE = "\r\n\t\x1b[31m\u2028\u2029\u202e\u200b\u2066\x85\x00\udcff\ue000"


@given(value=st.text(st.sampled_from(HOSTILE + "甲a1 "), max_size=300))
def test_nothing_typed_reaches_the_terminal_as_it_is(value):
    place = Place(f"buildings/{value}.yml", 1, 1, value)
    params = {"value": value, "choices": (value, value)}
    said = [
        *format_report([Diagnostic(place, "value.choice", params)], "zh_CN").rsplit("\n", 1),
        SetupError("setup.product", value=value, choices=(value,)).report("en"),
    ]
    for line in said:
        assert line.isprintable(), ascii(line)
        assert len(line) < 12_000
    said[0].encode()


def test_a_long_text_is_cut():
    place = Place("x.yml", 1, 1, "键" * 5000)
    line = format_report([Diagnostic(place, "value.date", {"value": "长" * 50_000})], "zh_CN")
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


def test_many_warnings_of_a_kind_do_not_hide_the_others():
    """They may be right to stay, so those that come behind them are never listed otherwise."""
    many = [
        Diagnostic(Place(f"{n:03}.yml", 1, 1), "yaml.tab", severity=Severity.WARNING)
        for n in range(MAX_ALIKE + 7)
    ]
    last = Diagnostic(Place("z.yml", 1, 1), "yaml.depth", {"limit": 9}, Severity.WARNING)
    *lines, other, count = format_report([*many, last], "zh_CN").splitlines()
    assert len(lines) == MAX_ALIKE
    assert lines[-1].endswith("（还有 7 处同样的提醒，没有一一列出。）")
    assert not any("没有一一列出" in line for line in lines[:-1])
    assert other.startswith("z.yml")
    assert count == f"有 {MAX_ALIKE + 8} 处提醒，涉及 {MAX_ALIKE + 8} 个文件。"
    exact = format_report(many[:MAX_ALIKE], "zh_CN")
    assert "没有一一列出" not in exact


def test_notes_come_last_count_for_nothing_and_stop_nothing():
    notes = tuple(
        Diagnostic(Place(f"{n:03}.yml", 1, 1), "yaml.tab", severity=Severity.NOTE)
        for n in range(MAX_ALIKE + 3)
    )
    warning = Diagnostic(Place("z.yml", 1, 1), "yaml.tab", severity=Severity.WARNING)
    pipeline.heed(notes, strict=True)
    with pytest.raises(DataError):
        pipeline.heed((*notes, warning), strict=True)
    first, *lines, count = format_report([*notes, warning], "zh_CN").splitlines()
    assert first.startswith("z.yml:1:1: 提醒:")
    assert len(lines) == MAX_ALIKE
    assert all(":1:1: 说明: " in line for line in lines)
    assert lines[-1].endswith("（还有 3 处同样的说明，没有一一列出。）")
    assert count == "有 1 处提醒，涉及 1 个文件。"


def test_what_is_not_listed_is_counted():
    many = [Diagnostic(Place("x.yml", n + 1, 1), "yaml.tab") for n in range(MAX_TOLD + 7)]
    *lines, rest, count = format_report(many, "zh_CN").splitlines()
    assert len(lines) == MAX_TOLD
    assert rest == "x.yml: 还有 7 处没有列出。请先改上面的，再查一遍。"
    assert f"共 {MAX_TOLD + 7} 个问题" in count
