"""Files made wrong on purpose, one fault each: its check finds it, and no other finds anything."""

from __future__ import annotations

import io
import shutil

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from noticeboard import pipeline
from noticeboard.mkdocs_plugins.run import settings_of
from noticeboard.publish.preflight import inspect_file
from noticeboard.publish.preflight.inspect import CHECKS
from tests.helpers.posters import MM, Poster


def faults(found, level="fault"):
    return {
        name: [one.message_id for one in said if one.level == level]
        for name, said in found.items()
        if any(one.level == level for one in said)
    }


def draw(content):
    """Return a change that draws on the first page, over all that is there."""

    def change(document):
        page = document.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q q " + content.encode() + b" Q", prepend=False)

    return change


def resources(document):
    return document.pages[0].Resources


def no_bleed_box(document):
    del document.pages[0].BleedBox


def little_bleed(document):
    left, bottom, right, top = (float(value) for value in document.pages[0].TrimBox)
    document.pages[0].BleedBox = [left - MM, bottom - MM, right + MM, top + MM]


def wide_bleed(document):
    document.pages[0].BleedBox = [-10, -10, 2000, 2000]


def no_intent_profile(document):
    del document.Root.OutputIntents[0].DestOutputProfile


def profile_of_a_screen(document):
    from PIL import ImageCms

    content = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    document.Root.OutputIntents[0].DestOutputProfile = document.make_stream(content)


def broken_profile(document):
    document.Root.OutputIntents[0].DestOutputProfile = document.make_stream(b"profile")


def no_metadata(document):
    del document.Root.Metadata


def little_metadata(document):
    old = document.Root.Metadata.read_bytes()
    document.Root.Metadata = document.make_stream(old.replace(b"pdf:Trapped", b"pdf:Other"))


def a_link(document):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([300, 300, 310, 310]))
    document.pages[0].obj.Annots = Array([document.make_indirect(link)])


def image(document):
    """Return the photo of the sheet."""
    return next(i for i in document.objects if getattr(i, "Subtype", None) == Name.Image)


def photo_of(mode, width):
    """Return a change that puts a photo of one colour in place of the photo."""

    def change(document):
        count, space = {"RGB": (3, "/DeviceRGB"), "CMYK": (4, "/DeviceCMYK")}[mode]
        height = width * 5 // 4
        data = (b"\x9f\x73\x55" if count == 3 else b"\x20\x60\x70\x10") * width * height
        old = image(document)
        old.write(data, filter=None, decode_parms=None)
        for key in ("/Decode", "/DecodeParms"):
            if key in old:
                del old[key]
        old.Width, old.Height, old.ColorSpace = width, height, Name(space)
        old.BitsPerComponent = 8

    return change


def gradient_in_rgb(document):
    for item in document.objects:
        if isinstance(item, Dictionary) and "/ShadingType" in item:
            item.ColorSpace = Name.DeviceRGB
            for part in item.Function.get("/Functions", [item.Function]):
                part.C0, part.C1 = Array([0.7, 0.1, 0.1]), Array([0.5, 0.05, 0.1])


def group_in_rgb(document):
    form = document.make_stream(b"")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    resources(document).XObject = Dictionary(
        {**dict(resources(document).get("/XObject", {})), "/Own": form}
    )
    draw("/Own Do")(document)


def font_outside(document):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources(document).Font.Own = document.make_indirect(font)


def letters(size, left_mm, bottom_mm):
    """Return a change that sets two letters of a font of the sheet."""

    def change(document):
        name = next(iter(resources(document).Font.keys()))
        at = f"{left_mm * MM:.2f} {bottom_mm * MM:.2f}"
        draw(f"0 0 0 1 k BT {name} {size} Tf {at} Td <00010002> Tj ET")(document)

    return change


def spoilt_code(document):
    """Paint over most of the data of the code, and leave the corners by which it is found."""
    draw(f"0 0 0 0 k {44 * MM} {26 * MM} {40 * MM} {40 * MM} re f")(document)


def other_numbers(document):
    """As some subsetters leave it: every glyph with the CID that it had in the whole font."""
    document.docinfo.Creator = "another program"
    for font in document.objects:
        if isinstance(font, Dictionary) and font.get("/Subtype") == "/CIDFontType0":
            file = font.FontDescriptor.FontFile3
            cut = TTFont(io.BytesIO(file.read_bytes()))
            top = cut["CFF "].cff.topDictIndex[0]
            top.charset = [".notdef", *(f"cid{n:05d}" for n in range(7, len(top.charset) + 6))]
            stream = io.BytesIO()
            cut.save(stream)
            file.write(stream.getvalue())


#: What is done to a sheet, the check that must find it, and what it must say.
WRONG = (
    (no_bleed_box, "boxes", "preflight.box-missing"),
    (little_bleed, "boxes", "preflight.bleed"),
    (wide_bleed, "boxes", "preflight.box-outside"),
    (no_intent_profile, "claims", "preflight.intent-profile"),
    (profile_of_a_screen, "claims", "preflight.intent-kind"),
    (broken_profile, "claims", "preflight.intent-broken"),
    (no_metadata, "claims", "preflight.claim"),
    (little_metadata, "claims", "preflight.claim-metadata"),
    (a_link, "claims", "preflight.claim-acts"),
    (draw("1 0 0 rg"), "colours", "preflight.colour-fill"),
    (draw("1 0 0 RG"), "colours", "preflight.colour-fill"),
    (photo_of("RGB", 480), "colours", "preflight.colour-image"),
    (gradient_in_rgb, "colours", "preflight.colour-shading"),
    (group_in_rgb, "colours", "preflight.colour-group"),
    (draw("1 1 1 0.2 k"), "inks", "preflight.ink"),
    (font_outside, "fonts", "preflight.font-outside"),
    (letters(5, 120, 140), "type", "preflight.type"),
    (draw("0 0 0 1 K 0.3 w 350 400 m 450 400 l S"), "lines", "preflight.line"),
    (draw("0 0 0 1 k 350 400 100 0.3 re f"), "lines", "preflight.line"),
    (photo_of("CMYK", 40), "images", "preflight.image"),
    (letters(10, 120, 11.5), "margin", "preflight.margin-text"),
    (draw(f"0 0 0 1 k {11 * MM} 500 40 40 re f"), "margin", "preflight.margin-thing"),
    (spoilt_code, "codes", "preflight.code"),
    (other_numbers, "engines", "preflight.engine"),
)


@pytest.fixture
def wrong(sheet, tmp_path):
    """A function that makes a sheet wrong and returns its path."""

    def make(change, **how):
        with pikepdf.open(sheet) as document:
            change(document)
            document.save(tmp_path / "wrong.pdf", **how)
        return tmp_path / "wrong.pdf"

    return make


@pytest.mark.parametrize(("change", "check", "message"), WRONG)
def test_one_fault_is_found_by_its_check_and_no_other(wrong, change, check, message):
    found = faults(inspect_file(wrong(change)))
    # Without a profile that says how inks look, each program shows them in its own way.
    assert {*found} - {"engines"} == {check} - {"engines"}
    assert {*found[check]} == {message}


def test_every_check_is_seen_to_fail():
    assert {check for _, check, _ in WRONG} == {*CHECKS}


def test_a_photo_that_is_rather_coarse_is_a_warning(wrong):
    found = inspect_file(wrong(photo_of("CMYK", 160)))
    assert not faults(found)
    assert faults(found, "warning") == {"images": ["preflight.image"]}


@pytest.mark.parametrize("where", ["print/press", "print"])
def test_every_file_passes(pressed, where):
    files = sorted((pressed / where).rglob("*.pdf"))
    assert files
    for file in files:
        found = inspect_file(file)
        assert not faults(found), file
        assert {*found} == {*CHECKS}


def test_a_sheet_that_is_not_cut_needs_no_bleed_and_its_lines_may_reach_the_edge(pressed, tmp_path):
    settings = settings_of(pressed / "mkdocs.yml", "2026-11-22")
    pipeline.print_posters(settings, ("hubin",), ("slip-a4",))
    path = pressed / "print/hubin/slip-a4-blank.pdf"
    told = inspect_file(path)
    assert not faults(told)
    assert not faults(told, "warning")
    assert [one.message_id for one in told["boxes"]] == ["preflight.box-ok"]
    assert [one.message_id for one in told["margin"]] == ["preflight.margin-uncut"]
    assert "preflight.bleed" in faults(inspect_file(path, for_press=True))["boxes"]
    with pikepdf.open(path) as document:
        letters(10, 120, 1)(document)
        document.save(tmp_path / "letters.pdf")
    told = faults(inspect_file(tmp_path / "letters.pdf"), "warning")
    assert told == {"margin": ["preflight.margin-text"]}
    with pikepdf.open(path) as document:
        del document.pages[0].BleedBox
        document.save(tmp_path / "boxless.pdf")
    told = faults(inspect_file(tmp_path / "boxless.pdf"), "warning")
    assert told["boxes"] == ["preflight.box-missing"]
    assert told["margin"] == ["preflight.margin-thing"]


def test_a_file_for_an_office_is_none_for_a_press(pressed):
    found = faults(inspect_file(pressed / "print/hubin/lou1/poster-a3.pdf", for_press=True))
    assert {*found} == {"claims", "colours"}
    assert "preflight.intent" in found["claims"]


def test_a_pack_for_a_press_says_for_which(pressed):
    told = inspect_file(pressed / "print/press/hubin/notices-a4.pdf")
    assert told["claims"][0].message_id == "preflight.press-ok"


def test_a_file_with_a_password_is_told(wrong):
    locked = wrong(lambda _: None, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert faults(inspect_file(locked)) == {"file": ["preflight.file-locked"]}


def test_a_file_that_anybody_may_open_but_not_change_is_none_for_a_press(wrong):
    locked = wrong(lambda _: None, encryption=pikepdf.Encryption(owner="o", user=""))
    assert faults(inspect_file(locked)) == {"claims": ["preflight.claim-encrypted"]}


@pytest.mark.parametrize("content", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF\n"])
def test_what_is_no_pdf_is_told(tmp_path, content):
    (tmp_path / "odd.pdf").write_bytes(content)
    assert faults(inspect_file(tmp_path / "odd.pdf")) == {"file": ["preflight.file-broken"]}


def test_a_file_cut_short_is_told_and_nothing_breaks(sheet, tmp_path):
    (tmp_path / "cut.pdf").write_bytes(sheet.read_bytes()[:60_000])
    assert faults(inspect_file(tmp_path / "cut.pdf"))


def test_a_file_that_is_not_there_is_told(tmp_path):
    found = inspect_file(tmp_path / "none.pdf")
    assert faults(found) == {"file": ["preflight.file-unread"]}


def test_another_program_that_is_not_there_is_a_note(sheet, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    said = inspect_file(sheet)["engines"]
    assert {one.message_id for one in said} == {"preflight.engine-none"}


def test_the_black_of_text_and_codes_is_one_ink(sheet):
    """As a print shop would see it: nothing below black where there is text or a code."""
    with pikepdf.open(sheet) as document:
        steps = pikepdf.parse_content_stream(document.pages[0])
        fills = [[float(v) for v in s.operands] for s in steps if str(s.operator) == "k"]
    dark = [inks for inks in fills if inks[3] > 0.6]
    assert dark
    assert all(inks[:3] == [0, 0, 0] for inks in dark)
    assert Poster(sheet).codes() == ["HTTPS://BOARD.EXAMPLE/Q/A2A2-1/"]
