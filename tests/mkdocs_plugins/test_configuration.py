"""Mistakes in `mkdocs.yml`: all at once, each with its line, whichever program reads it."""

from __future__ import annotations

import shutil

import pytest
import yaml

from noticeboard.errors import DataError, SetupError
from noticeboard.mkdocs_plugins.configuration import check_config, load_checked
from tests.helpers.projects import SMALL, change, leftovers, run, write

CONFIG = (SMALL / "mkdocs.yml").read_text("utf-8")
URL, DAY, PRODUCTS = "https://board.example/", '"2026-11-22"', "[poster-a3, poster-a4-plain]"


@pytest.fixture
def bare(tmp_path):
    """The small project, not built."""
    return shutil.copytree(SMALL, tmp_path / "bare")


@pytest.fixture
def told(bare):
    """A function that lays changes on `mkdocs.yml` and returns what is told of it, line by line."""

    def check(*changes):
        for old, new in changes:
            change(bare / "mkdocs.yml", old, new)
        try:
            load_checked(bare / "mkdocs.yml")
        except DataError as error:
            return error.report("zh_CN").splitlines()[:-1]
        return []

    return check


#: What is changed, and how the only line begins.
WRONG = {
    "address": (URL, "https://me:secret@board.example/", "3:11: site_url: 网址 https://***@"),
    "no address": (f"site_url: {URL}\n", "", "1:1: site_url: mkdocs.yml 里缺少 site_url"),
    "blank address": (URL, "", "3:10: site_url: mkdocs.yml 里缺少 site_url"),
    "misspelt key": ("site_url:", "site_ur1:", "3:1: site_ur1: 没有“site_ur1”这一项，是不是"),
    "no name": ("site_name: 楼栋公示栏\n", "", "1:1: site_name: 缺少“site_name”"),
    "no folder": ("docs_dir: content", "docs_dir: pages", "4:11: docs_dir: 没有文件夹“pages”"),
    "theme": ("name: noticeboard", "name: materal", "8:3: theme: MkDocs 不接受这一项"),
    "plugins": ("\nplugins:\n", "\nplugin:\n", "10:1: plugin: 没有“plugin”这一项，是不是“plugins”"),
    "day": (DAY, "tomorrow", "12:14: today: “tomorrow”不是日期"),
    "day of none": (DAY, "2026-02-30", "12:14: “2026-02-30”不是日期"),
    "time": (DAY, "2026-11-20 10:00:00", "12:14: today: “2026-11-20 10:00:00”不是日期"),
    "number": (DAY, "20261120", "12:14: today: “20261120”不是日期"),
    "workers": ("workers: 1", "workers: -5", "16:16: workers: “-5”不行，这里要写 0 到 64 的整数"),
    "many workers": ("workers: 1", "workers: 65", "16:16: workers: “65”不行"),
    "half workers": ("workers: 1", "workers: 1.5", "16:16: workers: “1.5”不行"),
    "true workers": ("workers: 1", "workers: true", "16:16: workers: “true”不行"),
    "quoted flag": ("workers: 1", 'enabled: "yes"', "16:16: enabled: “yes”不行，这里只能写 true"),
    "unknown": ("workers: 1", "worker: 1", "16:7: worker: 没有“worker”这一项，是不是“workers”"),
    "strange": ("workers: 1", "qqq: 1", "16:7: qqq: 没有“qqq”这一项。请删去，或改用：print_dir、"),
    "folder": ("workers: 1", "print_dir: 5", "16:18: print_dir: “5”不是文字"),
    "blank folder": ("workers: 1", 'print_dir: ""', "16:18: print_dir: 这里是空的"),
    "product": (PRODUCTS, "[poster-a3, poster-a9]", "15:29: products: 不能填“poster-a9”"),
    "twice": (PRODUCTS, "[poster-a3, poster-a3]", "15:29: products: “poster-a3”写了两次"),
    "one product": (PRODUCTS, "poster-a3", "15:17: products: 这里应当是一个列表"),
    "no product": (PRODUCTS, "[]", "15:17: products: 至少要有 1 项"),
    "colon": ("workers: 1", "workers：1", "16:14: 这里用了全角冒号"),
    "colon alone": (f"      today: {DAY}", f"      today：{DAY}", "12:7: noticeboard/buildings: "),
    "language": (f"today: {DAY}", "lang: fr", "12:13: lang: 不能填“fr”。请从这些里选：zh_CN、en"),
    "page": (f"today: {DAY}", "corrections: x.md#a", "12:20: corrections: corrections“x.md#a”指向"),
    "data": (f"today: {DAY}", "data_dir: data", "12:17: data_dir: 找不到数据文件夹 data"),
    "order": (
        f"  - noticeboard/buildings:\n      today: {DAY}\n  - noticeboard/qrcodes\n",
        f"  - noticeboard/qrcodes\n  - noticeboard/buildings:\n      today: {DAY}\n",
        "11:5: plugins: 插件 noticeboard/qrcodes 要和 noticeboard/buildings 一起用",
    ),
    "plugin": ("noticeboard/qrcodes", "noticeboard/qrcode", "13:5: plugins: 不能填“notice"),
    "plugin twice": ("noticeboard/qrcodes", "noticeboard/buildings", "13:5: plugins: “noticeboard"),
    "mkdocs": ("strict: true", "strict: certainly", "5:9: strict: MkDocs 不接受这一项"),
    "tag": ("strict: true", "strict: !nobody x", "5:9: MkDocs 不接受这一项"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_mistake_is_told_with_its_line_and_what_to_do(told, what):
    old, new, expected = WRONG[what]
    (line,) = told((old, new))
    assert line.startswith(f"mkdocs.yml:{expected}")
    assert "请" in line


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (DAY, "2026-11-22"),
        (DAY, ""),
        ("workers: 1", "workers: 0"),
        ("workers: 1", "workers:"),
        (URL, "!ENV [NOWHERE, 'https://board.example/']"),
        ("strict: true", "strict: true\nextra: {a: !!python/name:os.getcwd }"),
        ("strict: true", "strict: false\nhooks_: 1"),
        ("  - noticeboard/qrcodes\n", "  - noticeboard/qrcodes:\n"),
        ("  - noticeboard/qrcodes\n", "  - noticeboard/qrcodes: {enabled: false, x: 1}\n"),
        ("  - noticeboard/qrcodes\n", "  - search\n  - noticeboard/qrcodes: {png: false}\n"),
    ],
)
def test_what_is_no_mistake(told, old, new):
    assert told((old, new)) == []


def test_a_day_needs_no_quotes(bare):
    change(bare / "mkdocs.yml", DAY, "2026-11-20")
    config = load_checked(bare / "mkdocs.yml")
    assert config.plugins["noticeboard/buildings"].config.today.isoformat() == "2026-11-20"


def test_plugins_as_a_mapping_are_read_alike(bare):
    config = yaml.safe_load(CONFIG)
    config["plugins"] = {
        "noticeboard/buildings": {"today": "x"}, "noticeboard/posters": {"workers": -1}
    }  # fmt: skip
    write(bare / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))
    with pytest.raises(DataError) as caught:
        check_config(bare / "mkdocs.yml")
    assert [d.place.key for d in caught.value.diagnostics] == ["today", "workers"]
    assert all(d.place.line > 8 for d in caught.value.diagnostics)


def test_what_a_file_inherits_is_checked_where_it_stands(bare):
    (bare / "mkdocs.yml").rename(bare / "base.yml")
    change(bare / "base.yml", "workers: 1", "workers: -1")
    write(bare / "mkdocs.yml", "INHERIT: base.yml\nsite_url: board.example\n")
    with pytest.raises(DataError) as caught:
        check_config(bare / "mkdocs.yml")
    places = [(d.place.path, d.place.line) for d in caught.value.diagnostics]
    assert places == [("mkdocs.yml", 2), ("base.yml", 16)]


def test_without_our_plugins_there_are_no_boards(bare):
    text = CONFIG[: CONFIG.index("plugins:")] + "plugins: [search]\n"
    write(bare / "mkdocs.yml", text)
    with pytest.raises(DataError) as caught:
        check_config(bare / "mkdocs.yml")
    assert [d.message_id for d in caught.value.diagnostics] == ["config.no-plugin"]


def test_without_a_file_it_says_so(tmp_path):
    with pytest.raises(SetupError, match="no-config"):
        check_config(tmp_path / "mkdocs.yml")


MANY = (
    (URL, "https://board.example:99999/"),
    ("docs_dir: content", "docs_dir: pages"),
    ("name: noticeboard", "name: materal"),
    (DAY, "tomorrow"),
    ("workers: 1", "workers: -5\n      product: [poster-a3]"),
    ("validation:", "markdown_extensions: 5\nvalidation:"),
    ("  - noticeboard/qrcodes\n", "  - nobody/knows\n  - noticeboard/qrcodes\n"),
)
PLACES = ["3:11", "4:11", "8:3", "11:3", "12:14", "17:16", "18:7", "20:22"]


def test_all_are_told_at_once_with_what_mkdocs_says(told):
    lines = told(*MANY)
    assert [line.split(": ")[0].removeprefix("mkdocs.yml:") for line in lines] == PLACES
    assert "nobody/knows" in lines[3]


@pytest.mark.parametrize(
    "command",
    [("noticeboard", "check"), ("mkdocs", "build"), ("properdocs", "build", "-f", "mkdocs.yml")],
)
def test_every_program_tells_them_with_their_lines(bare, command):
    for old, new in (*MANY[:1], *MANY[3:5]):
        change(bare / "mkdocs.yml", old, new)
    done = run(*command, cwd=bare)
    assert done.returncode == 1
    told = [line.split(": ")[0] for line in done.stderr.splitlines() if line.startswith("mkdocs.y")]
    assert told == [f"mkdocs.yml:{place}" for place in ("3:11", "12:14", "16:16", "17:7")]
    assert "共 4 个问题，涉及 1 个文件。" in done.stderr
    assert "Traceback" not in done.stderr
    assert leftovers(bare) == []
    assert not (bare / "site").exists()


def test_it_is_told_in_the_language_of_the_site_or_of_the_command(bare):
    change(bare / "mkdocs.yml", f"today: {DAY}", "lang: en\n      offline: 5")
    assert "will not do" in run("mkdocs", "build", cwd=bare).stderr
    assert "不行" in run("noticeboard", "check", cwd=bare).stderr
    assert "will not do" in run("noticeboard", "check", "--lang", "en", cwd=bare).stderr
