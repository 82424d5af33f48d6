"""What git remembers of the ledger: the only place that calls git.

Git is asked what it has and changes nothing. Where there is none, or it does not answer (no
repository, one of another owner, an answer that takes too long), there is no history, and nothing
is said: the data are none the worse for it.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from noticeboard.load.files import decode

__all__ = ["read_history"]

#: Seconds to wait for git.
_PATIENCE = 10
#: How many older versions are looked at, at most.
_MOST = 200
#: Nothing that the configuration of a repository names is run, asked or waited for.
_SETTINGS = (
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.follow=false"),
    *("-c", "log.showSignature=false"),
)
#: How the files of the ledger end.
_ENDINGS = (".yml", ".yaml")
#: What git tells a hook of its own repository, which may be another than that of the data.
_OF_A_HOOK = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_GRAFT_FILE",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
#: A commit as `git log -m --pretty=raw` tells it, once for each parent, and a parent of it.
_COMMIT = re.compile(rb"commit [0-9a-f]+(?: \(from ([0-9a-f]+)\))?")
_PARENT = re.compile(rb"parent ([0-9a-f]+)")
#: How many lines of a file came and went.
_LINES = re.compile(rb"(\d+|-)\t(\d+|-)\t")


def read_history(folder: Path) -> tuple[dict[str, str], ...]:
    """Return the committed versions of the ledger in `folder` that today's may not continue.

    A ledger that the last commit has not, as where its removal was committed, has none. Else they
    are that of the last commit, and every one from which a later commit on any way to it took a
    line away; a commit that only adds has taken nothing. The newest come first.

    Returns:
        The text of each file by its name, as all files were at one time.
    """
    log = _git(
        folder, "log", "--full-history", "-m", "--pretty=raw", "--numstat", "--no-abbrev",
        "--no-renames", "--no-ext-diff", "--no-textconv", "--", folder.name,
    )  # fmt: skip
    if log is None:
        return ()
    commits = [b"HEAD", *_shortened(log)][: _MOST + 1]
    trees = _objects(folder, [b"%s:./%s" % (name, folder.name.encode()) for name in commits])
    if not trees or not trees[0]:
        return ()
    size = len(log.split(b" ", 2)[1].split()[0]) // 2
    listed = [[*_files(tree, size)] for tree in dict.fromkeys(trees) if tree]
    names = [*dict.fromkeys(blob for files in listed for _, blob in files)]
    texts = {n: decode(b, "")[0] for n, b in zip(names, _objects(folder, names), strict=False)}
    return tuple({file: text for file, n in files if (text := texts.get(n))} for files in listed)


def _shortened(log: bytes) -> list[bytes]:
    """Return the commits after which another took lines away, each once."""
    names: dict[bytes, None] = {}
    before = b""
    for line in log.splitlines():
        if match := _COMMIT.match(line):
            before = match[1] or b""
        elif (match := _PARENT.match(line)) and not before:
            before = match[1]
        elif (match := _LINES.match(line)) and match[2] != b"0" and before:
            names[before] = None
    return [*names]


def _files(tree: bytes, size: int) -> Iterator[tuple[str, bytes]]:
    """Yield the ordinary files of the ledger in a tree as git stores it, each with its id.

    Args:
        tree: For each file mode, name, a zero byte, and the id.
        size: Of an id, in bytes.
    """
    while tree:
        head, _, rest = tree.partition(b"\0")
        mode, _, name = head.partition(b" ")
        blob, tree = rest[:size], rest[size:]
        file = name.decode("utf-8", "replace")
        if mode.startswith(b"100") and file.endswith(_ENDINGS):
            yield file, blob.hex().encode()


def _objects(folder: Path, names: list[bytes]) -> list[bytes]:
    """Return the contents of the objects called `names`; what is missing has none."""
    batch = _git(folder, "cat-file", "--batch", stdin=b"\n".join(names) + b"\n")
    found, at = [], 0
    while batch and at < len(batch):
        head, _, _ = batch[at:].partition(b"\n")
        at += len(head) + 1
        kind = head.rsplit(b" ", 2)
        if len(kind) == 3 and kind[1] in (b"blob", b"tree") and kind[2].isdigit():
            found.append(batch[at : at + int(kind[2])])
            at += int(kind[2]) + 1
        else:
            found.append(b"")
    return found


def _git(path: Path, *arguments: str, stdin: bytes = b"") -> bytes | None:
    """Return what git says in the folder of `path`, or None where it says nothing of use."""
    env = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    env |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    command = ("git", "--no-pager", "--literal-pathspecs", *_SETTINGS, *arguments)
    try:
        done = subprocess.run(
            command,
            cwd=path.parent,
            env=env,
            input=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
