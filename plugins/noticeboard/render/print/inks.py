"""A file for a press: inks instead of light, the profile they are meant for, PDF/X-4.

Why from colours that are drawn already, and not `device-cmyk()` in style sheets: WeasyPrint
computes gradients in RGB, and a colour written out in a template would stay RGB unseen. Here every
colour of a file is looked up, and one that has no ink stops the sheet.
"""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Any

import pydyf
from PIL import ImageCms

from noticeboard.errors import SetupError
from noticeboard.render.print.complaints import PressWarning
from noticeboard.render.themes import INKS, MARKS

__all__ = ["Profile", "is_of_press", "metadata_of", "read_profile", "separate"]

#: The separation that a press prints in every ink, and what stands for it on a screen.
_ALL = pydyf.Array(
    ("/Separation", "/All", "/DeviceCMYK", pydyf.Dictionary({
        "FunctionType": 2, "Domain": pydyf.Array((0, 1)), "N": 1,
        "C0": pydyf.Array((0, 0, 0, 0)), "C1": pydyf.Array((1, 1, 1, 1)),
    }))
)  # fmt: skip
#: A colour set in a page, as WeasyPrint writes it: one operator, one piece of the stream.
_RGB = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
#: Of a file that is of no day: the standard asks for one, and nothing here asks the clock.
_NO_DAY = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of a press, as it is embedded; picklable.

    Attributes:
        content: The ICC profile.
        name: What it says of itself.
    """

    content: bytes
    name: str


def is_of_press(content: bytes) -> bool:
    """Whether `content` is a profile of a press with four inks."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content)).profile
    except (OSError, ImageCms.PyCMSError):
        return False
    return profile.device_class == "prtr" and profile.xcolor_space.strip() == "CMYK"


def read_profile(content: bytes, file: str) -> Profile:
    """Return the profile in `content`.

    Args:
        content: What is in the file.
        file: Its name, for messages.

    Raises:
        SetupError: It is none, or not that of a press with four inks.
    """
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content)).profile
    except (OSError, ImageCms.PyCMSError):
        raise SetupError("setup.profile-broken", file=file) from None
    if not is_of_press(content):
        kind = f"{profile.device_class}, {profile.xcolor_space.strip()}"
        raise SetupError("setup.profile-kind", file=file, kind=kind)
    return Profile(content, (profile.profile_description or file).strip())


def separate(pdf: Any, profile: Profile, title: str, day: str | None) -> None:
    """Make a file of WeasyPrint, about to be written, one for a press.

    Args:
        pdf: The `pydyf.PDF`.
        profile: Of the press.
        title: Of the file.
        day: On which it was made.

    Raises:
        PressWarning: It has a colour or a picture for which there is no ink.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            _separate_stream(item)
        elif isinstance(item, pydyf.Dictionary):
            _separate_dictionary(item, pdf)
    day = day or _NO_DAY
    for name in ("CreationDate", "ModDate"):
        pdf.info[name] = pydyf.String(f"D:{day.replace('-', '')}")
    pdf.info["Trapped"] = "/False"
    _embed(pdf, profile)
    xmp = pydyf.Stream([metadata_of(title, day)], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(xmp)
    pdf.catalog["Metadata"] = xmp.reference


def _embed(pdf: Any, profile: Profile) -> None:
    icc = pydyf.Stream([profile.content], {"N": 4}, compress=True)
    pdf.add_object(icc)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFX",
        "OutputConditionIdentifier": pydyf.String("Custom"),
        "Info": pydyf.String(profile.name),
        "DestOutputProfile": icc.reference,
    }
    pdf.catalog["OutputIntents"] = pydyf.Array([pydyf.Dictionary(intent)])


def _separate_stream(stream: Any) -> None:
    extra = stream.extra
    if extra.get("Subtype") == "/Image":
        if extra.get("ColorSpace") not in ("/DeviceCMYK", "/DeviceGray"):
            raise PressWarning(f"a picture in {extra.get('ColorSpace')}")
        return
    if "Group" in extra:
        extra["Group"]["CS"] = "/DeviceCMYK"
    if "Length1" in extra or extra.get("Type") in ("/Metadata", "/ObjStm"):
        return
    stream.stream = [
        _in_ink(piece) if isinstance(piece, bytes) else piece for piece in stream.stream
    ]


def _in_ink(piece: bytes) -> bytes:
    """Return an operator that sets a colour with its ink; any other as it is."""
    match = _RGB.fullmatch(piece)
    if match is None:
        return piece
    stroke = match[4] == b"RG"
    colour = _name_of(float(match[n]) for n in (1, 2, 3))
    if colour == MARKS:
        return b"/All CS 1 SCN" if stroke else b"/All cs 1 scn"
    inks = b" ".join(b"%g" % part for part in _inks_of(colour))
    return inks + (b" K" if stroke else b" k")


def _separate_dictionary(item: Any, pdf: Any) -> None:
    if "ShadingType" in item and item["ColorSpace"] == "/DeviceRGB":
        item["ColorSpace"] = "/DeviceCMYK"
        _separate_function(item["Function"])
    elif "ExtGState" in item and "ColorSpace" in item:  # what all pages share
        item["ColorSpace"] = pydyf.Dictionary({"All": _ALL})


def _separate_function(function: Any) -> None:
    """Put inks in place of the colours of a gradient: between two of them it is straight."""
    for part in function.get("Functions", ()):
        _separate_function(part)
    for end in ("C0", "C1"):
        if end in function:
            function[end] = pydyf.Array(_inks_of(_name_of(map(float, function[end]))))


def _name_of(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _inks_of(colour: str) -> tuple[float, float, float, float]:
    """Return the inks of `colour`, from 0 to 1 as a PDF has them."""
    if colour not in INKS:
        raise PressWarning(f"no ink for {colour}")
    cyan, magenta, yellow, black = INKS[colour]
    return cyan / 100, magenta / 100, yellow / 100, black / 100


def metadata_of(title: str, day: str) -> bytes:
    """Return the XMP of a PDF/X-4 file (ISO 15930-7, 6.16); equal for equal arguments."""
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{_uuid(title, day)}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _uuid(title: str, day: str) -> uuid.UUID:
    """Return a number for the file that is the same each time it is made."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"noticeboard:{title}:{day}")
