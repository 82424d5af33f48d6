"""Photos of persons: upright, scaled, without anything that the camera wrote into the file."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

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
        profile: Of the press in whose inks it is; empty for RGB.
    """

    ending: str
    format: str
    width_px: int
    height_px: int
    quality: int
    profile: bytes = field(default=b"", repr=False)


#: For paper. 672 px over 57 mm of a poster of 600 × 900 mm are 300 dpi, over 28 mm of an A3 610.
PRINT_FORM = PhotoForm("jpg", "JPEG", 672, 840, 84)
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
    if form.profile:
        clean = _in_inks(clean, form.profile)
    stream = io.BytesIO()
    # JPEG alone knows `optimize`, WebP alone `method`; each ignores the other's.
    clean.save(stream, form.format, quality=form.quality, optimize=True, method=6)
    return stream.getvalue()


def _in_inks(photo: Image.Image, profile: bytes) -> Image.Image:
    """Return an RGB photo in the inks of a press, as it looks there, black where it was black."""
    made = ImageCms.profileToProfile(
        photo,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert made is not None, "it was not asked to do it in place"
    made.info.clear()  # the profile stands in the file once, as that of all of it
    return made
