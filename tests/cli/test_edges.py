"""What a machine may be like: each time one line of ours and status 1, never a traceback."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from noticeboard.errors import os_fault
from noticeboard.locale import LANGUAGES, messages
from tests.helpers.projects import SMALL, change, files_of, leftovers, run, write

BUILDS = [("mkdocs", "build", "-q"), ("noticeboard", "build")]


@pytest.fixture
def bare(tmp_path):
    """The small project, not built."""
    return shutil.copytree(SMALL, tmp_path / "bare")


def shell(line, cwd, **env):
    """Run a line of shell in which `{bin}` is where our commands are."""
    folder = Path(sys.executable).parent
    return subprocess.run(
        ["sh", "-c", line.format(bin=folder)],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        text=True,
        check=False,
    )


def refused(done, told):
    assert done.returncode == 1, done.stderr
    assert told in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "command",
    ["noticeboard check", "noticeboard --help", "noticeboard schema building", "mkdocs build -q"],
)
def test_a_full_output_is_told(project, command, unbuffered):
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    done = shell(f"{{bin}}/{command} > /dev/full", project, PYTHONUNBUFFERED=unbuffered)
    refused(done, "输出写不出去（No space left on device）")
    assert len(done.stderr.splitlines()) == 1
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


@pytest.mark.parametrize("closed", [">&-", ">&- 2>&-", ">&- 2>&- <&-", "2>/dev/full"])
def test_where_nobody_listens_the_status_tells(bare, closed):
    assert shell(f"{{bin}}/noticeboard check {closed}", bare).returncode == 0
    change(bare / "buildings/hubin/lou1.yml", "地址: ", "住址: ")
    done = shell(f"{{bin}}/noticeboard check {closed}", bare)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["check", "--help"])
def test_a_terminal_without_chinese_gets_something(bare, command):
    done = run("noticeboard", command, cwd=bare, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr
    assert "\\u" in done.stdout


def test_mkdocs_on_such_a_terminal_builds_too(project):
    done = run("mkdocs", "build", cwd=project, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", BUILDS)
@pytest.mark.parametrize("seconds", ["x", "-1", "4294967296", "1.5"])
def test_a_date_for_the_build_that_is_none(bare, command, seconds):
    done = run(*command, cwd=bare, SOURCE_DATE_EPOCH=seconds)
    refused(done, f"SOURCE_DATE_EPOCH 是“{seconds}”")
    assert leftovers(bare) == []
    assert not (bare / "site").exists()


CLOCK = """
import datetime

class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls({year}, 1, 1)

datetime.date = Day
"""


@pytest.mark.parametrize("year", [1979, 2107])
@pytest.mark.parametrize("command", [("noticeboard", "check"), *BUILDS])
def test_a_clock_that_is_wrong_is_told(bare, tmp_path, year, command):
    change(bare / "mkdocs.yml", '      today: "2026-11-22"\n', "      offline: true\n")
    write(tmp_path / "clock/sitecustomize.py", CLOCK.format(year=year))
    done = run(*command, cwd=bare, PYTHONPATH=str(tmp_path / "clock"), SOURCE_DATE_EPOCH="")
    refused(done, f"电脑的日期是 {year}-01-01")


def test_a_day_that_is_asked_for_is_in_our_time(bare):
    refused(run("noticeboard", "check", "--today", "1926-11-22", cwd=bare), "1926-11-22")


NO_SUBSET = """
import cffi

class FFI(cffi.FFI):
    def dlopen(self, name, *flags):
        if "harfbuzz-subset" in str(name):
            raise OSError("no " + name)
        return super().dlopen(name, *flags)

cffi.FFI = FFI
"""


def test_a_library_that_is_missing_is_told_with_its_package(bare, tmp_path):
    write(tmp_path / "broken/sitecustomize.py", NO_SUBSET)
    done = run("noticeboard", "posters", cwd=bare, PYTHONPATH=str(tmp_path / "broken"))
    refused(done, "libharfbuzz-subset0")
    assert leftovers(bare) == []


NOBODY = """
import os, pwd

def nobody(uid):
    raise KeyError(uid)

os.environ.pop("HOME", None)
pwd.getpwuid = nobody
"""


def test_a_user_without_a_home_checks_and_builds(bare, tmp_path):
    """As in a container that is run with a number for a user."""
    write(tmp_path / "nobody/sitecustomize.py", NOBODY)
    for command in (("noticeboard", "check"), ("noticeboard", "posters", "lou3")):
        done = run(*command, cwd=bare, PYTHONPATH=str(tmp_path / "nobody"))
        assert done.returncode == 0, done.stderr


#: File, what is in it, and how its diagnostic begins.
CONTENT = {
    "data": ("consent.yml", b"a: 1\n", "content/consent.yml: 数据文件放在这里会原样公开"),
    "data below": ("a/b.yaml", b"a: 1\n", "content/a/b.yaml: 数据文件放在这里会原样公开"),
    "gbk": ("page.md", "# 楼栋\n正文\n".encode("gbk"), "content/page.md:1:"),
    "lists": (
        "page.md",
        b"# a\n\n" + b"- 1. " * 260 + b"x\n",
        "content/page.md:3:1: 列表和引用套了",
    ),
    "pipe": ("pipe.png", None, "content/pipe.png: 这里不该有管道"),
    "link": ("gone.md", "nowhere.md", "content/gone.md: 文件读不出来"),
}


@pytest.mark.parametrize("command", [("noticeboard", "check"), *BUILDS])
@pytest.mark.parametrize("what", CONTENT)
def test_a_file_among_the_pages_that_may_not_be_there(bare, what, command):
    name, content, told = CONTENT[what]
    path = bare / "content" / name
    path.parent.mkdir(exist_ok=True)
    if content is None:
        os.mkfifo(path)
    elif isinstance(content, str):
        path.symlink_to(content)
    else:
        path.write_bytes(content)
    change(bare / "buildings/hubin/lou1.yml", "地址: ", "住址: ")
    done = run(*command, cwd=bare)
    refused(done, told)
    assert "buildings/hubin/lou1.yml:" in done.stderr, "all at once"
    assert leftovers(bare) == []


@pytest.mark.parametrize("name", [".meta.yml", "blog/.authors.yml", ".pages", "api.yml"])
def test_data_of_other_plugins_stay(bare, name):
    write(bare / "content" / name, "a: 1\n")
    if name == "api.yml":
        change(bare / "mkdocs.yml", "strict: true", "strict: true\nexclude_docs: api.yml")
    assert run("noticeboard", "check", cwd=bare).returncode == 0


@pytest.mark.parametrize("number", [*errno.errorcode])
def test_what_the_machine_refuses_has_a_message(number):
    error = OSError(number, os.strerror(number), "a\x1b[31m/b")
    for lang in LANGUAGES:
        text = os_fault(error).report(lang)
        assert text.isprintable()
    assert os_fault(error).message_id in messages("en")


HOOK = """
def on_page_markdown(markdown, **kwargs):
    raise OSError({number}, "no room", "a/b")
"""


@pytest.mark.parametrize("command", BUILDS)
def test_what_stops_mkdocs_itself_is_told_the_same(project, command):
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    write(project / "hooks.py", HOOK.format(number=errno.ENOSPC))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hooks.py]\n")
    refused(run(*command, cwd=project), "磁盘已满，写不下（a/b）")
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []
