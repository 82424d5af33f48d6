"""Hand-written pages and what lies beside them → their text; the strings of a YAML text."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from noticeboard.load.files import decode

__all__ = ["ENDINGS", "PageFile", "read_pages", "read_scalars"]

#: What a file is, by how its name ends.
ENDINGS = {
    "markdown": {".md", ".markdown", ".mdown", ".mkdn", ".mkd"},
    "markup": {".htm", ".html", ".svg", ".xhtml", ".xml"},
    "yaml": {".yaml", ".yml"},
    # Published as they are, and read by people or programs as text.
    "plain": {".css", ".csv", ".ics", ".js", ".json", ".txt", ".vcf"},
}


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file that people write and that is published, or told of on every page.

    Attributes:
        path: As a diagnostic shows it, with forward slashes.
        text: What it says; empty where it is no text, or cannot be read.
        kind: ``markdown``, ``markup``, ``yaml`` or ``plain``; empty where it is no text.
    """

    path: str
    text: str
    kind: str


def read_pages(files: Iterable[Path], root: Path) -> Iterator[PageFile]:
    """Read `files`; what is wrong with one as a file is told by `check_content`.

    Args:
        files: Those that whoever builds the site would take, and no hidden or excluded one.
        root: The folder from which diagnostics show them.
    """
    for path in files:
        shown = Path(os.path.relpath(path, root)).as_posix()
        kind = next((k for k, endings in ENDINGS.items() if path.suffix.lower() in endings), "")
        yield PageFile(shown, _text(path) if kind else "", kind)


def _text(path: Path) -> str:
    try:
        return (decode(path.read_bytes(), "")[0] or "") if path.is_file() else ""
    except OSError:
        return ""


def read_scalars(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield every key and value of a YAML text with its line and column, both from zero.

    Nothing is made of them, whatever their tags say; where the text is no YAML, they end.
    """
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            mark = event.start_mark
            if isinstance(event, yaml.ScalarEvent) and mark:
                yield mark.line, mark.column, event.value
    except yaml.YAMLError:
        return
