"""A check looks at posters too: what no font prints, what has no room; quickly, and only once."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from noticeboard import pipeline
from noticeboard.diagnostics import format_report
from noticeboard.errors import DataError, SetupError
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish import fits
from noticeboard.publish.blame import poster_diagnostics
from noticeboard.publish.jobs import Job, JobFault
from noticeboard.publish.ledger import add_codes
from noticeboard.publish.left import JobLeft, left_diagnostics
from noticeboard.render.print.design import LeftOut, Subject
from noticeboard.render.print.products import PRODUCTS
from tests.helpers.projects import SMALL, change, run, write

LONG = "国" * 40


@pytest.fixture
def fresh(tmp_path):
    """The small project, not built: there is no cache."""
    return shutil.copytree(SMALL, tmp_path / "fresh")


def look(project, **changes):
    settings = replace(settings_of(project / "mkdocs.yml"), **changes)
    return pipeline.check_posters(pipeline.load(settings), settings)


def told(project):
    """Return the lines of a report of which posters are the reason."""
    with pytest.raises(DataError) as caught:
        look(project)
    return caught.value.report("zh_CN").splitlines()


def test_the_command_tells_a_character_that_no_font_prints(fresh):
    change(fresh / "buildings/hubin/lou3.yml", "姓名: 傅立冬", "姓名: 傅\U00030001冬")
    done = run("noticeboard", "check", cwd=fresh)
    assert done.returncode == 1
    assert done.stderr.startswith(
        "buildings/hubin/lou3.yml:5:10: 姓名: “傅×”的资料里，“\U00030001”"
    )


def test_the_command_tells_what_has_no_room(fresh):
    path = fresh / "buildings/hubin/community.yml"
    change(path, "标题: 海报上也有的通知,", f"标题: 海报上也有的通知, 内容: {'国' * 1500},")
    done = run("noticeboard", "check", cwd=fresh)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "buildings/hubin/community.yml:25:5: 通知: “湖滨路1号楼”的海报（A3 海报）放不下："
        "通知超出 380 毫米。"
        "请缩短这一栏里最长的文字。",
        "共 1 个问题，涉及 1 个文件。",
    ]


def caution_too_much(project):
    more = f"[本栏不收款, {LONG}, {', '.join(LONG[n:] for n in range(1, 6))}]"
    change(project / "buildings/organisation.yml", "[本栏不收款]", more)


def test_cautions_that_are_too_long_are_told_once_and_where_they_stand(fresh):
    caution_too_much(fresh)
    assert told(fresh) == [
        "buildings/organisation.yml:25:15: 安全提示: “城东里1号楼”的海报（A3 海报）页脚"
        "超出 103 毫米。"
        "请缩短这里的文字。",
        "共 1 个问题，涉及 1 个文件。",
    ]


@pytest.mark.parametrize(
    ("kind", "text", "where"),
    [
        ("responsible", "", "hubin/community.yml:3:7: 责任单位"),
        ("services", "", "hubin/community.yml:17:5: 服务"),
        ("notices", "", "hubin/community.yml:24:5: 通知"),
        ("leads", "江远舟", "hubin/lou1.yml:7:9: 姓名"),
        ("lead0", "党建联络员", "hubin/community.yml:15:20: 岗位"),
        ("column1", "今天是最后", "hubin/community.yml:24:23: 内容"),
        ("column1", "转1", "hubin/lou1.yml:1:5: 名称"),
        ("slogan", "邻里守望", "hubin/community.yml:13:21: 口号"),
    ],
)
def test_the_text_that_is_to_blame_is_found_wherever_it_stands(fresh, kind, text, where):
    catalogue = pipeline.load(settings_of(fresh / "mkdocs.yml"))
    fault = JobFault("hubin/lou1", "poster-a3", "poster.stray", {"panel": kind, "text": text})
    (found,) = poster_diagnostics(catalogue, [fault, fault])
    line = format_report([found], "zh_CN")
    assert line.startswith(f"buildings/{where}: ")
    assert not text or text not in line.split(": ", 2)[2], "it may be a name"


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("", "organisation.yml:2:5: 名称"),
        ("unit/qingshanjiedao", "organisation.yml:7:10: 名称"),
        ("hubin", "hubin/community.yml:1:5: 名称"),
        ("hubin/lou1", "hubin/lou1.yml:1:5: 名称"),
        ("hubin/lou1-dong", "hubin/lou1/dong.yml:1:5: 名称"),
    ],
)
def test_what_stands_in_no_file_is_told_where_the_place_is_named(fresh, path, where):
    write(fresh / "buildings/units/qingshanjiedao.yml", "热线: 0734-1000200\n")
    write(fresh / "buildings/hubin/lou1/dong.yml", "名称: 东门\n")
    add_codes(settings_of(fresh / "mkdocs.yml"), ["hubin/lou1-dong"])
    catalogue = pipeline.load(settings_of(fresh / "mkdocs.yml"))
    params = {"panel": "ask", "text": "有事请问"}
    fault = JobFault(path, "notice-a4", "poster.stray", params)
    left = JobLeft(Job(Subject(path, None), PRODUCTS["notice-a4"], ""), (LeftOut("notices", 1),))
    (misfit,) = poster_diagnostics(catalogue, [fault])
    (warning,) = left_diagnostics(catalogue, [left])
    assert format_report([misfit], "zh_CN").startswith(f"buildings/{where}: ")
    assert warning.place == misfit.place


def test_an_address_that_is_too_long_is_told_at_the_configuration(fresh):
    host = ".".join(["a" * 60] * 4)
    change(fresh / "mkdocs.yml", "https://board.example/", f"https://{host}/")
    lines = told(fresh)
    assert len(lines) == 2, lines
    assert lines[0].startswith("mkdocs.yml: site_url: ")


def test_a_second_look_measures_only_what_has_changed(fresh, monkeypatch):
    measured = []
    measure = fits._measure

    def spy(jobs, *rest):
        measured.append({job.subject.path for job in jobs})
        return measure(jobs, *rest)

    monkeypatch.setattr(fits, "_measure", spy)
    assert look(fresh) is None
    assert look(fresh) is None
    change(fresh / "buildings/hubin/lou3.yml", "湖滨路3号\n", "湖滨路3号东侧\n")
    assert look(fresh) is None
    assert [len(paths) for paths in measured] == [4, 0, 1]
    assert not (fresh / "print").exists()


def test_what_was_wrong_is_still_told_by_a_second_look(fresh):
    caution_too_much(fresh)
    assert told(fresh) == told(fresh)


def test_products_that_differ_in_colour_are_measured_once(fresh):
    products = fits.of_other_sizes(PRODUCTS.values())
    assert not [product.id for product in products if product.paper.colour == "plain"]
    assert [product.id for product in products][:2] == ["poster-a3", "poster-a4"]
    assert [p.id for p in fits.of_other_sizes([PRODUCTS["poster-a4-plain"]])] == ["poster-a4-plain"]


def test_where_no_posters_are_printed_nothing_is_looked_at(fresh):
    change(fresh / "buildings/hubin/lou3.yml", "姓名: 傅立冬", "姓名: 傅\U00030001冬")
    change(fresh / "mkdocs.yml", "      workers: 1\n", "      workers: 1\n      enabled: false\n")
    assert look(fresh) is None
    assert not (fresh / ".cache").exists()


def test_without_fonts_or_libraries_the_data_are_checked_and_it_says_so(fresh, monkeypatch):
    def missing(*_):
        raise SetupError("setup.pango", reason="cannot load library")

    monkeypatch.setattr(fits, "import_module", missing)
    assert "cannot load library" in look(fresh).report("zh_CN")
    monkeypatch.setattr("noticeboard.render.fonts._find", missing)
    assert look(fresh).message_id == "setup.pango"


def test_a_cache_that_cannot_be_written_is_told_in_a_line(fresh):
    (fresh / ".cache").write_text("", "utf-8")
    done = run("noticeboard", "check", cwd=fresh)
    assert done.returncode == 0
    assert done.stderr.startswith("没有查看海报：")
    assert len(done.stderr.splitlines()) == 1
    assert "没有问题" in done.stdout


# --- Boards of faces ------------------------------------------------------------------------


def told_of(project, message_id, **params):
    """Return the line that tells of a fault of a board of faces."""
    catalogue = pipeline.load(settings_of(project / "mkdocs.yml"))
    fault = JobFault("hubin/lou1", "photoboard-a2", message_id, {"panel": "members", **params})
    return format_report(poster_diagnostics(catalogue, [fault]), "zh_CN").splitlines()[0]


def test_too_many_members_are_told_with_how_much(fresh):
    line = told_of(fresh, "poster.too-many", text="", over="12")
    assert line.startswith("buildings/hubin/lou1.yml:")
    assert "“湖滨路1号楼”的A2 党建宣传牌名单超出 12 毫米" in line


def test_a_name_that_is_too_wide_is_told_by_its_beginning(fresh):
    line = told_of(fresh, "poster.name-too-wide", text="江远舟")
    assert line.startswith("buildings/hubin/lou1.yml:")
    assert "江" in line
    assert "江远舟" not in line


# --- Notices on sheets of their own --------------------------------------------------------


def too_long(project):
    path = project / "buildings/hubin/community.yml"
    more = f"  - {{标题: 太长, 内容: {'国' * 1200}, 自: 2026-11-22, 渠道: [海报]}}\n"
    change(path, "  - {标题: 海报上也有的通知,", f"{more}  - {{标题: 海报上也有的通知,")


def test_a_notice_that_is_too_long_for_its_sheet_is_told_by_its_title(fresh):
    change(fresh / "mkdocs.yml", "[poster-a3, poster-a4-plain]", "[notice-a4]")
    too_long(fresh)
    first, count = told(fresh)
    assert first == (
        "buildings/hubin/community.yml:25:10: 标题: “湖滨社区”的A4 通知单放不下这条通知：“太长”，"
        "用最小的字也超出 182 毫米。请缩短内容，或者分成几条。"
    )
    assert count == "共 1 个问题，涉及 1 个文件。"


def test_it_is_told_in_the_language_asked_for_and_not_in_that_of_the_site(fresh):
    change(fresh / "mkdocs.yml", "[poster-a3, poster-a4-plain]", "[notice-a4, poster-a3]")
    too_long(fresh)
    done = run("noticeboard", "check", "--lang", "en", cwd=fresh)
    assert done.returncode == 1
    assert "The A4 notice sheet of “湖滨社区” has no room" in done.stderr
    pledged = f"[{LONG}, {', '.join(LONG[n:] for n in range(1, 9))}]"
    change(fresh / "buildings/organisation.yml", "[本栏不收款]", pledged)
    done = run("noticeboard", "check", "--lang", "en", cwd=fresh)
    assert "The foot of the poster (A3 poster) of" in done.stderr


def test_who_has_no_card_is_told_and_fails_no_strict_run(fresh):
    """That somebody did not agree is as it should be."""
    done = run("noticeboard", "posters", "hubin/lou1", "--product", "cards", "--strict", cwd=fresh)
    assert done.returncode == 0, done.stderr
    (line,) = (line for line in done.stderr.splitlines() if "没有卡" in line)
    assert line.startswith(
        "buildings/hubin/lou1.yml:1:5: 说明: 名称: “湖滨路1号楼”的便民联系卡少印"
    )
    assert "提醒" not in done.stderr


MUCH = "国" * 28
CELLS = ("cards", "plates", "labels-l7160", "labels-l7651")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (
            "buildings/hubin/lou1.yml",
            "服务项目: [量血压]",
            f"服务项目: [{', '.join(f'{n}{MUCH}' for n in range(12))}]",
            "buildings/hubin/lou1.yml:13:10: 姓名: “湖滨路1号楼”的便民联系卡上，“白×”这一张"
            "放不下，用最小的字也超出 12 毫米。请缩短服务项目或岗位。",
        ),
        (
            "buildings/organisation.yml",
            "[本栏不收款]",
            f"[本栏不收款, {', '.join(f'{MUCH}{n}' for n in range(9))}]",
            "buildings/organisation.yml:25:15: 安全提示: “湖滨路1号楼”的便民联系卡背面放不下，"
            "用最小的字也超出 37 毫米。请缩短这里的文字。",
        ),
        (
            "buildings/hubin/lou1.yml",
            "名称: 湖滨路1号楼",
            f"名称: {MUCH}{MUCH[:12]}",
            "buildings/hubin/lou1.yml:1:5: 名称: “湖滨社区”的印品（二维码不干胶 L7160，21 枚）"
            f"放不下这么长的楼名“{MUCH}{MUCH[:12]}”，用最小的字排两行也多出 14 个字。"
            "请至少缩短 14 个字。",
        ),
        (
            "mkdocs.yml",
            "https://board.example/",
            f"https://{'.'.join(['a' * 30] * 2)}/",
            "mkdocs.yml: site_url: “城东社区”的印品（二维码不干胶 L7160，21 枚）放不下这么长的网址"
            f"“{'.'.join(['a' * 30] * 2)}/Q/D4D4”，用最小的字排两行也多出 37 个字。"
            "请至少缩短 37 个字。",
        ),
    ],
    ids=["services", "cautions", "building", "address"],
)
def test_what_is_too_long_for_a_cell_is_told_where_it_stands_and_by_how_much(
    fresh, file, old, new, line
):
    change(fresh / file, old, new)
    with pytest.raises(DataError) as caught:
        look(fresh, products=CELLS)
    assert caught.value.report("zh_CN").splitlines()[0] == line


@pytest.mark.parametrize("product", ["cards", "plates"])
def test_the_longest_name_and_seat_that_data_may_have_are_printed(fresh, product):
    home, consent = (fresh / f"buildings/hubin/{name}.yml" for name in ("lou1", "consent"))
    change(home, "名称: 湖滨路1号楼", f"名称: {MUCH}{MUCH[:12]}")
    change(home, "姓名: 白露霜", f"姓名: {MUCH}国国")
    consent.write_text(consent.read_text("utf-8").replace("白露霜", f"{MUCH}国国"), "utf-8")
    assert look(fresh, products=(product,)) is None
