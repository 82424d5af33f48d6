"""Photos of persons: upright, scaled, without anything that the camera wrote into the file."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageFile, ImageOps
from pillow_heif import register_heif_opener

__all__ = ["PHOTO_PX", "PhotoError", "prepare_photo"]

#: Width and height. 480 px over 16 mm of an A3 poster is 760 dpi; over 96 CSS pixels, five to one.
PHOTO_PX = (480, 600)

register_heif_opener()
#: A photo of a telephone has 12 to 50 megapixels; more is a decompression bomb.
Image.MAX_IMAGE_PIXELS = 80_000_000


class PhotoError(Exception):
    """The file is no picture, or a broken one."""


def prepare_photo(source: Path) -> bytes:
    """Return the photo at `source` as a JPEG of `PHOTO_PX`, 4:5, without EXIF, GPS or thumbnail.

    Raises:
        PhotoError: Pillow cannot read it.
    """
    # WeasyPrint, once it is imported, tells Pillow to fill what is missing with grey.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(source) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise PhotoError(str(error)) from error
    fitted = ImageOps.fit(upright, PHOTO_PX, Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    clean = Image.new("RGB", PHOTO_PX)
    clean.paste(fitted)
    stream = io.BytesIO()
    clean.save(stream, "JPEG", quality=84, optimize=True)
    return stream.getvalue()
