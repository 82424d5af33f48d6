"""What only the system can do, and Python has no words for: two folders exchanged, volumes synced.

Where a system lacks it, each says so or does the next best.
"""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

__all__ = ["exchange", "is_mount", "sync_folder", "sync_volumes"]

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: The file system, or the system, knows no exchange.
_UNKNOWN = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
_MOUNTS = Path("/proc/self/mountinfo")

_libc = ctypes.CDLL(None, use_errno=True)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders at one instant; False where that is not possible."""
    try:
        renameat2 = _libc.renameat2
    except AttributeError:
        return False
    names = os.fsencode(one), os.fsencode(other)
    while renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        if number in _UNKNOWN:
            return False
        if number != errno.EINTR:
            raise OSError(number, os.strerror(number), str(one), None, str(other))
    return True


def sync_volumes(folders: tuple[Path, ...]) -> None:
    """Have all that was written to the volumes of `folders` on disk before this returns.

    Why not file by file: a call for each of many thousand files takes minutes on a hard disk,
    while one for the volume writes them in the order that suits it.
    """
    for folder in {folder.stat().st_dev: folder for folder in folders}.values():
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if _libc.syncfs(descriptor):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        except AttributeError:
            os.sync()
        finally:
            os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the names in `folder` on disk before this returns."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNKNOWN:  # some network volumes sync no folder
            raise
    finally:
        os.close(descriptor)


def is_mount(folder: Path) -> bool:
    """Whether something is mounted at `folder`, a folder of the same volume included."""
    if os.path.ismount(folder):
        return True
    try:
        lines = _MOUNTS.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return False
    points = (line.split(" ")[4].encode("utf-8", "surrogateescape") for line in lines)
    return os.fsencode(folder) in {
        point.decode("unicode_escape").encode("latin-1") for point in points
    }
