"""Files of the data folder → their text, or what is wrong with the file as a whole."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from noticeboard.diagnostics import Diagnostic, Place

__all__ = ["MAX_BYTES", "SourceFile", "decode", "read_sources"]

#: A data file of a building is some 5 KB; a megabyte of YAML is an accident or an attack.
MAX_BYTES = 1_000_000

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

    Links that lead out of `data_dir` are refused, not followed. Hidden files are passed over.

    Returns:
        The files, and a diagnostic for each that could not be read.
    """
    root = data_dir.resolve()
    sources: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    for path in sorted(_walk(data_dir), key=lambda p: p.relative_to(data_dir).parts):
        shown = f"{data_dir.name}/{path.relative_to(data_dir).as_posix()}"
        parts = path.relative_to(data_dir).with_suffix("").parts
        text, problem = _read(path, root, shown)
        diagnostics += [problem] if problem else []
        sources.append(SourceFile(shown, parts, text))
    return tuple(sources), diagnostics


def _walk(data_dir: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(data_dir):
        folders[:] = [f for f in folders if not f.startswith(".")]
        here = Path(folder)
        found += [here / f for f in folders if (here / f).is_symlink()]
        found += [here / f for f in files if f.endswith((".yml", ".yaml")) and f[0] != "."]
    return found


def _read(path: Path, root: Path, shown: str) -> tuple[str | None, Diagnostic | None]:
    if not path.resolve().is_relative_to(root):
        return None, Diagnostic(Place(shown), "file.outside")
    if path.is_dir():
        return None, Diagnostic(Place(shown), "file.folder-link")
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, Diagnostic(Place(shown), "file.size", {"limit": MAX_BYTES // 1000})
        return decode(path.read_bytes(), shown)
    except OSError as error:
        return None, Diagnostic(Place(shown), "file.unreadable", {"reason": error.strerror or ""})


def decode(data: bytes, shown: str) -> tuple[str | None, Diagnostic | None]:
    """Decode UTF-8, with or without a byte order mark; if it is not, name what it seems to be.

    The first two mistakes staff make with Windows tools are Notepad's "ANSI" (GBK) and Excel's
    "Unicode text" (UTF-16).
    """
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
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
