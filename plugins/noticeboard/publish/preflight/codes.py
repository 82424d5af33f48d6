"""Whether what looks like a QR code can be read from paper."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp

from noticeboard.publish.preflight.built import DECODE_DPI
from noticeboard.publish.preflight.finding import Finding, fault, note, ok
from noticeboard.publish.preflight.opened import Opened

__all__ = ["check_codes"]


def check_codes(file: Opened) -> Iterator[Finding]:
    """Decode every QR code of every page as a phone would, and tell what they read."""
    read: list[str] = []
    good = True
    for number, page in enumerate(file.view, 1):
        image = page.render(scale=DECODE_DPI / 72, grayscale=True).to_pil()
        every = zxingcpp.read_barcodes(image, return_errors=True)
        found = [code for code in every if code.format == zxingcpp.BarcodeFormat.QRCode]
        read += [code.text for code in found if code.valid]
        if spoilt := sum(not code.valid for code in found):
            good = False
            yield fault("preflight.code", page=number, count=spoilt)
    if read:
        yield ok("preflight.code-ok", count=len(read), text=read[0])
    elif good:
        yield note("preflight.code-none")
