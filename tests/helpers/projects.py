"""Whole small projects: copied, changed, and built by the commands that people use."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

__all__ = [
    "REPO",
    "SMALL",
    "built_once",
    "change",
    "copy_without_posters",
    "files_of",
    "leftovers",
    "run",
    "write",
]

REPO = Path(__file__).parents[2]
SMALL = REPO / "tests/projects/small"

#: Midnight of the day on which all tests happen. MkDocs dates the sitemap by it.
EPOCH = "1795305600"


def run(name: str, *arguments: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run one of the commands beside this Python (`noticeboard`, `mkdocs`, `properdocs`)."""
    command = [str(Path(sys.executable).with_name(name)), *map(str, arguments)]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **quiet, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def files_of(folder: Path) -> dict[str, str]:
    """Return every file below `folder` by its path, with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def leftovers(project: Path) -> list[str]:
    """Return what a build should not have left behind."""
    return [path.name for path in project.iterdir() if path.name.startswith(".noticeboard-")]


def write(path: Path, text: str) -> None:
    """Write a file of a project, its folder made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def change(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} is in {path.name} {text.count(old)} times"
    path.write_text(text.replace(old, new), "utf-8")


def built_once(shared: Path, name: str, source: Path, *arguments: str) -> Path:
    """Return a built copy of the project `source`: the first worker to ask builds it for all.

    Args:
        shared: A folder that all workers see.
        name: Of the copy.
        source: Has `mkdocs.yml`, `buildings/` and `content/`.
        *arguments: More of `noticeboard build`.
    """
    project, done = shared / name, shared / f"{name}.yml"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            project.mkdir()
            shutil.copyfile(source / "mkdocs.yml", project / "mkdocs.yml")
            for folder in ("buildings", "content"):
                shutil.copytree(source / folder, project / folder)
            built = run("noticeboard", "build", *arguments, cwd=project)
            told = {"status": built.returncode, "out": built.stdout, "err": built.stderr}
            done.write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")
    told = yaml.safe_load(done.read_text("utf-8"))
    assert told["status"] == 0, told["err"]
    return project


def copy_without_posters(project: Path) -> None:
    """Copy this repository's own site, made anew as `project`, with its posters switched off."""
    shutil.rmtree(project, ignore_errors=True)
    for folder in ("buildings", "content"):
        shutil.copytree(REPO / folder, project / folder)
    config = yaml.safe_load((REPO / "mkdocs.yml").read_text("utf-8"))
    config["plugins"] = [
        {"noticeboard/posters": {"enabled": False}} if "noticeboard/posters" in plugin else plugin
        for plugin in config["plugins"]
    ]
    write(project / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True))
