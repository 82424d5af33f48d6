"""Files of the data folder → their text, or what is wrong with the file as a whole."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load.limits import limit_of

__all__ = ["SourceFile", "decode", "read_sources"]

_ENDINGS = (".yml", ".yaml")
_GUESSES = (("gb18030", "GBK"), ("big5", "Big5"))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One YAML file of the data folder.

    Attributes:
        path: As a diagnostic shows it: data folder and what is below, with forward slashes.
        parts: The path below the data folder, without the ending: ``("xihu", "xuegong3")``.
        text: The decoded text; None where the file could not be read.
    """

    path: str
    parts: tuple[str, ...]
    text: str | None


def read_sources(data_dir: Path) -> tuple[tuple[SourceFile, ...], list[Diagnostic]]:
    """Read every ``*.yml`` and ``*.yaml`` below `data_dir`, sorted by path.

    Links that lead out of `data_dir` are refused, not followed. Hidden files are passed over. Only
    regular files are opened: a pipe would be waited for, a device be set to work.

    Returns:
        The files, and a diagnostic for each that could not be read.
    """
    root = data_dir.resolve()
    sources: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path in sorted(_walk(data_dir), key=lambda p: p.relative_to(data_dir).parts):
        shown = f"{data_dir.name}/{path.relative_to(data_dir).as_posix()}"
        parts = path.relative_to(data_dir).with_suffix("").parts
        text, problem = _read(path, root, shown, limit_of(parts).size)
        diagnostics += [problem] if problem else []
        sources.append(SourceFile(shown, parts, text))
    return tuple(sources), diagnostics


def _walk(data_dir: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(data_dir):
        folders[:] = [f for f in folders if not f.startswith(".")]
        here = Path(folder)
        apart = [f for f in folders if (here / f).is_symlink() or f.endswith(_ENDINGS)]
        folders[:] = [f for f in folders if f not in apart]
        found += [here / f for f in apart]
        found += [here / f for f in files if _is_data(f)]
    return found


def _is_data(name: str) -> bool:
    """Whether a file is meant as data; Windows hides endings, so ``b1.yml.txt`` looks like ours."""
    stem = name.lower().removesuffix(".txt")
    return stem.endswith(_ENDINGS) and name[0] != "."


def _read(path: Path, root: Path, shown: str, size: int) -> tuple[str | None, Diagnostic | None]:
    place = Place(shown)
    try:
        if message_id := _refused(path, root):
            return None, Diagnostic(place, message_id)
        data = _bytes(path, size)
    except OSError as error:
        return None, Diagnostic(place, "file.unreadable", {"reason": error.strerror or ""})
    if data is None:
        return None, Diagnostic(place, "file.special")
    if len(data) > size:
        return None, Diagnostic(place, "file.size", {"limit": size // 1000})
    return decode(data, shown)


def _refused(path: Path, root: Path) -> str | None:
    """Return the message about a path that is not even opened."""
    try:
        target = path.resolve(strict=True)
    except (FileNotFoundError, RuntimeError):  # older Pythons raise RuntimeError for a loop
        return "file.dangling"
    if not target.is_relative_to(root):
        return "file.outside"
    if target.is_dir():
        return "file.folder-link" if path.is_symlink() else "file.folder"
    if not stat.S_ISREG(target.stat().st_mode):
        return "file.special"
    return None if path.name.endswith(_ENDINGS) else "file.ending"


def _bytes(path: Path, size: int) -> bytes | None:
    """Return what is in the regular file at `path`, no more than shows that it exceeds `size`.

    Returns:
        None where something else has taken its place meanwhile; opening it has not waited.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            return None
        return stream.read(size + 1)


def decode(data: bytes, shown: str) -> tuple[str | None, Diagnostic | None]:
    """Decode UTF-8, with or without a byte order mark; if it is not, name what it seems to be.

    The first two mistakes staff make with Windows tools are Notepad's "ANSI" (GBK) and Excel's
    "Unicode text" (UTF-16).
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        column = len(before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")) + 1
        place = Place(shown, line, column)
        return None, Diagnostic(place, "file.encoding", {"encoding": _guess_encoding(data)})


def _guess_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    for codec, name in _GUESSES:
        try:
            data.decode(codec)
        except UnicodeDecodeError:
            continue
        return name
    return "Latin-1"
