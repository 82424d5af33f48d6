"""Hand-written pages that belong to places: what their front matter says of them.

```
---
公示栏:
  归属: [xihu, xihu/xuegong3]
  类别: 制度
  日期: 2026-03-01
---
```
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load import PageFile, SourceFile, load_tree, read_pages
from noticeboard.schema import DocumentTag, PageTag, known_keys, read_record, refused_in

__all__ = ["DocumentEntry", "read_documents"]

#: What nobody writes at the top of a page but in its front matter, and how far down the top is.
_MEANT = re.compile(r"\s*(?:公示栏|公示|归属)\s*[:：]")
_TOP = 12
#: The line of the front matter under which a page says whose it is.
_KEY = re.compile(r"(?:公示栏|noticeboard) *[:：].*")


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A hand-written page that belongs to places.

    Attributes:
        uri: Its file below the folder of the pages: ``documents/xihu-plan.md``.
        title: As it says, or its first heading, or else the name of its file.
        tag: What its front matter says.
    """

    uri: str
    title: str
    tag: DocumentTag


def read_documents(
    files: Iterable[Path], content_dir: Path, root: Path
) -> tuple[tuple[DocumentEntry, ...], list[Diagnostic]]:
    """Read the front matter of all pages among `files` that lie in `content_dir`.

    Args:
        files: Pages, pictures and others.
        content_dir: From where links to pages are counted.
        root: The folder from which diagnostics show them.

    Returns:
        Those that say whose they are, and what is wrong with what they say.
    """
    entries: list[DocumentEntry] = []
    files = [path for path in files if path.is_relative_to(content_dir)]
    found = [*_refused(files, root)]
    pages = [path for path in files if path.suffix == ".md"]
    for path, page in zip(pages, read_pages(pages, root), strict=True):
        block = _block(page.text)
        if not block and (line := _astray(page.text)):
            found.append(Diagnostic(Place(page.path, line, 1), "documents.front-matter"))
        if block:
            tree, faults = load_tree(SourceFile(page.path, (), block), known_keys())
            found += faults
            if tree is not None:
                top, more = read_record(tree, PageTag, page.path)
                found += more
                if top is not None:
                    uri = path.relative_to(content_dir).as_posix()
                    tag = top.noticeboard
                    entries.append(DocumentEntry(uri, _title(page, tag), tag))
    return tuple(entries), found


def _refused(files: Iterable[Path], root: Path) -> Iterator[Diagnostic]:
    """Yield what is told of files that are lists of people by what they are, by their names."""
    for path in files:
        if refused := refused_in(path.name):
            place = Place(Path(os.path.relpath(path, root)).as_posix())
            yield Diagnostic(place, f"privacy.refused-{refused}", {"key": path.name})


def _block(text: str) -> str:
    """Return what a front matter says of boards, every line where it was; the rest is blank.

    Why not the whole of it: the rest is for other programs, which read other things there.
    """
    front, _ = _split(text)
    kept, inside = [""], False
    for line in front:
        inside = bool(_KEY.fullmatch(line)) or (inside and line[:1] in ("", " ", "\t", "#", "-"))
        kept.append(line if inside else "")
    return "\n".join(kept) if any(kept) else ""


def _astray(text: str) -> int:
    """Return the line of what was meant for the front matter and is not in it; 0 for none."""
    for number, line in enumerate(text.split("\n")[:_TOP], 1):
        if _MEANT.match(line):
            return number
    return 0


def _split(text: str) -> tuple[list[str], list[str]]:
    """Return the lines between the marks at the top of a page, and those behind."""
    first, *lines = text.split("\n")
    if first.rstrip() == "---":
        for at, line in enumerate(lines):
            if line.rstrip() in ("---", "..."):
                return lines[:at], lines[at + 1 :]
    return [], [first, *lines]


def _title(page: PageFile, tag: DocumentTag) -> str:
    _, body = _split(page.text)
    headings = (heading for line in body if (heading := _heading(line.strip())))
    return tag.title or next(headings, PurePosixPath(page.path).stem)


def _heading(line: str) -> str:
    """Return the text of a heading of the first level without its attributes; empty if none."""
    if not line.startswith("#") or line.startswith("##"):
        return ""
    text = line[1:].strip()
    before, brace, _ = text.rpartition("{") if text.endswith("}") else (text, "", "")
    return (before if brace else text).strip().rstrip("#").strip()
