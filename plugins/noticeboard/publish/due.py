"""What hangs on walls and no longer tells the truth, in words: a table, a file, packs to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pikepdf

from noticeboard.derive import LEADS, PLACE
from noticeboard.errors import SetupError
from noticeboard.locale import messages, translate
from noticeboard.publish.editions import Hanging
from noticeboard.publish.packs import build_pack
from noticeboard.publish.snapshot import Change
from noticeboard.render.print.products import PRODUCTS

__all__ = ["describe", "format_due", "write_csv", "write_due_packs"]

#: Changes that are told one by one; of more the rest is counted.
_MOST = 6


def describe(one: Hanging, lang: str) -> str:
    """Return in words in what a sheet does not tell the truth."""
    if one.over:
        return translate("prints.over", lang)
    if not one.known:
        return translate("prints.unknown", lang)
    words = [*dict.fromkeys(_words(one.changes, lang))]
    if more := len(words) - _MOST:
        words = words[:_MOST] + ([translate("prints.more", lang, {"count": more})] * (more > 0))
    return translate("prints.joint", lang).join(words)


def _words(changes: Sequence[Change], lang: str) -> Iterator[str]:
    for change in changes:
        if change.what == "field":
            params = {"row": _row(change, lang), "field": _field(change, lang)}
            yield translate("prints.field", lang, params)
        elif change.what == "added":
            yield translate("prints.added", lang, {"row": _row(change, lang)})
    gone: dict[str, int] = {}
    for change in changes:
        if change.what == "gone":
            gone[change.part] = gone.get(change.part, 0) + 1
    for part, count in gone.items():
        yield translate("prints.gone", lang, {"part": _part(part, lang), "count": count})


def _part(part: str, lang: str) -> str:
    if part in (PLACE, LEADS):
        return translate(f"sheetpart.{part}", lang)
    return translate(f"panel.{part}", lang)


def _row(change: Change, lang: str) -> str:
    if change.part in (PLACE, LEADS) or not change.label:
        return change.label or ("" if change.part == PLACE else _part(change.part, lang))
    params = {"part": _part(change.part, lang), "label": change.label}
    return translate("prints.row", lang, params)


def _field(change: Change, lang: str) -> str:
    wanted = f"altered.{change.field}"
    return translate(wanted if wanted in messages(lang) else "altered.other", lang)


def _sheets(one: Hanging, print_dir: Path) -> int:
    """Return how many sheets of paper a reprint takes; a sheet has two sides."""
    if not one.printable:
        return 0
    path = print_dir / one.path / f"{one.entry.product}.pdf"
    if not path.is_file():
        return one.entry.copies
    with pikepdf.open(path) as pdf:
        return one.entry.copies * -(-len(pdf.pages) // 2)


def _cells(one: Hanging, print_dir: Path, lang: str) -> tuple[str, ...]:
    entry = one.entry
    return (
        one.path or entry.code,
        entry.product,
        str(entry.edition),
        entry.day.isoformat(),
        str(entry.copies),
        str(_sheets(one, print_dir)),
        describe(one, lang),
    )


def _heads(lang: str) -> tuple[str, ...]:
    names = ("place", "product", "edition", "day", "copies", "sheets", "change")
    return tuple(translate(f"duehead.{name}", lang) for name in names)


def format_due(rows: Sequence[Hanging], hanging: int, print_dir: Path, lang: str) -> str:
    """Return a table of what is due, and how much it is."""
    cells = [_cells(one, print_dir, lang) for one in rows]
    lines = ["  ".join(line) for line in ((_heads(lang), *cells) if cells else ())]
    params = {"due": len(rows), "hanging": hanging, "sheets": sum(int(c[5]) for c in cells)}
    return "\n".join([*lines, translate("prints.due" if rows else "prints.all-true", lang, params)])


def write_csv(rows: Iterable[Hanging], path: Path, print_dir: Path, lang: str) -> None:
    """Write what is due as a table that Excel opens as it is.

    Raises:
        SetupError: It cannot be written.
    """
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(_heads(lang))
    writer.writerows(_cells(one, print_dir, lang) for one in rows)
    try:
        path.write_text(stream.getvalue(), "utf-8-sig", newline="")
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError("prints.unwritable", file=str(path), reason=reason) from error


def write_due_packs(
    rows: Iterable[Hanging], print_dir: Path, folder: Path, lang: str
) -> tuple[Path, ...]:
    """Write a PDF for each product with the sheets that are to be printed anew.

    Returns:
        The files.

    Raises:
        SetupError: They cannot be written.
    """
    sheets: dict[str, list[Path]] = {}
    for one in rows:
        path = print_dir / one.path / f"{one.entry.product}.pdf"
        if one.printable and path.is_file():
            sheets.setdefault(one.product_id, []).append(path)
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for product, paths in sheets.items():
            title = translate(PRODUCTS[product].label, lang)
            files.append(folder / f"{product}.pdf")
            files[-1].write_bytes(build_pack(tuple(paths), title))
    except OSError as error:
        reason = error.strerror or ""
        raise SetupError("prints.unwritable", file=str(folder), reason=reason) from error
    return tuple(files)
