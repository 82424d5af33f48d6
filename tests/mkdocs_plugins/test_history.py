"""What git is asked about the ledger, and what it is not allowed to do."""

from __future__ import annotations

import subprocess

import pytest

from noticeboard.mkdocs_plugins import history
from noticeboard.mkdocs_plugins.history import read_history
from tests.helpers.projects import SMALL, change, run, write

LAST = (
    "  - {短码: Z9Z9, 楼栋: hubin/lou9, 日期: 2025-01-01, 注销说明: 2026年拆除, 校验: QXJMGYHF}\n"
)


class Repository:
    """A repository in which the small project lies in a folder of its own."""

    def __init__(self, root):
        self.root = root
        self.project = root / "sites/small"
        self.ledger = self.project / "buildings/ledger/codes.yml"

    def texts(self):
        """The files of the ledger as they are now."""
        return {path.name: path.read_text("utf-8") for path in self.ledger.parent.glob("*.yml")}

    def git(self, *arguments):
        who = (
            "-c",
            "user.name=x",
            "-c",
            "user.email=x@board.example",
            "-c",
            "commit.gpgsign=false",
        )
        command = ("git", *who, *arguments)
        subprocess.run(command, cwd=self.root, check=True, capture_output=True)

    def commit(self, subject="x"):
        self.git("add", "-A")
        self.git("commit", "-qm", subject, "--allow-empty")

    def check(self, **env):
        return run("noticeboard", "check", cwd=self.project, **env)


@pytest.fixture
def repository(tmp_path):
    repository = Repository(tmp_path / "repository")
    for name in ("buildings", "content"):
        source = SMALL / name
        for path in source.rglob("*"):
            if path.is_file():
                target = repository.project / name / path.relative_to(source)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
    write(repository.project / "mkdocs.yml", (SMALL / "mkdocs.yml").read_text("utf-8"))
    repository.git("init", "-q", "-b", "main")
    repository.commit()
    return repository


def test_a_last_line_that_was_removed_is_missed_before_it_is_committed(repository):
    assert repository.check().returncode == 0
    change(repository.ledger, LAST, "")
    done = repository.check()
    assert done.returncode == 1
    assert "少了提交过的一行" in done.stderr
    assert LAST.strip() in done.stderr


@pytest.mark.parametrize("later", [0, 3])
def test_it_is_missed_after_it_was_committed_too(repository, later):
    """As in continuous integration, where nothing is changed in the tree."""
    change(repository.ledger, LAST, "")
    for number in range(later + 1):
        repository.commit()
        write(repository.root / "other.txt", str(number))
    assert LAST.strip() in repository.check().stderr
    change(repository.ledger, "校验: PGNVVKNT}\n", f"校验: PGNVVKNT}}\n{LAST}")
    assert repository.check().returncode == 0


def test_a_merge_that_drops_the_lines_of_one_side_is_seen(repository):
    repository.git("checkout", "-qb", "other")
    change(repository.ledger, LAST, "")
    repository.git("checkout", "-q", ".")
    write(repository.root / "other.txt", "other")
    repository.commit()
    repository.git("checkout", "-q", "main")
    done = run("noticeboard", "ledger", "retire", "A1A1", "换了新码", cwd=repository.project)
    assert done.returncode == 0, done.stderr
    repository.commit()
    repository.git("checkout", "-q", "other")
    repository.git("merge", "-q", "-s", "ours", "main")
    assert "换了新码" in repository.check().stderr


def test_commits_that_only_add_need_no_look(repository):
    for code in ("A1A1", "B2B2"):
        done = run("noticeboard", "ledger", "retire", code, "换了新码", cwd=repository.project)
        assert done.returncode == 0, done.stderr
        repository.commit()
    assert read_history(repository.ledger.parent) == (repository.texts(),)


def test_the_newest_version_comes_first(repository):
    first = repository.ledger.read_text("utf-8")
    for note in ("甲", "乙"):
        write(repository.ledger, first.replace("2026年拆除", note))
        repository.commit()
    versions = [version["codes.yml"] for version in read_history(repository.ledger.parent)]
    assert [v.split("注销说明: ")[1].split(",")[0] for v in versions] == ["乙", "甲", "2026年拆除"]


def test_where_there_is_no_git_nothing_is_said(repository, tmp_path, monkeypatch):
    change(repository.ledger, LAST, "")
    assert repository.check(PATH=str(tmp_path)).returncode == 0
    bare = tmp_path / "bare/buildings/ledger/codes.yml"
    write(bare, "短码: []\n")
    assert read_history(bare.parent) == ()
    assert read_history(tmp_path / "nowhere/ledger") == ()


def test_a_copy_for_another_site_begins_a_ledger_of_its_own(repository):
    repository.ledger.unlink()
    done = run("noticeboard", "ledger", "add", cwd=repository.project)
    assert done.returncode == 1, "not by accident"
    assert "没有台账" in done.stderr
    repository.commit()
    done = run("noticeboard", "ledger", "add", cwd=repository.project)
    assert done.returncode == 0, done.stderr
    assert repository.check().returncode == 0
    repository.commit()
    assert repository.check().returncode == 0


def test_a_ledger_that_git_does_not_know_has_no_history(repository):
    write(repository.project / "data/ledger/codes.yml", "短码: []\n")
    assert read_history(repository.project / "data/ledger") == ()


def test_a_shallow_clone_has_only_what_it_has(repository, tmp_path):
    change(repository.ledger, LAST, "")
    repository.commit()
    repository.git("clone", "-q", "--depth", "1", f"file://{repository.root}", str(tmp_path / "c"))
    clone = Repository(tmp_path / "c")
    assert clone.check().returncode == 0
    assert read_history(clone.ledger.parent) == (clone.texts(),)


def test_the_repository_of_a_hook_is_not_taken_for_that_of_the_data(repository, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    subprocess.run(("git", "init", "-q"), cwd=other, check=True)
    change(repository.ledger, LAST, "")
    hook = {"GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other), "GIT_PREFIX": ""}
    assert LAST.strip() in repository.check(**hook).stderr


def test_git_runs_nothing_that_a_repository_names(repository, tmp_path):
    trap = tmp_path / "trap"
    write(trap, f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
    trap.chmod(0o755)
    write(repository.root / ".gitattributes", "*.yml diff=trap filter=trap\n")
    for name in ("core.fsmonitor", "diff.external", "diff.trap.command", "diff.trap.textconv",
                 "filter.trap.smudge", "core.pager", "pager.log", "gpg.program"):  # fmt: skip
        repository.git("config", name, str(trap))
    repository.git("config", "log.showSignature", "true")
    (tmp_path / "sprung").unlink(missing_ok=True)
    change(repository.ledger, LAST, "")
    assert read_history(repository.ledger.parent)
    assert not (tmp_path / "sprung").exists()


def test_a_git_that_does_not_answer_is_not_waited_for(repository, tmp_path, monkeypatch):
    write(tmp_path / "bin/git", "#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "bin/git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    monkeypatch.setattr(history, "_PATIENCE", 0.2)
    assert read_history(repository.ledger.parent) == ()
