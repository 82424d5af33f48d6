"""Never a half-written site/ or print/: whatever stops a build, the old ones stay as they were."""

from __future__ import annotations

import pytest

from tests.helpers.projects import change, files_of, leftovers, run, write

HOOK = """
def {event}:
    {body}
"""
EVENTS = {
    "on_config": "on_config(config)",
    "on_files": "on_files(files, config)",
    "on_page_markdown": "on_page_markdown(markdown, **kwargs)",
    "on_env": "on_env(env, config, files)",
    "on_post_build": "on_post_build(config)",
}


def hook(project, event, body):
    write(project / "hooks.py", HOOK.format(event=EVENTS[event], body=body))
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [hooks.py]\n")


def data_error(project):
    change(project / "buildings/hubin/lou1.yml", "地址: ", "住址: ")


def broken_yaml(project):
    change(project / "buildings/hubin/lou1.yml", "户数: 24", "户数: [24")


def glyph(project):
    change(project / "buildings/hubin/lou1.yml", "水电小修", "水电小修🔧")


def photo(project):
    (project / "buildings/hubin/photos/1.jpg").write_bytes(b"no picture")


def link(project):
    change(project / "content/guide.md", "hubin/index.md", "hubin/nowhere.md")


def anchor(project):
    change(project / "content/guide.md", "hubin/index.md", "index.md#nowhere")


def collision(project):
    write(project / "content/hubin.md", "# 湖滨\n")


def translation(project):
    write(project / "content/guide.en.md", "# Guide\n")
    write(project / "content/en/guide.md", "# Another\n")


def interrupt(project):
    hook(project, "on_env", "raise KeyboardInterrupt")


def leaving(project):
    hook(project, "on_post_build", "raise SystemExit(3)")


STAGES = {
    "data": (data_error, "buildings/hubin/lou1.yml:"),
    "yaml": (broken_yaml, "buildings/hubin/lou1.yml:"),
    "glyph": (glyph, "U+1F527"),
    "photo": (photo, "照片: 照片“1.jpg”打不开"),
    "link": (link, "nowhere.md"),
    "anchor": (anchor, "nowhere"),
    "collision": (collision, "社区文件夹 hubin 和手写的页面 hubin.md 地址相同"),
    "translation": (translation, "译文 guide.en.md 和页面 en/guide.md 地址相同"),
    "interrupt": (interrupt, ""),
    "exit": (leaving, ""),
    **{
        event: (
            lambda project, e=event: hook(project, e, "raise ValueError('broken hook')"),
            "hook",
        )
        for event in EVENTS
    },
}


@pytest.mark.parametrize("stage", STAGES)
def test_what_was_there_stays(project, stage):
    spoil, told = STAGES[stage]
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    spoil(project)
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode != 0
    assert told in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


@pytest.mark.parametrize("stage", ["data", "link", "on_env"])
def test_nothing_appears_where_nothing_was(project, stage):
    for name in ("site", "print"):
        (project / name).rename(project.parent / name)
    STAGES[stage][0](project)
    assert run("mkdocs", "build", cwd=project).returncode != 0
    assert not (project / "site").exists()
    assert not (project / "print").exists()
    assert leftovers(project) == []


@pytest.mark.parametrize(
    "command", [("noticeboard", "build"), ("properdocs", "build", "-f", "mkdocs.yml")]
)
@pytest.mark.parametrize("stage", ["glyph", "link"])
def test_other_programs_leave_it_as_well(project, command, stage):
    spoil, told = STAGES[stage]
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    spoil(project)
    done = run(*command, cwd=project)
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert leftovers(project) == []


def test_a_warning_that_is_not_strict_is_a_warning(project):
    change(project / "mkdocs.yml", "strict: true", "strict: false")
    link(project)
    done = run("mkdocs", "build", cwd=project)
    assert done.returncode == 0
    assert "nowhere.md" in done.stderr


def test_every_mistake_is_told_and_counted(project):
    data_error(project)
    change(project / "buildings/hubin/lou2.yml", "154 0000 0021", "154 0000 002")
    done = run("mkdocs", "build", "-q", cwd=project)
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert [line.split(":")[0] for line in lines if line.startswith("buildings/")] == [
        "buildings/hubin/lou1.yml",
        "buildings/hubin/lou1.yml",
        "buildings/hubin/lou2.yml",
    ]
    assert "共 3 个问题，涉及 2 个文件。" in lines


@pytest.mark.parametrize(
    ("command", "folder"),
    [
        *((("noticeboard", "posters"), f) for f in (".", "buildings", "content/print", "site")),
        *((("mkdocs", "build", "-q"), folder) for folder in (".", "site/print")),
    ],
)
def test_a_print_folder_that_holds_something_else_is_refused(project, command, folder):
    change(
        project / "mkdocs.yml",
        "      workers: 1\n",
        f"      workers: 1\n      print_dir: {folder}\n",
    )
    before = {k: v for k, v in files_of(project).items() if not k.startswith(".cache/")}
    done = run(*command, cwd=project)
    assert done.returncode == 1
    assert "重叠" in done.stderr
    assert "Traceback" not in done.stderr
    after = {k: v for k, v in files_of(project).items() if not k.startswith(".cache/")}
    assert after == before


@pytest.mark.parametrize("option", ["print_dir", "site_dir"])
def test_a_folder_of_somebody_else_is_not_overwritten(project, option):
    write(project / "papers/thesis.txt", "years of work")
    if option == "site_dir":
        change(project / "mkdocs.yml", "strict: true", "strict: true\nsite_dir: papers")
    else:
        change(project / "mkdocs.yml", "      workers: 1\n", "      print_dir: papers\n")
    done = run("mkdocs", "build", "-q", cwd=project)
    assert done.returncode == 1
    assert "papers" in done.stderr
    assert [path.name for path in (project / "papers").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("folder", ["buildings/hubin", "content/cache", "site/c", "print/c", "."])
def test_a_cache_in_a_folder_of_another_use_is_refused(project, folder):
    """It was emptied, and the photos of the data with it."""
    day = 'today: "2026-11-22"\n'
    change(project / "mkdocs.yml", day, f"{day}      cache_dir: {folder}\n")
    before = files_of(project)
    done = run("noticeboard", "build", cwd=project)
    assert done.returncode == 1
    assert "重叠" in done.stderr
    assert {k: v for k, v in files_of(project).items() if k != "mkdocs.yml"} == {
        k: v for k, v in before.items() if k != "mkdocs.yml"
    }


def test_a_spoilt_cache_is_never_published(project):
    before = {folder: files_of(project / folder) for folder in ("site", "print")}
    for path in (project / ".cache/noticeboard").rglob("*.*"):
        if path.is_file() and path.stat().st_size:
            path.write_bytes(b"\0" * 100)
    done = run("noticeboard", "build", "--verbose", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "坏了，重新做" in done.stderr
    assert {folder: files_of(project / folder) for folder in before} == before
    assert run("noticeboard", "build", cwd=project).stderr == "", "only who asks is told"


def test_no_temporary_files_are_left(project, tmp_path):
    (project / ".cache").rename(tmp_path / "cache")
    (tmp_path / "temporary").mkdir()
    done = run("noticeboard", "build", cwd=project, TMPDIR=str(tmp_path / "temporary"))
    assert done.returncode == 0, done.stderr
    assert [*(tmp_path / "temporary").iterdir()] == []
