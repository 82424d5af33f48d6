"""One file with all posters of a community, for the print shop's queue."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

__all__ = ["build_pack"]


def build_pack(posters: tuple[Path, ...], title: str) -> bytes:
    """Return one PDF with the pages of `posters` in order, boxes and fonts as they are."""
    with pikepdf.new() as pack:
        for path in posters:
            with pikepdf.open(path) as poster:
                pack.pages.extend(poster.pages)
        pack.docinfo["/Title"] = title
        pack.Root.Lang = pikepdf.String("zh-Hans")
        stream = io.BytesIO()
        pack.save(stream, deterministic_id=True)
    return stream.getvalue()
