"""Whether what a file claims to be, PDF/X, is borne out: intent, profile, metadata."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
from PIL import ImageCms

from noticeboard.publish.preflight.finding import Finding, fault, note, ok
from noticeboard.publish.preflight.opened import Opened

__all__ = ["check_claims"]

_VERSION = re.compile(rb"GTS_PDFXVersion[^<]{0,40}>([^<]{1,40})<|GTS_PDFXVersion=\"([^\"]{1,40})\"")
#: What ISO 15930-7 wants in the metadata.
_WANTED = (b"xmp:CreateDate", b"xmp:ModifyDate", b"xmp:MetadataDate", b"dc:title",
           b"xmpMM:DocumentID", b"xmpMM:RenditionClass", b"pdf:Trapped")  # fmt: skip
#: What acts, and so does not stand still on paper.
_ACTS = ("/AA", "/OpenAction", "/AcroForm")


def check_claims(file: Opened) -> Iterator[Finding]:
    """Look at the output intent, its profile, and what PDF/X asks for besides."""
    if not file.for_press:
        yield note("preflight.office")
        return
    found = [*_intent(file.structure), *_standard(file.structure)]
    yield from found or [ok("preflight.press-ok", profile=_name(file.structure))]


def _profile(document: pikepdf.Pdf) -> pikepdf.Object | None:
    for intent in document.Root.get("/OutputIntents", []):
        if intent.get("/S") == "/GTS_PDFX":
            return intent.get("/DestOutputProfile")
    return None


def _name(document: pikepdf.Pdf) -> str:
    stream = _profile(document)
    assert stream is not None, "it has been looked at"
    profile = ImageCms.ImageCmsProfile(io.BytesIO(stream.read_bytes())).profile
    return (profile.profile_description or "?").strip()


def _intent(document: pikepdf.Pdf) -> Iterator[Finding]:
    if not any(i.get("/S") == "/GTS_PDFX" for i in document.Root.get("/OutputIntents", [])):
        yield fault("preflight.intent")
        return
    stream = _profile(document)
    if stream is None:
        yield fault("preflight.intent-profile")
        return
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(stream.read_bytes())).profile
    except (OSError, ImageCms.PyCMSError):
        yield fault("preflight.intent-broken")
        return
    if profile.device_class != "prtr" or profile.xcolor_space.strip() != "CMYK":
        kind = f"{profile.device_class}, {profile.xcolor_space.strip()}"
        yield fault("preflight.intent-kind", kind=kind)


def _standard(document: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what PDF/X-4 asks for and is not there."""
    stream = document.Root.get("/Metadata")
    xmp = stream.read_bytes() if isinstance(stream, pikepdf.Stream) else b""
    match = _VERSION.search(xmp)
    told = (match[1] or match[2]).decode() if match else document.docinfo.get("/GTS_PDFXVersion")
    if not told:
        yield fault("preflight.claim")
    elif str(told) == "PDF/X-4":
        missing = [name.decode() for name in _WANTED if name not in xmp]
        if missing:
            yield fault("preflight.claim-metadata", names="、".join(missing))
    if "/ID" not in document.trailer:
        yield fault("preflight.claim-id")
    if document.is_encrypted:
        yield fault("preflight.claim-encrypted")
    acting = [name for name in _ACTS if name in document.Root]
    noted = any(len(page.obj.get("/Annots", [])) for page in document.pages)
    if acting or noted:
        names = "、".join([*acting, *(["/Annots"] if noted else [])])
        yield fault("preflight.claim-acts", names=names)
