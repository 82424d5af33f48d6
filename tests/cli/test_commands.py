"""The commands that people type: what they print, how they end."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from noticeboard.cli import main
from tests.helpers.cases import add_cases, case
from tests.helpers.posters import Poster
from tests.helpers.projects import SMALL, change, files_of, leftovers, run, write

COMMANDS = ("check", "build", "posters", "why", "weigh", "schema", "ledger", "prints", "case")
LEDGER_COMMANDS = ("add", "move", "retire", "seal", "split")
PRINTS_COMMANDS = ("record", "due", "diff")
CASE_COMMANDS = ("open", "move", "close", "list")
ALL = (
    *COMMANDS,
    *(f"ledger {name}" for name in LEDGER_COMMANDS),
    *(f"prints {name}" for name in PRINTS_COMMANDS),
    *(f"case {name}" for name in CASE_COMMANDS),
)


@pytest.mark.parametrize("command", ALL)
def test_help_shows_an_example(command):
    done = CliRunner().invoke(main, [*command.split(), "--help"])
    assert done.exit_code == 0
    assert f"  noticeboard {command}" in done.output
    assert any("\u4e00" <= char <= "\u9fff" for char in done.output), "Chinese first"
    assert "-h, --help" in done.output


def test_the_command_alone_lists_the_others():
    done = CliRunner().invoke(main, ["-h"])
    assert all(command in done.output for command in COMMANDS)


@pytest.mark.parametrize("command", [["nonsense"], ["check", "--nonsense"], ["schema", "nonsense"]])
def test_what_does_not_exist_is_a_usage_error(command):
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert "nonsense" in done.output


@pytest.mark.parametrize(
    ("typed", "said", "writes"),
    [
        ("case open xihu 环境卫生", "少写了“内容”", True),
        ("case open xihu 环境卫生 楼道灯 没人收", "“没人收”。内容里有空格的，前后要加引号", True),
        ("case move XH2026-040 派单 物业", '请写 --to "物业"', True),
        ("case move XH2026-040 派单 --too 物业", "没有 --too 这个选项，最像的是：--to", True),
        ("case close XH2026-040 --note", "--note 的写法不对", True),
        ("case opne xihu", "没有“opne”这个命令，最像的是：open。可以写：", True),
        ("case list --format xml", "“--format”不能写“xml”，可以写：text、json", False),
        ("check xihu", "这个命令后面不写“xihu”", False),
        ("chekc", "没有“chekc”这个命令，最像的是：check", False),
        ("ledger retire WF2N", "少写了“说明”", True),
    ],
)
def test_what_is_typed_wrongly_is_told_in_chinese(typed, said, writes):
    done = CliRunner().invoke(main, typed.split())
    lines = done.stderr.splitlines()
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in lines[0]
    assert ("什么也没有写。" in lines) == writes
    assert not any(word in done.stderr for word in ("Usage", "Error", "Try"))


def test_in_english_it_is_told_in_english():
    done = CliRunner().invoke(main, ["check", "xihu", "--lang", "en"])
    assert (done.exit_code, "unexpected extra argument (xihu)" in done.stderr) == (2, True)


def test_check_counts_what_is_there(project):
    done = run("noticeboard", "check", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 个社区" in done.stdout
    assert "4 栋" in done.stdout


@pytest.mark.parametrize(("lang", "count"), [("zh_CN", "共 2 个问题"), ("en", "Problems: 2")])
def test_check_tells_every_mistake_in_the_language_asked_for(project, lang, count):
    change(project / "buildings/hubin/lou1.yml", "地址: ", "住址: ")
    done = run("noticeboard", "check", "--lang", lang, cwd=project)
    assert done.returncode == 1
    assert done.stdout == ""
    lines = done.stderr.strip().splitlines()
    assert len([line for line in lines if line.startswith("buildings/hubin/lou1.yml:")]) == 2
    assert count in lines[-1]


def test_with_mistakes_too_the_audit_tells_the_figures_and_never_to_run_itself(project):
    figure = (
        "\n数字:\n  - {名称: 接诉, 分子: 195, 分母: 203, 比例: 60%, 截至: 2026-10-31, 来源: 台账}\n"
    )
    file = project / "buildings/hubin/lou2.yml"
    write(file, file.read_text("utf-8") + figure)
    change(project / "buildings/hubin/lou1.yml", "地址: ", "住址: ")
    done = run("noticeboard", "audit", cwd=project)
    assert done.returncode == 1
    assert "buildings/hubin/lou1.yml:" in done.stderr
    assert "“接诉”的资料写的是 60%" in done.stdout
    assert "没有同别处核对" in done.stdout
    assert "noticeboard audit" not in done.stdout + done.stderr


def test_check_needs_no_configuration_of_its_own(project):
    done = run("noticeboard", "check", "--config", project / "mkdocs.yml", cwd=project.parent)
    assert done.returncode == 0


@pytest.mark.parametrize("command", ["check", "build", "posters"])
def test_without_a_project_it_says_what_is_missing(tmp_path, command):
    done = run("noticeboard", command, cwd=tmp_path)
    assert done.returncode == 1
    assert "mkdocs.yml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "text", ["plugins: [", "site_name: x\nplugins: [nonsense]\n", "- a list\n"]
)
def test_a_broken_configuration_is_told(tmp_path, text):
    write(tmp_path / "mkdocs.yml", text)
    done = run("noticeboard", "check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_posters_of_one_building(project):
    done = run("noticeboard", "posters", "lou3", "--product", "poster-a4", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "海报 1 张：新做 1 张，沿用 0 张。在 print/。" in done.stdout
    assert Poster(project / "print/hubin/lou3/poster-a4.pdf").pages == 1
    assert (project / "print/hubin/lou1/poster-a3.pdf").exists(), "the others stay"
    assert leftovers(project) == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lou7"], "hubin/lou"),
        (["lou1", "--product", "poster-a9"], "poster-a9"),
        (["--today", "tomorrow"], "tomorrow"),
    ],
)
def test_posters_of_what_is_not_there(project, arguments, told):
    before = files_of(project / "print")
    done = run("noticeboard", "posters", *arguments, cwd=project)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(project / "print") == before


def test_build_says_where_everything_is(project):
    done = run("noticeboard", "build", cwd=project)
    assert done.returncode == 0
    assert "在 print/" in done.stdout
    assert "网站在 site/" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["move", "hubin/lou3", "hubin/lou4"], "楼栋: hubin/lou4, "),
        (["retire", "A1A1", "换了新码"], "注销说明: 换了新码"),
        (["add", "hubin/lou4"], "楼栋: hubin/lou4, "),
    ],
)
def test_the_ledger_is_added_to_and_says_what(project, arguments, told):
    ledger = project / "buildings/ledger/codes.yml"
    before = ledger.read_text("utf-8")
    (project / "buildings/hubin/lou3.yml").rename(project / "buildings/hubin/lou4.yml")
    done = run("noticeboard", "ledger", *arguments, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert ledger.read_text("utf-8") == before + done.stdout.partition("\n")[2]
    assert told in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["move", "hubin/lou4", "hubin/lou2"], "hubin/lou3"),
        (["retire", "A1AI", "换了新码"], "A1A1"),
        (["add", "hubin/lou3"], "C3C3"),
    ],
)
def test_the_ledger_is_left_alone_where_that_makes_no_sense(project, arguments, told):
    before = files_of(project / "buildings")
    done = run("noticeboard", "ledger", *arguments, "--lang", "en", cwd=project)
    assert done.returncode == 1
    assert told in done.stderr
    assert files_of(project / "buildings") == before


def test_a_whole_ledger_has_nothing_to_be_sealed(project):
    done = run("noticeboard", "ledger", "seal", cwd=project)
    assert (done.returncode, done.stdout) == (0, "台账有 0 行补上了校验。\n")


def test_schema_is_json():
    done = CliRunner().invoke(main, ["schema", "building"])
    assert json.loads(done.output)["properties"]["名称"]


# --- What a machine may lack ---------------------------------------------------------------

#: Read by every Python with this folder on its path, before anything else.
NO_PANGO = """
import sys

class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint" or name.startswith("weasyprint."):
            raise OSError("cannot load library 'libpango-1.0-0': no such file\\nmore of it")

sys.meta_path.insert(0, Broken())
"""


@pytest.fixture
def no_pango(tmp_path):
    write(tmp_path / "broken/sitecustomize.py", NO_PANGO)
    return {"PYTHONPATH": str(tmp_path / "broken")}


@pytest.mark.parametrize(
    "command", [("mkdocs", "build"), ("noticeboard", "build"), ("noticeboard", "posters")]
)
def test_a_missing_library_is_told_with_its_package(project, no_pango, command):
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    change(project / "buildings/hubin/lou1.yml", "湖滨路1号楼", "湖滨路一号楼")
    done = run(*command, cwd=project, **no_pango)
    assert done.returncode == 1
    assert "sudo apt-get install libpango-1.0-0" in done.stderr
    assert "libpango-1.0-0': no such file" in done.stderr
    assert "Traceback" not in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


def test_a_check_and_a_site_without_posters_do_not_need_it(project, no_pango):
    assert run("noticeboard", "check", cwd=project, **no_pango).returncode == 0
    change(project / "mkdocs.yml", "      workers: 1\n", "      enabled: false\n")
    assert run("mkdocs", "build", "-q", cwd=project, **no_pango).returncode == 0


NO_FONTS = """
import pathlib
from noticeboard.render import fonts
fonts.FONT_FOLDERS = (pathlib.Path("/nowhere"),)
fonts.Fonts.__init__.__defaults__ = (fonts.FONT_FOLDERS,)
"""


def test_a_missing_font_is_told_with_its_package(project, tmp_path):
    write(tmp_path / "broken/sitecustomize.py", NO_FONTS)
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    done = run("noticeboard", "build", cwd=project, PYTHONPATH=str(tmp_path / "broken"))
    assert done.returncode == 1
    assert "sudo apt-get install fonts-noto-cjk" in done.stderr
    assert "Traceback" not in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


def test_prints_are_recorded_told_when_due_packed_and_compared(project):
    """From the built sheets to the walls and back: what staff do over a year."""
    write(project / "印单.txt", "hubin/lou1 poster-a3 2\nhubin/lou2 poster-a3\n")
    by = ("--approved", "社区书记")
    done = run("noticeboard", "prints", "record", "--batch", "印单.txt", *by, cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "hubin.prints.yml 添了 2 行" in done.stdout
    copies = [path.name for path in (project / "print/_editions").iterdir()]
    assert sorted(copies) == ["A2A2-1-poster-a3.pdf", "B2B2-1-poster-a3.pdf"]
    assert run("noticeboard", "prints", "due", cwd=project).returncode == 0

    change(project / "buildings/hubin/lou1.yml", "154 0000 0012", "154 0000 0092")
    more = run("noticeboard", "prints", "record", "hubin/lou1", "--product", "poster-a4-plain", *by,
               cwd=project)  # fmt: skip
    assert "版次: 1," in more.stdout, "what was made before the number changed is what was printed"

    done = run("noticeboard", "prints", "due", "--csv", "due.csv", "--pack", "due", cwd=project)
    assert (done.returncode, done.stderr) == (3, "")
    assert "组长电话改" in done.stdout
    table = (project / "due.csv").read_text("utf-8-sig").splitlines()
    rows = [line.split(",")[:3] for line in table[1:]]
    assert rows == [
        ["hubin/lou1", "poster-a3", "1"],
        ["hubin/lou1", "poster-a4-plain", "1"],
        ["hubin/lou2", "poster-a3", "1"],
    ], "its group too"
    packs = sorted(path.name for path in (project / "due").iterdir())
    assert packs == ["poster-a3.pdf", "poster-a4-plain.pdf"]
    sheet = Poster(project / "print/hubin/lou1/poster-a3.pdf")
    assert sheet.codes() == ["HTTPS://BOARD.EXAMPLE/Q/A2A2-2/"]

    done = run("noticeboard", "prints", "diff", "lou1", "--out", "diff", cwd=project)
    assert done.returncode == 0
    assert "副本" not in done.stdout
    assert sorted(path.name for path in (project / "diff").iterdir()) == [
        "hubin-lou1-poster-a3-v1.png",
        "hubin-lou1-poster-a4-plain-v1.png",
    ]


def test_the_index_is_for_the_disk_and_not_of_the_site(project):
    html = (project / "print/index.html").read_text("utf-8")
    assert "http" not in html.replace("http-equiv", ""), "nothing from outside"
    for sheet in (project / "print").rglob("poster-*.pdf"):
        if sheet.parent.name != "_editions":
            assert f'href="{sheet.relative_to(project / "print").as_posix()}"' in html
    for picture in (project / "print/_index").iterdir():
        assert f'src="_index/{picture.name}"' in html
    assert not [*(project / "site").rglob("_index")]


def test_a_case_is_opened_moved_and_closed(project):
    write(
        project / "buildings/hubin/community.yml",
        (project / "buildings/hubin/community.yml").read_text("utf-8")
        + "办件规则: {类别: [{名称: 环境卫生}]}\n",
    )

    def case(*arguments):
        done = run("noticeboard", "case", *arguments, "--today", "2026-11-22", cwd=project)
        return done.returncode, done.stdout.splitlines(), done.stderr

    code, told, _ = case("open", "hubin", "环境卫生", "楼道灯不亮", "--to", "物业服务点")
    assert (code, told[0]) == (0, "2026-001")
    code, told, complaint = case("close", "2026-001")
    assert (code, told) == (1, [])
    assert "不能从“派单”到“办结”。“派单”之后可以是：接单、派单、退回、撤单。" in complaint
    assert case("move", "2026-001", "接单")[0] == 0
    code, told, _ = case("close", "2026-001", "--note", "换了灯泡")
    assert told == ["2026-001", "已记入 buildings/hubin/cases/2026.yml：办结。"]
    text = (project / "buildings/hubin/cases/2026.yml").read_text("utf-8")
    assert text.endswith("      - {日期: 2026-11-22, 状态: 办结, 说明: 换了灯泡}\n")
    code, _, complaint = case("move", "2026-001", "退回", "--note", "晚了")
    assert (code, "之后这一件就完了" in complaint) == (1, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("open hubim 环境卫生 灯", "没有社区“hubim”，相近的有：hubin 湖滨社区"),
        (
            "open hubin 环境卫生 灯 --sort 限时",
            "没有“限时”这种办件类型（--sort），最像的是：限时件",
        ),
        ("open hubin 环境卫生 灯 --sort 补办件", "再运行 noticeboard case move 编号 补办"),
        ("open hubin 环境卫生 灯 --sort return", "再运行 noticeboard case move 编号 退回"),
        ("move 2026-001 完成", "没有“完成”这一步，最像的是：办结"),
        ("move 2026-001 受理", "没有“受理”这一步，最像的是：接单"),
        ("move 2026-001 分派", "没有“分派”这一步，最像的是：派单"),
        ("move 2026-001 取消", "没有“取消”这一步，最像的是：撤单"),
        ("move 2026-001 驳回", "没有“驳回”这一步，最像的是：退回"),
        ("move 2026-001 接弹", "没有“接弹”这一步，最像的是：接单"),
        ("move 2026-001 延期 --until 12月10日", "--until 写的“12月10日”不是日期"),
        ("close 2026-001 --date 明天", "--date 写的“明天”不是日期"),
        ("move 2026-001 接单 --date 2026-11-23", "--date: 日期晚于今天 2026-11-22"),
        ("move 2026-001 派单", "--to: “派单”要写派给谁"),
        ("close 2026-009", "没有编号“2026-009”，相近的有：hubin/2026-001"),
    ],
)
def test_what_is_mistyped_is_told_in_chinese_and_that_nothing_is_written(small, typed, said):
    add_cases(small, case("2026-001", "限时件", "2026-11-02", "11-02 点单"))
    before = files_of(small)
    write(small.parent / "mkdocs.yml", (SMALL / "mkdocs.yml").read_text("utf-8"))
    (small.parent / "content").mkdir()
    done = run("noticeboard", "case", *typed.split(), "--today", "2026-11-22", cwd=small.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr.splitlines()[0]
    assert done.stderr.splitlines()[-1] == "什么也没有写。"
    assert files_of(small) == before
