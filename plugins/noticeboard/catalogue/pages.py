"""What hand-written pages and the titles of the site tell of persons: no more than consents let."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from noticeboard.catalogue.folding import NAMES, NUMBERS, decode, fold
from noticeboard.catalogue.owner import Owner
from noticeboard.catalogue.rules.leaks import leak_id
from noticeboard.catalogue.withheld import Finding, Withheld
from noticeboard.diagnostics import Diagnostic, Place
from noticeboard.load import PageFile, read_pages, read_scalars
from noticeboard.prose import render_article, visible_text
from noticeboard.schema import Channel, Shareable, mask

__all__ = ["check_pages"]

_Word = tuple[Shareable, str]

_SITE, _WEB = Owner(), (Channel.WEB,)
#: Tags, and where links lead: what a reader of the source passes over to read a name.
_PASSED_OVER = re.compile(r"<[^<>]*>|\]\([^()\n]*\)|\]\[[^\[\]\n]*\]")


def check_pages(withheld: Withheld, files: Iterable[Path], root: Path) -> Iterator[Diagnostic]:
    """Look at the text and the name of every one of `files`.

    Why not at finished pages: a mistake is told with its line, and before anything is built.
    """
    for page in read_pages(files, root):
        told = withheld.in_visible(page.path, _SITE, _WEB)
        page = replace(page, path=withheld.mask_path(page.path, _SITE)) if told else page
        yield from (_diagnostic(Place(page.path), finding) for finding in told)
        yield from _scalars(page.text, page.path, withheld) if page.kind == "yaml" else ()
        yield from _page(page, withheld) if page.kind != "yaml" else ()


def _page(page: PageFile, withheld: Withheld) -> Iterator[Diagnostic]:
    """Yield what is told by a page as it is typed, and as it is read."""
    typed = withheld.in_source(page.text, _SITE, _WEB)
    for finding in typed:
        yield _diagnostic(_place(page, finding.place), finding)
    known = {(finding.item, finding.word) for finding in typed}
    front, body = _front_matter(page)
    yield from _scalars(front, page.path, withheld, 1, known)
    for finding in withheld.in_visible(_visible(page, body), _SITE, _WEB):
        for at in _spots(page.text, finding, known):
            yield _diagnostic(_place(page, at), finding)


def _visible(page: PageFile, body: str) -> str:
    match page.kind:
        case "markdown":
            return visible_text(render_article(body))
        case "markup":
            return visible_text(body)
    return ""


def _front_matter(page: PageFile) -> tuple[str, str]:
    """Return what stands between ``---`` and ``---`` at the top of a page, and the rest."""
    if page.kind != "markdown" or not page.text.startswith("---\n"):
        return "", page.text
    front, _, body = page.text[4:].partition("\n---")
    return front, body


def _scalars(
    text: str, path: str, withheld: Withheld, above: int = 0, known: Collection[_Word] = ()
) -> Iterator[Diagnostic]:
    """Yield what is told by the strings of a YAML text, except what is `known` already."""
    for line, column, value in read_scalars(text):
        for finding in withheld.in_visible(value, _SITE, _WEB):
            if (finding.item, finding.word) not in known:
                yield _diagnostic(Place(path, line + above + 1, column + 1), finding)


def _spots(source: str, finding: Finding, known: Collection[_Word]) -> Collection[int]:
    """Return where the source tells what only its readers see: names in bold, over two lines.

    It begins where the name does, if tags and links are passed over; at the top where it cannot
    be made out, as in the text of a reference that stands elsewhere.
    """
    folds = NAMES if finding.item is Shareable.NAME else NUMBERS
    plain = _PASSED_OVER.sub(lambda match: "\0" * len(match[0]), _without_comments(source))
    decoded = decode(plain.replace("|", "\0"))
    folded, places = fold(decoded.text, folds)
    starts = [match.start() for match in re.finditer(re.escape(finding.word), folded)]
    if not starts:
        return () if (finding.item, finding.word) in known else (0,)
    return [decoded.places[places[start]] for start in starts]


def _without_comments(source: str) -> str:
    """Return `source` with nothing in the place of each comment, all else where it was."""
    parts, at = [], 0
    while (start := source.find("<!--", at)) >= 0:
        end = source.find("-->", start)
        end = len(source) if end < 0 else end + 3
        parts += [source[at:start], "\0" * (end - start)]
        at = end
    return "".join([*parts, source[at:]])


def _place(page: PageFile, at: int) -> Place:
    before = page.text[:at]
    return Place(page.path, before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1)


def _diagnostic(place: Place, finding: Finding) -> Diagnostic:
    return Diagnostic(place, leak_id(finding), {"value": mask(finding.shown)})
