"""The way to a printer; apart, since it loads WeasyPrint."""

from __future__ import annotations

from pathlib import Path

from noticeboard.render.fonts import Fonts
from noticeboard.render.print.inks import Profile
from noticeboard.render.print.press import Press
from noticeboard.render.print.printer import Printer

__all__ = ["start_printer"]


def start_printer(fonts: Fonts, photos: Path, lang: str, profile: Profile | None = None) -> Printer:
    """Return a printer for this process.

    Args:
        fonts: Of this machine.
        photos: Folder of the prepared photos.
        lang: Of our own words on sheets.
        profile: Of the press; None where only files for an office are made.
    """
    base = fonts.files(())
    press = Press(base[0].path.parent, photos, profile)
    press.load_fonts(base)
    return Printer(fonts, press, lang)
