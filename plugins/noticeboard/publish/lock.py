"""Locks beside what they guard: the system gives them up when their holder dies, whatever its end.

They lie on the volume of what they guard, so that two containers on one volume see each other.
"""

from __future__ import annotations

import errno
import fcntl
import os
import socket
from collections.abc import Callable
from pathlib import Path

__all__ = ["Lock", "hold", "share", "try_alone"]

#: The volume knows no locks.
_UNKNOWN = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL)


class Lock:
    """A lock that is held.

    Attributes:
        alone: Nobody else can hold it. False where the volume knows no locks, or lets us write
            none: then nothing may be taken for dead.
    """

    def __init__(self, path: Path, descriptor: int | None, alone: bool) -> None:
        self._path = path
        self._descriptor = descriptor
        self.alone = alone

    def release(self, remove: bool = True) -> None:
        """Give it up, for good; `remove` takes its file away while it is still held."""
        if self._descriptor is None:
            return
        if self.alone and remove:
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = None


def hold(path: Path, waiting: Callable[[str], object]) -> Lock:
    """Return the lock at `path` when nobody else holds it.

    Args:
        path: A file of its own, removed at the end.
        waiting: Told who holds it, should we have to wait.
    """
    told = False
    while True:
        descriptor = _open(path)
        got = descriptor is not None and _lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if descriptor is None or got is None:
            return Lock(path, descriptor, alone=False)
        if not got:
            if not told:
                waiting(os.pread(descriptor, 100, 0).decode("utf-8", "replace").strip() or "—")
                told = True
            _lock(descriptor, fcntl.LOCK_EX)
        if _is_still(path, descriptor):
            _sign(descriptor)
            return Lock(path, descriptor, alone=True)
        os.close(descriptor)  # its last holder took the file away meanwhile


def share(path: Path) -> Lock:
    """Return the lock at `path`, held beside others who share it."""
    descriptor = _open(path)
    if descriptor is not None:
        _lock(descriptor, fcntl.LOCK_SH)
    return Lock(path, descriptor, alone=False)


def try_alone(path: Path) -> Lock | None:
    """Return the lock at `path`, or None where somebody holds or shares it, or nobody can tell."""
    descriptor = _open(path)
    if descriptor is None:
        return None
    if _lock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB):
        return Lock(path, descriptor, alone=True)
    os.close(descriptor)
    return None


def _open(path: Path) -> int | None:
    """Open the file, made if need be; None where that is not allowed."""
    for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
        try:
            return os.open(path, flags | os.O_CLOEXEC, 0o666)
        except OSError:  # whoever must write there is told by what he writes
            continue
    return None


def _lock(descriptor: int, how: int) -> bool | None:
    """Lock; False where it is another's, None where the volume knows no locks."""
    try:
        fcntl.flock(descriptor, how)
    except OSError as error:
        if error.errno == errno.EWOULDBLOCK:
            return False
        if error.errno in _UNKNOWN:
            return None
        raise
    return True


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Say in the file who holds it; for people alone."""
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()} {socket.gethostname()}\n".encode(), 0)
    except OSError:  # opened for reading alone, or the disk is full: it is held all the same
        pass
