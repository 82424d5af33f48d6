"""What git is asked about the ledger, and what it is not allowed to do."""

from __future__ import annotations

import subprocess

import pytest

from noticeboard import history
from noticeboard.history import read_history
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


# --- Files of communities -----------------------------------------------------------------------


@pytest.fixture
def parted(repository):
    """The repository after its ledger was split, in a commit of its own."""
    done = run("noticeboard", "ledger", "split", cwd=repository.project)
    assert done.returncode == 0, done.stderr
    repository.commit()
    return repository


def test_lines_that_went_to_the_files_of_communities_are_there(repository):
    run("noticeboard", "ledger", "split", cwd=repository.project)
    assert repository.check().returncode == 0, "before it is committed"
    repository.commit()
    assert repository.check().returncode == 0
    run("noticeboard", "ledger", "retire", "A1A1", "换了新码", cwd=repository.project)
    repository.commit()
    assert repository.check().returncode == 0
    kept = [sorted(version) for version in read_history(repository.ledger.parent)]
    assert kept == [["chengdong.yml", "hubin.yml"], ["codes.yml"]]


@pytest.mark.parametrize("committed", [False, True])
def test_a_line_of_the_old_file_is_missed_in_the_new_one(parted, committed):
    hubin = parted.ledger.with_name("hubin.yml")
    hubin.write_text(hubin.read_text("utf-8").rsplit("  - {", 1)[0], "utf-8")
    if committed:
        parted.commit()
    said = parted.check().stderr
    assert "buildings/ledger/hubin.yml:5:10" in said
    assert "短码: Z9Z9" in said


def test_a_split_that_lost_lines_is_seen_though_nothing_else_tells(repository):
    """Whoever splits by hand may forget a line; a chain that is new knows nothing of it."""
    run("noticeboard", "ledger", "split", cwd=repository.project)
    hubin = repository.ledger.with_name("hubin.yml")
    hubin.write_text(hubin.read_text("utf-8").rsplit("  - {", 1)[0], "utf-8")
    repository.commit()
    said = repository.check().stderr
    assert "短码: Z9Z9" in said
    assert "git log -p -- buildings/ledger/codes.yml" in said


@pytest.mark.parametrize("committed", [False, True])
def test_a_file_that_went_is_missed_line_by_line(parted, committed):
    run("noticeboard", "ledger", "retire", "D4D4", "换新", cwd=parted.project)
    parted.commit()
    parted.ledger.with_name("chengdong.yml").unlink()
    if committed:
        parted.commit()
    said = parted.check().stderr
    assert "buildings/ledger/chengdong.yml: 这里少了提交过的一行" in said
    assert "短码: D4D4" in said


def test_a_branch_that_added_to_the_old_file_is_merged(repository):
    """Git asks what to do with the old file; both files are kept, and the split is finished."""
    repository.git("checkout", "-qb", "other")
    run("noticeboard", "ledger", "retire", "A1A1", "换了新码", cwd=repository.project)
    theirs = repository.ledger.read_text("utf-8")
    repository.commit()
    repository.git("checkout", "-q", "main")
    run("noticeboard", "ledger", "split", cwd=repository.project)
    repository.commit()
    repository.git("merge", "-q", "-s", "ours", "other")
    assert "换了新码" in repository.check().stderr, "its line must not get lost"
    repository.ledger.write_text(theirs, "utf-8")
    done = repository.check()
    assert (done.returncode, "ledger split" in done.stderr) == (0, True), done.stderr
    run("noticeboard", "ledger", "split", cwd=repository.project)
    repository.commit()
    assert repository.check().returncode == 0
    assert not repository.ledger.exists()


# --- What git cannot tell, or must not do -------------------------------------------------------


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
