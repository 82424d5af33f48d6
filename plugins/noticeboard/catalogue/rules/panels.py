"""What is written is shown: its kind is among the panels in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from noticeboard.catalogue.model import Catalogue
from noticeboard.diagnostics import Diagnostic
from noticeboard.schema import KINDS, Shared

__all__ = ["check_panels"]


def check_panels(catalogue: Catalogue, today: date) -> Iterator[Diagnostic]:
    """Who writes records of a kind that the site does not list is told so, once for each kind.

    Why a warning: a panel may be taken out of use, and the records kept until it comes back. Why
    lists only: of what a place says once, as its brand, boards show some beside the panel.
    """
    used = {use.panel for use in catalogue.organisation.panels}
    lists = [name for name, field in Shared.model_fields.items() if field.default == ()]
    lists.append("cases")  # which stand in files of their own
    left = [kind for kind in KINDS if kind in lists and kind not in used]
    if not used or not left:
        return
    for _, file in catalogue.files():
        for kind in [kind for kind in left if getattr(file, kind, ())]:
            yield file.warning(kind, "panels.unused", value=KINDS[kind].word)
            left.remove(kind)
