"""The files beside a board's page: vCards, a QR for each lead, the picture for sharing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from noticeboard.errors import SetupError
from noticeboard.publish.artifact import Artifact
from noticeboard.publish.cache import Cache, digest_of
from noticeboard.render.extras import Extras
from noticeboard.render.fonts import Fonts
from noticeboard.render.qr import render_png
from noticeboard.render.share import render_share
from noticeboard.render.vcard import VCard, build_card_qr, vcard_payload

__all__ = ["find_fonts", "publish_extras"]

#: Of the cards to save, which are shown on screens only: 53 modules are then 424 pixels.
_CARD_MODULE_PX = 8


def find_fonts(folder: Path) -> Fonts | None:
    """Return the fonts to draw with, or None where they are not installed.

    Why no error: posters cannot do without them and say so; a site needs them for pictures only.

    Args:
        folder: Where cut fonts are kept.
    """
    try:
        return Fonts(folder)
    except SetupError:
        return None


def publish_extras(
    path: str, extras: Extras, fonts: Fonts | None, engine: str, cache: Cache
) -> Iterator[Artifact]:
    """Publish what lies beside one page, from `cache` where it is there.

    Args:
        path: Of the board. No name of a file tells the name of a person.
        extras: What there is.
        fonts: To draw the picture with.
        engine: Digest of the code that makes files.
        cache: Finished files.
    """

    def kept(ending: str, make: Callable[[], bytes], *parts: object) -> Path:
        digest = digest_of(ending, engine, *parts)
        return cache.ensure(digest, ending, make)

    vcf = kept("vcf", partial(_vcf, extras.contacts), extras.contacts)
    yield Artifact(f"{path}/contacts.vcf", vcf)
    for number, payload in extras.cards:
        card = kept("png", partial(_card, payload), payload)
        yield Artifact(f"{path}/contact-{number}.png", card)
    if extras.share and fonts:
        png = kept("png", partial(render_share, extras.share, fonts), extras.share, fonts.digest)
        yield Artifact(f"{path}/share.png", png)


def _vcf(contacts: tuple[VCard, ...]) -> bytes:
    return vcard_payload(contacts).encode()


def _card(payload: str) -> bytes:
    return render_png(build_card_qr(payload), _CARD_MODULE_PX)
