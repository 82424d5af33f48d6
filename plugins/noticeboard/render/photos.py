"""Photos of persons: upright, scaled, without anything that the camera wrote into the file."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from noticeboard.load.photos import PhotoError, opened_photo

__all__ = [
    "PRINT_FORM",
    "WEB_FORMS",
    "PhotoError",
    "PhotoForm",
    "prepare_photos",
]


@dataclass(frozen=True, slots=True)
class PhotoForm:
    """A form in which a photo is published, 4:5.

    Attributes:
        ending: Of the file.
        format: As Pillow calls it.
        width_px: Width.
        height_px: Height.
        quality: Of the encoder, 0 to 100; equal numbers mean different things to each.
    """

    ending: str
    format: str
    width_px: int
    height_px: int
    quality: int


#: For paper. 480 px over 16 mm of an A3 poster are 760 dpi.
PRINT_FORM = PhotoForm("jpg", "JPEG", 480, 600, 84)
#: For the web, best first: 96 × 120 CSS pixels at two device pixels each. Browsers that do not know
#: WebP (WeChat's on Android 4, Safari before 14) take the JPEG.
WEB_FORMS = (PhotoForm("webp", "WEBP", 192, 240, 78), PhotoForm("jpg", "JPEG", 192, 240, 80))


def prepare_photos(source: Path, forms: tuple[PhotoForm, ...]) -> tuple[bytes, ...]:
    """Return the photo at `source` in each of `forms`, without EXIF, GPS or thumbnail.

    Raises:
        PhotoError: It is none, or a spoilt one.
    """
    with opened_photo(source) as photo:
        upright = ImageOps.exif_transpose(photo).convert("RGB")
    return tuple(_encoded(upright, form) for form in forms)


def _encoded(upright: Image.Image, form: PhotoForm) -> bytes:
    size = (form.width_px, form.height_px)
    fitted = ImageOps.fit(upright, size, Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    clean = Image.new("RGB", size)
    clean.paste(fitted)
    stream = io.BytesIO()
    # JPEG alone knows `optimize`, WebP alone `method`; each ignores the other's.
    clean.save(stream, form.format, quality=form.quality, optimize=True, method=6)
    return stream.getvalue()
