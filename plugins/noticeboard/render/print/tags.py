"""A file that can be read aloud: PDF/UA-1, where WeasyPrint leaves something to be said.

Pictures get words, since a reader without sight asks what is there; crop marks are said to be no
part of the content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

import pydyf

from noticeboard.locale import LANGUAGES, translate

__all__ = ["drop_ornaments", "name_pictures"]

#: A picture without words, and the beginning of a code.
_WORDLESS = re.compile(r'(<img\b[^<>]*) alt=""')
_CODE = re.compile(r'<svg\b[^<>]*\bid="(?:[^"]*\.)?qr[^"]*"[^<>]*>(?!<title>)')


def name_pictures(html: str) -> str:
    """Return the `html` of a page with words for its photos and codes, those that have none.

    Why in Chinese always: a document is in one language, and what it says is Chinese.
    """
    photo, code = (escape(translate(name, LANGUAGES[0])) for name in ("tag.photo", "tag.code"))
    html = _WORDLESS.sub(rf'\1 alt="{photo}"', html)
    return _CODE.sub(rf"\g<0><title>{code}</title>", html)


def drop_ornaments(pdf: Any) -> None:
    """Take drawings without words, which say nothing, out of what is read aloud.

    Args:
        pdf: The `pydyf.PDF`, tagged and about to be written.
    """
    by_reference: dict[bytes, Any] = {
        item.reference: item for item in pdf.objects if isinstance(item, pydyf.Dictionary)
    }
    idle = {
        reference: item
        for reference, item in by_reference.items()
        if item.get("S") == "/Figure" and "Alt" not in item
    }
    for item in idle.values():
        kids = by_reference[item["P"]]["K"]
        kids.remove(item.reference)
    streams = {item.reference: item for item in pdf.objects if isinstance(item, pydyf.Stream)}
    for page in (item for item in by_reference.values() if item.get("Type") == "/Page"):
        mine = {kid for one in idle.values() if one["Pg"] == page.reference for kid in one["K"]}
        _unmark(streams[page["Contents"]], mine)
    _forget(by_reference, idle)


def _unmark(stream: Any, numbers: set[int]) -> None:
    """Make artifacts of what is marked with `numbers` on a page: tag, properties, operator."""
    pieces, made = stream.stream, list[Any]()
    for before, piece in zip((None, *pieces), pieces, strict=False):
        if isinstance(piece, dict) and piece.get("MCID") in numbers:
            made[-1] = b"/Artifact"
        elif piece == b"BDC" and isinstance(before, dict) and before.get("MCID") in numbers:
            made.append(b"BMC")
        else:
            made.append(piece)
    stream.stream = made


def _forget(items: Mapping[bytes, Any], idle: Mapping[bytes, Any]) -> None:
    """Take `idle` out of the tree that leads from numbers to elements."""
    for item in items.values():
        if "Nums" in item:
            for part in item["Nums"]:
                if isinstance(part, list):
                    part[:] = [b"null" if one in idle else one for one in part]
