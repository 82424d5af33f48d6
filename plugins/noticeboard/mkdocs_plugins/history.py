"""What git remembers of the ledger: the only place that calls git.

Git is asked what it has and changes nothing. Where there is none, or it does not answer (no
repository, one of another owner, an answer that takes too long), there is no history, and nothing
is said: the data are none the worse for it.
"""

from __future__ import annotations

import os
import re
import subprocess
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
#: A change as `git log --raw --numstat` tells it: the version before it, and how many lines went.
_BEFORE = re.compile(rb":\d+ \d+ ([0-9a-f]{40,64}) [0-9a-f]+ [A-Z]\d*\t")
_LINES = re.compile(rb"(\d+|-)\t(\d+|-)\t")


def read_history(path: Path) -> tuple[str, ...]:
    """Return the committed versions of the file at `path` that today's may not continue.

    A file that the last commit has not, as where its removal was committed, has none. Else they are
    that of the last commit, and every one from which a later commit on any way to it took
    a line away; a commit that only adds has taken nothing. The newest come first.
    """
    found = _git(
        path, "log", "--full-history", "-m", "--raw", "--numstat", "--no-abbrev", "--no-renames",
        "--no-ext-diff", "--no-textconv", "--format=", "--", path.name,
    )  # fmt: skip
    if found is None:
        return ()
    names = [f"HEAD:./{path.name}".encode(), *_shortened(found)]
    blobs = _git(path, "cat-file", "--batch", stdin=b"\n".join(names[: _MOST + 1]) + b"\n")
    if blobs is None or blobs.startswith(names[0] + b" missing"):
        return ()
    texts = (decode(blob, "")[0] for blob in _blobs(blobs))
    return tuple(dict.fromkeys(text for text in texts if text is not None))


def _shortened(log: bytes) -> list[bytes]:
    """Return the ids of the versions from which a commit took lines away, each once."""
    names: dict[bytes, None] = {}
    before = b""
    for line in log.splitlines():
        if match := _BEFORE.match(line):
            before = match[1]
        elif (match := _LINES.match(line)) and match[2] != b"0" and before.strip(b"0"):
            names[before] = None
    return [*names]


def _blobs(batch: bytes) -> list[bytes]:
    """Return the contents in the answer of `git cat-file --batch`; what is missing has none."""
    blobs, at = [], 0
    while at < len(batch):
        head, _, _ = batch[at:].partition(b"\n")
        at += len(head) + 1
        kind = head.rsplit(b" ", 2)
        if len(kind) == 3 and kind[1] == b"blob" and kind[2].isdigit():
            blobs.append(batch[at : at + int(kind[2])])
            at += int(kind[2]) + 1
    return blobs


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
